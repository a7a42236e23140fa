"""What the mathematics below `robustness` takes, beside the naive way and beside what was promised.

Every row is run three times, and the median of the runs after the first is shown (the first may compile, or load what was compiled). The
naive way is timed on a part and scaled up where the whole would take minutes. Times are of the processor, one process on one core; where
other programs compete for it they are longer all the same, so the load is printed.
"""

from __future__ import annotations

import os
import resource
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import combinations, product
from statistics import median
from time import process_time
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accords.maths.asking import ask, comparisons
from accords.maths.draws import Composition, composition, merged, tally
from accords.maths.hit_and_run import Effort
from accords.maths.necessity import span, widest
from accords.maths.polytope import Polytope, weights
from accords.maths.sampling import generator, ranked, simplex
from accords.maths.smaa import rank_draws
from accords.maths.statements import ratio_at_least
from accords.maths.weights import draw_weights
from accords.work.block import Block, blocks
from accords.work.perform import perform

Floats = NDArray[np.float64]

PARTIES, DRAWS, PACKAGES = 4, 10_000, 10_000
OPTIONS = (4, 4, 3, 3, 3, 3, 3, 3)


@dataclass(frozen=True)
class Draws:
    """Draws of the weights of four parties on eight issues, with given values, for packages some of which are ruled out."""

    values: Floats
    packages: Composition
    demand: float

    def inputs(self, block: Block) -> tuple[Floats, Floats]:
        """Give tables and thresholds: a share of what each party could get."""
        drawn = [simplex(generator(block.seed, party, block.number), block.size, len(OPTIONS)) for party in range(PARTIES)]
        tables = np.repeat(np.stack(drawn, axis=1), OPTIONS, axis=2) * self.values
        return tables, np.full((block.size, PARTIES), self.demand)

    def __call__(self, block: Block) -> Any:
        """Count over a block."""
        return tally(*self.inputs(block), self.packages)


def draws_of(share: float) -> Draws:
    """Make the question of the table: 10,000 of 11,664 packages, and demands that leave about so many of them agreed."""
    source = generator(1)
    starts = np.cumsum([0, *OPTIONS[:-1]])
    every = np.array(list(product(*map(range, OPTIONS)))) + starts
    packages = composition(every[np.sort(source.permutation(len(every))[:PACKAGES])])
    question = Draws(source.random((PARTIES, sum(OPTIONS))), packages, 0.0)
    if share < 1:
        # What the worst-off party gets, package by package: so many get more than the demand.
        tables, _ = question.inputs(Block(7, 0, 0, 200))
        least = np.array([table[:, packages.cells].sum(axis=2).min(axis=0) for table in tables])
        question = replace(question, demand=float(np.quantile(least, 1 - share)))
    return question


def naive_draws(question: Draws, draws: int) -> None:
    """Compare every agreed package with every other one, by arrays."""
    tables, thresholds = question.inputs(blocks(7, draws, draws)[0])
    for table, limits in zip(tables, thresholds, strict=True):
        worth = table[:, question.packages.cells].sum(axis=2)
        kept = worth[:, (worth >= limits[:, None]).all(axis=0)]
        for point in kept.T:
            above = (kept >= point[:, None]).all(axis=0)
            (kept[:, above] > point[:, None]).any()


def naive_ranks(drawn: Floats, values: Floats) -> None:
    """Sort the alternatives of each draw, and compare all pairs, by arrays."""
    worth = drawn @ values.T
    ranks = np.argsort(np.argsort(-worth, axis=1), axis=1)
    for rank in range(len(values)):
        (ranks == rank).mean(axis=0)
    for one in range(len(values)):
        (worth[:, one, None] > worth).mean(axis=0)
        drawn[ranks[:, one] == 0].sum(axis=0)


def naive_walk(polytope: Polytope, draws: int) -> None:
    """Throw away what does not fit."""
    source, kept = generator(3), 0
    while kept < draws:
        kept += int(polytope.holds(simplex(source, 100_000, polytope.dimensions)).sum())


