"""Small cases for the tests of ``robustness``, and the bundled ones already looked at."""

from __future__ import annotations

from functools import cache
from typing import Any

from accords.case.case import Case, loads
from accords.lenses.robustness.result import Result
from accords.study.asking import run
from bundled import case_of

SMALL = """
accords: 1
title: Small
as_of: 2025-01-01
handling: public
parties: {ann: {name: Annaland, role: negotiator}, bor: {name: Borland, role: negotiator}, cyd: {name: Cydland, role: ratifier}}
consent: {rule: ann and bor, or_maybe: {wider: ann and bor and cyd}}
issues: {toll: {title: The toll, options: [0, 10, 20]}, gate: {title: The gate, options: {shut: Shut, ajar: Ajar}, reads: {ajar: {ann: A foot wide, bor: unknown}}}}
status_quo: {toll: 0, gate: shut}
views:
  ann: {refuses: {dear: {if: toll > 10, firm: stated, or_maybe: {strict: toll > 0}}}, silent: {opening: {if: gate == ajar}}}
  bor: {refuses: {cheap: {if: toll == 0, firm: judged}}, accepts: {best: {if: toll == 20 and gate == ajar, firm: stated}}}
  cyd: {refuses: {gates: {if: gate == ajar, firm: stated}}}
events: {vote: {date: 2025-06-01, title: The vote, change: {views: {cyd: {refuses: {all: toll > 0}}}}}}
scenarios: {calm: {title: Calm, remove: [views.ann.refuses.dear]}}
"""


def small(old: str = "", new: str = "") -> Case:
    """Read the small case, with a piece of its text replaced."""
    assert old in SMALL
    return loads(SMALL.replace(old, new) if old else SMALL)


@cache
def asked(name: str) -> Result:
    """Ask ``robustness`` of a bundled case."""
    found: Result = run("robustness", case_of(name)).result
    return found


def of(case: Case, **options: Any) -> Result:
    """Ask ``robustness`` of a case."""
    found: Result = run("robustness", case, **options).result
    return found
