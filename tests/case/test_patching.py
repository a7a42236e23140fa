"""Events, scenarios and instruments as changes of a case."""

from __future__ import annotations

import pytest

from accords.case.patching import changes, find, happened, patches
from accords.errors import AccordsError
from case.writing import EVENTS, VILLAGES, case_of, changed, pointed, problem_of, problems_of, small


def test_patches_are_events_scenarios_and_instruments_with_an_effect() -> None:
    assert list(patches(case_of(VILLAGES))) == ["events.drought", "events.vote", "scenarios.no-envoy", "instruments.escort"]
    assert [path for path, patch in patches(case_of(VILLAGES)).items() if changes(patch)] == ["scenarios.no-envoy", "instruments.escort"]


def test_events_happened_up_to_as_of_unless_they_say_otherwise_and_come_by_date() -> None:
    found = case_of(small(EVENTS))
    assert happened(found) == ["events.early", "events.late", "events.said"]
    assert happened(found, found.as_of) == ["events.early", "events.late"]


def test_what_may_be_supposed_is_found_by_id_or_path() -> None:
    found = case_of(small(EVENTS + "scenarios: {early: {title: Something else}, other: {}}\n"))
    assert find(found, "other") == "scenarios.other"
    assert find(found, "events.early") == "events.early"
    with pytest.raises(AccordsError, match=r"may be events.early or scenarios.early: give the whole path"):
        find(found, "early")
    with pytest.raises(AccordsError, match="There is no scenario, event or instrument 'nothing'"):
        find(found, "nothing")


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("views.north.refuses.n3", "There is nothing to remove: 'views.north.refuses' has no 'n3'."),
        ("vews", "There is nothing to remove: the case has no 'vews'."),
        ("views.north.refuses.n1.if", "There is nothing to remove: 'views.north.refuses.n1' is a text and holds no keys."),
        ("consent.x", "There is nothing to remove: 'consent' is a text and holds no keys."),
    ],
)
@pytest.mark.parametrize("section", ["scenarios: {s: {", "instruments: {s: {effect: {"])
def test_a_missing_path_is_a_problem_where_it_is_written(path: str, message: str, section: str) -> None:
    text = small(
        f"views: {{north: {{refuses: {{n1: share > 20}}}}}}\n{section}remove: [title, {path}]{'}' * section.count('{')}\n"
    ).replace("[title, ", "[")
    problem = problem_of(text)
    assert problem.message == message
    assert pointed(text, problem).startswith(path)
    assert ".s applied)" in problem.hint


def test_remove_comes_first_then_change_merges_maps_and_replaces_texts_and_lists() -> None:
    found = case_of(
        small(
            "views: {north: {refuses: {n1: share > 20, n2: share > 30}, silent: {s: fence == gate}}}\n"
            "scenarios: {s: {remove: views.north.refuses.n1, change: {title: Changed, issues: {share: {options: [20, 30, 40, 50]}},"
            " views: {north: {refuses: {n1: fence == gate, n2: {firm: judged}}}}}}}\n"
        )
    ).under("s")
    assert (str(found.title), len(found.issues["share"].options)) == ("Changed", 4)
    assert {name: str(entry.if_) for name, entry in found.views["north"].refuses.items()} == {"n2": "share > 30", "n1": "fence == gate"}
    assert found.views["north"].refuses["n2"].firm == "judged"
    assert list(found.views["north"].silent) == ["s"]


def test_a_change_is_checked_by_the_schema_where_it_is_written() -> None:
    text = small(
        "scenarios:\n  s: {change: {views: {north: {refuses: {n1: fence == gte}}}}}\n  t: {change: {parties: {north: {rle: ally}}}}\n"
    )
    first, second = problems_of(text)
    assert pointed(text, first).startswith("gte")
    assert pointed(text, second).startswith("rle")
    assert (first.hint, second.hint) == ("Write `gate`. (with scenarios.s applied)", "Did you mean 'role'? (with scenarios.t applied)")


def test_faults_of_the_file_and_of_its_patches_come_at_once_and_each_once() -> None:
    text = small(
        "deal: shar > 20\nviews: {north: {refuses: {n1: fence == gte}}}\n"
        "scenarios:\n  s: {change: {feasible: {f: share > x}}}\n  t: {remove: [parties.envoy]}\n"
        "  u: {change: {feasible: {f: share > 20}}}\n"
    )
    assert [pointed(text, problem)[:4] for problem in problems_of(text)] == ["shar", "gte}", "x}}}", "part"]


