"""The words of ``positions``."""

from __future__ import annotations

import pytest

from accords.blocks import Heading
from accords.case.case import Case, loads
from accords.lenses.positions.view import view
from bundled import NAMES, case_of
from lenses.positions.test_run import TALKS, asked
from plain import lines

EVENT = "events: {flood: {date: 2024-06-10, remove: [views.n.refuses.first, views.n.refuses.second, views.n.refuses.third]}}\n"


def shown(case: Case, since: str | None = None) -> list[str]:
    return lines(view(asked(case, since), case))


@pytest.mark.parametrize("name", NAMES)
def test_every_statement_is_said_in_full(name: str) -> None:
    case = case_of(name)
    blocks = view(asked(case), case)
    assert {block.anchor for block in blocks if isinstance(block, Heading)} >= {"positions", "positions-statements"}
    assert all(line.strip() for line in lines(blocks) if line != "")


def test_what_has_changed_is_said_with_when_and_in_place_of_what() -> None:
    found = shown(loads(TALKS))
    heading = found.index("What has changed, newest first")
    assert found[heading + 1].startswith("No longer (2024-05-01): ")
    assert " Replaced by " in found[heading + 1]
    assert found[heading + 2].startswith("New (2024-05-01): ")
    assert " In place of " in found[heading + 2]


def test_what_an_event_took_away_is_said_in_the_words_of_the_earlier_case() -> None:
    case = loads(TALKS + EVENT)
    found = shown(case, "2024-05-15")
    assert any(line.startswith("No longer: ") and "North" in line for line in found)
    assert asked(case, "2024-05-15").moved


def test_an_event_that_takes_away_a_whole_view_is_no_obstacle() -> None:
    case = loads(TALKS + "events: {flood: {date: 2024-06-10, remove: [views.n]}}\n")
    assert any(line.startswith("No longer: ") for line in shown(case, "2024-05-15"))


def test_what_does_not_go_together_is_said_of_both_statements() -> None:
    text = TALKS.replace("accepts: {now: share == 20}", "accepts: {now: share >= 20}")
    assert any("are true of the same packages, which count as refused" in line for line in shown(loads(text)))


def test_what_is_not_known_is_not_resolved() -> None:
    found = "\n".join(shown(loads(TALKS)))
    assert "not known" in found
    assert "That is flagged here, not resolved." in found
