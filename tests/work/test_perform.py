"""A job gives the same, whatever runs it and however often it is stopped and taken up again."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from accords.errors import AccordsError
from accords.work.block import Block, blocks
from accords.work.checkpoint import Checkpoint, fingerprint
from accords.work.executor import Job, Result
from accords.work.perform import Performed, Watch, perform
from work.jobs import Backwards, Interrupted, broken, drawn

BLOCKS = blocks(5, 47, 10)
ALL = tuple(drawn(block) for block in BLOCKS)


def store(path: Path) -> Checkpoint[list[int]]:
    return Checkpoint(path, fingerprint({"seed": 5}), list, list)


def test_results_come_in_the_order_of_the_blocks_whatever_the_executor() -> None:
    whole = Performed(ALL, (0, 1, 2, 3, 4), complete=True)
    assert perform(drawn, BLOCKS) == whole
    assert perform(drawn, BLOCKS, Backwards()) == whole


def test_progress_counts_from_none_to_all() -> None:
    seen: list[tuple[int, int]] = []
    perform(drawn, BLOCKS, watch=Watch(progress=lambda finished, every: seen.append((finished, every))))
    assert seen == [(finished, 5) for finished in range(6)]


def test_cancelling_keeps_what_is_finished() -> None:
    seen: list[int] = []
    watch = Watch(lambda finished, _: seen.append(finished), lambda: seen[-1] >= 2)
    found = perform(drawn, BLOCKS, watch=watch)
    assert found == Performed(ALL[:2], (0, 1), complete=False)
    assert perform(drawn, BLOCKS, watch=Watch(cancelled=lambda: True)) == Performed((), (), complete=False)


@pytest.mark.parametrize("at", range(5))
@pytest.mark.parametrize("pause", [0.0, 1_000.0])
def test_interrupted_and_taken_up_again_gives_the_same_bytes(tmp_path: Path, at: int, pause: float) -> None:
    perform(drawn, BLOCKS, checkpoint=store(tmp_path / "whole"))
    first = perform(Interrupted(at), BLOCKS, checkpoint=store(tmp_path / "parts"), watch=Watch(pause=pause))
    assert first == Performed(ALL[:at], tuple(range(at)), complete=False)
    seen: list[tuple[int, int]] = []
    second = perform(drawn, BLOCKS, Backwards(), store(tmp_path / "parts"), Watch(lambda finished, every: seen.append((finished, every))))
    assert second == Performed(ALL, (0, 1, 2, 3, 4), complete=True)
    assert seen[0] == (at, 5)
    assert (tmp_path / "parts").read_bytes() == (tmp_path / "whole").read_bytes()


def test_a_finished_job_is_not_done_again(tmp_path: Path) -> None:
    perform(drawn, BLOCKS, checkpoint=store(tmp_path / "job"))
    assert perform(Interrupted(0), BLOCKS, checkpoint=store(tmp_path / "job")).results == ALL


def test_an_error_is_raised_once_what_was_finished_is_saved(tmp_path: Path) -> None:
    saved: Checkpoint[int] = Checkpoint(tmp_path / "job", "x", int, int)
    with pytest.raises(ValueError, match="block 2"):
        perform(broken, BLOCKS, checkpoint=saved)
    assert saved.load() == {0: 0, 1: 1}


def test_that_a_checkpoint_can_be_written_is_known_before_the_work_is_done(tmp_path: Path) -> None:
    with pytest.raises(AccordsError, match="cannot be written"):
        perform(broken, BLOCKS, checkpoint=Checkpoint(tmp_path / "none" / "job", "x", int, int))


class Impatient:
    """An executor for which nobody wants to wait until it is closed."""

    def run(self, job: Job[Result], blocks: Sequence[Block]) -> Iterator[tuple[Block, Result]]:
        """Give one block, then be interrupted, twice."""
        try:
            yield blocks[0], job(blocks[0])
            raise KeyboardInterrupt
        finally:
            raise KeyboardInterrupt


def test_what_is_finished_is_kept_before_anything_is_waited_for(tmp_path: Path) -> None:
    saved = store(tmp_path / "job")
    with contextlib.suppress(KeyboardInterrupt):
        perform(drawn, BLOCKS, Impatient(), saved, Watch(pause=1_000))
    assert saved.load() == {0: ALL[0]}


def test_blocks_of_one_number_are_refused() -> None:
    with pytest.raises(AccordsError, match="number of its own"):
        perform(drawn, (*BLOCKS, BLOCKS[0]))
