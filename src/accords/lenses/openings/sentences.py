"""Sentences of ``openings`` that its own view and the first page of a report share."""

from __future__ import annotations

from collections.abc import Iterable

from accords.blocks import Strong
from accords.case.case import Case
from accords.lens.wording import Parts, Wording, capital, number
from accords.lenses.openings.result import Answer, Paths, Point, Result, Turn
from accords.zone.certificate import Certificate
from accords.zone.entries import opposite
from accords.zone.zone import Packages


def summary(packages: Packages) -> Parts:
    """Say how many packages there are of each kind; of those that there are none of, only that nobody has accepted one."""
    deals = number(packages.deals)
    if packages.deals.high == 0:
        return ["No possible package counts as an agreement as the case defines it, whatever anybody refuses or accepts."]
    if packages.deals.exact and packages.deals.low == 1:
        return _summary_of_one(packages)
    if packages.ruled_out.exact and packages.ruled_out == packages.deals:
        return ["The stated conditions rule out ", Strong("all"), f" of the {deals} packages that would count as an agreement."]
    ruled_out = "none" if packages.ruled_out.high == 0 else number(packages.ruled_out)
    left = "leave none open" if packages.open.high == 0 else f"leave {number(packages.open)} open"
    start = f"Of the {deals} packages that would count as an agreement, the stated conditions rule out {ruled_out} and "
    locked: Parts = [f"; {_are(packages.locked)} locked by the order in which things must be done"] if packages.locked.high else []
    accepted = "none is" if packages.accepted.high == 0 else _are(packages.accepted)
    return [start, Strong(left), *locked, f"; {accepted} accepted as a whole by all whose agreement is needed."]


def _summary_of_one(packages: Packages) -> Parts:
    start = "One package would count as an agreement"
    if packages.ruled_out.low:
        return [f"{start}. The stated conditions ", Strong("rule it out"), "."]
    if packages.locked.low:
        return [f"{start}. Nobody refuses it, but it is ", Strong("locked"), " by the order in which things must be done."]
    if packages.accepted.low:
        return [f"{start}. It is ", Strong("accepted"), " as a whole by all whose agreement is needed."]
    if packages.open.low:
        return [f"{start}. The stated conditions ", Strong("leave it open"), "; not all whose agreement is needed accept it as a whole."]
    return [f"{start}. Whether the stated conditions rule it out could not be decided within the limits of the search."]


def _are(count: Certificate) -> str:
    return f"{number(count)} {'is' if count.high == 1 else 'are'}"


def undated(result: Result, case: Case) -> Parts:
    """Warn that conditions are left out because they are not known to have been in force at the date seen; empty if there are none."""
    left_out = [path for path in result.unknown if ".lives_with." not in path]
    if not left_out:
        return []
    total = len(left_out) + sum(item.force == "yes" and item.kind != "lives_with" for item in case.held)
    conditions = f"{len(left_out)} of {total} conditions" if total > 1 else "the one condition"
    one = len(left_out) == 1
    said = f"On {result.date}, {conditions} {'is' if one else 'are'} not known to have been in force, and {'it is' if one else 'they are'} "
    return [said, "not counted. What follows says little about that day."]


def collision(conflict: Paths, words: Wording, *, now: bool = True) -> Parts:
    """Say that conditions cannot all be met, in the alphabetical order of their parties."""
    stances = words.together(conflict)
    if len(conflict) == 1:
        return capital([*stances, " alone excludes every package." if now else " alone excluded every package; this is no longer so."])
    all_of = "both" if len(conflict) == 2 else "all"
    return capital([*stances, f" cannot {all_of} be met." if now else f" could not {all_of} be met; this is no longer so."])


def by_point(turns: Iterable[Turn]) -> list[tuple[Turn, ...]]:
    """Put together what is supposed of one point: of a silent one, that the party refused it and that it insisted on it."""
    found: dict[tuple[str, str, str], list[Turn]] = {}
    for turn in turns:
        found.setdefault((turn.point.kind, turn.point.path, turn.point.read_as), []).append(turn)
    return [tuple(together) for together in found.values()]


def supposition(point: Point, words: Wording, *, either_way: bool = False) -> Parts:
    """Say what is supposed, as the first half of a sentence; of a silent point also that it, or the opposite, was refused."""
    if point.kind == "silent":
        _, party, _, name = point.path.split(".")
        silence = words.case.views[party].silent[name]
        asked = silence.if_ if point.supposing == "refused" else opposite(silence.if_)
        opposed = ", or the opposite" if either_way else ""
        return ["if ", words.party(party), " refused ", *words.packages(asked), f"{opposed} (not known)"]
    if point.kind == "event":
        return ["if this happened: ", *words.title(point.path)]
    if point.kind == "reading":
        _, kind, entry = words.find(point.path)
        other = entry.or_maybe[point.read_as].if_
        instead = words.demand(other) if kind == "refuses" else words.packages(other)
        return ["if ", *words.stance(point.path), " meant instead ", *instead]
    return ["if ", *words.stance(point.path), " did not hold"]


def changes(turn: Turn) -> bool:
    """Whether the answer would be another."""
    return turn.now != turn.otherwise


def decides(turn: Turn) -> bool:
    """Whether the point decides if anything is open or accepted at all."""
    return _something(turn.now) != _something(turn.otherwise)


def _something(answer: Answer) -> tuple[bool, bool]:
    return answer.open.high > 0, answer.accepted.high > 0


def consequence(turn: Turn) -> str:
    """Say in words what would change."""
    now, then = turn.now, turn.otherwise
    if not changes(turn):
        return "nothing would change"
    if then.deals.high == 0:
        return "no package would count as an agreement"
    if now.open.high and not then.open.high and not then.accepted.high:
        return "nothing would be open"
    if not now.open.high and then.open.low:
        return "something would be open"
    if not now.accepted.high and then.accepted.low:
        return "something would be accepted"
    if now.locked.high and not then.locked.high:
        return "nothing would be locked"
    if then.ruled_out.low > now.ruled_out.high:
        return "fewer packages would be left"
    if then.ruled_out.high < now.ruled_out.low:
        return "more packages would be left"
    return "the packages would stand differently"
