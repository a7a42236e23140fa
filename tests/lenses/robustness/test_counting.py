"""Counting in blocks gives the numbers of counting at once, whatever runs the blocks and however often the work is stopped."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from accords.errors import AccordsError
from accords.lens.protocol import Context
from accords.lenses.robustness.counting import Count, Part, count, stands, tallied
from accords.lenses.robustness.drawing import drawing_of
from accords.lenses.robustness.follows import preferences_of
from accords.maths.draws import Tally, as_data, tally
from accords.maths.standing import standing
from accords.study.asking import run
from accords.work.block import Block
from accords.work.perform import Watch
from accords.work.pool import Pool
from accords.work.work import Interrupted, Work
from accords.zone.zone import zone_of
from bundled import case_of
from work.jobs import Backwards


@cache
def parts() -> tuple[Part, ...]:
    preferences = preferences_of(zone_of(case_of("invented/flour")))
    assert preferences is not None
    drawing = drawing_of(preferences, {}, 250, 0)
    assert not isinstance(drawing, str)
    return drawing.parts


def at_once(part: Part) -> list[Tally]:
    return [tally(*part.seen(each, 0, part.draws), each.packages.composed, each.consent) for each in part.asked]


def data(several: Iterable[Iterable[Tally]]) -> list[list[dict[str, Any]]]:
    return [[as_data(each) for each in one] for one in several]


@pytest.fixture(autouse=True)
def _in_short_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("accords.lenses.robustness.counting.BLOCK", 40)


def answer(work: Work, **changed: int) -> str:
    options: dict[str, Any] = {"draws": 250, "cap": 8} | changed
    return run("robustness", case_of("invented/flour"), context=Context(work=work), **options).to_json()


class Stopping:
    """Cancels the work once so many blocks are finished."""

    def __init__(self, after: int) -> None:
        self.after, self.seen = after, list[int]()

    @property
    def watch(self) -> Watch:
        """What watches the work."""
        return Watch(lambda finished, _: self.seen.append(finished), lambda: self.seen[-1] >= self.after)


def test_blocks_add_up_to_what_is_counted_at_once_whatever_their_size(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = data(map(at_once, parts()))
    for size in (7, 40, 1_000):
        monkeypatch.setattr("accords.lenses.robustness.counting.BLOCK", size)
        assert data(count(parts(), 0, Work())) == expected
        assert data(count(parts(), 0, Work(Backwards()))) == expected


def test_blocks_are_longer_where_tallies_are_large(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = Stopping(100)
    count(parts(), 0, Work(watch=seen.watch))
    assert seen.seen[-1] == 2 * 7
    monkeypatch.setattr("accords.lenses.robustness.counting.MOST_TALLIED", 4 * parts()[0].tallied)
    seen = Stopping(100)
    count(parts(), 0, Work(watch=seen.watch))
    assert seen.seen[-1] == 4
    assert parts()[0].tallied == 6 * (98 + 71)


def test_the_job_is_the_same_after_it_was_sent() -> None:
    job = Count(parts(), (0, 0, 1))
    sent = pickle.loads(pickle.dumps(job))  # noqa: S301 - the test's own job
    for number, place in ((0, 0), (2, 1)):
        block = Block(0, number, 10, 30)
        assert data([sent(block)]) == data([job(block)]) == data([tallied(parts()[place], 10, 40)])


def test_how_packages_stand_is_the_same_slice_by_slice() -> None:
    part = replace(parts()[0], tables=np.tile(parts()[0].tables, (5, 1, 1)), thresholds=np.tile(parts()[0].thresholds, (5, 1)))
    asked = part.asked[0]
    found = stands(part, asked, [3, 50])
    whole = standing(*part.seen(asked, 0, part.draws), asked.packages.composed, [3, 50], asked.consent)
    assert np.array_equal(found.accepted, whole.accepted)
    assert np.array_equal(found.agreed, whole.agreed)
    assert np.array_equal(found.least_gain, whole.least_gain)


def test_a_checksum_tells_apart_whatever_is_counted() -> None:
    part = parts()[0]
    first, *rest = part.asked
    changed = [
        replace(first, consent=~first.consent),
        replace(first, rows=first.rows[:1]),
        replace(first, packages=replace(first.packages, bonuses=first.packages.bonuses + 1)),
    ]
    other = [replace(part, tables=part.tables + 1e-12), replace(part, thresholds=part.thresholds[:, ::-1]), replace(part, asked=(first,))]
    other += [replace(part, asked=(each, *rest)) for each in changed]
    assert len({part.digest(), *(one.digest() for one in other)}) == 7
    assert part.digest() == replace(part, tables=part.tables.copy()).digest()


def test_several_processes_give_the_same_bytes_as_one() -> None:
    assert answer(Work(Pool(2))) == answer(Work())


def test_an_answer_that_was_interrupted_and_taken_up_again_has_the_same_bytes(tmp_path: Path) -> None:
    whole, kept = answer(Work(checkpoint=tmp_path / "whole")), tmp_path / "kept"
    for after, finished in ((3, 120), (9, 250 + 80)):
        with pytest.raises(Interrupted) as stopped:
            answer(Work(checkpoint=kept, watch=Stopping(after).watch))
        assert (stopped.value.finished, stopped.value.whole) == (finished, 500)
    seen = Stopping(100)
    assert answer(Work(Backwards(), kept, seen.watch)) == whole == answer(Work())
    assert seen.seen[0] == 9
    assert kept.read_bytes() == (tmp_path / "whole").read_bytes()


def test_a_checkpoint_serves_whatever_does_not_change_the_draws_and_nothing_else(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    answer(Work(checkpoint=kept))
    before = kept.read_bytes()
    seen = Stopping(100)
    answer(Work(checkpoint=kept, watch=seen.watch), cap=16)
    assert seen.seen == [14]
    for options in ({"seed": 1}, {"draws": 251}):
        with pytest.raises(AccordsError, match="belongs to another job"):
            answer(Work(checkpoint=kept), **options)
    assert kept.read_bytes() == before


def test_a_checkpoint_holds_numbers_and_no_word_of_the_case(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    answer(Work(checkpoint=kept))
    found = json.loads(kept.read_text(encoding="utf-8"))
    assert set(found) == {"form", "job", "blocks"}
    assert {key for block in found["blocks"].values() for each in block for key in each} == {
        "draws", "accepted", "agreed", "efficient", "nash", "kalai_smorodinsky",
    }  # fmt: skip
    assert "bakery" not in kept.read_text(encoding="utf-8")
