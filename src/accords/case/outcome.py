"""Outcomes as a case writes them: whole or partial packages, or a name for one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """A map from issue to option, as written; or the id of a proposal or precedent, or ``status_quo``.

    Attributes
    ----------
    choices
        Pairs of issue and option ids in the file's order; what is left out is open.
    named
        The name that the file gives instead of a map, or empty.
    """

    choices: tuple[tuple[str, str], ...] = ()
    named: str = ""

    def __getitem__(self, issue: str) -> str:
        """Give the option chosen on an issue."""
        return dict(self.choices)[issue]
