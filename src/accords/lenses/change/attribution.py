"""Which part one of several changes of a day had in opening and closing packages."""

from __future__ import annotations

from itertools import combinations

from accords.errors import AccordsError
from accords.lenses.change.gap import beyond, gap
from accords.lenses.change.left import State, counted
from accords.lenses.change.replay import Change, Day, alone, without
from accords.maths.formula import FALSE, TRUE, Formula, conj, negate
from accords.zone.certificate import Certificate

Packed = tuple[Formula, Certificate]


def attributed(day: Day, change: Change, name: str) -> tuple[Packed, Packed]:
    """Say what a change opened on a day, and what it closed, each with how many packages that are.

    It opened a package that came to be left on the day if the change alone would have had that effect, or if the package would not be left
    without it; closed likewise.
    """
    before, after = day.before.left(name), day.after.left(name)
    if len(day.changes) == 1:
        gained, lost = _Share(after, beyond(after, before)), _Share(before, beyond(before, after))
    else:
        with_it, without_it = _left(alone(day, change), name), _left(without(day, change), name)
        gained = _Share(after, beyond(after, before), *_other(after, keep=without_it, avoid=with_it))
        lost = _Share(before, beyond(before, after), *_other(before, keep=with_it, avoid=without_it))
    return (gained.formula, gained.count(day, name)), (lost.formula, lost.count(day, name))


def _other(inside: Formula, *, keep: Formula | None, avoid: Formula | None) -> tuple[Formula, Formula]:
    """Say what is due to other changes alone; a state of which nothing can be said decides nothing."""
    return (TRUE if keep is None else beyond(inside, keep), FALSE if avoid is None else beyond(inside, avoid))


def _left(state: State, name: str) -> Formula | None:
    """Say what is left in a state that never was; nothing where it is no case that anything can be said of."""
    try:
        return state.left(name) if name in state.rules else FALSE
    except AccordsError:  # answers that would depend on each other in a circle
        return None


class _Share:
    """Packages where ``inside`` is true and ``other`` is not, but for those where ``keep`` is true and ``avoid`` is not.

    Counts are sums and differences of counts of conjunctions, which are far easier to count than what is negated as a whole.
    """

    def __init__(self, inside: Formula, other: Formula, keep: Formula = FALSE, avoid: Formula = FALSE) -> None:
        self.inside, self.other, self.keep, self.avoid = inside, other, keep, avoid

    @property
    def formula(self) -> Formula:
        return conj(gap(self.inside, self.other), negate(conj(self.keep, negate(self.avoid))))

    def count(self, day: Day, name: str) -> Certificate:
        terms = [*_terms(1, self.inside, self.other), *_terms(-1, conj(self.inside, self.keep), self.other, self.avoid)]
        counts = [(sign, counted(formula, name, day.before, day.after)) for sign, formula in terms]
        if not all(count.exact for _, count in counts):
            return counted(self.formula, name, day.before, day.after)
        total = sum(sign * count.low for sign, count in counts)
        return Certificate(total, total)


def _terms(sign: int, inside: Formula, *avoided: Formula) -> list[tuple[int, Formula]]:
    """Write the number of packages that meet ``inside`` and none of some formulas as a sum (inclusion and exclusion)."""
    chosen = [some for size in range(len(avoided) + 1) for some in combinations(avoided, size)]
    return [(sign * (-1) ** len(some), conj(inside, *some)) for some in chosen]
