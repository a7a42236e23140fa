"""The zone of a case: which packages are possible, deals, ruled out, accepted, locked or open, party by party and under consent.

Everything is a formula over the space; nothing is enumerated. Counts, examples and conflicts are questions to the formulas.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from accords.case.case import Case
from accords.case.consent import ConsentRule
from accords.case.model import Refusal
from accords.case.timeline import Held
from accords.errors import AccordsError
from accords.maths.content import content
from accords.maths.elimination import TooCoupled, bounded_count, count, example, project, project_pairs, satisfiable
from accords.maths.formula import FALSE, TRUE, Formula, conj, disj, holds, negate
from accords.maths.pairs import Pairs
from accords.maths.patience import Patience
from accords.maths.search import Undecided
from accords.space.space import Kleene, Space, space_of
from accords.zone.certificate import Certificate, certificate
from accords.zone.entries import Entries, entries_of
from accords.zone.locks import Locked, Order, locked, orders
from accords.zone.refusals import Refusals, refusals_of

# What a question may end with where conditions couple too many issues for the work set aside.
UNANSWERED = (TooCoupled, Undecided)


class Verdicts(NamedTuple):
    """Where packages (deals or not) have each verdict under one reading of consent; they exclude each other and cover everything."""

    ruled_out: Formula
    accepted: Formula
    locked: Formula
    open: Formula


class Packages(NamedTuple):
    """How many packages there are of each kind: ruled out + accepted + locked + open = deals."""

    possible: Certificate
    deals: Certificate
    ruled_out: Certificate
    accepted: Certificate
    locked: Certificate
    open: Certificate


@dataclass(frozen=True)
class Zone:
    """One case at its date, with the entries that count.

    Attributes
    ----------
    case
        The case as seen; its scenarios are applied.
    entries
        The entries that count; other ones than the case's own answer "what if".
    space
        The space of outcomes.
    patience
        The work left for questions that are not easy, shared with the zones made from this one.
    answers
        The parties' answers where they are known already.
    counted
        Exact counts by what was counted, shared with the zones over the same space.
    """

    case: Case
    entries: Entries
    space: Space
    patience: Patience = field(default_factory=Patience)
    answers: Mapping[str, Kleene] | None = None
    counted: dict[bytes, Certificate] = field(default_factory=dict)

    def supposing(self, entries: Entries) -> Zone:
        """Give the same zone with other entries; a party that has the same ones answers the same, where no answer depends on another."""
        zone = replace(self, entries=entries, answers=None)
        if "parties" not in vars(self) or self.relied_on or zone.relied_on:
            return zone
        return replace(zone, answers={party: zone.answer(party, like=self) for party in self.parties})

    def answer(self, party: str, like: Zone) -> Kleene:
        """Give the answer of a party that depends on nobody else's: that of another zone where it has the same entries there."""
        return like.parties[party] if self.held(party) == like.held(party) else self._party(party, {})

    def same_packages(self, other: Zone) -> bool:
        """Whether packages of another zone are packages of this one: the issues and options are the same, in the same order."""
        if self.space is other.space:
            return True
        mine, its = (
            [(issue.id, [option.id for option in options]) for issue, options in zip(zone.space.issues, zone.space.options, strict=True)]
            for zone in (self, other)
        )
        return self.space.sizes == other.space.sizes and mine == its

    # -- the ground ----------------------------------------------------------------------------------------------------------------

    @cached_property
    def feasible(self) -> Formula:
        """Where no condition of ``feasible`` is false and void issues are void."""
        return conj(self.space.shape, *(negate(self.space.statement(ground.if_).false) for ground in self.case.feasible.values()))

    @cached_property
    def excluded(self) -> dict[str, Formula]:
        """Where each norm excludes an outcome."""
        return {name: self.space.statement(norm.if_).true for name, norm in self.case.norms.items()}

    @cached_property
    def possible(self) -> Formula:
        """Where an outcome is feasible and not excluded."""
        return conj(self.feasible, *(negate(formula) for formula in self.excluded.values()))

    @cached_property
    def deals(self) -> Formula:
        """Where a possible outcome is called an agreement: it meets ``deal``, and is not the status quo."""
        deal = self.space.statement(self.case.deal).true if self.case.deal is not None else TRUE
        return conj(self.possible, deal, negate(self.status_quo))

    @cached_property
    def status_quo(self) -> Formula:
        """Where an outcome is the status quo."""
        return self.space.whole_outcome(self.case.status_quo_choices) if self.case.status_quo is not None else FALSE

    # -- the parties ---------------------------------------------------------------------------------------------------------------

    @cached_property
    def parties(self) -> Mapping[str, Kleene]:
        """Per party where it accepts (true) and refuses (false); elsewhere its answer is open.

        ``consents`` makes one party's answer depend on another's; the case's check guarantees that this does not run in circles.
        """
        if self.answers is not None:
            return self.answers
        found: dict[str, Kleene] = {}
        waiting = list(self.case.parties)
        while waiting:
            ready = [party for party in waiting if self._asked(party) <= found.keys()]
            if not ready:
                raise AccordsError(f"'consents' runs in a circle among {', '.join(waiting)}: each one's answer depends on another's.")
            for party in ready:
                found[party] = self._party(party, found)
            waiting = [party for party in waiting if party not in found]
        return found

    def dropping(self, path: str) -> Zone | None:
        """Give the zone as if a refusal had not been made; nothing where that plainly changes nothing.

        That is so where no order ends with it and others of its party reject whatever it rejects.
        """
        party = self.refusals[path][0].party
        if party in self.relied_on:
            return self.supposing(self.entries.without(path))
        refused, alone = self.rejecting[party].without(path)
        if alone == FALSE and not self.orders.get(path):
            return None
        answers = {**self.parties, party: self.answering(party, refused)}
        return replace(self, entries=self.entries.without(path), answers=answers)

    @cached_property
    def relied_on(self) -> frozenset[str]:
        """The parties on whose answers others' answers depend."""
        return frozenset(other for party in self.case.parties for other in self._asked(party))

    @cached_property
    def rejecting(self) -> dict[str, Refusals]:
        """Per party its refusals, gathered in tables."""
        found: dict[str, dict[str, Formula]] = {party: {} for party in self.case.parties}
        for path, (item, formula) in self.refusals.items():
            found[item.party][path] = formula
        return {party: refusals_of(formulas, self.space.sizes) for party, formulas in found.items()}

    def _asked(self, party: str) -> frozenset[str]:
        """Give the parties whose consent a party's entries ask for."""
        conditions = [item.entry.if_ for item in self.held(party)]
        conditions += [item.entry.until_done for item in self.held(party) if isinstance(item.entry, Refusal) and item.entry.until_done]
        return frozenset(other for condition in conditions for other in condition.parties)

    def held(self, party: str) -> list[Held]:
        """Give the entries of a party that count, but for those that it could live with."""
        return self._held.get(party, [])

    @cached_property
    def _held(self) -> dict[str, list[Held]]:
        found: dict[str, list[Held]] = {}
        for item in self.entries.counted:
            if item.kind != "lives_with":
                found.setdefault(item.party, []).append(item)
        return found

    def _party(self, party: str, consents: Mapping[str, Kleene]) -> Kleene:
        rejects = {item.path: self._refuses(item, consents) for item in self.held(party) if item.kind == "refuses"}
        return self.answering(party, refusals_of(rejects, self.space.sizes).formula, consents)

    def answering(self, party: str, refused: Formula, consents: Mapping[str, Kleene] | None = None) -> Kleene:
        """Give the answer of a party that refuses these packages; ``consents`` has the answers that it depends on, if not as they are."""
        known = self.parties if consents is None else consents
        accepts = disj(*(self.space.statement(item.entry.if_, known).true for item in self.held(party) if item.kind == "accepts"))
        return Kleene(conj(accepts, negate(refused)), refused)

    def _refuses(self, item: Held, consents: Mapping[str, Kleene]) -> Formula:
        """Where one refusal is enough to reject: its condition is true, and what it waits for is neither done nor promised."""
        described = self.space.statement(item.entry.if_, consents).true
        if not isinstance(item.entry, Refusal) or item.entry.until_done is None:
            return described
        done = self.space.statement(item.entry.until_done, consents).true
        return FALSE if self._done(done) else conj(described, negate(done))

    def _done(self, done: Formula) -> bool:
        """Whether what a refusal waits for is true of the status quo, so that the refusal has fallen."""
        here = self.status_quo_values
        return here is not None and bool(holds(done, here)[0])

    @cached_property
    def status_quo_values(self) -> NDArray[np.intp] | None:
        """The status quo as one assignment, shape (1, issues)."""
        found = example(self.status_quo, self.space.sizes)
        return None if found is None else np.array([found], dtype=np.intp)

    @cached_property
    def refusals(self) -> dict[str, tuple[Held, Formula]]:
        """Each refusal that counts by path, with where it rejects."""
        return {item.path: (item, self._refuses(item, self.parties)) for item in self.entries.counted if item.kind == "refuses"}

    def asks(self, path: str) -> bool:
        """Whether a refusal depends on another party's answer."""
        entry = self.refusals[path][0].entry
        return bool(entry.if_.parties or (isinstance(entry, Refusal) and entry.until_done is not None and entry.until_done.parties))

    def rejects(self, path: str, consents: Mapping[str, Kleene]) -> Formula:
        """Say where a refusal rejects if the other parties' answers were these."""
        item, formula = self.refusals[path]
        return self._refuses(item, consents) if self.asks(path) else formula

    @cached_property
    def acceptances(self) -> dict[str, tuple[Held, Formula]]:
        """Each accepting entry that counts by path, with where it is true."""
        return {
            item.path: (item, self.space.statement(item.entry.if_, self.parties).true)
            for item in self.entries.counted
            if item.kind == "accepts"
        }

    @cached_property
    def orders(self) -> Mapping[str, tuple[Order, ...]]:
        """Per refusal with ``until_done`` that has not fallen the orders that it asks for."""
        return {path: found for path, (found, _) in self._orders.items()}

    @cached_property
    def _orders(self) -> dict[str, tuple[tuple[Order, ...], bool]]:
        found = {}
        for item in self.entries.counted:
            entry = item.entry
            if isinstance(entry, Refusal) and entry.until_done is not None:
                done = self.space.statement(entry.until_done, self.parties).true
                if not self._done(done):
                    found[item.path] = orders(
                        item.path, (entry.if_, entry.until_done), self.space, self.parties, self.case.status_quo_choices
                    )
        return found

    # -- consent -------------------------------------------------------------------------------------------------------------------

    def circles(self, members: tuple[str, ...]) -> Locked:
        """Say where the orders of some parties run in a circle, and which circles of refusals there can be."""
        if members not in self._circles:
            asked = [part for path, part in self._orders.items() if path.split(".")[1] in members]
            read = locked([order for found, _ in asked for order in found])
            self._circles[members] = read._replace(complete=read.complete and all(complete for _, complete in asked))
        return self._circles[members]

    @cached_property
    def _circles(self) -> dict[tuple[str, ...], Locked]:
        return {}

    def verdicts(self, rule: ConsentRule) -> Verdicts:
        """Where packages have each verdict under a consent rule (of its minimal consenting sets, one must go through).

        Ruled out: every set has a party that refuses. Accepted: all of one set accept. Locked: neither, and in every set in which nobody
        refuses, the orders run in a circle. Open: the rest.
        """
        refused = [disj(*(self.parties[party].false for party in members)) for members in rule.sets]
        ruled_out = conj(*refused)
        accepted = disj(*(conj(*(self.parties[party].true for party in members)) for members in rule.sets))
        undecided = conj(negate(ruled_out), negate(accepted))
        if all(self.circles(members).formula == FALSE for members in rule.sets):
            return Verdicts(ruled_out, accepted, FALSE, undecided)
        stuck = conj(*(disj(out, self.circles(members).formula) for out, members in zip(refused, rule.sets, strict=True)))
        return Verdicts(ruled_out, accepted, conj(undecided, stuck), conj(undecided, negate(stuck)))

    def packages(self, rule: ConsentRule) -> Packages:
        """Count the packages of each kind under a consent rule."""
        verdicts = self.verdicts(rule)
        possible, deals = self.count(self.possible), self.count(self.deals)
        left = self.count(conj(self.deals, negate(verdicts.ruled_out)), deals.high)
        accepted = self.count(conj(self.deals, verdicts.accepted), left.high)
        stuck = self.count(conj(self.deals, verdicts.locked), left.high)
        is_open = left - accepted - stuck
        if not all(self.circles(members).complete for members in rule.sets) and is_open.high:
            method = "some circles of orders may not be found"
            stuck, is_open = Certificate(stuck.low, stuck.high + is_open.high, method), Certificate(0, is_open.high, method)
        return Packages(possible, deals, deals - left, accepted, stuck, is_open)

    # -- questions -----------------------------------------------------------------------------------------------------------------

    def count(self, formula: Formula, most: int | None = None) -> Certificate:
        """Count outcomes; ``most`` is a number that is known to be enough."""
        if formula == FALSE:
            return Certificate(0, 0)
        key = content(formula)
        if key not in self.counted:
            found = self._count(formula, most)
            if not found.exact:
                return found
            self.counted[key] = found
        return self.counted[key]

    def _count(self, formula: Formula, most: int | None) -> Certificate:
        if not self.patience.left and most is not None:
            # Only what is easy is still counted.
            try:
                number = count(formula, self.space.sizes, patience=self.patience) if not self.patience.gone else None
            except TooCoupled:
                self.patience.failed()
                number = None
            if number is None:
                return Certificate(0, most, "not counted: the conditions couple too many issues")
            return Certificate(number, number)
        found = bounded_count(formula, self.space.sizes, patience=self.patience)
        return certificate(found if most is None else replace(found, high=min(found.high, most)))

    def any(self, formula: Formula) -> bool:
        """Whether there is an outcome of that kind.

        Raises
        ------
        TooCoupled, Undecided
            Those of ``UNANSWERED``, where the work set aside does not suffice to decide it.
        """
        return satisfiable(formula, self.space.sizes, patience=self.patience)

    def perhaps(self, formula: Formula) -> bool | None:
        """Whether there is an outcome of that kind; ``None`` where that cannot be decided."""
        try:
            return self.any(formula)
        except UNANSWERED:
            return None

    def example(self, formula: Formula) -> dict[str, str] | None:
        """Give one outcome of that kind as issue -> option, or nothing; raises as :meth:`any` does."""
        found = example(formula, self.space.sizes, patience=self.patience)
        return None if found is None else self.space.choices(found)

    def project(self, formula: Formula, scope: tuple[int, ...]) -> NDArray[np.bool_]:
        """Say which settings of some issues occur in outcomes of that kind, one axis each; raises as :meth:`any` does."""
        return project(formula, self.space.sizes, scope, patience=self.patience)

    def pairs(self, formula: Formula) -> Pairs:
        """Say which options of any two issues occur together in outcomes of that kind; raises as :meth:`any` does."""
        return project_pairs(formula, self.space.sizes, patience=self.patience)


def zone_of(case: Case, entries: Entries | None = None, also: Mapping[str, str] | None = None) -> Zone:
    """Make the zone of a case at its date.

    Parameters
    ----------
    case
        The case as seen.
    entries
        Entries to count instead of the case's own.
    also
        Choices that an outcome names, so that numbers between options can be judged.
    """
    return Zone(case, entries if entries is not None else entries_of(case), space_of(case.issues, also))
