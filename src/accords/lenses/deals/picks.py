"""The packages that a solution chooses: what each gives to whom on which issue, and the trades in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, islice, zip_longest

from accords.lenses.deals.locks import is_locked
from accords.lenses.deals.numbers import amounts, exactly, plain
from accords.lenses.deals.result import Pick, Share, Trade
from accords.lenses.deals.table import row_of
from accords.space.utility import ZERO
from accords.zone.bargaining import Solution
from accords.zone.certificate import Certificate
from accords.zone.efficient import Efficient
from accords.zone.stakes import Stakes

# Packages listed of one solution, vectors of which one is listed even beyond that, and trades of one package.
MOST = 12
VECTORS = 60
TRADES = 3


def picks(found: Efficient, solution: Solution) -> tuple[Pick, ...]:
    """Give the packages of a solution: one of each vector that ties, then a second of each, and so on up to a cap."""
    if solution.found is not None:
        choices, utility = solution.found
        return (_pick(found, choices, utility, chosen(found, solution)),)
    rows = solution.rows[:VECTORS]
    rounds = zip_longest(*([(row, choices) for choices in islice(found.packages(row), MOST)] for row in rows))
    every = (one for each in rounds for one in each if one is not None)
    return tuple(_pick(found, choices, found.utilities(row), found.counts[row]) for row, choices in islice(every, max(MOST, len(rows))))


def chosen(found: Efficient, solution: Solution) -> Certificate:
    """Count the packages that a solution chooses, those of all vectors that tie."""
    if solution.found is not None:
        return Certificate(1, max(1, found.stakes.zone.packages(found.stakes.rule).deals.high), "ties are not looked for")
    counts = [found.counts[row] for row in solution.rows]
    method = next((count.method for count in counts if not count.exact), "elimination")
    return Certificate(sum(count.low for count in counts), sum(count.high for count in counts), method)


def _pick(found: Efficient, choices: dict[str, str], utility: Mapping[str, Fraction], count: Certificate) -> Pick:
    stakes, axes = found.stakes, found.axes
    shares = {party: shares_of(stakes, party, choices) for party in axes}
    return Pick(choices, amounts(utility), count, shares, trades(stakes, axes, choices), exactly(utility), is_locked(stakes, choices))


def shares_of(stakes: Stakes, party: str, choices: Mapping[str, str]) -> dict[str, Share]:
    """Say what a package gives a party on each issue that matters to it, beside the most and the least that the issue can be worth."""
    utility = stakes.utilities[party]
    found = {}
    for variable, issue in enumerate(stakes.zone.space.issues):
        worths = utility.worths[variable]
        if any(worths) and issue.id in choices:
            options = [option.id for option in stakes.zone.space.options[variable]]
            listed = worths[: len(options)]
            found[issue.id] = Share(plain(worths[options.index(choices[issue.id])]), plain(max(listed)), plain(min(listed)))
    return found


def trades(stakes: Stakes, axes: tuple[str, ...], choices: Mapping[str, str]) -> tuple[Trade, ...]:
    """Find pairs of issues on which two parties gave and got: were both settled the other way round, both would be worse off.

    The other way round: each issue as the party that stood back on it likes best, everything else as it is, with all that interactions
    add or take away. Those that cost the one who loses less most come first.
    """
    found: list[tuple[Fraction, Trade]] = []
    for first, second in combinations(axes, 2):
        given = {party: _stood_back(stakes, (first, second), party, choices) for party in (first, second)}
        for one, undone in given[first].items():
            for other, also in given[second].items():
                loses = _loses(stakes, (first, second), choices, {one: undone, other: also})
                if one != other and loses is not None and min(loses) > 0:
                    named = dict(zip((first, second), loses, strict=True))
                    found.append((min(loses), Trade({first: one, second: other}, {first: other, second: one}, amounts(named))))
    found.sort(key=lambda entry: -entry[0])
    return tuple(trade for _, trade in found[:TRADES])


@dataclass(frozen=True, slots=True)
class _Undone:
    """An issue settled as the party that stood back on it likes best, and what that alone changes for both of two parties."""

    option: str
    changes: tuple[Fraction, Fraction]


def _loses(
    stakes: Stakes, pair: tuple[str, str], choices: Mapping[str, str], undone: Mapping[str, _Undone]
) -> tuple[Fraction, Fraction] | None:
    """Give what both lose if some issues are settled otherwise; nothing if another issue would then arise, or would not any more."""
    if all(issue.applies is None for issue in stakes.zone.space.issues) and not any(stakes.utilities[party].bonuses for party in pair):
        return -sum((one.changes[0] for one in undone.values()), ZERO), -sum((one.changes[1] for one in undone.values()), ZERO)
    other = dict(choices) | {issue: one.option for issue, one in undone.items()}
    if row_of(stakes, other) is None:
        return None
    first, second = (stakes.utilities[party].of(choices) - stakes.utilities[party].of(other) for party in pair)
    return first, second


def _stood_back(stakes: Stakes, pair: tuple[str, str], party: str, choices: Mapping[str, str]) -> dict[str, _Undone]:
    """Give the issues on which a party could have more, each settled as it likes best."""
    found = {}
    for variable, issue in enumerate(stakes.zone.space.issues):
        if issue.id in choices:
            options = [option.id for option in stakes.zone.space.options[variable]]
            here = options.index(choices[issue.id])
            worths = stakes.utilities[party].worths[variable][: len(options)]
            best = worths.index(max(worths))
            if worths[best] > worths[here]:
                both = [stakes.utilities[one].worths[variable] for one in pair]
                found[issue.id] = _Undone(options[best], (both[0][best] - both[0][here], both[1][best] - both[1][here]))
    return found
