"""Adjusted Winner over the divisible issues of two parties (Brams and Taylor 1996)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Literal

from accords.case.case import Case
from accords.errors import AccordsError
from accords.lenses.deals.numbers import written
from accords.lenses.deals.result_procedures import Division, HandOver, Undivided
from accords.maths.adjusted_winner import adjusted_winner
from accords.zone.stakes import Stakes

Start = Literal["first", "second", "behind"]


def start_of(option: str | None, case: Case) -> str:
    """Read who has tied issues first: a party of the case, or ``behind``.

    Raises
    ------
    AccordsError
        If there is no such party.
    """
    start = option or "behind"
    if start != "behind" and start not in case.parties:
        raise AccordsError(f"The option 'start' is '{start}'. It is one of: {', '.join(case.parties)}, behind.")
    return start


def division(stakes: Stakes, axes: tuple[str, ...], start: str) -> Division | Undivided | None:
    """Divide the divisible issues between two parties, or say why not; nothing where the case calls no issue divisible.

    An issue is divided between the options that the two like best: what is at stake for a party is what its own best option is worth to
    it above the other's. Issues on which both like the same option best are not divided: both get it. Whoever likes no option best likes
    the other's. Interactions are not divided.
    """
    case = stakes.zone.case
    # What counts people has no price, and is not divided.
    issues = tuple(issue for issue in case.divisible if not case.issues[issue].persons)
    if not issues:
        return Undivided("people") if case.divisible else None
    if len(axes) != 2:
        lacking = tuple(party for party in _two(stakes, axes) if party not in stakes.utilities)
        return Undivided("preferences", lacking) if lacking else Undivided("parties", axes)
    first, second = axes
    if start not in {"behind", first, second}:
        return Undivided("start", axes)
    best = {issue: _bests(stakes, axes, issue) for issue in issues}
    divided = tuple(issue for issue in issues if best[issue][first] != best[issue][second])
    points = {
        party: [
            _worth(stakes, party, issue, best[issue][party]) - _worth(stakes, party, issue, _other(best[issue], party)) for issue in divided
        ]
        for party in axes
    }
    if not divided:
        idle = tuple(party for party in axes if all(_indifferent(stakes, party, issue) for issue in issues))
        return Undivided("nothing_at_stake", idle) if idle else Undivided("agreed", axes)
    who: Start = "behind" if start == "behind" else "first" if start == first else "second"
    found = adjusted_winner(points[first], points[second], start=who)
    return Division(
        parties=(first, second),
        start=start,
        points={party: _by_issue(divided, found.points[axis]) for axis, party in enumerate(axes)},
        best={issue: best[issue] for issue in divided},
        tied=tuple(divided[issue] for issue in found.tied),
        begun=_by_party(axes, found.begun),
        transfers=tuple(
            HandOver(divided[step.issue], axes[step.giver], written(step.fraction), _by_party(axes, step.totals))
            for step in found.transfers
        ),
        split=None if found.split is None else divided[found.split],
        shares={first: _by_issue(divided, found.shares), second: _by_issue(divided, [1 - share for share in found.shares])},
        totals=_by_party(axes, found.totals),
        envy_free=found.certificate.envy_free,
        equitable=found.certificate.equitable,
        efficient=found.certificate.efficient,
        agreed=tuple(issue for issue in issues if issue not in divided),
        aside=tuple(issue for issue in stakes.zone.space.position if issue not in issues),
        interactions={party: names for party in axes if (names := _interactions(case, party, divided))},
    )


def _two(stakes: Stakes, axes: tuple[str, ...]) -> tuple[str, ...]:
    """Give the two parties between whom issues would be divided: those who must consent, or the negotiators among them; else nobody."""
    negotiators = tuple(party for party in stakes.rule.parties if stakes.zone.case.parties[party].role == "negotiator")
    pairs = (parties for parties in (negotiators, stakes.rule.parties) if len(parties) == 2 and set(axes) <= set(parties))
    return next(pairs, ())


def _interactions(case: Case, party: str, issues: Sequence[str]) -> tuple[str, ...]:
    """Give the interactions of a party that read some of the issues divided."""
    return tuple(name for name, one in case.preferences[party].interactions.items() if one.when.issues & set(issues))


def _bests(stakes: Stakes, axes: tuple[str, ...], issue: str) -> dict[str, str]:
    """Give the option that each party likes best: one that both do, if there is one; else the first of those that tie."""
    variable = stakes.zone.space.position[issue]
    options = [option.id for option in stakes.zone.space.options[variable]]
    liked = {}
    for party in axes:
        worths = stakes.utilities[party].worths[variable][: len(options)]
        liked[party] = [option for option, worth in zip(options, worths, strict=True) if worth == max(worths)]
    both = [option for option in liked[axes[0]] if option in liked[axes[1]]]
    return {party: both[0] if both else liked[party][0] for party in axes}


def _indifferent(stakes: Stakes, party: str, issue: str) -> bool:
    variable = stakes.zone.space.position[issue]
    return len(set(stakes.utilities[party].worths[variable][: len(stakes.zone.space.options[variable])])) == 1


def _other(best: Mapping[str, str], party: str) -> str:
    return next(option for name, option in best.items() if name != party)


def _worth(stakes: Stakes, party: str, issue: str, option: str) -> Fraction:
    variable = stakes.zone.space.position[issue]
    options = [known.id for known in stakes.zone.space.options[variable]]
    return stakes.utilities[party].worths[variable][options.index(option)]


def _by_issue(issues: Sequence[str], numbers: Sequence[Fraction]) -> dict[str, str]:
    return {issue: written(Fraction(number)) for issue, number in zip(issues, numbers, strict=True)}


def _by_party(axes: Sequence[str], numbers: Sequence[Fraction]) -> dict[str, str]:
    return {party: written(number) for party, number in zip(axes, numbers, strict=True)}
