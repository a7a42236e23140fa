"""Handling marks are inherited and never widened: not by what an entry rests on, what replaces it, or what changes it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords.case.case import Case, loads
from accords.case.handling import Access, access_of, audience_of, marks_of, marks_under, touched
from accords.errors import AccordsError
from case.writing import small

AUDIENCES = ("public", "team", "mediator", "party:north", "party:south")
MARKS = ("public", "team", "mediator", "party:north", "party:south")

SECTIONS = """\
handling: public
sources:
  paper: {title: Paper}
  notes: {title: Notes, handling: mediator}
claims:
  open: {source: paper, says: One.}
  closed: {source: paper, handling: team, says: Two.}
  noted: {source: notes, handling: public, says: Three.}
views:
  north:
    refuses:
      plain: share > 30
      on-open: {if: share > 20, claims: open}
      on-closed: {if: share > 20, claims: [open, closed]}
      against: {if: share > 20, against: noted}
      own: {if: share > 20, claims: open, handling: "party:north", or_maybe: {other: {if: share > 30, claims: closed}}}
      loose: {if: share > 20, or_maybe: {other: {if: share > 30, claims: closed}}}
      older: share > 20
      newer: {if: share > 30, since: 2024-06-01, replaces: older, handling: mediator}
    no_agreement: {text: Hard., claims: noted}
norms: {law: {if: share > 30, source: notes}}
"""


def allowed(case: Case, path: str) -> set[str]:
    marks = marks_of(case)
    return {audience for audience in AUDIENCES if marks.of([path]).allows(audience)}


EVERYONE = set(AUDIENCES)


@pytest.mark.parametrize(
    ("path", "seen"),
    [
        ("views.north.refuses.plain", EVERYONE),
        ("views.north.refuses.on-open", EVERYONE),
        ("views.north.refuses.on-closed", {"team", "mediator"}),
        ("views.north.refuses.on-closed.if", {"team", "mediator"}),
        ("views.north.refuses.against", {"mediator"}),
        ("views.north.refuses.own", {"party:north", "mediator"}),
        ("views.north.refuses.own.or_maybe.other", {"mediator"}),
        ("views.north.refuses.loose", EVERYONE),
        ("views.north.refuses.loose.or_maybe.other", {"team", "mediator"}),
        ("views.north.refuses.newer", {"mediator"}),
        ("views.north.refuses.older", {"mediator"}),
        ("views.north.no_agreement", {"mediator"}),
        ("claims.open", EVERYONE),
        ("claims.closed", {"team", "mediator"}),
        ("claims.noted", {"mediator"}),
        ("norms.law", {"mediator"}),
        ("issues.share", EVERYONE),
    ],
)
def test_an_entry_is_never_wider_than_what_it_rests_on_or_what_replaces_it(path: str, seen: set[str]) -> None:
    assert allowed(loads(small(SECTIONS)), path) == seen


@given(st.lists(st.sampled_from(MARKS), max_size=4))
def test_what_was_made_from_several_things_may_be_seen_by_those_who_may_see_all(marks: list[str]) -> None:
    together = Access()
    for mark in marks:
        together = together & access_of(mark)
    assert {name for name in AUDIENCES if together.allows(name)} == {
        name for name in AUDIENCES if all(access_of(mark).allows(name) for mark in marks)
    }


@given(st.sampled_from(MARKS))
def test_mediators_see_whatever_is_marked(mark: str) -> None:
    assert access_of(mark).allows("mediator")


def test_two_parties_marks_leave_mediators_alone() -> None:
    assert access_of("party:north") & access_of("party:south") == access_of("mediator")


@given(case=st.sampled_from(MARKS), entry=st.sampled_from(MARKS))
def test_nothing_is_wider_than_the_case(case: str, entry: str) -> None:
    found = loads(small(f'handling: "{case}"\nviews: {{north: {{refuses: {{n: {{if: share > 30, handling: "{entry}"}}}}}}}}\n'))
    assert allowed(found, "views.north.refuses.n") == {
        name for name in AUDIENCES if access_of(case).allows(name) and access_of(entry).allows(name)
    }


def test_left_out_a_mark_is_team_and_the_audience_is_whom_the_case_names() -> None:
    case = loads(small())
    assert allowed(case, "issues.share") == {"team", "mediator"}
    assert audience_of(None, case) == "team"
    assert audience_of("party:south", case) == "party:south"
    with pytest.raises(AccordsError, match="no audience 'party:west'"):
        audience_of("party:west", case)


# -- what patches touch ----------------------------------------------------------------------------------------------------------------

PATCHED = """\
handling: public
sources: {paper: {title: Paper}}
claims: {open: {source: paper, says: One.}}
views:
  north:
    refuses:
      stays: share > 30
      goes: {if: share > 20, claims: open}
      older: share > 20
