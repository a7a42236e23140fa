"""A whole report: every lens that fits, in order, with every claim cited listed once."""

from __future__ import annotations

import json

import pytest

from accords.blocks import Bullets, Cite, Heading, Note, Table, text
from accords.case.case import loads
from accords.study.analysis import analyse, newest_shift
from accords.study.registry import LENSES
from accords.study.view import claims_in
from bundled import NAMES, analysis_of, case_of, viewer_of

BARE = """
accords: 1
title: Bare
as_of: 2024-12-17
parties: {n: {name: North, role: negotiator}, s: {name: South, role: negotiator}}
"""


@pytest.mark.parametrize("name", NAMES)
def test_a_report_begins_with_its_basis_and_has_the_lenses_after_it(name: str) -> None:
    found = analysis_of(name)
    first = found.document.lead[0]
    assert isinstance(first, Note)
    assert first.kind == "basis"
    assert set(found.unfit) == (set() if case_of(name).preferences else {"deals"})
    assert [*found.runs] == [lens for lens in LENSES if lens not in found.unfit]
    opening = found.document.sections[0]
    assert isinstance(opening, Heading)
    assert opening.level == 2


@pytest.mark.parametrize("name", NAMES)
def test_footnotes_are_the_claims_cited_in_the_order_of_their_first_mention(name: str) -> None:
    document = analysis_of(name).document
    cited = [claim for block in (*document.lead, *document.sections) for claim in claims_in(block)]
    assert [note.anchor for note in document.footnotes] == list(dict.fromkeys(cited))


def test_anchors_are_unique() -> None:
    for name in NAMES:
        document = analysis_of(name).document
        anchors = [block.anchor for block in (*document.lead, *document.sections) if isinstance(block, Heading) and block.anchor]
        assert len(anchors) == len(set(anchors))


def test_a_case_that_fits_no_lens_gives_a_report_that_says_why() -> None:
    found = analyse(loads(BARE))
    assert "openings" in found.unfit
    assert set(found.runs) | set(found.unfit) == set(LENSES)
    assert any(isinstance(block, Note) and "no issues" in str(block.parts) for block in found.document.sections)
    assert found.data()["unfit"]["openings"].startswith("The case has no issues")
    assert "openings" not in dict(found.document.provenance)["Lenses"]


def test_the_report_bears_the_date_it_is_given_and_no_other() -> None:
    case = case_of("invented/starter")
    assert "2030-01-02" in analyse(case, date="2030-01-02").document.subtitle
    assert analyse(case).document.subtitle == "As of 2025-03-01"


def test_the_data_are_the_runs_by_lens() -> None:
    data = json.loads(json.dumps(analysis_of("invented/starter").data()))
    assert list(data) == ["lenses", "unfit"]
    assert list(data["lenses"]) == [lens for lens in LENSES if lens not in data["unfit"]]
    assert all(list(found) == ["lens", "provenance", "result"] for found in data["lenses"].values())


def test_it_compares_with_the_newest_shift_unless_told_otherwise() -> None:
    for name, newest in (("invented/wage-round", "views.union.refuses.u2"), ("invented/starter", "views.tenants.refuses.second-offer")):
        assert newest_shift(case_of(name), viewer_of(name)) == newest
        assert analysis_of(name).runs["openings"].provenance.options["since"] == newest
    told = analyse(case_of("invented/starter"), since="2025-01-31")
    assert told.runs["openings"].provenance.options["since"] == "2025-01-31"


def test_a_case_in_which_nothing_shifted_is_compared_with_nothing() -> None:
    assert newest_shift(case_of("invented/two-villages"), viewer_of("invented/two-villages")) is None
    assert analysis_of("invented/two-villages").runs["openings"].result.compared is None


def test_claims_are_found_in_every_kind_of_block() -> None:
    cite = text("a", Cite("c"))
    assert claims_in(cite) == claims_in(Note("basis", cite.parts)) == claims_in(Bullets((cite,))) == ["c"]
    assert claims_in(Table("T", ("A",), ((cite,),))) == ["c"]
    assert claims_in(Heading("H")) == []


def test_the_order_in_a_rule_of_consent_changes_no_answer() -> None:
    case = case_of("invented/starter")
    text = case.standpoint.source.text.replace("consent: landlord and tenants", "consent: tenants and landlord")
    assert text != case.standpoint.source.text
    here, there = (analyse(each).runs["openings"].result.readings["rule"] for each in (case, loads(text)))
    assert (here.packages, set(here.conflicts), here.proposals) == (there.packages, set(there.conflicts), there.proposals)


def test_a_report_shows_what_is_for_mediators_alone_to_mediators_alone() -> None:
    secret = ("Note of the envoy's visit", "Some of the council would follow the envoy")
    shown = {name: str(analyse(case_of("invented/two-villages"), audience=name).document) for name in ("mediator", "team")}
    assert any(text in shown["mediator"] for text in secret)
    assert not any(text in shown["team"] for text in secret)


def test_a_report_that_withholds_something_says_so_and_gives_no_checksum() -> None:
    case = case_of("invented/two-villages")
    document = str(analyse(case, audience="team").document)
    assert "rests on material not shown here" in document
    assert case.sha256 not in document
    assert case.sha256 in str(analyse(case, audience="mediator").document)
