"""Partial packages in numbers, against looking at every completion."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from accords.case.case import loads
from accords.maths.frontier import TooLong
from accords.zone import completions as module
from accords.zone.completions import completions
from accords.zone.efficient import efficient_packages
from lenses.deals.examples import frontier, sale, stakes
from oracles import deals as oracle
from preferring import preferring_cases
from strategies import Plan, text_of

CASES = settings(max_examples=max(25, settings().max_examples // 4))


@CASES
@given(preferring_cases())
def test_counts_worths_and_efficiency_are_those_of_all_completions(plan: Plan) -> None:
    case = loads(text_of(plan))
    numbers, asked = oracle.numbers_of(case), stakes(case)
    axes = tuple(numbers.axes)
    if not axes:
        return
    found = efficient_packages(asked, axes)
    best = oracle.efficient(numbers.vectors)
    for whole in numbers.world.packages[::7]:
        for kept in range(len(whole)):
            named = dict(list(whole.items())[:kept])

            def meant(package: dict[str, str], named: dict[str, str] = named) -> bool:
                return named.items() <= package.items()

            possible = [package for package in numbers.world.possible() if meant(package)]
            left = [package for package, verdict in numbers.verdicts if verdict != "ruled_out" and meant(package)]
            answer = completions(asked, axes, found, named)
            assert (answer is None) == (not possible)
            if answer is None:
                continue
            deals = [package for package in numbers.world.deals() if meant(package)]
            assert (answer.possible.low, answer.deals.low, answer.left.low) == (len(possible), len(deals), len(left))
            assert all(count.exact for count in (answer.possible, answer.deals, answer.left))
            for party in axes:
                levels = [level for package in possible if (level := oracle.utility(case, party, package)) is not None]
                assert answer.worth[party] == (min(levels), max(levels))
            vectors = [tuple(oracle.utility(case, party, package) for party in axes) for package in left]
            assert answer.efficient == any(vector in best for vector in vectors)


def test_with_many_consenting_sets_what_is_left_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    case = sale(("{rule: ann and bor, or_maybe: {wider: {rule: ann and bor and cyd, claims: said}}}", "ann or bor"))
    exact = completions(stakes(case), ("ann", "bor"), None, {"price": "2"})
    monkeypatch.setattr(module, "MOST_SETS", 1)
    found = completions(stakes(case), ("ann", "bor"), None, {"price": "2"})
    assert exact is not None
    assert found is not None
    assert exact.left.exact
    assert found.left.low <= exact.left.low <= found.left.high
    assert (found.efficient, "several consenting sets" in found.left.method) == (None, True)


def test_what_cannot_be_decided_is_not_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def gives_up(*_: object, **__: object) -> None:
        raise TooLong

    found = frontier(sale())
    monkeypatch.setattr(module, "frontier", gives_up)
    answer = completions(stakes(sale()), ("ann", "bor"), found, {"price": "2"})
    assert answer is not None
    assert (answer.efficient, dict(answer.worth), answer.possible.low) == (None, {}, 2)
