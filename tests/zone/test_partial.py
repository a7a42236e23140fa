"""What is said of partial packages, against all their completions, one by one."""

from __future__ import annotations

from itertools import chain

from hypothesis import given, settings

from accords.case.case import Case, loads
from accords.case.consent import ConsentRule
from accords.maths.patience import Patience
from accords.zone.partial import Judgement, judge
from accords.zone.zone import Zone, zone_of
from oracles.zone import World, world_of
from strategies import Plan, cases, entangled_cases, text_of

SOME = settings(max_examples=max(25, settings().max_examples // 2))


def status(world: World, rule: str, choices: dict[str, str]) -> str:
    """Say by definition how a package stands."""
    completions = list(world.completions(choices))
    verdicts = {world.verdict(rule, package) for package in completions}
    if not completions:
        named = [package for package in world.feasible() if world.settles(package, choices)]
        return "excluded" if named else "impossible"
    if len(verdicts) == 1 and verdicts <= {"ruled_out", "accepted"}:
        return verdicts.pop()
    return "locked" if verdicts <= {"ruled_out", "locked"} else "open"


def assert_judged(case: Case, choices: dict[str, str], rule: ConsentRule) -> None:
    world, zone = world_of(case, choices), zone_of(case, also=choices)
    completions = list(world.completions(choices))
    found = judge(zone, rule, choices)
    assert found.status == status(world, rule.text, choices)
    assert set(found.norms) == set(chain(*(world.excluding(package) for package in world.feasible() if world.settles(package, choices))))
    if not completions:
        return
    deals = [world.is_deal(package) for package in completions]
    assert found.deal == ("all" if all(deals) else "some" if any(deals) else "none")
    assert set(found.accepted_by) == {
        party for party in rule.parties if all(world.answer(party, each) == "accepts" for each in completions)
    }
    assert set(found.refused_by) == {party for party in rule.parties if all(world.answer(party, each) == "refuses" for each in completions)}
    if found.status == "ruled_out":
        expected = chain(*(world.collisions(members, completions)[0] for members in rule.sets))
        assert {frozenset(paths) for paths in found.ruled_out_by} == set(expected)
    else:
        assert_rest(world, found, rule, choices)


def assert_rest(world: World, found: Judgement, rule: ConsentRule, choices: dict[str, str]) -> None:
    """Check what is only said where not everything is ruled out."""
    completions = list(world.completions(choices))
    kept = [package for package in completions if world.verdict(rule.text, package) != "ruled_out"]
    hangs = set()
    for stance in world.held:
        true = [
            world.rejects(stance, each) if stance.kind == "refuses" else world.truth(stance.if_.root, each) is True for each in completions
        ]
        if stance.party in rule.parties and any(true) and not all(true):
            hangs.add(stance.path)
    assert set(found.hangs_on) == hangs
    silent = {
        f"views.{party}.silent.{name}"
        for party in rule.parties
        if party in world.case.views
        for name, silence in world.case.views[party].silent.items()
        if any(world.truth(silence.if_.root, package) is True for package in kept)
    }
    assert set(found.silent) == silent
    for issue, options in found.left_open:
        assert issue not in choices
        assert set(options) == {package.get(issue) for package in kept}
    assert {issue for issue, _ in found.left_open} == set(world.case.issues) - set(choices)
    assert dict(found.example) in kept


@SOME
@given(cases())
def test_proposals_are_judged_by_all_their_completions(plan: Plan) -> None:
    case = loads(text_of(plan))
    judged = [{}, *(case.choices(proposal.outcome) for proposal in case.proposals.values() if proposal.outcome)]
    for choices in judged:
        for rule in case.readings.values():
            assert_judged(case, choices, rule)


@settings(SOME, max_examples=SOME.max_examples // 2)
@given(entangled_cases())
def test_packages_in_circles_are_judged_by_all_their_completions(plan: Plan) -> None:
    case = loads(text_of(plan))
    for option in plan["issues"]["road"]["options"]:
        assert_judged(case, {"road": option}, case.readings["rule"])


def test_what_cannot_be_decided_is_said_so() -> None:
    """With no patience left, a question that couples twenty issues has no answer."""
    names = [f"i{index}" for index in range(20)]
    tests = " or ".join(f"({' and '.join(f'{name} == {(index * step) % 7}' for name in names)})" for index, step in enumerate(range(1, 40)))
    issues = "issues: {" + ", ".join(f"{name}: {{options: {{from: 0, to: 9, step: 1}}}}" for name in names) + "}\n"
    parties = "parties: {a: {role: negotiator}, b: {role: negotiator}}\n"
    refuses = f'views: {{a: {{refuses: {{r: "{tests}", s: "not ({tests})"}}}}}}\n'
    case = loads(f"accords: 1\ntitle: t\nas_of: 2024-01-01\n{parties}{issues}{refuses}")
    found = zone_of(case)
    zone = Zone(case, found.entries, found.space, Patience(cells=0, units=0.0))
    assert judge(zone, case.readings["rule"], {}).status in {"undecided", "ruled_out"}
