"""Which packages that are left orders lock: what is promised first runs in a circle."""

from __future__ import annotations

from itertools import islice

from accords.lenses.deals.result import Choices
from accords.lenses.deals.table import row_of
from accords.zone.efficient import Efficient
from accords.zone.stakes import Stakes
from accords.zone.unlocked import locked, may_lock


def is_locked(stakes: Stakes, choices: Choices) -> bool:
    """Whether orders lock a whole package that is left."""
    row = row_of(stakes, choices) if may_lock(stakes) else None
    return row is not None and locked(stakes, row)


def all_locked(found: Efficient, row: int, most: int) -> bool | None:
    """Whether orders lock all packages of an efficient vector, or none; nothing where that differs, or there are too many to look at."""
    if not may_lock(found.stakes):
        return False
    seen = {is_locked(found.stakes, choices) for choices in islice(found.packages(row), most + 1)}
    return seen.pop() if len(seen) == 1 and found.counts[row].high <= most else None
