"""The zone against its definition: verdicts, counts and parties' answers on random cases, package by package."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from accords.case.case import loads
from accords.case.consent import ConsentRule
from accords.case.grammar import parse
from accords.errors import AccordsError
from accords.maths.formula import Formula, conj
from accords.zone.certificate import Certificate
from accords.zone.zone import Zone, zone_of
from oracles.zone import World, consenting, world_of
from strategies import Plan, cases, entangled_cases, text_of

SOME = settings(max_examples=max(25, settings().max_examples // 2))
TWO = (
    "accords: 1\ntitle: t\nas_of: 2024-01-01\nparties: {a: {role: negotiator}, b: {role: negotiator}}\nissues: {x: {options: [0, 1, 2]}}\n"
)


def true_of(zone: Zone, formula: Formula, package: dict[str, str]) -> bool:
    return zone.any(conj(zone.space.shape, formula, zone.space.whole_outcome(package)))


def assert_verdicts(zone: Zone, world: World, rule: ConsentRule) -> None:
    verdicts = zone.verdicts(rule)
    for package in world.packages:
        kinds = [kind for kind, formula in verdicts._asdict().items() if true_of(zone, formula, package)]
        assert kinds == [world.verdict(rule.text, package)]


def assert_counts(zone: Zone, world: World, rule: ConsentRule) -> None:
    found = zone.packages(rule)
    assert {kind: (count.low, count.high) for kind, count in found._asdict().items()} == {
        kind: (count, count) for kind, count in world.counts(rule.text).items()
    }
    assert found.ruled_out.low + found.accepted.low + found.locked.low + found.open.low == found.deals.low


@SOME
@given(cases())
def test_counts_readings_and_answers_are_those_of_the_definition(plan: Plan) -> None:
    case = loads(text_of(plan))
    for seen in (case, case.at("2024-05-15")):
        zone, world = zone_of(seen), world_of(seen)
        for rule in seen.readings.values():
            assert {frozenset(members) for members in rule.sets} == set(consenting(rule.text))
            assert_counts(zone, world, rule)
    zone, world = zone_of(case), world_of(case)
    for party, answer in zone.parties.items():
        for package in world.packages[:12]:
            said = "accepts" if true_of(zone, answer.true, package) else "refuses" if true_of(zone, answer.false, package) else "open"
            assert said == world.answer(party, package)


@SOME
@given(entangled_cases())
def test_verdicts_where_parties_wait_for_each_other_are_those_of_the_definition(plan: Plan) -> None:
    case = loads(text_of(plan))
    zone, world = zone_of(case), world_of(case)
    assert_counts(zone, world, case.readings["rule"])
    assert_verdicts(zone, world, case.readings["rule"])


@settings(SOME, max_examples=SOME.max_examples // 2)
@given(cases())
def test_dropping_a_refusal_is_the_case_without_it(plan: Plan) -> None:
    case = loads(text_of(plan))
    zone = zone_of(case)
    for path in zone.refusals:
        dropped = zone.dropping(path)
        plain = zone_of(case, zone.entries.without(path))
        for rule in case.readings.values():
            assert (zone if dropped is None else dropped).packages(rule) == plain.packages(rule)


def test_a_case_without_status_quo_excludes_nothing_for_it() -> None:
    case = loads(TWO + "views: {a: {refuses: {r: x > 1}}}")
    assert zone_of(case).packages(case.readings["rule"]).open == Certificate(2, 2)


def test_answers_that_run_in_a_circle_are_said_so_and_end() -> None:
    """The case's check forbids circles among entries; other readings of their words could still bring one in."""
    case = loads(TWO + "views: {a: {refuses: {r: consents(b)}}, b: {refuses: {s: x == 1}}}")
    turned = zone_of(case).entries.read_as("views.b.refuses.s", parse("consents(a)"))
    with pytest.raises(AccordsError, match="circle among a, b"):
        _ = zone_of(case, turned).parties


def test_what_a_refusal_waits_for_may_be_a_partys_consent_to_the_status_quo() -> None:
    """``until_done`` is asked of the status quo like any condition: ``consents(b)`` is true of it if b accepts it."""
    views = "views: {a: {refuses: {r: {if: x == 2, until_done: consents(b)}}}, b: {accepts: {t: x == 0}}}"
    case = loads(TWO + "status_quo: {x: 0}\n" + views)
    assert zone_of(case).packages(case.readings["rule"]).ruled_out.low == 0
    case = loads(TWO + "status_quo: {x: 1}\n" + views)
    assert zone_of(case).packages(case.readings["rule"]).ruled_out.low == 1


@SOME
@given(cases())
def test_with_other_entries_parties_answer_as_if_asked_anew(plan: Plan) -> None:
    case = loads(text_of(plan))
    zone = zone_of(case)
    assert zone.parties
    for item in zone.entries.counted[:4]:
        entries = zone.entries.without(item.path)
        changed, anew = zone.supposing(entries), zone_of(case, entries)
        assert changed.counted is zone.counted
        for party, answer in anew.parties.items():
            found = changed.parties[party]
            for one, other in ((found.true, answer.true), (found.false, answer.false)):
                assert zone.count(conj(zone.space.shape, one)) == anew.count(conj(anew.space.shape, other))


def test_zones_over_other_issues_have_other_packages() -> None:
    case, other = loads(TWO), loads(TWO.replace("[0, 1, 2]", "[0, 1, 3]"))
    assert zone_of(case).same_packages(zone_of(case.at("2023-01-01")))
    assert not zone_of(case).same_packages(zone_of(other))
