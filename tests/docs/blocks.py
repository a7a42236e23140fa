"""The code blocks of a Markdown page, with the remarks that say what a test does with them.

A remark is a comment on the line before a block; readers do not see it.

===================================  =======================================================================================
``<!-- file: NAME -->``              the block is the file NAME from here on
``<!-- into: NAME -->``              its sections replace those of the same name in NAME; new ones come at the end
``<!-- from: CASE -->``              an excerpt: all of it stands in that bundled case
``<!-- change: CASE -->``            a piece of a case: the bundled case, changed by it, has no problems
``<!-- exit: N -->``                 the last command ends with this code (left out: 0)
``<!-- shown -->``                   for the eye only
===================================  =======================================================================================
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(r"^(?P<marks>`{3,})(?P<language>[^`\n]*)\n(?P<body>.*?)^(?P=marks)[ ]*$", re.MULTILINE | re.DOTALL)
_REMARK = re.compile(r"<!-- (?P<word>[a-z]+)(?:: (?P<argument>[^\n]*?))? -->[ ]*\n\s*\Z")


@dataclass(frozen=True, slots=True)
class Block:
    """One block: its language, its text, what is to be done with it, the line it begins at, and where its text stands in the page."""

    language: str
    body: str
    word: str
    argument: str
    line: int
    start: int
    follows: bool


def blocks_of(text: str) -> list[Block]:
    """List the blocks of a page; directives of the manual (``{...}``) are none.

    ``follows`` tells whether nothing but space stands between a block and the one before it.
    """
    found: list[Block] = []
    end = 0
    for fence in _FENCE.finditer(text):
        language = fence["language"].strip()
        if not language.startswith("{"):
            remark = _REMARK.search(text, end, fence.start())
            word, argument = (remark["word"], remark["argument"] or "") if remark else ("", "")
            follows = bool(end) and not text[end : fence.start()].strip()
            line = text.count("\n", 0, fence.start()) + 1
            found.append(Block(language, fence["body"], word, argument, line, fence.start("body"), follows))
        end = fence.end()
    return found


def put_into(text: str, excerpt: str) -> str:
    """Put the sections of an excerpt into a case's text: each replaces the section of its name, or comes at the end."""
    sections = _sections(text) | _sections(excerpt)
    return "".join(sections.values())


def _sections(text: str) -> dict[str, str]:
    """Split a case's text at its top-level keys; a remark above a key belongs to it."""
    found: dict[str, str] = {}
    waiting = key = ""
    for line in text.splitlines(keepends=True):
        if line.startswith("#"):
            waiting += line
        elif line[:1].strip():
            key = line.split(":", 1)[0]
            found[key] = waiting + line
            waiting = ""
        else:
            found[key] = found.get(key, "") + waiting + line
            waiting = ""
    return found


def pages(root: Path) -> list[Path]:
    """List the pages whose blocks are run: the manual's and the first page."""
    return [root / "README.md", *sorted(path for path in (root / "docs").rglob("*.md") if "_build" not in path.parts)]