@pytest.mark.parametrize(
    ("removed", "used"),
    [
        ("parties.elders", "views: {north: {refuses: {n: not consents(elders)}}}\n"),
        ("parties.elders", "consent: {rule: north and south, or_maybe: {x: north and south and elders}}\n"),
        ("parties.elders", "consent: {rule: north and south, may_leave: {elders: {of: north}}}\n"),
        ("parties.elders", "controller"),
        ("parties.elders", "views: {elders: {refuses: {n: share > 20}}}\n"),
        ("parties.elders", "sources: {s: {handling: party:elders}}\n"),
        ("issues.fence", "deal: fence == gate\n"),
        ("issues.fence", "status_quo: {share: 20, fence: gate, colour: red}\n"),
        ("issues.fence.options.gate", "deal: fence == gate\n"),
        ("issues.fence.options.gate", "status_quo: {share: 20, fence: gate, colour: red}\n"),
        ("proposals.p", "proposals: {p: {outcome: {share: 20}}}\npreferences: {north: {reservation: {outcome: p}}}\n"),
        ("sources.s", "sources: {s: {kind: press}}\nclaims: {c: {source: s}}\n"),
    ],
)
def test_removing_what_is_used_is_a_problem(removed: str, used: str) -> None:
    pairs = [("[stays, gate, removed]", "{stays: It stays, gate: A gate}" + (", controller: elders" if used == "controller" else ""))]
    if used.startswith("consent"):
        pairs.append(("consent: north and south\n", used))
    more = "" if used == "controller" or used.startswith("consent") else used
    assert problems_of(small(more, *pairs)) == ()
    found = problems_of(small(f"{more}scenarios: {{s: {{remove: [{removed}]}}}}\n", *pairs))
    assert found
    assert all(problem.place is not None and "(with scenarios.s applied)" in problem.hint for problem in found)


VOID = """\
views: {north: {refuses: {n1: {if: share > 20, claims: [c1, c2]}, n2: {if: share > 30, replaces: n1}},
  no_agreement: {text: Drought, foreseen: [vote]}}}
claims: {c1: {by: elders, about: [elders, north]}, c2: {by: north}}
events: {vote: {date: 2025, by: elders, to: [elders, north]}}
proposals: {p: {by: [elders, north], answers: {elders: silent, north: refused}}}
instruments: {i: {by: elders, touches: [views.north.refuses.n1, parties.elders, views.north]}}
scenarios: {s: {remove: [parties.elders, views.north.refuses.n1, claims.c2, events.vote]}, t: {remove: [parties.elders, claims, views]}}
"""


def test_other_mentions_of_what_is_removed_go_void_and_are_listed() -> None:
    text = small(VOID, ("share: {", "share: {moves: [{from: 20, to: 30, by: elders}, {from: 30, to: 20, by: [elders, north]}], "))
    found = case_of(text).under("s")
    assert set(found.voided) == {
        ("issues.share.moves.by", "parties.elders"),
        ("views.north.refuses.n2.replaces", "views.north.refuses.n1"),
        ("views.north.no_agreement.foreseen", "events.vote"),
        ("claims.c1.by", "parties.elders"),
        ("claims.c1.about", "parties.elders"),
        ("proposals.p.by", "parties.elders"),
        ("proposals.p.answers", "parties.elders"),
        ("instruments.i.by", "parties.elders"),
        ("instruments.i.touches", "views.north.refuses.n1"),
        ("instruments.i.touches", "parties.elders"),
    }
    assert found.proposals["p"].by == ("north",)
    assert found.proposals["p"].answers == {"north": "refused"}
    assert found.instruments["i"].touches == ("views.north",)
    assert found.claims["c1"].by is not None
    assert found.claims["c1"].by.party is None
    assert [arc.by for arc in found.issues["share"].moves or ()] == [("north",)]  # type: ignore[union-attr] # these are arcs
    assert ("instruments.i.touches", "views.north") in case_of(text).under("t").voided


def test_consents_may_be_asked_in_the_pieces_of_scenarios_that_are_views() -> None:
    more = "scenarios: {{s: {{change: {{{}}}}}}}\n"
    assert problems_of(small(more.format("views: {north: {refuses: {n: not consents(elders)}}}"))) == ()
    assert "Consent cannot be asked here" in problem_of(small(more.format("deal: consents(elders)"))).message


def test_scenarios_are_checked_on_the_case_after_its_events() -> None:
    more = (
        "views: {{north: {{refuses: {{n1: share > 20}}}}}}\nevents: {{e: {{date: 2024-01, {}}}}}\n"
        "scenarios: {{s: {{remove: views.north.refuses.n9}}}}\n"
    )
    assert problems_of(small(more.format("change: {views: {north: {refuses: {n9: share > 30}}}}"))) == ()
    assert (
        problem_of(small(more.format("status: foreseen, change: {views: {north: {refuses: {n9: share > 30}}}}"))).path
        == "scenarios.s.remove"
    )


def test_events_of_one_day_are_checked_together_others_day_after_day() -> None:
    more = (
        "events:\n"
        "  a: {{date: 2024-01-{}, change: {{views: {{north: {{refuses: {{n8: tunnel == yes}}}}}}}}}}\n"
        "  b: {{date: 2024-01-02, change: {{issues: {{tunnel: {{options: [yes, no]}}}}}}}}\n"
    )
    assert problems_of(small(more.format("02"))) == ()
    assert "(with events.a applied)" in problem_of(small(more.format("01"))).hint


def test_reserved_sections_are_refused_in_a_change() -> None:
    assert "not yet" in problem_of(small("scenarios: {s: {change: {rooms: {}}}}\n")).message


def test_one_patch_too_many_in_the_example() -> None:
    text = changed(("instruments.escort]}", "instruments.escort, views.herders]}"))
    assert problem_of(text).message == "There is nothing to remove: 'views' has no 'herders'."
