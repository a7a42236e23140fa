"""Ids made from names in any script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords.case.values import RESERVED, is_id
from accords.formats.names import key, make_id


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("South's share of the water", "souths-share-of-the-water"),
        ("60 days", "option-60-days"),
        ("القرية الشمالية", "القرية-الشمالية"),
        ("any", "any-2"),
        ("!!!", "option"),
        ("North", "north"),
        ("a" * 60, "a" * 40),
    ],
)
def test_ids_of_names(name: str, made: str) -> None:
    assert make_id(name, set(), instead="option") == made


@given(st.text(max_size=60), st.sets(st.sampled_from(["a", "x", "x-2"])), st.booleans())
def test_every_name_gives_an_id_that_is_free(name: str, taken: set[str], verbatim: bool) -> None:  # noqa: FBT001 drawn
    made = make_id(name, taken, instead="x", verbatim=verbatim)
    assert is_id(made)
    assert made not in taken | RESERVED


def test_a_name_that_is_an_id_may_keep_its_capitals() -> None:
    assert make_id("C1", set(), instead="c", verbatim=True) == "C1"


def test_names_are_compared_without_case_spacing_and_quotes() -> None:
    assert key(" \u201cThe  Fence.\u201d") == key("the fence")
