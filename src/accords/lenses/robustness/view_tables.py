"""Tables of shares, one for each reading of consent, with the packages numbered beside them so that the tables stay narrow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from accords.blocks import Block, Bullets, Table, Text, text
from accords.lens.wording import Parts, capital
from accords.lenses.robustness.figures import figure
from accords.lenses.robustness.numbers import Share
from accords.lenses.robustness.result import Result
from accords.lenses.robustness.sentences import Suppositions
from accords.lenses.robustness.view_drivers import shown

PRIORS = {"uniform": "uniform weights", "even": "weights that lean towards even"}
_SHORT = {"uniform": "uniform", "even": "towards even"}
# Where a table would be wider than so many columns, what each party accepts stands in a table of its own.
_MOST_COLUMNS = 7
# Why nothing was drawn for some parties, before and behind their names.
_WHY = {
    "none": ("Nothing is known of the preferences of ", ""),
    "nothing": ("Nothing is said of the weights and values of ", ""),
    "priorities": ("Only conditions in their order of importance are known of ", ", and these say nothing of weights and values"),
    "order": ("What is stated on ", " is an order of packages to which no worths of issues add up"),
    "conflict": ("The statements on ", " cannot all hold"),
    "rare": ("Hardly any setting of weights and values agrees with all statements on ", ""),
}

Key = tuple[tuple[str, str], ...]
Column = tuple[str, list[str]]


def package_blocks(shares: Result, words: Suppositions) -> list[Block]:
    """Show every package that is listed, and its shares under each reading of consent."""
    readings = {shares.reading: shares.packages} | {name: under.packages for name, under in shares.readings.items()}
    aside = {shares.reading: shares.aside} | {name: under.aside for name, under in shares.readings.items()}
    numbers: dict[Key, int] = {}
    items: list[Text] = []
    for share in (share for several in readings.values() for share in several):
        key = tuple(share.outcome.items())
        if key not in numbers:
            numbers[key] = len(numbers) + 1
            name: Parts = [*capital(words.named(share.name)), ": "] if share.name else []
            items.append(text(*name, *words.words.package(share.outcome), "."))
    blocks: list[Block] = [text("The packages, numbered as in the tables:"), Bullets(tuple(items), ordered=True)]
    for reading, several in readings.items():
        blocks += _aside(aside[reading], shares, words)
        blocks += _tables([share for share in several if share.prior in shown(shares)], numbers, reading, shares, words)
    return blocks


def _tables(several: Sequence[Share], numbers: Mapping[Key, int], reading: str, shares: Result, words: Suppositions) -> list[Block]:
    """Show the shares under one reading: a row for each package and way of drawing."""
    labels = [("Package", [str(numbers[tuple(one.outcome.items())]) for one in several])]
    labels += [] if shares.priors_alike else [("Weights", [_SHORT[one.prior] for one in several])]
    by: list[Column] = []
    for party in sorted(several[0].accepted_by, key=words.words.alphabet):
        name = f"By {words.words.party(party).text}"
        by.append((name, [figure(one.accepted_by[party], one.errors.accepted_by[party]) for one in several]))
    rule = words.case.readings[reading]
    enough = "Accepted by all" if len(rule.sets) == 1 else "Accepted by enough"
    agreed: list[Column] = [(enough, [figure(one.accepted_by_all, one.standard_error) for one in several])]
    solved = _solved(several)
    start = f"If agreement needs {words.words.rule(rule)}"
    what = "with the standard error, or in brackets the bound that the draws give where none or all have it"
    if len(labels) + len(agreed) + len(by) + len(solved) <= _MOST_COLUMNS:
        return [_table(f"{start}: shares of the draws, in percent, {what}", [*labels, *agreed, *by, *solved])]
    return [
        _table(f"{start}: shares of the draws, in percent, {what}", [*labels, *agreed, *solved]),
        _table(f"{start}: who accepts each package, in percent of the draws", [*labels, *by]),
    ]


def _solved(several: Sequence[Share]) -> list[Column]:
    """Give the columns of efficiency and solutions, where these were looked at."""
    found: dict[str, list[str]] = {"Accepted and efficient": [], "Nash": [], "Kalai-Smorodinsky": []}
    for one in several:
        parts = (one.efficient, one.nash, one.kalai_smorodinsky)
        errors = (one.errors.efficient, one.errors.nash, one.errors.kalai_smorodinsky)
        for cells, part, off in zip(found.values(), parts, errors, strict=True):
            if part is not None and off is not None:
                cells.append(figure(part, off))
    return [(name, cells) for name, cells in found.items() if len(cells) == len(several)]


def _table(caption: str, columns: Sequence[Column]) -> Table:
    rows = tuple(tuple(text(cell) for cell in row) for row in zip(*(cells for _, cells in columns), strict=True))
    return Table(caption, tuple(name for name, _ in columns), rows)


def _aside(aside: Sequence[str], shares: Result, words: Suppositions) -> list[Block]:
    """Say for whom nothing was drawn, why, and what that means."""
    known = shares.preferences
    why = {party: (known[party].undrawn or "rare") if party in known else "none" for party in aside}
    return undrawn_blocks(why, "; here what they do not refuse counts as accepted.", words)


def undrawn_blocks(why: dict[str, str], then: str, words: Suppositions) -> list[Block]:
    """Say why nothing was drawn for some parties, those with the same reason together."""
    blocks: list[Block] = []
    for reason in dict.fromkeys(why.values()):
        before, behind = _WHY[reason]
        parties = sorted((party for party in why if why[party] == reason), key=words.words.alphabet)
        blocks.append(text(before, *words.words.parties(parties), f"{behind}{then}"))
    return blocks
