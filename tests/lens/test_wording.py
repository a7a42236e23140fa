"""Names, conditions and packages in words: the case's own names, no ids or operators, brackets where they are needed."""

from __future__ import annotations

import re

import pytest

from accords.blocks import Cite, Code, Name
from accords.case.case import Case, loads
from accords.lens.wording import Wording, capital, cites, not_listed, number, series
from accords.zone.certificate import Certificate
from lenses.change.talks import TALKS
from plain import words

CASE = """
accords: 1
title: Words
as_of: 2024-12-17
parties: {n: {name: North, role: negotiator}, s: {name: South, role: negotiator}, w: {role: affected}}
issues:
  share: {title: The share, unit: percent, options: [10, 20, 30]}
  fence: {title: The fence, options: {stays: It stays, gate: A gate, gone: It goes}}
  since: {title: The year, options: [2001, 2002], applies: fence == gate}
  bare: {options: [a, b]}
views:
  n:
    refuses:
      plain: share > 20
      waiting: {if: fence == gone, until_done: share == 10, since: by 2024-12-01, claims: [c1, c2]}
      heard: {if: share == 10, claims: c2, since: 2024-11}
    accepts: {whole: {if: share == 20 and fence == gate, claims: c1}}
    lives_with: {point: {if: fence == gate, firm: tested}}
    silent:
      asked: {if: fence == gone, note: Nobody has asked.}
      unsaid: {if: fence == gate}
sources: {paper: {title: The paper}}
claims:
  c1: {source: paper, by: n, standing: on_record, says: One.}
  c2: {source: paper, by: "somebody", standing: reported, says: Two.}
events: {rain: {title: The rain, status: foreseen}, untitled: {status: foreseen}}
"""


@pytest.fixture(scope="module", name="case")
def read_case() -> Case:
    return loads(CASE)


@pytest.fixture(name="wording")
def make_wording(case: Case) -> Wording:
    return Wording(case)


def said(case_text: str, condition: str) -> str:
    case = loads(case_text.replace("plain: share > 20", f"plain: {condition}"))
    return words(Wording(case).condition(case.views["n"].refuses["plain"].if_))


def test_parties_issues_and_options_have_their_names_and_ids_only_where_there_is_no_name(wording: Wording) -> None:
    assert [wording.party(party).text for party in ("n", "w", "gone")] == ["North", "w", "gone"]
    assert [wording.issue(issue).text for issue in ("share", "bare")] == ["The share", "bare"]
    assert wording.option("fence", "gate") == Name("A gate")
    assert words(wording.parties(("n", "s", "w"))) == "North, South and w"


def test_numbers_come_with_their_unit_and_numbers_between_options_too(wording: Wording) -> None:
    assert wording.option("share", "20") == Name("20 percent")
    assert wording.option("share", "25") == Name("25 percent")
    assert wording.option("since", "2001") == Name("2001")


def test_what_does_not_arise_is_said_so(wording: Wording) -> None:
    assert wording.option("since", None) == "does not arise"


def test_a_package_is_spelled_out_issue_by_issue(wording: Wording) -> None:
    assert words(wording.package({"share": "10", "fence": "stays", "since": None})) == (
        "The share: 10 percent; The fence: It stays; The year: does not arise"
    )


@pytest.mark.parametrize(
    ("condition", "names"),
    [
        ("share > 20", ["The share", "20 percent"]),
        ("share <= 20 and fence != gate", ["The share", "20 percent", "together with", "The fence", "A gate"]),
        ("fence in stays | gate", ["The fence", "It stays", "or", "A gate"]),
        ("share not in 10..20 | 30", ["The share", "10 percent", "to", "20 percent", "or", "30 percent"]),
        ("fence < gone", ["The fence", "It goes"]),
        ("if fence == gate then share >= 20", ["if", "The fence", "A gate", "then", "The share", "20 percent"]),
        ("fence == gate iff share == 20", ["The fence", "A gate", "exactly if", "The share", "20 percent"]),
        ("not (fence == gate and share == 20)", ["anything but", "The fence", "A gate", "together with", "The share", "20 percent"]),
        ("fence == gate and not consents(s)", ["The fence", "A gate", "together with", "South"]),
    ],
)
def test_conditions_are_said_in_names_without_operators(condition: str, names: list[str]) -> None:
    sentence = said(CASE, condition)
    position = 0
    for name in names:
        assert name in sentence[position:], sentence
        position = sentence.index(name, position) + len(name)
    assert not re.search(r"==|!=|<|>|\||\bnot in\b|\biff\b|\bconsents\(", sentence)
    assert "  " not in sentence


