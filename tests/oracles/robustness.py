"""What follows whatever is left open, by definition: every combination of assumptions, every outcome, one at a time.

Stances are changed one by one and each package is judged anew (``oracles.zone``); what is possible of preferences is found at the corners
of what they allow, by trying every choice of constraints that could meet there, in exact fractions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import chain, combinations, product

from accords.case.case import Case
from accords.case.model import Refusal
from oracles.zone import Package, Stance, World, consenting, refusing, world_of

Way = tuple[str, str]
Key = frozenset[str]


def firm(case: Case, path: str) -> str:
    """Say how firm an entry is: as it says itself, else from its claims."""
    _, party, kind, name = path.split(".")
    entry = getattr(case.views[party], kind)[name]
    if entry.firm:
        return str(entry.firm)
    standings = [(case.claims[claim].standing, case.claims[claim].by) for claim in entry.claims]
    own = [standing == "on_record" and by is not None and by.party == party for standing, by in standings]
    heard = [standing in {"on_record", "reported", "alleged"} for standing, _ in standings]
    return "stated" if any(own) else "reported" if any(heard) else "judged"


def asked_of(case: Case, members: Iterable[str]) -> set[str]:
    """Give some parties, and all whose consent their conditions ask for."""
    found: set[str] = set()
    waiting = list(members)
    while waiting:
        party = waiting.pop()
        if party not in found and party in case.views:
            for kind in ("refuses", "accepts", "lives_with"):
                for entry in getattr(case.views[party], kind).values():
                    waiting += entry.if_.parties
                    waiting += entry.until_done.parties if isinstance(entry, Refusal) and entry.until_done else ()
                    waiting += [other for reading in entry.or_maybe.values() for other in reading.if_.parties]
            waiting += [other for silence in case.views[party].silent.values() for other in silence.if_.parties]
        found.add(party)
    return found


def points(case: Case, world: World, rule: str) -> list[list[Way]]:
    """Give the points that may be taken otherwise: for each the ids of its ways with what to do."""
    members = {party for group in consenting(rule) for party in group}
    found: list[list[Way]] = []
    for stance in world.held:
        _, party, kind, name = stance.path.split(".")
        if party in asked_of(case, members):
            entry = getattr(case.views[party], kind)[name]
            ways = [(f"{stance.path}.or_maybe.{reading}", "read") for reading in entry.or_maybe]
            ways += [(f"{stance.path}:dropped", "drop")] if firm(case, stance.path) in {"reported", "judged"} else []
            found += [ways] if ways else []
    for party in asked_of(case, members):
        for name in case.views[party].silent if party in case.views else ():
            path = f"views.{party}.silent.{name}"
            found.append([(f"{path}:refused", "refuse"), (f"{path}:insisted", "insist")])
    return found


def taken(case: Case, held: list[Stance], way: Way) -> list[Stance]:
    """Give the stances with one point taken otherwise."""
    name, how = way
    path = name.split(":")[0].split(".or_maybe.")[0]
    _, party, kind, entry = path.split(".")
    if how == "drop":
        return [stance for stance in held if stance.path != path]
    if how == "read":
        other = getattr(case.views[party], kind)[entry].or_maybe[name.rsplit(".", 1)[1]].if_
        return [Stance(one.path, one.party, one.kind, other, one.until_done) if one.path == path else one for one in held]
    return refusing(held, path, case.views[party].silent[entry].if_, opposite=how == "insist")


def rows(case: Case, together: Iterable[tuple[str, ...]]) -> dict[Key, dict[tuple[str, ...], str]]:
    """Give for every combination the verdict on every deal, as values of the issues."""
    found: dict[Key, dict[tuple[str, ...], str]] = {}
    for chosen in together:
        seen = case.under(*chosen) if chosen else case
        world = world_of(seen)
        for name in case.readings:
            if name in seen.readings:
                reading = () if name == case.standpoint.consent else (f"consent.{'' if name == 'rule' else 'or_maybe.'}{name}",)
                rule = str(seen.readings[name])
                for ways in product(*([None, *each] for each in points(seen, world, rule))):
                    held = list(world.held)
                    for way in ways:
                        held = taken(seen, held, way) if way else held
                    other = world.having(held)
                    key = frozenset([*chosen, *reading, *(way[0] for way in ways if way)])
                    found[key] = {values(case, package): other.verdict(rule, package) for package in other.deals()}
    return found


def values(case: Case, package: Package) -> tuple[str, ...]:
    """Write a package as one option for each issue, nothing for a void one."""
    return tuple(package.get(issue, "") for issue in case.issues)


def surviving(found: Mapping[Key, Mapping[tuple[str, ...], str]], assumed: Iterable[str]) -> set[tuple[str, ...]]:
    """Give the packages that are open or accepted under every combination of some assumptions."""
    allowed = frozenset(assumed)
    each = [{one for one, how in verdicts.items() if how in {"open", "accepted"}} for key, verdicts in found.items() if key <= allowed]
    return set.intersection(*each)


def subsets(names: Sequence[str]) -> Iterator[Key]:
    """Give all subsets, the smallest first."""
    return (frozenset(chosen) for chosen in chain.from_iterable(combinations(names, size) for size in range(len(names) + 1)))


# -- corners of what preferences allow ------------------------------------------------------------------------------------------------

Vector = tuple[Fraction, ...]
Condition = tuple[Vector, Fraction]


def corners(upper: Sequence[Condition], equal: Sequence[Condition], size: int) -> list[Vector]:
    """Give every corner of ``a @ x <= b`` and ``c @ x == d``: each point that as many independent conditions fix as there are unknowns."""
    found: dict[Vector, None] = {}
    for chosen in combinations(upper, size - len(equal)):
        point = solved([*equal, *chosen], size)
        if point is not None and all(dot(row, point) <= bound for row, bound in upper):
            found[point] = None
    return list(found)


def dot(row: Vector, point: Vector) -> Fraction:
    """Give the sum of products."""
    return sum((left * right for left, right in zip(row, point, strict=True)), Fraction(0))


def solved(conditions: Sequence[Condition], size: int) -> Vector | None:
    """Solve as many equations as unknowns by elimination; nothing where they do not fix a point."""
    lines = [[*row, bound] for row, bound in conditions]
    for column in range(size):
        pivot = next((index for index in range(column, len(lines)) if lines[index][column]), None)
        if pivot is None:
            return None
        lines[column], lines[pivot] = lines[pivot], lines[column]
        head = [value / lines[column][column] for value in lines[column]]
        lines[column] = head
        for index in range(len(lines)):
            if index != column and lines[index][column]:
                factor = lines[index][column]
                lines[index] = [value - factor * above for value, above in zip(lines[index], head, strict=True)]
    return tuple(lines[row][size] for row in range(size))
