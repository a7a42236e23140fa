"""What must not change the answer: names, order, the unit and the zero in which a party counts; and names are masked in keys too."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings

from accords.case.case import loads
from accords.errors import AccordsError
from accords.lens.protocol import Unfit
from accords.study.asking import run
from accords.study.masking import masked, masks_of
from lenses.deals.examples import raw, sale
from preferring import preferring_cases
from reshaping import ids_of, renamer, reordered
from strategies import NUMBERS, Plan, text_of

# Whole cases through everything: what counts here is the answer; that each line is reached, the tests of each module see to.
pytestmark = pytest.mark.no_cover

SOME = settings(max_examples=max(20, settings().max_examples // 5))
COMPARING = {"egalitarian", "utilitarian"}


def answer(plan: Plan) -> Any:
    try:
        return json.loads(run("deals", loads(text_of(plan))).to_json())["result"]
    except Unfit as lacks:
        return f"unfit: {lacks.field.split('.', maxsplit=1)[0]}"


def keys(data: Any) -> set[str]:
    if isinstance(data, dict):
        return set(data).union(*(keys(part) for part in data.values()))
    return set().union(*(keys(part) for part in data)) if isinstance(data, list) else set()


@SOME
@given(preferring_cases())
def test_names_mean_nothing(plan: Plan) -> None:
    before = answer(plan)
    ids = [name for name in ids_of(plan, kept=()) if not name.startswith("plan-")]
    rename = renamer(ids)
    renamed = loads(rename(text_of(plan)))
    try:
        after = json.loads(run("deals", renamed).to_json())["result"]
    except Unfit as lacks:
        after = f"unfit: {lacks.field.split('.', maxsplit=1)[0]}"
    assert after == json.loads(rename(json.dumps(before)))


def essence(plan: Plan) -> Any:
    """Give what the order of things must not change."""
    result = raw(loads(text_of(plan)))
    assert result is not None
    found = {}
    for name, one in {"rule": result, **result.readings}.items():
        found[name] = (
            sorted((sorted(point.utility.items()), point.count.low) for point in one.frontier),
            {solution: sorted({tuple(sorted(pick.utility.items())) for pick in picks}) for solution, picks in one.solutions.items()},
            one.withheld,
            one.ideal,
            one.counts,
            {
                proposal: (judged.standing, judged.utility, judged.efficient, set(judged.short))
                for proposal, judged in one.proposals.items()
            },
            {proposal: better.count for proposal, better in one.improvements.items()},
            {(each.party, each.refused, each.count) for each in one.disagreements},
        )
    return found


@SOME
@given(preferring_cases())
def test_order_means_nothing(plan: Plan) -> None:
    assert essence(reordered(plan)) == essence(plan)


def scaled(plan: Plan, party: str, factor: Fraction, shift: Fraction) -> Plan:
    """Count a party's utility in another unit and from another zero: nothing it prefers changes.

    The constant is added to the values of the first issue, which always arises and gets a weight where it has none.
    """
    stated = plan["preferences"][party]
    issue = next(iter(plan["issues"]))
    weights = dict.fromkeys(plan["issues"], "1") if stated["weights"] == "equal" else stated["weights"]
    if Fraction(weights[issue]) == 0:
        weights = weights | {issue: "1"}
        values = {option: str(float(shift)) for option in plan["issues"][issue]["options"]}
        constant = shift
    else:
        options = list(plan["issues"][issue]["options"])
        written = stated["values"][issue]
        if isinstance(written, str):
            low, high = (Fraction(end) for end in written.removeprefix("linear ").split(".."))
            first, last = (Fraction(end) for end in (min(options, key=NUMBERS.index), max(options, key=NUMBERS.index)))
            levels = {option: low + (high - low) * (Fraction(option) - first) / (last - first) for option in options}
        else:
            levels = {option: Fraction(level) for option, level in written.items()}
        values = {option: str(float(level + shift)) for option, level in levels.items()}
        constant = Fraction(weights[issue]) * shift
    changed = dict(stated) | {"weights": {name: str(float(Fraction(weight) * factor)) for name, weight in weights.items()}}
    changed["values"] = {**stated["values"], issue: values}
    if "interactions" in stated:
        changed["interactions"] = {
            name: one | {"add": str(float(Fraction(one["add"]) * factor))} for name, one in stated["interactions"].items()
        }
    reservation = stated.get("reservation")
    if isinstance(reservation, str) and reservation not in {"status_quo", "unknown"}:
        about = "about " if reservation.startswith("about ") else ""
        ends = [str(float((Fraction(end) + constant) * factor)) for end in reservation.removeprefix("about ").split("..")]
        changed["reservation"] = about + "..".join(ends)
    return plan | {"preferences": plan["preferences"] | {party: changed}}


@SOME
@given(preferring_cases())
def test_the_unit_and_the_zero_of_a_party_change_nothing_that_does_not_compare_utilities(plan: Plan) -> None:
    result = raw(loads(text_of(plan)))
    assert result is not None
    for party in result.parties:
        if any(issue not in plan["preferences"][party]["values"] for issue in plan["issues"]):
            continue
        other = raw(loads(text_of(scaled(plan, party, Fraction(4), Fraction(3, 2)))))
        assert other is not None
        for one, another in zip((result, *result.readings.values()), (other, *other.readings.values()), strict=True):
            assert {json.dumps(point.outcomes) for point in one.frontier} == {json.dumps(point.outcomes) for point in another.frontier}
            assert (one.counts, one.withheld) == (another.counts, another.withheld)
            for name in set(one.solutions) - COMPARING:
                assert [pick.outcome for pick in one.solutions[name]] == [pick.outcome for pick in another.solutions[name]], name
            assert {name: (judged.standing, judged.short, judged.efficient) for name, judged in one.proposals.items()} == {
                name: (judged.standing, judged.short, judged.efficient) for name, judged in another.proposals.items()
            }
            assert {name: [better.outcome for better in found.nearest] for name, found in one.improvements.items()} == {
                name: [better.outcome for better in found.nearest] for name, found in another.improvements.items()
            }
            assert one.division is None or another.division is None or one.division.shares == another.division.shares


def test_masks_cover_ids_that_are_keys_of_the_json() -> None:
    case = sale(
        ("ann: {name: Alma, role: negotiator}", "ann: {name: Alma, role: negotiator, mask: seller}"),
        ("delivery: {title: Delivery,", "delivery: {title: Delivery, mask: second,"),
        ("status_quo:", "divisible: [price, delivery]\nstatus_quo:"),
    )
    data = masked(run("deals", case).data(), masks_of(case))
    found = json.dumps(data["result"])
    assert not any(name in found.lower() for name in ('"ann"', '"delivery"', "alma"))
    assert {"seller", "second", "nash", "kalai_smorodinsky", "status_quo"} <= keys(data["result"])


@pytest.mark.parametrize("word", ["nash", "utilitarian", "reservation"])
def test_a_name_that_is_a_word_of_the_result_cannot_be_masked(word: str) -> None:
    case = sale(("ann: {name: Alma, role: negotiator}", f"ann: {{name: {word}, role: negotiator, mask: seller}}"))
    with pytest.raises(AccordsError, match="cannot be masked"):
        masks_of(case)
