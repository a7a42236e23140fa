"""How much work may go into many questions together, so that a long list of hard ones ends as surely as one does."""

from __future__ import annotations

from dataclasses import dataclass

from accords.maths.conditioning import Budget

# Work that every question may take, however many there are.
_FREE = 1 << 22

# A question may take this part of what is left.
_PART = 2


@dataclass(slots=True)
class Patience:
    """Work that is left for questions that are not easy; each takes at most a part of it, so the same questions get the same answers.

    Attributes
    ----------
    cells
        Cells of tables.
    units
        The solver's deterministic units, about a second each.
    failures
        How many questions that turn out not to be easy may still be tried once ``cells`` or ``units`` are used up.
    """

    cells: int = 1 << 28
    units: float = 4.0
    failures: int = 64

    @property
    def left(self) -> bool:
        """Whether hard questions may still be asked."""
        return self.cells > _FREE and self.units > 0.0

    @property
    def gone(self) -> bool:
        """Whether not even easy questions are tried, unless they are few and known to be so."""
        return not self.left and self.failures <= 0

    def failed(self) -> None:
        """Take note of a question that turned out not to be easy."""
        if not self.left:
            self.failures -= 1

    def budget(self, most: int) -> Budget:
        """Give the budget of one question, at most ``most`` cells."""
        return Budget(min(most, max(_FREE, self.cells // _PART)))

    def spend(self, cells: int) -> None:
        """Take what a question used beyond what is free."""
        self.cells = max(0, self.cells - max(0, cells - _FREE))

    def effort(self, most: float) -> float:
        """Give the solver's limit for one question."""
        return min(most, max(0.05, self.units / _PART))

    def search(self, units: float) -> None:
        """Take what a search used."""
        self.units = max(0.0, self.units - units)
