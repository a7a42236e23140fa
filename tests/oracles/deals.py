"""Which packages numbers exclude, which of the others are efficient, and what solutions choose: by definition, over all outcomes.

Every outcome is looked at, in exact fractions. Conditions, consent and what parties say of packages come from ``oracles.zone``; of the
program's own reasoning, nothing is used.

A party refuses a package below its reservation and accepts one at or above it, unless what it says of the package decides (format,
section 5). Under a reading of consent, a package is ruled out if every minimal consenting set has a party that refuses it; deals that
are not ruled out are candidates. The axes are the negotiators among the consenting parties whose numbers are complete, or, where fewer
than two negotiators have them, all consenting parties whose numbers are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm, prod

import numpy as np
from numpy.typing import NDArray

from accords.case.case import Case
from accords.case.issue import Issue
from accords.case.preference import Scale
from oracles.conditions import Choices, value_of
from oracles.zone import World, consenting, world_of

Vector = tuple[Fraction, ...]
ZERO = Fraction(0)


# -- one party's numbers


def worth(scale: Scale, issue: Issue, option: str) -> Fraction | None:
    """Give the value of one option; ``None`` where the case gives no number for it."""
    if scale.kind == "numbers":
        amounts = {issue.option(name): amount for name, amount in scale.amounts}
        found = amounts.get(issue.option(option))
        return None if found is None or found.low is None else Fraction(found.low)
    if scale.kind in {"linear", "piecewise"}:
        at, points = Fraction(option), [(Fraction(place), Fraction(value)) for place, value in scale.points]
        for left, low in points:
            for right, high in points:
                if left == at:
                    return low
                if left < at < right and not any(left < between < right for between, _ in points):
                    return low + (high - low) * (at - left) / (right - left)
    return None


def utility(case: Case, party: str, package: Choices) -> Fraction | None:
    """Give a party's utility of a package: the sum of weight x value, plus the interactions that hold; ``None`` unless all is known."""
    preference = case.preferences.get(party)
    if preference is None or preference.weights is None:
        return None
    total = ZERO
    for name, option in package.items():
        weight = weight_of(preference.weights, name)
        if weight is None:
            return None
        if weight:
            value = worth(preference.values[name], case.issues[name], option) if name in preference.values else None
            if value is None:
                return None
            total += weight * value
    held = (one for one in preference.interactions.values() if value_of(one.when.root, case.issues, package) is True)
    return total + sum((Fraction(one.add) for one in held), ZERO)


def weight_of(scale: Scale, issue: str) -> Fraction | None:
    """Give the weight of an issue."""
    if scale.kind == "equal":
        return Fraction(1)
    found = dict(scale.amounts).get(issue) if scale.kind == "numbers" else None
    return None if found is None or found.low is None else Fraction(found.low)


# -- all packages


