"""Doing a job: every block once, results in order, with progress, cancelling and a checkpoint, whatever the executor."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Generic

from accords.errors import AccordsError
from accords.work.block import Block
from accords.work.checkpoint import Checkpoint
from accords.work.executor import Executor, InProcess, Job, Result


@dataclass(frozen=True, slots=True)
class Performed(Generic[Result]):
    """What a job gave.

    Attributes
    ----------
    results
        The results of the finished blocks, in the order of the blocks.
    finished
        The numbers of those blocks.
    complete
        Whether these are all blocks; if not, the job was cancelled or interrupted.
    """

    results: tuple[Result, ...]
    finished: tuple[int, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class Watch:
    """How a job is watched, and how it is stopped.

    Attributes
    ----------
    progress
        Called with the number of finished blocks and of all blocks: at the start, and after each block.
    cancelled
        Asked after each block; true ends the job with what is finished. An interrupt from the keyboard ends it in the same way.
    pause
        At least so many seconds between two writings of the checkpoint; it is always written at the end.
    """

    progress: Callable[[int, int], None] | None = None
    cancelled: Callable[[], bool] | None = None
    pause: float = 5.0


def perform(
    job: Job[Result],
    blocks: Sequence[Block],
    executor: Executor | None = None,
    checkpoint: Checkpoint[Result] | None = None,
    watch: Watch | None = None,
) -> Performed[Result]:
    """Do a job on each of its blocks.

    Parameters
    ----------
    job
        What is done with a block; depends on nothing but the block and what the job itself carries.
    blocks
        Distinct by their numbers.
    executor
        Where they are run; left out: in this process. The results are the same for every executor.
    checkpoint
        A file from which finished blocks are taken, and to which they are written. A job that is stopped and taken up again ends with
        the same results, and the same bytes in the file, as one that is not stopped.
    watch
        Progress, cancelling.

    Returns
    -------
    Performed
        Of the finished blocks; all of them unless the job was cancelled or interrupted.

    Raises
    ------
    AccordsError
        When the checkpoint cannot be used. Errors of the job are raised as they are, once what was finished is saved.
    """
    if len({block.number for block in blocks}) != len(blocks):
        raise AccordsError("Each block of a job needs a number of its own.")
    run = _Run(blocks, checkpoint, watch or Watch())
    iterator = (executor or InProcess()).run(job, run.left)
    try:
        run.take(iterator)
    except KeyboardInterrupt:
        pass  # what is finished is kept, and said to be incomplete
    finally:
        # Kept first: to wait for blocks that are still running may take a while, and whoever waits may lose patience.
        try:
            run.save()
        finally:
            _close(iterator)
    return run.performed()


def _close(iterator: Iterator[tuple[Block, Result]]) -> None:
    # Generators have it; an executor may give any iterator.
    close = getattr(iterator, "close", None)
    if close is not None:
        close()


class _Run(Generic[Result]):
    """A job under way."""

    def __init__(self, blocks: Sequence[Block], checkpoint: Checkpoint[Result] | None, watch: Watch) -> None:
        self.blocks = blocks
        self.checkpoint = checkpoint
        self.watch = watch
        stored = checkpoint.load() if checkpoint else {}
        self.results = {block.number: stored[block.number] for block in blocks if block.number in stored}
        self.left = [block for block in blocks if block.number not in self.results]
        self.saved = len(self.results)
        self.time = monotonic()
        if checkpoint and self.left:
            checkpoint.save(self.results)  # that the file can be written is known before the work is done, not after

    def take(self, iterator: Iterator[tuple[Block, Result]]) -> None:
        """Take results until there are none left or the job is cancelled."""
        self._tell()
        if self._cancelled():
            return
        for block, result in iterator:
            self.results[block.number] = result
            if monotonic() - self.time >= self.watch.pause:
                self.save()
            self._tell()
            if self._cancelled():
                return

    def save(self) -> None:
        """Write the checkpoint, if there is one and anything is new."""
        if self.checkpoint and len(self.results) > self.saved:
            self.checkpoint.save(self.results)
            self.saved = len(self.results)
            self.time = monotonic()

    def performed(self) -> Performed[Result]:
        """Give the results in the order of the blocks."""
        finished = tuple(block.number for block in self.blocks if block.number in self.results)
        return Performed(tuple(self.results[number] for number in finished), finished, len(finished) == len(self.blocks))

    def _tell(self) -> None:
        if self.watch.progress:
            self.watch.progress(len(self.results), len(self.blocks))

    def _cancelled(self) -> bool:
        return bool(self.watch.cancelled and self.watch.cancelled())
