"""Where orders lock packages under views and numbers together: what is promised first runs in a circle.

A package is locked if in every consenting set in which nobody refuses it, by views or numbers, the orders run in a circle; one that all of
such a set accept by what they say of it is accepted as it is. That a package is worth its reservation to somebody does not undo a circle:
numbers say what a package is worth once it is carried out, and nothing of who begins.
"""

from __future__ import annotations

import numpy as np

from accords.maths.formula import FALSE, TRUE, Formula, conj, disj, holds, negate
from accords.zone.stakes import Stakes
from accords.zone.zone import Zone


def unlocked(zone: Zone, members: tuple[str, ...]) -> Formula:
    """Say where the orders of a consenting set do not run in a circle, or all of it accept by what they say."""
    circles = zone.circles(members)
    if circles.formula == FALSE:
        return TRUE
    return disj(negate(circles.formula), conj(*(zone.parties[party].true for party in members)))


def may_lock(stakes: Stakes) -> bool:
    """Whether orders may run in a circle in some package."""
    return any(unlocked(stakes.zone, members) != TRUE for members in stakes.rule.sets) or not all_found(stakes)


def all_found(stakes: Stakes) -> bool:
    """Whether all circles of orders are known."""
    return all(stakes.zone.circles(members).complete for members in stakes.rule.sets)


def locked(stakes: Stakes, row: tuple[int, ...]) -> bool:
    """Whether orders lock a package that is left, given as an assignment of the stakes' variables."""
    here = np.array([row], dtype=np.intp)
    through = [members for members in stakes.rule.sets if stakes.passing(members, here)[0]]
    return bool(through) and not any(holds(unlocked(stakes.zone, members), here)[0] for members in through)
