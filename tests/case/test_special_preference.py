"""Preferences in all the forms of the format's section 5."""

from __future__ import annotations

from decimal import Decimal

import pytest

from accords.case.outcome import Outcome
from accords.case.preference import Chain, Preference, Ranking, Ratio, Reservation
from accords.case.values import parse_amount
from case.writing import case_of, problem_of, small

MORE = "proposals: {p: {outcome: {share: 30}}}\npreferences: {north: {PREFERENCE}}\n"


def preference(text: str) -> Preference:
    return case_of(small(MORE.replace("PREFERENCE", text))).preferences["north"]


def points(*pairs: tuple[str, str]) -> tuple[tuple[Decimal, Decimal], ...]:
    return tuple((Decimal(at), Decimal(worth)) for at, worth in pairs)


def test_additive_preferences_are_numbers_as_written() -> None:
    found = preference(
        "weights: {share: 60, fence: 40.5}, values: {share: linear 0..100, fence: {stays: 0, gate: 0.5, removed: 1}}, "
        "interactions: {i: {when: share > 20, add: -3}}"
    )
    assert found.weights is not None
    assert found.weights.kind == "numbers"
    assert found.weights.amounts == (("share", parse_amount("60")), ("fence", parse_amount("40.5")))
    assert found.values["share"].points == points(("20", "0"), ("40", "100"))
    assert found.values["fence"].kind == "numbers"
    assert (str(found.interactions["i"].when), found.interactions["i"].add) == ("share > 20", Decimal(-3))
    equal = preference("weights: equal").weights
    assert equal is not None
    assert equal.kind == "equal"


def test_values_may_be_piecewise_linear() -> None:
    found = preference("values: {share: {at: {40: 1, 20: 0, 30: 0.8}}}").values["share"]
    assert (found.kind, found.points) == ("piecewise", points(("20", "0"), ("30", "0.8"), ("40", "1")))


def test_options_are_compared_by_value_where_all_are_numbers() -> None:
    assert [name for name, _ in preference("values: {share: {20.0: 1, 30: 2}}").values["share"].amounts] == ["20", "30"]


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("share > fence", (Chain(("share", "fence"), (">",)),)),
        ("share > fence >= colour", (Chain(("share", "fence", "colour"), (">", ">=")),)),
        ("fence = share", (Chain(("fence", "share"), ("=",)),)),
        ("share / fence in 1.5..3", (Ratio("share", "fence", parse_amount("1.5..3")),)),
        ("[share > fence, fence / colour in 2]", (Chain(("share", "fence"), (">",)), Ratio("fence", "colour", parse_amount("2")))),
    ],
)
def test_incomplete_weights_are_chains_and_ratios(text: str, statements: tuple[Chain | Ratio, ...]) -> None:
    found = preference(f"weights: {text}, scale: 1").weights
    assert found is not None
    assert (found.kind, found.statements) == ("partial", statements)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("{share: {20: 50..70}}", "partial"),
        ("{share: {20: unknown, 30: 1}}", "partial"),
        ("{share: {20: about 1}}", "partial"),
        ("{share: increasing}", "increasing"),
        ("{share: decreasing}", "decreasing"),
        ("{share: peak 30}", "peak"),
        ("{share: unknown}", "unknown"),
        ("{share: 20 > 30.0}", "partial"),
    ],
)
def test_values_may_be_incomplete(text: str, kind: str) -> None:
    assert preference(f"values: {text}").values["share"].kind == kind


def test_a_peak_is_the_best_option() -> None:
    assert preference("values: {share: peak 30.0}").values["share"].points == points(("30", "1"))


def test_ordinal_preferences_are_priorities_or_a_ranking() -> None:
    found = preference("priorities: {first: share > 20, second: {if: fence == gate}}")
    assert [str(entry.if_) for entry in found.priorities.values()] == ["share > 20", "fence == gate"]
    ranked = preference("ranking: [{share: 20}, [p, status_quo], much, {share: 40}], incomparable: [[{share: 20}, p]]")
    first, last = Outcome((("share", "20"),)), Outcome((("share", "40"),))
    assert ranked.ranking == Ranking(((first,), (Outcome(named="p"), Outcome(named="status_quo")), (last,)), frozenset([1]))
    assert ranked.incomparable == ((first, Outcome(named="p")),)
    assert preference("ranking: p").ranking == Ranking(((Outcome(named="p"),),))
    assert preference("ranking: [p], incomparable: [p, status_quo]").incomparable == ((Outcome(named="p"), Outcome(named="status_quo")),)


