"""The picture of ``deals``: efficient packages, what solutions choose, and what is on the table, by what they are worth."""

from __future__ import annotations

from accords.blocks import Axis, Block, Parallel, Point, Role, Scatter, Series, Table
from accords.lens.labels import package_labels, plain
from accords.lens.wording import Wording, capital, series
from accords.lenses.deals.result import Answer, Pick
from accords.lenses.deals.sentences import SOLUTIONS, ordered
from accords.zone.bargaining import SolutionName

# With more axes points are drawn as lines across them, of which fewer can be told apart.
_SCATTERED = 3
_LINES = 60


def frontier_picture(answer: Answer, words: Wording, table: Table) -> Block:
    """Draw the efficient packages of two parties or more, with solutions, proposals and reservations; for one party the table stands alone.

    Axes are in the alphabetical order of the parties' names.
    """
    if len(answer.parties) < 2:
        return table
    parties = ordered(answer.parties, words)
    axes = tuple(Axis(f"Worth to {words.party(party).text}", reservation=_limit(party, answer)) for party in parties)
    reserved = ", and the reservations that are stated" if any(axis.reservation is not None for axis in axes) else ""
    across = plain(words.parties(parties))
    chosen = ", with what solutions choose" if _chosen(answer) else ""
    description = (
        f"What efficient packages are worth to {across}, each on its own scale{chosen}, with what is on the table"
        f"{reserved}. Distances between different scales mean nothing."
    )
    caption = f"Efficient packages, {'solutions ' if chosen else ''}and what is on the table"
    if len(parties) <= _SCATTERED:
        return Scatter(caption, description, axes, _series(answer, parties, words), table, joined="steps" if len(parties) == 2 else "no")
    return Parallel(caption, description, axes, _series(answer, parties, words, _LINES), table)


def _limit(party: str, answer: Answer) -> float | None:
    limits = answer.limits.get(party)
    return None if limits is None else limits[0]


def _chosen(answer: Answer) -> dict[SolutionName, tuple[Pick, ...]]:
    """Give what solutions choose, unless that is by consenting set: then it has other axes."""
    return {} if answer.by_set else answer.solutions


def _series(answer: Answer, parties: list[str], words: Wording, most: int | None = None) -> tuple[Series, ...]:
    step = 1 if most is None else -(-len(answer.frontier) // most)
    frontier = tuple(Point(tuple(point.utility[party] for party in parties)) for point in answer.frontier[::step])
    found = [Series(Role.FRONTIER, "efficient packages" if step == 1 else f"efficient packages, one of {step}", frontier)]
    chosen: dict[tuple[float, ...], list[str]] = {}
    for name, picks in _chosen(answer).items():
        for pick in picks:
            labels = chosen.setdefault(tuple(pick.utility[party] for party in parties), [])
            if SOLUTIONS[name] not in labels:
                labels.append(SOLUTIONS[name])
    if chosen and len(parties) > 1:
        points = tuple(Point(values, plain(series([[label] for label in labels], "and"))) for values, labels in chosen.items())
        found.append(Series(Role.SOLUTION, "chosen by a solution", points))
    table: dict[Role, list[Point]] = {Role.PROPOSAL: [], Role.STATUS_QUO: []}
    names = package_labels(answer.proposals, words)
    for on_table, judged in answer.proposals.items():
        if judged.utility:
            role = Role.STATUS_QUO if on_table == "status_quo" else Role.PROPOSAL
            table[role].append(Point(tuple(judged.utility[party] for party in parties), plain(capital(names[on_table]))))
    legend = {Role.PROPOSAL: "on the table", Role.STATUS_QUO: "the status quo"}
    found += [Series(role, legend[role], tuple(points)) for role, points in table.items() if points]
    return tuple(found)
