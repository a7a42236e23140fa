"""From vectors of a front back to the assignments that have them."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heappop, heappush
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from accords.maths.fronts import Front, Listed, Rows, Single, Sum


def assignments(front: Front, rows: Rows, variables: int) -> NDArray[np.intp]:
    """Give for some vectors of a front one way each to reach it, as the value of every variable; shape (rows, variables)."""
    result = np.zeros((len(rows), variables), dtype=np.intp)
    # From the highest front down, so that each is visited once with all that is asked of it: (front, its vectors, rows of the result).
    asked: dict[int, tuple[Front, list[Rows], list[Rows]]] = {}
    order: list[tuple[int, int]] = []

    def ask(of: Front, vectors: Rows, places: Rows) -> None:
        if id(of) not in asked:
            asked[id(of)] = (of, [], [])
            heappush(order, (-of.height, id(of)))
        asked[id(of)][1].append(vectors)
        asked[id(of)][2].append(places)

    if len(rows):
        ask(front, rows, np.arange(len(rows), dtype=np.intp))
    while order:
        at, wanted, theirs = asked.pop(heappop(order)[1])
        vectors, places = (each[0] if len(each) == 1 else np.concatenate(each) for each in (wanted, theirs))
        made = at.made
        if isinstance(made, Single):
            for variable, value in made.values:
                result[places, variable] = value
            continue
        members = made.members[at.starts[vectors]]
        if isinstance(made, Listed):
            if made.sizes:  # without variables there is one package
                result[places] = np.stack(np.unravel_index(members, made.sizes), axis=1)
        elif isinstance(made, Sum):
            ask(made.left, members % len(made.left), places)
            ask(made.right, members // len(made.left), places)
        else:
            for part, here in _apart(np.searchsorted(made.offsets, members, side="right") - 1):
                ask(made.parts[part], members[here] - made.offsets[part], places[here])
    return result


def _apart(numbers: Rows) -> Iterator[tuple[int, Rows]]:
    """Give each distinct number with the positions at which it stands."""
    order = np.argsort(numbers, kind="stable")
    edges = np.flatnonzero(np.diff(numbers[order])) + 1
    for here in np.split(order, edges):
        yield int(numbers[here[0]]), here


class _Waiting(NamedTuple):
    """A vector whose ways are still to be gone through, and what waits behind it."""

    front: Front
    row: int
    behind: _Waiting | None


# What still waits, and the values that are chosen so far.
_State = tuple[_Waiting | None, dict[int, int]]


def every_assignment(front: Front, row: int) -> Iterator[dict[int, int]]:
    """Give all ways to reach one vector, each as variable -> value, in a fixed order."""
    # Not recursive: fronts lie within each other as deep as there are variables, and deeper.
    start: _State = (_Waiting(front, row, None), {})
    levels = [iter([start])]
    while levels:
        state = next(levels[-1], None)
        if state is None:
            levels.pop()
            continue
        waiting, values = state
        if waiting is None:
            yield values
        else:
            levels.append(_continued(waiting, values))


def _continued(waiting: _Waiting, values: dict[int, int]) -> Iterator[_State]:
    """Take in turn each way to reach the first vector that waits."""
    front, row, behind = waiting
    made = front.made
    if isinstance(made, Single):
        yield behind, values | dict(made.values)
        return
    for member in front.ways(row).tolist():
        if isinstance(made, Listed):
            yield behind, values | dict(enumerate(int(value) for value in np.unravel_index(member, made.sizes)))
        elif isinstance(made, Sum):
            right = _Waiting(made.right, member // len(made.left), behind)
            yield _Waiting(made.left, member % len(made.left), right), values
        else:
            part = int(np.searchsorted(made.offsets, member, side="right")) - 1
            yield _Waiting(made.parts[part], member - int(made.offsets[part]), behind), values
