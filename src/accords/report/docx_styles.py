"""Word's own styles, set for a sober page of A4: whoever opens the file changes a style and not a thousand paragraphs."""

from __future__ import annotations

from typing import Any, Final

from accords.blocks import Document
from accords.report.characters import clean
from accords.report.docx_parts import add_field, element

_FONT: Final = "Calibri"
_DARK: Final = "1F2933"
_GREY: Final = "5F6B76"
_LINE: Final = "A9B2BA"
TEXT_WIDTH: Final = 170
"""The width of the text in millimetres."""
_PAGE_WIDTH, _PAGE_HEIGHT = 210, 297
# Style -> size in points, bold, colour, space before and after in points.
_PARAGRAPHS: Final[dict[str, tuple[float, bool, str, float, float]]] = {
    "Normal": (10, False, "000000", 0, 4),
    "Title": (19, True, _DARK, 0, 2),
    "Subtitle": (11, False, _GREY, 0, 6),
    "Heading 1": (13, True, _DARK, 9, 3),
    "Heading 2": (11, True, _DARK, 7, 2),
    "Heading 3": (10, True, _DARK, 5, 2),
    "Heading 4": (10, False, _DARK, 4, 2),
    "List Bullet": (10, False, "000000", 0, 2),
    "List Number": (10, False, "000000", 0, 2),
    "Caption": (9, False, _GREY, 4, 2),
    "Quote": (10, False, "000000", 2, 5),
    "footnote text": (8.5, False, "000000", 0, 1.5),
    "Footer": (8.5, False, _GREY, 0, 0),
    "Header": (8.5, False, _GREY, 0, 0),
}


def set_styles(word: Any, document: Document) -> None:
    """Set the styles, the language and the direction of a document."""
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415 the extra ``office``
    from docx.shared import Pt, RGBColor  # noqa: PLC0415 the same

    styles = word.styles
    styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH, builtin=True).base_style = styles["Normal"]
    code = styles.add_style("HTML Code", WD_STYLE_TYPE.CHARACTER, builtin=True)
    _font(code, "Consolas")
    code.font.size = Pt(9)
    for name, (size, bold, colour, before, after) in _PARAGRAPHS.items():
        style = styles[name]
        _font(style, _FONT)
        style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
        style.font.cs_bold, style.font.cs_italic = bold, False
        style.font.color.rgb = RGBColor.from_string(colour)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.line_spacing = 1.0
        style.element.rPr.append(element("w:szCs", val=str(round(size * 2))))
    for name in ("Title", "Subtitle"):
        for spread in styles[name].element.rPr.findall(element("w:spacing").tag):
            styles[name].element.rPr.remove(spread)
    for line in styles["Table Grid"].element.iter():
        if line.get(element("w:top", color="").keys()[0]) is not None:
            line.set(element("w:top", color="").keys()[0], _LINE)
    for border in styles["Title"].element.pPr.findall(element("w:pBdr").tag):
        styles["Title"].element.pPr.remove(border)
    _set_off(styles["Quote"], document)
    note = styles["footnote text"].paragraph_format
    note.left_indent, note.first_line_indent = Pt(22), Pt(-22)
    note.tab_stops.add_tab_stop(Pt(22))
    defaults = styles.element.find(element("w:docDefaults").tag).find(element("w:rPrDefault").tag).find(element("w:rPr").tag)
    for old in defaults.findall(element("w:lang").tag):
        defaults.remove(old)
    tag = clean(document.language)
    defaults.append(element("w:lang", val=tag, eastAsia=tag, bidi=tag))
    if document.direction == "rtl":
        styles["Normal"].element.get_or_add_pPr().append(element("w:bidi"))


def set_page(word: Any, document: Document) -> None:
    """Set A4 with narrow margins, and a footer with the title and the number of the page."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 the extra ``office``
    from docx.shared import Mm  # noqa: PLC0415 the same

    section = word.sections[0]
    section.page_width, section.page_height = Mm(_PAGE_WIDTH), Mm(_PAGE_HEIGHT)
    section.left_margin = section.right_margin = Mm((_PAGE_WIDTH - TEXT_WIDTH) / 2)
    section.top_margin, section.bottom_margin = Mm(16), Mm(16)
    section.footer_distance = section.header_distance = Mm(8)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer.add_run(f"{clean(document.title).strip()}  \u00b7  ")
    add_field(footer, "PAGE")
    footer.add_run(" / ")
    add_field(footer, "NUMPAGES")
    if document.direction == "rtl":
        section._sectPr.append(element("w:bidi"))  # noqa: SLF001 python-docx has no word for it


def _font(style: Any, name: str) -> None:
    """Name one font for every script, in place of the theme's, which few machines share."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for attribute, value in element("w:rFonts", ascii=name, hAnsi=name, cs=name, eastAsia=name).attrib.items():
        fonts.set(attribute, value)


def _set_off(style: Any, document: Document) -> None:
    """Set notes off by a line at their beginning and a light ground."""
    from docx.shared import Pt  # noqa: PLC0415 the extra ``office``

    side = "w:right" if document.direction == "rtl" else "w:left"
    borders = element("w:pBdr")
    borders.append(element(side, val="single", sz="12", space="6", color=_GREY))
    style.element.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:bidi", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )
    style.element.pPr.insert_element_before(
        element("w:shd", val="clear", color="auto", fill="F2F4F5"),
        "w:tabs",
        "w:suppressAutoHyphens",
        "w:bidi",
        "w:spacing",
        "w:ind",
        "w:jc",
    )
    style.paragraph_format.left_indent = Pt(8)
