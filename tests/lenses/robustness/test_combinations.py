"""The answer under a combination is what looking at every package gives."""

from __future__ import annotations

from hypothesis import HealthCheck, assume, given, settings

from accords.case.case import loads
from accords.lenses.robustness.combinations import structure_of
from accords.lenses.robustness.worlds import worlds_of
from bundled import case_of
from oracles.robustness import rows
from reshaping import Plan
from strategies import cases, text_of

SOME = settings(
    max_examples=max(8, settings().max_examples // 8), suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


@SOME
@given(cases())
def test_every_combination_is_answered_as_enumeration_answers_it(plan: Plan) -> None:
    case = loads(text_of(plan))
    worlds = worlds_of(case)
    structure = structure_of(worlds, 150)
    assume(structure.every)
    brute = rows(case, [tuple(point.path for point in patches) for patches in worlds.zones])
    answers = {frozenset(row.assumptions): (row.any_open, row.any_accepted) for row in structure.rows}
    assert len(answers) == len(structure.rows) == structure.total
    assert answers == {key: ("open" in found.values(), "accepted" in found.values()) for key, found in brute.items()}


@SOME
@given(cases())
def test_past_the_cap_each_alone_and_each_pair_are_answered_alike(plan: Plan) -> None:
    worlds = worlds_of(loads(text_of(plan)))
    every, few = structure_of(worlds, 150), structure_of(worlds, 1)
    assume(every.every and len(every.rows) > 1)
    assert not few.every
    assert all(sum(few.assumptions[name].kind != "consent" for name in row.assumptions) <= 2 for row in few.rows)
    assert {row.assumptions: row for row in few.rows}.items() <= {row.assumptions: row for row in every.rows}.items()
    assert few.rows[0].assumptions == ()


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
