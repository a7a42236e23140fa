"""Where blocks are run: the interface, and this process.

An executor only runs blocks and hands back what each gave. Order, progress, cancelling and checkpoints are the same for all of them
(:mod:`accords.work.perform`), so a further executor (of a cluster, say) is one method.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

from accords.work.block import Block

Result = TypeVar("Result")

# What is done with a block. It depends on the block alone; to run elsewhere it must be picklable: a function of a module, or an object
# of a class of a module with ``__call__``, which carries the arrays that all blocks need.
Job = Callable[[Block], Result]


class Executor(Protocol):
    """Runs blocks."""

    def run(self, job: Job[Result], blocks: Sequence[Block]) -> Iterator[tuple[Block, Result]]:
        """Give each block with its result as soon as it is finished, in any order.

        An error of the job is raised from the iterator. Closing the iterator drops the blocks that have not begun, and returns when
        none is running.
        """


class InProcess:
    """Runs one block after another in this process."""

    def run(self, job: Job[Result], blocks: Sequence[Block]) -> Iterator[tuple[Block, Result]]:
        """Give each block with its result, in order."""
        for block in blocks:
            yield block, job(block)
