"""What of an answer of ``positions`` an audience may see."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from accords.case.case import Case
from accords.lens.audience import Audience, asked, ground_of, is_statement, seen_point
from accords.lens.since import seen_since
from accords.lenses.positions.result import Moved, Paths, Result


def withhold(result: Result, case: Case, audience: Audience) -> Result:
    """Leave out statements that the audience may not see, and whatever was found with them; ``withheld`` says whether there are any.

    What is left out follows from marks, not from what the material withheld says.

    Raises
    ------
    AccordsError
        If the entry to compare with is one that the audience may not see.
    """
    seen_point(case, result.compared, audience)
    if audience.sees_all:
        return result
    grounded = audience.sees(*ground_of(case))
    visible = {path: statement for path, statement in result.statements.items() if audience.sees(path)}
    placed = {path for path in visible if grounded and _sees_answers(path, case, audience)}
    return replace(
        result,
        statements={path: statement if path in placed else replace(statement, options={}) for path, statement in visible.items()},
        matrix={issue: _of({party: _kept(paths, placed) for party, paths in row.items()}, visible) for issue, row in result.matrix.items()},
        whole={party: kept for party, paths in result.whole.items() if (kept := _kept(paths, visible))},
        moved=_moved(result, case, audience),
        contradictions=tuple(found for found in result.contradictions if {found.refusal, found.other} <= placed),
        # Which circles are listed first, and whether all are found, depends on all refusals.
        locks=result.locks if grounded and audience.sees_every(lambda path: is_statement(path, "refuses")) else (),
        withheld=not (grounded and audience.sees_every(is_statement)),
    )


def _kept(paths: Paths, among: Collection[str]) -> Paths:
    return tuple(path for path in paths if path in among)


def _of(row: dict[str, Paths], visible: Iterable[str]) -> dict[str, Paths]:
    """Leave out parties of which no statement may be seen: that there is one would say something of it."""
    parties = {path.split(".")[1] for path in visible}
    return {party: paths for party, paths in row.items() if party in parties}


def _sees_answers(path: str, case: Case, audience: Audience) -> bool:
    """Whether the audience may see all that a statement's options were worked out with: other parties' answers, where it asks for them."""
    _, party, kind, name = path.split(".")
    others = asked(case, getattr(case.views[party], kind)[name].if_.parties)
    return audience.sees(*(item.path for item in case.held if item.party in others))


def _moved(result: Result, case: Case, audience: Audience) -> tuple[Moved, ...]:
    before = audience.of(seen_since(case, result.compared)) if result.compared else audience
    return tuple(move for move in result.moved if audience.sees(move.path, *move.instead_of) and before.sees(move.path, *move.instead_of))
