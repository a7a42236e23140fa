"""Where numbers decide: checked whole with the lens' run; here where a search cannot give an example, and at the edges."""

from __future__ import annotations

import pytest

from accords.maths.elimination import Count
from accords.maths.estimate import Estimate
from accords.maths.frontier import TooLong
from accords.zone import numbers as module
from accords.zone.certificate import Certificate
from accords.zone.numbers import disagreements, excluded_alone
from lenses.deals.examples import sale, stakes

SAID = [("preferences:\n", "views: {ann: {accepts: {a: price == 0 and delivery == late}, refuses: {r: price == 3}}}\npreferences:\n")]


def test_a_party_without_a_known_reservation_excludes_nothing_by_numbers() -> None:
    found = excluded_alone(stakes(sale(("reservation: 1,", "reservation: unknown,"))))
    assert list(found) == ["bor"]


def test_what_a_party_accepts_by_a_statement_its_numbers_do_not_exclude() -> None:
    plain, said = (excluded_alone(stakes(sale(*change)))["ann"].low for change in ([], SAID))
    assert (plain, said) == (1, 0)


def test_both_kinds_of_differences_are_found_with_an_example_each() -> None:
    found = disagreements(stakes(sale(*SAID)))
    assert [(one.party, one.refused, one.count.low) for one in found] == [("ann", True, 2), ("ann", False, 1)]
    assert found[1].example == {"price": "0", "delivery": "late"}
    assert found[0].example["price"] == "3"


def test_of_a_range_both_ends_count_on_their_side() -> None:
    """At price 3 the package is worth 6 or 7: between the ends of the range nobody knows, so nothing differs."""
    assert not [one for one in disagreements(stakes(sale(*SAID, ("reservation: 1,", "reservation: 0..8,")))) if one.refused]


def test_where_no_example_is_found_nothing_is_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_long(*_: object) -> None:
        raise TooLong

    monkeypatch.setattr(module, "frontier", too_long)
    assert disagreements(stakes(sale(*SAID))) == []


def test_where_there_is_an_example_there_is_one_at_least(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "reaching", lambda *_: Count(0, 9, "bounds", Estimate(2, 0, 5, 40)))
    assert {one.count for one in disagreements(stakes(sale(*SAID)))} == {Certificate(1, 9, "bounds", Estimate(2, 1, 5, 40))}
    monkeypatch.setattr(module, "reaching", lambda *_: Count(0, 9, "bounds"))
    assert {one.count for one in disagreements(stakes(sale(*SAID)))} == {Certificate(1, 9, "bounds")}
