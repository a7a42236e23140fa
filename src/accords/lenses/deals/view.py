"""placeholder"""

from __future__ import annotations

from accords.blocks import Block, Heading
from accords.case.case import Case
from accords.lenses.deals.result import Result


def view(result: Result, case: Case) -> list[Block]:
    """Placeholder until the sentences are written."""
    del case
    return [Heading(result.rule, 2, "deals")]
