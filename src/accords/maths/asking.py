"""What finding out would be worth: questions compared by how much better a recommendation could become.

The value of sample information (Raiffa and Schlaifer 1961, Applied statistical decision theory), over draws of what is left open: without
an answer one recommends the option that is best on average; an answer keeps the draws that agree with it, and the recommendation may
change. ``objective`` is whatever the recommendation is judged by, such as whether all accept, or the worst-off party's gain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accords.errors import AccordsError
from accords.maths.grid import PLACES

Floats = NDArray[np.float64]
Answers = NDArray[np.integer]

# Values up to this part of the objective's size are none.
_NONE = 1e-12


@dataclass(frozen=True, slots=True)
class Asking:
    """What questions are worth, in the units of the objective.

    Attributes
    ----------
    recommended
        Which options are best on average, all ties, (options,).
    expected
        Their average.
    perfect
        What knowing everything would add (EVPI): no question is worth more.
    perfect_error
        Its standard error.
    worth
        What each question would add on average (EVSI), (questions,).
    worth_error
        Their standard errors, the recommendations taken as they are, (questions,).
    about_best
        How much each answer tells about which option is best, in bits (mutual information), (questions,).
    halving
        How much is learnt from each answer at all, in bits (its entropy), (questions,).
    criterion
        By what the questions are ordered: ``worth``; where no single one is worth anything though knowing everything would be,
        ``about_best``, or where that is none either ``halving``; ``none`` where knowing everything adds nothing.
    order
        The questions, best first; ties by their number.
    """

    recommended: NDArray[np.bool_]
    expected: float
    perfect: float
    perfect_error: float
    worth: Floats
    worth_error: Floats
    about_best: Floats
    halving: Floats
    criterion: str
    order: NDArray[np.intp]

    def enough(self, cost: float = 0.0) -> bool:
        """Decide whether to stop asking: knowing everything adds no more than a question costs, in the units of the objective."""
        return self.criterion == "none" or self.perfect <= cost


def ask(objective: Floats, answers: Answers, weights: Floats | None = None, effective: float | None = None) -> Asking:
    """Value questions.

    Parameters
    ----------
    objective
        What recommending each option brings in each draw, finite, (draws, options), at least one of each.
    answers
        What the answer to each question would be in each draw, whole numbers from 0, (questions, draws).
    weights
        Of the draws, at least 0, (draws,); left out: equal. With them an answer that may be mistaken is a change of weights.
    effective
        How many independent draws these are worth, for the standard errors; left out: their number, or what is left of it by weights.

    Raises
    ------
    AccordsError
        When shapes do not match or numbers are out of range.
    """
    objective = np.ascontiguousarray(objective, dtype=np.float64)
    answers = np.ascontiguousarray(answers, dtype=np.int64)
    share = _shares(objective, answers, weights)
    size = effective or float(1.0 / np.square(share).sum())
    means = share @ objective
    expected = float(means.max())
    nothing = _NONE * max(1.0, float(np.abs(objective).max()))
    gap = objective.max(axis=1) - objective[:, means.argmax()]
    perfect = float(share @ gap)
    best = (objective >= objective.max(axis=1, keepdims=True) - nothing).astype(np.float64)
    best /= best.sum(axis=1, keepdims=True)
    worth, error, joint = _by_answers(objective, answers, share, best)
    worth = np.where(worth > nothing, worth, 0.0)
    halving = _entropy(joint.sum(axis=2))
    about = np.maximum(halving + _entropy(share @ best) - _entropy(joint.reshape(len(answers), joint.shape[1] * joint.shape[2])), 0.0)
    about = np.where(about > 1e-9, about, 0.0)
    criterion = _criterion(perfect > nothing, worth, about)
    order = np.lexsort((np.arange(len(answers)), -halving, -about, -worth))
    spread = float(np.sqrt(max(0.0, float(share @ np.square(gap)) - perfect**2) / size))
    recommended = np.asarray(means >= expected - nothing)
    return Asking(recommended, expected, perfect, spread, worth, error / np.sqrt(size), about, halving, criterion, order)


def comparisons(worth: Floats, pairs: Sequence[tuple[int, int]]) -> Answers:
    """Give the answers to "which of these two is better?".

    Parameters
    ----------
    worth
        Of each alternative in each draw to the one who is asked, (draws, alternatives).
    pairs
        Of alternatives.

    Returns
    -------
    Answers
        (pairs, draws): 0 for the first, 1 for the second, 2 where they are equal within a billionth of the scale.
    """
    chosen = np.asarray(pairs, dtype=np.intp).reshape(-1, 2)
    across = np.ascontiguousarray(worth.T)
    close = 10.0**-PLACES * max(float(np.abs(worth).max(initial=0.0)), np.finfo(np.float64).tiny)
    gap = across[chosen[:, 0]] - across[chosen[:, 1]]
    return np.where(gap > close, 0, np.where(gap < -close, 1, 2))


def _shares(objective: Floats, answers: Answers, weights: Floats | None) -> Floats:
    if objective.ndim != 2 or not objective.size or not np.isfinite(objective).all():
        raise AccordsError("An objective has a finite number for each draw and option, at least one of each.")
    if answers.ndim != 2 or answers.shape[1] != len(objective) or (answers.size and answers.min() < 0):
        raise AccordsError("Answers are whole numbers of at least 0, a row for each question and a column for each draw.")
    if weights is None:
        return np.full(len(objective), 1.0 / len(objective))
    if weights.shape != (len(objective),) or not np.isfinite(weights).all() or weights.min() < 0 or not weights.sum() > 0:
        raise AccordsError("Draws have one weight each, of at least 0, and not all are 0.")
    return np.asarray(weights / weights.sum())


def _by_answers(objective: Floats, answers: Answers, share: Floats, best: Floats) -> tuple[Floats, Floats, Floats]:
    """Give worth, the spread of what is gained, and the shares of draws by answer and best option, for each question."""
    questions, kinds = len(answers), int(answers.max(initial=0)) + 1
    means = share @ objective
    present = int(means.argmax())
    worth = np.full(questions, -means.max())
    square = np.zeros(questions)
    joint = np.zeros((questions, kinds, objective.shape[1]))
    beyond = np.square(objective - objective[:, present, None])
    for kind in range(kinds):
        given = (answers == kind) * share
        totals = given @ objective
        chosen = totals.argmax(axis=1)
        rows = np.arange(questions)
        worth += totals[rows, chosen]
        square += (given @ beyond)[rows, chosen]
        joint[:, kind] = given @ best
    return worth, np.sqrt(np.maximum(square - np.square(worth), 0.0)), joint


def _entropy(shares: Floats) -> Floats:
    terms = np.where(shares > 0, shares * np.log2(np.where(shares > 0, shares, 1.0)), 0.0)
    return np.asarray(-terms.sum(axis=-1))


def _criterion(open_: bool, worth: Floats, about: Floats) -> str:  # noqa: FBT001 - a private choice between names
    if not open_:
        return "none"
    if worth.any():
        return "worth"
    return "about_best" if about.any() else "halving"
