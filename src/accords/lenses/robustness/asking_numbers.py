"""Which answer about preferences would help most: how much higher the objective can be made on average once it is known.

The objective is the share of draws in which the package that is recommended is accepted by all, or what the party that gains least gains by
it, where the case says that utilities are comparable. The value of an answer is that of sample information (Raiffa and Schlaifer 1961),
over the draws of the first prior.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from accords.case.case import Case
from accords.lenses.robustness.asking import unseen_by
from accords.lenses.robustness.result import Ask, Effect, Objective, Query
from accords.lenses.robustness.shares import Counted
from accords.maths.asking import Asking, ask, comparisons
from accords.space.space import Space

# An answer that fewer than this share of the draws give need not be asked for; packages asked about; questions that are kept.
_RARE = 0.02
_MOST_PACKAGES = 3
_MOST_KEPT = 8
# Below this part of the objective nothing more need be found out.
ENOUGH = 0.01


@dataclass(frozen=True)
class _Question:
    """A question with what each draw would answer: the number of one of its answers."""

    query: Query
    answers: tuple[str, ...]
    given: NDArray[np.integer]


@dataclass(frozen=True)
class Asked:
    """The questions worth asking, and what knowing everything would add."""

    questions: tuple[Ask, ...]
    perfect: float
    enough: bool


def about_preferences(counted: Counted, objective: Objective, case: Case, space: Space) -> Asked:
    """Value the questions about weights, and about whole packages."""
    gained = counted.standing.least_gain if objective == "worst_off" else counted.standing.agreed.astype(np.float64)
    found = [*_weights(counted, case), *_packages(counted, space)]
    found = [one for one in found if np.bincount(one.given, minlength=2).max() <= (1 - _RARE) * len(one.given)]
    # Without a question there is still something to say of knowing everything: one is asked that has one answer.
    given = np.array([one.given for one in found] or [np.zeros(len(gained), dtype=np.int64)], dtype=np.int64)
    valued = ask(gained, given, effective=counted.sample.effective)
    order = [index for index in valued.order.tolist() if valued.worth[index] > 0][:_MOST_KEPT]
    questions = tuple(_asked(found[index], float(valued.worth[index]), gained, case) for index in order)
    return Asked(questions, round(valued.perfect, 6), _enough(valued, gained))


def _enough(valued: Asking, gained: NDArray[np.float64]) -> bool:
    return valued.enough(ENOUGH * float(np.abs(gained).max(initial=0.0)))


def _weights(counted: Counted, case: Case) -> Iterator[_Question]:
    """Ask which of two issues matters more; never of what counts people, which has no price."""
    issues = list(case.issues)
    weighed = [index for index, issue in enumerate(case.issues.values()) if not issue.persons]
    for party, each in zip(counted.sample.parties, counted.sample.drawn, strict=True):
        pairs = list(combinations(weighed, 2)) if each.weights.shape[1] else []
        for (first, second), given in zip(pairs, comparisons(each.weights, pairs) if pairs else (), strict=True):
            query = Query("weight", (party,), f"preferences.{party}", (issues[first], issues[second]))
            yield _Question(query, (issues[first], issues[second], "equal"), given)


def _packages(counted: Counted, space: Space) -> Iterator[_Question]:
    """Ask each party about the packages most often accepted by all; packages that differ only in what counts people are one question."""
    people = {issue.id for issue in space.issues if issue.persons}
    outcomes: dict[int, dict[str, str]] = {}
    for place in np.argsort(-counted.standing.agreed.mean(axis=0), kind="stable").tolist():
        row = counted.packages.assignments[list(counted.chosen)[place]]
        outcome = {issue: option for issue, option in space.choices(tuple(int(value) for value in row)).items() if issue not in people}
        if outcome not in outcomes.values() and len(outcomes) < _MOST_PACKAGES:
            outcomes[place] = outcome
    for place, outcome in outcomes.items():
        for number, party in enumerate(counted.sample.parties):
            given = counted.standing.accepted[:, number, place].astype(np.int64)
            yield _Question(Query("package", (party,), f"preferences.{party}", (), outcome), ("no", "yes"), given)


def _asked(question: _Question, worth: float, gained: NDArray[np.float64], case: Case) -> Ask:
    effects = []
    for number, answer in enumerate(question.answers):
        agreeing = question.given == number
        if agreeing.any():
            effects.append(Effect(answer, None, round(float(gained[agreeing].mean(axis=0).max()), 6), {}))
    return Ask(
        question.query, round(worth, 6), decides=False, decides_under=(), answers=tuple(effects), reveals=unseen_by(question.query, case)
    )
