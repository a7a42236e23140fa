"""How proposals and precedents stand, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accords.case.case import loads
from accords.lens.wording import Wording
from accords.lenses.openings.result import Judged
from accords.lenses.openings.view_proposals import judged_blocks
from accords.study.asking import run
from lenses.openings.talks import COLLIDING, EVERYTHING, OPEN, asked
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


def test_a_proposal_without_a_title_is_named_by_authors_and_date_once() -> None:
    case, result = asked(OPEN)
    judged = {"middle": result.readings["rule"].proposals["middle"]}
    line = lines(judged_blocks("Proposals", judged, "proposals", Wording(case), "x"))[1]
    assert line.startswith("The proposal of Rho, 2024-12-10 (The rent: 10 crowns): ")


def test_a_proposal_made_after_the_date_seen_is_not_judged_yet() -> None:
    case = loads(EVERYTHING).at("2024-12-03")
    proposals = run("openings", case).result.readings["rule"].proposals
    made = {name: str(proposal.date) <= "2024-12-03" for name, proposal in case.proposals.items()}
    assert {name for name, judged in proposals.items() if judged.status == "not_yet"} == {name for name, was in made.items() if not was}
    assert sorted(made.values()) == [False] * 3 + [True] * 3
    assert proposals["refused"] == Judged("not_yet", date="2024-12-06")
    assert shown({"refused": proposals["refused"]})[1:] == [
        "refused, 2024-12-06 (The keys: Handed over; The pay: Owed): not yet made at this date."
    ]


def test_a_proposal_of_which_only_the_month_is_known_counts_from_its_first_day() -> None:
    text = EVERYTHING.replace("refused: {date: 2024-12-06", "refused: {date: 2024-12")
    for day, status in (("2024-11-30", "not_yet"), ("2024-12-01", "open")):
        assert run("openings", loads(text).at(day)).result.readings["rule"].proposals["refused"].status == status


@pytest.mark.parametrize(
    ("entry", "status"),
    [
        ("", "not_tested"),
        ("views: {a: {refuses: {dear: {if: rent > 10, since: 2023-01}}}}", "open"),
        ("views: {a: {refuses: {dear: {if: rent == 10, since: 2023-01}}}}", "ruled_out"),
        ("views: {a: {refuses: {dear: {if: rent > 10, since: 2024-01}}}}", "not_tested"),
        ("views: {a: {lives_with: {dear: {if: rent > 10, since: 2023-01}}}}", "not_tested"),
        ("views: {r: {refuses: {dear: {if: rent > 10, since: 2023-01}}}}", "not_tested"),
        ("feasible: {never: rent != 10}", "impossible"),
        ("norms: {never: {if: rent == 10, source: paper}}", "excluded"),
    ],
)
def test_a_precedent_is_tested_only_by_what_was_in_force_at_its_date_of_those_who_must_consent(entry: str, status: str) -> None:
    text = f"{COLLIDING.split('views:', maxsplit=1)[0]}precedents: {{old: {{date: 2023-05, outcome: {{rent: 10}}}}}}\n{entry}\n"
    case, result = asked(text.replace(", or_maybe: {wider: {rule: z and a and r, claims: c9}}", ""))
    judged = dict(result.readings["rule"].precedents)
    assert judged["old"].status == status
    line = lines(judged_blocks("Precedents", judged, "precedents", Wording(case), "x"))[1]
    assert ("no condition of those whose agreement is needed" in line) == (status == "not_tested")


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


@pytest.mark.parametrize(("count", "said"), [(6, "by 6 conditions that are not known"), (1, "by one condition that is not known"), (0, "")])
def test_a_precedent_says_by_how_many_conditions_it_is_not_tested(count: int, said: str) -> None:
    old = READING.precedents["old"]
    assert len(old.not_tested_by) == 6
    found = [
        line for line in shown({"old": replace(old, not_tested_by=old.not_tested_by[:count])}, "precedents") if "not tested by" in line
    ]
    assert len(found) == bool(said)
    assert all(said in line for line in found)


def test_what_could_merely_be_lived_with_tests_nothing_and_is_not_named_as_a_test() -> None:
    text = EVERYTHING.replace(
        "    accepts: {dream: {if: land == half and keys == kept and pay == owed, claims: c1}}", "    lives_with: {dream: land == half}"
    )
    _, result = asked(text)
    assert "lives_with" in text
    paths = result.readings["rule"].precedents["old"].not_tested_by
    assert paths
    assert not any(".lives_with." in path for path in paths)


def test_a_precedent_is_explained_by_what_an_event_has_taken_away_since() -> None:
    text = COLLIDING.replace("if: rent < 20, claims: c2", "if: rent < 20, since: 2023-01, claims: c2")
    text += "events: {truce: {date: 2024-02-01, title: The truce, remove: [views.z.refuses.cheap]}}\n"
    case, result = asked(f"{text}precedents: {{old: {{date: 2023-05, outcome: {{rent: 10}}}}}}\n")
    assert "cheap" not in case.views["z"].refuses
    judged = dict(result.readings["rule"].precedents)
    assert judged["old"].because == (("views.z.refuses.cheap",),)
    assert "less than 20 crowns" in lines(judged_blocks("Precedents", judged, "precedents", Wording(case), "x"))[2]


def test_nothing_to_show_is_nothing() -> None:
    assert shown({}) == []
