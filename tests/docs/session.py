"""Follows a page as a reader would: writes its files, gives its commands, compares what they print."""

from __future__ import annotations

import contextlib
import difflib
import io
import json
import shlex
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from typer.testing import CliRunner

import accords
from accords.cli.main import app
from accords.study.catalog import text_of
from docs.blocks import Block, put_into

# These set up or open something; everything else on a page is run.
SKIPPED = ("make ", "pip install ", "git clone ", "python -m http.server")
_GAP = "..."


@dataclass
class Session:
    """One page read from top to bottom, in a folder of its own.

    Attributes
    ----------
    root, folder
        The project's folder, and the reader's own; commands run in the second, the current one.
    printed
        What the last block printed.
    fresh
        For output blocks that no longer show what is printed: block -> what it would show.
    """

    root: Path
    folder: Path
    printed: str = ""
    fresh: dict[Block, str] = field(default_factory=dict)
    names: dict[str, Any] = field(default_factory=lambda: {"__name__": "__page__"})

    def read(self, block: Block) -> None:
        """Do what a block says; raises or asserts where it does not hold."""
        if block.word == "shown":
            return
        match block.language:
            case "sh":
                self.commands(block)
            case "python":
                self.python(block)
            case "yaml":
                self.case(block)
            case "xml" if block.word == "file":
                (self.folder / block.argument).write_text(block.body, encoding="utf-8")
            case "text" | "json" | "markdown" if block.follows:
                self.output(block)
            case "json":
                json.loads(block.body)
            case _:
                raise AssertionError(f"nobody says what to do with a block of '{block.language}': give it a remark, or run it")

    # -- commands ----------------------------------------------------------------------------------------------------------------

    def commands(self, block: Block) -> None:
        """Run each line; only the last may end with a code other than 0."""
        lines = [line for line in block.body.splitlines() if line.strip() and not line.startswith(("#", *SKIPPED))]
        self.printed = ""
        for line in lines:
            wanted = int(block.argument) if block.word == "exit" and line is lines[-1] else 0
            code, printed = self.command(line)
            assert code == wanted, f"{line}\nended with {code} and not {wanted}:\n{printed}"
            self.printed += printed

    def command(self, line: str) -> tuple[int, str]:
        """Run one line of a shell: ``accords ... [> FILE]``, ``cp FROM-THE-PROJECT TO``."""
        words = shlex.split(line, comments=True)
        if words[0] == "cp":
            shutil.copyfile(self.root / words[1], self.folder / (Path(words[1]).name if words[2] == "." else words[2]))
            return 0, ""
        assert words[0] == "accords", f"nobody says how to run: {line}"
        words, target = (words[:-2], words[-1]) if ">" in words else (words, "")
        finished = CliRunner(env={"COLUMNS": "80", "SOURCE_DATE_EPOCH": ""}).invoke(app, words[1:], prog_name="accords")
        if finished.exception and not isinstance(finished.exception, SystemExit):
            raise finished.exception
        if target:
            (self.folder / target).write_text(finished.stdout, encoding="utf-8")
        return finished.exit_code, finished.stderr if target else finished.output

    def python(self, block: Block) -> None:
        """Run a piece of Python; all pieces of a page share their names."""
        shown = io.StringIO()
        with contextlib.redirect_stdout(shown):
            exec(compile("\n" * block.line + block.body, "<page>", "exec"), self.names)  # noqa: S102 the manual's own code
        self.printed = shown.getvalue()

    def output(self, block: Block) -> None:
        """Compare what was printed with what the page shows; a line ``...`` stands for any paragraphs."""
        if not shows(block.body, self.printed):
            self.fresh[block] = refreshed(block.body, self.printed)

    # -- cases -------------------------------------------------------------------------------------------------------------------

    def case(self, block: Block) -> None:
        """Check a case or a piece of one."""
        match block.word:
            case "file" | "into":
                path = self.folder / block.argument
                path.write_text(put_into(path.read_text(encoding="utf-8") if block.word == "into" else "", block.body), encoding="utf-8")
            case "from":
                missing = absent(_plain(block.body), _plain(text_of(block.argument)))
                assert not missing, f"{block.argument} does not have: {'; '.join(missing)}"
            case "change":
                accords.loads(text_of(block.argument)).edit(change=_plain(block.body))
            case _:
                accords.loads(block.body)


def shows(shown: str, printed: str) -> bool:
    """Whether an output block shows what was printed, with gaps where it says so."""
    pieces = [_paragraphs(piece) for piece in _pieces(shown)]
    rest = _paragraphs(printed)
    first, last = pieces[0], pieces[-1]
    if len(pieces) == 1:
        return first == rest
    if rest[: len(first)] != first or (last and rest[-len(last) :] != last):
        return False
    at = len(first)
    for piece in pieces[1:]:
        at = next((index for index in range(at, len(rest) + 1) if rest[index : index + len(piece)] == piece), -1)
        if at < 0:
            return False
        at += len(piece)
    return True


def refreshed(shown: str, printed: str) -> str:
    """Give the output block anew: the paragraphs most like those that it showed, in order, with gaps for the others."""
    pieces, rest = _pieces(shown), _paragraphs(printed)
    if len(pieces) == 1:
        return "\n\n".join(rest) + "\n"
    kept = _alike([paragraph for piece in pieces for paragraph in _paragraphs(piece)], rest)
    fresh, before = [], -1
    for at in [*kept, len(rest)]:
        fresh += [_GAP] if at > before + 1 else []
        fresh += rest[at : at + 1]
        before = at
    return "\n\n".join(fresh) + "\n"


def _alike(old: list[str], new: list[str]) -> list[int]:
    """Match old paragraphs with new ones in order so that they are as alike as can be; give the positions of the new ones."""
    best: list[tuple[float, list[int]]] = [(0.0, [])] * (len(new) + 1)
    for paragraph in old:
        before, best = best, [(0.0, [])]
        for at, other in enumerate(new):
            like = difflib.SequenceMatcher(None, paragraph, other, autojunk=False).ratio()
            taken = (before[at][0] + like, [*before[at][1], at])
            best.append(max(taken, best[at], before[at + 1], key=lambda pair: pair[0]))
    return best[-1][1]


def absent(piece: Any, whole: Any, path: str = "") -> list[str]:
    """List where a piece of a case is not part of the whole."""
    if isinstance(piece, Mapping):
        if not isinstance(whole, Mapping):
            return [path]
        return [
            fault
            for key, value in piece.items()
            for fault in (absent(value, whole[key], f"{path}.{key}".lstrip(".")) if key in whole else [f"{path}.{key}".lstrip(".")])
        ]
    return [] if piece == whole else [f"{path}: {piece}"]


def _plain(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(text)


def _pieces(shown: str) -> list[str]:
    pieces = [""]
    for line in shown.splitlines():
        if line.strip() == _GAP:
            pieces.append("")
        else:
            pieces[-1] += f"{line}\n"
    return pieces


def _paragraphs(text: str) -> list[str]:
    """Split a text where lines are empty; what a line ends with does not count."""
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return [paragraph.strip("\n") for paragraph in lines.split("\n\n") if paragraph.strip("\n")]
