"""In one process blocks are run in order, one at a time."""

from __future__ import annotations

import pytest

from accords.work.block import Block, blocks
from accords.work.executor import InProcess
from work.jobs import broken, drawn


def test_blocks_come_in_order_with_their_results() -> None:
    made = blocks(3, 25, 10)
    assert list(InProcess().run(drawn, made)) == [(block, drawn(block)) for block in made]


def test_nothing_is_run_before_it_is_asked_for() -> None:
    seen: list[int] = []

    def job(block: Block) -> None:
        seen.append(block.number)

    iterator = InProcess().run(job, blocks(0, 30, 10))
    assert seen == []
    next(iterator)
    assert seen == [0]


def test_an_error_of_the_job_is_raised() -> None:
    with pytest.raises(ValueError, match="block 2"):
        list(InProcess().run(broken, blocks(0, 50, 10)))
