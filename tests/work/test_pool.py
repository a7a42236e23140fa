"""Several processes give the same results as one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from accords.errors import AccordsError
from accords.work.block import Block, blocks
from accords.work.executor import InProcess
from accords.work.perform import Watch, perform
from accords.work.pool import Pool
from work.jobs import broken, drawn, ended


def test_processes_give_the_same_results_as_one() -> None:
    made = blocks(11, 95, 10)
    assert perform(drawn, made, Pool(2)) == perform(drawn, made, InProcess())
    assert list(Pool(2).run(drawn, [])) == []


def test_an_interrupt_keeps_what_the_processes_have_finished() -> None:
    made = blocks(11, 200, 10)

    def interrupt(finished: int, _: int) -> None:
        if finished == 3:
            raise KeyboardInterrupt

    found = perform(drawn, made, Pool(1), watch=Watch(progress=interrupt))
    assert not found.complete
    assert len(found.results) == 3
    assert list(found.results) == [drawn(made[number]) for number in found.finished]


def test_an_interrupt_while_processes_start_waits_until_they_have(monkeypatch: pytest.MonkeyPatch) -> None:
    submit, submitted = ProcessPoolExecutor.submit, list[int]()

    def interrupted(pool: ProcessPoolExecutor, work: Callable[[Block], object], block: Block) -> object:
        signal.raise_signal(signal.SIGINT)
        submitted.append(block.number)
        return submit(pool, work, block)

    monkeypatch.setattr(ProcessPoolExecutor, "submit", interrupted)
    before = signal.getsignal(signal.SIGINT)
    found = perform(drawn, blocks(11, 50, 10), Pool(1))
    assert (found.results, found.complete) == ((), False)
    assert submitted == [0, 1, 2, 3, 4]
    assert signal.getsignal(signal.SIGINT) is before


def test_processes_end_with_the_one_that_waits_for_them(tmp_path: Path) -> None:
    """Killed, it can tell them nothing."""
    script = tmp_path / "lasting.py"
    script.write_text(LASTING.format(tests=str(Path(__file__).parents[1])), encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, text=True
    ) as waiting:
        assert waiting.stdout is not None
        worker = int(waiting.stdout.readline())
        waiting.kill()
        try:
            # The worker holds the other end of this pipe, so there is more to wait for until it has ended.
            assert not waiting.communicate(timeout=60)[0]
        except subprocess.TimeoutExpired:
            os.kill(worker, signal.SIGTERM)
            raise


LASTING = """
import sys
sys.path.insert(0, {tests!r})
from accords.work.block import blocks
from accords.work.pool import Pool
from work.jobs import lasting
if __name__ == "__main__":
    list(Pool(1).run(lasting, blocks(0, 1)))
"""


def test_an_error_of_the_job_comes_through() -> None:
    with pytest.raises(ValueError, match="block 2"):
        perform(broken, blocks(0, 50, 10), Pool(1))


def test_a_process_that_ends_is_reported() -> None:
    with pytest.raises(AccordsError, match="ended before its block was finished"):
        perform(ended, blocks(0, 20, 10), Pool(1))


def test_what_cannot_be_sent_is_refused_before_any_process_starts() -> None:
    with pytest.raises(AccordsError, match="cannot be sent to another process"):
        perform(lambda block: block.number, blocks(0, 20, 10), Pool(2))
    with pytest.raises(AccordsError, match="at least 1 worker"):
        Pool(0)
