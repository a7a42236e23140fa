"""The sentences of ``evidence``."""

from __future__ import annotations

from accords.case.case import loads
from accords.lens.protocol import Context
from accords.lenses.evidence.run import run
from accords.lenses.evidence.view import view
from plain import lines

TEXT = """
accords: 1
title: Two neighbours and a hedge
as_of: 2025-05-01
handling: public
parties: {east: {name: East, role: negotiator}, west: {name: West, role: negotiator}}
issues: {height: {title: The height, options: [1, 2, 3]}}
views:
  east: {refuses: {e1: {if: height > 2, claims: first}}}
  west: {refuses: {w1: height < 2}}
sources: {letter: {title: A letter, omits: What the children say., file: absent.txt}}
facts: {planted: {title: Year of planting, kind: number}}
claims:
  first: {source: letter, by: east, standing: on_record, says: No more than two., quote: not above two, states: {planted: 1990}}
  second: {source: letter, by: west, standing: reported, says: It was planted later., states: {planted: 1992..1995}}
precedents: {once: {title: The truce of the hedge, date: 2024-04, outcome: {height: 2}}}
"""


def test_disagreement_gaps_quotes_and_precedents_are_said() -> None:
    case = loads(TEXT)
    said = "\n".join(lines(view(run(case, {}, Context()), case)))
    assert "Year of planting: 1990" in said
    assert "They cannot all be right." in said
    assert "What the children say." in said
    assert "the file with the source's text cannot be read" in said
    assert "What rests on no claim" in said
    assert "It was planted later." in said
    assert "The truce of the hedge does not test 2 statements" in said
    assert "Part of this rests on material not shown here." not in said
