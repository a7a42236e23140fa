"""What is drawn before anything is counted: every prior's draws, and by reading of consent the packages and whose acceptance is enough."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from accords.case.consent import ConsentRule
from accords.errors import AccordsError
from accords.lenses.robustness.candidates import candidates
from accords.lenses.robustness.compared import assignment
from accords.lenses.robustness.counting import Asked, Part, tallied
from accords.lenses.robustness.follows import Preferences
from accords.lenses.robustness.numbers import NotDrawn
from accords.lenses.robustness.sampled import (
    PRIORS,
    Named,
    Packages,
    Sampled,
    anything_open,
    consent_of,
    fewer,
    may_be_listed,
    packages_of,
    sampled,
)

# Packages times parties that are counted for at most; past that fewer packages are looked at. Not a matter of how many draws there are:
# more of them never show less.
MOST_WIDE = 1 << 17
# In how many draws candidates are looked for then, and how many are kept.
_FEW = 16
MOST_CANDIDATES = 1 << 12
# Numbers in the tables of all draws of one view of the case: half a gigabyte. What they are made of, and copies for other processes, take
# about six times that in all.
MOST_NUMBERS = 1 << 26


@dataclass(frozen=True)
class Drawing:
    """What was drawn for one view of the case.

    Attributes
    ----------
    preferences, named
        What it was drawn from, and the packages compared by name.
    draws, seed
        How many draws under each prior, and from where.
    samples
        By prior, all for the same parties.
    asked
        What they are counted for under each reading of consent, the one that the case is seen under first.
    named_only
        Whether only packages compared by name were looked at.
    """

    preferences: Preferences
    named: Named
    draws: int
    seed: int
    samples: tuple[Sampled, ...]
    asked: Mapping[str, Asked]
    named_only: bool

    @property
    def parts(self) -> tuple[Part, ...]:
        """What is to be counted, by prior."""
        return tuple(Part(one.tables, one.thresholds, tuple(self.asked.values())) for one in self.samples)


def drawing_of(preferences: Preferences, named: Named, draws: int, seed: int) -> Drawing | NotDrawn:
    """Draw for one view of the case, or say why nothing is drawn.

    Raises
    ------
    AccordsError
        When there are more draws than can be held at once.
    """
    if not anything_open(preferences):
        return "nothing_open"
    _refuse_too_many(preferences, draws)
    tried = [sampled(preferences, number, draws, seed) for number in range(len(PRIORS))]
    samples = tuple(one for one in tried if one is not None)
    if len(samples) < len(PRIORS) or any(one.parties != samples[0].parties for one in samples):
        return "rare"
    case = preferences.zone.case
    asked: dict[str, Asked] = {}
    named_only = False
    for reading in sorted(case.readings, key=lambda name: name != case.standpoint.consent):
        made = _asked(preferences, case.readings[reading], named, samples)
        if isinstance(made, str) and reading == case.standpoint.consent:
            return made
        if not isinstance(made, str):
            asked[reading], only = made
            named_only = named_only or only
    return Drawing(preferences, named, draws, seed, samples, asked, named_only)


def _asked(
    preferences: Preferences, rule: ConsentRule, named: Named, samples: tuple[Sampled, ...]
) -> tuple[Asked, bool] | Literal["nobody", "no_package"]:
    """Say what is counted under one reading, and whether only packages with names are."""
    rows = tuple(row for row, party in enumerate(samples[0].parties) if party in rule.parties)
    if not rows:
        return "nobody"
    parties = tuple(samples[0].parties[row] for row in rows)
    also = None if may_be_listed(preferences) else candidates(preferences, rule, [one.of(parties) for one in samples])
    packages = packages_of(preferences, rule, named, parties, also)
    if not len(packages.assignments):
        return "no_package"
    asked = Asked(rows, packages, consent_of(rule, parties))
    if len(parties) * len(packages.assignments) > MOST_WIDE:
        asked = replace(asked, packages=_candidates(preferences, asked, named, samples[0]))
    return asked, also is None and not may_be_listed(preferences)


def _refuse_too_many(preferences: Preferences, draws: int) -> None:
    each = len(PRIORS) * len(preferences.relations) * sum(preferences.zone.space.sizes)
    if draws * each > MOST_NUMBERS:
        raise AccordsError(
            f"{draws:,} draws do not fit into the memory set aside for them. "
            f"For this case the option 'draws' is a whole number up to {MOST_NUMBERS // each:,}."
        )


def _candidates(preferences: Preferences, asked: Asked, named: Named, sample: Sampled) -> Packages:
    """Give the packages that are efficient in one of a few draws, and those compared by name, where there are too many for all draws."""
    packages = asked.packages
    (counted,) = tallied(Part(sample.tables, sample.thresholds, (asked,)), 0, _FEW)
    wanted = {tuple(assignment(preferences.zone.space, choices)) for choices in named.values()}
    found = [index for index, row in enumerate(map(tuple, packages.assignments.tolist())) if row in wanted]
    best = np.argsort(-counted.efficient, kind="stable")[:MOST_CANDIDATES]
    kept = np.unique(np.concatenate([np.array(found, dtype=np.intp), best[counted.efficient[best] > 0].astype(np.intp)]))
    return fewer(packages, kept if len(kept) else best[:1].astype(np.intp))
