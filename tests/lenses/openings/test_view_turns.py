"""What the answer turns on: what decides comes first, what changes nothing is named all the same."""

from __future__ import annotations

from dataclasses import replace

from accords.blocks import Bullets, Table, Text
from accords.lens.wording import Wording
from accords.lenses.openings.result import Point, Reading
from accords.lenses.openings.sentences import by_point, decides
from accords.lenses.openings.view_turns import turns_blocks
from accords.zone.certificate import Certificate
from lenses.openings.talks import EVERYTHING, OPEN, asked
from plain import lines

CASE, RESULT = asked(OPEN)
WORDS = Wording(CASE)
READING = RESULT.readings["rule"]


def table(reading: Reading) -> Table:
    return next(block for block in turns_blocks(reading, WORDS, "x") if isinstance(block, Table))


def test_each_point_is_shown_once_in_the_table_or_in_the_list() -> None:
    blocks = turns_blocks(READING, WORDS, "x")
    still = next(block for block in blocks if isinstance(block, Bullets))
    points = by_point(READING.turns_on)
    assert len(table(READING).rows) + len(still.items) == len(points) == len(READING.turns_on) - 1
    assert len(still.items) == sum(all(turn.now == turn.otherwise for turn in turns) for turns in points) > 0


def test_a_silent_point_has_one_row_with_what_would_follow_of_either_answer() -> None:
    silent = [turn for turn in READING.turns_on if turn.point.kind == "silent"]
    few = replace(silent[0].now, open=Certificate(2, 2), ruled_out=Certificate(6, 6))
    some = replace(silent[0].now, open=Certificate(3, 3), ruled_out=Certificate(5, 5))
    turns = (replace(silent[0], now=some, otherwise=few), replace(silent[1], now=some, otherwise=some))
    (row,) = table(replace(READING, turns_on=turns)).rows
    assert row[0].plain == "If Zeta refused any package with \u201cThe land: Half of it\u201d, or the opposite (not known)"
    counts = ["3 \u2192 2 or 3", "0", "0", "5 \u2192 6 or 5"]
    assert [cell.plain for cell in row[1:]] == [*counts, "fewer packages would be left or nothing would change"]
    assert table(replace(READING, turns_on=(turns[0],))).rows[0][0].plain.endswith("Half of it\u201d (not known)")


def test_what_decides_comes_first() -> None:
    turning = [turn for turn in READING.turns_on if turn.now != turn.otherwise]
    more = replace(turning[0], point=Point("condition", "views.a.refuses.dear", "dropped"))
    more = replace(more, otherwise=replace(turning[0].now, deals=Certificate(7, 7), ruled_out=Certificate(7, 7)))
    assert not decides(more)
    rows = table(replace(READING, turns_on=(more, *turning))).rows
    assert [row[-1].plain for row in rows[: len(turning)]] == ["something would be open"] * len(turning)


def test_a_row_holds_the_counts_now_and_then_and_one_number_where_nothing_changes() -> None:
    first = table(READING).rows[0]
    assert [cell.plain for cell in first[1:5]] == ["0 \u2192 3", "0", "0", "8 \u2192 5"]
    assert len(first) == len(table(READING).columns)


def test_no_points_no_heading() -> None:
    assert turns_blocks(replace(READING, turns_on=()), WORDS, "x") == []


def test_where_no_point_changes_anything_that_is_said() -> None:
    still = tuple(turn for turn in READING.turns_on if turn.now == turn.otherwise)
    blocks = turns_blocks(replace(READING, turns_on=still), WORDS, "x")
    assert any(isinstance(block, Text) and "none of the open points" in block.plain for block in blocks)
    assert not any(isinstance(block, Table) for block in blocks)


def test_where_a_point_may_be_withheld_it_is_not_said_that_none_changes_anything() -> None:
    still = tuple(turn for turn in READING.turns_on if turn.now == turn.otherwise)
    blocks = turns_blocks(replace(READING, turns_on=still, withheld=True), WORDS, "x")
    assert not any("none of the open points" in line for line in lines(blocks))
    assert "The answer stays as it is:" in lines(blocks)


def test_a_case_in_which_all_is_stated_turns_on_nothing() -> None:
    case, result = asked(EVERYTHING)
    assert lines(turns_blocks(result.readings["rule"], Wording(case), "x")) == []
