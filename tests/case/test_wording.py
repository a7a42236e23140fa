"""How problems speak of nodes and names."""

from __future__ import annotations

from accords.case.source import decode
from accords.case.tree import read_tree
from accords.case.wording import allowed, comma, kind_of, meant, shorten


def test_kinds_of_nodes_have_names() -> None:
    root, _ = read_tree(decode(b"a: {}\nb: []\nc: some words\nd:\n", ""))
    assert [kind_of(root.get(key)) for key in "abcde"] == ["a map", "a list", "the text 'some words'", "nothing", "nothing"]


def test_texts_are_cut_and_set_on_one_line() -> None:
    assert shorten("a\n  b") == "a b"
    assert shorten("x" * 61) == "x" * 59 + "…"
    assert shorten("x" * 60) == "x" * 60


def test_the_nearest_name_is_offered_or_all_are_listed() -> None:
    assert meant("shaer", ["fence", "share"]) == "Did you mean 'share'?"
    assert meant("zzz", ["fence", "share"]) == "There are: fence, share."
    assert meant("zzz", []) == "There are none in this case."


def test_names_that_look_alike_are_told_apart() -> None:
    hint = meant("می\u200cخواهم", ["می\u200dخواهم"])
    assert "cannot be seen" in hint
    assert "The two differ" in hint


def test_long_lists_are_cut() -> None:
    assert allowed([f"n{index}" for index in range(20)]).endswith("n11 and 8 more.")


def test_a_comma_without_quotes_is_explained() -> None:
    assert "'the village'" in comma("the village")
