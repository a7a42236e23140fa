"""How promises are carried out, as on the format's page on implementation."""

from __future__ import annotations

from decimal import Decimal

import pytest

from accords.case.implementation import Delivery, Implementation, Worth
from accords.case.values import parse_amount
from case.writing import PROMISES, case_of, problem_of, small


def implementation(text: str) -> Implementation:
    found = case_of(small(text)).implementation
    assert found is not None
    return found


def test_every_key_of_the_page_is_read() -> None:
    found = implementation(PROMISES)
    assert found.carries_out is not None
    assert found.carries_out.named == "p"
    assert found.obligations["pumps"].classes == {"large": parse_amount("3"), "small": parse_amount("5..7")}
    assert (found.obligations["water"].from_, found.obligations["water"].verified_by, found.obligations["water"].issue) == (
        "south",
        ("elders",),
        "share",
    )
    assert found.obligations["people"].shifts_power["north"].after == parse_amount("2..3")
    assert (found.ratios["r1"].for_, found.ratios["r1"].one, found.ratios["r1"].number) == ("pumps.large", Decimal(1), Decimal(3))
    assert found.schedule["s1"].delivers == (Delivery("pumps.large", parse_amount("2")), Delivery("water", None))
    assert found.schedule["s2"].with_ == ("s3",)
    assert found.phases["second"].entry is not None
    assert found.phases["second"].entry.by == "agreement"
    assert found.guarantees["g1"].for_ == ("pumps", "second")
    assert found.worth["north"] == Worth(
        (("pumps.large", parse_amount("3")), ("water", parse_amount("1..2"))),
        parse_amount("0.1"),
        parse_amount("0.9"),
        parse_amount("unknown"),
    )
    assert found.record["d1"].disputed_by == ("south",)


def test_what_is_left_out_is_not_known() -> None:
    found = implementation("implementation: {obligations: {pumps: {}}, ratios: {r: {for: pumps, gives: pumps, number: 2}}}\n")
    assert found.obligations["pumps"].reversible is None
    assert found.obligations["pumps"].persons is None
    assert found.ratios["r"].one is None


@pytest.mark.parametrize("key", ["people", "people.old"])
def test_worth_is_never_given_to_what_counts_people(key: str) -> None:
    problem = problem_of(small(PROMISES.replace("water: 1..2", f"{key}: 2")))
    assert problem.message == f"'{key}' counts people and has no price."
    assert "norm" in problem.hint


def test_what_carries_out_an_issue_that_counts_people_counts_people() -> None:
    problem = problem_of(small(PROMISES, ("share: {options", "share: {persons: true, options")))
    assert problem.message == "'water' counts people and has no price."


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("carries_out: p", "carries_out: r", "'r' names no outcome."),
        ("from: north, to: south", "from: nroth, to: south", "there is no 'nroth' in parties."),
        ("for: pumps.large", "for: pumps.huge", "there is no obligation 'pumps.huge'."),
        ("with: [s3]", "with: [s4]", "there is no step 's4'."),
        ("step: s1", "step: s9", "there is no step 's9'."),
        ("for: [pumps, second]", "for: [pumps, third]", "there is no obligation or phase 'third'."),
        ("{pumps.large: 2, water: all}", "{pumps.large: some}", "'some' is no amount."),
        ("{pumps.large: 2, water: all}", "{pumps.large: [2]}", "a text is expected here, not a list."),
        ("{pumps.large: 2, water: all}", "pumps", "a map from obligation to amount is expected here, not the text 'pumps'."),
        ("water: 1..2", "watr: 1", "there is no obligation 'watr'."),
        ("water: 1..2", "water: much", "'much' is not an amount."),
        ("water: 1..2", "water: [1]", "a text is expected here, not a list."),
        ("worth: {north:", "worth: {nroth:", "there is no 'nroth' in parties."),
        ("detection: 0.9, no_deal_value: unknown}}", "detection: 0.9}, south: 3}", "a map from obligation to number is expected here"),
        ("kind: continuous", "kind: endless", "'endless' is not one of these: once, counted, continuous."),
        ("issue: share", "issue: shar", "there is no 'shar' in issues."),
        ("unit: pumps", "count: 8", "an obligation has 'classes' or 'count', not both."),
        ("after: {step: s1}", "after: {step: s1, when: share > 20}", "there is 'step' or 'when' here, not both."),
        ("entry: {by: agreement}", "entry: {by: agreement, when: share > 20}", "there is 'by' or 'when' here, not both."),
        ("status: late", "status: never", "'never' is not one of these"),
        ("one: 1, gives: people", "one: 1", "the key 'gives' is missing."),
    ],
)
def test_what_does_not_fit_is_a_problem(old: str, new: str, message: str) -> None:
    assert PROMISES.count(old) == 1
    assert problem_of(small(PROMISES.replace(old, new))).message.startswith(message)


def test_worth_is_a_map() -> None:
    assert problem_of(small("implementation: {worth: [north]}\n")).message.startswith("a map from party to worth is expected here")
