"""How wide the columns of a table are where every character takes a cell."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len


def column_widths(columns: Sequence[Sequence[str]], available: int) -> list[int] | None:
    """Share out the cells of a line so that no word is cut.

    Each column gets its longest word. What remains is shared out evenly, from the column that lacks least for standing on one line
    to the one that lacks most, and what a column does not need goes to the others (max-min fairness).

    Parameters
    ----------
    columns
        The texts of each column, its title among them.
    available
        Cells for all columns together, without the gaps between them.

    Returns
    -------
    list[int] or None
        A width per column, at least 1; ``None`` when the longest words do not fit beside each other.
    """
    narrowest = [max([1, *(cell_len(word) for text in column for word in text.split())]) for column in columns]
    widest = [max([least, *map(cell_len, column)]) for least, column in zip(narrowest, columns, strict=True)]
    spare = available - sum(narrowest)
    if spare < 0:
        return None
    widths = list(narrowest)
    lacks = sorted((most - least, index) for index, (least, most) in enumerate(zip(narrowest, widest, strict=True)))
    for position, (lack, index) in enumerate(lacks):
        share = min(lack, spare // (len(lacks) - position))
        widths[index] += share
        spare -= share
    return widths
