"""What ``positions`` says, by definition: every option, every outcome, every day, one at a time."""

from __future__ import annotations

from datetime import date, timedelta

from accords.case.case import Case
from accords.case.condition import Condition
from oracles.zone import World, force

KINDS = ("refuses", "accepts", "lives_with")


def options(world: World, condition: Condition) -> dict[str, dict[str, str]]:
    """Say with which options a condition is true: of every feasible outcome that has the option, or of some."""
    found: dict[str, dict[str, str]] = {}
    for issue in world.case.issues.values():
        if issue.id not in condition.issues:
            continue
        found[issue.id] = {}
        for option in issue.options:
            truths = {world.truth(condition.root, package) is True for package in world.feasible() if package.get(issue.id) == option.id}
            if True in truths:
                found[issue.id][option.id] = "depends" if False in truths else "always"
    return found


def contradictions(world: World) -> set[tuple[str, str, str]]:
    """Give refusals of a party with acceptances that are true of a package they reject, and with all that could be lived with."""
    found = set()
    for refusal in (stance for stance in world.held if stance.kind == "refuses"):
        rejected = [package for package in world.possible() if world.rejects(refusal, package)]
        for other in (stance for stance in world.held if stance.kind == "accepts" and stance.party == refusal.party):
            if any(world.truth(other.if_.root, package) is True for package in rejected):
                found.add((refusal.path, other.path, "overlap"))
        for name, entry in world.case.views[refusal.party].lives_with.items():
            if force(world.case, refusal.party, "lives_with", name, world.case.today) in {"yes", "perhaps"}:
                about = [package for package in world.possible() if world.truth(entry.if_.root, package) is True]
                if about and all(package in rejected for package in about):
                    found.add((refusal.path, f"views.{refusal.party}.lives_with.{name}", "covers"))
    return found


def lasting(case: Case, party: str, kind: str, name: str) -> tuple[date, date]:
    """Give the first day on which an entry is known to be in force, and its last (the end of time if it goes on)."""
    view = case.views[party]
    entry = getattr(view, kind)[name]
    ends = [entry.until.last] if entry.until else []
    for where in KINDS:
        newer = [other for other in getattr(view, where).values() if name in other.replaces]
        ends += [(other.since.first if other.since else case.as_of.last) - timedelta(days=1) for other in newer]
    return entry.since.first if entry.since else min([case.as_of.last, *ends]), min(ends, default=date.max)


def moves(case: Case, since: date | None) -> tuple[set[str], set[str]]:
    """Give the entries that began and that ended, by path; without a day, those that replaced another and those that are over."""
    begun, ended = set(), set()
    for party, view in case.views.items():
        for kind in KINDS:
            for name, entry in getattr(view, kind).items():
                path = f"views.{party}.{kind}.{name}"
                first, last = lasting(case, party, kind, name)
                loose = entry.since is None or entry.since.by
                if first <= case.today <= last:
                    then = since is not None and (first <= since <= last or (since < first and loose))
                    begun |= {path} if (entry.replaces if since is None else not then) else set()
                elif case.today > last and (since is None or first <= since <= last):
                    ended.add(path)
    return begun, ended
