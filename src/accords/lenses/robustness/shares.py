"""Over what share of what is left open: acceptance, efficiency and solutions over draws, each party's ranking, and what drives it.

Shares of draws are shares of what is left open under a prior that is named; they are never probabilities of agreement.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accords.case.consent import ConsentRule
from accords.lenses.robustness.compared import assignment
from accords.lenses.robustness.follows import Preferences
from accords.lenses.robustness.numbers import Driver, Ranked, Share, Shares
from accords.lenses.robustness.sampled import (
    PRIORS,
    Packages,
    Sampled,
    anything_open,
    consent_of,
    fewer,
    packages_of,
    sampled,
    with_bonuses,
)
from accords.maths.draws import Tally, tally
from accords.maths.drivers import CLASSES, drivers
from accords.maths.effective import standard_error
from accords.maths.smaa import acceptability, confidence, rank_draws
from accords.maths.standing import Standing, standing
from accords.space.drawn import Drawn, cells_of

# Packages that are listed beside those compared by name.
MOST_LISTED = 12
# Draws times packages times parties that are counted at most; past that fewer packages are looked at.
MOST_WORK = 1 << 28
# In how many draws candidates are looked for then, and how many are kept.
_FEW = 16
MOST_CANDIDATES = 1 << 12

Named = Mapping[str, Mapping[str, str]]
Chosen = dict[int, str]


@dataclass(frozen=True)
class Counted:
    """What was drawn and counted, for what questions are judged by.

    Attributes
    ----------
    shares
        The answer.
    sample, standing, chosen
        The draws of the first prior, and how the packages listed stand in each; which packages these are, with their names.
    packages
        All packages drawn for.
    """

    shares: Shares
    sample: Sampled
    standing: Standing
    chosen: Chosen
    packages: Packages


def shares_of(preferences: Preferences, named: Named, draws: int, seed: int) -> Counted | None:
    """Draw and count; nothing where no number is open, or nothing can be drawn."""
    if draws < 2 * CLASSES or not anything_open(preferences):
        return None
    rule = preferences.zone.case.readings[preferences.zone.case.standpoint.consent]
    tried = [sampled(preferences, number, draws, seed) for number in range(len(PRIORS))]
    samples = [one for one in tried if one is not None]
    if len(samples) < len(PRIORS) or any(one.parties != samples[0].parties for one in samples):
        return None
    parties = samples[0].parties
    packages = packages_of(preferences, rule, named, parties)
    if not len(packages.assignments):
        return None
    consent = consent_of(rule, parties)
    if draws * len(parties) * len(packages.assignments) > MOST_WORK:
        packages = _candidates(preferences, packages, named, samples[0], consent)
    tallies = [tally(with_bonuses(one, packages), one.thresholds, packages.composed, consent) for one in samples]
    chosen = _chosen(preferences, packages, named, tallies[0])
    stands = standing(with_bonuses(samples[0], packages), samples[0].thresholds, packages.composed, list(chosen), consent)
    best = int(np.argmax(tallies[0].agreed))
    found = Shares(
        draws=draws,
        seed=seed,
        priors=tuple(one.prior.id for one in samples),
        effective={one.prior.id: round(one.effective, 1) for one in samples},
        aside=_aside(rule, parties),
        whole=packages.whole,
        packages=tuple(_packages(preferences, packages, chosen, samples, tallies)),
        recommended=preferences.zone.space.choices(tuple(int(value) for value in packages.assignments[best])),
        party_ranking=_rankings(preferences, named, samples),
        drivers=tuple(_drivers(preferences, samples[0], stands.agreed[:, list(chosen).index(best)])) if best in chosen else (),
    )
    return Counted(found, samples[0], stands, chosen, packages)


def _candidates(preferences: Preferences, packages: Packages, named: Named, sample: Sampled, consent: NDArray[np.bool_]) -> Packages:
    """Give the packages that are efficient in one of a few draws, and those compared by name, where there are too many for all draws."""
    few = with_bonuses(sample, packages)[:_FEW]
    counted = tally(few, sample.thresholds[:_FEW], packages.composed, consent)
    wanted = {tuple(assignment(preferences.zone.space, choices)) for choices in named.values()}
    found = [index for index, row in enumerate(map(tuple, packages.assignments.tolist())) if row in wanted]
    best = np.argsort(-counted.efficient, kind="stable")[:MOST_CANDIDATES]
    kept = np.unique(np.concatenate([np.array(found, dtype=np.intp), best[counted.efficient[best] > 0].astype(np.intp)]))
    return fewer(packages, kept if len(kept) else best[:1].astype(np.intp))


def _aside(rule: ConsentRule, parties: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(party for party in rule.parties if party not in parties)


def _chosen(preferences: Preferences, packages: Packages, named: Named, counted: Tally) -> Chosen:
    """Give the packages to list: those compared by name that are among them, and those most often accepted by all."""
    rows = {tuple(row): index for index, row in enumerate(packages.assignments.tolist())} if named else {}
    names = {name: rows.get(tuple(assignment(preferences.zone.space, choices))) for name, choices in named.items()}
    found = {index: name for name, index in names.items() if index is not None}
    for index in np.argsort(-counted.agreed, kind="stable")[:MOST_LISTED].tolist():
        found.setdefault(int(index), "")
    return found


def _packages(
    preferences: Preferences, packages: Packages, chosen: Chosen, samples: list[Sampled], tallies: list[Tally]
) -> Iterator[Share]:
    order = sorted(chosen, key=lambda index: -int(tallies[0].agreed[index]))
    for index in order:
        outcome = preferences.zone.space.choices(tuple(int(value) for value in packages.assignments[index]))
        for sample, counted in zip(samples, tallies, strict=True):
            agreed = counted.agreed[index] / counted.draws
            efficient, nash, ks = (
                _rounded(part[index] / counted.draws) if packages.whole else None
                for part in (counted.efficient, counted.nash, counted.kalai_smorodinsky)
            )
            by = {party: _rounded(counted.accepted[row, index] / counted.draws) for row, party in enumerate(sample.parties)}
            error = _rounded(float(standard_error(np.array(agreed), sample.effective)))
            yield Share(outcome, chosen[index], sample.prior.id, _rounded(agreed), by, efficient, nash, ks, error)


def _rankings(preferences: Preferences, named: Named, samples: list[Sampled]) -> dict[str, tuple[Ranked, ...]]:
    """Rank the packages compared for each party with open numbers."""
    found: dict[str, list[Ranked]] = {}
    if len(named) < 2:
        return {}
    for sample in samples:
        for party, each in zip(sample.parties, sample.drawn, strict=True):
            if each.weights.shape[1] and not preferences.zone.case.preferences[party].interactions:
                found.setdefault(party, []).extend(_ranking(preferences, named, sample, each))
    return {party: tuple(ranked) for party, ranked in found.items()}


def _ranking(preferences: Preferences, named: Named, sample: Sampled, each: Drawn) -> Iterator[Ranked]:
    space = preferences.zone.space
    cells = np.array([assignment(space, choices) for choices in named.values()]) + np.array(cells_of(space))
    values: NDArray[np.float64] = each.values[:, cells]
    ranks = acceptability(rank_draws(each.weights, values), each.effective)
    sure = confidence(ranks.central, values)
    for index, name in enumerate(named):
        central = ranks.central[index]
        weights = (
            {issue.id: _rounded(weight) for issue, weight in zip(space.issues, central, strict=True)}
            if np.isfinite(central).all()
            else None
        )
        yield Ranked(
            name,
            sample.prior.id,
            tuple(_rounded(share) for share in ranks.rank[index]),
            _rounded(ranks.rank_error[index, 0]),
            weights,
            _rounded(sure[index]) if weights is not None else None,
        )


def _drivers(preferences: Preferences, sample: Sampled, agreed: NDArray[np.bool_]) -> Iterator[Driver]:
    """Say which open number moves the acceptance of a package most, largest first."""
    issues = [issue.id for issue in preferences.zone.space.issues]
    columns, names = [], []
    for row, (party, each) in enumerate(zip(sample.parties, sample.drawn, strict=True)):
        for index, issue in enumerate(issues if each.weights.shape[1] else []):
            columns.append(each.weights[:, index])
            names.append((party, "weight", issue))
        columns.append(sample.thresholds[:, row])
        names.append((party, "reservation", ""))
    varying = [index for index, column in enumerate(columns) if np.ptp(column) > 1e-12]
    if not varying or agreed.all() or not agreed.any():
        return
    found = drivers(np.stack([columns[index] for index in varying], axis=1), agreed.astype(np.float64))
    for place in found.order.tolist():
        party, what, issue = names[varying[place]]
        yield Driver(party, what, issue, _rounded(found.share[place]), _rounded(found.low[place]), _rounded(found.high[place]))


def _rounded(value: float) -> float:
    return round(float(value), 6)
