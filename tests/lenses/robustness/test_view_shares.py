"""Shares of draws in words: with what they are not, their errors, and both ways of drawing."""

from __future__ import annotations

import re

import pytest

from accords.blocks import Bars, Note
from accords.lenses.robustness.sentences import Suppositions
from accords.lenses.robustness.view_shares import percent, share_blocks
from bundled import case_of
from lenses.robustness.talks import asked, of
from plain import lines, tables

FLOUR = "invented/flour"


def test_shares_come_with_what_they_are_not() -> None:
    blocks = share_blocks(asked(FLOUR), Suppositions(case_of(FLOUR)))
    assert isinstance(blocks[1], Note)
    assert "not probabilities of agreement" in lines(blocks)[1]
    said = "\n".join(lines(blocks))
    assert "2000 draws" in said
    assert "from seed 0" in said
    assert "Where the two differ, the share rests on how it was drawn." in said


def test_each_share_has_its_error_under_both_priors() -> None:
    table = tables(share_blocks(asked(FLOUR), Suppositions(case_of(FLOUR))))[0]
    assert table.columns[1:3] == ("Accepted by all: uniform weights", "Accepted by all: weights that lean towards even")
    assert all(re.fullmatch(r"(\d+|under 1|over 99) ± \d\.\d", cell.plain) for row in table.rows for cell in row[1:3])
    assert len(table.rows) == len(asked(FLOUR).packages) / 2


def test_what_drives_the_share_is_a_picture_with_its_table() -> None:
    (bars,) = [block for block in share_blocks(asked(FLOUR), Suppositions(case_of(FLOUR))) if isinstance(block, Bars)]
    assert bars.bars[0].label == "What would be too little for Bakery"
    assert [row[0].plain for row in bars.table.rows] == [bar.label for bar in bars.bars]


def test_those_left_aside_are_named() -> None:
    case = case_of(FLOUR).reading("bank")
    assert "Nothing is known of the preferences of The mill's bank" in "\n".join(
        lines(share_blocks(of(case, draws=100), Suppositions(case)))
    )


def test_where_something_is_open_and_nothing_was_drawn_it_is_said() -> None:
    (said,) = lines(share_blocks(of(case_of(FLOUR), draws=0), Suppositions(case_of(FLOUR))))
    assert said.startswith("No shares of what is left open are given")


def test_where_nothing_is_open_nothing_is_shown() -> None:
    assert share_blocks(asked("invented/orchard"), Suppositions(case_of("invented/orchard"))) == []


@pytest.mark.parametrize(("share", "said"), [(0.0, "0"), (0.001, "under 1"), (0.5, "50"), (0.999, "over 99"), (1.0, "100")])
def test_only_none_is_0_and_only_all_is_100(share: float, said: str) -> None:
    assert percent(share) == said
