"""Words are broken so that every line fits and nothing but what an ellipsis stands for is lost."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from accords.report.lettering import longest_word, width, wrapped


def test_words_are_broken_between_words() -> None:
    assert wrapped("They stay for now", 72, 4) == ("They stay", "for now")


def test_a_word_wider_than_a_line_is_broken_between_characters() -> None:
    assert wrapped("aaaaaaaa", 30, 4) == ("aaaa", "aaaa")


def test_what_needs_more_lines_ends_in_an_ellipsis() -> None:
    assert wrapped("one two three four", 45, 2) == ("one", "two\u2026")


def test_an_accent_stays_with_its_letter() -> None:
    lines = wrapped("e\u0301" * 12, 30, 9)
    assert all(not unicodedata.combining(line[0]) for line in lines)
    assert "".join(lines) == "e\u0301" * 12


def test_wide_letters_are_estimated_wider_and_marks_take_no_room() -> None:
    assert width("iii") < width("aaa") < width("mmm") < width("\u6c34\u6c34\u6c34")
    assert width("a\u0301") == width("a")
    assert longest_word("a bbb cc") == width("bbb")
    assert longest_word("") == 0


@given(st.text(alphabet="ab mW\u05d0\u0627\u0301\u6c34 ", max_size=40), st.floats(14, 90), st.integers(1, 6))
def test_every_line_fits_and_all_words_are_kept_where_there_are_lines_enough(words: str, room: float, most: int) -> None:
    lines = wrapped(words, room, most)
    assert len(lines) <= most
    assert all(width(line) <= room + 1e-9 for line in lines)
    if not lines or not lines[-1].endswith("\u2026"):
        assert "".join("".join(lines).split()) == "".join(words.split())
