"""Long work is done whole, or says how much of it is done and where that is kept; the numbers depend on neither."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from accords.errors import AccordsError
from accords.work.block import blocks
from accords.work.executor import Job
from accords.work.perform import Watch
from accords.work.work import Interrupted, Work
from work.jobs import Backwards, drawn
from work.jobs import Interrupted as AtBlock

BLOCKS = blocks(5, 47, 10)
ALL = tuple(drawn(block) for block in BLOCKS)


def alike(result: list[int]) -> list[int]:
    return result


def done(work: Work, job: Job[list[int]] = drawn, seed: int = 5) -> tuple[list[int], ...]:
    return work.do(job, BLOCKS, lambda: {"case": "a", "seed": seed}, alike, alike)


def test_all_results_come_in_order_whatever_runs_them(tmp_path: Path) -> None:
    assert done(Work()) == ALL
    assert done(Work(Backwards())) == ALL
    assert done(Work(checkpoint=tmp_path / "kept")) == ALL


def test_a_description_is_made_only_for_a_checkpoint() -> None:
    assert Work().do(drawn, BLOCKS, lambda: pytest.fail("nobody needs it"), alike, alike) == ALL


def test_stopped_work_says_how_much_is_done_and_where_it_is_kept(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    with pytest.raises(Interrupted, match=f"Interrupted when 30 of 47 draws were done. What is done is kept in {kept}") as stopped:
        done(Work(checkpoint=kept), AtBlock(3))
    assert (stopped.value.finished, stopped.value.whole, stopped.value.kept) == (30, 47, kept)
    assert done(Work(checkpoint=kept)) == ALL
    with pytest.raises(Interrupted, match="Nothing of it is kept") as stopped:
        done(Work(), AtBlock(3))
    assert stopped.value.kept is None
    assert not isinstance(stopped.value, AccordsError)


def test_work_is_cancelled_and_taken_up_again_to_the_same_bytes(tmp_path: Path) -> None:
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    done(Work(checkpoint=whole))
    asked: Iterator[bool] = iter([False, True])
    with pytest.raises(Interrupted):
        done(Work(checkpoint=parts, watch=Watch(cancelled=lambda: next(asked))))
    assert parts.read_bytes() != whole.read_bytes()
    assert done(Work(Backwards(), parts)) == ALL
    assert parts.read_bytes() == whole.read_bytes()


def test_a_checkpoint_of_another_job_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    work = Work(checkpoint=tmp_path / "kept")
    done(work)
    before = (tmp_path / "kept").read_bytes()
    with pytest.raises(AccordsError, match="belongs to another job"):
        done(work, seed=6)
    assert (tmp_path / "kept").read_bytes() == before
    assert list(tmp_path.iterdir()) == [tmp_path / "kept"]


def test_nothing_is_written_where_no_checkpoint_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done(replace(Work(), watch=Watch(pause=0)))
    assert list(tmp_path.iterdir()) == []
