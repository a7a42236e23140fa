"""Every code block of the manual and of README.md does what the page says.

Where the program's sentences have changed, ``ACCORDS_DOCS=refresh`` writes what is printed now into the pages; read the difference.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from accords.study.registry import LENSES
from docs.blocks import Block, blocks_of, pages, put_into
from docs.session import Session, absent, refreshed, shows
from manual import GENERATORS, generated
from manual.command_line import commands

ROOT = Path(__file__).parent.parent.parent
DOCS = ROOT / "docs"
PAGES = pages(ROOT)
REFRESH = os.environ.get("ACCORDS_DOCS") == "refresh"


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


@pytest.mark.no_cover
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_block_of_a_page_does_what_the_page_says(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    session = Session(ROOT, tmp_path)
    text = text_of(page)
    for block in blocks_of(text):
        try:
            session.read(block)
        except Exception as fault:
            fault.add_note(f"in the block at {page.relative_to(ROOT)}:{block.line}")
            raise
    if REFRESH and session.fresh:
        page.write_text(with_fresh_output(text, session.fresh), encoding="utf-8")
    stale = [f"{page.relative_to(ROOT)}:{block.line}\n{fresh}" for block, fresh in session.fresh.items()]
    assert not stale, "other than shown (ACCORDS_DOCS=refresh writes it into the page):\n" + "\n".join(stale)


def with_fresh_output(text: str, fresh: dict[Block, str]) -> str:
    for block, body in sorted(fresh.items(), key=lambda pair: -pair[0].start):
        text = text[: block.start] + body + text[block.start + len(block.body) :]
    return text


def test_every_lens_has_a_page_and_every_page_a_lens() -> None:
    have = {page.stem for page in (DOCS / "reference" / "lenses").glob("*.md")} - {"index"}
    assert have == set(LENSES), "docs/reference/lenses/ID.md holds one line: <!-- generated: lens ID -->"
    assert all(f"<!-- generated: lens {name} -->" in text_of(DOCS / "reference" / "lenses" / f"{name}.md") for name in LENSES)


@pytest.mark.parametrize(
    "name", [name for name, command in commands() if not getattr(command, "commands", None) and name.split()[-1] not in LENSES]
)
def test_every_command_is_used_on_some_page_of_the_manual(name: str) -> None:
    used = [page for page in PAGES if any(re.search(rf"^{name}\b", block.body, re.MULTILINE) for block in blocks_of(text_of(page)))]
    assert used, f"no page of the manual runs '{name}': show it where it helps"
    assert f"\n## {name}\n" in generated(text_of(DOCS / "reference" / "command-line.md"))


def test_every_part_that_can_be_generated_is_on_a_page() -> None:
    asked = {found for page in PAGES for found in re.findall(r"<!-- generated: ([a-z-]+)", text_of(page))}
    assert asked == set(GENERATORS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)", text_of(page))
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_page_of_the_manual_stands_in_a_table_of_contents(page: Path) -> None:
    if DOCS in page.parents and page != DOCS / "index.md":
        index = page.parent.parent / "index.md" if page.stem == "index" else page.parent / "index.md"
        entry = f"{page.parent.name}/index" if page.stem == "index" else page.stem
        assert f"\n{entry}\n" in text_of(index) or ":glob:\n\n*\n" in text_of(index)
    else:
        assert text_of(page).startswith("# ")


def test_sections_of_an_excerpt_replace_those_of_its_name() -> None:
    text = "title: One\n# of the parties\nparties:\n  a: {}\n\nissues:\n  x: {}\n"
    assert put_into(text, "parties:\n  b: {}\n") == "title: One\nparties:\n  b: {}\nissues:\n  x: {}\n"
    assert put_into("a: 1\n", "# more\nb: 2\n") == "a: 1\n# more\nb: 2\n"


def test_gaps_in_an_output_stand_for_whole_paragraphs() -> None:
    printed = "one\n\ntwo\nlines\n\nthree\n"
    assert shows("one\n\ntwo\nlines\n\nthree\n", printed)
    assert shows("one\n\n...\n\nthree\n", printed)
    assert shows("...\n\ntwo\nlines\n\n...\n", printed)
    assert not shows("...\n\ntwo\n\n...\n", printed)
    assert not shows("one\n\nthree\n", printed)
    assert refreshed("...\n\ntwo line\n\n...\n", printed) == "...\n\ntwo\nlines\n\n...\n"


def test_an_excerpt_is_compared_with_the_whole() -> None:
    whole = {"a": {"b": "1", "c": ["x", "y"]}}
    assert absent({"a": {"c": ["x", "y"]}}, whole) == []
    assert absent({"a": {"b": "2", "d": "3"}}, whole) == ["a.b: 2", "a.d"]
