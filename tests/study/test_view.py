"""The first page, the footnotes and the provenance of a report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accords.blocks import Heading, Note
from accords.case.case import loads
from accords.lens.audience import audience_for
from accords.lens.protocol import Unfit
from accords.lens.wording import Wording
from accords.lenses.robustness.sentences import Suppositions
from accords.study.analysis import analyse
from accords.study.view import basis, claims_in, footnote, lead, provenance_rows, unfit_note
from bundled import NAMES, analysis_of, case_of, viewer_of
from plain import lines, words

SEED = "gaza-talks-2024/ceasefire"
CLAIMS = """
accords: 1
title: Claims
as_of: 2024-12-17
parties: {n: {name: North, role: negotiator}, s: {name: South, role: negotiator}}
sources: {paper: {title: The paper, date: 2024-12}, untitled: {kind: press}}
claims:
  party: {source: paper, at: page 2, by: n, standing: on_record, says: We will.}
  voice: {source: paper, by: "an aide", standing: alleged, says: They may., quote: perhaps, confidence: low}
  paper: {source: untitled, by: the source, standing: modeller, says: It is so.}
  bare: {says: Somebody says.}
"""


def noted(claim: str) -> str:
    case = loads(CLAIMS)
    return words(footnote(case, claim, Wording(case)).parts)


def test_the_first_page_says_what_it_rests_on_and_what_the_sources_leave_out() -> None:
    found = "\n".join(lines(basis(case_of(SEED), viewer_of(SEED))))
    case = case_of(SEED)
    assert "neither a forecast nor a finding on any side" in found
    for source in case.sources.values():
        assert str(source.title) in found
        assert str(source.omits) in found
    assert str(case.purpose) in found
    assert str(case.as_of_note) in found


def test_a_case_without_sources_says_so() -> None:
    case = loads(CLAIMS.split("sources:", maxsplit=1)[0])
    found = lines(basis(case, audience_for(case)))
    assert "no source" in found[0]


@pytest.mark.parametrize("name", NAMES)
def test_the_first_page_says_what_collides_what_is_open_and_what_it_turns_on(name: str) -> None:
    found = [block.anchor for block in analysis_of(name).document.lead if isinstance(block, Heading)]
    assert {"lead-open", "lead-conflicts", "lead-turns"} <= set(found)
    assert found.index("lead-turns") > max(found.index("lead-open"), found.index("lead-conflicts"))


@pytest.mark.parametrize("name", NAMES)
def test_the_first_page_says_nothing_twice(name: str) -> None:
    found = [line for line in lines(analysis_of(name).document.lead) if not line.startswith("If agreement needs")]
    assert len(found) == len(set(found))


def test_the_first_page_says_what_would_change_the_report() -> None:
    for name in NAMES:
        assert any(line.startswith("What would change") for line in lines(analysis_of(name).document.lead))


def test_where_the_answer_turns_on_who_must_consent_that_is_said() -> None:
    assert any("turns on who must consent" in line for line in lines(analysis_of(SEED).document.lead))
    assert not any("turns on who must consent" in line for line in lines(analysis_of("invented/two-villages").document.lead))


def test_what_was_supposed_is_said_on_the_first_page() -> None:
    case = case_of(SEED).under("political-survival")
    found = lines(lead(case, audience_for(case), analyse(case).runs, {}))
    assert any(str(case.scenarios["political-survival"].title) in line for line in found)
    escorted = case_of("invented/two-villages").under("escort")
    assert any(line.startswith("Supposed or applied here") for line in lines(basis(escorted, audience_for(escorted))))


def test_an_alleged_motive_is_neither_on_the_first_page_nor_in_the_answers_unless_it_is_asked_for() -> None:
    runs = analysis_of(SEED).runs
    blocks = [*analysis_of(SEED).document.lead, *runs["positions"].blocks(), *runs["openings"].blocks()]
    found = "\n".join(lines(blocks))
    assert "allege" not in found
    assert "political-survival" not in {claim for block in blocks for claim in claims_in(block)}


def test_a_lens_that_is_not_there_is_left_out_of_the_first_page() -> None:
    case, viewer = case_of(SEED), viewer_of(SEED)
    assert lead(case, viewer, {}, {}) == basis(case, viewer)


def test_why_no_packages_can_be_spoken_of_is_said_on_the_first_page() -> None:
    case = loads(CLAIMS)
    found = analyse(case)
    assert "openings" in found.unfit
    assert found.document.lead == (*basis(case, audience_for(case)), *(unfit_note(why) for why in found.unfit.values()))


def test_conditions_that_nobody_knows_to_have_been_in_force_are_said_before_anything_is_answered() -> None:
    found = analyse(case_of(SEED).at("2024-12-16")).document.lead
    warned = [index for index, block in enumerate(found) if isinstance(block, Note) and "5 of 6 conditions" in str(block.parts)]
    assert len(warned) == 1
    first = next(index for index, block in enumerate(found) if isinstance(block, Heading))
    assert warned[0] < first
    caution = found[warned[0]]
    assert isinstance(caution, Note)
    assert caution.kind == "caution"
    assert not any("says little about that day" in line for line in lines(analysis_of(SEED).document.lead))


def test_a_footnote_says_who_where_and_how_firmly() -> None:
    assert noted("party") == "North: We will. (The paper, 2024-12, page 2, on record)"
    said = noted("voice")
    for piece in ("an aide", "They may.", "\u201cperhaps\u201d", "alleged", "confidence low"):
        assert piece in said
    assert noted("paper").startswith("The source: It is so.")
    assert "the analyst's own" in noted("paper")
    assert "standing not stated" in noted("bare")


def test_an_unfit_lens_gives_its_reason_as_something_not_known() -> None:
    note = unfit_note(Unfit("issues", "No issues."))
    assert (note.kind, note.parts) == ("unknown", ("No issues.",))


def test_the_provenance_names_file_date_readings_and_exactness() -> None:
    rows = dict(provenance_rows(case_of(SEED), viewer_of(SEED), analysis_of(SEED).runs))
    assert case_of(SEED).sha256 in rows["Case file"]
    assert rows["Seen at"] == "2024-12-17"
    assert rows["Compared with"] == "views.hamas.lives_with.corridors-for-now"
    assert "exact" in rows["Exactness"]
    assert rows["Program"].startswith("accords ")


def test_of_what_is_not_shown_exactness_is_not_said() -> None:
    first, second, *_ = analysis_of(SEED).runs.items()
    silent = {first[0]: replace(first[1], provenance=replace(first[1].provenance, exact=None))}
    assert dict(provenance_rows(case_of(SEED), viewer_of(SEED), silent))["Exactness"].startswith("not said")
    both = dict(provenance_rows(case_of(SEED), viewer_of(SEED), silent | {second[0]: second[1]}))["Exactness"]
    assert both.endswith(f"; not said of: {first[0]}")


def test_the_first_page_names_the_scenario_and_the_day_that_the_answer_turns_on() -> None:
    found = lines(analysis_of(SEED).document.lead)
    assert sum("If this were so, nothing would be left: The reported readiness" in line for line in found) == 1
    assert sum(line.startswith("Since 2024-12-17 at the latest something is left, where nothing was before") for line in found) == 1


def test_the_first_page_asks_what_robustness_found_to_ask_in_its_order() -> None:
    found = lines(analysis_of(SEED).document.lead)
    said = Suppositions(case_of(SEED))
    deciding = [ask for ask in analysis_of(SEED).runs["robustness"].result.ask if ask.decides or ask.decides_under]
    first = found.index("Whom to ask what") + 1
    shown = [line.removesuffix(" (decides whether anything is left)") for line in found[first : first + len(deciding)]]
    assert shown == [words(said.question(ask.question)) for ask in deciding]


def test_that_no_single_point_decides_is_not_said_where_a_scenario_does() -> None:
    scenario = 'scenarios: {calm: {title: Calm, change: {views: {n: {refuses: {all: {if: "true"}}}}}}}'
    case = loads(f"{CLAIMS.split('sources:', maxsplit=1)[0]}handling: public\nissues: {{x: {{options: [0, 1]}}}}\n{scenario}\n")
    found = lines(analyse(case).document.lead)
    assert any("If this were so, nothing would be left: Calm." in line for line in found)
    assert not any("No single open point decides" in line for line in found)
