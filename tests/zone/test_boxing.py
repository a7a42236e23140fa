"""Packages written as boxes hold just these packages."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords.zone import boxing
from accords.zone.boxing import Box, boxed
from lenses.deals.examples import sale, stakes

SPACE = stakes(
    sale(
        (
            "delivery: {title: Delivery, options: {soon: Soon, late: Late}}",
            "delivery: {title: Delivery, options: {soon: Soon, late: Late}}\n  tip: {options: [yes, no], applies: price > 1}",
        ),
    )
).zone.space
EVERY = [
    {issue: option for issue, option in zip(("price", "delivery", "tip"), options, strict=True) if option is not None}
    for options in product("0123", ("soon", "late"), ("yes", "no", None))
    if (options[2] is None) == (options[0] < "2")
]


def unboxed(boxes: tuple[Box, ...]) -> list[dict[str, str]]:
    return [
        {issue: option for issue, option in zip(box, options, strict=True) if option is not None}
        for box in boxes
        for options in product(*box.values())
    ]


@pytest.mark.parametrize("cells", [1 << 16, 1])
@given(st.sets(st.integers(0, len(EVERY) - 1)))
def test_boxes_hold_the_packages_and_no_other(cells: int, chosen: set[int]) -> None:
    packages = [EVERY[place] for place in sorted(chosen)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(boxing, "_CELLS", cells)
        boxes, listed = boxed(SPACE, packages, 100)
    assert listed
    found = unboxed(boxes)
    assert len(found) == len(packages)
    assert all(package in found for package in packages)


def test_all_packages_of_one_kind_are_one_box() -> None:
    boxes, _ = boxed(SPACE, [package for package in EVERY if package["price"] > "1"], 100)
    assert boxes == ({"price": ("2", "3"), "delivery": ("soon", "late"), "tip": ("yes", "no")},)


def test_what_is_void_is_none() -> None:
    boxes, listed = boxed(SPACE, [{"price": "0", "delivery": "soon"}], 1)
    assert (boxes, listed) == (({"price": ("0",), "delivery": ("soon",), "tip": (None,)},), True)


def test_past_the_cap_it_says_that_there_are_more() -> None:
    boxes, listed = boxed(SPACE, EVERY, 3)
    assert (len(unboxed(boxes)), listed) == (3, False)
    assert boxed(SPACE, [], 3) == ((), True)
