"""From where a case is seen."""

from __future__ import annotations

from datetime import date

import pytest

from accords.case.standpoint import day_of, see
from accords.errors import AccordsError, CaseError
from case.writing import EVENTS, case_of, small


def test_days_are_asked_for_in_text_or_as_dates_and_imprecise_ones_count_as_their_last() -> None:
    assert day_of("2024-02").last == date(2024, 2, 29)
    assert day_of(date(2024, 2, 1)).last == date(2024, 2, 1)
    with pytest.raises(AccordsError, match=r"'soon' is not a date\. Write 2024-12-17"):
        day_of("soon")


@pytest.mark.parametrize(
    ("day", "title", "applied"),
    [
        ("2024-03-09", "A small case", ()),
        ("2024-03-10", "Changed early", ("events.early",)),
        ("2024-04-30", "Changed early", ("events.early",)),
        ("2024-05", "Changed early", ("events.early", "events.late")),
        ("2025-06", "Said to have happened", ("events.early", "events.late", "events.said")),
    ],
)
def test_events_that_happened_are_applied_by_date_foreseen_and_undated_ones_never(day: str, title: str, applied: tuple[str, ...]) -> None:
    found = case_of(small(EVENTS)).at(day)
    assert (str(found.title), found.patches) == (title, applied)


def test_foreseen_and_undated_events_are_applied_when_named() -> None:
    found = case_of(small(EVENTS))
    assert str(found.title) == "Changed early"
    assert [str(found.under(name).title) for name in ("coming", "doubtful", "undated")] == ["Changed later", "Doubtful", "Undated"]


def test_what_is_supposed_comes_after_events_in_the_order_asked() -> None:
    more = "scenarios: {a: {change: {title: A}}, b: {change: {title: B, purpose: B}}}\n"
    found = case_of(small(EVENTS + more))
    assert str(found.under("a", "b").title) == "B"
    assert str(found.under("b", "a").title) == "A"
    assert found.under("b").under("a").patches == ("events.early", "events.late", "scenarios.b", "scenarios.a")


def test_what_happened_already_counts_once() -> None:
    found = case_of(small(EVENTS))
    assert found.under("late").patches == ("events.early", "events.late")


def test_patches_that_do_not_go_together_are_a_problem_with_a_place() -> None:
    more = (
        "views: {north: {refuses: {n1: share > 20}}}\n"
        "scenarios:\n  a: {remove: views.north.refuses.n1}\n  b: {remove: views.north.refuses}\n"
        "  c: {change: {deal: fence == gate}}\n  d: {remove: issues.fence}\n"
    )
    found = case_of(small(more))
    with pytest.raises(CaseError, match="has no 'refuses'") as error:
        found.under("b", "a")
    assert error.value.problems[0].place is not None
    with pytest.raises(CaseError, match="`fence` is no issue"):
        found.under("c", "d")


def test_a_case_without_patches_is_seen_as_it_is_written() -> None:
    found = case_of(small())
    reading, patched = see(found.standpoint)
    assert reading.sections is found.standpoint.written
    assert patched.applied == ()