def naive_questions(worth: Floats, pairs: list[tuple[int, int]]) -> None:
    """Value one question after another, one answer after another."""
    best = worth.mean(axis=0).max()
    for one, other in pairs:
        total = 0.0
        for answer in (True, False):
            rows = [row for row in worth if (row[one] > row[other]) == answer]
            total += len(rows) / len(worth) * max(np.mean(rows, axis=0))
        if total < best - 1e-9:
            raise SystemExit("A question is worth less than nothing.")


def timed(work: Callable[[], Any], repeats: int = 3) -> float:
    """Give the median time of the runs after the first."""
    times = []
    for _ in range(repeats):
        started = process_time()
        work()
        times.append(process_time() - started)
    return median(times[1:] or times)


def row(name: str, work: Callable[[], Any], promised: float | None, naive: Callable[[], Any], scale: float = 1.0) -> None:
    """Print a row; the naive way runs once, on one part in ``scale``."""
    quick = timed(work)
    slow = timed(naive, 1) * scale
    bound = f"{promised:>8.2f} s" if promised else f"{'-':>10}"
    print(f"{name:<62} {quick:>8.3f} s {bound} {slow:>10.2f} s {slow / quick:>8.1f}x", flush=True)


def draws_row(share: float, promised: float, part: int) -> None:
    """Print a row for draws in which a share of the packages is agreed."""
    question, made = draws_of(share), blocks(7, DRAWS)
    agreed = merged(perform(question, made[:1]).results).agreed.mean() / made[0].size
    name = f"10,000 draws, 10,000 packages, 4 parties, {agreed:.0%} agreed"
    row(name, lambda: perform(question, made), promised, lambda: naive_draws(question, part), DRAWS / part)


def main() -> None:
    """Print the table."""
    print(f"load of the machine: {os.getloadavg()[0]:.1f} programs on {os.cpu_count()} cores")
    print(f"{'':<62} {'time':>10} {'promised':>10} {'naive':>12} {'ratio':>9}")
    draws_row(1.0, 8.0, 1)
    draws_row(0.1, 3.0, 10)
    drawn, values = simplex(generator(2), 10**6, 5), generator(3).random((10, 5))
    row(
        "SMAA-2 with pairs, 10 alternatives, 5 criteria, 10^6 weights",
        lambda: rank_draws(drawn, values),
        0.6,
        lambda: naive_ranks(drawn, values),
    )
    order = [[weight] for weight in range(15)]
    row(
        "100,000 draws of an order of 15",
        lambda: ranked(generator(4), 100_000, order),
        0.03,
        lambda: [sorted(each) for each in simplex(generator(4), 100_000, 15).tolist()],
    )
    stated = weights(10, [ratio_at_least(10, weight, weight + 1, 1.1) for weight in range(5)])
    tried = draw_weights(stated, generator(5), 12_500, effort=Effort(0.8))
    row(
        f"10 weights, 5 statements: {tried.effective:,.0f} effective draws by {tried.method}",
        lambda: draw_weights(stated, generator(5), 12_500, effort=Effort(0.8)),
        3.0,
        lambda: naive_walk(stated, 500),
        25.0,
    )
    worth, pairs = generator(6).random((10_000, 10)), list(combinations(range(10), 2))
    row("45 questions on 10,000 draws", lambda: ask(worth, comparisons(worth, pairs)), 0.05, lambda: naive_questions(worth, pairs))
    left, many = span(stated), generator(7).random((200, 10))
    row(
        "largest leads of 200 alternatives, by vertices",
        lambda: widest(left, many),
        None,
        lambda: widest(type(left)(left.region, None), many[:5]),
        200 * 199 / 20,
    )
    print(f"peak memory of the process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10:.0f} MB")


if __name__ == "__main__":
    main()
