"""Readiness, party by party, as the case tells it (Pruitt 2005): the same four lines for each, and nothing computed from them."""

from __future__ import annotations

from accords.case.case import Case
from accords.case.model import Remark
from accords.lenses.change.result_consent import Line, Readiness

UNKNOWN = Line("unknown")
LINES = ("no_victory", "cost", "way_out", "can_commit")


def readiness(case: Case) -> dict[str, Readiness]:
    """Give the four lines of every party that negotiates, or whose consent some reading asks for, and of any other that has some."""
    asked = {party for rule in case.readings.values() for party in rule.parties}
    found = {}
    for party, known in case.parties.items():
        view = case.views.get(party)
        told = view.readiness if view else None
        if told is not None or party in asked or known.role == "negotiator":
            found[party] = Readiness(*(_line(getattr(told, name, None)) for name in LINES))
    return found


def _line(remark: Remark | None) -> Line:
    if remark is None or remark.text is None:
        return UNKNOWN
    return Line("said", str(remark.text), remark.claims)
