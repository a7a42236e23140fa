"""Pseudonyms stand in place of names in everything that leaves the program, and nothing else changes."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from accords.blocks import Bullets, Document, Heading, Table
from accords.case.case import Case, loads
from accords.errors import AccordsError
from accords.report.html import to_html
from accords.report.markdown import to_markdown
from accords.report.terminal import print_document
from accords.study.analysis import Analysis, analyse
from accords.study.masking import both_masks, masked, masks_of
from bundled import case_of
from strategies import Plan, cases, text_of

SEED = "gaza-talks-2024/ceasefire"
FEW = max(4, settings().max_examples // 20)

TALKS = """
accords: 1
title: Alma and Beth talk of Long Valley
as_of: 2024-06-30
parties:
  alma: {name: {en: Alma Republic, fr: Almé}, role: negotiator, mask: Party One}
  beth: {name: Beth, role: negotiator, mask: Party Two}
  envoy: {role: mediator}
issues:
  long-valley:
    title: Long Valley
    mask: First Place
    options: {kept: Kept by the Alma republic, ridge_top: {title: Ridge Top, mask: A Hill}}
  toll: {options: [10, 20]}
claims:
  alma-1:
    by: alma
    standing: on_record
    says: "ALMA  REPUBLIC will not give up long valley; Alme\u0301 is not Almeida."
    quote: alma's own
views:
  alma: {refuses: {ridge: {if: long-valley == ridge_top, claims: alma-1}}}
  beth: {refuses: {valley: long-valley == kept}, silent: {toll: {if: toll == 20, note: Nobody has asked Beth or (beth) or BETH_.}}}
proposals: {alma-plan: {by: alma, date: 2024-06-01, outcome: {long-valley: kept}}}
"""
NAMES = ("alma", "alma republic", "almé", "beth", "long-valley", "long valley", "ridge_top", "ridge top")


def texts(value: Any) -> list[str]:
    """Give every text of data, keys too."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for key, part in value.items() for text in (key, *texts(part))]
    return [text for part in value for text in texts(part)] if isinstance(value, list | tuple) else []


def formats(found: Analysis) -> dict[str, str]:
    console = Console(file=io.StringIO(), width=100, highlight=False)
    print_document(found.document, console)
    assert isinstance(console.file, io.StringIO)
    return {
        "html": to_html(found.document),
        "markdown": to_markdown(found.document),
        "json": json.dumps(found.data(), ensure_ascii=False),
        "terminal": console.file.getvalue(),
        "document": repr(found.document),
    }


def named(text: str, names: tuple[str, ...]) -> list[str]:
    """Give the names that stand in a text as whole words, whatever their case."""
    flat = re.sub(r"[\s\\]+", " ", re.sub(r"[\u2066-\u2069]", "", text))
    return [name for name in names if re.search(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])", flat, re.IGNORECASE)]


@pytest.mark.parametrize("form", ["html", "markdown", "json", "terminal", "document"])
def test_no_name_that_is_masked_is_left_in_any_format(form: str) -> None:
    shown = formats(analyse(loads(TALKS), mask=True))[form]
    assert named(shown, NAMES) == []
    assert "Almeida" in shown or form == "json"  # which cites claims by their ids
    assert any(mask in shown for mask in ("Party One", "Party-One"))
    assert named(formats(analyse(loads(TALKS)))[form], NAMES) != []


def shape(value: Any) -> Any:
    """Give data without its texts, keys of the program's own aside."""
    if isinstance(value, dict):
        return [shape(part) for part in value.values()]
    return [shape(part) for part in value] if isinstance(value, list | tuple) else type(value).__name__


def outline(document: Document) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = []
    for block in (*document.lead, *document.sections):
        size = len(block.items) if isinstance(block, Bullets) else len(block.rows) if isinstance(block, Table) else 0
        found.append((type(block).__name__, block.level if isinstance(block, Heading) else 0, size))
    return found


def test_the_structure_stays_as_it_is() -> None:
    plain, hidden = analyse(loads(TALKS)), analyse(loads(TALKS), mask=True)
    assert outline(plain.document) == outline(hidden.document)
    assert shape(plain.data()) == shape(hidden.data())
    assert set(plain.data()["lenses"]) == set(hidden.data()["lenses"])
    for lens, found in plain.data()["lenses"].items():
        assert list(found["result"]) == list(hidden.data()["lenses"][lens]["result"])
    assert [len(note.text.parts) for note in plain.document.footnotes] == [len(note.text.parts) for note in hidden.document.footnotes]


@settings(max_examples=FEW)
@given(plan=cases(), both=st.booleans())
def test_no_id_that_is_masked_is_left_in_random_cases(plan: Plan, both: bool) -> None:  # noqa: FBT001 drawn
    plan["parties"]["ann"] |= {"name": "Annaland", "mask": "Party A"}
    plan["parties"]["bor"] |= {"mask": "Party B"}
    if both:
        first = next(iter(plan["issues"]))
        plan["issues"][first] |= {"title": "The Old Bridge", "mask": "Issue One"}
    found = analyse(loads(text_of(plan)), mask=True)
    names = ("ann", "annaland", "bor", *(["the old bridge", next(iter(plan["issues"]))] if both else []))
    for text in (*texts(found.data()), repr(found.document)):
        assert named(text, names) == []
    assert shape(found.data()) == shape(analyse(loads(text_of(plan))).data())


def other(old: str, new: str, text: str = TALKS) -> Case:
    assert old in text
    return loads(text.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("Party Two", "party one", "already the mask of 'alma'"),
        ("Party Two", "Alma's rival", "holds a name that is to be masked"),
        ("mask: A Hill", "mask: Long Valley Hill", "holds a name that is to be masked"),
        ("ridge_top", "open", "word or number that results use"),
        ("name: Beth,", "name: Refuses,", "word or number that results use"),
        ("options: [10, 20]", "options: {10: {title: Ten, mask: X}, 20: Twenty}", "word or number that results use"),
        ("toll: {options", "toll: {title: Beth, mask: Other, options", "is masked as 'Party Two' elsewhere"),
    ],
)
def test_masks_that_would_not_hide_or_could_not_be_told_apart_are_refused(old: str, new: str, sentence: str) -> None:
    with pytest.raises(AccordsError, match=sentence):
        masks_of(other(old, new))


def test_a_case_without_masks_says_so() -> None:
    with pytest.raises(AccordsError, match=r"has no masks\. Give parties or issues a pseudonym"):
        masks_of(case_of("invented/wage-round"))


def test_nothing_is_masked_that_was_not_asked_for() -> None:
    assert masked({"alma": ["Alma", 1, None, True]}, {}) == {"alma": ["Alma", 1, None, True]}
    assert masked({"alma": ["Alma", 1, None, True]}, {"alma": "A"}) == {"A": ["A", 1, None, True]}


def test_longer_names_come_before_those_within_them() -> None:
    masks = {"north": "A", "north bank": "B"}
    assert masked("North bank of the north; northern", masks) == "B of the A; northern"


def test_two_states_are_masked_by_the_names_of_both() -> None:
    old, new = loads(TALKS), other("name: Beth,", "name: Bethel,")
    masks = both_masks(old, new)
    assert masked("Beth, Bethel", masks) == "Party Two, Party Two"
