"""Sentences that the lens and the first page share: neutral, in the alphabet's order, true to the counts."""

from __future__ import annotations

import pytest

from accords.case.case import loads
from accords.lens.wording import Wording
from accords.lenses.openings.result import Answer, Point, Turn
from accords.lenses.openings.sentences import by_point, collision, consequence, decides, summary, supposition, undated
from accords.study.asking import run
from accords.zone.certificate import Certificate
from accords.zone.zone import Packages
from lenses.openings.talks import COLLIDING, EVERYTHING, OPEN, asked
from plain import words

CHEAP, DEAR = "views.z.refuses.cheap", "views.a.refuses.dear"
WORDS = Wording(asked(COLLIDING)[0])
POINT = Point("condition", CHEAP, "dropped")


def exactly(value: int) -> Certificate:
    return Certificate(value, value)


def packages(ruled_out: int, accepted: int, locked: int, is_open: int) -> Packages:
    total = ruled_out + accepted + locked + is_open
    return Packages(*(exactly(value) for value in (total, total, ruled_out, accepted, locked, is_open)))


def answer(ruled_out: int, accepted: int, locked: int, is_open: int) -> Answer:
    total = ruled_out + accepted + locked + is_open
    return Answer(*(exactly(value) for value in (total, ruled_out, accepted, locked, is_open)))


def test_the_summary_gives_each_kind_its_number() -> None:
    sentence = words(summary(packages(1282, 3, 8, 6)))
    for piece in ("1\u202f299", "1\u202f282", "6 open", "3 are accepted", "8 are locked"):
        assert piece in sentence


def test_one_and_none_are_said_as_one_and_none() -> None:
    sentence = words(summary(packages(1, 1, 0, 2)))
    assert "1 is accepted" in sentence
    assert "locked" not in sentence
    sentence = words(summary(packages(0, 0, 2, 0)))
    for piece in ("rule out none", "leave none open", "2 are locked", "none is accepted"):
        assert piece in sentence


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((1, 0, 0, 0), "The stated conditions rule it out."),
        ((0, 1, 0, 0), "It is accepted as a whole by all whose agreement is needed."),
        ((0, 0, 1, 0), "Nobody refuses it, but it is locked by the order in which things must be done."),
        ((0, 0, 0, 1), "The stated conditions leave it open; not all whose agreement is needed accept it as a whole."),
    ],
)
def test_the_only_package_is_spoken_of_as_one(counts: tuple[int, int, int, int], said: str) -> None:
    assert words(summary(packages(*counts))) == f"One package would count as an agreement. {said}"
    unsure = packages(*counts)._replace(**dict.fromkeys(("ruled_out", "accepted", "locked", "open"), Certificate(0, 1, "bounds")))
    assert "could not be decided" in words(summary(unsure))


def test_all_and_none_possible_have_sentences_of_their_own() -> None:
    assert "all of the 7 packages" in words(summary(packages(7, 0, 0, 0)))
    assert "No possible package counts as an agreement" in words(summary(packages(0, 0, 0, 0)))


@pytest.mark.parametrize(
    ("since", "said"),
    [
        ("", "On 2024-11-30, the one condition is not known to have been in force, and it is not counted."),
        ("since: 2024-11-01, ", ""),
        ("until: 2024-11-01, ", ""),
        (
            "if: rent > 10, claims: c2}, old: {since: 2024-01, ",
            "On 2024-11-30, 1 of 2 conditions is not known to have been in force, and it is not counted.",
        ),
        (
            "if: rent > 10, claims: c2}, new: {",
            "On 2024-11-30, 2 of 2 conditions are not known to have been in force, and they are not counted.",
        ),
    ],
)
def test_conditions_not_known_to_have_been_in_force_are_counted_in_a_warning(since: str, said: str) -> None:
    """What a party could merely live with rules nothing out, and is not counted."""
    text = COLLIDING.split("views:", maxsplit=1)[0]
    case = loads(f"{text}views: {{z: {{refuses: {{cheap: {{{since}if: rent < 20, claims: c2}}}}, lives_with: {{all: land == all}}}}}}\n")
    seen = case.at("2024-11-30")
    found = words(undated(run("openings", seen).result, seen))
    assert found == (f"{said} What follows says little about that day." if said else "")
    assert undated(run("openings", case).result, case) == []


