"""When an answer is whole: for the readings' provenance."""

from __future__ import annotations

from dataclasses import replace

from accords.lenses.deals.result import Answer
from accords.zone.certificate import Certificate
from lenses.deals.examples import answer, sale

WHOLE = answer(sale())
BOUND = Certificate(1, 2, "a bound")


def test_with_exact_counts_and_everything_decided_an_answer_is_whole() -> None:
    assert isinstance(WHOLE, Answer)
    assert WHOLE.whole


def test_whatever_is_a_bound_or_not_listed_makes_it_less() -> None:
    point = replace(WHOLE.frontier[0], count=BOUND)
    assert WHOLE.counts is not None
    counts = WHOLE.counts
    less = [
        replace(WHOLE, loss={"ann": 1.0}),
        replace(WHOLE, frontier=WHOLE.frontier[:1]),
        replace(WHOLE, frontier=(point, *WHOLE.frontier[1:])),
        replace(WHOLE, withheld={"nash": "undecided"}),
        replace(WHOLE, counts=replace(counts, deals=BOUND)),
        replace(WHOLE, counts=replace(counts, left=BOUND)),
        replace(WHOLE, counts=replace(counts, accepted=BOUND)),
        replace(WHOLE, counts=replace(counts, excluded={"ann": BOUND})),
    ]
    assert [one.whole for one in less] == [False] * len(less)
    assert replace(WHOLE, withheld={"nash": "reservation"}).whole
    assert not replace(WHOLE, counts=None).whole
