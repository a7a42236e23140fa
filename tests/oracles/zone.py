"""What a case says of every package, by definition: plain loops over all outcomes, one at a time.

Uses the fields of the case's models and the syntax trees of its conditions; of the program's own reasoning, nothing.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from accords.case.case import Case
from accords.case.condition import Condition, Consents, Expression, Not, Test, Within
from accords.case.model import Entry, Refusal
from oracles.conditions import Choices, Value, kleene, outcomes, rank, truth, value_of, ways

Paths = tuple[str, ...]
Package = dict[str, str]


@dataclass(frozen=True)
class Stance:
    """One refusal or acceptance that counts."""

    path: str
    party: str
    kind: str
    if_: Condition
    until_done: Condition | None = None


def force(case: Case, party: str, kind: str, name: str, at: date) -> str:
    """Say whether an entry is in force at a date: ``yes``, ``no`` or ``unknown``; ``perhaps`` if it may have ended before."""
    view = case.views[party]
    entry: Entry = getattr(view, kind)[name]
    newer = [other for where in ("refuses", "accepts", "lives_with") for other in getattr(view, where).values() if name in other.replaces]
    ends = [(other.since.first if other.since else case.as_of.last) - timedelta(days=1) for other in newer]
    ends += [entry.until.last] if entry.until else []
    if any(at > end for end in ends):
        return "no"
    begins = entry.since.first if entry.since else min([case.as_of.last, *ends])
    if at < begins:
        return "unknown" if entry.since is None or entry.since.by else "no"
    return "perhaps" if any(other.since is None or other.since.by for other in newer) else "yes"


def stances(case: Case) -> list[Stance]:
    """Give the refusals and acceptances that count at the date the case is seen at."""
    found = []
    for party, view in case.views.items():
        for kind in ("refuses", "accepts"):
            for name, entry in getattr(view, kind).items():
                if force(case, party, kind, name, case.today) in {"yes", "perhaps"}:
                    done = entry.until_done if isinstance(entry, Refusal) else None
                    found.append(Stance(f"views.{party}.{kind}.{name}", party, kind, entry.if_, done))
    return found


def consenting(text: str) -> list[frozenset[str]]:
    """Give the minimal sets of parties whose consent is enough for a rule: of all subsets, those that suffice while no smaller does."""
    names: dict[str, str] = {}
    words = re.findall(r"[()]|[^\s()]+", text)
    python = " ".join(word if word in {"(", ")", "and", "or"} else names.setdefault(word, f"n{len(names)}") for word in words)
    tree = ast.parse(python, mode="eval").body

    def enough(node: ast.expr, members: Collection[str]) -> bool:
        if isinstance(node, ast.Name):
            return node.id in members
        assert isinstance(node, ast.BoolOp)
        values = [enough(part, members) for part in node.values]
        return all(values) if isinstance(node.op, ast.And) else any(values)

    every = [frozenset(chosen) for size in range(len(names) + 1) for chosen in combinations(names.values(), size)]
    suffice = [members for members in every if enough(tree, members)]
    back = {short: name for name, short in names.items()}
    return [frozenset(back[one] for one in members) for members in suffice if not any(other < members for other in suffice)]


@dataclass(frozen=True)
class World:
    """A case at its date with some stances, and every outcome that there is."""

    case: Case
    held: list[Stance]
    packages: list[Package]
    _answers: dict[tuple[str, Paths], str] = field(default_factory=dict)

    def having(self, held: list[Stance]) -> World:
        """Give the world with other stances."""
        return replace(self, held=held, _answers={})

    # -- the ground

    def truth(self, node: Expression, package: Choices) -> Value:
        """Evaluate a condition on a package; consent is each party's own answer to it."""

        def consents(party: str) -> Value:
            return {"accepts": True, "refuses": False, "open": None}[self.answer(party, package)]

        return value_of(node, self.case.issues, package, consents)

    def excluding(self, package: Package) -> list[str]:
        """Name the norms that exclude a package."""
        return [name for name, norm in self.case.norms.items() if self.truth(norm.if_.root, package) is True]

    def feasible(self) -> list[Package]:
        """Give the outcomes of which no condition of ``feasible`` is false."""
        conditions = [ground.if_.root for ground in self.case.feasible.values()]
        return [package for package in self.packages if not any(self.truth(node, package) is False for node in conditions)]

    def possible(self) -> list[Package]:
        """Give the feasible outcomes that no norm excludes."""
        return [package for package in self.feasible() if not self.excluding(package)]

    def here(self) -> Package | None:
        """Give the status quo without void issues."""
        if self.case.status_quo is None:
            return None
        written = dict(self.case.status_quo.choices)
        return next(package for package in self.packages if all(alike(self.case, name, written[name], package[name]) for name in package))

    def is_deal(self, package: Package) -> bool:
        """Whether a possible package is called an agreement."""
        meant = self.case.deal is None or self.truth(self.case.deal.root, package) is True
        return meant and package != self.here()

    def deals(self) -> list[Package]:
        """Give the deals."""
        return [package for package in self.possible() if self.is_deal(package)]

    # -- the parties

    def answer(self, party: str, package: Choices) -> str:
        """Say whether a party refuses or accepts a package, or leaves it open."""
        key = (party, tuple(f"{issue}={option}" for issue, option in package.items()))
        if key not in self._answers:
            own = [stance for stance in self.held if stance.party == party]
            if any(self.rejects(stance, package) for stance in own if stance.kind == "refuses"):
                self._answers[key] = "refuses"
            elif any(self.truth(stance.if_.root, package) is True for stance in own if stance.kind == "accepts"):
                self._answers[key] = "accepts"
            else:
                self._answers[key] = "open"
        return self._answers[key]

    def fallen(self, stance: Stance) -> bool:
        """Whether what a refusal waits for is true of the status quo."""
        here = self.here()
        return stance.until_done is not None and here is not None and self.truth(stance.until_done.root, here) is True

    def rejects(self, stance: Stance, package: Choices) -> bool:
        """Whether one refusal is enough to reject a package."""
        if self.truth(stance.if_.root, package) is not True or self.fallen(stance):
            return False
        return stance.until_done is None or self.truth(stance.until_done.root, package) is not True

    # -- orders

    def locked_by(self, orders: Sequence[Stance], package: Package) -> bool:
        """Whether no sequence of steps keeps every order that some refusals ask for.

        A step carries out one issue that the package settles otherwise than the status quo does. A test is met at a stage if it is true
        of the package and its issue was carried out, or the status quo meets it too. At no stage may a way in which ``if`` is true be met
        while ``until_done`` is not, unless that way is met from the start.
        """
        here = self.here() or {}
        in_play = [
            (way, stance.until_done.root)
            for stance in orders
            if stance.until_done and not self.fallen(stance) and self.truth(stance.until_done.root, package) is True
            for way in ways(stance.if_.root)
            if all(self.truth(node, package) is wanted for node, wanted in way)
            and not all(self._met(node, package, here, frozenset()) is wanted for node, wanted in way)
        ]
        steps = frozenset(name for name in package if here.get(name) is None or not alike(self.case, name, here[name], package[name]))

        def kept(done: frozenset[str]) -> bool:
            return not any(
                all(self._met(node, package, here, done) is wanted for node, wanted in way)
                and kleene(until, lambda test: self._met(test, package, here, done), lambda name: self._consents(name, package)) is not True
                for way, until in in_play
            )

        reached = {frozenset[str]()}
        for _ in steps:
            reached = {done | {step} for done in reached for step in steps - done if kept(done | {step})}
        return not reached

    def _consents(self, party: str, package: Package) -> Value:
        return {"accepts": True, "refuses": False, "open": None}[self.answer(party, package)]

    def _met(self, node: Expression, package: Package, here: Choices, done: frozenset[str]) -> Value:
        """Give the value that a test has at a stage and keeps: ``None`` while it is not settled."""
        if isinstance(node, Consents):
            return self._consents(node.party.text, package)
        assert isinstance(node, Test | Within)
        issue = self.case.issues[node.issue.text]
        if issue.id not in package:
            return None
        then = truth(node, issue, package[issue.id])
        settled = issue.id in done or (issue.id in here and truth(node, issue, here[issue.id]) is then)
        return then if settled else None

    def orders(self, members: Collection[str]) -> list[Stance]:
        """Give the refusals of some parties that may ask for an order."""
        return [stance for stance in self.held if stance.party in members and stance.until_done is not None]

    def circles(self, members: Collection[str], package: Package) -> set[frozenset[str]]:
        """Give the smallest sets of refusals whose orders alone lock a package."""
        found: set[frozenset[str]] = set()
        asked = self.orders(members)
        for size in range(1, len(asked) + 1):
            for chosen in combinations(asked, size):
                paths = frozenset(stance.path for stance in chosen)
                if not any(other < paths for other in found) and self.locked_by(chosen, package):
                    found.add(paths)
        return found

    # -- consent

    def verdict(self, rule: str, package: Package) -> str:
        """Say whether a package is ruled out, accepted, locked or open under a rule of consent."""
        sets = consenting(rule)
        answers = [[self.answer(party, package) for party in members] for members in sets]
        if all("refuses" in found for found in answers):
            return "ruled_out"
        if any(set(found) == {"accepts"} for found in answers):
            return "accepted"
        unrefused = [members for members, found in zip(sets, answers, strict=True) if "refuses" not in found]
        return "locked" if all(self.locked_by(self.orders(members), package) for members in unrefused) else "open"

    def counts(self, rule: str) -> dict[str, int]:
        """Count the packages of each kind."""
        deals = self.deals()
        verdicts = [self.verdict(rule, package) for package in deals]
        kinds = ("ruled_out", "accepted", "locked", "open")
        return {"possible": len(self.possible()), "deals": len(deals)} | {kind: verdicts.count(kind) for kind in kinds}

    # -- conflicts and corrections

    def meeting(self, members: Collection[str], paths: Collection[str], package: Package) -> bool:
        """Whether none of some refusals rejects a package, if they were the only ones of these parties; acceptances stand as they are."""
        kept = [stance for stance in self.held if stance.kind != "refuses" or stance.party not in members or stance.path in paths]
        accepting = {party: self.answer(party, package) == "accepts" for party in self.case.parties}
        fewer = _Fewer(self.case, kept, self.packages, accepting=accepting, here_world=self)
        return not any(fewer.rejects(stance, package) for stance in kept if stance.path in paths)

    def collisions(self, members: Collection[str], within: list[Package]) -> tuple[set[frozenset[str]], set[frozenset[str]]]:
        """Give all minimal conflicts and corrections among the refusals of some parties, by trying every subset; none without a package."""
        if not within:
            return set(), set()
        own = [stance.path for stance in self.held if stance.kind == "refuses" and stance.party in members]
        own = [
            path for path in own if any(self.rejects(stance, package) for stance in self.held if stance.path == path for package in within)
        ]
        every = [frozenset(chosen) for size in range(len(own) + 1) for chosen in combinations(own, size)]
        can = {chosen for chosen in every if any(self.meeting(members, chosen, package) for package in within)}
        conflicts = {chosen for chosen in every if chosen not in can and all(chosen - {path} in can for path in chosen)}
        enough = {chosen for chosen in every if frozenset(own) - chosen in can}
        corrections = {chosen for chosen in enough if not any(other < chosen for other in enough)}
        return conflicts, corrections if conflicts else set()

    # -- partial packages

    def settles(self, package: Package, choices: Choices) -> bool:
        """Whether a package settles some issues as given."""
        return all(name in package and alike(self.case, name, package[name], option) for name, option in choices.items())

    def completions(self, choices: Choices) -> Iterator[Package]:
        """Give the possible outcomes that settle some issues as given."""
        return (package for package in self.possible() if self.settles(package, choices))