def test_the_alphabets_order_does_not_ask_for_capital_letters() -> None:
    small = Wording(asked(COLLIDING.replace("name: Zeta", "name: beta"))[0])
    assert words(small.parties(["z", "r", "a"])) == small.rule(small.case.readings["wider"]) == "Alpha, beta and Rho"
    mixed = Wording(asked(COLLIDING.replace("name: Zeta", "name: alpaca"))[0])
    assert words(mixed.together((DEAR, CHEAP))).index("alpaca") < words(mixed.together((DEAR, CHEAP))).index("Alpha")


def test_a_collision_is_the_same_sentence_in_either_order() -> None:
    sentence = words(collision((CHEAP, DEAR), WORDS))
    assert sentence == words(collision((DEAR, CHEAP), WORDS))
    assert sentence.index("Alpha") < sentence.index("Zeta")
    assert sentence.endswith("cannot both be met.")
    assert WORDS.together((CHEAP, DEAR)) == WORDS.together((DEAR, CHEAP))


def test_one_two_and_three_conditions_have_their_words_now_and_then() -> None:
    three = (CHEAP, DEAR, CHEAP)
    assert "alone excludes every package" in words(collision((CHEAP,), WORDS))
    assert "alone excluded every package" in words(collision((CHEAP,), WORDS, now=False))
    assert "cannot all be met" in words(collision(three, WORDS))
    assert words(collision(three, WORDS, now=False)).endswith("could not all be met; this is no longer so.")


@pytest.mark.parametrize(
    ("now", "then", "said"),
    [
        ((5, 0, 0, 3), (0, 0, 0, 0), ("no package would count as an agreement", True)),
        ((5, 0, 0, 3), (8, 0, 0, 0), ("nothing would be open", True)),
        ((8, 0, 0, 0), (5, 0, 0, 3), ("something would be open", True)),
        ((5, 0, 0, 3), (5, 1, 0, 2), ("something would be accepted", True)),
        ((4, 0, 1, 3), (4, 0, 0, 4), ("nothing would be locked", False)),
        ((5, 0, 0, 3), (6, 0, 0, 2), ("fewer packages would be left", False)),
        ((5, 0, 0, 3), (4, 0, 0, 4), ("more packages would be left", False)),
        ((4, 0, 1, 3), (4, 0, 2, 2), ("the packages would stand differently", False)),
        ((4, 0, 1, 3), (4, 0, 1, 3), ("nothing would change", False)),
    ],
)
def test_consequences_follow_from_the_counts(
    now: tuple[int, int, int, int], then: tuple[int, int, int, int], said: tuple[str, bool]
) -> None:
    turn = Turn(POINT, answer(*now), answer(*then))
    assert (consequence(turn), decides(turn)) == said


def test_every_point_of_a_case_can_be_supposed_in_words() -> None:
    for text in (OPEN, EVERYTHING):
        case, result = asked(text)
        for reading in result.readings.values():
            for turn in reading.turns_on:
                assert words(supposition(turn.point, Wording(case))).startswith("if ")


def test_suppositions_of_different_points_differ() -> None:
    case, result = asked(OPEN)
    said = [words(supposition(turn.point, Wording(case))) for turn in result.readings["rule"].turns_on]
    assert len(set(said)) == len(said) == 5
    assert {turn.point.kind for turn in result.readings["rule"].turns_on} == {"silent", "reading", "event", "condition"}


def test_the_two_answers_to_one_silent_point_are_put_together_and_nothing_else_is() -> None:
    case, result = asked(OPEN)
    found = by_point(result.readings["rule"].turns_on)
    assert [[turn.point.supposing for turn in turns] for turns in found if len(turns) > 1] == [["refused", "insisted"]]
    assert [turn for turns in found for turn in turns] == list(result.readings["rule"].turns_on)
    both = words(supposition(found[0][0].point, Wording(case), either_way=True))
    assert both == "if Zeta refused any package with \u201cThe land: Half of it\u201d, or the opposite (not known)"
