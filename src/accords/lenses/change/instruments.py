"""Instruments of third parties: what each opens alone, and which smallest sets of them leave something where nothing is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from accords.case.case import Case
from accords.case.patching import changes
from accords.lenses.change.left import State, compared, numbers, opening
from accords.lenses.change.patchwork import Patchwork, patchwork
from accords.lenses.change.result_means import Combination, Effect, Instrument, Instrumented, Instruments, Standing
from accords.lenses.change.result_past import Choices
from accords.maths.formula import conj, disj, negate
from accords.zone.certificate import Certificate
from accords.zone.description import describe
from accords.zone.package_set import PackageSet
from accords.zone.zone import UNANSWERED

_MOST_PACKAGES = 8


def instruments(now: State, names: Sequence[str], most: int) -> Instruments:
    """Say what each instrument of a case would do, alone and in all minimal combinations.

    Parameters
    ----------
    now
        The case at its date.
    names
        The readings of consent to answer under.
    most
        How many sets of instruments are tried at most; if there are more, single ones and pairs are.
    """
    work = patchwork(now)
    each = {name: _described(now.zone.case, work, name) for name in now.zone.case.instruments}
    return Instruments(each, {name: _reading(work, name, most) for name in names if each})


def _described(case: Case, work: Patchwork, name: str) -> Instrument:
    instrument = case.instruments[name]
    status: Literal["fits", "supposed", "not_judged", "does_not_fit"] = "fits"
    if f"instruments.{name}" in case.patches:
        status = "supposed"
    elif instrument.effect is None or not changes(instrument.effect):
        status = "not_judged"
    elif name not in work.pieces:
        status = "does_not_fit"
    piece = work.pieces.get(name)
    changed = (piece.removes, piece.adds, piece.alters, piece.ground) if piece else ()
    return Instrument(status, instrument.by, instrument.kind or "", instrument.touches, instrument.claims, *changed)


def _reading(work: Patchwork, name: str, most: int) -> Instrumented:
    """Answer under one reading of consent."""
    now = work.base
    alone = {each: _effect(now, piece.state, name) for each, piece in work.pieces.items()}
    every = 2 ** len(work.pieces) <= most
    left = _something(now, name)
    search = _Search(work, name)
    if left is False:
        search.run(len(work.pieces) if every else 2)
    found = tuple(_combination(work, name, chosen) for chosen in search.found)
    packages = _packages([*(effect.opened for effect in alone.values()), *(one.opened for one in found)])
    states = {"": now} | {each: piece.state for each, piece in work.pieces.items()}
    return Instrumented(
        left=left,
        alone=alone,
        combinations=found,
        tried="all" if every else "pairs",
        apart=tuple(search.apart),
        complete=left is not None and not search.undecided,
        packages=packages,
        standing={each: _standing(state, name, packages) for each, state in states.items()},
    )


def _something(state: State | None, name: str) -> bool | None:
    """Whether something is left under a reading; ``None`` where that cannot be decided."""
    if state is None or name not in state.rules:
        return False
    found = state.zone.perhaps(state.left(name))
    return None if found and not state.sure(name) else found


@dataclass
class _Search:
    """The search for the minimal sets of instruments that leave something: by size, so that each set found has no part that was."""

    work: Patchwork
    name: str

    def __post_init__(self) -> None:
        self.found: list[tuple[str, ...]] = []
        self.apart: list[tuple[str, ...]] = []
        self.undecided = False

    def run(self, largest: int) -> None:
        """Try every set up to a size, but for those that hold one that was found."""
        if self._only_lifts() and _something(self.work.state(self.work.pieces), self.name) is False:
            return  # what all of them together do not open, no part of them does
        for size in range(1, largest + 1):
            for chosen in self._sets(size):
                state = self.work.state(chosen)
                if state is None:
                    self.apart.append(chosen)
                    continue
                something = _something(state, self.name)
                if something:
                    self.found.append(chosen)
                self.undecided = self.undecided or something is None

    def _only_lifts(self) -> bool:
        """Whether instruments do nothing but lift refusals, and no answer depends on another's: then more of them close nothing."""
        pieces = self.work.pieces.values()
        lifted = all(not piece.puts and not piece.ground and all(".refuses." in path for path in piece.removes) for piece in pieces)
        return lifted and not self.work.base.zone.relied_on

    def _sets(self, size: int) -> Iterator[tuple[str, ...]]:
        known = [frozenset(chosen) for chosen in self.found]
        for chosen in combinations(self.work.pieces, size):
            if not any(members <= set(chosen) for members in known):
                yield chosen


def _effect(now: State, then: State, name: str) -> Effect:
    """Say what an instrument alone would do."""
    after = then.packages(name)
    if not compared(now, then, name):
        return Effect(after, None, None, nothing=None if name in then.rules else False)
    counts = numbers(now, then, name)
    opened, closed = (describe(then.zone, formula, count) for formula, count in zip(opening(now, then, name), counts, strict=True))
    return Effect(after, opened, closed, nothing=False if any(count.low for count in counts) else _nothing(now, then, name))


def _nothing(now: State, then: State, name: str) -> bool | None:
    """Whether every package stands the same in two states."""
    pairs = [(now.zone.deals, then.zone.deals), *zip(now.verdicts(name), then.verdicts(name), strict=True)]
    deals = disj(now.zone.deals, then.zone.deals)
    differs = disj(*(disj(conj(here, negate(there)), conj(there, negate(here))) for here, there in pairs))
    found = now.zone.perhaps(conj(deals, differs))
    return None if found is None else not found


def _combination(work: Patchwork, name: str, chosen: tuple[str, ...]) -> Combination:
    then = work.state(chosen)
    opened = None
    if then is not None and compared(work.base, then, name):
        opened = describe(then.zone, opening(work.base, then, name)[0], numbers(work.base, then, name)[0])
    adds = {other: _added(then, work.state((*chosen, other)), name) for other in work.pieces if other not in chosen}
    return Combination(chosen, opened, adds)


def _added(then: State | None, more: State | None, name: str) -> Certificate | None:
    """Count what one more instrument opens."""
    if then is None or more is None or not compared(then, more, name):
        return None
    return numbers(then, more, name)[0]


def _packages(sets: Sequence[PackageSet | None]) -> tuple[Choices, ...]:
    """Choose a few packages to show: of each set one in turn."""
    examples = [found.examples for found in sets if found is not None]
    rounds = max((len(each) for each in examples), default=0)
    chosen: list[Choices] = []
    for index in range(rounds):
        for each in examples:
            if index < len(each) and each[index] not in chosen:
                chosen.append(each[index])
    return tuple(chosen[:_MOST_PACKAGES])


def _standing(state: State, name: str, packages: Sequence[Choices]) -> tuple[Standing, ...]:
    return tuple(_stands(state, name, package) for package in packages)


def _stands(state: State, name: str, package: Choices) -> Standing:
    """Say how one package stands in a state."""
    zone = state.zone
    known = zone.space.position
    if name not in state.rules or not all(issue in known and zone.case.issues[issue].option(option) for issue, option in package.items()):
        return "no_agreement"
    here = zone.space.whole_outcome(package)
    try:
        if not zone.any(conj(here, zone.deals)):
            return "no_agreement"
        verdicts = state.verdicts(name)
        kinds: tuple[Standing, ...] = ("ruled_out", "accepted", "locked")
        parts = (verdicts.ruled_out, verdicts.accepted, verdicts.locked)
        return next((kind for kind, part in zip(kinds, parts, strict=True) if zone.any(conj(here, part))), "open")
    except UNANSWERED:
        return "undecided"
