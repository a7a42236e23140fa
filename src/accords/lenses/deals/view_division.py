"""Adjusted Winner in words: the points, who has what first, what is handed over, and what holds in the end."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from accords.blocks import Block, Bullets, Heading, Note, Table, Text, text
from accords.lens.wording import Parts, Wording, series
from accords.lenses.deals.result import Answer
from accords.lenses.deals.result_procedures import Division, Undivided
from accords.lenses.deals.sentences import figure, ordered

_ABOUT = (
    "Adjusted Winner (Brams and Taylor 1996) is a procedure that divides issues between two parties, in parts where that is needed. "
    "Each issue goes first to whoever has more points on it; then the party with more points in all hands issues over, those first that "
    "cost it least for what they bring, until both have the same. It looks at points alone: neither at stated conditions, nor at what is "
    "feasible, nor at reservations."
)


def division_blocks(anchor: str, answer: Answer, words: Wording) -> list[Block]:
    """Show how the divisible issues would be divided."""
    found = answer.division
    heading = Heading("Dividing issues in parts: Adjusted Winner", 4, f"{anchor}-division")
    if answer.undivided is not None:
        return [heading, text(*_why_not(answer.undivided, words))]
    if found is None:
        return []
    blocks: list[Block] = [heading, text(_ABOUT)]
    blocks += [_table(found, words), text("Step by step:"), Bullets(tuple(_steps(found, words)), ordered=True)]
    blocks.append(Bullets(tuple(text(line) for line in _holds(found))))
    if found.agreed:
        both: Parts = series([[words.issue(issue)] for issue in found.agreed], "and")
        blocks.append(text("Not divided, since both like the same option best: ", *both, "."))
    if found.aside:
        aside = series([[words.issue(issue)] for issue in found.aside], "and")
        blocks.append(Note("caution", ("Left aside, since the case does not call them divisible: ", *aside, ".")))
    if found.interactions:
        blocks.append(Note("caution", tuple(_beside_points(found, words))))
    return blocks


def _why_not(found: Undivided, words: Wording) -> Parts:
    """Say why issues that the case calls divisible are not divided."""
    start: Parts = ["Issues that the case calls divisible are not divided by Adjusted Winner: "]
    names = words.parties(found.parties)
    why: dict[str, Parts] = {
        "people": ["all of them count people."],
        "parties": ["the procedure is for two parties with numbers; weighed here are ", *(names or ["none"]), "."],
        "preferences": ["not all numbers are stated for ", *names, "."],
        "start": ["the option 'start' names neither of ", *names, ", between whom they would be divided."],
        "agreed": [*names, " like the same option best on each of them, so that there is nothing to divide."],
        "nothing_at_stake": ["no divisible issue changes what a package is worth to ", *names, "."],
    }
    return [*start, *why[found.reason]]


def _beside_points(found: Division, words: Wording) -> Parts:
    """Name the interactions of which points know nothing."""
    items: list[Parts] = []
    for party in ordered(found.interactions, words):
        stated = words.case.preferences[party].interactions
        when = series([words.condition(stated[name].when) for name in found.interactions[party]], "", between="; ")
        items.append(["for ", words.party(party), ", on ", *when])
    said: Parts = ["Points count each issue by itself. What the case adds or takes away where issues come together is left aside: "]
    end = (
        ". So what is said here of envy, equality and efficiency holds in points, and not of what packages are worth with these additions."
    )
    return [*said, *series(items, "", between="; "), end]


def _table(found: Division, words: Wording) -> Table:
    """Show points and parts, parties in alphabetical order."""
    parties = ordered(found.parties, words)
    rows = []
    for issue, best in found.best.items():
        points = [text(_amount(found.points[party][issue])) for party in parties]
        parts: list[Parts] = [
            [f"{_part(found.shares[party][issue])} ", words.option(issue, best[party])]
            for party in parties
            if Fraction(found.shares[party][issue])
        ]
        rows.append((text(words.issue(issue)), *points, text(*series(parts, "and"))))
    heads = (f"Points of {words.party(party).text}" for party in parties)
    caption = "Points on each issue, made to add up to 100, and how it is settled in the end"
    return Table(caption, ("Issue", *heads, "Settled as"), tuple(rows))


def _part(share: str) -> str:
    return "wholly:" if Fraction(share) == 1 else f"{_amount(share)} of the way:"


def _steps(found: Division, words: Wording) -> list[Text]:
    start: Parts = []
    if found.tied:
        who = ["whoever has less at that point"] if found.start == "behind" else [words.party(found.start)]
        tied = series([[words.issue(issue)] for issue in found.tied], "and")
        start = [" With equal points on both sides, and first given to ", *who, " (the option 'start' changes that): ", *tied, "."]
    steps = [text("Each issue to whoever has more points on it: ", *_totals(found.begun, words), ".", *start)]
    for step in found.transfers:
        other = next(party for party in found.parties if party != step.giver)
        how_much = "" if Fraction(step.fraction) == 1 else f"{_amount(step.fraction)} of "
        moved: Parts = [how_much, words.issue(step.issue), " from ", words.party(step.giver), " to ", words.party(other), ": "]
        steps.append(text("Handed over: ", *moved, *_totals(step.totals, words), "."))
    if not found.transfers:
        steps.append(text("Nothing is handed over."))
    return steps


def _totals(totals: Mapping[str, str], words: Wording) -> Parts:
    """Say what each has: "then 53 to A and 64 to B"."""
    return ["then ", *series([[f"{_amount(totals[party])} to ", words.party(party)] for party in ordered(totals, words)], "and")]


def _holds(found: Division) -> list[str]:
    """Say what holds for the division, and what does not."""
    equitable = (
        "Equitable: both have the same number of points." if found.equitable else "Not equitable: the two have different numbers of points."
    )
    envy_free = (
        "Envy-free: neither would have more points with the parts of the other."
        if found.envy_free
        else "Not envy-free: with the parts of the other, one would have more points."
    )
    efficient = (
        "Efficient: no division in parts gives one more points and the other as many."
        if found.efficient
        else "Not efficient: another division in parts gives one more points and the other as many."
    )
    return [envy_free, equitable, efficient]


def _amount(exact: str) -> str:
    """Write an exact amount: small fractions as they are, others as decimals with the fraction behind."""
    value = Fraction(exact)
    if "/" in exact and value < 1:
        return exact
    return figure(float(value), exact if "/" in exact else None)
