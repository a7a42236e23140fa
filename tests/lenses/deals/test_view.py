"""What is shown of ``deals``: in neutral words and the alphabet's order, nothing twice, nothing that is not so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings

from accords.blocks import Cite, Heading
from accords.case.case import loads
from accords.lenses.deals.result import Answer, Result
from accords.lenses.deals.view import view
from accords.maths.estimate import Estimate
from accords.report.html import to_html
from accords.report.markdown import to_markdown
from accords.study.analysis import document
from accords.study.asking import run
from accords.zone.certificate import Certificate
from bundled import EVERY, case_of
from lenses.deals.examples import raw, sale
from plain import lines, tables
from preferring import preferring_cases
from strategies import Plan, text_of
from study.test_language import AVOIDED, own_words

WEIGHED = [name for name in EVERY if case_of(name).preferences]
INCOMPLETE = ("delivery: {soon: 1, late: 0}", "delivery: decreasing")


def shown(*pairs: tuple[str, str]) -> list[str]:
    return lines(run("deals", sale(*pairs)).blocks())


def one(found: list[str], start: str) -> str:
    """Give the line that begins so: it may stand under several readings of consent, each time alike."""
    matching = {line for line in found if line.startswith(start)}
    assert len(matching) == 1, (start, found)
    return matching.pop()


def test_it_says_first_what_it_rests_on_on_whose_word() -> None:
    blocks = run("deals", sale()).blocks()
    found = lines(blocks)
    assert found[0] == "What the stated numbers make of the packages"
    assert "Nothing is rescaled" in found[1]
    assert "may be compared" in found[1]
    assert "are not compared" in shown(("comparable: true\n", ""))[1]
    assert one(found, "Packages are weighed") == "Packages are weighed by what they are worth to Alma and Zora."
    cited = [
        part
        for line in _texts(blocks)
        if line.startswith("Packages are weighed")
        for part in _texts(blocks)[line]
        if isinstance(part, Cite)
    ]
    assert cited == [Cite("said")]


def _texts(blocks: Sequence[object]) -> dict[str, tuple[object, ...]]:
    found: dict[str, tuple[object, ...]] = {}
    for block in blocks:
        for item in getattr(block, "items", ()):
            found[item.plain] = item.parts
    return found


@pytest.mark.parametrize(
    ("reservation", "sentence"),
    [
        ("reservation: 1,", "The reservation of Alma: 1."),
        ("reservation: 0..2,", "The reservation of Alma: too little below 0, enough from 2; between the two it is not known."),
        ("reservation: unknown,", "What would be too little is not known for Alma."),
        ("", "No reservation is stated for Alma: nothing counts as too little."),
    ],
)
def test_each_kind_of_reservation_is_said(reservation: str, sentence: str) -> None:
    found = shown(("reservation: 1,", reservation))
    assert sentence in found
    assert "The reservation of Zora: 3, what the status quo is worth." in found


def test_whose_numbers_are_missing_is_said_with_what_is_missing() -> None:
    found = shown(INCOMPLETE)
    assert one(found, "Not all numbers are stated for Alma").startswith("Not all numbers are stated for Alma; missing: Delivery.")
    assert any(line.startswith("Weighed is what packages are worth to Zora alone") for line in found)
    assert "What solutions choose" not in found


def test_counts_are_said_of_the_description_and_never_as_a_count_of_a_party() -> None:
    found = shown()
    one(
        found,
        "Of the 7 packages that would count as an agreement, stated conditions and numbers together leave 3; of these, all are accepted",
    )
    assert "Too little by the reservation of Alma: 1 of the 7 deals that stated conditions leave." in found
    one(found, "Such counts describe the description")


def test_where_nothing_is_left_that_is_said() -> None:
    found = shown(("reservation: 1,", "reservation: 99,"))
    one(found, "Of the 7 packages that would count as an agreement, stated conditions and numbers together leave none.")
    assert any("none that is left" in line or "no package that is left is worth its reservation" in line for line in found)
    assert "No possible package counts as an agreement as the case defines it, whatever it is worth to anybody." in shown(
        ("status_quo:", "deal: false\nstatus_quo:")
    )


def test_the_same_answer_is_not_said_twice() -> None:
    case = sale()
    result: Result = run("deals", case).result
    same = replace(result, readings={"wider": replace(_first(result), rule="ann and bor and cyd")})
    found = lines(view(same, case))
    assert "The answer is the same in every point as if agreement needs Alma and Zora." in found
    assert sum(line == "Efficient packages" for line in found) == 1
    assert sum(line == "Efficient packages" for line in lines(view(result, case))) == 2


def _first(result: Result) -> Answer:
    return Answer(**{item.name: getattr(result, item.name) for item in fields(Answer)})


def test_anchors_are_unique_and_readings_stand_under_one_section() -> None:
    for name in WEIGHED:
        headings = [block for block in run("deals", case_of(name)).blocks() if isinstance(block, Heading)]
        anchors = [heading.anchor for heading in headings if heading.anchor]
        assert len(anchors) == len(set(anchors))
        assert [heading.level for heading in headings].count(2) == 1


@pytest.mark.parametrize("name", WEIGHED)
def test_no_sentence_judges_anybody(name: str) -> None:
    proper = re.compile("Adjusted Winner")
    found = [proper.sub("", line) for line in own_words(tuple(run("deals", case_of(name)).blocks()))]
    assert [line for line in found if AVOIDED.search(line)] == []


@settings(max_examples=max(30, settings().max_examples // 3))
@given(preferring_cases())
def test_every_answer_can_be_shown_in_every_form(plan: Plan) -> None:
    case = loads(text_of(plan))
    result = raw(case)
    assert result is not None
    blocks = view(result, case)
    assert not [line for line in lines(blocks) if line != line.strip() or re.search(r"\bNone\b(?! of them)|  |\(\)|: \.", line)]
    for table in tables(blocks):
        assert all(len(row) == len(table.columns) for row in table.rows), table.caption
        assert len(table.rows) <= 40
    if result.parties:
        asked = run("deals", case)
        page = document(case, asked.audience, {"deals": asked})
        assert to_html(page)
        assert to_markdown(page)


def test_where_counts_are_estimated_the_bounds_are_said_to_be_what_is_certain() -> None:
    found = run("deals", sale()).result
    assert found.counts is not None
    left = Certificate(3, 60, "bounds", Estimate(40, 30, 50, 2000))
    accepted = Certificate(2, 50, "bounds", Estimate(20, 10, 30, 2000))
    short = dict.fromkeys(found.counts.excluded, left)
    draws = "from 2\u202f000 draws of the rounded programme"

    def shown_with(accepted: Certificate) -> list[str]:
        counts = replace(found.counts, left=left, accepted=accepted, excluded=short)
        return lines(view(replace(found, counts=counts), sale()))

    start = "Certain are the numbers between which a count lies. As an estimate, about 40 (95 % interval: 30 to 50, "
    assert one(shown_with(left), "Certain are") == f"{start}{draws}) are left."
    both = one(shown_with(accepted), "Certain are")
    assert both == f"{start}{draws}) are left, and about 20 (95 % interval: 10 to 30, {draws}) are accepted."
    assert any(line.endswith(f"as an estimate, about 40 (95 % interval: 30 to 50, {draws}).") for line in shown_with(left))
    assert not [line for line in shown() if "estimate" in line]
