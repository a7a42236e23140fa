"""The cases that ship with the program can be found and read."""

from __future__ import annotations

import pytest

from accords.study.catalog import DEMO, STARTER, names, text_of
from bundled import EVERY, case_of


def test_the_demo_and_the_starter_are_among_the_names_in_alphabetical_order() -> None:
    assert {DEMO, STARTER} <= set(EVERY)
    assert list(names()) == sorted(EVERY)


def test_what_is_expected_of_a_case_is_no_case() -> None:
    assert not any("expected" in name for name in EVERY)


@pytest.mark.parametrize("name", EVERY)
def test_every_case_passes_its_own_check_and_says_what_it_is(name: str) -> None:
    case = case_of(name)
    assert str(case.title)
    assert case.purpose
    assert text_of(name).startswith(("#", "accords: 1"))


@pytest.mark.parametrize("name", EVERY)
def test_every_case_passes_its_check_under_everything_that_it_can_suppose(name: str) -> None:
    case = case_of(name)
    judged = [f"instruments.{name}" for name, instrument in case.instruments.items() if instrument.effect is not None]
    for path in (*(f"scenarios.{name}" for name in case.scenarios), *judged):
        assert path in case.under(path).patches


def test_what_is_known_only_of_the_seeds_case_is_in_its_origin() -> None:
    head = text_of(DEMO).split("accords: 1", 1)[0]
    assert "Origin:" in head
    assert "How it was checked:" in head
