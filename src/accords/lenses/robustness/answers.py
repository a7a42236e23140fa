"""The answers under many combinations as arrays: looked at once, asked for many at a time.

An answer is 1 for yes, 0 for no, -1 where it was not decided or not looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

UNDECIDED = -1
# So many assumptions fit into one number of the machine.
_MOST_BITS = 62

Signs = NDArray[np.int8]


@dataclass(frozen=True)
class Answers:
    """What was answered under combinations of one setting.

    Attributes
    ----------
    choices
        The way taken at each point, 0 as it stands, shape (combinations, points).
    opened, accepted
        Whether some deal is open, and whether some is accepted.
    """

    choices: NDArray[np.intp]
    opened: Signs
    accepted: Signs

    @property
    def left(self) -> Signs:
        """Whether some deal is open or accepted."""
        known = (self.opened == UNDECIDED) | (self.accepted == UNDECIDED)
        found: Signs = np.where((self.opened == 1) | (self.accepted == 1), 1, np.where(known, UNDECIDED, 0)).astype(np.int8)
        return found


@dataclass(frozen=True)
class Known:
    """What is left under one reading of consent, by what is assumed beside it.

    Attributes
    ----------
    assumed, left
        Sets of assumptions as bits, in increasing order, and what is left with each.
    relevant
        For each set of events and scenarios, as bits, the bits that matter with it.
    """

    assumed: NDArray[Any]
    left: Signs
    relevant: Mapping[int, int]

    def of(self, assumed: NDArray[Any], patches: int) -> Signs:
        """Say what is left with some sets of assumptions; ``patches`` are the bits of all events and scenarios."""
        found: Signs = np.full(len(assumed), UNDECIDED, dtype=np.int8)
        supposed = assumed & patches
        for patch, relevant in self.relevant.items():
            here = np.flatnonzero(supposed == patch)
            wanted = assumed[here] & relevant
            place = np.minimum(np.searchsorted(self.assumed, wanted), len(self.assumed) - 1)
            found[here] = np.where(self.assumed[place] == wanted, self.left[place], UNDECIDED)
        return found


@dataclass(frozen=True)
class Answered:
    """What is left under every combination looked at.

    Attributes
    ----------
    bits
        The bit of each assumption that is no reading of consent.
    patches
        Those of all events and scenarios.
    known
        By reading: the id of its assumption, or nothing for the one that the case is seen under.
    """

    bits: Mapping[str, int]
    patches: int
    known: Mapping[str, Known]

    @cached_property
    def everything(self) -> NDArray[Any]:
        """Every set of assumptions that was looked at under some reading, the empty one first."""
        return np.unique(np.concatenate([one.assumed for one in self.known.values()]))

    def sets(self, *assumed: int) -> NDArray[Any]:
        """Write sets of assumptions as an array."""
        return np.array(assumed, dtype=self.everything.dtype)

    def contexts(self, own: int) -> NDArray[Any]:
        """Give the combinations looked at of everything but some assumptions, the case as it is first."""
        return np.unique(self.everything & ~own)

    def under(self, reading: str, assumed: NDArray[Any]) -> Signs:
        """Say whether something is left under one reading."""
        return self.known[reading].of(assumed, self.patches)

    def reached(self, assumed: NDArray[Any]) -> Signs:
        """Say whether something is left under every reading of consent."""
        found = np.stack([self.under(reading, assumed) for reading in self.known])
        signs: Signs = np.where((found == 0).any(axis=0), 0, found.min(axis=0)).astype(np.int8)
        return signs


def combined(choices: NDArray[np.intp], base: int, bits: Iterable[Iterable[int]], *, wide: int) -> NDArray[Any]:
    """Write combinations as sets of bits.

    Parameters
    ----------
    choices
        The way taken at each point, 0 as it stands, shape (combinations, points).
    base
        The bits of what is supposed in all of them.
    bits
        Per point the bit of each way.
    wide
        How many bits there are; more than a number of the machine holds are Python's own.
    """
    kind: Any = np.int64 if wide <= _MOST_BITS else np.object_
    found = np.full(len(choices), base, dtype=kind)
    for column, ways in zip(choices.T, bits, strict=True):
        found = found | np.array([0, *ways], dtype=kind)[column]
    return found
