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

# What counts people beside two issues of which something is known.
PEOPLE = """
accords: 1
title: People
as_of: 2025-01-10
handling: public
parties: {ann: {name: Annaland, role: negotiator}, bor: {name: Borland, role: negotiator}}
issues:
  held: {title: People released, persons: true, options: [0, 10, 20]}
  toll: {title: The toll, options: [0, 10, 20]}
  gate: {title: The gate, options: {shut: Shut, ajar: Ajar, open: Open}}
status_quo: {held: 0, toll: 0, gate: shut}
preferences:
  ann: {weights: equal, values: {toll: increasing, gate: shut > ajar > open}, reservation: status_quo}
  bor: {values: {toll: decreasing, gate: open > ajar > shut}, reservation: 20..40}
proposals:
  p1: {by: ann, date: 2025-01-02, outcome: {held: 10, toll: 20, gate: ajar}}
  p2: {by: bor, date: 2025-01-03, outcome: {held: 20, toll: 0, gate: open}}
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
