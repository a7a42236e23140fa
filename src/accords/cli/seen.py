"""A case file seen as the options ask."""

from __future__ import annotations

from pathlib import Path

from accords.case.case import Case, load


def seen(path: Path, at: str | None, scenarios: list[str], consent: str | None) -> Case:
    """Read a case and see it at a date, under scenarios and a reading of consent."""
    case = load(path)
    case = case.at(at) if at else case
    case = case.under(*scenarios) if scenarios else case
    return case.reading(consent) if consent else case