@dataclass(frozen=True)
class _Fewer(World):
    """A world in which fewer refusals count, while parties accept what they accept now."""

    accepting: Mapping[str, bool] = field(default_factory=dict)
    here_world: Any = None

    def answer(self, party: str, package: Choices) -> str:
        own = [stance for stance in self.held if stance.party == party and stance.kind == "refuses"]
        if any(self.rejects(stance, package) for stance in own):
            return "refuses"
        return "accepts" if self.accepting[party] else "open"

    def fallen(self, stance: Stance) -> bool:
        return bool(self.here_world.fallen(stance))


def alike(case: Case, issue: str, left: str, right: str) -> bool:
    """Whether two options are the same: numbers by value."""
    return left == right or (case.issues[issue].numeric and rank(case.issues[issue], left) == rank(case.issues[issue], right))


def world_of(case: Case, also: Choices | None = None, held: list[Stance] | None = None) -> World:
    """Make the world of a case at its date; ``also`` may name numbers between options."""
    options = {name: [option.id for option in issue.options] for name, issue in case.issues.items()}
    for name, option in (also or {}).items():
        if not any(alike(case, name, option, known) for known in options[name]):
            options[name].append(option)
    return World(case, stances(case) if held is None else held, outcomes(case.issues, options))


def refusing(held: list[Stance], path: str, condition: Condition, *, opposite: bool) -> list[Stance]:
    """Give the stances as if a party also refused a condition, or insisted on it."""
    root = Not(condition.root) if opposite else condition.root
    return [*held, Stance(path, path.split(".")[1], "refuses", Condition("", root))]
