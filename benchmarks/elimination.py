"""Counting packages by elimination, side by side with plain enumeration, where that is possible at all; one run, ratios, peak memory."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from itertools import product
from statistics import median
from time import perf_counter

from accords.case.case import Case, loads
from accords.zone.zone import zone_of

REPEATS = 5


def chained(issues: int, options: int) -> Case:
    """Make a case of numeric issues in a chain: each two neighbours are bound by one refusal of one of two parties."""
    lines = [
        "accords: 1",
        "title: A chain",
        "as_of: 2025-01-01",
        "parties: {a: {role: negotiator}, b: {role: negotiator}}",
        "issues:",
        *(f"  i{index}: {{options: {{from: 0, to: {options - 1}, step: 1}}}}" for index in range(issues)),
        "views:",
    ]
    for party in ("a", "b"):
        own = [index for index in range(issues - 1) if (index % 2 == 0) == (party == "a")]
        lines += [f"  {party}:", "    refuses:", *(f"      r{index}: i{index} > 5 and i{index + 1} < 5" for index in own)]
    return loads("\n".join(lines) + "\n")


def by_elimination(case: Case) -> int:
    """Count the open packages as the program does, from the case to the number."""
    return zone_of(case).packages(case.readings["rule"]).open.low


def by_enumeration(issues: int, options: int) -> int:
    """Count the same packages one by one."""
    bound = range(issues - 1)
    return sum(
        not any(package[index] > 5 and package[index + 1] < 5 for index in bound) for package in product(range(options), repeat=issues)
    )


def measured(work: Callable[[], int]) -> tuple[int, float, float]:
    """Give an answer, the median of its times in seconds, and its peak memory in megabytes."""
    times = []
    for _ in range(REPEATS):
        start = perf_counter()
        answer = work()
        times.append(perf_counter() - start)
    tracemalloc.start()
    work()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return answer, median(times), peak / 1e6


def main() -> None:
    """Print a table."""
    print(f"{'packages':>10} {'open':>32} {'elimination':>12} {'MB':>6} {'enumeration':>12} {'MB':>6} {'ratio':>8}")
    for issues in (4, 5, 6, 10, 20, 30):
        case = chained(issues, 10)
        answer, seconds, memory = measured(lambda case=case: by_elimination(case))  # type: ignore[misc] # bound at once
        row = f"{f'10^{issues}':>10} {answer:>32} {seconds:>10.4f} s {memory:>6.1f}"
        if issues <= 6:
            plain, slow, much = measured(lambda issues=issues: by_enumeration(issues, 10))  # type: ignore[misc] # bound at once
            if plain != answer:
                message = f"enumeration finds {plain} packages, elimination {answer}"
                raise AssertionError(message)
            row += f" {slow:>10.4f} s {much:>6.1f} {slow / seconds:>7.0f}x"
        print(row)


if __name__ == "__main__":
    main()