@pytest.mark.parametrize(
    ("condition", "opposite"),
    [
        ("not fence == gate", "fence != gate"),
        ("not share > 20", "share <= 20"),
        ("not share in 10 | 20", "share not in 10 | 20"),
        ("not fence not in gate", "fence in gate"),
    ],
)
def test_a_negated_test_is_said_as_the_opposite_test(condition: str, opposite: str) -> None:
    assert said(CASE, condition) == said(CASE, opposite)


def test_different_conditions_are_said_differently() -> None:
    """Nobody may take one comparison for another."""
    tests = [f"share {op} 20" for op in ("==", "!=", "<", "<=", ">", ">=")] + [
        f"fence {op} gate" for op in ("==", "!=", "<", "<=", ">", ">=")
    ]
    tests += ["share in 10 | 20", "share not in 10 | 20", "share in 10..20", "true", "false", "consents(s)"]
    assert len({said(CASE, test) for test in tests}) == len(tests)


A, B, C, D = (
    "\u201cThe share: 10 percent\u201d",
    "\u201cThe share: 20 percent\u201d",
    "\u201cThe fence: A gate\u201d",
    "\u201cThe fence: It goes\u201d",
)


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        ("fence == gate and (share == 10 or share == 20)", f"{C} together with either {A} or {B}"),
        ("(share == 10 or share == 20) and fence == gate", f"({A} or {B}) together with {C}"),
        ("(share == 10 or share == 20) and (fence == gate or fence == gone)", f"({A} or {B}) together with either {C} or {D}"),
        ("share == 10 or (share == 20 and fence == gate)", f"{A} or ({B} together with {C})"),
        ("(share == 10 and fence == gate) or share == 20", f"({A} together with {C}) or {B}"),
        ("not (share == 10 or fence == gate)", f"anything but ({A} or {C})"),
        ("if share == 10 and fence == gate then share == 20 or fence == gone", f"if ({A} together with {C}) then ({B} or {D})"),
    ],
)
def test_what_belongs_together_can_be_told_without_knowing_the_condition(condition: str, sentence: str) -> None:
    assert said(CASE, condition) == sentence


@pytest.mark.parametrize(
    ("condition", "demand", "packages"),
    [
        ("share == 10", f"that no package have {A}", f"any package with {A}"),
        ("share != 10", f"that every package have {A}", f"any package without {A}"),
        (
            "not (share == 10 and fence == gate)",
            f"that every package have {A} together with {C}",
            f"any package without {A} together with {C}",
        ),
        ("share not in 10", f"that every package have {A}", f"any package without {A}"),
        ("not consents(s)", "that no package be agreed unless accepted by South", "any package unless accepted by South"),
        ("consents(s)", "that no package have \u201cconsent of South\u201d", "any package if accepted by South"),
    ],
)
def test_who_refuses_anything_but_something_demands_it(condition: str, demand: str, packages: str) -> None:
    case = loads(CASE.replace("plain: share > 20", f"plain: {condition}"))
    refused = case.views["n"].refuses["plain"].if_
    assert words(Wording(case).demand(refused)) == demand
    assert words(Wording(case).packages(refused)) == packages
    assert packages in words(Wording(case).statement("views.n.refuses.plain"))
    assert demand in words(Wording(case).stance("views.n.refuses.plain"))


@pytest.mark.parametrize("form", ["statement", "stance"])
def test_entries_say_who_on_whose_word_since_when_and_cite_their_claims(wording: Wording, form: str) -> None:
    parts = getattr(wording, form)("views.n.refuses.waiting")
    sentence = words(parts)
    for piece in ("North", "The fence", "It goes", "until this is done", "The share", "10 percent", "stated", "2024-12-01 at the latest"):
        assert piece in sentence
    assert [part for part in parts if isinstance(part, Cite)] == [Cite("c1"), Cite("c2")]


