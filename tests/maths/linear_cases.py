"""Random statements about weights, for tests: they leave much, little, one point or nothing."""

from __future__ import annotations

import numpy as np

from accords.maths.statements import Statement, alike, between, preferred, ratio_at_least


def statements(seed: int) -> tuple[int, list[Statement]]:
    """Give a number of weights, from 2 to 4, and up to four statements about them."""
    source = np.random.default_rng(seed)
    number = int(source.integers(2, 5))
    made: list[Statement] = []
    for _ in range(int(source.integers(0, 5))):
        first, second = (int(each) for each in source.permutation(number)[:2])
        one, other = source.integers(0, 4, (2, number)).astype(np.float64)
        kind = int(source.integers(0, 5))
        if kind <= 1:
            made.append(ratio_at_least(number, first, second, float(source.choice([0.5, 1.0, 2.0]))))
        elif kind == 2:
            made.append(between(number, first, float(source.choice([0.0, 0.1, 0.3])), float(source.choice([0.3, 0.5, np.inf]))))
        elif kind == 3:
            made.append(preferred(one, other))
        else:
            made.append(alike(one, other))
    return number, made
