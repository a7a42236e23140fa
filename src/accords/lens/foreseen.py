"""Events that are still to come, and what rests on what somebody alleges."""

from __future__ import annotations

from accords.case.case import Case
from accords.case.patching import changes


def foreseen(case: Case) -> tuple[str, ...]:
    """Give the paths of the events that are still to come at the date the case is seen at, and not supposed there."""
    found = []
    for name, event in case.events.items():
        after = event.date is not None and event.date.first > case.today
        if f"events.{name}" not in case.patches and (event.status == "foreseen" or (event.status is None and after)):
            found.append(f"events.{name}")
    return tuple(found)


def without_effect(case: Case) -> tuple[str, ...]:
    """Give the paths of the foreseen events of which nobody has judged what would follow."""
    return tuple(path for path in foreseen(case) if not changes(case.events[path.partition(".")[2]]))


def rests_on_allegation(case: Case, path: str) -> bool:
    """Whether an event or scenario rests on what somebody alleges."""
    section, name = path.split(".", 1)
    claims = (case.events if section == "events" else case.scenarios)[name].claims
    return any(case.claims[claim].standing == "alleged" for claim in claims if claim in case.claims)
