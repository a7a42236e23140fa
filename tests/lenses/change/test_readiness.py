"""The same four lines for every party, and nothing computed."""

from __future__ import annotations

from dataclasses import fields

from accords.case.case import loads
from accords.lenses.change.readiness import LINES, UNKNOWN, readiness
from accords.lenses.change.result_consent import Line, Readiness

CASE = """
accords: 1
title: t
as_of: 2024-01-01
parties: {a: {role: negotiator}, b: {role: negotiator}, r: {role: ratifier}, m: {role: mediator}, x: {role: ally}}
consent: {rule: a and b, or_maybe: {wider: a and b and r}}
issues: {i: {options: [0, 1]}}
claims: {c: {says: Heard.}}
views:
  a: {readiness: {cost: {text: High., claims: c}, way_out: {claims: c}}}
  x: {readiness: {can_commit: Nobody.}}
"""


def test_everyone_asked_has_four_lines_and_so_has_anyone_else_of_whom_some_are_told() -> None:
    found = readiness(loads(CASE))
    assert list(found) == ["a", "b", "r", "x"]
    assert tuple(field.name for field in fields(Readiness)) == LINES
    assert found["b"] == found["r"] == Readiness(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN)
    assert found["a"] == Readiness(UNKNOWN, Line("said", "High.", ("c",)), UNKNOWN, UNKNOWN)
    assert found["x"].can_commit == Line("said", "Nobody.", ())
