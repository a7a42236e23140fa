"""Days on which something changed: replacements, what is known at the latest, events that change entries or the ground."""

from __future__ import annotations

from accords.case.case import Case, loads
from accords.lenses.change.replay import Day, alone, altering, days, past_of, without

CASE = """
accords: 1
title: t
as_of: 2024-06-30
parties: {a: {role: negotiator}, b: {role: negotiator}}
issues: {x: {options: [0, 1, 2, 3]}}
views:
  a:
    refuses:
      old: {if: x > 0, since: 2024-02-01}
      new: {if: x > 1, since: by 2024-03-10, replaces: old}
      plain: x == 3
  b:
    refuses:
      brief: {if: x == 0, since: 2024-01-15, until: 2024-02-29}
      late: {if: x == 1, since: 2024-08-01}
events:
  flood: {date: 2024-04-01, title: Flood}
  storm: {date: 2024-05-01, title: Storm, change: {deal: x > 0, views: {b: {refuses: {brief: {until: 2024-12-31}}}}}}
  vote: {date: 2024-09-01, title: Vote}
"""


def found(text: str = CASE, undone: frozenset[str] = frozenset()) -> list[Day]:
    return list(days(past_of(loads(text), undone)))


def test_each_day_has_its_changes() -> None:
    said = {day.day.isoformat(): [(change.what, change.path.rsplit(".", 1)[-1]) for change in day.changes] for day in found()}
    assert said == {
        "2024-01-15": [("began", "brief")],
        "2024-02-01": [("began", "old")],
        "2024-03-01": [("ended", "brief")],
        "2024-03-10": [("began", "new")],
        "2024-04-01": [],
        "2024-05-01": [("began", "brief"), ("event", "storm")],
    }


def test_a_replacement_is_one_change_and_is_known_at_the_latest() -> None:
    day = next(day for day in found() if day.day.month == 3 and day.day.day == 10)
    assert day.changes[0].replaced == ("views.a.refuses.old",)
    assert set(day.at_latest) == {"views.a.refuses.new", "views.a.refuses.old"}


def test_the_ground_that_an_event_changed_is_named() -> None:
    storm = found()[-1]
    assert (storm.ground, storm.events) == (("deal",), ("events.storm",))


def test_what_is_not_known_to_be_in_force_is_named_on_each_day() -> None:
    unknown = {day.day.isoformat(): day.unknown for day in found()}
    assert unknown["2024-03-01"] == ("views.a.refuses.new", "views.a.refuses.plain")
    assert unknown["2024-03-10"] == unknown["2024-05-01"] == ("views.a.refuses.plain",)


def test_what_carries_no_date_counts_before_and_after_the_changes_of_the_first_day_on_which_it_is_known() -> None:
    text = CASE.replace("brief: {if: x == 0, since: 2024-01-15, until: 2024-02-29}", "brief: {if: x == 0, since: 2024-06-30}")
    text = text.replace("views: {b: {refuses: {brief: {until: 2024-12-31}}}}", "norms: {n: {if: x == 2}}")
    last = found(text)[-1]
    assert (last.day.isoformat(), last.undated) == ("2024-06-30", ("views.a.refuses.plain",))
    for state in (last.before, last.after):
        assert "views.a.refuses.plain" in {item.path for item in state.zone.entries.counted}


def test_what_is_seen_as_not_yet_made_is_so_on_every_day() -> None:
    said = {day.day.isoformat() for day in found(undone=frozenset({"views.a.refuses.new"}))}
    assert "2024-03-10" not in said


def test_a_change_can_be_made_alone_and_left_out() -> None:
    day = found()[-1]
    began, ground = day.changes

    def paths(state: object) -> set[str]:
        return {item.path.rsplit(".", 1)[-1] for item in state.zone.entries.counted}  # type: ignore[attr-defined] # a state

    assert paths(alone(day, began)) == paths(day.after) == {"new", "brief"}
    assert paths(without(day, began)) == paths(day.before) == {"new"}
    assert (alone(day, ground).zone.case.deal, alone(day, began).zone.case.deal) == (day.after.zone.case.deal, None)
    assert (without(day, ground).zone.case.deal, without(day, began).zone.case.deal) == (None, day.after.zone.case.deal)


def test_days_after_the_one_seen_are_not_replayed() -> None:
    case: Case = loads(CASE).at("2024-02-15")
    assert [day.day.isoformat() for day in days(past_of(case, frozenset()))] == ["2024-01-15", "2024-02-01"]


def test_an_entry_that_was_altered_has_the_events_that_reach_it() -> None:
    case = loads(CASE)
    events = ("events.flood", "events.storm")
    assert altering(case, "views.b.refuses.brief", events) == ("events.storm",)
    assert altering(case, "views.b.refuses.late", events) == ()
    removed = CASE.replace("title: Flood}", "title: Flood, remove: [views.b.refuses.late.since]}")
    assert altering(loads(removed), "views.b.refuses.late", events) == ("events.flood",)
