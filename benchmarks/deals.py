"""Frontiers, solutions and counts of `deals`, side by side with NegMAS in one run, with ratios and peak memory.

Each job runs in a process of its own, so that its peak memory is its own; times are medians, after import and one run to warm up. A job of
ours is all that the lens computes from utilities on: the frontier, all solutions, one package for each efficient vector, and the
counts. Of NegMAS (extra `bench`) the frontier and the scenario's statistics are timed on the same utilities; with `--full` also those of
10^5 and 10^6 outcomes, which take minutes. Without it installed its columns stay empty.
"""

from __future__ import annotations

import importlib.util
import json
import random
import resource
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from statistics import median
from time import perf_counter
from typing import Any

Values = list[list[list[float]]]
Job = Callable[[], Any]

# Rows of the comparison: parties, issues of ten options.
COMPARED = [(parties, issues) for parties in (2, 3) for issues in (3, 4, 5, 6)]
# Where NegMAS's statistics are timed without --full: past that they take minutes.
STATISTICS = 4
# Vectors of which none dominates another: columns, number.
HARD = [(2, 5_000), (2, 20_000), (3, 5_000), (3, 20_000)]
# Seconds after which a job is run only once, and repetitions and seconds after which it is not run again.
_LONG, _REPEATS, _ENOUGH = 20.0, 5, 2.0


def drawn(parties: int, issues: int, options: int = 10, seed: int = 1) -> tuple[list[list[float]], Values]:
    """Draw weights (parties x issues) that add up to about 1, and values (parties x issues x options), with few decimals."""
    chance = random.Random(seed)  # noqa: S311 - for numbers to time, not for secrets
    weights, values = [], []
    for _ in range(parties):
        raw = [chance.random() for _ in range(issues)]
        weights.append([round(number / sum(raw), 4) for number in raw])
        values.append([[round(chance.random(), 2) for _ in range(options)] for _ in range(issues)])
    return weights, values


def floors(weights: list[list[float]], values: Values, share: float) -> list[float]:
    """Give for each party the utility at a share of the way from its worst to its best package, to three decimals."""
    found = []
    for own, worths in zip(weights, values, strict=True):
        low = sum(weight * min(row) for weight, row in zip(own, worths, strict=True))
        high = sum(weight * max(row) for weight, row in zip(own, worths, strict=True))
        found.append(round(low + share * (high - low), 3))
    return found


def case_text(parties: int, issues: int, *, ratifiers: int = 0, share: float = 0.5, rule: str = "", options: int = 10) -> str:
    """Write a case with additive preferences."""
    names = [*(f"p{at}" for at in range(parties)), *(f"r{at}" for at in range(ratifiers))]
    weights, values = drawn(len(names), issues, options)
    lines = ["accords: 1", "title: Drawn", "as_of: 2025-01-01", "parties:"]
    lines += [f"  {name}: {{role: {'negotiator' if name[0] == 'p' else 'ratifier'}}}" for name in names]
    lines += [f"consent: {' and '.join(names)}", "issues:"]
    listed = ", ".join(f"o{option}" for option in range(options))
    lines += [f"  i{issue}: {{options: [{listed}], ordered: false}}" for issue in range(issues)]
    lines += ["feasible:", *rule.splitlines()] if rule else []
    lines.append("preferences:")
    for name, own, worths, floor in zip(names, weights, values, floors(weights, values, share), strict=True):
        lines += [f"  {name}:", f"    reservation: {floor:.3f}"]
        lines.append("    weights: {" + ", ".join(f"i{issue}: {weight:.4f}" for issue, weight in enumerate(own)) + "}")
        rows = ("{" + ", ".join(f"o{option}: {value:.2f}" for option, value in enumerate(row)) + "}" for row in worths)
        lines.append("    values: {" + ", ".join(f"i{issue}: {row}" for issue, row in enumerate(rows)) + "}")
    return "\n".join(lines) + "\n"


