"""What of an answer of ``robustness`` an audience may see."""

from __future__ import annotations

from dataclasses import fields, replace

from accords.case.case import Case
from accords.errors import AccordsError
from accords.lens.audience import Audience, is_statement, reading_of, used_by
from accords.lenses.robustness.numbers import NOTHING_DRAWN, Known, Shares
from accords.lenses.robustness.result import Assumption, Result, Row

_SECTIONS = ("events", "scenarios", "consent", "proposals", "precedents", "preferences", "norms", "feasible")


def withhold(result: Result, case: Case, audience: Audience) -> Result:
    """Leave out what rests on material that the audience may not see; what is left was computed on the whole case.

    The answer with one point otherwise is shown if that point, and everything that the verdicts use, may be seen. Whatever is said of
    several points together, what survives them and what to ask says something of all points; it is shown to those who may see every one.
    What is left out follows from marks, not from what the material withheld says.
    """
    if audience.sees_all:
        return result
    points = tuple(point for point in result.points if _sees(point, audience))
    names = {point.id for point in points}
    whole = len(points) == len(result.points) and audience.sees_every(_is_point) and _sees_readings(case, audience)
    rows = result.structure if whole else tuple(row for row in result.structure if _sees_row(row, names, result, case, audience))
    if whole:  # the number of a line says something of all that stands above it
        return replace(result, preferences={party: _without_lines(known) for party, known in result.preferences.items()})
    return replace(
        result,
        points=points,
        structure=rows,
        every=False,
        tried=None,
        combinations=None,
        not_together=(),
        survival=None,
        survives_all=None,
        preferences={},
        considered={},
        agreements=(),
        not_compared=(),
        necessary=None,
        possible=None,
        regret={},
        disagreements=(),
        ask=(),
        settled=None,
        perfect=None,
        **{field.name: getattr(NOTHING_DRAWN, field.name) for field in fields(Shares)},
        compared=None,
        # Of what is shown; that it is not all is said beside it.
        exact=all(row.left is not None for row in rows) if rows else None,
        withheld=True,
    )


def _without_lines(known: Known) -> Known:
    return replace(known, conflicts=tuple(tuple(replace(one, line=None) for one in paths) for paths in known.conflicts))


def _is_point(path: str) -> bool:
    """Whether a path is that of something that a combination may be made of, or that every combination uses."""
    return is_statement(path) or "or_maybe" in path.split(".") or path.split(".", 1)[0] in _SECTIONS


def _sees_readings(case: Case, audience: Audience) -> bool:
    return all(audience.sees(*reading_of(name), *used_by(case, rule)) for name, rule in case.readings.items())


def _sees(point: Assumption, audience: Audience) -> bool:
    """Whether the audience may know of a point; of one that only an event or scenario brings, only who may see everything."""
    if point.kind == "consent":
        return audience.sees(*reading_of(point.path.rsplit(".", 1)[1]))
    if point.kind in {"event", "scenario"}:
        return audience.sees(point.path)
    return point.path in audience.marks.entries and audience.sees(point.path)


def _sees_row(row: Row, names: set[str], result: Result, case: Case, audience: Audience) -> bool:
    """Whether a row is that of the case as it is or of one point otherwise, and everything that it uses may be seen."""
    if any(name not in names for name in row.assumptions):
        return False
    points = [point for point in result.points if point.id in row.assumptions]
    others = [point for point in points if point.kind != "consent"]
    if len(others) > 1:
        return False
    reading = next((point.path.rsplit(".", 1)[1] for point in points if point.kind == "consent"), case.standpoint.consent)
    if not audience.sees(*reading_of(reading), *used_by(case, case.readings[reading])):
        return False
    return not others or others[0].kind not in {"event", "scenario"} or _sees_under(others[0], reading, case, audience)


def _sees_under(point: Assumption, reading: str, case: Case, audience: Audience) -> bool:
    """Whether everything that an answer uses may be seen once an event has happened or a scenario is supposed."""
    try:
        changed = case.under(point.path)
    except AccordsError:
        return False
    after = audience.of(changed)
    rule = changed.readings.get(reading)
    return rule is not None and after.sees(*used_by(changed, rule), *used_by(changed, case.readings[reading]))
