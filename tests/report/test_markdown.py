"""Markdown keeps the structure, and user texts stay texts."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from markdown_it import MarkdownIt

from accords.blocks import Cite, Code, Document, Footnote, Heading, Inline, Name, Note, Picture, Strong, Table, text
from accords.report.characters import clean
from accords.report.citations import number_citations
from accords.report.grid import grid
from accords.report.markdown import to_markdown
from report.documents import DOCUMENTS, HOSTILE, SAMPLE, hostile_document, texts_of
from report.page import read_page

_READER = MarkdownIt("commonmark").enable("table")


def _written(*parts: Inline) -> str:
    return to_markdown(Document("T", "", (text(*parts),), ())).split("\n\n")[1].rstrip("\n")


def _has_the_documents_structure(document: Document) -> None:
    """No more and no other markup than the document has blocks."""
    tokens = _READER.parse(to_markdown(document))
    kinds = [token.type for token in tokens]
    inline = {child.type for token in tokens for child in token.children or ()}
    blocks = (*document.lead, *document.sections)
    tables = [block.table if isinstance(block, Picture) else block for block in blocks if isinstance(block, Table | Picture)]
    own = bool(number_citations(document).notes) + bool(document.provenance)
    assert kinds.count("heading_open") == 1 + sum(isinstance(block, Heading) for block in blocks) + own
    assert kinds.count("table_open") == sum(bool(grid(table).columns) for table in tables)
    assert kinds.count("blockquote_open") == sum(isinstance(block, Note) for block in blocks)
    assert kinds.count("hr") == bool(document.lead and document.sections)
    assert not {"html_block", "fence", "code_block"} & set(kinds)
    assert inline <= {"text", "text_special", "code_inline", "strong_open", "strong_close", "softbreak"}


def test_the_sample_as_markdown() -> None:
    assert to_markdown(SAMPLE) == _SAMPLE_MARKDOWN


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("a*b_c", Strong(" d ")), "a\\*b\\_c **d**"),
        ((Strong("a"), Strong("b")), "**a**\u200b**b**"),
        ((Code("a`b"),), "``a`b``"),
        ((Code("`"),), "`` ` ``"),
        ((Code("a|b"),), "`a|b`"),
        (("3. item",), "3\\. item"),
        (("- item",), "\\- item"),
        ((Cite("c"), "(see)"), "[^1]\\(see)"),
        ((Cite("c"), ": so"), "[^1]\\: so"),
        (("<b>&amp;",), "&lt;b&gt;&amp;amp;"),
        ((Name("مجلس"), "!"), "\u2068مجلس\u2069\\!"),
        (("see www.example.org or http://example.org",), "see www\\.example.org or http:\\//example.org"),
    ],
)
def test_inline_parts(parts: tuple[Inline, ...], expected: str) -> None:
    assert _written(*parts) == expected


def test_a_bar_in_a_table_cell_does_not_split_it() -> None:
    table = Table("t", ("a|b", "c"), ((text(Code("x | y")), text("p|q")),))
    written = to_markdown(Document("T", "", (table,), ()))
    page = read_page(_READER.render(written))
    assert len(page.all("td")) == 2
    assert "x | y" in page.text
    assert "p|q" in page.text


@pytest.mark.parametrize("words", ["javascript:alert(1)", 'javascript:alert(1) "title"', "word (title)"])
def test_a_footnote_is_no_link_where_footnotes_are_unknown(words: str) -> None:
    written = to_markdown(Document("T", "", (text("a", Cite("c")),), (), (Footnote("c", text(words)),)))
    assert read_page(_READER.render(written)).all("a") == []


def test_footnotes_that_nothing_cites_are_listed() -> None:
    written = to_markdown(SAMPLE)
    assert "- \\[3\\] Cited by nobody." in written
    assert "[^3]" not in written


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_texts_stay_texts(words: str) -> None:
    document = hostile_document(words)
    _has_the_documents_structure(document)
    assert not set(to_markdown(document)) & set("\x1b\x00\u202e\u2066")


@given(DOCUMENTS)
@example(Document("", "", (text(Cite("a"), Strong("("), "\\"),), (), (Footnote("a", text("x")),)))
def test_every_word_of_any_document_is_read_back(document: Document) -> None:
    _has_the_documents_structure(document)
    words_read = read_page(_READER.render(to_markdown(document))).text
    assert all(word in words_read for words in texts_of(document) for word in clean(words).split())


_SAMPLE_MARKDOWN = """\
# Two villages and a well

As seen on 17 December 2024

> **What this rests on.** It rests on two statements. It is neither a forecast nor a finding on any side.

Of 11 packages **five remain open**[^1].

---

## Positions

North village refuses `share > 40`[^1][^2].

### Share of the water

**Refusals on the share of the water**

| Party | Condition | Packages |
| --- | --- | --: |
| North village | `share > 40`[^1] | 4 |
| \u2068مجلس الشمال\u2069 | `fence in gate \\| removed` | 10 |

> **Read with care.** A condition that nobody stated may still exist.

## Change

- Nothing moved[^4].
- The rains failed.

1. First the gate.
2. Then the share.

> **Not known.** What \u2068مجلس الشمال\u2069 wants.

> **Approximate.** The list is not complete.

## Sources and statements

[^1]: District news, paragraph 3[^2].

[^2]: Note of a visit, page 2.

- \\[3\\] Cited by nobody.

[^4]: A statement that is not shown in this document.

## How this document was made

- Date: 2024-12-17
- Checksum: abababababababababababababababababababababababababababababababab
"""
