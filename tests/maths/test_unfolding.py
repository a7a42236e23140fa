"""From vectors back to assignments: the ways that a front remembers are those that there are."""

from __future__ import annotations

from itertools import product

import numpy as np

from accords.maths.fronts import Front, Inner, Listed, Rules, chosen, pareto, table_of
from accords.maths.unfolding import assignments, every_assignment

SIZES = (3, 2, 4)
NUMBERS = np.random.default_rng(11)
TABLES = [NUMBERS.integers(0, 3, (size, 2)) for size in SIZES]


def joined() -> Front:
    """Join the tables of three variables, one after the other, with the sum over each."""
    low, high = (sum(end(table, axis=0) for table in TABLES) for end in (np.min, np.max))
    semiring = pareto(Rules(2, (None, None), Inner(low, high)))
    parts = [semiring.total(table_of(table, (variable,)), 0) for variable, table in enumerate(TABLES)]
    found = semiring.multiply(semiring.multiply(parts[0], parts[1]), parts[2])[0]
    assert isinstance(found, Front)
    return found


def test_each_vector_has_the_ways_that_add_up_to_it_and_one_of_them_as_example() -> None:
    front = joined()
    examples = assignments(front, np.arange(len(front)), 3)
    for row, vector in enumerate(front.vectors.tolist()):
        ways = [tuple(each[variable] for variable in range(3)) for each in every_assignment(front, row)]
        expected = [
            values
            for values in product(*[range(size) for size in SIZES])
            if sum(table[value] for table, value in zip(TABLES, values, strict=True)).tolist() == vector
        ]
        assert sorted(ways) == expected
        assert int(front.counts[row]) == len(expected)
        assert tuple(examples[row]) in expected


def test_vectors_that_are_asked_for_twice_or_backwards_are_given_so() -> None:
    front = joined()
    last = len(front) - 1
    rows = np.array([last, 0, last])
    assert assignments(front, rows, 3).tolist() == [assignments(front, np.array([row]), 3)[0].tolist() for row in rows]
    part = chosen(front, np.array([last]))
    assert list(every_assignment(part, 0)) == list(every_assignment(front, last))
    assert assignments(part, np.array([0]), 3).tolist() == assignments(front, np.array([last]), 3).tolist()


def test_listed_packages_are_read_with_the_last_variable_fastest() -> None:
    vectors, inner = np.array([[5], [5]]), Inner(np.array([0]), np.array([5]))
    front = Front(vectors[:1], np.array([2.0]), np.array([0]), Listed((2, 3), np.array([1, 5])), inner)
    assert list(every_assignment(front, 0)) == [{0: 0, 1: 1}, {0: 1, 1: 2}]
    assert assignments(front, np.array([0]), 2).tolist() == [[0, 1]]
    alone = Front(vectors[:1], np.array([1.0]), np.array([0]), Listed((), np.array([0])), inner)
    assert (list(every_assignment(alone, 0)), assignments(alone, np.array([0]), 0).shape) == ([{}], (1, 0))
