"""Tables of shares: narrow, one for each reading of consent, with an error beside every share."""

from __future__ import annotations

import re

from accords.blocks import Bullets
from accords.case.case import loads
from accords.lenses.robustness.sentences import Suppositions
from accords.lenses.robustness.view_tables import package_blocks
from bundled import case_of
from lenses.robustness.talks import asked, of
from plain import lines, tables

FLOUR, HARBOUR = "invented/flour", "invented/harbour"
CELL = r"0 \(< [\d.]+\)|100 \(> [\d.]+\)|[\d.]+ ± [\d.]+"


def test_packages_are_numbered_and_tables_are_narrow() -> None:
    blocks = package_blocks(asked(HARBOUR), Suppositions(case_of(HARBOUR)))
    (numbered,) = [block for block in blocks if isinstance(block, Bullets)]
    assert numbered.ordered
    for table in tables(blocks):
        assert len(table.columns) <= 7
        assert all(1 <= int(row[0].plain) <= len(numbered.items) for row in table.rows)


def test_every_share_has_its_error_or_its_bound() -> None:
    for name in (FLOUR, HARBOUR):
        for table in tables(package_blocks(asked(name), Suppositions(case_of(name)))):
            first = 1 if "Weights" not in table.columns else 2
            assert all(re.fullmatch(CELL, cell.plain) for row in table.rows for cell in row[first:])


def test_solutions_in_each_draw_stand_beside_acceptance() -> None:
    table = tables(package_blocks(asked(FLOUR), Suppositions(case_of(FLOUR))))[0]
    assert table.columns == ("Package", "Weights", "Accepted by all", "Accepted and efficient", "Nash", "Kalai-Smorodinsky")
    assert {row[1].plain for row in table.rows} == {"uniform", "towards even"}


def test_each_reading_of_consent_is_named_and_has_its_own_table() -> None:
    captions = [table.caption for table in tables(package_blocks(asked(HARBOUR), Suppositions(case_of(HARBOUR))))]
    for reading in case_of(HARBOUR).readings.values():
        assert any(caption.startswith(f"If agreement needs {Suppositions(case_of(HARBOUR)).words.rule(reading)}:") for caption in captions)


def test_where_no_weight_is_open_one_way_of_drawing_is_shown() -> None:
    found = asked(HARBOUR)
    assert found.priors_alike
    for table in tables(package_blocks(found, Suppositions(case_of(HARBOUR)))):
        assert "Weights" not in table.columns
        assert len({row[0].plain for row in table.rows}) == len(table.rows)


def test_those_left_aside_are_named() -> None:
    case = case_of(FLOUR).reading("bank")
    assert "Nothing is known of the preferences of The mill's bank" in "\n".join(
        lines(package_blocks(of(case, draws=100), Suppositions(case)))
    )


ASIDE = """
accords: 1
title: Three
as_of: 2025-01-10
handling: public
parties: {ann: {name: Ann, role: negotiator}, bob: {name: Bob, role: negotiator}, cat: {name: Cat, role: ratifier, of: ann}}
consent: {rule: ann and bob and cat}
issues: {x: {title: Exes, options: [1, 2, 3]}, y: {title: Whys, options: [1, 2, 3]}}
status_quo: {x: 1, y: 1}
preferences:
  ann: {weights: {x: 50, y: 50}, values: {x: increasing, y: increasing}, reservation: 30}
  bob: {weights: {x: 50, y: 50}, values: {x: decreasing, y: increasing}, reservation: 20}
  cat: {reservation: 20..40}
"""


def test_why_nothing_was_drawn_for_somebody_is_said() -> None:
    case = loads(ASIDE)
    said = "\n".join(lines(package_blocks(of(case, draws=100), Suppositions(case))))
    assert "Nothing is said of the weights and values of Cat; here what they do not refuse counts as accepted." in said
