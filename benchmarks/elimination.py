"""Counting packages by elimination beside counting them one by one.

Chains of issues, each tied to the next by a condition: what the parties leave open is counted exactly, with the time from the file's
text to the numbers. Where one by one is possible within seconds, both must agree.
"""

from __future__ import annotations

import resource
import tracemalloc
from collections.abc import Callable
from itertools import pairwise, product
from statistics import median
from time import perf_counter

from accords.case.case import loads
from accords.zone.zone import zone_of

SIZES = ((3, 10), (4, 10), (5, 10), (6, 10), (10, 10), (20, 10), (30, 10), (60, 10))
MOST_LISTED = 10**6
REPEATS = 5


def chain(issues: int, options: int) -> str:
    """Write a case in which each two neighbouring issues are tied by a refusal, of the two parties in turn."""
    lines = ["accords: 1", "title: A chain", "as_of: 2024-01-01", "parties: {a: {role: negotiator}, b: {role: negotiator}}", "issues:"]
    lines += [f"  i{index}: {{options: {{from: 0, to: {options - 1}, step: 1}}}}" for index in range(issues)]
    lines += ["views:"]
    for party, first in (("a", 0), ("b", 1)):
        lines += [f"  {party}:", "    refuses:"]
        for index in range(first, issues - 1, 2):
            lines.append(f"      r{index}: i{index} > {options // 2} and i{index + 1} < {options // 3}")
    return "\n".join(lines) + "\n"


def eliminated(text: str) -> int:
    """Count the open packages by elimination, from the file's text on."""
    case = loads(text)
    return zone_of(case).packages(case.readings["rule"]).open.low


def one_by_one(issues: int, options: int) -> int:
    """Count the open packages one by one, the conditions written as Python."""
    half, third = options // 2, options // 3
    packages = product(range(options), repeat=issues)
    return sum(not any(one > half and other < third for one, other in pairwise(each)) for each in packages)


def timed(count: Callable[[], int], repeats: int) -> tuple[int, float]:
    """Give a count and the median time that it took."""
    times, found = [], 0
    for _ in range(repeats):
        started = perf_counter()
        found = count()
        times.append(perf_counter() - started)
    return found, median(times)


def main() -> None:
    """Print the table."""
    print(f"{'issues':>6} {'packages':>9} {'open':>10} {'elimination':>12} {'memory':>9} {'one by one':>11} {'ratio':>9}")
    for issues, options in SIZES:
        text = chain(issues, options)
        found, quick = timed(lambda text=text: eliminated(text), REPEATS)  # type: ignore[misc] # a default binds the loop's variable
        tracemalloc.start()
        eliminated(text)
        memory = tracemalloc.get_traced_memory()[1] / 2**20
        tracemalloc.stop()
        row = f"{issues:>6} {f'{options}^{issues}':>9} {found:>10.3g} {quick:>10.3f} s {memory:>6.1f} MB"
        if options**issues <= MOST_LISTED:
            listed, slow = timed(lambda issues=issues, options=options: one_by_one(issues, options), 1)  # type: ignore[misc] # as above
            if listed != found:
                raise SystemExit(f"{row}: one by one there are {listed}")
            print(f"{row} {slow:>9.3f} s {slow / quick:>8.1f}x")
        else:
            print(f"{row} {'-':>11} {'-':>9}")
    print(f"peak memory of the process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10:.0f} MB")


if __name__ == "__main__":
    main()
