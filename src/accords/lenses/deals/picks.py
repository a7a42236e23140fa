"""The packages that a solution chooses: what each gives to whom on which issue, and the trades in it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import combinations, islice, permutations

from accords.lenses.deals.numbers import amounts, exactly, plain
from accords.lenses.deals.result import Pick, Share, Trade
from accords.zone.bargaining import Solution
from accords.zone.certificate import Certificate
from accords.zone.efficient import Efficient
from accords.zone.stakes import Stakes

# Packages listed of one solution, and trades of one package.
MOST = 12
TRADES = 3


def picks(found: Efficient, solution: Solution) -> tuple[Pick, ...]:
    """Give the packages of a solution: all that tie, up to a cap."""
    if solution.found is not None:
        choices, utility = solution.found
        count = Certificate(1, max(1, found.stakes.zone.packages(found.stakes.rule).deals.high), "ties are not looked for")
        return (_pick(found, choices, utility, count),)
    every = ((row, choices) for row in solution.rows for choices in islice(found.packages(row), MOST))
    return tuple(_pick(found, choices, found.utilities(row), found.counts[row]) for row, choices in islice(every, MOST))


def _pick(found: Efficient, choices: dict[str, str], utility: Mapping[str, Fraction], count: Certificate) -> Pick:
    stakes, axes = found.stakes, found.axes
    shares = {party: shares_of(stakes, party, choices) for party in axes}
    return Pick(choices, amounts(utility), count, shares, trades(stakes, axes, choices), exactly(utility))


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

    The other way round: each issue as the party that stood back on it likes best. Those that cost the one who loses less most come first.
    """
    found: list[tuple[Fraction, Trade]] = []
    for first, second in combinations(axes, 2):
        given = {party: _stood_back(stakes, party, choices) for party in (first, second)}
        for one, other in permutations(stakes.zone.space.position, 2):
            if one not in given[first] or other not in given[second]:
                continue
            undone = {**choices, one: given[first][one], other: given[second][other]}
            change = {
                party: sum(
                    (_worth(stakes, party, issue, undone) - _worth(stakes, party, issue, choices) for issue in (one, other)), Fraction(0)
                )
                for party in (first, second)
            }
            if all(amount < 0 for amount in change.values()):
                loses = {party: -amount for party, amount in change.items()}
                trade = Trade({first: one, second: other}, {first: other, second: one}, amounts(loses))
                found.append((min(loses.values()), trade))
    found.sort(key=lambda entry: -entry[0])
    return tuple(trade for _, trade in found[:TRADES])


def _stood_back(stakes: Stakes, party: str, choices: Mapping[str, str]) -> dict[str, str]:
    """Give the issues on which a party could have more, with the option that it likes best there."""
    found = {}
    for variable, issue in enumerate(stakes.zone.space.issues):
        if issue.id in choices:
            options = [option.id for option in stakes.zone.space.options[variable]]
            worths = stakes.utilities[party].worths[variable][: len(options)]
            if max(worths) > worths[options.index(choices[issue.id])]:
                found[issue.id] = options[worths.index(max(worths))]
    return found


def _worth(stakes: Stakes, party: str, issue: str, choices: Mapping[str, str]) -> Fraction:
    variable = stakes.zone.space.position[issue]
    options = [option.id for option in stakes.zone.space.options[variable]]
    return stakes.utilities[party].worths[variable][options.index(choices[issue])]
