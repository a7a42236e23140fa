"""The answer under a combination is what looking at every package gives."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings

from accords.case.case import loads
from accords.lenses.robustness.combinations import answered, settings_of, structure_of
from accords.lenses.robustness.worlds import Worlds, worlds_of
from bundled import case_of
from lenses.robustness.talks import small
from oracles.robustness import rows
from reshaping import Plan
from strategies import cases, text_of

SOME = settings(
    max_examples=max(8, settings().max_examples // 8), suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


def few(plan: Plan) -> Worlds:
    """Read a case at random that has few combinations."""
    worlds = worlds_of(loads(text_of(plan)))
    assume(worlds.every and 1 < sum(setting.combinations for setting in settings_of(worlds)) <= 150)
    return worlds


@SOME
@given(cases())
def test_every_combination_is_answered_as_enumeration_answers_it(plan: Plan) -> None:
    worlds = few(plan)
    case = worlds.base.case
    structure = structure_of(worlds, 150)
    assert structure.every
    brute = rows(case, [tuple(point.path for point in patches) for patches in worlds.zones])
    answers = {frozenset(row.assumptions): (row.any_open, row.any_accepted) for row in structure.rows}
    assert len(answers) == len(structure.rows) == structure.total
    assert answers == {key: ("open" in found.values(), "accepted" in found.values()) for key, found in brute.items()}


@SOME
@given(cases())
def test_past_the_cap_each_alone_and_each_pair_are_listed_and_all_are_tried(plan: Plan) -> None:
    worlds = few(plan)
    whole, listed = structure_of(worlds, 150), structure_of(worlds, 1)
    assert listed.every
    assert listed.tried == whole.tried
    assert whole.tried.combinations == len(whole.rows)
    assert whole.tried.left == sum(row.left is True for row in whole.rows)
    assert whole.tried.accepted == sum(row.any_accepted is True for row in whole.rows)
    assert all(sum(listed.assumptions[name].kind != "consent" for name in row.assumptions) <= 2 for row in listed.rows)
    assert {row.assumptions: row for row in listed.rows}.items() <= {row.assumptions: row for row in whole.rows}.items()
    assert listed.rows[0].assumptions == ()


def test_where_all_cost_too_much_each_alone_and_each_pair_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    worlds = worlds_of(small())
    whole = structure_of(worlds, 4096)
    monkeypatch.setattr("accords.lenses.robustness.combinations.MOST_TRIED", 10)
    part = structure_of(worlds, 4096)
    assert (whole.every, part.every) == (True, False)
    assert part.tried.combinations == len(part.rows) < len(whole.rows)
    assert {row.assumptions: row for row in part.rows}.items() <= {row.assumptions: row for row in whole.rows}.items()


def test_all_combinations_of_the_ceasefire_talks_are_tried() -> None:
    structure = structure_of(worlds_of(case_of("gaza-talks-2024/ceasefire")), 4096)
    assert structure.every
    assert structure.tried.combinations == structure.total == 69_984
    assert len(structure.rows) == 330


def test_what_is_left_is_asked_for_by_reading_and_by_what_is_assumed() -> None:
    structure = structure_of(worlds_of(small()), 4096)
    table = answered(structure)
    for row in structure.rows:
        reading = next((name for name in row.assumptions if name not in table.bits), "")
        assumed = sum(table.bits[name] for name in row.assumptions if name != reading)
        assert table.under(reading, table.sets(assumed)).tolist() == [row.left]


def test_another_partys_consent_that_only_a_reading_asks_for_makes_combinations() -> None:
    """By hand: toll 10 falls if the consent of cyd is what is meant and cyd means the toll of 10; neither alone closes everything."""
    case = small("strict: toll > 0}}}, silent: {opening: {if: gate == ajar}}}", "strict: not consents(cyd)}}}}")
    case = loads(
        case.standpoint.source.text.replace(
            "{if: gate == ajar, firm: stated}", "{if: gate == ajar, firm: stated, or_maybe: {all: toll >= 0}}"
        )
    )
    structure = structure_of(worlds_of(case), 4096)
    left = {frozenset(row.assumptions): row.left for row in structure.rows}
    strict, every = "views.ann.refuses.dear.or_maybe.strict", "views.cyd.refuses.gates.or_maybe.all"
    assert (left[frozenset({strict})], left[frozenset({every})], left[frozenset({strict, every})]) == (True, True, False)


def test_one_point_otherwise_in_the_ceasefire_talks() -> None:
    """Read back against the conditions by hand: what closes everything if it is so, under the rule as the case has it."""
    structure = structure_of(worlds_of(case_of("gaza-talks-2024/ceasefire"), alleged=True), 4096)
    alone = {row.assumptions[0]: row.any_open for row in structure.rows if len(row.assumptions) == 1}
    assert structure.rows[0].any_open
    assert not structure.every
    assert {name for name, found in alone.items() if not found} == {
        "consent.or_maybe.coalition",
        "views.israel.silent.eventual-withdrawal:refused",
        "scenarios.political-survival",
        "scenarios.readiness-unconfirmed",
    }
