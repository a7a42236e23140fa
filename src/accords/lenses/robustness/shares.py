"""Over what share of what is left open: acceptance, efficiency and solutions over draws, each party's ranking, and what drives it.

Shares of draws are shares of what is left open under a prior that is named; they are never probabilities of agreement.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from accords.lenses.robustness.compared import assignment
from accords.lenses.robustness.counting import Asked, Tallies, count, stands
from accords.lenses.robustness.drawing import Drawing
from accords.lenses.robustness.follows import Preferences
from accords.lenses.robustness.numbers import Driver, Errors, Share, Shares, Under
from accords.lenses.robustness.ranking import rankings
from accords.lenses.robustness.sampled import Packages, Sampled
from accords.lenses.robustness.uncertainty import error
from accords.maths.draws import Tally
from accords.maths.drivers import CLASSES, drivers
from accords.maths.standing import Standing
from accords.work.work import Work

# Packages that are listed beside those compared by name.
MOST_LISTED = 12

Chosen = dict[int, str]
Floats = NDArray[np.float64]


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


def shares_of(drawings: Sequence[Drawing | None], work: Work) -> list[Counted | None]:
    """Count over what was drawn for some views of the case, for all of them in one piece of work; nothing where nothing was drawn.

    Raises
    ------
    Interrupted
        When the work is stopped before its end.
    AccordsError
        When the checkpoint cannot be used.
    """
    drawn = [one for one in drawings if one is not None]
    tallies = iter(count([part for one in drawn for part in one.parts], drawn[0].seed, work) if drawn else ())
    return [None if one is None else _counted(one, [next(tallies) for _ in one.samples]) for one in drawings]


def _counted(drawing: Drawing, tallies: list[Tallies]) -> Counted:
    """Make shares of what was counted under each prior, for each reading of consent."""
    preferences, samples = drawing.preferences, drawing.samples
    several = [_Reading(drawing, name, [each[place] for each in tallies]) for place, name in enumerate(drawing.asked)]
    first, *others = several
    chosen = first.chosen
    standing = stands(drawing.parts[0], first.asked, list(chosen))
    agreed = standing.agreed[:, list(chosen).index(first.best)]  # the package most often accepted is always listed
    found = Shares(
        draws=drawing.draws,
        not_drawn="",
        seed=drawing.seed,
        reading=first.name,
        priors=tuple(one.prior.id for one in samples),
        priors_alike=not any(one.weights_open for one in samples),
        named_only=drawing.named_only,
        **{field.name: getattr(first.under, field.name) for field in fields(Under)},
        readings={one.name: one.under for one in others},
        party_ranking=rankings(preferences, drawing.named, samples),
        drivers=tuple(_drivers(preferences, first.samples[0], agreed)),
    )
    return Counted(found, first.samples[0], standing, chosen, first.asked.packages)


@dataclass(frozen=True)
class _Reading:
    """What was counted under one reading of consent, prior by prior."""

    drawing: Drawing
    name: str
    tallies: list[Tally]

    @property
    def asked(self) -> Asked:
        return self.drawing.asked[self.name]

    @cached_property
    def samples(self) -> tuple[Sampled, ...]:
        """The draws for those who are asked."""
        parties = [self.drawing.samples[0].parties[row] for row in self.asked.rows]
        return tuple(sample.of(parties) for sample in self.drawing.samples)

    @cached_property
    def order(self) -> list[int]:
        """The packages, those most often accepted by all under the first prior first; of those alike, the more often efficient ones."""
        counted = self.tallies[0]
        found: list[int] = np.lexsort((-counted.nash, -counted.efficient, -counted.agreed)).tolist()
        return found

    @property
    def best(self) -> int:
        """The package most often accepted by all, and of these the one most often efficient."""
        return self.order[0]

    @cached_property
    def chosen(self) -> Chosen:
        """The packages to list: those compared by name that are among them, those first in order, those most often chosen by a solution."""
        space, counted = self.drawing.preferences.zone.space, self.tallies[0]
        rows = {tuple(row): index for index, row in enumerate(self.asked.packages.assignments.tolist())} if self.drawing.named else {}
        names = {name: rows.get(tuple(assignment(space, choices))) for name, choices in self.drawing.named.items()}
        found = {index: name for name, index in names.items() if index is not None}
        solved = [int(np.argmax(part)) for part in (counted.nash, counted.kalai_smorodinsky) if part.any()]
        for index in (*self.order[:MOST_LISTED], *(solved if self.asked.packages.whole else ())):
            found.setdefault(index, "")
        return found

    @property
    def under(self) -> Under:
        """What is said of this reading."""
        rule = self.drawing.preferences.zone.case.readings[self.name]
        parties = self.samples[0].parties
        return Under(
            effective={one.prior.id: round(one.effective, 1) for one in self.samples},
            aside=tuple(party for party in rule.parties if party not in parties),
            whole=self.asked.packages.whole,
            packages=tuple(self._shares()),
            recommended=self._choices(self.best),
        )

    def _choices(self, index: int) -> dict[str, str]:
        space = self.drawing.preferences.zone.space
        return space.choices(tuple(int(value) for value in self.asked.packages.assignments[index]))

    def _shares(self) -> Iterator[Share]:
        for index in sorted(self.chosen, key=self.order.index):
            for sample, counted in zip(self.samples, self.tallies, strict=True):
                yield self._share(index, sample, counted)

    def _share(self, index: int, sample: Sampled, counted: Tally) -> Share:
        def shared(part: NDArray[np.int64]) -> tuple[float, float]:
            share = int(part[index]) / counted.draws
            return _rounded(share), _rounded(error(share, sample.effective))

        agreed, agreed_error = shared(counted.agreed)
        by = {party: shared(counted.accepted[row]) for row, party in enumerate(sample.parties)}
        several = (counted.efficient, counted.nash, counted.kalai_smorodinsky)
        efficient, nash, ks = (shared(part) if self.asked.packages.whole else (None, None) for part in several)
        return Share(
            outcome=self._choices(index),
            name=self.chosen[index],
            prior=sample.prior.id,
            accepted_by_all=agreed,
            accepted_by={party: share for party, (share, _) in by.items()},
            efficient=efficient[0],
            nash=nash[0],
            kalai_smorodinsky=ks[0],
            standard_error=agreed_error,
            errors=Errors({party: off for party, (_, off) in by.items()}, efficient[1], nash[1], ks[1]),
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
        low, high = float(found.low[place]), float(found.high[place])
        ends = _ends(columns[varying[place]], sample.effective)
        off = [_rounded(error(share, size)) for share, size in zip((low, high), ends, strict=True)]
        yield Driver(party, what, issue, _rounded(found.share[place]), _rounded(low), _rounded(high), *off)


def _ends(column: Floats, effective: float) -> tuple[float, float]:
    """Say how many independent draws there are where a number is lowest, and where it is highest."""
    values, counts = np.unique(column, return_counts=True)
    ends = (int(counts[0]), int(counts[-1])) if len(values) <= CLASSES else (len(column) // CLASSES,) * 2
    return ends[0] * effective / len(column), ends[1] * effective / len(column)


def _rounded(value: float) -> float:
    return round(float(value), 6)
