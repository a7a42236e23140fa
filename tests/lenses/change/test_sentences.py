"""Sentences that the parts of ``change`` share."""

from __future__ import annotations

import pytest

from accords.case.case import loads
from accords.lens.wording import Wording
from accords.lenses.change.result_past import Group, Set, Step
from accords.lenses.change.sentences import description, kinds, moved, packages
from accords.zone.certificate import Certificate
from accords.zone.zone import Packages
from lenses.change.talks import TALKS
from plain import words


def counts(ruled_out: int, left: int) -> Packages:
    numbers = (9, 6, ruled_out, 0, 0, left)
    return Packages(*(Certificate(number, number) for number in numbers))


@pytest.mark.parametrize(
    ("low", "high", "said"), [(0, 0, "no package"), (1, 1, "one package"), (5, 5, "5 packages"), (0, 3, "between 0 and 3 packages")]
)
def test_a_number_of_packages_is_said(low: int, high: int, said: str) -> None:
    assert packages(Certificate(low, high, "bounds")) == said


def test_kinds_are_said_before_and_after_where_they_differ() -> None:
    assert kinds(counts(6, 0), counts(4, 2)) == "open 0 \u2192 2; accepted 0; locked 0; ruled out 6 \u2192 4"
    assert kinds(None, counts(4, 2)) == "open 2; accepted 0; locked 0; ruled out 4"
    assert kinds(None, None) == "there is no such reading then"


@pytest.mark.parametrize(
    ("opened", "closed", "said"),
    [
        (0, 0, "opens and closes nothing"),
        (2, 0, "opens 2 packages"),
        (0, 1, "closes one package"),
        (2, 1, "opens 2 packages and closes one package"),
    ],
)
def test_what_opens_and_closes_is_said(opened: int, closed: int, said: str) -> None:
    assert moved(Step(None, None, Certificate(opened, opened), Certificate(closed, closed))) == said
    assert "cannot be compared" in moved(Step(None, None, None, None))


def test_packages_are_described_by_what_they_share_and_in_what_they_are_free() -> None:
    case = Wording(loads(TALKS))
    free = Group(("gate",), ({"gate": ("shut", "ajar")},), complete=True)
    found = Set(None, {"share": "30"}, (free,), exact=True, examples=({"share": "30", "gate": "shut"},))
    said = words(description(found, case))
    assert said == " In common: The share: 30. With any choice of: The gate (Shut or Ajar). For example: The share: 30; The gate: Shut."


def test_combinations_are_said_if_they_are_few() -> None:
    case = Wording(loads(TALKS))
    boxes: tuple[dict[str, tuple[str | None, ...]], ...] = (
        {"share": ("20", "30"), "gate": ("shut",)},
        {"share": ("40",), "gate": ("ajar",)},
    )
    few = Set(None, {}, (Group(("share", "gate"), boxes, complete=True),), exact=True, examples=())
    assert "The share: 20 or 30 together with The gate: Shut; or The share: 40 together with The gate: Ajar." in words(
        description(few, case)
    )
    many = Set(None, {}, (Group(("share", "gate"), boxes * 3, complete=True),), exact=True, examples=())
    assert words(description(many, case)) == " In certain combinations of: The share and The gate."