def test_kinds_of_entries_are_said_differently(wording: Wording) -> None:
    paths = ["views.n.refuses.plain", "views.n.accepts.whole", "views.n.lives_with.point"]
    assert len({words(wording.statement(path)).split("any package")[0].split("live")[0] for path in paths}) == 3
    assert len({words(wording.stance(path)).split("(")[0] for path in paths}) == 3


def test_firmness_is_told_from_the_claims_or_as_given(case: Case, wording: Wording) -> None:
    view = case.views["n"]
    assert wording.standing("n", view.refuses["plain"]) == "the analyst's judgement"
    assert wording.standing("n", view.refuses["heard"]) == "reported, since 2024-11"
    assert wording.standing("n", view.lives_with["point"]) == "tested"


def test_a_silence_is_said_by_its_note_or_by_its_condition(wording: Wording) -> None:
    assert words(wording.silence("views.n.silent.asked")).endswith("Nobody has asked.")
    without = words(wording.silence("views.n.silent.unsaid"))
    assert "North" in without
    assert "A gate" in without


def test_a_title_is_a_name_and_an_id_is_shown_as_one(wording: Wording) -> None:
    assert wording.title("events.rain") == [Name("The rain")]
    assert wording.title("events.untitled") == [Code("untitled")]


def test_a_proposal_without_a_title_is_named_by_its_authors_and_date() -> None:
    wording = Wording(loads(f"{CASE}proposals: {{p: {{by: [n, s], date: 2024-12-10}}, q: {{date: 2024-12-11}}}}\n"))
    assert words(wording.title("proposals.p")) == "the proposal of North and South, 2024-12-10"
    assert wording.title("proposals.q") == [Code("q")]


@pytest.mark.parametrize(
    ("rule", "names"),
    [
        ("s and n", "North and South"),
        ("r and s and n", "North, r and South"),
        ("n", "North"),
        ("s and (n or r)", "South and (North or r)"),
        ("s and n or r", "(South and North) or r"),
    ],
)
def test_a_rule_of_consent_is_said_with_names_in_alphabetical_order_where_all_must_agree(rule: str, names: str) -> None:
    case = loads(f"{CASE}consent: {rule}\n".replace("w: {role: affected}", "w: {role: affected}, r: {role: ratifier}"))
    assert Wording(case).rule(case.readings["rule"]) == names


@pytest.mark.parametrize(
    ("count", "written"),
    [
        (Certificate(0, 0), "0"),
        (Certificate(999, 999), "999"),
        (Certificate(1296, 1296), "1\u202f296"),
        (Certificate(10**14, 10**14), "100\u202f000\u202f000\u202f000\u202f000"),
        (Certificate(123 * 10**28, 123 * 10**28), "about 1.23 \u00d7 10^30"),
        (Certificate(5, 1000, "bounds"), "between 5 and 1\u202f000"),
    ],
)
def test_counts_are_written_to_be_read(count: Certificate, written: str) -> None:
    assert number(count) == written


def test_a_series_has_commas_and_a_last_word() -> None:
    assert words(series([], "and")) == ""
    assert words(series([["a"]], "and")) == "a"
    assert words(series([["a"], ["b"]], "and")) == "a and b"
    assert words(series([["a"], ["b"], ["c"]], "or")) == "a, b or c"
    assert words(series([["a"], ["b"], ["c"]], "or", comma=False)) == "a or b or c"


def test_a_sentence_begins_with_a_capital_but_names_are_left_alone() -> None:
    assert capital(["the ", Name("x")]) == ["The ", Name("x")]
    assert capital([Name("eBay"), " x"]) == [Name("eBay"), " x"]
    assert capital([]) == []


def test_claims_are_pointed_to_in_their_order() -> None:
    assert cites(("b", "a")) == [Cite("b"), Cite("a")]


def test_several_entries_are_named_in_the_alphabetical_order_of_their_parties() -> None:
    found = Wording(loads(TALKS))
    paths = ("views.n.refuses.dear", "views.s.refuses.cheap")
    assert found.together(paths) == found.together(tuple(reversed(paths)))
    assert words(found.together(paths)).index("Alpha") < words(found.together(paths)).index("Zeta")


def test_what_a_list_leaves_out_is_counted() -> None:
    assert not_listed(12, 12) == []
    assert words(not_listed(15, 12)[0].parts) == "3 more are not shown here; the JSON result lists them."
