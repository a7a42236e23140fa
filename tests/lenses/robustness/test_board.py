"""Many combinations answered at once are the answers of the zone, one by one."""

from __future__ import annotations

import numpy as np

from accords.lenses.robustness.assumptions import points, taken
from accords.lenses.robustness.board import board_of, choices_of, depends
from accords.maths.formula import conj
from accords.zone.zone import zone_of
from bundled import case_of
from lenses.robustness.talks import small


def test_a_board_answers_as_the_zone_does() -> None:
    for case in (small(), case_of("invented/wage-round")):
        zone = zone_of(case)
        for rule in case.readings.values():
            found = points(case, rule)
            board = board_of(zone, rule, found)
            assert board is not None
            listed = list(choices_of(found, None))
            opened, accepted = board.answer(np.array(listed, dtype=np.intp).reshape(len(listed), len(found)))
            for index, choice in enumerate(listed):
                ways = [point.ways[way - 1] for point, way in zip(found, choice, strict=True) if way]
                verdicts = zone.supposing(taken(case, zone.entries, ways)).verdicts(rule)
                assert opened[index] == zone.any(conj(zone.deals, verdicts.open))
                assert accepted[index] == zone.any(conj(zone.deals, verdicts.accepted))


def test_deals_that_nothing_tells_apart_share_a_column() -> None:
    case = case_of("invented/wage-round")
    rule = case.readings["rule"]
    board = board_of(zone_of(case), rule, points(case, rule))
    assert board is not None
    assert board.columns < 50  # of 1296 deals


def test_no_board_is_made_where_answers_depend_on_answers() -> None:
    case = case_of("gaza-talks-2024/ceasefire").under("political-survival")
    rule = case.readings["rule"]
    assert depends(zone_of(case), rule)
    assert board_of(zone_of(case), rule, points(case, rule)) is None


def test_choices_up_to_two_points() -> None:
    case = small()
    found = points(case, case.readings["rule"])
    every = list(choices_of(found, None))
    assert len(every) == len(set(every)) == 2 * 2 * 3
    assert set(choices_of(found, 2)) == {choice for choice in every if sum(way > 0 for way in choice) <= 2}
    assert set(choices_of(found, 1)) == {choice for choice in every if sum(way > 0 for way in choice) <= 1}
    assert list(choices_of(found, 0)) == [(0, 0, 0)]
