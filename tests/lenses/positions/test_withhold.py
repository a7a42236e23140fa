"""What of ``positions`` an audience may see."""

from __future__ import annotations

from accords.case.case import Case, loads
from accords.lens.audience import audience_for
from accords.lens.protocol import Context
from accords.lenses.positions.run import run
from accords.lenses.positions.withhold import withhold

TEXT = """
accords: 1
title: Two neighbours and a hedge
as_of: 2025-05-01
handling: public
parties: {east: {role: negotiator}, west: {role: negotiator}}
issues: {height: {options: [1, 2, 3]}}
views:
  east: {refuses: {e1: {if: height > 2, claims: open-claim}, e2: {if: height == 1, claims: secret-claim}}}
  west: {refuses: {w1: {if: height < 2, claims: open-claim}}}
sources: {letter: {title: A letter}, note: {title: A note, handling: mediator}}
claims:
  open-claim: {source: letter, by: east, standing: on_record, says: No more than two.}
  secret-claim: {source: note, by: east, standing: reported, says: One will not do.}
"""


def case() -> Case:
    return loads(TEXT)


def test_a_mediator_sees_everything() -> None:
    whole = run(case(), {}, Context())
    assert withhold(whole, case(), audience_for(case(), "mediator")) == whole


def test_the_public_sees_no_word_of_what_rests_on_a_note_for_mediators() -> None:
    whole = run(case(), {}, Context())
    shown = withhold(whole, case(), audience_for(case(), "public"))
    assert shown.withheld
    assert "e2" in repr(whole)
    assert "e2" not in repr(shown)
    assert "secret" not in repr(shown)
    assert "views.east.refuses.e1" in repr(shown)
