"""How proposals and precedents stand, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accords.lens.wording import Wording
from accords.lenses.openings.result import Judged
from accords.lenses.openings.view_proposals import judged_blocks
from lenses.openings.talks import EVERYTHING, OPEN, asked
from plain import lines

CASE, RESULT = asked(EVERYTHING)
READING = RESULT.readings["rule"]


def shown(judged: dict[str, Judged], section: str = "proposals") -> list[str]:
    return lines(judged_blocks("Proposals", judged, section, Wording(CASE), "x"))


@pytest.mark.parametrize(
    ("name", "status", "words"),
    [
        ("swap", "locked", "locked"),
        ("taken", "accepted", "accepted by all"),
        ("unlawful", "excluded", "excluded by norms"),
        ("never", "impossible", "not possible"),
        ("nothing", "open", "would not count as an agreement"),
        ("refused", "ruled_out", "ruled out"),
    ],
)
def test_each_standing_has_its_words(name: str, status: str, words: str) -> None:
    assert READING.proposals[name].status == status
    assert words in shown({name: READING.proposals[name]})[1]


def test_a_proposal_is_named_with_authors_date_and_content() -> None:
    line = shown({"swap": READING.proposals["swap"]})[1]
    for piece in ("The swap", "Alpha and Zeta", "2024-12-01", "The keys: Handed over", "The rent: 0 crowns"):
        assert piece in line


def test_a_proposal_of_which_too_little_is_known_is_not_tested() -> None:
    case, result = asked(OPEN)
    judged = {"vague": result.readings["rule"].proposals["vague"]}
    assert "not tested" in lines(judged_blocks("Proposals", judged, "proposals", Wording(case), "x"))[1]


def test_reasons_are_the_refusals_the_norms_or_the_circle() -> None:
    assert "Zeta" in shown({"refused": READING.proposals["refused"]})[2]
    assert "decency" in shown({"unlawful": READING.proposals["unlawful"]})[2]
    circle = shown({"swap": READING.proposals["swap"]})[2]
    assert circle.index("Alpha") < circle.index("Zeta")


def test_what_an_open_one_leaves_open_is_named_with_its_options() -> None:
    lines_shown = shown({"nothing": READING.proposals["nothing"]})
    assert any("The rent (0 crowns or 10 crowns)" in line for line in lines_shown)


def test_what_is_silent_and_what_it_hangs_on_is_said() -> None:
    case, result = asked(OPEN.replace("heard: {if: rent > 0", "heard: {if: rent > 20"))
    found = lines(judged_blocks("Proposals", result.readings["rule"].proposals, "proposals", Wording(case), "x"))
    assert any(line.endswith("Nobody has asked Zeta about half.") for line in found)


def test_a_precedent_names_what_does_not_test_it() -> None:
    found = shown(dict(READING.precedents), "precedents")
    assert any(line.startswith("Not tested by") and "Alpha" in line and "Zeta" in line for line in found)
    tested = replace(READING.precedents["old"], not_tested_by=())
    assert not any(line.startswith("Not tested by") for line in shown({"old": tested}, "precedents"))


def test_nothing_to_show_is_nothing() -> None:
    assert shown({}) == []
