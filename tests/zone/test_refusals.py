"""Refusals gathered in tables mean what they mean one by one."""

from __future__ import annotations

from hypothesis import given, settings

from accords.case.case import loads
from accords.maths.formula import FALSE, disj, leaf
from accords.zone.refusals import refusals_of
from accords.zone.zone import zone_of
from oracles.assignments import assignments, meets
from strategies import Plan, cases, text_of

SOME = settings(max_examples=max(30, settings().max_examples // 2))


@SOME
@given(cases())
def test_all_refusals_together_and_all_but_one(plan: Plan) -> None:
    zone = zone_of(loads(text_of(plan)))
    found = {path: formula for path, (_, formula) in zone.refusals.items()}
    gathered = refusals_of(found, zone.space.sizes)
    packages = list(assignments(zone.space.sizes))[::3]
    for package in packages:
        assert meets(gathered.formula, package) is any(meets(formula, package) for formula in found.values())
    for path, own in found.items():
        others, alone = gathered.without(path)
        for package in packages:
            rest = any(meets(formula, package) for name, formula in found.items() if name != path)
            assert meets(others, package) is rest
            assert meets(alone, package) or not meets(own, package) or rest


def test_refusals_that_are_no_tables_stay_as_they_are() -> None:
    wide = disj(*(leaf((index,), [True] + [False] * 9) for index in range(5)))
    found = refusals_of({"wide": wide, "small": leaf((0,), [True] + [False] * 9)}, (10,) * 5)
    assert meets(found.formula, (0, 9, 9, 9, 9))
    assert not meets(found.without("wide")[0], (1, 0, 0, 0, 0))
    assert meets(found.without("small")[0], (1, 0, 0, 0, 0))
    assert meets(found.without("wide")[1], (1, 0, 0, 0, 0))
    assert refusals_of({}, (2,)).formula == FALSE
