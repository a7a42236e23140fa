"""The run of ``deals``: frontier, solutions, counts and what they say of packages on the table, for each reading of consent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from fractions import Fraction
from typing import Any

from accords.case.case import Case
from accords.case.consent import ConsentRule
from accords.errors import AccordsError
from accords.lens.protocol import Context, Unfit
from accords.lenses.deals.division import division, start_of
from accords.lenses.deals.fallback import falling_back
from accords.lenses.deals.improvement import improvements
from accords.lenses.deals.locks import all_locked
from accords.lenses.deals.numbers import amounts, exactly, plain, written
from accords.lenses.deals.options import Named, axes_of, parties_named, weights_named
from accords.lenses.deals.partly import partly
from accords.lenses.deals.picks import picks
from accords.lenses.deals.result import Answer, Counts, Disagreement, Point, Result
from accords.lenses.deals.result_procedures import Division, Undivided
from accords.lenses.deals.sets import by_set, remarks_of
from accords.lenses.deals.table import on_the_table, weighed
from accords.maths.question import TooCoupled
from accords.maths.search import Undecided
from accords.space.utility import unstated
from accords.zone.bargaining import Solved, solve, undecided
from accords.zone.boxing import boxed
from accords.zone.efficient import Efficient, efficient_packages, tally
from accords.zone.numbers import disagreements, excluded_alone
from accords.zone.stakes import Stakes, stakes_of
from accords.zone.zone import Zone, zone_of

# Packages that are listed of one efficient vector.
TIES = 60


def run(case: Case, options: Mapping[str, Any], context: Context) -> Result:
    """Say which packages are efficient and fair, under every reading of consent.

    Raises
    ------
    Unfit
        If the case has no issues, no consent rule, or no preferences. Whether this lens can use them, :func:`withhold` says, which
        knows who may be told.
    AccordsError
        If an option cannot be read. Whether the parties that it names can be weighed, :func:`withhold` says.
    """
    if not case.issues:
        raise Unfit("issues", "The case has no issues yet, so there are no packages to weigh. Add a section 'issues'.")
    if not case.readings:
        raise Unfit("consent", "The case does not say who must consent. Add 'consent: PARTY and PARTY'.")
    if not case.preferences:
        message = "The case states no preferences, so nothing can be weighed; 'openings' needs none."
        raise Unfit("preferences", f"{message} Add 'preferences: {{PARTY: {{weights: ..., values: ...}}}}'.")
    _cap(options)
    start_of(options.get("start"), case)
    named = Named(parties_named(options.get("parties"), case), weights_named(options.get("weights"), case) or {})
    zone = zone_of(case)
    focus = {name: dict(choices) for name, choices in context.focus.items()}
    answers = {name: _answer(zone, rule, options, named, focus) for name, rule in case.readings.items()}
    asked = case.standpoint.consent
    exact = all(one.whole for one in answers.values())
    answer = answers.pop(asked)
    found = {item.name: getattr(answer, item.name) for item in fields(Answer)}
    return Result(**found, date=str(case.standpoint.date), consent=asked, readings=answers, exact=exact)


def _answer(zone: Zone, rule: ConsentRule, options: Mapping[str, Any], named: Named, focus: Mapping[str, dict[str, str]]) -> Answer:
    stakes = stakes_of(zone, rule, centre=bool(options.get("centre")))
    axes = axes_of(stakes, named.parties)
    found = _efficient(stakes, axes) if axes else None
    weights = named.weighting(axes)
    solved = Solved({}, {}, {}) if not axes else undecided(weighted=bool(weights)) if found is None else solve(found, weights)
    table = on_the_table(zone.case, focus)
    judged = {name: weighed(stakes, axes, found, choices) for name, choices in table.items()} if axes else {}
    rows = min(_cap(options), len(found)) if found is not None else 0
    divided = division(stakes, axes, str(options.get("start") or "behind"))
    return Answer(
        rule=str(rule),
        parties=axes,
        others=tuple(party for party in rule.parties if party not in axes),
        unstated={party: _missing(zone, party) for party in rule.parties if party not in stakes.utilities},
        reservation={party: _number(stakes.reservations.get(party)) for party in stakes.utilities},
        limits={party: None if limit is None else (plain(limit[0]), plain(limit[1])) for party, limit in stakes.limits.items()},
        ideal=amounts(solved.ideal),
        counts=_counts(stakes, axes, found),
        frontier=tuple(_point(found, row) for row in range(rows)) if found is not None else (),
        loss={party: plain(loss) for party, loss in zip(axes, found.loss, strict=True) if loss} if found is not None else {},
        solutions={name: picks(found, solution) for name, solution in solved.solutions.items()} if found is not None else {},
        remarks=remarks_of(found, solved) if found is not None else {},
        withheld=solved.withheld,
        proposals=judged,
        # What one party alone would rather have is better for nobody else, as far as numbers tell.
        improvements=improvements(stakes, axes, found, judged) if found is not None and len(axes) > 1 else {},
        disagreements=tuple(Disagreement(one.party, one.refused, one.count, one.example) for one in disagreements(stakes)),
        division=divided if isinstance(divided, Division) else None,
        undivided=divided if isinstance(divided, Undivided) else None,
        fallback=falling_back(stakes),
        partly=partly(stakes, table),
        centred=stakes.centred,
        weights={party: written(weight) for party, weight in weights.items()},
        loss_share=_loss_share(found) if found is not None else {},
        by_set=by_set(stakes, axes, weights),
        unweighed=named.beyond(axes),
    )


def _cap(options: Mapping[str, Any]) -> int:
    cap = int(options["cap"]) if options.get("cap") is not None else 200
    if cap < 1:
        raise AccordsError(f"The option 'cap' is a whole number from 1, not {cap}.")
    return cap


def _efficient(stakes: Stakes, axes: tuple[str, ...]) -> Efficient | None:
    try:
        return efficient_packages(stakes, axes)
    except (TooCoupled, Undecided):
        return None


def _missing(zone: Zone, party: str) -> tuple[str, ...]:
    preference = zone.case.preferences.get(party)
    return unstated(zone.space, preference) if preference is not None else ()


def _number(amount: Fraction | None) -> float | None:
    return None if amount is None else plain(amount)


def _counts(stakes: Stakes, axes: tuple[str, ...], found: Efficient | None) -> Counts:
    counted = tally(stakes)
    stated = stakes.zone.packages(stakes.rule)
    deals = stated.deals
    return Counts(
        deals=deals,
        ruled_out=deals - counted.left,
        left=counted.left,
        accepted=counted.accepted,
        left_by_views=deals - stated.ruled_out,
        excluded=excluded_alone(stakes),
        efficient=len(found) if found is not None else None if axes else 0,
        locked=counted.locked,
    )


def _loss_share(found: Efficient) -> dict[str, float | None]:
    """Give each loss as a share of what lies between the least and the most of the vectors found."""
    shares: dict[str, float | None] = {}
    for axis, (party, loss) in enumerate(zip(found.axes, found.loss, strict=True)):
        if loss:
            column = [int(number) for number in found.vectors[:, axis].tolist()]
            span = found.stakes.in_full(party, max(column) - min(column)) if column else 0
            shares[party] = plain(loss / span) if span else None
    return shares


def _point(found: Efficient, row: int) -> Point:
    exact = found.utilities(row)
    count = found.counts[row]
    boxes, listed = boxed(found.stakes.zone.space, found.packages(row), TIES)
    return Point(amounts(exact), boxes, count, listed, exactly(exact), all_locked(found, row, TIES))