@dataclass(frozen=True)
class Numbers:
    """A case at its date under one rule of consent, with its numbers.

    Attributes
    ----------
    world
        All its outcomes, and what parties say of them.
    rule
        Party ids with ``and``, ``or`` and parentheses.
    """

    world: World
    rule: str

    @cached_property
    def sets(self) -> list[frozenset[str]]:
        """The minimal consenting sets."""
        return consenting(self.rule)

    @cached_property
    def members(self) -> list[str]:
        """The parties of the minimal consenting sets, in the case's order."""
        found = frozenset().union(*self.sets)
        return [party for party in self.world.case.parties if party in found]

    @cached_property
    def axes(self) -> list[str]:
        """The parties whose utilities are compared for efficiency."""
        case = self.world.case
        complete = [party for party in self.members if all(utility(case, party, package) is not None for package in self.world.packages)]
        negotiators = [party for party in complete if case.parties[party].role == "negotiator"]
        return negotiators if len(negotiators) > 1 else complete

    @cached_property
    def floors(self) -> dict[str, tuple[Fraction, Fraction] | None]:
        """Per party the utilities below which it refuses, and from which on it accepts; ``None`` where that is not known."""
        return {party: self._floor(party) for party in self.members}

    def _floor(self, party: str) -> tuple[Fraction, Fraction] | None:
        case, preference = self.world.case, self.world.case.preferences.get(party)
        stated = preference.reservation if preference else None
        if stated is None or stated.kind == "unknown":
            return None
        if stated.kind == "amount":
            assert stated.amount is not None
            if stated.amount.low is None or stated.amount.high is None or stated.amount.about:
                return None
            return Fraction(stated.amount.low), Fraction(stated.amount.high)
        package = self.world.here() if stated.kind == "status_quo" else dict(stated.outcome.choices if stated.outcome else ())
        level = utility(case, party, package) if package else None
        return None if level is None else (level, level)

    def answer(self, party: str, package: dict[str, str]) -> str:
        """Say whether a party refuses or accepts a package, or leaves it open: by its words, else by its numbers."""
        said, floor = self.world.answer(party, package), self.floors[party]
        level = utility(self.world.case, party, package)
        if said != "open" or floor is None or level is None:
            return said
        return "refuses" if level < floor[0] else "accepts" if level >= floor[1] else "open"

    def verdict(self, package: dict[str, str]) -> str:
        """Say whether a package is ruled out, accepted, locked or open.

        Numbers say what a package is worth once it is carried out, and not who begins: where orders run in a circle, only those who accept
        by their words accept.
        """
        answers = {party: self.answer(party, package) for party in self.members}
        if all(any(answers[party] == "refuses" for party in members) for members in self.sets):
            return "ruled_out"
        free = [members for members in self.sets if all(answers[party] != "refuses" for party in members) and self._free(members, package)]
        if any(all(answers[party] == "accepts" for party in members) for members in free):
            return "accepted"
        return "open" if free else "locked"

    def _free(self, members: frozenset[str], package: dict[str, str]) -> bool:
        """Whether some sequence of steps keeps the orders of some parties, or all of them accept the package by their words."""
        said = all(self.world.answer(party, package) == "accepts" for party in members)
        return said or not self.world.locked_by(self.world.orders(members), package)

    @cached_property
    def verdicts(self) -> list[tuple[dict[str, str], str]]:
        """Every deal with its verdict."""
        return [(package, self.verdict(package)) for package in self.world.deals()]

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many deals there are of each kind."""
        found = Counter(verdict for _, verdict in self.verdicts)
        return {"deals": len(self.verdicts)} | {kind: found[kind] for kind in ("ruled_out", "accepted", "locked", "open")}

    @cached_property
    def vectors(self) -> Counter[Vector]:
        """The utilities of the candidates on the axes, each with the number of packages that have them."""
        found: Counter[Vector] = Counter()
        for package, verdict in self.verdicts:
            if verdict != "ruled_out":
                levels = [utility(self.world.case, party, package) for party in self.axes]
                found[tuple(level for level in levels if level is not None)] += 1
        return found

    @cached_property
    def disagreement(self) -> Vector | None:
        """The utilities of no agreement on the axes: each one's reservation; ``None`` if one of them is not known to the number."""
        floors = [self.floors[party] for party in self.axes]
        known = tuple(floor[0] for floor in floors if floor is not None and floor[0] == floor[1])
        return known if len(known) == len(self.axes) else None


def numbers_of(case: Case, reading: str = "rule") -> Numbers:
    """Read a case's numbers under one reading of consent."""
    return Numbers(world_of(case), case.readings[reading].text)


def sums(case: Case, parties: Sequence[str]) -> tuple[list[NDArray[np.int64]], list[int]]:
    """Give the utility of every outcome for some parties, where nothing but weights and values counts and no issue may be void.

    Returns
    -------
    list of arrays, shape (outcomes,), and list of int
        Whole numbers, to be divided by the party's denominator; outcomes in the order of ``itertools.product`` over the issues.
    """
    found, denominators = [], []
    for party in parties:
        preference = case.preferences[party]
        worths = [[utility(case, party, {name: option.id}) for option in issue.options] for name, issue in case.issues.items()]
        assert not preference.interactions
        exact = [[level for level in options if level is not None] for options in worths]
        denominator = lcm(*(level.denominator for options in exact for level in options))
        total = np.zeros(1, dtype=np.int64)
        for options in exact:
            total = np.add.outer(total, np.array([int(level * denominator) for level in options], dtype=np.int64)).ravel()
        found.append(total)
        denominators.append(denominator)
    return found, denominators


def efficient_of_two(first: NDArray[np.int64], second: NDArray[np.int64]) -> list[int]:
    """Give the positions of all outcomes that no other dominates, by two arrays of utilities.

    In falling order a point is efficient if its second number beats those of all points before it that differ from it.
    """
    order = np.lexsort((-second, -first))
    one, other = first[order], second[order]
    new = np.append(True, (np.diff(one) != 0) | (np.diff(other) != 0))
    highest = np.append(np.iinfo(np.int64).min, np.maximum.accumulate(other[new])[:-1])
    return [int(place) for place in order[(other[new] > highest)[np.cumsum(new) - 1]]]


# -- what is efficient, and what solutions choose; over utility vectors


def dominates(left: Vector, right: Vector) -> bool:
    """Whether nobody is worse off on the left and somebody better."""
    return all(one >= other for one, other in zip(left, right, strict=True)) and left != right


def efficient(vectors: Mapping[Vector, int] | Sequence[Vector]) -> list[Vector]:
    """Give the vectors that no other dominates, in falling order, in which whatever dominates a vector stands before it."""
    found: list[Vector] = []
    for vector in sorted(set(vectors), reverse=True):
        if not any(dominates(other, vector) for other in found):
            found.append(vector)
    return found


def rational(vectors: Mapping[Vector, int] | Sequence[Vector], base: Vector) -> list[Vector]:
    """Give the vectors in which nobody has less than without an agreement."""
    return [vector for vector in vectors if all(one >= least for one, least in zip(vector, base, strict=True))]


