"""The lenses that there are, as data, in the order in which reports show them."""

from __future__ import annotations

from accords.errors import AccordsError
from accords.lens.protocol import Lens
from accords.lenses.change import LENS as CHANGE
from accords.lenses.deals import LENS as DEALS
from accords.lenses.evidence import LENS as EVIDENCE
from accords.lenses.openings import LENS as OPENINGS
from accords.lenses.positions import LENS as POSITIONS
from accords.lenses.robustness import LENS as ROBUSTNESS

LENSES: dict[str, Lens] = {lens.id: lens for lens in (POSITIONS, EVIDENCE, OPENINGS, CHANGE, DEALS, ROBUSTNESS)}


def lens_of(name: str) -> Lens:
    """Find a lens by its id."""
    if name not in LENSES:
        raise AccordsError(f"There is no lens '{name}'. There are: {', '.join(LENSES)}.")
    return LENSES[name]
