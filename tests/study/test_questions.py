"""Whom to ask what: what the answer turns on, those questions first that decide whether anything is left."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from accords.case.case import Case, loads
from accords.lens.protocol import Unfit
from accords.lenses.openings.sentences import decides
from accords.lenses.robustness.result import Query
from accords.study.asking import run
from accords.study.questions import Question, questions
from bundled import NAMES, case_of
from strategies import Plan, cases, text_of

FEW = max(10, settings().max_examples // 10)


def asked(case: Case) -> tuple[Question, ...]:
    return questions(case, run("openings", case).result, run("positions", case).result)


@settings(max_examples=FEW)
@given(cases(consents=False))
def test_each_point_on_which_the_answer_turns_is_asked_once_and_of_the_party_that_knows(plan: Plan) -> None:
    case = loads(text_of(plan))
    try:
        result = run("openings", case).result
    except Unfit:
        return
    found = questions(case, result, None)
    turning = [turn for reading in result.readings.values() for turn in reading.turns_on if turn.now != turn.otherwise]
    paths = {(turn.point.kind, turn.point.path) for turn in turning if turn.point.kind != "event"}
    assert {(one.query.kind, one.query.path) for one in found if one.query.kind != "consent"} == paths
    assert len({(one.query.kind, one.query.path) for one in found}) == len(found)
    assert [question.decides for question in found] == sorted((question.decides for question in found), reverse=True)
    for question in found:
        assert question.query.whom
        if question.query.kind != "consent":
            assert question.query.whom == (question.query.path.split(".")[1],)
            assert question.decides == any(
                decides(turn) for turn in turning if turn.point.path == question.query.path and turn.point.kind == question.query.kind
            )


@pytest.mark.parametrize("name", NAMES)
def test_every_question_has_somebody_to_ask(name: str) -> None:
    for question in asked(case_of(name)):
        assert question.query.whom
        assert set(question.query.whom) <= set(case_of(name).parties)


TALKS = """
accords: 1
title: T
as_of: 2024-06-30
parties: {n: {role: negotiator}, s: {role: negotiator}, r: {role: ratifier}}
consent: {rule: n and s, or_maybe: {wider: RULE}}
issues: {share: {options: [20, 30], reads: {30: {n: much, s: unknown}}}, gate: {options: [shut, ajar], reads: {ajar: {n: a, s: b}}}}
deal: gate == shut
views: {n: {refuses: {dear: {if: share == 20, firm: stated}}}, r: {refuses: {all: {if: "true", firm: stated}}}}
"""


@pytest.mark.parametrize(("rule", "whom"), [("n and s and r", ("r",)), ("r", ("n", "s", "r"))])
def test_where_it_turns_on_who_must_consent_those_are_asked_of_whom_that_is_open(rule: str, whom: tuple[str, ...]) -> None:
    found = asked(loads(TALKS.replace("RULE", rule)))
    assert found[0] == Question(Query("consent", whom, "consent"), decides=True)


def test_where_readings_name_the_same_parties_all_of_them_are_asked() -> None:
    text = TALKS.replace("{rule: n and s, or_maybe: {wider: RULE}}", "{rule: n and r, or_maybe: {wider: n or r}}")
    assert asked(loads(text))[0].query.whom == ("n", "r")


def test_words_are_asked_about_where_they_are_in_some_package_that_is_open() -> None:
    found = asked(loads(TALKS.replace("RULE", "n and s and r")))
    assert [question.query.path for question in found if question.query.kind == "word"] == ["issues.share.30"]
    assert next(question.query.whom for question in found if question.query.kind == "word") == ("n", "s")


def test_without_an_answer_there_is_nothing_to_ask() -> None:
    assert questions(case_of(NAMES[0]), None, None) == ()


def test_what_robustness_found_to_ask_leads_in_its_order() -> None:
    """One list of questions in a report, not two in different orders."""
    case = case_of("gaza-talks-2024/ceasefire")
    robustness = run("robustness", case).result
    found = questions(case, run("openings", case).result, run("positions", case).result, robustness)
    order = [ask.question for ask in robustness.ask]
    for decided in (True, False):
        places = [order.index(question.query) for question in found if question.decides is decided]
        assert places
        assert places == sorted(places)
    deciding = [ask.question for ask in robustness.ask if ask.decides or ask.decides_under]
    assert {question.query for question in found if question.decides} == set(deciding)


def test_where_what_to_ask_may_not_be_shown_the_points_that_may_be_are_asked_about() -> None:
    case = loads(TALKS.replace("RULE", "n and s and r"))
    robustness = replace(run("robustness", case).result, ask=(), withheld=True)
    openings = run("openings", case).result
    assert questions(case, openings, None, robustness) == questions(case, openings, None) != ()
