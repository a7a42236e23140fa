"""No label covers another, whatever is named where."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from accords.report.label_places import Box, Room, crosses, spread

FRAME = Box(0, 0, 400, 300)
_PLACES = st.lists(st.tuples(st.integers(10, 390), st.integers(10, 290)), max_size=8, unique=True)


def test_a_label_stands_behind_its_mark_where_there_is_room() -> None:
    found = Room(FRAME, [(100, 100)]).place(100, 100, 40, 15)
    assert found
    assert (found.box.left, found.pointer) == (110, None)
    assert found.box.top < 100 < found.box.bottom


def test_near_the_end_of_the_frame_it_stands_before_its_mark() -> None:
    found = Room(FRAME, [(390, 100)]).place(390, 100, 40, 15)
    assert found
    assert found.box.right < 390


def test_it_keeps_off_marks_dots_and_lines_if_it_can() -> None:
    for room in (
        Room(FRAME, [(100, 100)], marks=[(125, 100)]),
        Room(FRAME, [(100, 100)], dots=[(125, 100)]),
        Room(FRAME, [(100, 100)], lines=[((125, 0), (125, 300))]),
        Room(FRAME, [(100, 100), (125, 100)]),
    ):
        found = room.place(100, 100, 40, 15)
        assert found
        assert not found.box.meets(Box(122, 97, 128, 103))


def test_a_label_that_stands_away_has_a_line_to_its_mark() -> None:
    crowd = [(across, down) for across in range(60, 141, 16) for down in range(76, 125, 16)]
    found = Room(FRAME, [(100, 100)], marks=crowd).place(100, 100, 60, 15)
    assert found
    assert found.pointer
    assert found.pointer[0] == (100, 100)
    assert not any(found.box.meets(Box(across - 5, down - 5, across + 5, down + 5)) for across, down in crowd)


def test_where_all_is_taken_there_is_no_place() -> None:
    assert Room(FRAME, []).place(100, 100, 500, 15) is None


@given(_PLACES, st.integers(10, 160), st.sampled_from([15, 30, 45]))
def test_labels_stay_in_the_frame_and_off_each_other_and_off_pointers(places: list[tuple[int, int]], wide: int, high: int) -> None:
    room = Room(FRAME, places)
    found = [place for across, down in places if (place := room.place(across, down, wide, high))]
    assert all(FRAME.holds(place.box) for place in found)
    for one, other in combinations(found, 2):
        assert not one.box.meets(other.box)
        assert not (one.pointer and crosses(one.pointer, other.box))
        assert not (other.pointer and crosses(other.pointer, one.box))


def test_a_line_crosses_what_it_goes_through_and_not_what_it_touches() -> None:
    box = Box(10, 10, 20, 20)
    assert crosses(((0, 0), (30, 30)), box)
    assert crosses(((12, 12), (13, 18)), box)
    assert crosses(((15, 0), (15, 30)), box)
    assert not crosses(((10, 0), (10, 30)), box)
    assert not crosses(((0, 0), (9, 30)), box)
    assert not crosses(((0, 15), (10, 15)), box)


@given(st.lists(st.tuples(st.floats(0, 300), st.sampled_from([15.0, 30.0])), max_size=12))
def test_labels_of_a_column_are_spread_in_order_and_go_on_below_only_if_they_must(labels: list[tuple[float, float]]) -> None:
    ordered = sorted(labels)
    heights = [high for _, high in ordered]
    middles = spread([middle for middle, _ in ordered], heights, 0, 300)
    edges = [(middle - high / 2, middle + high / 2) for middle, high in zip(middles, heights, strict=True)]
    assert all(before[1] <= after[0] + 1e-6 for before, after in pairwise(edges))
    assert all(top >= -1e-6 and bottom <= max(300, sum(heights)) + 1e-6 for top, bottom in edges)


def test_labels_that_do_not_meet_stay_where_they_should_be() -> None:
    assert spread([50, 100, 290], [15, 15, 15], 0, 300) == [50, 100, 290]
    assert spread([290, 295], [20, 20], 0, 300) == [270, 290]
