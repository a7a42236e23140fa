"""What goes into a brief."""

from __future__ import annotations

from hypothesis import given, settings

from accords.blocks import Bullets, Cite, Document, Footnote, Heading, Note, Table, text
from accords.report.brief import MOST_ROWS, brief
from accords.report.citations import number_citations
from report.documents import DOCUMENTS


def table(*rows: str) -> Table:
    return Table("Points", ("Supposing", "Open"), tuple((text(row), text("1")) for row in rows))


SAID = "If the condition of North did not hold"
ROWS = [f"If the condition number {number} did not hold" for number in range(8)]
DOCUMENT = Document(
    "T",
    "S",
    lead=(text("Lead", Cite("c1")), Bullets((text(f"{SAID}, more would be open."),))),
    sections=(
        Heading("Positions", 2, "positions"),
        text("Left out", Cite("c2")),
        Heading("Openings", 2, "openings"),
        text("Left out too"),
        Heading("If both agree", 3, "openings-rule"),
        text("Also left out"),
        Heading("Open packages", 4, "openings-rule-open"),
        text("Kept", Cite("c3")),
        text("For example:"),
        Bullets((text("left out", Cite("c2")),)),
        Heading("What it turns on", 4, "openings-rule-turns"),
        table(SAID, *ROWS),
        Heading("If all agree", 3, "openings-all"),
        Heading("What it turns on", 4, "openings-all-turns"),
        table(SAID),
        Heading("Proposals", 4, "openings-all-proposals"),
        text("Left out"),
    ),
    footnotes=tuple(Footnote(name, text(name, *more)) for name, more in (("c1", ()), ("c2", ()), ("c3", (Cite("c4"),)), ("c4", ()))),
)


def test_a_brief_keeps_the_lead_open_packages_and_what_it_turns_on() -> None:
    found = brief(DOCUMENT)
    assert found.lead == DOCUMENT.lead
    assert found.sections == (
        DOCUMENT.sections[2],
        DOCUMENT.sections[4],
        DOCUMENT.sections[6],
        DOCUMENT.sections[7],
        DOCUMENT.sections[10],
        table(*ROWS[:MOST_ROWS]),
        Note("approximate", ("5 rows are shown here; the whole report has 4 more.",)),
    )


def test_its_footnotes_are_those_cited_in_it_and_those_they_rest_on() -> None:
    assert [footnote.anchor for footnote in brief(DOCUMENT).footnotes] == ["c1", "c3", "c4"]


@settings(max_examples=40)
@given(DOCUMENTS)
def test_a_brief_is_a_part_of_its_document_and_its_own_brief(document: Document) -> None:
    found = brief(document)
    assert (found.title, found.lead, found.provenance) == (document.title, document.lead, document.provenance)
    assert len(found.sections) <= len(document.sections)
    assert set(found.footnotes) <= set(document.footnotes)
    assert {footnote.anchor for footnote in found.footnotes} <= set(number_citations(found).numbers)
    assert brief(found) == found
