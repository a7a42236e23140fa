"""Counting over the draws, the heavy part, in fixed blocks: the same numbers wherever and in whatever order the blocks are run.

The draws of a sample are made as a whole, for walks depend on each other; a block is a slice of them. What is counted is whole numbers,
which add up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib.metadata import version
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accords.lenses.robustness.sampled import Packages, with_bonuses
from accords.maths.draws import Tally, as_data, merged, of_data, tally
from accords.maths.standing import Standing, standing
from accords.work.block import BLOCK, Block, blocks
from accords.work.work import Work

Floats = NDArray[np.float64]
Tallies = tuple[Tally, ...]

# Numbers that the tallies of all blocks hold at most, by which memory and the size of a checkpoint are bounded: where a tally is large,
# blocks are longer.
MOST_TALLIED = 1 << 24
# Numbers that a tally has of each package, beside one for each party.
_OF_ALL = 4


@dataclass(frozen=True)
class Asked:
    """What is counted under one reading of consent.

    Attributes
    ----------
    rows
        The parties that are asked, by their positions among those drawn for.
    packages, consent
        The packages, and whose acceptance is enough.
    """

    rows: tuple[int, ...]
    packages: Packages
    consent: NDArray[np.bool_]

    @property
    def tallied(self) -> int:
        """How many numbers one tally holds."""
        return (len(self.rows) + _OF_ALL) * len(self.packages.assignments)


@dataclass(frozen=True)
class Part:
    """The draws of one prior, with what they are counted for.

    Attributes
    ----------
    tables, thresholds
        Worths by cell, shape (draws, parties, cells); what is too little, shape (draws, parties).
    asked
        What is counted under each reading of consent.
    """

    tables: Floats
    thresholds: Floats
    asked: tuple[Asked, ...]

    @property
    def draws(self) -> int:
        """How many draws there are."""
        return len(self.tables)

    @property
    def tallied(self) -> int:
        """How many numbers the tallies of them hold."""
        return sum(each.tallied for each in self.asked)

    def seen(self, each: Asked, first: int, end: int) -> tuple[Floats, Floats]:
        """Give the tables and thresholds of some draws for one reading."""
        tables, thresholds = self.tables[first:end], self.thresholds[first:end]
        if len(each.rows) < self.tables.shape[1]:
            tables, thresholds = tables[:, list(each.rows)], thresholds[:, list(each.rows)]
        return with_bonuses(tables, each.packages), thresholds

    def digest(self) -> str:
        """Give a checksum of everything that is counted."""
        found = sha256()
        arrays: list[NDArray[Any]] = [self.tables, self.thresholds]
        for each in self.asked:
            arrays += [np.array(each.rows), each.packages.composed.cells, each.packages.bonuses, each.consent]
        for array in arrays:
            found.update(f"{array.dtype.str} {array.shape}\n".encode())
            found.update(np.ascontiguousarray(array).data)
        return found.hexdigest()


@dataclass(frozen=True)
class Count:
    """The job: what is counted in a block. It is sent to other processes as it is.

    Attributes
    ----------
    parts
        What is counted.
    of
        By the number of a block the part that it is a slice of.
    """

    parts: tuple[Part, ...]
    of: tuple[int, ...]

    def __call__(self, block: Block) -> Tallies:
        """Count over a block."""
        return tallied(self.parts[self.of[block.number]], block.first, block.end)


def tallied(part: Part, first: int, end: int) -> Tallies:
    """Count over some of the draws, under each reading."""
    return tuple(tally(*part.seen(each, first, end), each.packages.composed, each.consent) for each in part.asked)


def count(parts: Sequence[Part], seed: int, work: Work) -> list[Tallies]:
    """Count over all draws of each part under each reading, in one piece of work.

    Raises
    ------
    Interrupted
        When the work is stopped before its end.
    AccordsError
        When the checkpoint cannot be used.
    """
    size = max(BLOCK, -(-sum(part.draws * part.tallied for part in parts) // MOST_TALLIED))
    made = list(_numbered(blocks(seed, part.draws, size) for part in parts))
    job = Count(tuple(parts), tuple(place for place, _ in made))

    def description() -> dict[str, Any]:
        # The draws themselves: so nothing that they depend on can be forgotten, be it the case, an option, or how a machine adds.
        return {"counted": "robustness", "version": version("accords"), "block": size, "parts": [part.digest() for part in parts]}

    found = work.do(job, [block for _, block in made], description, _as_data, _of_data)
    return [_added([one for (place, _), one in zip(made, found, strict=True) if place == wanted]) for wanted in range(len(parts))]


def _added(several: Sequence[Tallies]) -> Tallies:
    return tuple(merged(each) for each in zip(*several, strict=True))


def _as_data(found: Tallies) -> list[dict[str, Any]]:
    return [as_data(each) for each in found]


def _of_data(data: Sequence[Mapping[str, Any]]) -> Tallies:
    return tuple(of_data(each) for each in data)


def stands(part: Part, asked: Asked, chosen: Sequence[int]) -> Standing:
    """Say how some packages stand in each draw, slice by slice: tables of halves of packages would not fit for all draws at once."""

    def slice_of(each: Block) -> Standing:
        return standing(*part.seen(asked, each.first, each.end), asked.packages.composed, chosen, asked.consent)

    found = [slice_of(each) for each in blocks(0, part.draws)]
    accepted, agreed, least = zip(*((one.accepted, one.agreed, one.least_gain) for one in found), strict=True)
    return Standing(np.concatenate(accepted), np.concatenate(agreed), np.concatenate(least))


def _numbered(parts: Iterable[Sequence[Block]]) -> Iterator[tuple[int, Block]]:
    """Give the blocks of all parts, numbered through, each with the number of its part."""
    number = 0
    for place, made in enumerate(parts):
        for block in made:
            yield place, replace(block, number=number)
            number += 1
