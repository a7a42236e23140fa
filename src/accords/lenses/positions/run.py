"""The run of ``positions``: statements at a date, by issue and party, and what does not go together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from accords.case.case import Case
from accords.case.condition import Condition
from accords.case.timeline import Held, firmness
from accords.lens.protocol import Context, Unfit
from accords.lenses.positions.moved import moved
from accords.lenses.positions.result import Contradiction, Paths, ReadDifferently, Result, Statement
from accords.maths.formula import conj, negate
from accords.zone.zone import UNANSWERED, Zone, zone_of


def run(case: Case, options: Mapping[str, Any], context: Context) -> Result:
    """Say who stands where on each issue, on whose word, and what has changed.

    Raises
    ------
    Unfit
        If the case has no issues or no views.
    """
    del context  # positions are about issues, not about named outcomes
    if not case.issues:
        raise Unfit("issues", "The case has no issues yet, so nobody can stand anywhere on them. Add a section 'issues'.")
    if not case.views:
        raise Unfit("views", "The case says of nobody what they refuse, accept or could live with. Add a section 'views'.")
    zone = zone_of(case)
    statements = {statement.path: statement for statement in (*_held(zone), *_silent(zone))}
    return Result(
        date=str(case.standpoint.date),
        statements=statements,
        matrix=_matrix(case, statements),
        whole=_whole(case, statements),
        compared=options.get("since") or "",
        moved=moved(case, options.get("since")),
        contradictions=tuple(_contradictions(zone)),
        locks=zone.circles(tuple(case.parties)).circles,
        read_differently=tuple(_read_differently(case)),
    )


def _held(zone: Zone) -> Iterator[Statement]:
    """Give the entries that count, or are not known to."""
    for item in (*zone.entries.counted, *zone.entries.unknown):
        firm, derived = firmness(zone.case, item.party, item.entry)
        yield Statement(
            path=item.path,
            party=item.party,
            kind=item.kind,
            condition=str(item.entry.if_),
            firm=firm,
            derived=derived,
            since=str(item.entry.since or ""),
            until=str(item.entry.until or ""),
            claims=item.entry.claims,
            against=item.entry.against,
            force="yes" if item.force == "yes" else "unknown",
            perhaps_ended=item.perhaps_ended,
            options=_options(zone, item.entry.if_),
        )


def _silent(zone: Zone) -> Iterator[Statement]:
    for party, view in zone.case.views.items():
        for name, silence in view.silent.items():
            path, options = f"views.{party}.silent.{name}", _options(zone, silence.if_)
            yield Statement(path, party, "silent", str(silence.if_), "", False, "", "", (), (), "yes", False, options)  # noqa: FBT003 by the order of its fields


def _options(zone: Zone, condition: Condition) -> dict[str, dict[str, Literal["always", "depends"]]]:
    """Say with which options of the issues it mentions a condition is true, always or depending on other issues.

    Where that cannot be decided within the work set aside, it depends.
    """
    statement = zone.space.statement(condition, zone.parties)
    found: dict[str, dict[str, Literal["always", "depends"]]] = {}
    for issue in (name for name in zone.case.issues if name in condition.issues):
        variable = zone.space.position[issue]
        options = zone.space.options[variable]
        try:
            some = zone.project(conj(zone.feasible, statement.true), (variable,))
            other = zone.project(conj(zone.feasible, negate(statement.true)), (variable,))
        except UNANSWERED:
            found[issue] = dict.fromkeys((option.id for option in options), "depends")
            continue
        found[issue] = {option.id: "depends" if other[index] else "always" for index, option in enumerate(options) if some[index]}
    return found


def _matrix(case: Case, statements: Mapping[str, Statement]) -> dict[str, dict[str, Paths]]:
    speaking = {statement.party for statement in statements.values()}
    return {
        issue: {
            party: tuple(path for path, statement in statements.items() if statement.party == party and issue in statement.options)
            for party in case.views
            if party in speaking
        }
        for issue in case.issues
    }


def _whole(case: Case, statements: Mapping[str, Statement]) -> dict[str, Paths]:
    found = {
        party: tuple(path for path, statement in statements.items() if statement.party == party and not statement.options)
        for party in case.views
    }
    return {party: paths for party, paths in found.items() if paths}


def _contradictions(zone: Zone) -> Iterator[Contradiction]:
    """Give refusals of a party that overlap with what it accepts, or cover what it could live with."""
    for refusal, (refused, rejects) in zone.refusals.items():
        for acceptance, (accepted, takes) in zone.acceptances.items():
            if refused.party == accepted.party and zone.perhaps(conj(zone.possible, rejects, takes)):
                yield Contradiction(refused.party, refusal, acceptance, "overlap")
        for item in _lives_with(zone, refused.party):
            true = zone.space.statement(item.entry.if_, zone.parties).true
            if zone.perhaps(conj(zone.possible, true)) and zone.perhaps(conj(zone.possible, true, negate(rejects))) is False:
                yield Contradiction(refused.party, refusal, item.path, "covers")


def _lives_with(zone: Zone, party: str) -> list[Held]:
    return [item for item in zone.entries.counted if item.party == party and item.kind == "lives_with"]


def _read_differently(case: Case) -> Iterator[ReadDifferently]:
    for issue in case.issues.values():
        for option, readings in issue.reads.items():
            known = "unknown" not in readings.values()
            if not known or len(set(readings.values())) > 1:
                yield ReadDifferently(issue.id, option, dict(readings), known)