def chained(issues: int) -> str:
    """Write a rule for each two neighbouring issues, which takes away three in ten of their pairs."""
    chance = random.Random(2)  # noqa: S311 - for conditions to time
    lines = []
    for issue in range(issues - 1):
        pairs = (f"(i{issue} == o{a} and i{issue + 1} == o{b})" for a in range(10) for b in range(10) if chance.random() < 0.3)
        lines.append(f"  f{issue}: not ({' or '.join(pairs)})")
    return "\n".join(lines)


def coupling(issues: int) -> str:
    """Write one rule that couples all issues at once: an exclusive or of a test on each."""
    text = "i0 in o0 | o1 | o2 | o3 | o4"
    for issue in range(1, issues):
        text = f"({text}) iff (i{issue} in o0 | o1 | o2 | o3 | o4)"
    return f"  f: {text}"


def ours(text: str) -> Job:
    """Prepare a case; the job computes all from its utilities on."""
    from accords.case.case import loads
    from accords.zone.bargaining import solve
    from accords.zone.efficient import efficient_packages, tally
    from accords.zone.stakes import stakes_of
    from accords.zone.zone import zone_of

    case = loads(text)
    axes = tuple(name for name in case.parties if name[0] == "p")

    def job() -> Any:
        stakes = stakes_of(zone_of(case), case.readings["rule"])
        found = efficient_packages(stakes, axes)
        solved = solve(found)
        packages = [piece.found.examples() for piece in found.pieces]
        counted = tally(stakes)
        return {"frontier": len(found), "solutions": len(solved.solutions), "packages": len(packages), "left": str(counted.left.low)}

    return job


def peer(parties: int, issues: int, *, statistics: bool) -> Job:
    """Prepare the same utilities for NegMAS."""
    from negmas.outcomes import make_issue, make_os
    from negmas.preferences import LinearAdditiveUtilityFunction
    from negmas.preferences.ops import calc_scenario_stats, pareto_frontier

    weights, values = drawn(parties, issues)
    space = make_os([make_issue([f"o{option}" for option in range(10)], name=f"i{issue}") for issue in range(issues)])
    functions = [
        LinearAdditiveUtilityFunction(
            values=[{f"o{option}": value for option, value in enumerate(row)} for row in worths],
            weights=own,
            outcome_space=space,
            reserved_value=floor,
        )
        for own, worths, floor in zip(weights, values, floors(weights, values, 0.5), strict=True)
    ]
    if statistics:
        return lambda: {"frontier": len(calc_scenario_stats(functions).pareto_utils)}
    return lambda: {"frontier": len(pareto_frontier(functions, list(space.enumerate_or_sample()))[0])}


def hard(vectors: int, columns: int, *, peers: bool) -> Job:
    """Prepare vectors of which none dominates another."""
    import numpy as np

    chance = np.random.default_rng(3)
    points = np.abs(chance.normal(size=(vectors, columns)))
    whole = np.round(points / np.sqrt((points**2).sum(axis=1, keepdims=True)) * 1e12).astype(np.int64)
    if peers:
        from negmas.preferences.ops import pareto_frontier_numpy

        return lambda: {"frontier": len(pareto_frontier_numpy(whole.astype(float)))}
    from accords.maths.dominance import efficient

    return lambda: {"frontier": len(efficient(whole, columns).starts)}


def own(issues: int, parties: int = 2, **rest: Any) -> Callable[[], Job]:
    """Say how to prepare a job of ours; ``rule`` is a function from the number of issues."""
    rule = rest.pop("rule", None)
    return lambda: ours(case_text(parties, issues, rule=rule(issues) if rule else "", **rest))


