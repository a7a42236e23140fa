"""The earlier point that an answer is compared with: a date, or the moment before an entry replaced another."""

from __future__ import annotations

from accords.case.case import Case
from accords.case.values import ValueFault, parse_date


def seen_since(case: Case, point: str) -> Case:
    """See a case at the earlier point that ``point`` names: a date, or the id or path of an entry."""
    return case.at(point) if is_date(point) else case.before(point)


def is_date(point: str) -> bool:
    """Whether a point is a date."""
    try:
        parse_date(point)
    except ValueFault:
        return False
    return True
