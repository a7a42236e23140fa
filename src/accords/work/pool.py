"""Blocks run by several processes of this machine."""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from threading import Thread, current_thread, main_thread
from typing import Any

from accords.errors import AccordsError
from accords.work.block import Block
from accords.work.executor import Job, Result

# The job of a worker process, set when it starts: what all blocks need travels once, not with each block.
_job: list[Job[Any]] = []


@dataclass(frozen=True, slots=True)
class Pool:
    """Runs blocks in fresh processes (*spawn*), which inherit neither threads nor open files.

    A script that uses a pool does so under ``if __name__ == "__main__":``, for each process imports the script again.

    Attributes
    ----------
    workers
        How many processes, at least 1.
    """

    workers: int

    def __post_init__(self) -> None:
        if self.workers < 1:
            raise AccordsError(f"A pool needs at least 1 worker, not {self.workers}.")

    def run(self, job: Job[Result], blocks: Sequence[Block]) -> Iterator[tuple[Block, Result]]:
        """Give each block with its result as soon as it is finished.

        Raises
        ------
        AccordsError
            When the job cannot be sent to another process, or a process ends before its block is finished.
        """
        if not blocks:
            return
        sent = _pickled(job)
        workers = min(self.workers, len(blocks))
        pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_start, initargs=(sent,))
        try:
            with _interrupts_held():
                pending: dict[Future[Result], Block] = {pool.submit(_work, block): block for block in blocks}
            for future in as_completed(pending):
                yield pending.pop(future), future.result()
        except BrokenProcessPool:
            raise AccordsError(
                "A worker process ended before its block was finished. Try fewer workers (each needs memory of its own), or none."
            ) from None
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold an interrupt back while processes start, and pass it on after that.

    Half-started processes would stay behind, and one that is not ready yet would end with a traceback.
    """
    if current_thread() is not main_thread() or signal.getsignal(signal.SIGINT) is None:
        yield  # interrupts reach the main thread alone; a handler that is none of Python's is left as it is
        return
    held: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: held.append(number))
    # Processes inherit what is blocked, but no handler.
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if hasattr(signal, "pthread_sigmask") else None
    try:
        yield
    finally:
        if mask is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        signal.signal(signal.SIGINT, before)
        if held:
            signal.raise_signal(signal.SIGINT)


def _pickled(job: Job[Any]) -> bytes:
    try:
        return pickle.dumps(job)
    except (pickle.PicklingError, AttributeError, TypeError) as reason:
        raise AccordsError(
            f"This job cannot be sent to another process: {reason}. It has to be a function of a module, or an object of such a class."
        ) from None


def _start(sent: bytes) -> None:
    # An interrupt reaches the whole group; the process that waits for the results decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    _job[:] = [pickle.loads(sent)]  # noqa: S301 - this program's own job, sent by its own parent


def _end_with_parent() -> None:
    """End this process when the one that waits for its results is gone, however that ended."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(block: Block) -> Any:
    return _job[0](block)
