"""Each party's own ranking of the packages compared, over what is left open (SMAA-2)."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from accords.lenses.robustness.compared import assignment
from accords.lenses.robustness.follows import Preferences
from accords.lenses.robustness.numbers import Ranked
from accords.lenses.robustness.sampled import Named, Sampled
from accords.lenses.robustness.uncertainty import error
from accords.maths.smaa import acceptability, confidence, rank_draws
from accords.space.drawn import Drawn, cells_of
from accords.space.incomplete import Incomplete

Floats = NDArray[np.float64]


def rankings(preferences: Preferences, named: Named, samples: tuple[Sampled, ...]) -> dict[str, tuple[Ranked, ...]]:
    """Rank the packages compared for each party with open numbers, under each prior (Lahdelma and Salminen 2001)."""
    found: dict[str, list[Ranked]] = {}
    if len(named) < 2:
        return {}
    for sample in samples:
        for party, each in zip(sample.parties, sample.drawn, strict=True):
            if each.weights.shape[1]:
                found.setdefault(party, []).extend(_ranking(preferences.relations[party].known, named, sample, each))
    return {party: tuple(ranked) for party, ranked in found.items()}


def _ranking(known: Incomplete, named: Named, sample: Sampled, each: Drawn) -> Iterator[Ranked]:
    """Rank for one party."""
    issues = known.space.issues
    weights, values = _alternatives(known, named, each)
    ranks = acceptability(rank_draws(weights, values), each.effective)
    sure = confidence(ranks.central, values)
    for index, name in enumerate(named):
        central = ranks.central[index, : len(issues)] * (1 if weights is each.weights else 2)
        open_weights = {issue.id: _rounded(weight) for issue, weight in zip(issues, central, strict=True) if not issue.persons}
        first = bool(np.isfinite(central).all())
        errors = tuple(_rounded(error(float(share), each.effective)) for share in ranks.rank[index])
        yield Ranked(
            name,
            sample.prior.id,
            tuple(_rounded(share) for share in ranks.rank[index]),
            errors[0],
            errors,
            open_weights if first else None,
            _rounded(sure[index]) if first else None,
            _rounded(error(float(sure[index]), each.effective)) if first else None,
        )


def _alternatives(known: Incomplete, named: Named, each: Drawn) -> tuple[Floats, Floats]:
    """Give weights, and values of the packages compared, shape (draws, packages, issues).

    What interactions add counts like one more issue whose weight is not open: half for it and half for the others, together 1 again.
    """
    cells = np.array([assignment(known.space, choices) for choices in named.values()]) + np.array(cells_of(known.space))
    values: Floats = each.values[:, cells]
    added = np.array([float(known.bonus(choices) / known.scale) for choices in named.values()])
    if not added.any():
        return each.weights, values
    more = np.broadcast_to(added[:, None], (len(values), len(added), 1))
    weights: Floats = np.column_stack([each.weights / 2, np.full(len(values), 0.5)])
    return weights, np.concatenate([values, more], axis=2)


def _rounded(value: float) -> float:
    return round(float(value), 6)
