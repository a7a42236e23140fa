"""What ``change`` answers of conditions that could be given up and of instruments; field names are the keys of its JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from accords.lenses.change.result_past import Choices, Paths
from accords.zone.certificate import Certificate
from accords.zone.package_set import PackageSet
from accords.zone.zone import Packages

Standing = Literal["ruled_out", "accepted", "locked", "open", "no_agreement", "undecided"]


@dataclass(frozen=True, slots=True)
class Correction:
    """A minimal set of refusals without which a package would be possible; how many there would be, and one of them."""

    paths: Paths
    opens: Certificate
    example: Choices


@dataclass(frozen=True, slots=True)
class Corrections:
    """The corrections of one minimal consenting set.

    ``possible``: whether, as things are, nobody of the set refuses some package (``None``: not decided), so that nothing has to give.
    ``ground``: whether the case has any package that would count as an agreement.
    """

    members: tuple[str, ...]
    ground: bool
    possible: bool | None
    corrections: tuple[Correction, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class Instrument:
    """What a third party could bring.

    Attributes
    ----------
    status
        ``fits``: its effect can be applied. ``supposed``: the case is seen with it already. ``not_judged``: the case does not say what it
        would change. ``does_not_fit``: its effect cannot be applied to the case as it is seen.
    by, kind, touches, claims
        As the case has them.
    removes, adds, alters
        The entries that no longer count with it, those that come to count, those that say something else.
    ground
        Sections other than views that it changes.
    withheld
        Which of ``touches``, ``removes``, ``adds``, ``alters`` are not whole, since they name what the audience may not see.
    """

    status: Literal["fits", "supposed", "not_judged", "does_not_fit"]
    by: tuple[str, ...]
    kind: str
    touches: Paths
    claims: Paths
    removes: Paths = ()
    adds: Paths = ()
    alters: Paths = ()
    ground: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Effect:
    """What an instrument alone would do: the packages of each kind with it, those opened and closed.

    ``nothing``: whether no package that could count as an agreement stands otherwise with it than without it (``None``: not decided).
    """

    after: Packages | None
    opened: PackageSet | None
    closed: PackageSet | None
    nothing: bool | None


@dataclass(frozen=True, slots=True)
class Combination:
    """A subset-minimal set of instruments that leaves something where without any of them nothing is left.

    ``adds``: instrument -> how many packages it would open beside these (``None``: it does not go together with them, or issues differ).
    """

    instruments: tuple[str, ...]
    opened: PackageSet | None
    adds: dict[str, Certificate | None]


@dataclass(frozen=True, slots=True)
class Instrumented:
    """The instruments under one reading of consent.

    Attributes
    ----------
    left
        Whether something is left without any of them (``None``: not decided).
    alone
        Instrument -> what it does alone.
    combinations
        All that are minimal; none where something is left already.
    tried
        Whether ``all`` sets were tried, or single ones and ``pairs``.
    apart
        Sets tried that do not go together: their effects contradict each other.
    complete
        Whether each set tried was decided.
    packages, standing
        A few packages, and how they stand without instruments (``""``) and with each.
    """

    left: bool | None
    alone: dict[str, Effect]
    combinations: tuple[Combination, ...]
    tried: Literal["all", "pairs"]
    apart: tuple[tuple[str, ...], ...]
    complete: bool
    packages: tuple[Choices, ...]
    standing: dict[str, tuple[Standing, ...]]


@dataclass(frozen=True, slots=True)
class Instruments:
    """The instruments of the case, and what they would do under each reading of consent."""

    each: dict[str, Instrument]
    readings: dict[str, Instrumented]
