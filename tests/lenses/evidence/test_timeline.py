"""The timeline says how much is known of when, and nothing of what may not be seen."""

from __future__ import annotations

from datetime import date

import pytest

from accords.blocks import Lane, Mark, Span, Timeline
from accords.case.case import loads
from accords.study.asking import run
from bundled import NAMES, case_of

CASE = """
accords: 1
title: Talks
as_of: 2024-12-17
handling: public
parties: {z: {name: Zeta, role: negotiator}, a: {name: Alpha, role: negotiator}}
issues: {share: {title: The share, options: [10, 20, 30]}}
views:
  z:
    refuses:
      old: {if: share == 10, since: 2024-01-10}
      new: {if: share == 20, since: 2024-06-01, replaces: old}
      ended: {if: share == 30, since: 2024-02, until: 2024-03-31}
  a:
    refuses:
      plain: share == 30
      before: share == 10
    lives_with: {later: {if: share == 20, since: by 2024-12-01, replaces: before}}
events:
  rain: {title: The rain, date: 2024-11-05}
  month: {title: A month, date: 2024-10}
  past: {title: Some day, status: happened}
  vote: {title: The vote, date: 2025-02-01, status: foreseen}
"""


def picture(text: str, at: str | None = None, audience: str | None = None) -> Timeline:
    case = loads(text)
    blocks = run("evidence", case.at(at) if at else case, audience=audience).blocks()
    return next(block for block in blocks if isinstance(block, Timeline))


def spans(timeline: Timeline) -> dict[str, Span]:
    return {span.label.removeprefix("refused: "): span for lane in timeline.lanes for span in lane.spans}


def lane(timeline: Timeline, title: str) -> Lane:
    return next(found for found in timeline.lanes if found.title == title)


def test_parties_are_in_alphabetical_order_and_events_come_last() -> None:
    assert [found.title for found in picture(CASE).lanes] == ["Alpha", "Zeta", "Events"]


def test_what_is_replaced_ends_the_day_before() -> None:
    first, second, third = lane(picture(CASE), "Zeta").spans
    assert (first.start, first.known_from, first.known_to, first.end) == (*[date(2024, 1, 10)] * 2, *[date(2024, 5, 31)] * 2)
    assert (second.start, second.known_to, second.end) == (date(2024, 6, 1), date(2024, 12, 17), None)
    assert (third.start, third.known_from, third.end) == (date(2024, 2, 1), date(2024, 2, 29), date(2024, 3, 31))


def test_what_is_not_known_has_open_ends_and_at_the_latest_is_said() -> None:
    plain, before, later = lane(picture(CASE), "Alpha").spans
    assert (plain.start, plain.known_from, plain.known_to, plain.end) == (None, date(2024, 12, 17), date(2024, 12, 17), None)
    assert (before.start, before.known_from, before.known_to, before.end) == (None, None, None, date(2024, 11, 30))
    assert (later.start, later.known_from, later.end) == (None, date(2024, 12, 1), None)
    assert (before.note, later.note) == ("until 2024-12-01 at the latest", "since 2024-12-01 at the latest")


def test_events_are_points_months_spans_and_days_unknown_open() -> None:
    rain, month, past, vote = lane(picture(CASE), "Events").spans
    assert rain == Span("The rain", Mark.DIAMOND, *[date(2024, 11, 5)] * 4)  # type: ignore[arg-type] # four days
    assert (month.start, month.known_from, month.end) == (date(2024, 10, 1), None, date(2024, 10, 31))
    assert (past.start, past.known_from, past.end) == (None, None, date(2024, 12, 17))
    assert vote.mark is Mark.OPEN_DIAMOND


def test_seen_at_an_earlier_date_nothing_later_is_told() -> None:
    first, *others = lane(picture(CASE, "2024-04-15"), "Zeta").spans
    assert (first.known_to, first.end) == (date(2024, 4, 15), None)
    assert [span.start for span in others] == [date(2024, 2, 1)]


def test_the_table_has_a_row_for_each_span_with_its_dates() -> None:
    timeline = picture(CASE)
    dates = [[cell.plain for cell in row[1:]] for row in timeline.table.rows]
    assert dates[:3] == [
        ["not known", "goes on, as far as is known"],
        ["not known", "replaced, 2024-12-01 at the latest"],
        ["2024-12-01 at the latest", "goes on, as far as is known"],
    ]
    assert dates[-1] == ["2025-02-01", "2025-02-01"]


def test_a_statement_whose_replacement_may_not_be_seen_is_left_out() -> None:
    """When it ended would say that there is a newer one, and since when."""
    hidden = CASE.replace("replaces: old}", "replaces: old, handling: mediator}")
    assert len(lane(picture(hidden, audience="mediator"), "Zeta").spans) == 3
    assert [span.start for span in lane(picture(hidden, audience="public"), "Zeta").spans] == [date(2024, 2, 1)]


def test_an_event_that_may_not_be_seen_is_left_out() -> None:
    hidden = CASE.replace("date: 2024-11-05}", "date: 2024-11-05, handling: mediator}")
    assert "The rain" not in spans(picture(hidden, audience="public"))
    assert "The rain" in spans(picture(hidden, audience="mediator"))


def test_a_case_without_statements_and_events_has_no_timeline() -> None:
    bare = CASE.split("views:", maxsplit=1)[0] + "sources: {p: {title: P}}\nclaims: {c: {source: p, says: One.}}\n"
    assert not any(isinstance(block, Timeline) for block in run("evidence", loads(bare)).blocks())


@pytest.mark.parametrize("name", NAMES)
def test_every_mark_is_in_the_legend_and_every_span_is_in_the_table(name: str) -> None:
    timelines = [block for block in run("evidence", case_of(name)).blocks() if isinstance(block, Timeline)]
    for timeline in timelines:
        found = [span for each in timeline.lanes for span in each.spans]
        assert {span.mark for span in found} == {key.mark for key in timeline.legend}
        assert len(found) == len(timeline.table.rows)
        for span in found:
            days = [day for day in (span.start, span.known_from, span.known_to, span.end) if day]
            assert days == sorted(days)
