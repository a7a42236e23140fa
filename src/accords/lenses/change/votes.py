"""Seats: whether a package passes a vote, and whether a government keeps its majority; two statements apart.

A vote passes if more than half of the seats stated are for it. A package that a partner refuses may pass with other parties' seats, and
cost the government its majority all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from accords.case.case import Case
from accords.case.consent import rule_of
from accords.lenses.change.numbers import with_numbers
from accords.lenses.change.result_consent import Ballots, Government, House, Leaving, Vote
from accords.maths.formula import TRUE, Formula, conj, disj, negate
from accords.zone.description import describe
from accords.zone.package_set import PackageSet
from accords.zone.stakes import stakes_of
from accords.zone.zone import Zone

# More parties than these make too many sets of them to write down.
_MOST_PARTIES = 12


def houses(zone: Zone) -> tuple[House, ...]:
    """Give the votes and majorities for which the case states seats, one house for each party that others with seats belong to.

    A house holds a party, those that belong to it (``of``), those that support it and its partners that may leave, as far as their seats
    are stated. Its coalition is the party with those that support it and those that may leave it. Who is in neither is taken to vote and
    not to govern. Answers are those stated; where numbers of members are known, what follows with them stands beside it.
    """
    found = []
    for party in zone.case.parties:
        members = _members(zone.case, party)
        if len(members) > 1:
            found.append(_house(zone, party, members))
    return tuple(found)


def _members(case: Case, party: str) -> dict[str, Decimal]:
    seats = {}
    for name, found in case.parties.items():
        if found.seats is not None and (party in {name, found.of} or name in _coalition(case, party)):
            seats[name] = found.seats
    return seats


def _coalition(case: Case, party: str) -> tuple[str, ...]:
    """Give a party with those that support it and those that may leave it."""
    return tuple(name for name, found in case.parties.items() if name == party or party in found.supports or name in _leavers(case, party))


def _leavers(case: Case, party: str) -> tuple[str, ...]:
    return tuple(name for name, found in (case.consent.may_leave if case.consent else {}).items() if found.of == party)


def _house(zone: Zone, party: str, members: Mapping[str, Decimal]) -> House:
    case = zone.case
    total = sum(members.values(), Decimal(0))
    coalition = _coalition(case, party)
    leavers = [name for name in _leavers(case, party) if name in members]
    governing = {name: members[name] for name in coalition if name in members}
    # A party that governs and has itself no seats stands for those behind it; a partner without a number leaves its majority open.
    not_stated = tuple(name for name in coalition if name not in members and name != party)
    few = len(members) <= _MOST_PARTIES
    governs = bool(leavers) and not not_stated
    stakes = stakes_of(zone, rule_of(*members))
    known = tuple(name for name, limit in stakes.limits.items() if limit is not None)
    told = with_numbers(zone, stakes) if known and few else None
    return House(
        of=party,
        seats={name: f"{seats:f}" for name, seats in members.items()},
        total=f"{total:f}",
        needed=_needed(members.values()),
        coalition=coalition,
        coalition_seats=f"{sum(governing.values(), Decimal(0)):f}",
        not_stated=not_stated,
        leaving=() if not_stated else tuple(_leaving(governing, leavers, total)),
        vote=_vote(zone, members) if few else None,
        government=_government(zone, governing, leavers, members) if few and governs else None,
        by_numbers=known,
        with_numbers=Ballots(_vote(told, members), _government(told, governing, leavers, members) if governs else None) if told else None,
    )


def _needed(seats: Iterable[Decimal]) -> str:
    """Give the fewest whole seats that are more than half; nothing where seats are not whole."""
    stated = list(seats)
    return f"{sum(stated, Decimal(0)) // 2 + 1:f}" if all(each == each.to_integral_value() for each in stated) else ""


def _leaving(governing: Mapping[str, Decimal], leavers: Sequence[str], total: Decimal) -> Iterator[Leaving]:
    """Give what would remain without each partner alone, and without those that together end the majority, of which none can be spared."""
    all_seats = sum(governing.values(), Decimal(0))
    ending: list[frozenset[str]] = []
    for size in range(1, min(len(leavers), _MOST_PARTIES) + 1):
        for gone in combinations(leavers, size):
            if any(fewer < set(gone) for fewer in ending):
                continue
            left = all_seats - sum((governing[name] for name in gone), Decimal(0))
            ends = 2 * all_seats > total >= 2 * left
            if ends:
                ending.append(frozenset(gone))
            if ends or size == 1:
                yield Leaving(gone, f"{left:f}", majority=2 * left > total)


def _vote(zone: Zone, members: Mapping[str, Decimal]) -> Vote:
    """Say which packages pass a vote for certain, which fail, and which are open."""
    half = sum(members.values(), Decimal(0)) / 2
    passes = _passes(zone, members)
    # Those that do not refuse have no more than half.
    fails = negate(_more_than(half, {name: (seats, negate(zone.parties[name].false)) for name, seats in members.items()}))
    return Vote(_set(zone, passes), _set(zone, fails), _set(zone, conj(negate(passes), negate(fails))))


def _passes(zone: Zone, members: Mapping[str, Decimal]) -> Formula:
    total = sum(members.values(), Decimal(0))
    return _more_than(total / 2, {name: (seats, zone.parties[name].true) for name, seats in members.items()})


def _government(zone: Zone, governing: Mapping[str, Decimal], leavers: Sequence[str], members: Mapping[str, Decimal]) -> Government:
    """Say over which packages a government keeps its majority, over which it loses it, and over which that is open."""
    half = sum(members.values(), Decimal(0)) / 2
    staying = {name: (seats, TRUE) for name, seats in governing.items() if name not in leavers}
    surely = staying | {name: (governing[name], zone.parties[name].true) for name in leavers}
    perhaps = staying | {name: (governing[name], negate(zone.parties[name].false)) for name in leavers}
    keeps, loses = _more_than(half, surely), negate(_more_than(half, perhaps))
    both = conj(loses, _passes(zone, members))
    return Government(*(_set(zone, formula) for formula in (keeps, loses, conj(negate(keeps), negate(loses)), both)))


def _more_than(half: Decimal, weighed: Mapping[str, tuple[Decimal, Formula]]) -> Formula:
    """Say where the seats of the parties of which something is true are more than some number: for each smallest set that suffices."""
    found: list[frozenset[str]] = []
    parts: list[Formula] = []
    for size in range(len(weighed) + 1):
        for chosen in combinations(weighed, size):
            if any(fewer <= set(chosen) for fewer in found):
                continue
            if sum((weighed[name][0] for name in chosen), Decimal(0)) > half:
                found.append(frozenset(chosen))
                parts.append(conj(*(weighed[name][1] for name in chosen)))
    return disj(*parts)


def _set(zone: Zone, formula: Formula) -> PackageSet:
    packages = conj(zone.deals, formula)
    return describe(zone, packages, zone.count(packages))
