"""The id that was meant, and sentences about ids."""

from __future__ import annotations

import pytest

from accords.case.nearest import code, instead, listed, nearest


@pytest.mark.parametrize(
    ("word", "near"),
    [("shrae", "share"), ("SHARE", "share"), ("issues.share", "share"), ("fense", "Fence"), ("x", None), ("", None), ("share" * 100, None)],
)
def test_the_nearest_id_is_much_like_the_word_or_there_is_none(word: str, near: str | None) -> None:
    assert nearest(word, ("share", "Fence")) == near


def test_a_hint_tells_apart_what_looks_alike() -> None:
    assert instead("shrae", "share") == "Write `share`."
    assert instead("sha\u200dre", "share") == "Write `share`; the two differ in joiners (U+200C, U+200D), which cannot be seen."


def test_long_pieces_are_shortened() -> None:
    assert code("x") == "`x`"
    assert code("x" * 1_000) == f"`{'x' * 59}…`"


def test_ids_are_listed_in_file_order_up_to_a_dozen() -> None:
    assert listed("issue", "issues", []) == "there are no issues"
    assert listed("issue", "issues", ["b"]) == "the only issue is `b`"
    assert listed("issue", "issues", ["b", "a", "c"]) == "the issues are `b`, `a` and `c`"
    assert listed("option", "options", [str(number) for number in range(20)]).endswith("`11` and 8 more")
