"""How long work is done: where, under whose eyes, and kept in which file. The numbers depend on none of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from accords.work.block import Block
from accords.work.checkpoint import Checkpoint, fingerprint
from accords.work.executor import Executor, Job, Result
from accords.work.perform import Watch, perform


class Interrupted(Exception):  # noqa: N818 says what happened, not that something failed
    """Long work was stopped before its end.

    Attributes
    ----------
    finished, whole
        How many draws are done, and of how many.
    kept
        The checkpoint that holds what is done; ``None`` where none was named, and nothing is kept.
    """

    def __init__(self, finished: int, whole: int, kept: Path | None) -> None:
        self.finished, self.whole, self.kept = finished, whole, kept
        rest = f"What is done is kept in {kept}; the same work goes on from there." if kept else "Nothing of it is kept."
        super().__init__(f"Interrupted when {finished:,} of {whole:,} draws were done. {rest}")


@dataclass(frozen=True, slots=True)
class Work:
    """What a run needs for long work.

    Attributes
    ----------
    executor
        Where blocks are run; left out: in this process.
    checkpoint
        A file to keep finished blocks in, and to go on from where it holds some; left out: nothing is written.
    watch
        Progress, cancelling.
    """

    executor: Executor | None = None
    checkpoint: Path | None = None
    watch: Watch = field(default_factory=Watch)

    def do(
        self,
        job: Job[Result],
        blocks: Sequence[Block],
        description: Callable[[], Mapping[str, Any]],
        encode: Callable[[Result], Any],
        decode: Callable[[Any], Result],
    ) -> tuple[Result, ...]:
        """Do a job on each of its blocks.

        Parameters
        ----------
        job, blocks
            As for :func:`accords.work.perform.perform`.
        description
            Gives all that the numbers depend on, as JSON data; asked only where there is a checkpoint.
        encode, decode
            From a result to JSON data and back, without loss.

        Returns
        -------
        tuple
            The results in the order of the blocks: of all of them.

        Raises
        ------
        Interrupted
            When the work was cancelled, or interrupted from the keyboard.
        AccordsError
            When the checkpoint cannot be used, or belongs to another job; its file is then left as it is.
        """
        kept = None if self.checkpoint is None else Checkpoint(self.checkpoint, fingerprint(description()), encode, decode)
        found = perform(job, blocks, self.executor, kept, self.watch)
        if not found.complete:
            sizes = {block.number: block.size for block in blocks}
            raise Interrupted(sum(sizes[number] for number in found.finished), sum(sizes.values()), self.checkpoint)
        return found.results
