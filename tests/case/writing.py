"""Case texts for tests: the format's own example, changed in a few places, and what is said of them."""

from __future__ import annotations

from pathlib import Path

from accords.case.case import Case, loads
from accords.errors import CaseError, Problem

CATALOG = Path(__file__).parents[2] / "src" / "accords" / "catalog"
EXAMPLES = {path.stem: path.read_bytes() for path in sorted(CATALOG.glob("*/*.yaml")) if not path.name.endswith("expected.yaml")}
VILLAGES = EXAMPLES["two-villages"].decode()

SMALL = """\
accords: 1
title: A small case
as_of: 2024-06-15
parties:
  north: {role: negotiator}
  south: {role: negotiator}
  elders: {role: ratifier, of: north}
consent: north and south
issues:
  share: {options: [20, 30, 40]}
  fence: {options: [stays, gate, removed]}
  colour: {options: [red, blue], ordered: false}
"""

EVENTS = """\
views: {north: {refuses: {n1: share > 20, n2: share > 30}}}
events:
  late: {date: 2024-05, remove: views.north.refuses.n2}
  early: {date: 2024-03-10, change: {title: Changed early}}
  coming: {date: 2025, change: {title: Changed later}}
  said: {date: 2024-12-01, status: happened, change: {title: Said to have happened}}
  doubtful: {date: 2024-01, status: foreseen, change: {title: Doubtful}}
  undated: {status: happened, change: {title: Undated}}
  bare: {date: 2024-02}
"""

PROMISES = """\
proposals: {p: {outcome: {share: 30}}}
claims: {c1: {by: north}}
implementation:
  carries_out: p
  obligations:
    pumps: {from: north, to: south, title: Pumps, kind: counted, classes: {large: 3, small: 5..7}, unit: pumps, claims: c1}
    water: {from: south, kind: continuous, count: about 40, reversible: {days: 30}, verified_by: elders, issue: share}
    people: {from: south, persons: true, classes: {old: 3, young: 5}, shifts_power: {north: {before: 1, after: 2..3}}}
  ratios: {r1: {for: pumps.large, one: 1, gives: people, number: 3, claims: c1}}
  schedule:
    s1: {day: 1, by: north, delivers: {pumps.large: 2, water: all}, tolerance: 3}
    s2: {day: 3..5, by: [south], delivers: {people: 2}, with: [s3], after: {step: s1}}
    s3: {after: {when: share > 20}}
  phases: {first: {days: 1..10, entry: {when: share > 20}, opens_next: 0.5..0.7},
    second: {days: 11..20, entry: {by: agreement}, opens_next: unknown}}
  guarantees: {g1: {by: elders, to: north, for: [pumps, second], penalty: 10, acts: unknown, claims: c1}}
  worth: {north: {pumps.large: 3, water: 1..2, discount: 0.1, detection: 0.9, no_deal_value: unknown}}
  record: {d1: {date: 2024-03, obligation: pumps.small, amount: 2, status: late, by: north, disputed_by: south, claims: c1}}
"""


def changed(*pairs: tuple[str, str], text: str = VILLAGES) -> str:
    """Replace pieces of a text, each of which must stand in it once."""
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def small(more: str = "", *pairs: tuple[str, str]) -> str:
    """Give the small case with pieces replaced and more sections behind it."""
    return changed(*pairs, text=SMALL) + more


def case_of(text: str) -> Case:
    return loads(text)


def problems_of(text: str | bytes) -> tuple[Problem, ...]:
    """Give the problems of a text; none if it is a case."""
    try:
        loads(text)
    except CaseError as error:
        return error.problems
    return ()


def problem_of(text: str | bytes) -> Problem:
    """Give the one problem of a text, which must have a place and a sentence."""
    found = problems_of(text)
    assert len(found) == 1, "\n".join(map(str, found))
    assert found[0].place is not None
    assert found[0].message.endswith(".")
    return found[0]


def pointed(text: str, problem: Problem) -> str:
    """Give what stands in a text where a problem points, to the end of the line."""
    assert problem.place is not None
    return text.splitlines()[problem.place.line - 1][problem.place.column - 1 :]
