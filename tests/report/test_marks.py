"""Every mark has a shape of its own, without a colour."""

from __future__ import annotations

import re

from accords.blocks import Mark
from accords.report.marks import REACH, sample, shapes
from report.svg_reading import element


def test_no_two_marks_have_the_same_shape() -> None:
    drawn = [shapes(mark) for mark in Mark]
    assert len(set(drawn)) == len(drawn)


def test_a_mark_is_drawn_within_its_reach() -> None:
    for mark in Mark:
        for data, _ in shapes(mark):
            first = re.match(r"M(-?[\d.]+?)[ -]", data)
            assert first
            assert abs(float(first[1])) <= REACH


def test_a_sample_is_hidden_from_readers_who_hear_its_words() -> None:
    for mark in Mark:
        assert element(sample(mark)).attrib["aria-hidden"] == "true"
        assert "#" not in sample(mark)
