"""What ``change`` answers: one result; field names are the keys of its JSON."""

from __future__ import annotations

from dataclasses import dataclass, field

from accords.lenses.change.result_consent import Consent, House, Readiness
from accords.lenses.change.result_means import Corrections, Instruments
from accords.lenses.change.result_past import Moment, Opener, Paths, Supposition


@dataclass(frozen=True, slots=True)
class Result:
    """The answer of ``change``.

    Attributes
    ----------
    date
        The date the case is seen at.
    supposed
        What the case is seen under: it counts in everything but the timeline and the suppositions.
    timeline, opened_by
        What was left before and after each change; which changes opened or closed packages.
    ifs
        Foreseen events and scenarios, each alone.
    undated_events, no_effect
        Events that happened on a day that is not known; foreseen events of which nobody has judged what would follow.
    corrections
        Per reading of consent, for each minimal consenting set.
    instruments
        What third parties could bring.
    consent
        Per reading of consent.
    votes
        The votes and majorities for which the case states seats.
    readiness
        Party -> four lines.
    exact
        Whether every count and list is exact and complete.
    withheld
        Which parts are not shown, or not whole, since they rest on material that the audience may not see.
    """

    date: str
    supposed: Paths
    timeline: tuple[Moment, ...]
    opened_by: tuple[Opener, ...]
    ifs: tuple[Supposition, ...]
    undated_events: Paths
    no_effect: Paths
    corrections: dict[str, tuple[Corrections, ...]]
    instruments: Instruments
    consent: dict[str, Consent]
    votes: tuple[House, ...]
    readiness: dict[str, Readiness]
    exact: bool = True
    withheld: tuple[str, ...] = field(default=())
