"""What of the open packages an audience may see: an answer only where it may see all that the answer used."""

from __future__ import annotations

import pytest

from accords.case.case import loads
from accords.errors import AccordsError
from accords.lenses.openings.result import Result
from accords.study.asking import run

TALKS = """
accords: 1
title: Talks
as_of: 2024-06-30
handling: public
parties: {n: {role: negotiator}, s: {role: negotiator}, r: {role: ratifier}, x: {role: outside}}
consent: {rule: n and s, or_maybe: {wider: {rule: n and s and r, claims: seen}}}
issues: {share: {options: [20, 30, 40]}, gate: {options: [shut, ajar]}}
status_quo: {share: 20, gate: shut}
sources: {paper: {title: Paper}, notes: {title: Notes, handling: team}}
claims: {seen: {source: paper, says: Seen.}, kept: {source: notes, says: Kept.}}
feasible: {limit: not (share == 40 and gate == shut)}
norms: {law: {if: share == 40 and gate == ajar}}
views:
  n:
    refuses:
      dear: {if: share > 30, since: 2024-01-01}
      loose: {if: gate == shut, firm: judged, or_maybe: {other: {if: gate == ajar, claims: seen}}}
    accepts: {fair: share > 20}
    lives_with: {brief: {if: share == 30, since: by 2024-12-01}}
    silent: {gate: {if: gate == ajar}}
  s: {refuses: {cheap: {if: share < 30, since: 2024-03-01}}}
  r: {refuses: {shut: gate == shut}}
  x: {refuses: {own: gate == shut}}
events: {vote: {date: 2024-09, change: {views: {s: {refuses: {fresh: share > 30}}}}}}
proposals: {plan: {outcome: {share: 30}}, named: {outcome: plan}}
precedents: {past: {date: 2024-02-01, outcome: {share: 30, gate: ajar}}}
"""


def hidden(*pairs: tuple[str, str], since: str | None = None, audience: str = "public") -> Result:
    """Answer for an audience from which some of the case is withheld."""
    text = TALKS
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    result: Result = run("openings", loads(text), audience=audience, since=since).result
    return result


TEAM = "handling: team"


def test_what_rests_on_nothing_withheld_is_shown_whole() -> None:
    assert hidden() == hidden(audience="mediator")
    assert (hidden().withheld, [reading.withheld for reading in hidden().readings.values()]) == ((), [False, False])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("dear: {if: share > 30,", "dear: {if: share > 30, claims: kept,"),
        ("fair: share > 20", f"fair: {{if: share > 20, {TEAM}}}"),
        ("limit: not (share == 40 and gate == shut)", "limit: {if: not (share == 40 and gate == shut), claims: kept}"),
        ("law: {if: share == 40 and gate == ajar}", "law: {if: share == 40 and gate == ajar, source: notes}"),
        ("date: 2024-09, change", f"date: 2024-02, {TEAM}, change"),
        ("brief: {if: share == 30, since: by 2024-12-01}", f"brief: {{if: share == 30, since: 2024-05-01, replaces: dear, {TEAM}}}"),
    ],
    ids=["claim", "acceptance", "limit", "norm", "event", "replacement"],
)
def test_no_reading_is_shown_that_uses_something_withheld(old: str, new: str) -> None:
    found = hidden((old, new))
    assert found.readings == {}
    assert found.withheld == ("rule", "wider")
    assert found.contradictions == ()


def test_a_reading_that_does_not_use_it_is_shown_as_it_is() -> None:
    found = hidden(("r: {refuses: {shut: gate == shut}}", f"r: {{refuses: {{shut: {{if: gate == shut, {TEAM}}}}}}}"))
    assert list(found.readings) == ["rule"]
    assert found.withheld == ("wider",)
    assert found.readings["rule"].packages == hidden().readings["rule"].packages


def test_a_reading_of_consent_that_may_not_be_seen_is_not_even_named() -> None:
    found = hidden(("rule: n and s and r, claims: seen", "rule: n and s, claims: kept"))
    assert (list(found.readings), found.withheld) == (["rule"], ())


def test_what_nobody_who_must_consent_says_withholds_nothing() -> None:
    found = hidden(("x: {refuses: {own: gate == shut}}", f"x: {{refuses: {{own: {{if: gate == shut, {TEAM}}}}}}}"))
    assert list(found.readings) == ["rule", "wider"]
    assert not any(reading.withheld for reading in found.readings.values())


def test_single_points_are_left_out_and_that_is_said() -> None:
    changes = {
        "views.n.silent.gate": ("silent: {gate: {if: gate == ajar}}", f"silent: {{gate: {{if: gate == ajar, {TEAM}}}}}"),
        "views.n.refuses.loose": ("other: {if: gate == ajar, claims: seen}", "other: {if: gate == ajar, claims: kept}"),
        "events.vote": ("vote: {date: 2024-09,", f"vote: {{date: 2024-09, {TEAM},"),
    }
    for path, change in changes.items():
        reading = hidden(change).readings["rule"]
        left = [turn.point for turn in reading.turns_on if turn.point.path == path and turn.point.kind != "condition"]
        assert (left, reading.withheld) == ([], True)
        assert reading.packages == hidden().readings["rule"].packages
        assert not any("silent" in silent for judged in reading.proposals.values() for silent in judged.silent) or "silent" not in path


def test_a_proposal_is_left_out_with_those_that_name_it() -> None:
    reading = hidden(("plan: {outcome: {share: 30}}", f"plan: {{outcome: {{share: 30}}, {TEAM}}}")).readings["rule"]
    assert (reading.proposals, reading.withheld) == ({}, True)


def test_a_silent_point_that_is_withheld_is_named_with_no_precedent_either() -> None:
    assert hidden().readings["rule"].precedents["past"].silent == ("views.n.silent.gate",)
    reading = hidden(("silent: {gate: {if: gate == ajar}}", f"silent: {{gate: {{if: gate == ajar, {TEAM}}}}}")).readings["rule"]
    assert reading.precedents["past"].silent == ()


def test_what_is_not_known_to_be_in_force_then_is_named_only_where_it_may_be_seen() -> None:
    brief = "views.n.lives_with.brief"
    reading = hidden(("since: by 2024-12-01", f"since: by 2024-12-01, {TEAM}")).readings["rule"]
    judged = [*reading.proposals.values(), *reading.precedents.values()]
    assert not any(brief in found.not_tested_by for found in judged)


def test_nothing_is_compared_where_any_entry_is_withheld() -> None:
    assert hidden(since="2024-02-01").compared is not None
    found = hidden(("since: by 2024-12-01", f"since: by 2024-12-01, {TEAM}"), since="2024-02-01")
    assert found.compared is None
    assert all(reading.since is None and reading.withheld for reading in found.readings.values())


def test_an_entry_that_may_not_be_seen_is_nothing_to_compare_with() -> None:
    with pytest.raises(AccordsError, match=r"'dear' may not be shown to 'public'.*Give a date instead"):
        hidden(("dear: {if: share > 30,", "dear: {if: share > 30, claims: kept,"), since="dear")
