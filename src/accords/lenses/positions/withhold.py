"""What of an answer of ``positions`` an audience may see."""

from __future__ import annotations

from dataclasses import replace

from accords.case.case import Case
from accords.lens.audience import Audience, asked
from accords.lenses.positions.result import Result, Statement


def withhold(result: Result, case: Case, audience: Audience) -> Result:
    """Leave out statements that the audience may not see, and whatever was found with them; ``withheld`` says whether any were."""
    if audience.sees_all:
        return result
    statements = {path: statement for path, statement in result.statements.items() if _sees(statement, case, audience)}
    contradictions = tuple(found for found in result.contradictions if {found.refusal, found.other} <= statements.keys())
    return replace(
        result,
        statements=statements,
        matrix={
            issue: {party: tuple(path for path in paths if path in statements) for party, paths in row.items()}
            for issue, row in result.matrix.items()
        },
        whole={party: kept for party, paths in result.whole.items() if (kept := tuple(path for path in paths if path in statements))},
        moved=tuple(move for move in result.moved if audience.sees(move.path, *move.instead_of)),
        contradictions=contradictions,
        locks=tuple(circle for circle in result.locks if audience.sees(*circle)),
        withheld=len(statements) < len(result.statements),
    )


def _sees(statement: Statement, case: Case, audience: Audience) -> bool:
    """Whether a statement may be seen, and everything that its options were worked out with."""
    ground = [f"feasible.{name}" for name in case.feasible]
    _, party, kind, name = statement.path.split(".")
    entry = getattr(case.views[party], kind)[name]
    others = asked(case, entry.if_.parties)
    paths = [item.path for item in case.held if item.party in others]
    return audience.sees(statement.path, *ground, *paths)
