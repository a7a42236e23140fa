"""What the options ``parties`` and ``weights`` name: whose utilities are weighed, and with which powers.

Whether somebody's numbers are complete is told only to who may see them, so names that cannot be weighed are no mistake here.
:func:`accords.lenses.deals.withhold.withhold`, which knows the audience, refuses them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from accords.case.case import Case
from accords.errors import AccordsError
from accords.zone.stakes import Stakes

# More could not be told apart by who reads a report, and powers of many digits tax the search.
_FINEST = 1000
_LARGEST = 1000
_NUMBER = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9}|/[0-9]{1,9})?")


@dataclass(frozen=True, slots=True)
class Named:
    """The parties that options name: those to be weighed, if that is said, and the weights of some."""

    parties: tuple[str, ...] | None
    weights: Mapping[str, Fraction]

    def weighting(self, axes: tuple[str, ...]) -> dict[str, Fraction]:
        """Give the weights of the parties that are weighed, 1 where none is given; nothing where none of them has one."""
        if not any(party in self.weights for party in axes):
            return {}
        return {party: self.weights.get(party, Fraction(1)) for party in axes}

    def beyond(self, axes: tuple[str, ...]) -> tuple[str, ...]:
        """Give the parties named that are not weighed."""
        return tuple(party for party in dict.fromkeys((*(self.parties or ()), *self.weights)) if party not in axes)


def parties_named(text: str | None, case: Case) -> tuple[str, ...] | None:
    """Read parties, with commas between them; nothing where none are asked for."""
    if not text:
        return None
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    if not names:
        raise AccordsError(f"The option 'parties' names nobody. Parties of this case: {', '.join(case.parties)}.")
    for name in names:
        _known("parties", name, case)
    return names


def weights_named(text: str | None, case: Case) -> dict[str, Fraction] | None:
    """Read the weights of a weighted Nash solution: PARTY=NUMBER with commas; parties that are left out have weight 1."""
    if not text:
        return None
    found: dict[str, Fraction] = {}
    for part in text.split(","):
        party, sign, number = (piece.strip() for piece in part.partition("="))
        weight = _weight(number)
        if not sign or not party or weight is None:
            allowed = f"PARTY=NUMBER, the number above 0, at most {_LARGEST}, with at most three decimals, as in 'union=2,firm=1.5'"
            raise AccordsError(f"The option 'weights' cannot be read: '{part.strip()}' is not a weight. A weight is written {allowed}.")
        _known("weights", party, case)
        if party in found:
            raise AccordsError(f"The option 'weights' gives '{party}' two weights. Give each party one.")
        found[party] = weight
    return found


def _weight(text: str) -> Fraction | None:
    """Read a weight; nothing where it is none."""
    if not _NUMBER.fullmatch(text):
        return None
    try:
        weight = Fraction(text)
    except ZeroDivisionError:
        return None
    return weight if 0 < weight <= _LARGEST and (weight * _FINEST).denominator == 1 else None


def _known(option: str, name: str, case: Case) -> None:
    if name not in case.parties:
        raise AccordsError(f"The option '{option}' names '{name}', which is no party. Parties of this case: {', '.join(case.parties)}.")


def axes_of(stakes: Stakes, named: tuple[str, ...] | None) -> tuple[str, ...]:
    """Give the parties whose utilities the frontier weighs: those named, of the parties that must consent and have complete preferences.

    Left open: the negotiators among these; if there are fewer than two, all of these.
    """
    complete = tuple(party for party in stakes.rule.parties if party in stakes.utilities)
    if named is not None:
        return tuple(party for party in named if party in complete)
    negotiators = tuple(party for party in complete if stakes.zone.case.parties[party].role == "negotiator")
    return negotiators if len(negotiators) > 1 else complete
