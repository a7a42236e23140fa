"""Draws in fixed blocks, so that numbers do not depend on how work is split.

Block ``k`` of a seed always holds the same draws, whatever runs it, wherever, and whatever ran before it. A larger number of draws
adds blocks, and lengthens the last one; it changes nothing in the others.
"""

from __future__ import annotations

from dataclasses import dataclass

from accords.errors import AccordsError

# Draws in a block: large enough for arrays to pay, small enough to be a step of progress.
BLOCK = 1_000


@dataclass(frozen=True, slots=True)
class Block:
    """A block of draws.

    Attributes
    ----------
    seed
        The seed of the whole job. Whoever draws derives the block's own generator from it and ``number``.
    number
        The block's number, from 0.
    first
        The number of its first draw, from 0.
    size
        How many draws it holds.
    """

    seed: int
    number: int
    first: int
    size: int

    @property
    def end(self) -> int:
        """The number of the draw after its last one."""
        return self.first + self.size


def blocks(seed: int, draws: int, size: int = BLOCK) -> tuple[Block, ...]:
    """Split draws into blocks.

    Parameters
    ----------
    seed
        At least 0.
    draws
        How many there are; the last block holds what is left.
    size
        Draws in a block, at least 1.

    Raises
    ------
    AccordsError
        When one of the numbers is too small.
    """
    if seed < 0 or draws < 0 or size < 1:
        raise AccordsError(f"Blocks need a seed and draws of at least 0 and a size of at least 1, not {seed}, {draws} and {size}.")
    return tuple(Block(seed, number, first, min(size, draws - first)) for number, first in enumerate(range(0, draws, size)))
