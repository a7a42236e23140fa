"""The whole answer against its definition, on random cases: which packages are left, efficient, chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings

from accords.case.case import Case, loads
from accords.errors import AccordsError
from accords.lens.protocol import Unfit
from accords.lenses.deals import orders
from accords.lenses.deals.result import Answer, Pick, Point, Result
from accords.study.asking import run
from lenses.deals.examples import SALE, answer, raw, sale
from oracles import deals as oracle
from preferring import preferring_cases
from strategies import Plan, text_of

SOME = settings(max_examples=max(25, settings().max_examples // 4))


def amount(number: float, exact: str | None) -> Fraction:
    """Read an amount as the result gives it: exactly."""
    return Fraction(exact) if exact is not None else Fraction(str(number))


def vector(point: Point | Pick, axes: tuple[str, ...]) -> oracle.Vector:
    return tuple(amount(point.utility[party], point.exactly.get(party)) for party in axes)


def packages(point: Point) -> Iterator[dict[str, str]]:
    """Write out the packages of one efficient vector."""
    for box in point.outcomes:
        for options in product(*box.values()):
            yield {issue: option for issue, option in zip(box, options, strict=True) if option is not None}


def in_order(found: list[dict[str, str]]) -> list[list[tuple[str, str]]]:
    return sorted(sorted(package.items()) for package in found)


def answers(case: Case) -> Iterator[tuple[Answer, oracle.Numbers]]:
    result = raw(case)
    assert result is not None
    for reading, found in {result.consent: result, **result.readings}.items():
        yield found, oracle.numbers_of(case, reading)


@SOME
@given(preferring_cases())
def test_counts_and_the_frontier_are_those_of_the_definition(plan: Plan) -> None:
    for found, numbers in answers(loads(text_of(plan))):
        counts = numbers.counts
        assert found.counts is not None
        left = counts["deals"] - counts["ruled_out"]
        assert [found.counts.deals.low, found.counts.ruled_out.low, found.counts.accepted.low] == [
            counts["deals"],
            counts["ruled_out"],
            counts["accepted"],
        ]
        assert (found.counts.left.low, found.whole) == (left, True)
        axes = tuple(numbers.axes)
        assert set(found.parties) == set(axes)
        if not axes:
            continue
        efficient = oracle.efficient(numbers.vectors)
        points = {vector(point, axes): point for point in found.frontier}
        assert len(points) == len(found.frontier)
        assert sorted(points, reverse=True) == efficient
        assert {one: point.count.low for one, point in points.items()} == {one: numbers.vectors[one] for one in efficient}
        for one, point in points.items():
            meant = [
                package
                for package, verdict in numbers.verdicts
                if verdict != "ruled_out" and tuple(oracle.utility(numbers.world.case, party, package) for party in axes) == one
            ]
            assert in_order(list(packages(point))) == in_order(meant)


@SOME
@given(preferring_cases())
def test_solutions_choose_what_they_are_defined_to_choose(plan: Plan) -> None:
    case = loads(text_of(plan))
    for found, numbers in answers(case):
        axes, base = tuple(numbers.axes), numbers.disagreement
        if not axes:
            continue
        wanted: dict[str, list[oracle.Vector]] = {}
        within = numbers.vectors if base is None else oracle.rational(numbers.vectors, base)
        if base is not None and within:
            wanted |= {
                "nash": oracle.nash(numbers.vectors, base)[0],
                "kalai_smorodinsky": oracle.kalai_smorodinsky(numbers.vectors, base)[0],
            }
            wanted |= {"egalitarian": oracle.egalitarian(numbers.vectors, base)} if case.comparable else {}
            assert tuple(Fraction(str(found.ideal[party])) for party in axes) == oracle.kalai_smorodinsky(numbers.vectors, base)[2]
        if within and case.comparable:
            wanted["utilitarian"] = oracle.utilitarian(within)
        chosen = {name: sorted({vector(pick, axes) for pick in picks}, reverse=True) for name, picks in found.solutions.items()}
        assert chosen == wanted
        assert set(found.withheld) == {"nash", "kalai_smorodinsky", "egalitarian", "utilitarian"} - set(wanted)
        for name, reason in found.withheld.items():
            comparing = name in {"egalitarian", "utilitarian"}
            needed = (
                "comparable" if comparing and not case.comparable else "reservation" if base is None and name != "utilitarian" else "empty"
            )
            assert reason == needed, name


@SOME
@given(preferring_cases())
def test_too_little_for_a_party_is_what_numbers_refuse_and_statements_do_not_accept(plan: Plan) -> None:
    for found, numbers in answers(loads(text_of(plan))):
        case, world = numbers.world.case, numbers.world
        left = [
            package
            for package in world.deals()
            if not all(any(world.answer(party, package) == "refuses" for party in one) for one in numbers.sets)
        ]
        assert found.counts is not None
        assert found.counts.left_by_views.low == len(left)
        for party, count in found.counts.excluded.items():
            floor = numbers.floors[party]
            assert floor is not None
            levels = [oracle.utility(case, party, package) for package in left if world.answer(party, package) != "accepts"]
            assert count.low == count.high == sum(level is not None and level < floor[0] for level in levels)


@SOME
@given(preferring_cases())
def test_disagreements_are_the_possible_packages_on_which_statements_and_numbers_differ(plan: Plan) -> None:
    for found, numbers in answers(loads(text_of(plan))):
        case, world = numbers.world.case, numbers.world
        wanted: dict[tuple[str, bool], list[dict[str, str]]] = {}
        for party, floor in numbers.floors.items():
            for package in world.possible():
                level = oracle.utility(case, party, package)
                if floor is None or level is None:
                    continue
                said = world.answer(party, package)
                if (said == "refuses" and level >= floor[1]) or (said == "accepts" and level < floor[0]):
                    wanted.setdefault((party, said == "refuses"), []).append(package)
        assert {(one.party, one.refused): one.count.low for one in found.disagreements} == {key: len(many) for key, many in wanted.items()}
        assert all(one.example in wanted[one.party, one.refused] for one in found.disagreements)


def test_the_sale_is_weighed() -> None:
    found = answer(sale())
    assert [dict(point.utility) for point in found.frontier] == [
        {"ann": 6, "bor": 4},
        {"ann": 4, "bor": 5},
        {"ann": 2, "bor": 6},
    ]
    assert (found.reservation, found.limits) == ({"bor": 3, "ann": 1}, {"bor": (3, 3), "ann": (1, 1)})
    assert {name: [pick.utility for pick in picks] for name, picks in found.solutions.items()} == {
        "nash": [{"ann": 4, "bor": 5}],
        "kalai_smorodinsky": [{"ann": 4, "bor": 5}],
        "egalitarian": [{"ann": 4, "bor": 5}],
        "utilitarian": [{"ann": 6, "bor": 4}],
    }


def test_weights_move_the_nash_solution() -> None:
    plain = answer(sale())
    assert "weighted_nash" not in plain.solutions
    found = answer(sale(), weights="ann=5, bor=1/2")
    assert [pick.utility for pick in found.solutions["weighted_nash"]] == [{"ann": 6, "bor": 4}]


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("parties", "ann,cyd", "names 'cyd', .* numbers are complete: ann, bor"),
        ("weights", "cyd=2", "names 'cyd'"),
        ("cap", 0, "whole number from 1"),
    ],
)
def test_options_that_mean_nothing_here_are_refused_with_what_is_allowed(option: str, value: Any, words: str) -> None:
    with pytest.raises(AccordsError, match=words):
        run("deals", sale(), **{option: value})


RATIFIED = ("preferences:\n", "preferences:\n  cyd: {weights: {price: 1, delivery: 0}, values: {price: linear 0..3}, reservation: 1}\n")


def test_an_option_may_name_a_party_that_only_another_reading_asks() -> None:
    """Under each reading those are weighed whom it asks; the reading that is asked for decides whether a name is a mistake."""
    case = sale(RATIFIED).reading("wider")
    found: Result = run("deals", case, parties="ann,bor,cyd", weights="cyd=2").result
    assert (found.consent, found.parties, found.unweighed) == ("wider", ("ann", "bor", "cyd"), ())
    assert (found.weights, "weighted_nash" in found.solutions) == ({"ann": "1", "bor": "1", "cyd": "2"}, True)
    plain = found.readings["rule"]
    assert (plain.parties, plain.unweighed, plain.weights) == (("ann", "bor"), ("cyd",), {})
    assert "weighted_nash" not in plain.solutions
    with pytest.raises(AccordsError, match="names 'cyd'"):
        run("deals", sale(RATIFIED), parties="ann,bor,cyd")


def test_a_frontier_of_one_party_is_what_is_worth_most_to_it() -> None:
    found = answer(sale(), parties="ann")
    assert [dict(point.utility) for point in found.frontier] == [{"ann": 6}]


def test_the_cap_lists_the_first_and_says_so() -> None:
    found = run("deals", sale(), cap=2)
    assert (len(found.result.frontier), found.result.counts.efficient) == (2, 3)
    assert (found.result.exact, found.provenance.exact) == (False, False)
    assert run("deals", sale()).result.exact


def test_where_nothing_can_be_weighed_the_first_gap_is_named() -> None:
    """One order of packages alone: there is nothing to weigh, and nobody to fall back with."""
    lines = [line for line in SALE.splitlines() if line.startswith(("  ann: {weights", "  bor: {weights"))]
    with pytest.raises(Unfit, match="weights") as lacks:
        run("deals", sale((lines[0], "  ann: {ranking: [{price: 3}, {price: 2}]}"), (f"{lines[1]}\n", "")))
    assert lacks.value.field == "preferences.ann"
    assert "Orders of packages count where two of those who must consent have one" in str(lacks.value)


def test_falling_back_that_is_undecided_is_no_unfit_and_not_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two orders over a space that is too large to be put into them: an answer that says so, no false reason."""
    lines = [line for line in SALE.splitlines() if line.startswith(("  ann: {weights", "  bor: {weights"))]
    case = sale((lines[0], "  ann: {ranking: [{price: 3}, {price: 2}]}"), (lines[1], "  bor: {priorities: {p: price == 0}}"))
    assert run("deals", case).result.exact
    monkeypatch.setattr(orders, "MOST", 0)
    monkeypatch.setattr(orders, "CELLS", 1)
    found = run("deals", case).result
    assert (found.fallback.undecided, found.exact) == ("size", False)


