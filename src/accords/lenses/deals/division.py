"""Adjusted Winner over the divisible issues of two parties (Brams and Taylor 1996)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Literal

from accords.errors import AccordsError
from accords.lenses.deals.numbers import written
from accords.lenses.deals.result import Division, HandOver
from accords.maths.adjusted_winner import adjusted_winner
from accords.zone.stakes import Stakes

Start = Literal["first", "second", "behind"]


def division(stakes: Stakes, axes: tuple[str, ...], start: str) -> Division | None:
    """Divide the divisible issues between two parties; nothing where there are none, or not two parties.

    An issue is divided between the options that the two like best: what is at stake for a party is what its own best option is worth to
    it above the other's. Issues on which both like the same option best are not divided: both get it. Whoever likes no option best likes
    the other's. Interactions are not divided.

    Raises
    ------
    AccordsError
        If the option ``start`` names somebody else.
    """
    # What counts people has no price, and is not divided.
    issues = tuple(issue for issue in stakes.zone.case.divisible if not stakes.zone.case.issues[issue].persons)
    if not issues or len(axes) != 2:
        return None
    first, second = axes
    if start not in {"behind", first, second}:
        raise AccordsError(f"The option 'start' is '{start}'. It is one of: {first}, {second}, behind.")
    best = {issue: _bests(stakes, axes, issue) for issue in issues}
    divided = tuple(issue for issue in issues if best[issue][first] != best[issue][second])
    points = {
        party: [
            _worth(stakes, party, issue, best[issue][party]) - _worth(stakes, party, issue, _other(best[issue], party)) for issue in divided
        ]
        for party in axes
    }
    if not divided or not all(sum(points[party]) for party in axes):
        return None
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
    )


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
