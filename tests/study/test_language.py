"""The program's own words are neutral and symmetrical, in every form that leaves it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from io import StringIO

import pytest
from rich.console import Console

from accords.blocks import Bars, Block, Bullets, Document, Grid, Heading, Inline, Note, Parallel, Scatter, Table, Text, Timeline
from accords.lens.wording import Wording
from accords.lenses.openings.sentences import collision
from accords.report.html import to_html
from accords.report.markdown import to_markdown
from accords.report.terminal import print_document
from accords.study.analysis import analyse
from bundled import NAMES, analysis_of, case_of
from plain import tables

SEED = "gaza-talks-2024/ceasefire"
AVOIDED = re.compile(
    r"\b(culprits?|who blocks|blockers?|spoilers?|tempt(?:s|ing|ation)?|walk(?:s|ed)? away|will hold|winners?|losers?|blam(?:e|ed|es|ing)"
    r"|intransigen\w+|obstina\w+|stubborn\w*|concede[sd]?|extremists?|terrorists?|regime|enem(?:y|ies))\b",
    re.IGNORECASE,
)


def printed(document: Document) -> str:
    out = StringIO()
    print_document(document, Console(file=out, width=4000, highlight=False))
    return out.getvalue()


def forms(name: str) -> dict[str, str]:
    return forms_of(analysis_of(name).document)


def forms_of(document: Document) -> dict[str, str]:
    page = unescape(re.sub(r"<[^>]+>", "", re.sub(r"<style>.*?</style>", "", to_html(document), flags=re.DOTALL)))
    return {"html": page, "markdown": to_markdown(document), "text": printed(document)}


def unwrapped(text: str) -> str:
    """Give a text on one line, without the marks that the terminal puts before the lines of a note."""
    return " ".join(text.replace("\n| ", " ").split())


def own_words(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Give the words of the program, with a gap for each name, title and text that the case's author wrote."""
    for block in blocks:
        match block:
            case Heading(line):
                yield line
            case Text(parts) | Note(_, parts):
                yield gapped(parts)
            case Bullets(items):
                yield from (gapped(item.parts) for item in items)
            case Table(caption, columns, rows):
                yield from (caption, *columns)
                yield from (gapped(cell.parts) for row in rows for cell in row)
            case Grid() | Timeline():
                yield from (block.description, *(key.words for key in block.legend))
                yield from own_words((block.table,))
            case Scatter() | Parallel() | Bars():
                yield block.description
                yield from own_words((block.table,))


def gapped(parts: tuple[Inline, ...]) -> str:
    return "".join(part if isinstance(part, str) else "\u2026" for part in parts)


def documents() -> Iterator[tuple[str, Document]]:
    for name in NAMES:
        yield name, analysis_of(name).document


@pytest.mark.parametrize("name", NAMES)
def test_no_sentence_of_the_program_judges_a_party(name: str) -> None:
    document = analysis_of(name).document
    found = [line for line in own_words((*document.lead, *document.sections)) if AVOIDED.search(line)]
    assert found == []


@pytest.mark.parametrize("name", NAMES)
def test_no_form_adds_a_word_that_judges(name: str) -> None:
    """What the case's author wrote may be anything; whatever else is in the output must be neutral."""
    case = case_of(name)
    written = case.standpoint.source.text.casefold()
    for form, text in forms(name).items():
        found = {match[0].casefold() for match in AVOIDED.finditer(text)}
        assert [word for word in found if word not in written] == [], form


@pytest.mark.parametrize("name", NAMES)
def test_conditions_that_collide_are_named_in_the_alphabets_order(name: str) -> None:
    case, result = case_of(name), analysis_of(name).runs["openings"].result
    words = Wording(case)
    for reading in result.readings.values():
        conflicts = [*reading.conflicts, *(reading.since.no_longer if reading.since else ())]
        for conflict in conflicts:
            sentence = "".join(part if isinstance(part, str) else getattr(part, "text", "") for part in collision(conflict, words))
            parties = sorted({words.party(path.split(".")[1]).text for path in conflict})
            places = [sentence.index(party) for party in parties]
            assert places == sorted(places)


@pytest.mark.parametrize("name", NAMES)
def test_no_table_counts_by_party(name: str) -> None:
    """No row or column that stands for a party holds a number: counts describe the description, not anybody's firmness."""
    parties = {str(party.name) for party in case_of(name).parties.values()}
    for table in tables(analysis_of(name).document.sections):
        of_parties = [index for index, column in enumerate(table.columns) if column in parties]
        cells = [row[index].plain for row in table.rows for index in of_parties]
        cells += [cell.plain for row in table.rows if row[0].plain in parties for cell in row[1:]]
        assert [cell for cell in cells if re.fullmatch(r"[\d\s\u202f.,%\u2192]+", cell)] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_sentence_gives_a_party_a_number_of_conditions(name: str) -> None:
    case = case_of(name)
    names = "|".join(re.escape(str(party.name)) for party in case.parties.values() if party.name)
    counted = r"\d+ (?:conditions?|refusals?|packages?|statements?|points?)"
    pattern = re.compile(rf"(?:{names})[^.:;(\n]{{0,40}}\b{counted}\b|\b{counted} (?:of|by|from) (?:{names})")
    for form, text in forms(name).items():
        assert pattern.search(text) is None, form


def test_every_report_says_what_it_is_not() -> None:
    for name, document in documents():
        found = unwrapped(printed(document))
        assert "neither a forecast nor a finding on any side" in found, name
        assert "not that it would be agreed" in found, name


def test_a_motive_that_somebody_alleges_is_nowhere_in_the_main_report_and_stands_where_it_is_asked_for() -> None:
    case = case_of(SEED)
    title, claim = str(case.scenarios["political-survival"].title), case.claims["political-survival"]
    for form, lined in forms_of(analysis_of(SEED).document).items():
        text = unwrapped(lined)
        # "alleged" alone is one of the standings that a claim can have; a picture has a column for each.
        assert not re.search(r"\balleg(?!ed\b)|political.survival", text, re.IGNORECASE), form
        assert str(claim.says) not in text, form
    for form, lined in forms_of(analyse(case.under("political-survival")).document).items():
        text = unwrapped(lined)
        assert title in text, form
        assert str(claim.says) in text, form


def test_the_measure_of_neutral_words_finds_them() -> None:
    assert AVOIDED.search("This is who blocks it.")
    assert AVOIDED.search("tempting")
    assert not AVOIDED.search("The windows will be held open.")