def test_a_case_without_preferences_does_not_fit() -> None:
    text = (
        "accords: 1\ntitle: T\nas_of: 2025-01-01\nparties: {a: {role: negotiator}, b: {role: negotiator}}\nissues: {x: {options: [p, q]}}\n"
    )
    with pytest.raises(Unfit) as lacks:
        run("deals", loads(text))
    assert lacks.value.field == "preferences"
    elsewhere = loads(
        f"{text}preferences: {{c: {{weights: equal, values: {{x: {{p: 1, q: 0}}}}}}}}\n".replace(
            "b: {role: negotiator}}", "b: {role: negotiator}, c: {role: outside}}"
        )
    )
    with pytest.raises(Unfit, match="asked of a, b"):
        run("deals", elsewhere)
    with pytest.raises(Unfit) as lacks:
        run("deals", loads(text.replace("b: {role: negotiator}", "b: {role: outside}") + "preferences: {}\n"))
    assert lacks.value.field == "consent"


def test_an_answer_is_whole_only_with_exact_counts_and_everything_decided() -> None:
    found = answer(sale())
    assert found.whole
    assert not replace(found, loss={"ann": 1.0}).whole
    assert not replace(found, frontier=found.frontier[:1]).whole
    assert not replace(found, withheld={"nash": "undecided"}).whole
