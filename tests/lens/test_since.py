"""The earlier point is a date, or the moment before an entry."""

from __future__ import annotations

import pytest

from accords.errors import AccordsError
from accords.lens.since import is_date, seen_since
from bundled import case_of

WAGES = "invented/wage-round"


def forces(point: str) -> dict[str, str]:
    return {item.id: item.force for item in seen_since(case_of(WAGES), point).held if item.party == "union"}


def test_a_date_is_the_case_at_that_date() -> None:
    assert str(seen_since(case_of(WAGES), "2025-01-31").standpoint.date) == "2025-01-31"
    assert (forces("2025-01-31")["u1"], forces("2025-01-31")["u2"]) == ("yes", "no")


@pytest.mark.parametrize("point", ["u2", "views.union.refuses.u2"])
def test_an_entry_is_the_case_before_it_replaced_what_it_replaces(point: str) -> None:
    assert (forces(point)["u1"], forces(point)["u2"], forces(point)["u3"]) == ("yes", "no", "yes")
    assert str(seen_since(case_of(WAGES), point).standpoint.date) == "2025-03-10"


def test_what_is_neither_is_refused() -> None:
    with pytest.raises(AccordsError, match="nobody"):
        seen_since(case_of(WAGES), "nobody")


@pytest.mark.parametrize("point", ["2024", "2024-12", "2024-12-17"])
def test_a_date_may_be_as_precise_as_it_is_known(point: str) -> None:
    assert is_date(point)
    assert str(seen_since(case_of(WAGES), point).standpoint.date) == point


@pytest.mark.parametrize("point", ["2024-13", "u2", "", "by 2024-12-17"])
def test_what_is_no_date_is_an_entry_or_nothing(point: str) -> None:
    assert not is_date(point)
