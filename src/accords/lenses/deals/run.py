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
from accords.lenses.deals.division import division
from accords.lenses.deals.fallback import falling_back
from accords.lenses.deals.improvement import improvements
from accords.lenses.deals.numbers import amounts, exactly, plain
from accords.lenses.deals.partly import partly
from accords.lenses.deals.picks import picks
from accords.lenses.deals.result import Answer, Counts, Disagreement, Point, Remark, Result
from accords.lenses.deals.table import on_the_table, weighed
from accords.maths.question import TooCoupled
from accords.maths.search import Undecided
from accords.space.utility import unstated
from accords.zone.bargaining import Solved, solve, undecided
from accords.zone.boxing import boxed
from accords.zone.certificate import Certificate
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
        If an option names a party that has no complete preferences or that the rule does not ask.
    """
    if not case.issues:
        raise Unfit("issues", "The case has no issues yet, so there are no packages to weigh. Add a section 'issues'.")
    if not case.readings:
        raise Unfit("consent", "The case does not say who must consent. Add 'consent: PARTY and PARTY'.")
    if not case.preferences:
        message = "The case states no preferences, so nothing can be weighed; 'openings' needs none."
        raise Unfit("preferences", f"{message} Add 'preferences: {{PARTY: {{weights: ..., values: ...}}}}'.")
    cap = int(options["cap"]) if options.get("cap") is not None else 200
    if cap < 1:
        raise AccordsError(f"The option 'cap' is a whole number from 1, not {cap}.")
    zone = zone_of(case)
    focus = {name: dict(choices) for name, choices in context.focus.items()}
    answers = {name: _answer(zone, rule, options, cap, focus) for name, rule in case.readings.items()}
    asked = case.standpoint.consent
    exact = all(one.whole for one in answers.values())
    answer = answers.pop(asked)
    found = {item.name: getattr(answer, item.name) for item in fields(Answer)}
    return Result(**found, date=str(case.standpoint.date), consent=asked, readings=answers, exact=exact)


def _answer(zone: Zone, rule: ConsentRule, options: Mapping[str, Any], cap: int, focus: Mapping[str, dict[str, str]]) -> Answer:
    stakes = stakes_of(zone, rule, centre=bool(options.get("centre")))
    axes = axes_of(stakes, options.get("parties"))
    found = _efficient(stakes, axes) if axes else None
    weights = weights_of(options.get("weights"), axes)
    solved = Solved({}, {}, {}) if not axes else undecided(weighted=bool(weights)) if found is None else solve(found, weights)
    table = on_the_table(zone.case, focus)
    judged = {name: weighed(stakes, axes, found, choices) for name, choices in table.items()} if axes else {}
    rows = min(cap, len(found)) if found is not None else 0
    return Answer(
        rule=str(rule),
        parties=axes,
        others=tuple(party for party in rule.parties if party not in axes),
        unstated={party: _missing(zone, party) for party in rule.parties if party not in stakes.utilities},
        reservation={party: _number(stakes.reservations.get(party)) for party in stakes.utilities},
        limits={party: None if limit is None else (plain(limit[0]), plain(limit[1])) for party, limit in stakes.limits.items()},
        ideal=amounts(solved.ideal),
        counts=_counts(stakes, found),
        frontier=tuple(_point(found, row) for row in range(rows)) if found is not None else (),
        loss={party: plain(loss) for party, loss in zip(axes, found.loss, strict=True) if loss} if found is not None else {},
        solutions={name: picks(found, solution) for name, solution in solved.solutions.items()} if found is not None else {},
        remarks={
            name: Remark(one.left_out, one.gaining, None if one.gap == float("inf") else one.gap, one.found is not None)
            for name, one in solved.solutions.items()
        },
        withheld=solved.withheld,
        proposals=judged,
        improvements=improvements(stakes, axes, found, judged) if found is not None else {},
        disagreements=tuple(Disagreement(one.party, one.refused, one.count, one.example) for one in disagreements(stakes)),
        division=division(stakes, axes, str(options.get("start") or "behind")),
        fallback=falling_back(zone, rule),
        partly=partly(stakes, table),
        centred=stakes.centred,
    )


def axes_of(stakes: Stakes, asked: str | None) -> tuple[str, ...]:
    """Give the parties whose utilities the frontier weighs.

    Left open: the negotiators among those who must consent whose preferences are complete; if there are fewer than two, all whose are.
    """
    complete = tuple(party for party in stakes.rule.parties if party in stakes.utilities)
    if not asked:
        negotiators = tuple(party for party in complete if stakes.zone.case.parties[party].role == "negotiator")
        return negotiators if len(negotiators) > 1 else complete
    names = tuple(dict.fromkeys(name.strip() for name in asked.split(",") if name.strip()))
    for name in names:
        if name not in complete:
            allowed = ", ".join(complete) or "none"
            raise AccordsError(f"The option 'parties' names '{name}'. Parties that must consent and have complete preferences: {allowed}.")
    return names


def weights_of(text: str | None, axes: tuple[str, ...]) -> dict[str, Fraction] | None:
    """Read the weights of a weighted Nash solution: PARTY=NUMBER with commas; parties that are left out have weight 1."""
    if not text:
        return None
    found = {}
    for part in text.split(","):
        party, sign, number = (piece.strip() for piece in part.partition("="))
        try:
            weight = Fraction(number)
        except (ValueError, ZeroDivisionError):
            weight = Fraction(0)
        if not sign or party not in axes or weight <= 0:
            allowed = ", ".join(axes) or "none"
            message = f"'{part.strip()}' is not a weight: PARTY=NUMBER above 0, with one of these parties: {allowed}."
            raise AccordsError(f"The option 'weights' cannot be read. {message}")
        found[party] = weight
    return found


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


def _counts(stakes: Stakes, found: Efficient | None) -> Counts:
    counted = tally(stakes)
    stated = stakes.zone.packages(stakes.rule)
    deals = stated.deals
    return Counts(
        deals=deals,
        ruled_out=deals - counted.left,
        left=counted.left,
        accepted=counted.accepted,
        left_by_views=deals - stated.ruled_out,
        excluded={party: Certificate(count.low, count.high, count.method) for party, count in excluded_alone(stakes).items()},
        efficient=0 if found is None else len(found),
    )


def _point(found: Efficient, row: int) -> Point:
    exact = found.utilities(row)
    count = found.counts[row]
    boxes, listed = boxed(found.stakes.zone.space, found.packages(row), TIES)
    return Point(amounts(exact), boxes, count, listed, exactly(exact))
