"""How the command line does long work: processes, a checkpoint, a bar of progress, and what is said when it is interrupted."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import typer

from accords.errors import AccordsError
from accords.work.executor import Executor
from accords.work.perform import Watch
from accords.work.work import Interrupted, Work

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

# More processes than this some systems cannot wait for.
MOST_WORKERS = 60
# A bar is shown for work that lasts longer than this many seconds.
_SOON = 1.0


class Bar:
    """A bar of progress on the error stream: only where somebody looks at it, and only for work that lasts."""

    def __init__(self) -> None:
        self.begun: float | None = None
        self.shown: tuple[Progress, TaskID] | None = None

    def __call__(self, finished: int, whole: int) -> None:
        """Show how many blocks are finished."""
        now = monotonic()
        self.begun = now if self.begun is None else self.begun
        if self.shown is None and finished < whole and now - self.begun >= _SOON and sys.stderr.isatty():
            self.shown = _started(finished, whole)
        elif self.shown is not None:
            progress, task = self.shown
            progress.update(task, completed=finished)

    def close(self) -> None:
        """Take the bar away."""
        if self.shown is not None:
            self.shown[0].stop()
            self.shown = None


def _started(finished: int, whole: int) -> tuple[Progress, TaskID]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = TextColumn("Counting draws"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn()
    progress = Progress(*columns, console=Console(file=sys.stderr), transient=True)
    task = progress.add_task("", total=whole, completed=finished)
    progress.start()
    return progress, task


@contextmanager
def working(workers: int, checkpoint: Path | None) -> Iterator[Work]:
    """Give how long work is done; say it in a sentence and end with 3 when it is interrupted.

    Raises
    ------
    AccordsError
        When there are too few or too many workers, or there is no folder for the checkpoint: before any work is done.
    """
    from accords.case.save import refuse_missing_folder

    if not 1 <= workers <= MOST_WORKERS:
        raise AccordsError(f"The option 'workers' is a whole number from 1 to {MOST_WORKERS}, not {workers}.")
    if checkpoint is not None:
        refuse_missing_folder(checkpoint)
    bar = Bar()
    try:
        yield Work(_executor(workers), checkpoint, Watch(progress=bar))
    except Interrupted as stopped:
        bar.close()
        typer.echo(_sentence(stopped), err=True)
        raise typer.Exit(3) from None
    except KeyboardInterrupt:
        if checkpoint is None or bar.begun is None:
            raise
        typer.echo(f"Interrupted. What was counted is kept in {checkpoint}: the same command goes on from there.", err=True)
        raise typer.Exit(3) from None
    finally:
        bar.close()


def _executor(workers: int) -> Executor | None:
    if workers == 1:
        return None
    from accords.work.pool import Pool

    return Pool(workers)


def _sentence(stopped: Interrupted) -> str:
    done = f"Interrupted when {stopped.finished:,} of {stopped.whole:,} draws were counted"
    if stopped.kept is None:
        return f"{done}; nothing of it is kept. With --checkpoint FILE it would be, and the same command would go on from there."
    return f"{done}. They are kept in {stopped.kept}: the same command goes on from there."
