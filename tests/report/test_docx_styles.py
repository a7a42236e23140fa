"""The styles and the page of a Word file."""

from __future__ import annotations

from dataclasses import replace

import docx
from docx.oxml.ns import qn

from accords.report.docx_styles import TEXT_WIDTH, set_page, set_styles
from report.documents import SAMPLE


def test_styles_are_words_own_with_one_font_for_every_script() -> None:
    word = docx.Document()
    set_styles(word, SAMPLE)
    for name in ("Normal", "Title", "Heading 1", "List Bullet", "Caption", "Quote"):
        fonts = word.styles[name].element.rPr.rFonts
        assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "cs", "eastAsia")} == {"Calibri"}
    assert word.styles["footnote text"].builtin
    assert word.styles["HTML Code"].builtin
    assert word.styles["Quote"].element.pPr.find(qn("w:shd")) is not None


def test_a_page_is_a4_with_a_numbered_footer() -> None:
    word = docx.Document()
    set_page(word, SAMPLE)
    section = word.sections[0]
    widths = (section.page_width, section.left_margin, section.right_margin)
    whole, *margins = (width.mm for width in widths if width)
    assert round(whole - sum(margins)) == TEXT_WIDTH
    footer = section.footer.paragraphs[0]
    assert footer.text.startswith(SAMPLE.title)
    assert [node.text.strip() for node in section.footer.part.element.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]


def test_right_to_left_is_said_of_styles_and_page() -> None:
    word = docx.Document()
    arabic = replace(SAMPLE, language="ar", direction="rtl")
    set_styles(word, arabic)
    set_page(word, arabic)
    assert word.styles["Normal"].element.pPr.find(qn("w:bidi")) is not None
    assert len(list(word.element.body.iter(qn("w:bidi")))) == 1
