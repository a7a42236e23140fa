"""Small questions about draws for tests, and a job for other processes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accords.maths.draws import Composition, Tally, composition, tally
from accords.maths.sampling import generator, simplex
from accords.work.block import Block
from oracles.draws import Draw, drawn


@dataclass(frozen=True)
class Small:
    """Draws with tables and thresholds in tenths, so that ties abound."""

    tables: NDArray[np.int64]
    thresholds: list[list[int | None]]
    cells: NDArray[np.int64]
    circles: list[set[int]]

    @property
    def worths(self) -> NDArray[np.float64]:
        """The tables as numbers."""
        return self.tables / 10.0

    @property
    def limits(self) -> NDArray[np.float64]:
        """The thresholds as numbers."""
        return np.array([[-np.inf if limit is None else limit / 10.0 for limit in row] for row in self.thresholds])

    def by_definition(self) -> list[Draw]:
        """Look at every draw by itself."""
        return [
            drawn(table[:, self.cells].sum(axis=2).T.tolist(), limits, self.circles)
            for table, limits in zip(self.tables, self.thresholds, strict=True)
        ]


def small(seed: int) -> Small:
    """Make a question with up to four parties, four issues and two dozen packages; packages may be written twice."""
    source = np.random.default_rng(seed)
    parties, issues, draws = int(source.integers(1, 5)), int(source.integers(1, 5)), 6
    cells = source.integers(0, 3, (int(source.integers(1, 25)), issues)) + 3 * np.arange(issues)
    tables = source.integers(0, (2, 5, 9)[seed % 3], (draws, parties, 3 * issues))
    limits = source.integers(-1, 3 * issues, (draws, parties)).tolist()
    circles = [set(range(parties))] if seed % 2 else [{0}, set(range(1, parties)) or {0}]
    return Small(tables, [[None if limit < 0 else limit for limit in row] for row in limits], cells, circles)


@dataclass(frozen=True)
class Drawing:
    """Draws weights of three parties about which nothing is stated, and counts."""

    values: NDArray[np.float64]
    packages: Composition

    def __call__(self, block: Block) -> Tally:
        """Count over a block."""
        parties, issues, options = self.values.shape
        weights = np.stack([simplex(generator(block.seed, party, block.number), block.size, issues) for party in range(parties)], axis=1)
        tables = (weights[:, :, :, None] * self.values).reshape(block.size, parties, issues * options)
        return tally(tables, np.full((block.size, parties), 0.4), self.packages)


def drawing() -> Drawing:
    """Make the job: three parties, three issues with three options, all packages."""
    cells = np.array(list(np.ndindex(3, 3, 3))) + 3 * np.arange(3)
    return Drawing(np.random.default_rng(3).random((3, 3, 3)), composition(cells))
