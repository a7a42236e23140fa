"""Two states compared, against a count of every package in both."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accords.case.case import Case, loads
from accords.errors import AccordsError
from accords.study.comparison import Comparison, compare
from bundled import NAMES, case_of
from oracles.zone import World, world_of
from strategies import Dice, Plan, cases, condition, text_of

FEW = max(12, settings().max_examples // 6)
DAYS = ("2024-04-15", "2024-05-15", "2024-06-15", "2024-12-31")
SEED = "gaza-talks-2024/ceasefire"


@st.composite
def revised(draw: st.DrawFn) -> tuple[Plan, Plan]:
    """Draw a case and another version of it: other conditions, entries gone, issues in another order."""
    dice = Dice(draw)
    old = draw(cases(consents=False))
    new = {**old, "issues": dict(reversed(old["issues"].items())) if dice.one_in(2) and not _void(old) else old["issues"]}
    new["views"] = {}
    for party, view in old["views"].items():
        replaced = {entry.get("replaces") for part in view.values() for entry in part.values() if isinstance(entry, dict)}
        kept: Plan = {}
        for kind, entries in view.items():
            kept[kind] = {name: entry for name, entry in entries.items() if name in replaced or not dice.one_in(3)}
            for name, entry in kept[kind].items():
                if kind == "refuses" and dice.one_in(3) and isinstance(entry, dict):
                    kept[kind][name] = entry | {"if": condition(dice, old["issues"])}
        new["views"][party] = {kind: entries for kind, entries in kept.items() if entries}
    return old, {key: part for key, part in new.items() if key not in {"events", "scenarios", "instruments"}}


def _void(plan: Plan) -> bool:
    return any("applies" in issue for issue in plan["issues"].values())


def newly(path: str, here: World, there: World, rules: tuple[str, str]) -> int:
    """Count the deals of both states that an entry rejects here, where they are ruled out, and that are not ruled out there."""
    stance = next((each for each in here.held if each.path == path and each.kind == "refuses"), None)
    if stance is None:
        return 0
    deals = [sorted(package.items()) for package in there.deals() if there.verdict(rules[1], package) != "ruled_out"]
    return sum(
        here.rejects(stance, package) and here.verdict(rules[0], package) == "ruled_out" and sorted(package.items()) in deals
        for package in here.deals()
    )


def check(found: Comparison, old: Case, new: Case) -> None:
    then, now = world_of(old), world_of(new)
    assert set(found.readings) == set(old.readings) & set(new.readings)
    for name, both in found.readings.items():
        for packages, world, rule in ((both.then, then, old.readings[name]), (both.now, now, new.readings[name])):
            assert {kind: count.low for kind, count in packages._asdict().items()} == world.counts(str(rule))
    for shift in found.shifts:
        for name in found.readings:
            rules = str(new.readings[name]), str(old.readings[name])
            assert shift.closes is not None
            assert shift.opens is not None
            assert shift.closes[name].low == newly(shift.path, now, then, rules)
            assert shift.opens[name].low == newly(shift.path, then, now, rules[::-1])


@settings(max_examples=FEW)
@given(revised())
def test_between_two_files_counts_are_those_of_every_package(drawn: tuple[Plan, Plan]) -> None:
    old, new = (loads(text_of(plan)) for plan in drawn)
    found = compare(old, new)
    assert found.issues == ()
    check(found, old, new)


@settings(max_examples=FEW)
@given(plan=cases(consents=False), at=st.sampled_from(DAYS), to=st.sampled_from(DAYS))
def test_between_two_dates_counts_are_those_of_every_package(plan: Plan, at: str, to: str) -> None:
    case = loads(text_of(plan))
    old, new = case.at(at), case.at(to)
    found = compare(old, new)
    check(found, old, new)
    forces = [{item.path: item for item in state.held} for state in (old, new)]
    for shift in found.shifts:
        before, after = (force.get(shift.path) for force in forces)
        if shift.what == "dropped":
            assert before is not None
            assert before.force == "yes"
            assert after is None or after.force == "no"
        else:
            assert after is not None
            assert after.force == "yes"
            assert {"undated": "unknown", "moved": "yes"}.get(shift.what) == (before.force if before and before.force != "no" else None)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_differs_between_a_case_and_itself(name: str) -> None:
    found = compare(case_of(name), case_of(name))
    assert (found.shifts, found.issues) == ((), ())
    assert all(both.then == both.now for both in found.readings.values())


PARTIES = "accords: 1\ntitle: T\nas_of: 2024-06-30\nparties: {n: {name: North, role: negotiator}, s: {name: South, role: negotiator}}\n"
SHARE = "issues: {share: {options: [20, 30, 40]}}\n"
VIEWS = "views: {n: {refuses: {dear: {if: share > 30, since: 2024-01-01}, bare: share == 20}}}\n"


def test_where_issues_differ_packages_are_not_compared_one_by_one() -> None:
    other = SHARE.replace("40]", "40, 50]")
    found = compare(loads(PARTIES + SHARE + VIEWS), loads(PARTIES + other + VIEWS.replace("share == 20", "share == 50")))
    assert found.issues == ("share",)
    assert [(shift.what, shift.closes, shift.opens) for shift in found.shifts] == [("moved", None, None)]
    assert found.readings["rule"].then.deals.low == 3
    assert found.readings["rule"].now.deals.low == 4


def test_what_carries_no_date_is_not_said_to_be_new() -> None:
    case = loads(PARTIES + SHARE + VIEWS)
    found = compare(case.at("2024-02-01"), case)
    assert [(shift.path, shift.what) for shift in found.shifts] == [("views.n.refuses.bare", "undated")]


def test_what_is_not_known_in_the_newer_state_is_not_said_to_be_gone() -> None:
    case = loads(PARTIES + SHARE + VIEWS)
    assert compare(case, case.at("2024-02-01")).shifts == ()


# -- audiences -------------------------------------------------------------------------------------------------------------------------

PUBLIC = f"{PARTIES}handling: public\n{SHARE}"


def entry(mark: str, share: str) -> str:
    return f"{PUBLIC}views: {{n: {{refuses: {{dear: {{if: {share}, handling: {mark}}}, bare: share == 20}}}}}}\n"


@pytest.mark.parametrize(("then", "now"), [("team", "public"), ("public", "team"), ("team", "team")])
def test_what_may_be_seen_in_one_state_only_is_not_said_to_have_moved(then: str, now: str) -> None:
    found = compare(loads(entry(then, "share > 20")), loads(entry(now, "share > 30")), "public")
    assert (found.shifts, found.readings, found.withheld) == ((), {}, True)
    assert compare(loads(entry(then, "share > 20")), loads(entry(now, "share > 30")), "team").shifts[0].what == "moved"


def test_that_something_withheld_differs_cannot_be_told() -> None:
    same = compare(loads(entry("team", "share > 20")), loads(entry("team", "share > 20")), "public")
    assert same == compare(loads(entry("team", "share > 20")), loads(entry("team", "share > 30")), "public")


def test_what_a_statement_replaces_is_named_only_where_it_may_be_seen() -> None:
    older = "dear: {if: share > 20, since: 2024-01-01, handling: team}, "
    text = f"{PUBLIC}views: {{n: {{refuses: {{{older}newer: {{if: share > 30, since: 2024-05-01, replaces: dear}}}}}}}}\n"
    case = loads(text)
    assert [shift.replaces for shift in compare(case.at("2024-03-01"), case, "public").shifts] == [()]
    assert ("dear",) in [shift.replaces for shift in compare(case.at("2024-03-01"), case, "team").shifts]


def test_an_older_state_that_may_not_be_shown_is_not() -> None:
    with pytest.raises(AccordsError, match="The older case is marked 'team'"):
        compare(loads(PARTIES + SHARE), loads(PUBLIC), "public")


def test_in_the_first_case_it_is_said_what_the_shift_opened() -> None:
    case = case_of(SEED)
    found = compare(case.before("corridors-for-now"), case)
    assert found.shifts
    assert {shift.path.split(".")[1] for shift in found.shifts} == {"hamas"}
    assert any(count.low for shift in found.shifts for count in (shift.opens or {}).values())