def test_single_statements_compare_two_outcomes() -> None:
    found = preference("statements: {s: {prefers: p, to: {share: 40}, by: much}}").statements["s"]
    assert (found.prefers.named, found.to.choices, found.by) == ("p", (("share", "40"),), "much")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("60", Reservation("amount", amount=parse_amount("60"))),
        ("50..60", Reservation("amount", amount=parse_amount("50..60"))),
        ("status_quo", Reservation("status_quo")),
        ("unknown", Reservation("unknown")),
        ("{outcome: p}", Reservation("outcome", outcome=Outcome(named="p"))),
        ("{outcome: {share: 20}}", Reservation("outcome", outcome=Outcome((("share", "20"),)))),
    ],
)
def test_a_reservation_has_five_forms(text: str, expected: Reservation) -> None:
    assert preference(f"reservation: {text}").reservation == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("weights: heavy", "the text 'heavy' says no worth."),
        ("weights: ", "a worth is missing here."),
        ("weights: {shar: 1}", "there is no 'shar' to weigh here."),
        ("weights: {share: many}", "'many' is not an amount."),
        ("weights: {share: [1]}", "a text is expected here, not a list."),
        ("weights: [[share]]", "a text is expected here, not a list."),
        ("weights: share > fense", "there is no 'fense' to weigh here."),
        ("weights: share / fence in much", "'much' is not an amount."),
        ("weights: share / fence in unknown", "this ratio says nothing."),
        ("weights: share / fens in 1..2", "there is no 'fens' to weigh here."),
        ("weights: '[share < fence]'", "'[share < fence]' compares nothing."),
        ("values: {share: [20]}", "'20' compares nothing."),
        ("values: [share]", "a map from issue to the worth of its options is expected here, not a list."),
        ("values: {shar: increasing}", "there is no 'shar' in issues."),
        ("values: {share: equal}", "the text 'equal' says no worth."),
        ("values: {share: {20: 1, 20.0: 2}}", "'20' stands twice."),
        ("values: {share: {at: {}}}", "points of a piecewise linear value are expected here."),
        ("values: {share: {at: {a: 1}}}", "'a' is not a number."),
        ("values: {share: {at: {20: 1, 20.0: 2}}}", "the point '20.0' stands twice."),
        ("values: {fence: {at: {0: 1}}}", "points need a numeric issue"),
        ("values: {fence: linear 0..1}", "'linear' needs a numeric issue and the worth of both ends."),
        ("values: {share: linear 1}", "'linear' needs a numeric issue and the worth of both ends."),
        ("values: {share: linear a..b}", "'a' is not a number."),
        (f"weights: {{share: 1{'0' * 320}}}", "'1000000000"),
        ("values: {share: peak 35}", "'35' is no number among the options."),
        ("values: {fence: peak gate}", "'gate' is no number among the options."),
        ("values: {share: increasing fast}", "'increasing fast' needs an issue whose options stand in an order"),
        ("values: {colour: increasing}", "'increasing' needs an issue whose options stand in an order"),
        ("values: {colour: decreasing}", "'decreasing' needs an issue whose options stand in an order"),
        ("ranking: [much, p]", "'much' stands between two outcomes."),
        ("ranking: [p, much, much, status_quo]", "'much' stands between two outcomes."),
        ("ranking: [p, much]", "'much' stands at the end of the ranking."),
        ("ranking: [r]", "'r' names no outcome."),
        ("incomparable: p", "a list of pairs is expected here, not the text 'p'."),
        ("incomparable: [[p]]", "a pair of outcomes is expected here."),
        ("incomparable: [[p, r]]", "'r' names no outcome."),
        ("statements: {s: {prefers: p}}", "the key 'to' is missing."),
        ("reservation: {share: 20}", "a reservation has the one key 'outcome'."),
        ("reservation: {outcome: r}", "'r' names no outcome."),
        ("reservation: high", "'high' is no reservation."),
        ("reservation: [1]", "a text is expected here, not a list."),
        ("interactions: {i: {when: share > 20}}", "the key 'add' is missing."),
        ("priorities: {first: consents(south)}", "Consent cannot be asked here"),
        ("weights: equal, ranking: [p]", "preferences have one form, and here are weights and values and a ranking."),
        ("priorities: {a: share > 20}, ranking: [p]", "preferences have one form, and here are priorities and a ranking."),
    ],
)
def test_other_preferences_are_problems(text: str, message: str) -> None:
    assert problem_of(small(MORE.replace("PREFERENCE", text))).message.startswith(message)


@pytest.mark.parametrize("values", ["linear 0..1", "{at: {0: 0, 1: 1}}"])
def test_lines_are_drawn_over_numbers_of_fifty_digits_at_most(values: str) -> None:
    """Beyond that a worth written in whole units would have no place among floating point numbers."""
    for digits, refused in ((50, False), (321, True)):
        issue = f"issues: {{share: {{options: [0, 1{'0' * (digits - 1)}]}}}}\n"
        text = f"accords: 1\ntitle: T\nas_of: 2025-01-01\nparties: {{n: {{role: negotiator}}}}\n{issue}"
        text += f"preferences: {{n: {{values: {{share: {values}}}}}}}\n"
        if refused:
            assert "has 321 digits; at most 50 are allowed." in problem_of(text).message
        else:
            assert case_of(text).preferences["n"].values


def test_what_holds_for_the_case_as_a_whole() -> None:
    found = case_of(small("comparable: true\ndivisible: [share]\n"))
    assert (found.comparable, found.divisible) == (True, ("share",))
    assert case_of(small()).comparable is None
