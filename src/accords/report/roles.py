"""How the roles of points look: each has a mark and a line of its own, told apart without colour."""

from __future__ import annotations

from typing import Final

from accords.blocks import Mark, Role
from accords.report.marks import shapes

ROLE_MARKS: Final[dict[Role, Mark]] = {
    Role.PACKAGE: Mark.DOT,
    Role.FRONTIER: Mark.RING,
    Role.STATUS_QUO: Mark.CROSS,
    Role.PROPOSAL: Mark.OPEN_SQUARE,
    Role.SOLUTION: Mark.DIAMOND,
}
"""The mark of each role, in the order in which they are drawn, the last on top."""

ROLE_LINES: Final[dict[Role, str]] = {
    Role.PACKAGE: "faint",
    Role.FRONTIER: "thin",
    Role.STATUS_QUO: "dotted",
    Role.PROPOSAL: "perhaps",
    Role.SOLUTION: "line bold",
}
"""The style of each role's lines."""


def long_sample(paths: str) -> str:
    """Wrap a drawing, 26 units long around its middle, as it stands in a legend before its words."""
    return f'<svg class="sample long" aria-hidden="true" viewBox="-14 -8 28 16">{paths}</svg>'


def line_sample(role: Role, *, marked: bool) -> str:
    """Draw a piece of a role's line, with its mark in the middle or without."""
    pieces = [(ROLE_LINES[role], "M-13 0h26")]
    if marked:
        pieces += [(style, data) for data, style in shapes(ROLE_MARKS[role])]
    return long_sample("".join(f'<path class="{style}" d="{data}"/>' for style, data in pieces))
