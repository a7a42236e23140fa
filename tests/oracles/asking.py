"""The value of finding out, by definition: one draw at a time, in fractions."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import log2

Table = Sequence[Sequence[int]]


def best_average(objective: Table) -> Fraction:
    """Recommend the option that is best on average over some draws, each counted once."""
    return max(Fraction(sum(column), len(objective)) for column in zip(*objective, strict=True))


def perfect(objective: Table) -> Fraction:
    """Recommend in each draw what is best in it."""
    return Fraction(sum(max(row) for row in objective), len(objective)) - best_average(objective)


def worth(objective: Table, answers: Sequence[int]) -> Fraction:
    """Recommend, for each answer, what is best on average over the draws with this answer."""
    total = Fraction(0)
    for answer in set(answers):
        rows = [row for row, given in zip(objective, answers, strict=True) if given == answer]
        total += Fraction(len(rows), len(answers)) * best_average(rows)
    return total - best_average(objective)


def entropy(answers: Sequence[int]) -> float:
    """In bits."""
    shares = [answers.count(answer) / len(answers) for answer in set(answers)]
    return -sum(share * log2(share) for share in shares)


def about_best(objective: Table, answers: Sequence[int]) -> float:
    """Mutual information of the answer and the best option; a draw with several best options counts for each in part."""
    joint: dict[tuple[int, int], float] = {}
    for row, answer in zip(objective, answers, strict=True):
        best = [option for option, value in enumerate(row) if value == max(row)]
        for option in best:
            joint[answer, option] = joint.get((answer, option), 0.0) + 1 / len(best) / len(answers)
    of_answer = {answer: sum(share for (one, _), share in joint.items() if one == answer) for answer, _ in joint}
    of_option = {option: sum(share for (_, one), share in joint.items() if one == option) for _, option in joint}
    return sum(share * log2(share / (of_answer[answer] * of_option[option])) for (answer, option), share in joint.items())
