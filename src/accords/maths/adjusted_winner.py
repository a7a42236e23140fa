"""Adjusted Winner: two parties divide issues so that neither envies the other, both gain alike, and nothing better exists for both.

Source: Brams and Taylor 1996, Fair Division; 1999, The Win-Win Solution. Each party gives points to the issues. An issue goes first to
the party that gives it more; then the party that is ahead hands issues over, those first that cost it least for what they bring the
other, until both have the same: at most one issue is split. Points of several issues add up, and a share of an issue is worth that share
of its points: the case must say that issues can be divided so.

Parties are 0 and 1. All arithmetic is exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from accords.errors import AccordsError

Number = int | Fraction
Points = tuple[Fraction, ...]
Pair = tuple[Fraction, Fraction]
Start = Literal["first", "second", "behind"]

_STARTS = ("first", "second", "behind")
_WHOLE = Fraction(100)
_HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Transfer:
    """One step: an issue, or a fraction of it, is handed over.

    Attributes
    ----------
    issue, giver
        Which issue; the party that hands it over.
    ratio
        The giver's points for the issue over the other's: what a point that the other gains costs the giver.
    fraction
        How much of the issue is handed over, in (0, 1].
    totals
        What each party has after the step.
    """

    issue: int
    giver: int
    ratio: Fraction
    fraction: Fraction
    totals: Pair


@dataclass(frozen=True, slots=True)
class Certificate:
    """What can be said of a division, each with what shows it.

    Attributes
    ----------
    portions
        What each party receives over all that it gave points to.
    envy_free
        Whether nobody would rather have the other's share: with two parties, whether both portions are at least one half.
    equitable
        Whether the two totals are equal, in the points in which the division was made.
    weights
        Positive weights of the parties, with sum 1, for which no division has a larger weighted total, so that none is better for one
        party and as good for the other; ``None`` where there are none, and then a better one exists.
    """

    portions: Pair
    envy_free: bool
    equitable: bool
    weights: Pair | None

    @property
    def efficient(self) -> bool:
        """Whether no division is better for one party and at least as good for the other."""
        return self.weights is not None


@dataclass(frozen=True, slots=True)
class AdjustedWinner:
    """The outcome of the procedure, with its working.

    Attributes
    ----------
    points
        Each party's points as they were used; ``normalised`` says whether they were made to add up to 100 or used as given.
    won
        What each party has from the issues to which it gives more than the other, before ties.
    tied, idle
        Issues with equal points of both; those of them to which both give none, on which nothing turns.
    start
        Who has tied issues first: ``first``, ``second``, or ``behind``, whoever has less when the issue is placed.
    placed
        For each issue, who has it before any transfer.
    begun
        What each party has then.
    order
        The issues that the party ahead could hand over, cheapest first, issues of equal ratio by their index; empty without transfers.
        Issues to which the other gives no points are not among them: to hand them over would lower one and raise nobody.
    transfers
        The steps taken.
    split
        The issue that both have a part of; ``None`` where each issue goes to one of them whole.
    shares
        The fraction of each issue that party 0 has; party 1 has the rest.
    totals
        What each party has in the end.
    exchangeable
        Where several issues have the ratio at which the transfers ended, and both parties have something of them: any other way to share
        these, worth the same points, gives the same totals. Empty where there is no choice.
    certificate
        What holds for the division.
    """

    points: tuple[Points, Points]
    normalised: bool
    won: Pair
    tied: tuple[int, ...]
    idle: tuple[int, ...]
    start: Start
    placed: tuple[int, ...]
    begun: Pair
    order: tuple[int, ...]
    transfers: tuple[Transfer, ...]
    split: int | None
    shares: Points
    totals: Pair
    exchangeable: tuple[int, ...]
    certificate: Certificate


def adjusted_winner(
    first: Sequence[Number], second: Sequence[Number], *, start: Start = "behind", normalise: bool = True
) -> AdjustedWinner:
    """Divide issues between two parties by Adjusted Winner (Brams and Taylor 1996).

    Parameters
    ----------
    first, second
        Points of party 0 and of party 1, one per issue, none below zero. Where a party's worth of both sides' best options is known, use
        :func:`stakes`.
    start
        Who has tied issues first. With ``behind`` they are placed one after another, in the order given, each with whoever has less then,
        and with party 0 where both have the same. The totals do not depend on it; the fraction of an issue that is handed over does.
    normalise
        Whether each party's points are first made to add up to 100, so that an equal total is an equal portion; else they are used as
        given, and equal totals may leave envy.

    Returns
    -------
    AdjustedWinner
        Totals are equal, except where points are used as given and the party ahead has nothing left that the other gives points to.

    Raises
    ------
    AccordsError
        When a party gives points below zero, or none to any issue.
    ValueError
        When the parties do not give points to the same issues, or the start is unknown.
    """
    if len(first) != len(second):
        raise ValueError(f"The parties give points to {len(first)} and {len(second)} issues; both must give points to the same ones.")
    if start not in _STARTS:
        raise ValueError(f"The start is '{start}'; allowed are {', '.join(_STARTS)}.")
    points = (_checked(first, "first", normalise=normalise), _checked(second, "second", normalise=normalise))
    pairs = list(zip(*points, strict=True))
    won = (sum((a for a, b in pairs if a > b), Fraction(0)), sum((b for a, b in pairs if b > a), Fraction(0)))
    placed, begun = _placed(points, won, start)
    ahead = 0 if begun[0] > begun[1] else 1
    order = _order(points, placed, ahead) if begun[0] != begun[1] else ()
    transfers = _transfers(points, begun, order, ahead)
    shares = [Fraction(1 - holder) for holder in placed]
    for step in transfers:
        shares[step.issue] += step.fraction * (1 if ahead else -1)
    return AdjustedWinner(
        points=points,
        normalised=normalise,
        won=won,
        tied=tuple(issue for issue, (a, b) in enumerate(pairs) if a == b),
        idle=tuple(issue for issue, (a, b) in enumerate(pairs) if a == b == 0),
        start=start,
        placed=placed,
        begun=begun,
        order=order,
        transfers=transfers,
        split=next((issue for issue, share in enumerate(shares) if 0 < share < 1), None),
        shares=tuple(shares),
        totals=totals(points, shares),
        exchangeable=_exchangeable(points, shares),
        certificate=certify(points, shares),
    )


def stakes(at_own_best: Sequence[Number], at_others_best: Sequence[Number]) -> Points:
    """Give what a party has at stake in each issue, to be used as its points: its worth of its own best option less that of the other's.

    Worth received is then the sum of its worth of the other's best options and of its shares of the stakes (Brams and Taylor 1999, where an
    issue that is lost may still be worth something).

    Raises
    ------
    AccordsError
        When a party's own best option of an issue is worth less to it than the other's.
    """
    found = tuple(Fraction(own) - Fraction(other) for own, other in zip(at_own_best, at_others_best, strict=True))
    if any(stake < 0 for stake in found):
        issue = next(issue for issue, stake in enumerate(found) if stake < 0)
        raise AccordsError(
            f"Issue {issue}: a party's own best option is worth {at_own_best[issue]} to it, the other party's {at_others_best[issue]}. "
            "Its own best option must be worth at least as much: take the option that is worth most to it."
        )
    return found


def totals(points: Sequence[Sequence[Fraction]], shares: Sequence[Fraction]) -> Pair:
    """Add up what each party has: ``shares`` are the fractions of the issues that party 0 has."""
    return (
        sum((share * point for share, point in zip(shares, points[0], strict=True)), Fraction(0)),
        sum(((1 - share) * point for share, point in zip(shares, points[1], strict=True)), Fraction(0)),
    )


def certify(points: Sequence[Sequence[Fraction]], shares: Sequence[Fraction]) -> Certificate:
    """Say what holds for any division of issues between two parties, however it was found.

    A division is efficient exactly where positive weights support it: each issue then goes to the party with the larger weighted points,
    and may be split only where these are equal. In the order of the ratios of party 0's points to party 1's, all that party 0 has a part
    of must come at or above all that party 1 has a part of (the argument by which Brams and Taylor 1996 show efficiency).

    Parameters
    ----------
    points
        Of party 0 and of party 1, each with a positive total.
    shares
        The fraction of each issue that party 0 has, in [0, 1].
    """
    received = totals(points, shares)
    portions = (received[0] / sum(points[0]), received[1] / sum(points[1]))
    return Certificate(portions, min(portions) >= _HALF, received[0] == received[1], _weights(points, shares))


def _weights(points: Sequence[Sequence[Fraction]], shares: Sequence[Fraction]) -> Pair | None:
    """Find weights that support a division: party 1's over party 0's is a ratio between the issues of the one and of the other."""
    low, high = Fraction(0), None
    for a, b, share in zip(*points, shares, strict=True):
        if share > 0 and b > 0 and (high is None or a / b < high):
            high = a / b
        if share < 1 and a > 0:
            if b == 0:
                return None
            low = max(low, a / b)
    if high is not None and (high == 0 or high < low):
        return None
    # As near to equal weights as the division allows.
    ratio = max(low, Fraction(1)) if high is None else min(max(low, Fraction(1)), high)
    return 1 / (1 + ratio), ratio / (1 + ratio)


def _checked(points: Sequence[Number], party: str, *, normalise: bool) -> Points:
    for issue, point in enumerate(points):
        if point < 0:
            raise AccordsError(f"The {party} party gives {point} points to issue {issue}; points must be zero or more.")
    total = sum(map(Fraction, points), Fraction(0))
    if total == 0:
        raise AccordsError(f"The {party} party gives no points to any issue; it must give some to at least one.")
    return tuple(Fraction(point) * (_WHOLE / total if normalise else 1) for point in points)


def _placed(points: tuple[Points, Points], won: Pair, start: Start) -> tuple[tuple[int, ...], Pair]:
    """Give each issue to the party with more points for it, ties as the start says; with what each has then."""
    placed: list[int] = []
    begun = list(won)
    for a, b in zip(*points, strict=True):
        if a != b:
            placed.append(0 if a > b else 1)
            continue
        placed.append(int(begun[1] < begun[0]) if start == "behind" else _STARTS.index(start))
        begun[placed[-1]] += a
    return tuple(placed), (begun[0], begun[1])


def _order(points: tuple[Points, Points], placed: tuple[int, ...], giver: int) -> tuple[int, ...]:
    own, others = points[giver], points[1 - giver]
    given = [issue for issue, holder in enumerate(placed) if holder == giver and others[issue] > 0]
    return tuple(sorted(given, key=lambda issue: (own[issue] / others[issue], issue)))


def _transfers(points: tuple[Points, Points], begun: Pair, order: tuple[int, ...], giver: int) -> tuple[Transfer, ...]:
    own, others = points[giver], points[1 - giver]
    ahead, behind = begun[giver], begun[1 - giver]
    steps: list[Transfer] = []
    for issue in order:
        if ahead == behind:
            break
        # The fraction x with ahead - x own = behind + x others.
        fraction = min((ahead - behind) / (own[issue] + others[issue]), Fraction(1))
        ahead -= fraction * own[issue]
        behind += fraction * others[issue]
        after = (behind, ahead) if giver else (ahead, behind)
        steps.append(Transfer(issue, giver, own[issue] / others[issue], fraction, after))
    return tuple(steps)


def _exchangeable(points: tuple[Points, Points], shares: Sequence[Fraction]) -> tuple[int, ...]:
    """Find several issues of one ratio that both parties have something of."""
    groups: dict[Fraction, list[int]] = {}
    for issue, (a, b) in enumerate(zip(*points, strict=True)):
        if a > 0 and b > 0:
            groups.setdefault(a / b, []).append(issue)
    for group in groups.values():
        if len(group) > 1 and any(shares[issue] > 0 for issue in group) and any(shares[issue] < 1 for issue in group):
            return tuple(group)
    return ()
