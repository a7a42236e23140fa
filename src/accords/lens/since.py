"""Earlier states of a case: at the point that an answer is compared with, and at a precedent's date."""

from __future__ import annotations

from accords.case.case import Case
from accords.case.values import ValueFault, parse_date
from accords.errors import AccordsError


def seen_since(case: Case, point: str) -> Case:
    """See a case at the earlier point that ``point`` names: a date, or the id or path of an entry.

    Raises
    ------
    AccordsError
        If the case has no such entry, or more than one.
    """
    if is_date(point):
        return case.at(point)
    if point[:1].isdigit() and not any(item.path.endswith(f".{point}") for item in case.held):
        raise AccordsError(
            f"'{point}' is neither a date nor the id of an entry in views. "
            "Write a date as 2024-12-17, 2024-12 or 2024, or an entry by its id or path, such as views.PARTY.refuses.ID."
        )
    return case.before(point)


def seen_at_precedent(case: Case, precedent: str) -> Case:
    """See a case at a precedent's date: what counted then may have changed or gone since. Without a date, as it is."""
    date = case.precedents[precedent].date
    return case.at(date.first) if date else case


def is_date(point: str) -> bool:
    """Whether a point is a date."""
    try:
        parse_date(point)
    except ValueFault:
        return False
    return True
