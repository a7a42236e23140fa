"""Readers of words, rules, paths, marks, voices and stated values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from accords.case.special import UNPATCHED
from accords.case.values import Amount
from accords.case.voice import Stated, Voice
from case.writing import case_of, pointed, problem_of, problems_of, small


def test_words_are_a_text_or_a_text_for_each_language() -> None:
    found = case_of(small("", ("title: A small case", "title: {en: Water, zh-Hant: 水}")))
    assert found.title.languages == (("en", "Water"), ("zh-Hant", "水"))
    assert case_of(small()).title.languages == (("", "A small case"),)


@pytest.mark.parametrize(
    ("title", "message"),
    [
        ("{texts: Water}", "'texts' is not a language tag."),
        ("{}", "a text is missing here."),
        ("{en: [a]}", "a text is expected here, not a list."),
        ("", "a text is missing here."),
        ("'  '", "a text is missing here."),
        ("[a, b]", "a text is expected here, not a list."),
    ],
)
def test_other_words_are_problems(title: str, message: str) -> None:
    assert problem_of(small("", ("title: A small case", f"title: {title}"))).message == message


@pytest.mark.parametrize(
    ("rule", "message", "hint"),
    [
        ("north and suoth", "there is no 'suoth' in parties.", "Did you mean 'south'?"),
        ("north or (north and suoth)", "there is no 'suoth' in parties.", "Did you mean 'south'?"),
        ("north and not south", "a party id is expected in the consent rule instead of 'not'.", "Consent rules are monotone"),
        ("[north, south]", "a consent rule is expected here, not a list.", "For example"),
        ("{rule: }", "a consent rule is missing here.", "For example"),
    ],
)
def test_a_rule_is_checked_with_its_parties(rule: str, message: str, hint: str) -> None:
    problem = problem_of(small("", ("consent: north and south", f"consent: {{rule: {rule}}}" if rule[0] == "[" else f"consent: {rule}")))
    assert (problem.message, problem.hint[: len(hint)]) == (message, hint)


@pytest.mark.parametrize("mark", ["public", "team", "mediator", "party:north"])
def test_handling_has_four_forms(mark: str) -> None:
    found = case_of(small(f"handling: {mark}\nsources: {{s: {{handling: {mark}}}}}\nclaims: {{c: {{handling: {mark}}}}}\n"))
    assert (found.handling, found.sources["s"].handling, found.claims["c"].handling) == (mark,) * 3


def test_handling_left_out_is_team_for_the_case_and_nothing_elsewhere() -> None:
    found = case_of(small("sources: {s: {kind: press}}\n"))
    assert (found.handling, found.sources["s"].handling) == ("team", None)


@pytest.mark.parametrize("section", ["sources: {x: ", "claims: {x: ", "events: {x: ", "proposals: {x: ", "preferences: {north: "])
def test_a_mark_may_stand_on_a_source_claim_event_proposal_and_preference(section: str) -> None:
    name = section.partition(":")[0]
    found = getattr(case_of(small(f"{section}{{handling: mediator}}}}\n")), name)
    assert next(iter(found.values())).handling == "mediator"
    assert "is not a handling mark" in problem_of(small(f"{section}{{handling: secret}}}}\n")).message


@pytest.mark.parametrize(("mark", "hint"), [("party:nroth", "Did you mean 'north'?"), ("Public", "Allowed are"), ("north", "Allowed are")])
def test_other_marks_are_problems(mark: str, hint: str) -> None:
    problem = problem_of(small(f"handling: {mark}\n"))
    assert "is not a handling mark" in problem.message
    assert problem.hint.startswith(hint)


def test_who_speaks_is_a_party_the_source_or_quoted_text() -> None:
    found = case_of(small('claims: {a: {by: north}, b: {by: the source}, c: {by: "an elder"}, d: {by: "north"}}\n')).claims
    assert [claim.by for claim in found.values()] == [
        Voice("north", "party"),
        Voice("the source", "source"),
        Voice("an elder", "text"),
        Voice("north", "text"),
    ]


def test_somebody_who_is_no_party_must_be_quoted() -> None:
    problem = problem_of(small("claims: {a: {by: nroth}}\n"))
    assert problem.message == "there is no party 'nroth'."
    assert problem.hint == "Did you mean 'north'? Somebody who is no party stands in double quotes: \"nroth\"."
    assert "text is expected" in problem_of(small("claims: {a: {by: [north]}}\n")).message


FACTS = "facts: {day: {kind: date}, dead: {kind: number}, who: {kind: text}, what: What it is}\n"


def test_stated_values_have_the_kind_of_their_fact() -> None:
    found = case_of(
        small(f"{FACTS}claims: {{c: {{states: {{day: 2024-02..2024-03, dead: about 12, who: about ten men, what: 12}}}}}}\n")
    ).claims["c"]
    day, dead, who, what = found.states or ()
    assert isinstance(day.value, type(found.date)) is False
    assert (day.last.last if day.last else None, day.about) == (date(2024, 3, 31), False)
    assert dead == Stated("dead", "about 12", Amount(Decimal(12), Decimal(12), about=True), about=True)
    assert who == Stated("who", "about ten men", "ten men", about=True)
    assert what == Stated("what", "12", "12")


@pytest.mark.parametrize(
    ("states", "message"),
    [
        ("{day: yesterday}", "'yesterday' is not a date."),
        ("{day: 2024-03..2024-02}", "the range '2024-03..2024-02' runs backwards."),
        ("{dead: many}", "'many' is not an amount."),
        ("{dead: [1]}", "a text is expected here, not a list."),
        ("{deed: 1}", "there is no 'deed' in facts."),
        ("12", "a map from fact to value is expected here, not the text '12'."),
    ],
)
def test_values_of_another_kind_are_problems(states: str, message: str) -> None:
    assert problem_of(small(f"{FACTS}claims: {{c: {{states: {states}}}}}\n")).message == message


def test_the_number_of_the_format_is_one() -> None:
    assert problem_of(small("", ("accords: 1", "accords: 2"))).message == "the format's number is 1, not the text '2'."
    assert problem_of(small("", ("accords: 1", "accords: 1.0"))).hint == "Write 'accords: 1'."


INSTRUMENT = "views: {{north: {{refuses: {{n1: share > 20}}}}}}\ninstruments: {{i: {{touches: [{}]}}}}\n"


@pytest.mark.parametrize("path", ["views.north.refuses.n1", "views.north", "views"])
def test_a_path_leads_to_an_entry_or_to_a_section_with_all_below_it(path: str) -> None:
    assert case_of(small(INSTRUMENT.format(path))).instruments["i"].touches == (path,)


@pytest.mark.parametrize(
    ("path", "message", "hint"),
    [
        ("views.north.refuses.n2", "there is no 'views.north.refuses.n2' in this case.", "There are: n1."),
        ("views.nroth", "there is no 'views.nroth' in this case.", "Did you mean 'north'?"),
        ("views.north.refuses.n1.if.x", "there is no 'views.north.refuses.n1.if.x' in this case.", "'views.north.refuses.n1' is the text"),
        ("views..north", "'views..north' is not a dotted path.", "Write a path of ids with dots"),
    ],
)
def test_a_path_that_leads_nowhere_is_a_problem(path: str, message: str, hint: str) -> None:
    problem = problem_of(small(INSTRUMENT.format(path)))
    assert (problem.message, problem.hint[: len(hint)]) == (message, hint)


def test_foreseen_names_an_event_by_id_or_path() -> None:
    more = "events: {vote: {date: 2025}}\nviews: {north: {no_agreement: {text: Drought, foreseen: [vote, events.vote]}}}\n"
    found = case_of(small(more)).views["north"].no_agreement
    assert found is not None
    assert found.foreseen == ("vote", "events.vote")
    assert "there is no 'vite' in events" in problem_of(small(more.replace("[vote,", "[vite,"))).message


@pytest.mark.parametrize("section", UNPATCHED)
def test_a_change_may_touch_anything_but_what_happened_and_was_said(section: str) -> None:
    text = small(f"scenarios: {{s: {{change: {{{section}: {{}}, title: Another}}}}}}\n")
    problem = next(problem for problem in problems_of(text) if "may not touch" in problem.message)
    assert problem.message == f"a change may not touch '{section}'."
    assert pointed(text, problem).startswith(section)


def test_a_change_is_a_map() -> None:
    assert "a piece of a case is expected" in problem_of(small("scenarios: {s: {change: [a]}}\n")).message


def test_what_an_entry_replaces_is_another_entry_of_the_same_party() -> None:
    views = (
        "views: {{north: {{refuses: {{n1: share > 20, n2: {{if: share > 30, replaces: {}}}}}}}, south: {{refuses: {{s1: share < 20}}}}}}\n"
    )
    assert case_of(small(views.format("n1"))).views["north"].refuses["n2"].replaces == ("n1",)
    for name in ("n2", "s1", "n3"):
        assert problem_of(small(views.format(name))).message == f"there is no other entry '{name}' of north to replace."
    assert "text is expected" in problem_of(small(views.format("[{a: b}]"))).message