"""


def under(event: str, path: str, *, applied: bool = True) -> set[str]:
    """Say who sees a path where an event that only mediators may see was, or will be, applied."""
    text = small(f"{PATCHED}events: {{e: {{date: 2024-06-10, handling: mediator, {event}}}}}\n")
    case = loads(text) if applied else loads(text).at("2024-06-01")
    marks = marks_under(case.standpoint.written, case, ["events.e"])
    return {audience for audience in AUDIENCES if marks.of([path]).allows(audience)}


@pytest.mark.parametrize("applied", [True, False], ids=["after", "before"])
@pytest.mark.parametrize(
    ("event", "narrow"),
    [
        ("remove: [views.north.refuses.goes]", ["goes"]),
        ("remove: [views.north.refuses]", ["goes", "stays", "older"]),
        ("remove: [claims.open]", ["goes"]),
        ("change: {views: {north: {refuses: {goes: {if: share > 30}}}}}", ["goes"]),
        ("change: {views: {north: {refuses: {goes: {handling: public}}}}}", ["goes"]),
        ("change: {views: {north: {refuses: {added: share > 30}}}}", ["added"]),
        ("change: {views: {north: {refuses: {added: {if: share > 30, since: 2024-06-10, replaces: older}}}}}", ["added", "older"]),
        ("change: {views: {north: {refuses: {added: {if: share > 30, since: 2024-06-10, replaces: [older]}}}}}", ["added", "older"]),
        ("change: {deal: share > 20}", []),
    ],
)
def test_what_a_patch_touches_is_never_wider_than_the_patch_whether_or_not_it_is_applied(
    event: str,
    narrow: list[str],
    applied: bool,  # noqa: FBT001 a table of cases
) -> None:
    for name in ("goes", "stays", "older", *narrow):
        expected = {"mediator"} if name in narrow else EVERYONE
        assert under(event, f"views.north.refuses.{name}", applied=applied) == expected, name


@pytest.mark.parametrize("event", ["change: {title: Other}", "change: {parties: {north: {name: N}}}", "remove: [issues.colour]"])
def test_what_a_patch_does_to_names_or_issues_is_everywhere(event: str) -> None:
    assert under(event, "views.north.refuses.stays") == {"mediator"}


def test_a_patch_that_widens_the_mark_of_the_case_widens_nothing() -> None:
    event = "events: {e: {date: 2024-06-10, change: {handling: public}}}\n"
    case = loads(small(f"handling: team\n{event}"))
    assert case.handling == "public"
    assert not marks_under(case.standpoint.written, case, ["events.e"]).of(["issues.share"]).allows("public")


def test_the_paths_that_a_patch_touches_are_what_it_removes_and_the_ends_of_what_it_changes() -> None:
    text = small(
        "events: {e: {date: 2024-06-10, remove: [issues.colour], change: {deal: share > 20, views: {south: {refuses: {x: share > 20}}}}}}\n"
    )
    assert touched(loads(text).events["e"]) == ("issues.colour", "deal", "views.south.refuses.x")
    assert touched(loads(small("events: {e: {title: Nothing}}\n")).events["e"]) == ()