LARGE = {
    "10^10, 2 parties": own(10),
    "10^20, 2 parties": own(20),
    "10^30, 2 parties": own(30),
    "10^30, 2 parties, 29 chained rules": own(30, rule=chained),
    "10^20, 2 parties, 1 ratifier": own(20, ratifiers=1),
    "10^20, 2 parties, 2 ratifiers": own(20, ratifiers=2),
    "10^8, 3 parties": own(8, 3),
    "10^20, 3 parties": own(20, 3),
    "10^12, 5 parties": own(12, 5, share=0.3),
    "10^7, 2 parties, one rule on all issues": own(7, rule=coupling),
}
JOBS: dict[str, Callable[[], Job]] = {
    **LARGE,
    **{f"ours {parties} {issues}": own(issues, parties) for parties, issues in COMPARED},
    **{f"frontier {parties} {issues}": partial(peer, parties, issues, statistics=False) for parties, issues in COMPARED},
    **{f"statistics {parties} {issues}": partial(peer, parties, issues, statistics=True) for parties, issues in COMPARED},
    **{f"hard {columns} {vectors}": partial(hard, vectors, columns, peers=False) for columns, vectors in HARD},
    **{f"peer hard {columns} {vectors}": partial(hard, vectors, columns, peers=True) for columns, vectors in HARD},
}


def timed(name: str) -> dict[str, Any]:
    """Run one job in this process: once to warm up, then until a second or five runs have passed."""
    job = JOBS[name]()
    started = perf_counter()
    found = job()
    first = perf_counter() - started
    times: list[float] = []
    # What takes very long is not warmed up for: its first run counts.
    while first < _LONG and len(times) < _REPEATS and sum(times) < _ENOUGH:
        started = perf_counter()
        found = job()
        times.append(perf_counter() - started)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": median(times) if times else first, "megabytes": peak, "found": found}


def asked(name: str) -> dict[str, Any] | None:
    """Run one job in a process of its own; nothing if what it needs is not installed."""
    if name.split(" ", 1)[0] in {"frontier", "statistics", "peer"} and importlib.util.find_spec("negmas") is None:
        return None
    done = subprocess.run([sys.executable, __file__, "--job", name], capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def shown(result: dict[str, Any] | None) -> str:
    """Write a time and a peak."""
    return "-" if result is None else f"{1000 * result['seconds']:,.1f} ms, {result['megabytes']:,.0f} MB"


def ratio(theirs: dict[str, Any] | None, mine: dict[str, Any]) -> str:
    """Write how many times as long the other takes."""
    return "-" if theirs is None else f"{theirs['seconds'] / mine['seconds']:,.0f} x"


def main() -> None:
    """Print the tables."""
    full = "--full" in sys.argv
    print("| outcomes | parties | ours: all | NegMAS: frontier | ratio | NegMAS: statistics | ratio |")
    print("|---|---|---|---|---|---|---|")
    for parties, issues in COMPARED:
        mine = asked(f"ours {parties} {issues}") or {}
        frontier = asked(f"frontier {parties} {issues}")
        statistics = asked(f"statistics {parties} {issues}") if full or issues <= STATISTICS else None
        cells = [
            f"10^{issues}",
            str(parties),
            shown(mine),
            shown(frontier),
            ratio(frontier, mine),
            shown(statistics),
            ratio(statistics, mine),
        ]
        print("| " + " | ".join(cells) + " |", flush=True)
    print("\n| work | ours: all | efficient vectors |\n|---|---|---|")
    for name in LARGE:
        mine = asked(name) or {}
        print(f"| {name} | {shown(mine)} | {mine['found']['frontier']} |", flush=True)
    print("\n| vectors, none dominated | columns | ours | NegMAS | ratio |\n|---|---|---|---|---|")
    for columns, vectors in HARD:
        mine, theirs = asked(f"hard {columns} {vectors}") or {}, asked(f"peer hard {columns} {vectors}")
        print(f"| {vectors:,} | {columns} | {shown(mine)} | {shown(theirs)} | {ratio(theirs, mine)} |", flush=True)


if __name__ == "__main__":
    if "--job" in sys.argv:
        print(json.dumps(timed(sys.argv[sys.argv.index("--job") + 1])))
    else:
        main()