def nash(vectors: Mapping[Vector, int] | Sequence[Vector], base: Vector) -> tuple[list[Vector], Fraction | None]:
    """Give the Nash solution (Nash 1950) with its product: the largest product of gains over ``base`` among rational vectors.

    Where no vector lets all gain, among the efficient ones as many gain as can, and the product is that of their gains. Several groups
    of that size are each looked at alone, since products of different parties' gains cannot be compared; there is then no one product.
    """
    within = rational(vectors, base)
    gaining = {vector: frozenset(axis for axis in range(len(base)) if vector[axis] > base[axis]) for vector in within}
    if len(base) not in map(len, gaining.values()):
        within = efficient(within)
    most = max((len(gaining[vector]) for vector in within), default=0)
    best: dict[frozenset[int], tuple[Fraction, list[Vector]]] = {}
    for vector in within:
        group = gaining[vector]
        product = prod((vector[axis] - base[axis] for axis in group), start=Fraction(1))
        if len(group) == most and (group not in best or product >= best[group][0]):
            ties = best[group][1] if group in best and product == best[group][0] else []
            best[group] = (product, [*ties, vector])
    chosen = sorted((vector for _, found in best.values() for vector in found), reverse=True)
    return chosen, next(iter(best.values()))[0] if len(best) == 1 else None


def kalai_smorodinsky(vectors: Mapping[Vector, int] | Sequence[Vector], base: Vector) -> tuple[list[Vector], Vector, Vector]:
    """Give the Kalai-Smorodinsky solution on a finite set (Kalai and Smorodinsky 1975; leximin of ratios), its ratios, and the ideal point.

    The ideal is each one's best over the rational vectors. Whoever has no more there than without an agreement counts for nothing.
    """
    within = rational(vectors, base)
    ideal = tuple(max(vector[axis] for vector in within) for axis in range(len(base))) if within else ()
    counting = [axis for axis in range(len(ideal)) if ideal[axis] > base[axis]]
    ratios = {vector: tuple((vector[axis] - base[axis]) / (ideal[axis] - base[axis]) for axis in counting) for vector in within}
    best = max((tuple(sorted(found)) for found in ratios.values()), default=())
    return sorted((vector for vector in within if tuple(sorted(ratios[vector])) == best), reverse=True), best, ideal


def egalitarian(vectors: Mapping[Vector, int] | Sequence[Vector], base: Vector) -> list[Vector]:
    """Give the egalitarian solution (Kalai 1977) refined by leximin of gains; it compares utilities between parties."""
    gains = {vector: sorted(one - least for one, least in zip(vector, base, strict=True)) for vector in rational(vectors, base)}
    best = max(gains.values(), default=[])
    return sorted((vector for vector, found in gains.items() if found == best), reverse=True)


def utilitarian(vectors: Mapping[Vector, int] | Sequence[Vector]) -> list[Vector]:
    """Give the vectors with the largest sum; it compares utilities between parties."""
    best = max((sum(vector, ZERO) for vector in vectors), default=ZERO)
    return sorted((vector for vector in vectors if sum(vector, ZERO) == best), reverse=True)


# -- two procedures


def adjusted_winner(first: Mapping[str, Fraction], second: Mapping[str, Fraction]) -> tuple[dict[str, Fraction], Fraction]:
    """Give the shares of the first party and the points that both then have (Brams and Taylor 1996, "Adjusted Winner").

    Of all divisions of the items, at most one of them in parts, in which the first has everything up to some place in the order of the
    ratio of its points to the other's, this is the one that leaves both with the same points. Items alike in ratio stand in their order.
    """
    order = sorted(first, key=lambda item: (first[item] <= 0 < second[item], -(first[item] / second[item]) if second[item] else -(10**9)))
    for place, item in enumerate(order):
        mine = sum((first[other] for other in order[:place]), ZERO)
        theirs = sum((second[other] for other in order[place + 1 :]), ZERO)
        if first[item] + second[item] == 0:
            continue
        share = (theirs + second[item] - mine) / (first[item] + second[item])
        if 0 <= share <= 1:
            shares = dict.fromkeys(order[:place], Fraction(1)) | {item: share} | dict.fromkeys(order[place + 1 :], ZERO)
            return {name: shares[name] for name in first}, mine + share * first[item]
    raise AssertionError("two parties with points can always be made equal")


def fallback(rankings: Mapping[str, Sequence[str]], votes: Mapping[str, int], quota: int) -> tuple[int, dict[str, int]]:
    """Give the depth at which some alternative first has a quota of votes, and the support there of all that have it.

    At depth k everybody supports the first k of its ranking (Brams and Kilgour 2001; with a majority as quota it is Bucklin's rule).
    """
    for depth in range(1, max(len(ranking) for ranking in rankings.values()) + 1):
        support: Counter[str] = Counter()
        for party, ranking in rankings.items():
            support.update(dict.fromkeys(ranking[:depth], votes[party]))
        enough = {alternative: count for alternative, count in support.items() if count >= quota}
        if enough:
            return depth, enough
    return 0, {}
