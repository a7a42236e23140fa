"""Locked packages in words: those left in which what is promised first runs in a circle."""

from __future__ import annotations

from accords.blocks import Block, Bullets, text
from accords.lens.labels import package_labels
from accords.lens.wording import Parts, Wording, capital, number, series
from accords.lenses.deals.result import Answer, Point
from accords.lenses.deals.sentences import SOLUTIONS, worth

# Combinations of values that are named.
_MOST = 6


def lock_blocks(answer: Answer, words: Wording) -> list[Block]:
    """Say how many packages orders lock, and which of those spoken of here are; nothing where none is."""
    counts = answer.counts
    if counts is None or counts.locked.high == 0:
        return []
    which = [*_efficient(answer, words), *_chosen(answer), *_on_the_table(answer, words)]
    start = f"Of what is left, locked: {number(counts.locked)}. What is promised first runs there in a circle, so that nobody can begin; "
    why = "that is a matter of the order of steps, of guarantees, or of steps taken together. The lens on openings shows the circles. "
    told = "Such packages count neither as accepted nor as ruled out; what they are worth is counted as if they were carried out."
    return [text(start, why, told), *([Bullets(tuple(text(*capital(item)) for item in which))] if which else [])]


def _efficient(answer: Answer, words: Wording) -> list[Parts]:
    found: list[Parts] = []
    for points, start in (
        ([point for point in answer.frontier if point.locked], "locked among the efficient packages: those "),
        ([point for point in answer.frontier if point.locked is None], "locked in part, or not known to be: the efficient packages "),
    ):
        if points:
            more = "; and others, which the JSON result lists" if len(points) > _MOST else ""
            found.append([start, *series([_worth(point, words) for point in points[:_MOST]], "", between="; "), f"{more}."])
    return found


def _worth(point: Point, words: Wording) -> Parts:
    return worth(point.utility, point.exactly, words)


def _chosen(answer: Answer) -> list[Parts]:
    names = [SOLUTIONS[name] for name, picks in answer.solutions.items() if any(pick.locked for pick in picks)]
    if not names:
        return []
    return [["locked among the packages that solutions choose: some of those of ", *series([[name] for name in names], "and"), "."]]


def _on_the_table(answer: Answer, words: Wording) -> list[Parts]:
    labels = package_labels(answer.proposals, words)
    stuck = [labels[name] for name, judged in answer.proposals.items() if judged.locked]
    return [["locked on the table: ", *series(stuck, "and"), "."]] if stuck else []
