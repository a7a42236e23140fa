"""Blocks cover the draws once, and stay what they are when there are more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords.errors import AccordsError
from accords.work.block import BLOCK, blocks


@given(st.integers(0, 500), st.integers(1, 60))
def test_blocks_cover_every_draw_once_in_order(draws: int, size: int) -> None:
    made = blocks(7, draws, size)
    assert [draw for block in made for draw in range(block.first, block.end)] == list(range(draws))
    assert [block.number for block in made] == list(range(len(made)))
    assert all(block.size == size for block in made[:-1])
    assert all(block.seed == 7 for block in made)


@given(st.integers(0, 300), st.integers(0, 300))
def test_more_draws_change_no_block_that_was_full(draws: int, more: int) -> None:
    fewer = [block for block in blocks(1, draws, 40) if block.size == 40]
    assert list(blocks(1, draws + more, 40)[: len(fewer)]) == fewer


def test_ten_thousand_draws_are_ten_blocks() -> None:
    assert len(blocks(0, 10_000)) == 10
    assert BLOCK == 1_000


@pytest.mark.parametrize(("seed", "draws", "size"), [(-1, 5, 5), (0, -1, 5), (0, 5, 0)])
def test_numbers_that_are_too_small_are_refused(seed: int, draws: int, size: int) -> None:
    with pytest.raises(AccordsError, match="at least"):
        blocks(seed, draws, size)
