"""Counts over draws against the definition, draw by draw, plainly and compiled, in one process and in several."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from accords.errors import AccordsError
from accords.maths import draws
from accords.maths.draws import Tally, as_data, composition, enough, merged, of_data, tally, tally_utilities
from accords.work.block import blocks
from accords.work.checkpoint import Checkpoint
from accords.work.perform import Watch, perform
from accords.work.pool import Pool
from maths.drawing import Small, drawing, small


def counted(question: Small) -> Tally:
    """Count by the definition."""
    found = question.by_definition()
    packages = range(len(question.cells))
    parties = range(question.tables.shape[1])

    def number(name: str) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        return np.array([sum(package in getattr(each, name) for each in found) for package in packages])

    return Tally(
        len(found),
        np.array([[sum(package in each.accepted[party] for each in found) for package in packages] for party in parties]),
        number("agreed"),
        number("efficient"),
        number("nash"),
        number("kalai_smorodinsky"),
    )


@pytest.mark.parametrize("most", [draws.SMALL, -1], ids=["plain", "compiled"])
def test_counts_are_those_of_the_definition(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(draws, "SMALL", most)
    for seed in range(60):
        question = small(seed)
        consent = enough(question.circles, question.tables.shape[1])
        found = tally(question.worths, question.limits, composition(question.cells), consent)
        assert as_data(found) == as_data(counted(question)), seed
        utilities = question.tables[:, :, question.cells].sum(axis=3) / 10.0
        assert as_data(tally_utilities(utilities, question.limits, consent)) == as_data(found), seed


@pytest.mark.parametrize("seed", range(8))
def test_plain_and_compiled_ways_give_the_same_numbers(monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    source = np.random.default_rng(seed)
    issues, parties = 5, 2 + seed % 4
    cells = source.integers(0, 3, (90, issues)) + 3 * np.arange(issues)
    tables = source.random((20, parties, 3 * issues)) * 10.0 ** (seed - 4)
    limits = source.random((20, parties)) * issues / 2 * 10.0 ** (seed - 4)
    plain = tally(tables, limits, composition(cells))
    monkeypatch.setattr(draws, "SMALL", -1)
    assert as_data(tally(tables, limits, composition(cells))) == as_data(plain)
    assert plain.agreed.sum() > 0


def test_a_change_of_units_and_zero_of_one_party_changes_nothing() -> None:
    question = small(3)
    packages = composition(question.cells)
    worths, limits = question.worths.copy(), question.limits.copy()
    before = tally(worths, limits, packages)
    issues = question.cells.shape[1]
    worths[:, 0] = (worths[:, 0] + 2.0) * 3.0
    limits[:, 0] = (limits[:, 0] + 2.0 * issues) * 3.0
    assert as_data(tally(worths, limits, packages)) == as_data(before)


def test_the_order_of_packages_permutes_the_counts() -> None:
    question = small(8)
    order = np.random.default_rng(0).permutation(len(question.cells))
    one = tally(question.worths, question.limits, composition(question.cells))
    other = tally(question.worths, question.limits, composition(question.cells[order]))
    assert np.array_equal(one.efficient[order], other.efficient)
    assert np.array_equal(one.nash[order], other.nash)
    assert np.array_equal(one.accepted[:, order], other.accepted)


def test_efficiency_among_agreed_packages_is_efficiency_among_all() -> None:
    question = small(11)
    packages = composition(question.cells)
    among_all = tally(question.worths, np.full_like(question.limits, -np.inf), packages)
    for draw in range(len(question.tables)):
        one = tally(question.worths[draw : draw + 1], question.limits[draw : draw + 1], packages)
        every = tally(question.worths[draw : draw + 1], np.full_like(question.limits[:1], -np.inf), packages)
        assert np.array_equal(one.efficient, one.agreed * every.efficient)
    assert not among_all.nash.any()
    assert not among_all.kalai_smorodinsky.any()


def test_sums_that_floating_point_sets_apart_are_tied() -> None:
    # 0.1 + 0.2 and 0.3 for the first party; the second prefers the second package: only it is efficient.
    tables = np.array([[[0.1, 0.3, 0.2, 0.0], [0.5, 0.6, 0.0, 0.0]]])
    found = tally(tables, np.full((1, 2), 0.3), composition([[0, 2], [1, 3]]))
    assert found.accepted.tolist() == [[1, 1], [1, 1]]
    assert found.efficient.tolist() == [0, 1]


def test_packages_that_are_alike_are_both_efficient_and_share_the_solutions() -> None:
    found = tally(np.array([[[0.4, 0.6], [0.6, 0.4]]]), np.zeros((1, 2)), composition([[0], [0], [1]]))
    assert found.efficient.tolist() == [1, 1, 1]
    assert found.nash.tolist() == found.kalai_smorodinsky.tolist() == [1, 1, 1]


@pytest.mark.parametrize("draws_in_block", [7, 20, 100])
def test_blocks_add_up_to_what_they_hold_together(draws_in_block: int) -> None:
    source = np.random.default_rng(2)
    tables, limits = source.random((100, 3, 9)), source.random((100, 3))
    packages = composition(np.array(list(np.ndindex(3, 3, 3))) + 3 * np.arange(3))
    parts = [tally(tables[b.first : b.end], limits[b.first : b.end], packages) for b in blocks(0, 100, draws_in_block)]
    assert as_data(merged(parts)) == as_data(tally(tables, limits, packages))
    with pytest.raises(AccordsError, match="no block"):
        merged([])


def test_processes_and_checkpoints_give_the_bytes_of_one_run(tmp_path: Path) -> None:
    made = blocks(9, 2_500)
    alone = perform(drawing(), made)
    text = json.dumps(as_data(merged(alone.results)))
    assert json.dumps(as_data(merged(perform(drawing(), made, Pool(2)).results))) == text
    store = Checkpoint(tmp_path / "job", "job", as_data, of_data)
    finished: list[int] = []
    perform(drawing(), made, checkpoint=store, watch=Watch(lambda number, _: finished.append(number), lambda: finished[-1] == 2))
    again = perform(drawing(), made, checkpoint=store)
    assert finished == [0, 1, 2]
    assert json.dumps(as_data(merged(again.results))) == text


def test_whose_acceptance_is_enough() -> None:
    assert enough([{0, 1}, {2}], 3).tolist() == [False, False, False, True, True, True, True, True]
    assert enough([range(2)], 2).tolist() == [False, False, False, True]
    assert enough([[]], 1).tolist() == [True, True]
    with pytest.raises(AccordsError, match="1 to 16 parties"):
        enough([], 17)


def test_shapes_and_numbers_that_do_not_fit_are_refused() -> None:
    packages = composition([[0, 1]])
    with pytest.raises(AccordsError, match="rows of cells"):
        composition([[-1, 0]])
    with pytest.raises(AccordsError, match="a column for every cell"):
        tally(np.zeros((1, 1, 1)), np.zeros((1, 1)), packages)
    with pytest.raises(AccordsError, match="thresholds are"):
        tally(np.zeros((2, 2, 2)), np.zeros((2, 1)), packages)
    with pytest.raises(AccordsError, match="finite"):
        tally(np.full((1, 1, 2), np.nan), np.zeros((1, 1)), packages)
    with pytest.raises(AccordsError, match="thresholds are numbers"):
        tally(np.zeros((1, 1, 2)), np.full((1, 1), np.nan), packages)
    with pytest.raises(AccordsError, match="draws, parties, packages"):
        tally_utilities(np.zeros((2, 2)), np.zeros((2, 2)))


def test_without_draws_or_packages_there_is_nothing_to_count(monkeypatch: pytest.MonkeyPatch) -> None:
    for most in (draws.SMALL, -1):
        monkeypatch.setattr(draws, "SMALL", most)
        none = tally(np.zeros((2, 3, 4)), np.zeros((2, 3)), composition(np.zeros((0, 2))))
        assert (none.draws, none.accepted.shape) == (2, (3, 0))
        never = tally(np.zeros((0, 3, 4)), np.zeros((0, 3)), composition([[0, 1]]))
        assert (never.draws, never.agreed.tolist()) == (0, [0])
