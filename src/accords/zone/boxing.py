"""A few packages written as boxes: in each, any of the options listed for an issue goes with any of those listed for the others."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from math import prod

import numpy as np

from accords.maths.boxes import boxes
from accords.space.space import Space

# Tables of packages with more cells than this are listed one by one.
_CELLS = 1 << 16

Box = dict[str, tuple[str | None, ...]]


def boxed(space: Space, packages: Iterable[dict[str, str]], most: int) -> tuple[tuple[Box, ...], bool]:
    """Write packages as boxes.

    Parameters
    ----------
    space
        The space that they are of.
    packages
        Distinct, as issue -> option; void issues left out.
    most
        How many are looked at.

    Returns
    -------
    tuple[tuple[Box, ...], bool]
        The boxes, with ``None`` for void, and whether they hold all packages.
    """
    asked = iter(packages)
    found = list(islice(asked, most))
    listed = next(asked, None) is None
    names: list[list[str | None]] = [
        [*(option.id for option in options), *([None] if issue.applies is not None else [])]
        for issue, options in zip(space.issues, space.options, strict=True)
    ]
    rows = [tuple(names[at].index(package.get(issue.id)) for at, issue in enumerate(space.issues)) for package in found]
    if len(rows) < 2:
        return tuple(_box(space, names, [(value,) for value in row]) for row in rows), listed
    seen = [sorted({row[at] for row in rows}) for at in range(len(names))]
    varying = [at for at, values in enumerate(seen) if len(values) > 1]
    if prod(len(seen[at]) for at in varying) > _CELLS:
        return tuple(_box(space, names, [(value,) for value in row]) for row in rows), listed
    table = np.zeros([len(seen[at]) for at in varying], dtype=np.bool_)
    for row in rows:
        table[tuple(seen[at].index(row[at]) for at in varying)] = True
    result = []
    for box in boxes(table, most).boxes:
        values: list[tuple[int, ...]] = [tuple(part) for part in seen]
        for at, chosen in zip(varying, box, strict=True):
            values[at] = tuple(seen[at][place] for place in chosen)
        result.append(_box(space, names, values))
    return tuple(result), listed


def _box(space: Space, names: list[list[str | None]], values: list[tuple[int, ...]]) -> Box:
    return {issue.id: tuple(names[at][value] for value in values[at]) for at, issue in enumerate(space.issues)}
