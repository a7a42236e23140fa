"""What of an answer an audience may see."""

from __future__ import annotations

from accords.case.case import Case, loads
from bundled import case_of
from lenses.robustness.talks import asked, of, small

SILENT = "silent: {opening: {if: gate == ajar}}"


def test_who_may_see_everything_sees_the_whole_answer() -> None:
    assert of(small(), audience="public") == of(small(), audience="mediator")
    assert not of(small()).withheld


def test_a_point_that_is_not_for_an_audience_takes_what_speaks_of_all_points_with_it() -> None:
    case = small(SILENT, "silent: {opening: {if: gate == ajar, handling: team}}")
    found = of(case, audience="public")
    assert found.withheld
    assert not any("opening" in point.id for point in found.points)
    assert not any("opening" in name for row in found.structure for name in row.assumptions)
    assert all(len(row.assumptions) <= 2 for row in found.structure)
    assert (found.survival, found.ask, found.combinations, found.tried, found.settled) == (None, (), None, None, None)
    assert found.exact is True  # every answer that is shown is
    whole = {row.assumptions: row for row in of(case, audience="team").structure}
    assert found.structure
    assert all(whole[row.assumptions] == row for row in found.structure)


def test_a_condition_that_is_not_for_an_audience_takes_the_readings_that_use_it() -> None:
    case = small("{if: gate == ajar, firm: stated}", "{if: gate == ajar, firm: stated, handling: team}")
    rows = {row.assumptions for row in of(case, audience="public").structure}
    assert () in rows
    assert not any("consent.or_maybe.wider" in names for names in rows)


def test_an_event_that_is_not_for_an_audience_is_not_named() -> None:
    case = small("title: The vote,", "title: The vote, handling: team,")
    found = of(case, audience="public")
    assert found.withheld
    assert not any("vote" in point.id or "all" in point.path.split(".") for point in found.points)


def confidential(mark: str) -> Case:
    return loads(
        case_of("invented/flour").standpoint.source.text.replace(
            "    reservation: unknown", f"    reservation: unknown\n    handling: {mark}"
        )
    )


def test_where_no_answer_is_shown_nothing_is_said_of_how_exact_it_is() -> None:
    case = small("refuses: {cheap: {if: toll == 0, firm: judged}}", "refuses: {cheap: {if: toll == 0, firm: judged, handling: team}}")
    found = of(case, audience="public")
    assert (found.structure, found.exact) == ((), None)


def test_preferences_that_are_not_for_an_audience_are_left_out() -> None:
    found = of(confidential("mediator"), audience="team")
    assert found.withheld
    assert (found.preferences, found.considered, found.necessary, found.packages, found.draws) == ({}, {}, None, (), 0)
    assert of(confidential("mediator"), audience="mediator").draws == asked("invented/flour").draws


def test_lines_are_not_shown_to_those_who_do_not_see_all_of_the_file() -> None:
    text = case_of("invented/flour").standpoint.source.text
    text = text.replace("weights: {price: 40..60, delivery: 10..20}", "weights: [price > delivery, delivery > price]")
    hidden = text.replace("date: 2025-08-29, kind: minutes,", "date: 2025-08-29, kind: minutes,").replace(
        "sources:\n", "sources:\n  secret: {title: Secret, handling: team}\n"
    )
    (conflict,) = of(loads(hidden), audience="public").preferences["mill"].conflicts
    assert {one.line for one in conflict} == {None}
    (conflict,) = of(loads(hidden), audience="team").preferences["mill"].conflicts
    assert None not in {one.line for one in conflict}
