"""What parties' numbers exclude, beside what is stated: packages that are worth less to a party than its reservation.

A party refuses those by its numbers, unless its views accept them. A range as a reservation excludes what is below its lower end; from its
upper end on numbers accept, unless views refuse; between the two nobody knows.
"""

from __future__ import annotations

from dataclasses import replace
from math import prod

import numpy as np

from accords.lenses.change.gap import gap
from accords.lenses.change.left import State, refused
from accords.lenses.change.result_consent import How, Numbered, Remains
from accords.lenses.change.result_past import Choices
from accords.maths.formula import Formula, conj, disj, leaf, negate
from accords.maths.frontier import TooLong, frontier
from accords.maths.worths import Worths
from accords.space.space import Kleene
from accords.zone.efficient import deals_in
from accords.zone.stakes import Stakes, stakes_of
from accords.zone.zone import UNANSWERED, Zone

# A party's numbers become a table if it has no more than so many cells.
_MOST_CELLS = 1 << 14


def numbered(state: State, name: str) -> tuple[tuple[Numbered, ...], Remains | None]:
    """Say what each party's numbers exclude under a reading, and whether conditions and numbers of all together leave anything.

    Numbers are known of a party whose preference is additive throughout and whose reservation is a number, a range, a whole outcome or the
    status quo. Nothing is said of others; without any such party the second answer is ``None``.
    """
    stakes = stakes_of(state.zone, state.rules[name])
    known = [party for party, limit in stakes.limits.items() if limit is not None]
    return tuple(_numbered(stakes, party) for party in known), _remains(stakes) if known else None


def _numbered(stakes: Stakes, party: str) -> Numbered:
    zone, rule = stakes.zone, stakes.rule
    left = conj(zone.deals, negate(refused(zone, rule)))
    # Of a package that a consenting set without the party lets through, its answer decides nothing.
    others = conj(*(disj(*(zone.parties[each].false for each in members)) for members in rule.sets if party not in members))
    its = conj(left, others, negate(zone.parties[party].true))
    try:
        if not zone.any(left):
            return Numbered(party, "nothing_left", {})
        if not zone.any(its):
            return Numbered(party, "nothing", {})
        how, example = _below(stakes, party, its)
        return Numbered(party, "something" if how == "everything" and zone.any(gap(left, its)) else how, example)
    except (*UNANSWERED, TooLong):
        return Numbered(party, "undecided", {})


def _below(stakes: Stakes, party: str, packages: Formula) -> tuple[How, Choices]:
    """Say whether all, some or none of some packages are worth less to a party than its reservation; with the one worth least, if any."""
    limit = stakes.limits[party]
    worths = stakes.worths((party,))
    if limit is None:
        return "nothing", {}
    floor, asked = stakes.in_units(party, limit[0]), conj(stakes.shape, packages)
    turned = Worths(worths.sizes, worths.scopes, tuple(-table for table in worths.tables))
    least = frontier(asked, turned, 1)
    if -int(least.vectors[0, 0]) >= floor:
        return "nothing", {}
    values = least.examples(np.zeros(1, dtype=np.intp))[0][: len(stakes.zone.space.sizes)]
    most = int(frontier(asked, worths, 1).vectors[0, 0])
    return "everything" if most < floor else "something", stakes.zone.space.choices(tuple(int(value) for value in values))


def _remains(stakes: Stakes) -> Remains:
    """Say whether some package is refused by nobody of some consenting set, by conditions or numbers."""
    found = [deals_in(stakes, region) for members in stakes.rule.sets for region in stakes.regions(members)]
    if any(count.low for count in found):
        return "something"
    return "undecided" if any(count.high for count in found) else "nothing"


def with_numbers(zone: Zone, stakes: Stakes) -> Zone | None:
    """Give the zone with the parties' answers by conditions and numbers together; nothing where that would take too large a table."""
    answers = dict(zone.parties)
    for party, limit in stakes.limits.items():
        if limit is None:
            continue
        worths = stakes.worths((party,))
        binding = [index for index, table in enumerate(worths.tables) if len(np.unique(table)) > 1]
        scope = sorted({variable for index in binding for variable in worths.scopes[index]})
        if len(stakes.sizes) > len(zone.space.sizes) or prod(worths.sizes[variable] for variable in scope) > _MOST_CELLS:
            return None
        below, enough = (_under(worths, scope, stakes.in_units(party, bound)) for bound in limit)
        stated = answers[party]
        answers[party] = Kleene(
            disj(stated.true, conj(negate(stated.false), negate(enough))), disj(stated.false, conj(negate(stated.true), below))
        )
    return replace(zone, answers=answers)


def _under(worths: Worths, scope: list[int], bound: int) -> Formula:
    """Say where the worth in one column is less than a number; it depends on the variables of the scope alone."""
    sizes = [worths.sizes[variable] for variable in scope]
    rows = np.zeros((prod(sizes), len(worths.sizes)), dtype=np.intp)
    rows[:, scope] = np.indices(sizes).reshape(len(scope), prod(sizes)).T
    return leaf(scope, (worths.of(rows)[:, 0] < bound).reshape(sizes))
