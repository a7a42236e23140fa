"""Columns share a line without cutting words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from accords.report.columns import column_widths

_COLUMNS = st.lists(st.lists(st.text(alphabet="ab אב中 ", max_size=20), min_size=1, max_size=4), max_size=5)


def test_columns_that_fit_are_as_wide_as_their_longest_line() -> None:
    assert column_widths([["Party", "North village"], ["n", "4"]], 40) == [13, 1]


def test_short_columns_are_served_before_long_ones() -> None:
    assert column_widths([["a b"], ["word " * 20]], 20) == [3, 17]


def test_words_that_do_not_fit_beside_each_other_are_reported() -> None:
    assert column_widths([["abcdef"], ["ghijkl"]], 11) is None


@given(_COLUMNS, st.integers(0, 60))
def test_widths_fit_and_hold_the_longest_word(columns: list[list[str]], available: int) -> None:
    longest = [max([1, *(cell_len(word) for cell in column for word in cell.split())]) for column in columns]
    widths = column_widths(columns, available)
    assert (widths is None) == (sum(longest) > available)
    if widths is not None:
        assert sum(widths) <= available
        assert all(width >= least for width, least in zip(widths, longest, strict=True))
