"""Several processes give the same results as one."""

from __future__ import annotations

import pytest

from accords.errors import AccordsError
from accords.work.block import blocks
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
