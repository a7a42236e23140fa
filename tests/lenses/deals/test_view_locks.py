"""Locked packages in words."""

from __future__ import annotations

from dataclasses import replace

from accords.lens.wording import Wording
from accords.lenses.deals.view_locks import lock_blocks
from accords.study.asking import run
from accords.zone.certificate import Certificate
from lenses.deals.examples import answer, sale
from lenses.deals.test_locks import circle
from plain import lines

FOUND, WORDS = answer(circle()), Wording(circle())


def test_how_many_are_locked_why_and_which_of_those_spoken_of() -> None:
    found = lines(lock_blocks(FOUND, WORDS))
    assert found[0].startswith("Of what is left, locked: 2. What is promised first runs there in a circle, so that nobody can begin; ")
    assert found[1:] == [
        "Locked among the efficient packages: those worth 2 to Ada and 2 to Ben.",
        "Locked among the packages that solutions choose: some of those of Nash and Kalai-Smorodinsky.",
        "Locked on the table: the proposal of Ada (both).",
    ]


def test_it_stands_in_the_report_of_the_lens() -> None:
    assert any(line.startswith("Of what is left, locked: 2.") for line in lines(run("deals", circle()).blocks()))


def test_what_is_locked_in_part_or_not_known_is_said_to_be() -> None:
    assert FOUND.counts is not None
    open_ = replace(FOUND, frontier=tuple(replace(point, locked=None) for point in FOUND.frontier) * 7, solutions={}, proposals={})
    found = lines(lock_blocks(replace(open_, counts=replace(FOUND.counts, locked=Certificate(0, 4))), WORDS))
    assert found[0].startswith("Of what is left, locked: between 0 and 4.")
    assert found[1].startswith("Locked in part, or not known to be: the efficient packages worth 2 to Ada and 2 to Ben; ")
    assert found[1].endswith("; and others, which the JSON result lists.")


def test_where_nothing_is_locked_nothing_is_said() -> None:
    assert lock_blocks(answer(sale()), Wording(sale())) == []
    assert lock_blocks(replace(FOUND, counts=None), WORDS) == []
