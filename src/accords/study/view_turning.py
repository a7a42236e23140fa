"""The first page's turning points from ``change``: what supposed alone would open or close everything, and since when it is as it is."""

from __future__ import annotations

from collections.abc import Mapping

from accords.lens.run import Run
from accords.lens.wording import Parts, cites, series
from accords.lenses.change.naming import Speaker
from accords.lenses.change.result import Result
from accords.lenses.change.result_past import Moment, Opener, Supposition
from accords.zone.zone import Packages

# Of a day on which more than so many changes opened or closed something, how many they were is enough.
_FEW = 2
_STARTS = {"began": "", "ended": "the end of ", "altered": "an event that changed "}
_KINDS = {"refuses": "a condition of ", "accepts": "an acceptance by ", "lives_with": "a readiness of "}


def suppositions(runs: Mapping[str, Run], speaker: Speaker, name: str) -> list[tuple[str, Parts]]:
    """Give the scenarios and foreseen events that alone would leave something where nothing is, or nothing where something is.

    Each comes with its path. What rests on what somebody alleges is left out; where something is supposed already, all are.
    """
    result: Result | None = runs["change"].result if "change" in runs else None
    if result is None or result.supposed:  # what would follow is told of the case without it
        return []
    found = []
    for one in result.ifs:
        follows = _follows(one, name)
        if follows and not one.alleged:
            start = "happened" if one.kind == "event" else "were so"
            section, _, entry = one.path.partition(".")
            claims = getattr(speaker.words.case, section)[entry].claims
            found.append((one.path, [f"If this {start}, {follows}: ", *speaker.words.title(one.path), *cites(claims), "."]))
    return found


def _follows(one: Supposition, name: str) -> str:
    """Say what would follow if it came alone; nothing where the answer stays, or is not known."""
    step = one.readings.get(name)
    before, after = (_left(found) if found else None for found in (step.before, step.after)) if step else (None, None)
    if before is None or after is None or before == after:
        return ""
    return "something would be left" if after else "nothing would be left"


def _left(found: Packages) -> bool | None:
    """Whether something is open or accepted; ``None`` where that is not known."""
    if found.open.low or found.accepted.low:
        return True
    return None if found.open.high or found.accepted.high else False


def since_when(runs: Mapping[str, Run], speaker: Speaker, name: str) -> Parts:
    """Say since which day something, or nothing, has been left, and what opened or closed it; nothing where no day is known.

    That nothing is left since the first conditions were stated is no turning point, and not said.
    """
    result: Result | None = runs["change"].result if "change" in runs else None
    if result is None or result.supposed or not result.timeline:
        return []
    seen = result.timeline[-1].readings.get(name)
    today = _left(seen.after) if seen and seen.after else None
    flips = [moment for moment in result.timeline if _flips(moment, name)]
    if today is None or not flips or _after(flips[-1], name) != today or (not today and len(flips) == 1):
        return []
    moment = flips[-1]
    latest = " at the latest" if moment.at_latest else ""
    now, then = ("something", "nothing") if today else ("nothing", "something")
    openers = [opener for opener in result.opened_by if opener.date == moment.date and name in opener.readings]
    return [f"Since {moment.date}{latest} {now} is left, where {then} was before", *_through(openers, speaker), "."]


def _flips(moment: Moment, name: str) -> bool:
    """Whether it is known that something was left after a day and nothing before, or the other way round."""
    step = moment.readings.get(name)
    before = _left(step.before) if step and step.before else None
    return before is not None and _after(moment, name) is not before


def _after(moment: Moment, name: str) -> bool | None:
    step = moment.readings.get(name)
    return _left(step.after) if step and step.after else None


def _through(openers: list[Opener], speaker: Speaker) -> Parts:
    """Name what opened or closed packages on a day, or say how many changes did."""
    if len(openers) > _FEW:
        return [f", through {len(openers)} changes of that day"]
    named = [_named(opener, speaker) for opener in openers]
    return [", through ", *series(named, "and")] if named else []


def _named(opener: Opener, speaker: Speaker) -> Parts:
    """Name a change for short, with its claims: what it says stands below, day by day."""
    if opener.what == "event":
        return [*speaker.words.title(opener.path)] if opener.path else ["an event"]
    words = speaker.then(opener.path, opener.date, before=opener.what != "began")
    party, kind, entry = words.find(opener.path)
    older = ", in place of an earlier statement" if opener.replaced else ""
    return [_STARTS[opener.what], _KINDS[kind], words.party(party), *cites(entry.claims), older]
