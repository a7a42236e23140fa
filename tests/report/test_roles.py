"""Every role has a mark and a line of its own."""

from __future__ import annotations

from accords.blocks import Role
from accords.report.marks import shapes
from accords.report.roles import ROLE_LINES, ROLE_MARKS, line_sample, long_sample
from report.svg_reading import element


def test_roles_are_told_apart_by_mark_and_by_line() -> None:
    assert set(ROLE_MARKS) == set(ROLE_LINES) == set(Role)
    assert len(set(ROLE_MARKS.values())) == len(set(ROLE_LINES.values())) == len(Role)


def test_a_sample_shows_line_and_mark_and_is_hidden_from_readers_who_hear_its_words() -> None:
    for role in Role:
        marked, bare = line_sample(role, marked=True), line_sample(role, marked=False)
        assert f'class="{ROLE_LINES[role]}"' in bare
        assert all(data in marked for data, _ in shapes(ROLE_MARKS[role]))
        assert len(element(marked)) == 1 + len(shapes(ROLE_MARKS[role]))
        assert element(bare).attrib["aria-hidden"] == "true"


def test_a_long_sample_holds_what_it_is_given() -> None:
    assert element(long_sample('<path class="a" d="M0 0h1"/>'))[0].attrib == {"class": "a", "d": "M0 0h1"}
