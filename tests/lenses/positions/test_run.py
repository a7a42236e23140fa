"""Who stands where, against a count of every option and every outcome."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accords.case.case import Case, loads
from accords.lens.protocol import Context, Unfit
from accords.lenses.positions.result import Result
from accords.lenses.positions.run import run
from bundled import NAMES, case_of
from oracles import positions as oracle
from oracles.zone import force, world_of
from strategies import Plan, cases, entangled_cases, text_of

FEW = max(12, settings().max_examples // 6)
DAYS = ("2024-04-15", "2024-05-15", "2024-06-20", "2024-12-31")
SEED = "gaza-talks-2024/ceasefire"


def asked(case: Case, since: str | None = None) -> Result:
    return run(case, {"since": since}, Context())


def with_views(plan: Plan) -> Plan:
    plan.setdefault("views", {}).setdefault("ann", {"refuses": {"last": "true"}})
    return plan


@settings(max_examples=FEW)
@given(plan=cases().map(with_views))
def test_options_are_those_with_which_it_is_true_always_or_depending_on_the_rest(plan: Plan) -> None:
    case = loads(text_of(plan))
    world = world_of(case)
    for statement in asked(case).statements.values():
        entry = getattr(case.views[statement.party], statement.kind)[statement.path.rsplit(".", 1)[1]]
        assert statement.options == oracle.options(world, entry.if_)


@settings(max_examples=FEW)
@given(plan=cases().map(with_views))
def test_contradictions_are_the_packages_counted_one_by_one(plan: Plan) -> None:
    case = loads(text_of(plan))
    found = asked(case).contradictions
    assert {(each.refusal, each.other, each.how) for each in found} == oracle.contradictions(world_of(case))
    assert all(each.party == each.refusal.split(".")[1] == each.other.split(".")[1] for each in found)


@settings(max_examples=FEW)
@given(plan=cases().map(with_views), at=st.sampled_from(DAYS))
def test_statements_are_those_that_count_or_may_and_what_is_not_known(plan: Plan, at: str) -> None:
    case = loads(text_of(plan)).at(at)
    found = asked(case)
    expected = {}
    for party, view in case.views.items():
        for kind in oracle.KINDS:
            for name in getattr(view, kind):
                stands = force(case, party, kind, name, case.today)
                if stands != "no":
                    expected[f"views.{party}.{kind}.{name}"] = ("unknown" if stands == "unknown" else "yes", stands == "perhaps")
        expected |= {f"views.{party}.silent.{name}": ("yes", False) for name in view.silent}
    assert {path: (statement.force, statement.perhaps_ended) for path, statement in found.statements.items()} == expected
    for issue, row in found.matrix.items():
        for party, paths in row.items():
            assert list(paths) == [path for path, each in found.statements.items() if each.party == party and issue in each.options]
    placed = {path for row in found.matrix.values() for paths in row.values() for path in paths}
    assert placed.isdisjoint(whole := {path for paths in found.whole.values() for path in paths})
    assert placed | whole == set(found.statements)


@settings(max_examples=FEW)
@given(plan=cases(consents=False, locks=False).map(with_views), at=st.sampled_from(DAYS), since=st.sampled_from([None, *DAYS]))
def test_what_has_moved_is_what_began_and_ended_between_two_days(plan: Plan, at: str, since: str | None) -> None:
    plan.pop("events", None)
    case = loads(text_of(plan)).at(at)
    if since is not None and date.fromisoformat(since) > case.today:
        return
    found = asked(case, since).moved
    begun, ended = oracle.moves(case, date.fromisoformat(since) if since else None)
    assert {move.path for move in found if move.what == "begun"} == begun
    assert {move.path for move in found if move.what == "ended"} == ended


@settings(max_examples=FEW)
@given(plan=entangled_cases())
def test_locks_hold_every_circle_that_locks_a_package(plan: Plan) -> None:
    case = loads(text_of(plan))
    world = world_of(case)
    locks = [set(circle) for circle in asked(case).locks]
    for package in world.possible():
        if not any(world.answer(party, package) == "refuses" for party in case.parties):
            for circle in world.circles(tuple(case.parties), package):
                assert any(lock <= circle for lock in locks)


TALKS = """
accords: 1
title: Talks
as_of: 2024-06-30
parties: {n: {name: North, role: negotiator}, s: {name: South, role: negotiator}}
issues: {share: {options: [20, 30, 40], reads: {30: {n: a third, s: unknown}, 40: {n: a lot, s: a lot}, 20: {n: little, s: nothing}}}}
views:
  n:
    refuses:
      first: {if: share > 20, since: 2024-01-01}
      second: {if: share > 30, since: 2024-05-01, replaces: first}
      third: {if: share > 40, since: 2024-08-01, replaces: second}
      far: {if: share == 30, since: 2024-09-01}
      farther: {if: share == 40, since: 2024-10-01, replaces: far}
    lives_with: {brief: {if: share == 30, since: 2024-02-01, until: 2024-03-31}}
    accepts: {now: share == 20}
  s: {refuses: {theirs: {if: consents(n)}}}
"""


def test_moves_come_newest_first_with_what_they_stand_in_place_of() -> None:
    found = [(move.path.rsplit(".", 1)[1], move.what, move.date, move.instead_of) for move in asked(loads(TALKS)).moved]
    assert found == [
        ("first", "ended", "2024-05-01", ("views.n.refuses.second",)),
        ("second", "begun", "2024-05-01", ("views.n.refuses.first",)),
        ("brief", "ended", "2024-03-31", ()),
    ]


def test_what_has_not_begun_has_not_ended_either() -> None:
    assert not any("far" in move.path for move in asked(loads(TALKS)).moved)


def test_a_statement_of_other_parties_consent_alone_stands_on_no_issue() -> None:
    assert asked(loads(TALKS)).whole == {"s": ("views.s.refuses.theirs",)}


def test_words_that_are_read_differently_or_not_known_to_be_read_alike_are_named() -> None:
    found = {(each.option, each.known) for each in asked(loads(TALKS)).read_differently}
    assert found == {("30", False), ("20", True)}


@pytest.mark.parametrize(("removed", "field"), [("issues", "issues"), ("views", "views")])
def test_without_issues_or_views_it_says_what_is_missing(removed: str, field: str) -> None:
    kept = TALKS.split("views:", maxsplit=1)[0] if removed == "views" else TALKS.split("issues:", maxsplit=1)[0]
    with pytest.raises(Unfit) as reason:
        asked(loads(kept))
    assert reason.value.field == field


@pytest.mark.parametrize("name", NAMES)
def test_every_bundled_case_has_positions(name: str) -> None:
    found = asked(case_of(name))
    assert found.statements
    assert set(found.matrix) == set(case_of(name).issues)


def test_in_the_first_case_one_side_has_moved() -> None:
    found = asked(case_of(SEED)).moved
    assert found
    assert {move.path.split(".")[1] for move in found if move.what == "begun"} == {"hamas"}
