"""What packages are worth, who takes which, and what limits follow from reservations: against their definition."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings

from accords.case.case import loads
from accords.maths.formula import conj, holds
from accords.zone import stakes as module
from accords.zone.stakes import Region, Stakes
from lenses.deals.examples import sale, stakes
from oracles import deals as oracle
from preferring import preferring_cases
from strategies import Plan, text_of

SOME = settings(max_examples=max(25, settings().max_examples // 4))


def assignment(asked: Stakes, package: dict[str, str]) -> tuple[int, ...]:
    """Write a package as an assignment of the stakes' variables."""
    values = []
    for issue, options in zip(asked.zone.space.issues, asked.zone.space.options, strict=True):
        names = [option.id for option in options]
        values.append(names.index(package[issue.id]) if issue.id in package else len(names))
    return asked.completed(tuple(values))


def through(asked: Stakes, region: Region, row: tuple[int, ...]) -> bool:
    """Whether a region lets an assignment through."""
    here = np.array([row], dtype=np.intp)
    reached = asked.worths(tuple(region.floors)).of(here)[0] if region.floors else ()
    enough = all(number >= asked.in_units(party, floor) for number, (party, floor) in zip(reached, region.floors.items(), strict=True))
    return enough and bool(holds(conj(asked.shape, region.formula), here)[0])


def weighed(plan: Plan) -> Iterator[tuple[Stakes, oracle.Numbers]]:
    case = loads(text_of(plan))
    for reading in case.readings:
        yield stakes(case, reading), oracle.numbers_of(case, reading)


@pytest.mark.parametrize("dense", [module.DENSE, 1])
@SOME
@given(preferring_cases())
def test_worths_of_every_package_add_up_to_its_utility(dense: int, plan: Plan) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "DENSE", dense)
        for asked, numbers in weighed(plan):
            parties = tuple(asked.utilities)
            assert set(parties) == {
                party
                for party in numbers.members
                if all(oracle.utility(numbers.world.case, party, package) is not None for package in numbers.world.packages)
            }
            worths = asked.worths(parties)
            assert len(asked.sizes) >= len(asked.zone.space.sizes)
            for package in numbers.world.packages:
                row = assignment(asked, package)
                found = worths.of(np.array([row], dtype=np.intp))[0]
                wanted = {party: oracle.utility(numbers.world.case, party, package) for party in parties}
                assert {party: asked.in_full(party, number) for party, number in zip(parties, found, strict=True)} == wanted
                assert asked.values(package) == wanted


@pytest.mark.parametrize("dense", [module.DENSE, 1])
@SOME
@given(preferring_cases())
def test_regions_hold_what_nobody_refuses_or_all_accept_and_do_not_overlap(dense: int, plan: Plan) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "DENSE", dense)
        for asked, numbers in weighed(plan):
            for members in asked.rule.sets:
                left, taken = asked.regions(members), asked.regions(members, accepted=True)
                for package in numbers.world.packages:
                    row, answers = assignment(asked, package), [numbers.answer(party, package) for party in members]
                    assert sum(through(asked, region, row) for region in left) == ("refuses" not in answers)
                    assert sum(through(asked, region, row) for region in taken) == (set(answers) == {"accepts"})


@pytest.mark.parametrize("dense", [module.DENSE, 1])
@SOME
@given(preferring_cases())
def test_what_passes_is_what_nobody_refuses(dense: int, plan: Plan) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "DENSE", dense)
        for asked, numbers in weighed(plan):
            packages = numbers.world.packages
            rows = np.array([assignment(asked, package)[: len(asked.zone.space.sizes)] for package in packages], dtype=np.intp)
            whole = asked.rows_completed(rows)
            assert [tuple(row) for row in whole.tolist()] == [assignment(asked, package) for package in packages]
            for members in ((), *asked.rule.sets):
                wanted = [all(numbers.answer(party, package) != "refuses" for party in members) for package in packages]
                assert asked.passing(members, whole).tolist() == wanted


@SOME
@given(preferring_cases())
def test_the_deals_of_a_region_are_possible_meet_deal_and_are_not_the_status_quo(plan: Plan) -> None:
    for asked, numbers in weighed(plan):
        every = Region(asked.shape, {})
        deals = numbers.world.deals()
        for package in numbers.world.packages:
            here = np.array([assignment(asked, package)], dtype=np.intp)
            assert bool(holds(asked.deals(every), here)[0]) == (package in deals)
        now = numbers.world.here()
        assert asked.status_quo_row == (None if now is None else assignment(asked, now))


@SOME
@given(preferring_cases())
def test_limits_are_the_reservations_as_numbers(plan: Plan) -> None:
    for asked, numbers in weighed(plan):
        complete = {party: floor for party, floor in numbers.floors.items() if party in asked.limits}
        assert dict(asked.limits) == complete
        assert {party: floor[0] for party, floor in complete.items() if floor and floor[0] == floor[1]} == asked.reservations
        for party in set(asked.utilities) - set(asked.limits):
            assert numbers.world.case.preferences[party].reservation is None


@pytest.mark.parametrize(
    ("reservation", "limit"),
    [
        ("1", (1, 1)),
        ("1..3", (1, 3)),
        ("about 2", None),
        ("unknown", None),
        ("status_quo", (1, 1)),
        ("{outcome: {price: 2, delivery: late}}", (4, 4)),
        ("{outcome: first}", (3, 3)),
        ("{outcome: part}", None),
        ("{outcome: between}", None),
    ],
)
def test_each_form_of_a_reservation(reservation: str, limit: tuple[int, int] | None) -> None:
    """A partial outcome, or one between options, is worth no one number."""
    asked = stakes(sale(("reservation: 1,", f"reservation: {reservation},")))
    assert asked.limits["ann"] == (None if limit is None else tuple(map(Fraction, limit)))


def test_units_make_all_numbers_whole() -> None:
    asked = stakes(
        sale(("weights: {price: 2, delivery: 1}", "weights: {price: 0.2, delivery: 1}"), ("reservation: 1,", "reservation: 0.125,"))
    )
    assert asked.units == {"bor": 1, "ann": 40}
    assert (asked.in_units("ann", Fraction(1, 8)), asked.in_full("ann", 8)) == (5, Fraction(1, 5))
