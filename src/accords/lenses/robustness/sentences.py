"""Assumptions, questions and answers of ``robustness`` in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from accords.blocks import Code
from accords.case.case import Case
from accords.errors import AccordsError
from accords.lens.labels import plain
from accords.lens.wording import Parts, Wording, cites, series
from accords.lenses.robustness.assumptions import patches
from accords.lenses.robustness.result import Assumption, Query
from accords.zone.entries import opposite


@dataclass(frozen=True)
class Suppositions:
    """Words for what may be taken otherwise in a case, and in what events and scenarios would make of it.

    Attributes
    ----------
    case
        The case.
    beside
        The names of packages that are spoken of together: those whose labels look alike are told apart by their ids.
    """

    case: Case
    beside: tuple[str, ...] = ()

    @cached_property
    def words(self) -> Wording:
        """Words for the case as it is."""
        return Wording(self.case)

    @cached_property
    def _others(self) -> list[Wording]:
        found = []
        for point in patches(self.case, alleged=True):
            try:
                found.append(Wording(self.case.under(point.path)))
            except AccordsError:
                continue
        return found

    def wording(self, path: str) -> Wording:
        """Give the words of the case that has the entry at a path: as it is, else with an event or scenario."""
        return next((words for words in (self.words, *self._others) if _has(words.case, path)), self.words)

    def supposition(self, point: Assumption) -> Parts:
        """Say what is supposed, as the first half of a sentence."""
        words = self.wording(point.path)
        match point.kind:
            case "consent":
                return ["if agreement needs ", words.rule(words.case.readings[point.path.rsplit(".", 1)[1]])]
            case "event":
                return ["if this happened: ", *words.title(point.path)]
            case "scenario":
                return ["if this were so: ", *words.title(point.path)]
            case "silent":
                _, party, _, name = point.path.split(".")
                silence = words.case.views[party].silent[name].if_
                refused = silence if point.supposing == "refused" else opposite(silence)
                return ["if ", words.party(party), " refused ", *words.packages(refused), " (not known)"]
            case "condition":
                return ["if ", *words.stance(point.path), " did not hold"]
            case "reading":
                path, _, read_as = point.path.rpartition(".or_maybe.")
                _, kind, entry = words.find(path)
                other = entry.or_maybe[read_as].if_
                instead = words.demand(other) if kind == "refuses" else words.packages(other)
                return ["if ", *words.stance(path), " meant instead ", *instead]

    def answer(self, query: Query, point: Assumption | None) -> Parts:
        """Say an answer to a question in short; without an assumption the one that leaves everything as the case has it."""
        if query.kind == "consent":
            names = self.case.readings
            rule = names[point.path.rsplit(".", 1)[1] if point else self.case.standpoint.consent]
            return ["if agreement needs ", self.words.rule(rule)]
        if point is None:
            return ["if neither that nor its opposite"] if query.kind == "silent" else ["if it is as the case has it"]
        if point.kind == "silent":
            return ["if so" if point.supposing == "refused" else "if anything else would be refused"]
        if point.kind == "condition":
            return ["if not, or no longer"]
        path, _, read_as = point.path.rpartition(".or_maybe.")
        words = self.wording(point.path)
        return ["if it is meant of ", *words.packages(words.find(path)[2].or_maybe[read_as].if_)]

    def all_of(self, points: Iterable[Assumption]) -> Parts:
        """Say that several things are supposed at once."""
        return series([self.supposition(point) for point in points], "and")

    def question(self, query: Query) -> Parts:
        """Say a question with whom to put it to."""
        words = self.wording(query.path)
        whom: Parts = [*words.parties(query.whom), ": "]
        match query.kind:
            case "consent":
                return [*whom, "Is your consent needed for an agreement?"]
            case "silent":
                _, party, _, name = query.path.split(".")
                return [*whom, "Would you refuse ", *words.packages(words.case.views[party].silent[name].if_), "?"]
            case "word":
                _, issue, option = query.path.split(".", 2)
                return [*whom, "What does \u201c", words.issue(issue), ": ", words.option(issue, option), "\u201d mean to you?"]
            case "weight":
                first, second = query.about
                return [*whom, "Which matters more to you, \u201c", words.issue(first), "\u201d or \u201c", words.issue(second), "\u201d?"]
            case "package":
                people = any(issue.persons for issue in words.case.issues.values())
                start = "Apart from what counts people, would you accept this" if people else "Would you accept this as a whole"
                return [*whom, f"{start}, if the others would: ", *words.package(query.outcome or {}), "?"]
            case _:
                _, kind, entry = words.find(query.path)
                verb = "refuse " if kind == "refuses" else "accept "
                start = "Do you still " if query.kind == "condition" else "What do you mean by it that you "
                return [*whom, start, verb, *words.packages(entry.if_), "?", *cites(entry.claims)]

    def named(self, name: str) -> Parts:
        """Name a package: the status quo, a proposal or precedent, or what stands for it; with its id where another one looks alike."""
        label = self._label(name)
        alike = any(plain(self._label(other)) == plain(label) for other in self.beside if other != name)
        return [*label, " (", Code(name.split(".", 1)[-1]), ")"] if alike else label

    def _label(self, name: str) -> Parts:
        if name == "status_quo":
            return ["the status quo"]
        for section in ("proposals", "precedents"):
            if name.startswith(f"{section}.") and name.split(".", 1)[1] in getattr(self.case, section):
                return self.words.title(name)
        return [Code(name)]


def _has(case: Case, path: str) -> bool:
    """Whether a case has the entry, silent point or issue that a path names."""
    section, *rest = path.split(".")
    if section == "views":
        party, kind, name = rest[:3]
        return party in case.views and name in getattr(case.views[party], kind)
    if section == "consent":
        return not rest or rest[-1] in case.readings
    if section == "preferences":
        return rest[0] in case.preferences
    return rest[0] in getattr(case, section)
