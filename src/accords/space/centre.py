"""A centre of what incomplete preferences leave open: one choice among many, for those who ask to see it, and always said to be one.

Orders of weights are read at their rank-order centroid (Barron and Barrett 1996), orders of values as equal steps, ranges at their middle,
and weights of which nothing is known as equal. Nothing that the preferences say of whole packages is used.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from accords.case.issue import Issue, Option
from accords.case.preference import Chain, Preference, Scale
from accords.space.ranges import known_values
from accords.space.scales import priced, scale_of
from accords.space.space import Space
from accords.space.utility import ZERO, Bonus, Utility

Amounts = dict[str, Fraction]


def centre_of(space: Space, preference: Preference) -> Utility | None:
    """Give the utility at the centre of an incomplete preference.

    Weights add up to the preference's scale; values run from 0 to 1 in each issue.

    Returns
    -------
    Utility or None
        ``None`` where the preference has no centre of this kind: an issue whose values are not known at all, several orders side by side,
        ratios, or names that an order leaves out.
    """
    weights = _weights(priced(space), preference.weights)
    if weights is None or (preference.priorities or preference.ranking is not None):
        return None
    total = sum(weights.values(), ZERO)
    unit = scale_of(space, preference) / total if total else ZERO
    worths = []
    for variable, issue in enumerate(space.issues):
        options = space.options[variable]
        weight = weights.get(issue.id, ZERO) * unit
        values = _values(issue, options, preference.values.get(issue.id)) if weight else dict.fromkeys((one.id for one in options), ZERO)
        if values is None:
            return None
        void = () if issue.applies is None else (ZERO,)
        worths.append((*(weight * values[option.id] for option in options), *void))
    bonuses = tuple(
        Bonus(name, space.statement(interaction.when).true, Fraction(interaction.add))
        for name, interaction in preference.interactions.items()
    )
    return Utility(space, tuple(worths), bonuses)


def _weights(names: Sequence[str], scale: Scale | None) -> Amounts | None:
    """Give weights at their centre, up to a factor."""
    if scale is None or scale.kind in {"equal", "unknown"}:
        return dict.fromkeys(names, Fraction(1))
    middles = _middles(scale)
    if not scale.statements:
        return middles if middles is not None and set(middles) >= set(names) else None
    groups = _groups(names, scale)
    if groups is None or scale.amounts:
        return None
    centroid = [sum((Fraction(1, place) for place in range(at, len(names) + 1)), ZERO) / len(names) for at in range(1, len(names) + 1)]
    found: Amounts = {}
    place = 0
    for group in groups:
        share = sum(centroid[place : place + len(group)], ZERO) / len(group)
        found |= dict.fromkeys(group, share)
        place += len(group)
    return found


def _values(issue: Issue, options: tuple[Option, ...], scale: Scale | None) -> Amounts | None:
    """Give values at their centre, from 0 to 1."""
    known = known_values(options, scale)
    if known is not None or scale is None:
        return known
    names = [option.id for option in options]
    if scale.kind in {"increasing", "decreasing"}:
        ordered = sorted(options, key=lambda option: option.number or 0) if issue.numeric else list(options)
        groups = [[option.id] for option in ordered]
        return _steps(groups if scale.kind == "decreasing" else groups[::-1])
    if scale.kind == "peak":
        best = scale.points[0][0]
        far = [(abs(Fraction(option.number or 0) - Fraction(best)), option.id) for option in options]
        most = max(distance for distance, _ in far)
        return {name: 1 - distance / most if most else Fraction(1) for distance, name in far}
    middles = _middles(scale)
    if scale.statements:
        found = _groups(names, scale)
        return None if found is None or scale.amounts else _steps(found)
    if middles is None or set(middles) < set(names):
        return None
    low, high = min(middles.values()), max(middles.values())
    return {name: (middles[name] - low) / (high - low) if high > low else ZERO for name in names}


def _middles(scale: Scale) -> Amounts | None:
    """Give numbers as they are and ranges at their middle; nothing where an amount is not known."""
    found = {}
    for name, amount in scale.amounts:
        if amount.low is None or amount.high is None:
            return None
        found[name] = (Fraction(amount.low) + Fraction(amount.high)) / 2
    return found


def _groups(names: Sequence[str], scale: Scale) -> list[list[str]] | None:
    """Give the groups of one order that names everything, best first; nothing where there is no such order."""
    chain = scale.statements[0]
    if len(scale.statements) != 1 or not isinstance(chain, Chain) or set(chain.names) != set(names):
        return None
    groups = [[chain.names[0]]]
    for name, relation in zip(chain.names[1:], chain.relations, strict=True):
        if relation == "=":
            groups[-1].append(name)
        else:
            groups.append([name])
    return groups


def _steps(groups: Sequence[Sequence[str]]) -> Amounts:
    """Give equal steps from 1 for the first group to 0 for the last."""
    last = len(groups) - 1
    return {name: Fraction(last - place, last) if last else ZERO for place, group in enumerate(groups) for name in group}
