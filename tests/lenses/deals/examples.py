"""Small cases with numbers for the tests of this folder, and what asks them."""

from __future__ import annotations

from typing import Any

from accords.case.case import Case, loads
from accords.lens.protocol import Context, Unfit
from accords.lenses.deals.result import Answer, Result
from accords.lenses.deals.run import run as weigh
from accords.study.asking import run
from accords.zone.efficient import Efficient, efficient_packages
from accords.zone.stakes import Stakes, stakes_of
from accords.zone.zone import zone_of

# Ann would rather have a high price and soon delivery, Bor a low one and late delivery; Bor cares more about delivery, Ann about the price.
SALE = """accords: 1
title: A sale
as_of: 2025-01-01
handling: public
comparable: true
parties: {bor: {name: Zora, role: negotiator}, ann: {name: Alma, role: negotiator}, cyd: {name: Mira, role: ratifier}}
consent: {rule: ann and bor, or_maybe: {wider: {rule: ann and bor and cyd, claims: said}}}
issues:
  price: {title: The price, unit: crowns, options: [0, 1, 2, 3]}
  delivery: {title: Delivery, options: {soon: Soon, late: Late}}
status_quo: {price: 0, delivery: soon}
preferences:
  ann: {weights: {price: 2, delivery: 1}, values: {price: linear 0..3, delivery: {soon: 1, late: 0}}, reservation: 1, claims: said}
  bor: {weights: {price: 1, delivery: 4}, values: {price: linear 3..0, delivery: {soon: 0, late: 1}}, reservation: status_quo}
proposals:
  first: {by: ann, date: 2024-12-01, outcome: {price: 1, delivery: soon}, claims: said}
  part: {by: bor, date: 2024-12-02, outcome: {price: 2}}
  between: {by: bor, date: 2024-12-03, outcome: {price: 1.5, delivery: late}}
  later: {by: ann, date: 2025-02-01, outcome: {price: 2, delivery: late}}
sources: {notes: {title: Notes}}
claims: {said: {source: notes, says: What it is worth.}}
"""


def sale(*pairs: tuple[str, str]) -> Case:
    """Read the sale with some words replaced, each of which stands in it once."""
    text = SALE
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return loads(text)


def answer(case: Case, reading: str = "rule", **options: Any) -> Answer:
    """Ask the lens of a case; the answer under one reading of consent."""
    result: Result = run("deals", case, **options).result
    return result if reading == result.consent else result.readings[reading]


def raw(case: Case) -> Result | None:
    """Ask before anything is withheld; nothing where the case does not fit at all."""
    try:
        found: Result = weigh(case, {}, Context())
    except Unfit:
        return None
    return found


def stakes(case: Case, reading: str = "rule") -> Stakes:
    """Give what is at stake under one reading."""
    return stakes_of(zone_of(case), case.readings[reading])


def frontier(case: Case, axes: tuple[str, ...] = ("ann", "bor")) -> Efficient:
    """Give the efficient packages of the case's rule."""
    return efficient_packages(stakes(case), axes)
