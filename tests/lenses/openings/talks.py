"""Small cases for the sentences of ``openings``: one for each thing that can be said."""

from __future__ import annotations

from accords.case.case import Case, loads
from accords.lenses.openings.result import Result
from accords.study.asking import run

HEAD = """
accords: 1
title: Talks
as_of: 2024-12-17
"""

# Two negotiators in an order that is not the alphabet's, a ratifier that another reading adds.
PARTIES = """
parties: {z: {name: Zeta, role: negotiator}, a: {name: Alpha, role: negotiator}, r: {name: Rho, role: ratifier}}
consent: {rule: z and a, or_maybe: {wider: {rule: z and a and r, claims: c9}}}
sources: {paper: {title: The paper, date: 2024-12-01}}
"""

ISSUES = """
issues:
  land: {title: The land, options: {none: None of it, half: Half of it, all: All of it}}
  rent: {title: The rent, unit: crowns, options: [0, 10, 20]}
status_quo: {land: none, rent: 0}
"""

CLAIMS = """
claims:
  c1: {source: paper, by: a, standing: on_record, says: One.}
  c2: {source: paper, by: z, standing: on_record, says: Two.}
  c9: {source: paper, by: "somebody", standing: reported, says: Nine.}
"""

COLLIDING = f"""{HEAD}{PARTIES}{ISSUES}{CLAIMS}
deal: rent > 0
views:
  z: {{refuses: {{cheap: {{if: rent < 20, claims: c2}}}}}}
  a: {{refuses: {{dear: {{if: rent > 10, claims: c1}}}}}}
"""

OPEN = f"""{HEAD}{PARTIES}{ISSUES}{CLAIMS}
views:
  z:
    refuses: {{cheap: {{if: rent == 0, claims: c2}}}}
    silent: {{half: {{if: land == half, note: Nobody has asked Zeta about half.}}}}
  a:
    refuses:
      dear: {{if: rent == 20 and land != all, claims: c1}}
      heard: {{if: rent > 0, claims: c9, or_maybe: {{only-dear: {{if: rent > 10, claims: c9}}}}}}
events:
  flood: {{title: The flood, date: 2025-03, status: foreseen, change: {{views: {{a: {{refuses: {{wet: {{if: land == all}}}}}}}}}}}}
  vote: {{title: The vote, date: 2025-04, status: foreseen}}
proposals:
  middle: {{by: r, date: 2024-12-10, outcome: {{rent: 10}}, claims: c9}}
  vague: {{by: [r, z], date: 2024-12-11}}
"""

EVERYTHING = f"""{HEAD}
parties: {{z: {{name: Zeta, role: negotiator}}, a: {{name: Alpha, role: negotiator}}}}
issues:
  land: {{title: The land, options: {{none: None of it, half: Half of it, all: All of it}}}}
  rent: {{title: The rent, unit: crowns, options: [0, 10, 20]}}
  keys: {{title: The keys, options: {{kept: Kept, handed: Handed over}}}}
  pay: {{title: The pay, options: {{owed: Owed, paid: Paid}}}}
status_quo: {{land: none, rent: 0, keys: kept, pay: owed}}
deal: land != none
norms: {{decency: {{if: rent == 20, source: paper}}}}
feasible: {{whole: if land == all then rent > 0}}
views:
  z:
    refuses:
      first: {{if: keys == handed, until_done: pay == paid, claims: c2}}
      late: {{if: land == half and rent == 0, until: 2024-06-30, claims: c2}}
    accepts: {{dream: {{if: land == half and keys == kept and pay == owed, claims: c2}}}}
  a:
    refuses:
      second: {{if: pay == paid, until_done: keys == handed, claims: c1}}
      before: {{if: rent == 10 and land == half, since: 2024-01, claims: c1}}
      after: {{if: rent == 10 and land == all, since: by 2024-12-17, replaces: before, claims: c1}}
    accepts: {{dream: {{if: land == half and keys == kept and pay == owed, claims: c1}}}}
sources: {{paper: {{title: The paper}}}}
claims:
  c1: {{source: paper, by: a, standing: on_record, says: One.}}
  c2: {{source: paper, by: z, standing: on_record, says: Two.}}
proposals:
  swap: {{title: The swap, by: [a, z], date: 2024-12-01, outcome: {{keys: handed, pay: paid, land: half, rent: 0}}}}
  taken: {{date: 2024-12-02, outcome: {{land: half, keys: kept, pay: owed}}}}
  unlawful: {{date: 2024-12-03, outcome: {{rent: 20}}}}
  never: {{date: 2024-12-04, outcome: {{land: all, rent: 0}}}}
  nothing: {{date: 2024-12-05, outcome: {{land: none, keys: kept, pay: owed}}}}
  refused: {{date: 2024-12-06, outcome: {{keys: handed, pay: owed}}}}
precedents:
  old: {{date: 2023-05, outcome: {{rent: 10}}, carried_out: true}}
"""


def asked(text: str, **options: object) -> tuple[Case, Result]:
    """Read a case and ask it."""
    case = loads(text)
    result: Result = run("openings", case, **options).result  # type: ignore[arg-type] # options are of any type
    return case, result
