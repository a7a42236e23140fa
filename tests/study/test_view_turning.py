"""The first page's turning points: what supposed alone decides, and since when something has been left."""

from __future__ import annotations

from accords.blocks import Cite
from accords.case.case import Case, loads
from accords.lens.wording import Parts
from accords.lenses.change.naming import Speaker
from accords.study.asking import run
from accords.study.view_turning import since_when, suppositions
from bundled import case_of
from plain import words

SEED = "gaza-talks-2024/ceasefire"
CASE = """
accords: 1
title: t
as_of: 2024-06-30
handling: public
parties: {a: {name: Ann, role: negotiator}, b: {name: Bob, role: negotiator}}
issues: {x: {title: The share, options: [0, 1, 2]}}
sources: {paper: {title: Paper}}
claims: {seen: {source: paper, says: Seen.}, said: {source: paper, standing: alleged, says: Alleged.}}
views:
  a: {refuses: {old: {if: x > 0, since: 2024-01-01}, new: {if: x == 1, since: 2024-03-01, replaces: old}}}
  b: {refuses: {low: {if: x == 0, since: 2024-01-01}}}
events: {vote: {date: 2024-09-01, title: The vote, claims: seen, change: {views: {b: {refuses: {low: {if: x != 1}}}}}}}
scenarios:
  calm: {title: Calm, remove: [views.a.refuses.new, views.a.refuses.old]}
  motive: {title: A motive, claims: said, change: {views: {b: {refuses: {low: {if: x != 1}}}}}}
"""


def supposed(case: Case, name: str = "rule") -> list[tuple[str, Parts]]:
    return suppositions({"change": run("change", case)}, Speaker(case), name)


def since(case: Case, name: str = "rule") -> str:
    return words(since_when({"change": run("change", case)}, Speaker(case), name))


def test_what_alone_takes_everything_away_is_named_with_its_claims_and_what_is_alleged_is_not() -> None:
    ((path, said),) = supposed(loads(CASE))
    assert path == "events.vote"
    assert words(said).startswith("If this happened, nothing would be left: The vote")
    assert Cite("seen") in said


def test_a_scenario_that_takes_all_packages_of_the_seeds_case_away_is_one() -> None:
    """The readiness that is reported, and not confirmed: 16 packages are open with it, none without."""
    case = case_of(SEED)
    ((path, said),) = supposed(case)
    assert path == "scenarios.readiness-unconfirmed"
    assert words(said).startswith("If this were so, nothing would be left: ")
    assert supposed(case, "coalition") == []


def test_what_leaves_something_where_nothing_is_left_is_one_too() -> None:
    text = CASE.replace("new: {if: x == 1,", "new: {if: x >= 1,")
    assert [words(said) for _, said in supposed(loads(text))] == ["If this were so, something would be left: Calm."]


def test_where_something_is_supposed_already_nothing_else_is() -> None:
    case = loads(CASE).under("calm")
    assert supposed(case) == []
    assert since(case) == ""


def test_since_when_something_is_left_and_through_what() -> None:
    found = since(loads(CASE))
    assert found.startswith("Since 2024-03-01 something is left, where nothing was before, through a condition of Ann")
    assert found.endswith("in place of an earlier statement.")
    assert since(case_of(SEED)).startswith("Since 2024-12-17 at the latest something is left, where nothing was before, through")
    assert since(case_of(SEED), "coalition") == ""


def test_since_when_nothing_is_left_and_through_what() -> None:
    text = CASE.replace(
        "low: {if: x == 0, since: 2024-01-01}",
        "low: {if: x == 0, since: 2024-01-01, until: 2024-04-30}, all: {if: x != 1, since: 2024-05-01}",
    )
    assert since(loads(text)).startswith("Since 2024-05-01 nothing is left, where something was before, through a condition of Bob")


def test_what_events_changed_and_what_ended_is_named_as_what_it_was() -> None:
    ended = CASE.replace("new: {if: x == 1, since: 2024-03-01, replaces: old}", "new: {if: x == 1}").replace(
        "old: {if: x > 0, since: 2024-01-01}", "old: {if: x > 0, since: 2024-01-01, until: 2024-02-29}"
    )
    assert "through the end of a condition of Ann" in since(loads(ended))
    altered = CASE.replace("date: 2024-09-01", "date: 2024-05-01")
    assert "through an event that changed a condition of Bob" in since(loads(altered))
    ground = CASE.replace("date: 2024-09-01", "date: 2024-05-01").replace(
        "change: {views: {b: {refuses: {low: {if: x != 1}}}}}}}\nsc", "change: {deal: x == 1}}}\nsc"
    )
    assert "through The vote" in since(loads(ground))


def test_where_change_did_not_run_nothing_is_said() -> None:
    case = loads(CASE)
    assert suppositions({}, Speaker(case), "rule") == []
    assert since_when({}, Speaker(case), "rule") == []


def test_that_nothing_was_left_from_the_first_conditions_on_is_no_turning_point() -> None:
    assert since(loads(CASE).at("2024-02-01")) == ""


def test_what_is_so_only_since_something_without_a_date_counts_has_no_day() -> None:
    """The second condition of Bob carries no date: it counts at the date seen, and on no day before."""
    text = CASE.replace(
        "b: {refuses: {low: {if: x == 0, since: 2024-01-01}}}", "b: {refuses: {low: {if: x == 0, since: 2024-01-01}, all: x > 0}}"
    )
    assert since(loads(text)) == ""
