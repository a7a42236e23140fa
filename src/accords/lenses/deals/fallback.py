"""Fallback bargaining between parties whose preferences are rankings or priorities (Brams and Kilgour 2001)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from accords.lenses.deals.orders import ACCEPTS, REFUSES, Cells, Order, TooMany, aside, cells_of, order_of
from accords.lenses.deals.result_procedures import Choices, Fall, FallingBack
from accords.lenses.deals.table import settled
from accords.maths.fallback import between, fallback
from accords.zone.stakes import Stakes
from accords.zone.zone import Zone

# Packages that are listed of those agreed.
LISTED = 24


def falling_back(stakes: Stakes) -> FallingBack | None:
    """Let the parties that order packages fall back, if at least two of those who must consent do.

    Steps are levels of indifference: each party's best packages, then its next best, and so on. What a party's views refuse it never
    accepts, nor what it places below its reservation, where that is an outcome with a place; its views decide where they accept. What
    others who must consent refuse, by views or numbers, is not agreed either, though they do not fall back. Where nothing is left that all
    accept, that is an impasse. A package that a ranking does not name may have any place in it: what is agreed wherever such packages stand
    is told from what is agreed for some places. Votes are ``seats``, where every party has some, else one each.
    """
    zone, parties = stakes.zone, stakes.rule.parties
    orders = [order for party in parties if (order := order_of(zone, party)) is not None]
    if len(orders) < 2:
        return None
    names = tuple(order.party for order in orders)
    votes = _votes(zone, names)
    stated = {name: outcome for name in names if (outcome := _reservation(zone, name)) is not None}
    try:
        cells: Cells | None = cells_of(stakes, orders)
    except TooMany:
        cells = None
    if cells is not None and not cells.cells:
        return None
    ranked = None if cells is None else _ranks(zone, orders, cells, stated)
    placed = {} if ranked is None else ranked.unranked
    return FallingBack(
        parties=names,
        votes=dict(zip(names, votes, strict=True)),
        packages=None if cells is None else sum(cell.count for cell in cells.cells if cell.free),
        unanimity=None if cells is None or ranked is None else _fall(cells, ranked, len(orders), [1] * len(orders)),
        majority=None if cells is None or ranked is None else _fall(cells, ranked, sum(votes) // 2 + 1, votes),
        unranked=placed,
        others=tuple(party for party in parties if party not in names),
        reservations=stated,
        unplaced=tuple(
            name
            for name in names
            if _says_a_reservation(zone, name) and (name not in stated or (ranked is not None and name in ranked.unplaced))
        ),
        aside={party: left for party in parties if (left := aside(zone, party))},
        undecided="size" if cells is None else None,
    )


@dataclass(frozen=True)
class _Ranks:
    """By order and cell the rank at best and at worst; past an order's limit, a package is refused.

    ``unranked``: per party how many packages have no known place; ``unplaced``: parties whose reservation has none.
    """

    best: list[list[int]]
    worst: list[list[int]]
    limits: list[int]
    unranked: dict[str, int]
    unplaced: frozenset[str]


def _ranks(zone: Zone, orders: Sequence[Order], cells: Cells, stated: dict[str, Choices]) -> _Ranks:
    found = _Ranks([], [], [], unranked := {}, frozenset())
    unplaced = set()
    for at, order in enumerate(orders):
        keys = [cell.keys[at] for cell in cells.cells]
        levels, last = order.levels(keys)
        least = order.place(zone, stated[order.party], keys) if order.party in stated else None
        if order.party in stated and least is None:
            unplaced.add(order.party)
        missing = sum(cell.count for cell in cells.cells if levels[cell.keys[at]] is None)
        if missing:
            unranked[order.party] = missing
        for ranks, unknown in ((found.best, 1), (found.worst, last)):
            column = []
            for cell in cells.cells:
                known = levels[cell.keys[at]]
                rank = unknown if known is None else known
                below = least is not None and rank > least and cell.answers[at] != ACCEPTS
                column.append(last + 1 if below or cell.answers[at] == REFUSES else rank)
            ranks.append(column)
        found.limits.append(last)
    return _Ranks(found.best, found.worst, found.limits, unranked, frozenset(unplaced))


def _fall(cells: Cells, ranked: _Ranks, needed: int, votes: Sequence[int]) -> Fall:
    """Fall back among the packages that nobody else refuses: with unknown places last, and wherever they are."""
    free = [at for at, cell in enumerate(cells.cells) if cell.free]
    best, worst = ([[ranks[at] for at in free] for ranks in every] for every in (ranked.best, ranked.worst))
    found = fallback(worst, needed, votes, ranked.limits)
    agreed, most = ([free[at] for at in some] for some in (found.agreed, found.most))
    support = dict(zip(agreed, found.support, strict=True))
    listed = cells.listed(agreed, LISTED)
    fall = Fall(
        needed=needed,
        depth=found.depth,
        agreed=tuple(package for package, _ in listed),
        support=tuple(support[cell] for _, cell in listed),
        most=tuple(package for package, _ in cells.listed(most, LISTED)),
        packages=cells.described(agreed),
        with_most=cells.described(most) if most != agreed else None,
        votes_most=max(found.support, default=0),
        impasse="all" if found.depth is None else "none",
    )
    return fall if best == worst else _wherever(fall, cells, free, (best, worst, ranked.limits), votes)


def _wherever(
    fall: Fall, cells: Cells, free: list[int], ranks: tuple[list[list[int]], list[list[int]], list[int]], votes: Sequence[int]
) -> Fall:
    """Add what is agreed wherever packages without a known place stand, and what is for some places."""
    # Packages of one cell have places of their own: one that stands for it is set against another.
    twice = [at for at, cell in enumerate(free) for _ in range(min(2, cells.cells[cell].count))]
    best, worst = ([[each[at] for at in twice] for each in every] for every in ranks[:2])
    found = between(best, worst, fall.needed, votes, ranks[2])
    certain, possible = (sorted({free[twice[at]] for at in some}) for some in (found.certain, found.possible))
    return replace(fall, certain=cells.described(certain), possible=cells.described(possible), impasse=found.impasse)


def _says_a_reservation(zone: Zone, party: str) -> bool:
    return zone.case.preferences[party].reservation is not None


def _reservation(zone: Zone, party: str) -> Choices | None:
    """Give the outcome that is a party's reservation, if it is one."""
    stated = zone.case.preferences[party].reservation
    if stated is None or stated.kind not in {"outcome", "status_quo"}:
        return None
    named = zone.case.choices(stated.outcome) if stated.outcome is not None else zone.case.status_quo_choices
    return settled(zone.space, named) if named else None


def _votes(zone: Zone, parties: Sequence[str]) -> list[int]:
    seats = [zone.case.parties[party].seats for party in parties]
    if any(number is None or number != int(number) for number in seats):
        return [1] * len(parties)
    return [int(number) for number in seats if number is not None]
