"""A small case that has everything that ``change`` speaks of, and what an audience sees of it."""

from __future__ import annotations

from functools import cache

from accords.blocks import Block
from accords.case.case import Case, loads
from accords.lenses.change.result import Result
from accords.lenses.change.view import view
from accords.study.asking import run
from plain import lines

TALKS = """
accords: 1
title: Talks
as_of: 2024-06-30
handling: public
parties:
  n: {name: Zeta, role: negotiator}
  s: {name: Alpha, role: negotiator}
  r: {name: Rho, role: ratifier, of: n}
  p: {name: Pi, role: constituency, of: n, seats: 30}
  q: {name: Qoppa, role: constituency, of: n, supports: n, seats: 40}
  o: {name: Omicron, role: constituency, of: n, seats: 50}
  g: {name: Gamma, role: guarantor}
consent: {rule: n and s, or_maybe: {wider: {rule: n and s and r, claims: seen}}, may_leave: {p: {of: n, claims: seen}}}
issues:
  share: {title: The share, options: [20, 30, 40]}
  gate: {title: The gate, options: {shut: Shut, ajar: Ajar}}
status_quo: {share: 20, gate: shut}
sources: {paper: {title: Paper}, notes: {title: Notes, handling: team}}
claims: {seen: {source: paper, says: Seen.}, kept: {source: notes, says: Kept.}, said: {source: paper, standing: alleged, says: Alleged.}}
views:
  n:
    refuses:
      dear: {if: share > 30, since: 2024-02-01}
      first: {if: share > 20, since: 2024-01-01, until: 2024-04-30, claims: seen}
    readiness: {cost: {text: It costs., claims: seen}}
  s: {refuses: {cheap: {if: share < 30, since: by 2024-03-01, replaces: older}, older: {if: share < 40, since: 2024-01-10}}}
  r: {refuses: {shut: gate == shut, ajar: {if: gate == ajar, since: 2024-05-01}}}
  p: {refuses: {gate: gate == ajar}}
  o: {accepts: {all: share == 30}}
  q: {accepts: {half: gate == ajar}}
events:
  flood: {date: 2024-03-15, title: The flood}
  fair: {title: The fair, status: happened}
  vote: {date: 2024-09, title: The vote, change: {views: {s: {refuses: {fresh: share > 20}}}}}
  game: {date: 2024-10, title: The game}
scenarios:
  calm: {title: Calm, remove: [views.r.refuses.shut]}
  motive: {title: A motive, claims: said, remove: [views.r.refuses.shut]}
proposals: {plan: {title: The plan, outcome: {share: 30, gate: ajar}}}
instruments:
  loan: {title: The loan, by: g, kind: inducement, touches: [views.r.refuses.shut], effect: {remove: [views.r.refuses.shut]}, claims: seen}
  watch: {title: The watch, by: g, kind: verification, effect: {change: {views: {r: {refuses: {ajar: {if: gate == ajar and share == 40}}}}}}}
  idle: {title: The threat, by: g, kind: pressure, effect: {change: {views: {n: {refuses: {more: share > 30}}}}}}
  hope: {title: The hope, by: g}
preferences:
  r: {weights: equal, values: {share: {20: 0, 30: 3, 40: 5}, gate: {shut: 2, ajar: 0}}, reservation: 4}
"""


def changed(*pairs: tuple[str, str]) -> str:
    """Write the case with some pieces replaced, each of which stands there once."""
    text = TALKS
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


@cache
def asked(*pairs: tuple[str, str], audience: str = "public") -> tuple[Case, Result]:
    """Answer for an audience."""
    case = loads(changed(*pairs))
    result: Result = run("change", case, audience=audience).result
    return case, result


def blocks(*pairs: tuple[str, str], audience: str = "public") -> list[Block]:
    """Give the blocks for an audience."""
    case, result = asked(*pairs, audience=audience)
    return view(result, case)


def shown(*pairs: tuple[str, str], audience: str = "public") -> list[str]:
    """Give the lines for an audience."""
    return lines(blocks(*pairs, audience=audience))


def one(found: list[str], *pieces: str) -> str:
    """Give the one line that holds some pieces."""
    matching = [line for line in found if all(piece in line for piece in pieces)]
    assert len(matching) == 1, (pieces, matching)
    return matching[0]
