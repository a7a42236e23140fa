"""Shares of draws in words: last, beside what holds whatever is not known, and under two priors at once."""

from __future__ import annotations

from accords.blocks import Axis, Bar, Bars, Block, Heading, Note, Table, Text, text
from accords.lens.labels import plain
from accords.lens.wording import Parts, capital, series
from accords.lenses.robustness.numbers import Driver, Ranked, Share
from accords.lenses.robustness.result import Result
from accords.lenses.robustness.sentences import Suppositions

_PRIORS = {"uniform": "uniform weights", "even": "weights that lean towards even"}
_MOST_DRIVERS = 8
_FEWER = "There are too many packages to draw for all of them: those compared by name, and those efficient in a few draws, were looked at."
_NOT_DRAWN = (
    "No shares of what is left open are given: none were asked for, there is no package to draw for, or the statements leave hardly any "
    "setting of weights and values."
)
_CAUTION = (
    "These are shares of what the preferences leave open, drawn in a stated way. They are not probabilities of agreement, and say nothing "
    "of what is open in the structure above."
)


def share_blocks(shares: Result, words: Suppositions) -> list[Block]:
    """Show shares of what is left open, if anything was drawn."""
    if not shares.draws or not shares.packages:
        open_numbers = any(not known.complete or known.reservation == "unknown" for known in shares.preferences.values())
        return [text(_NOT_DRAWN)] if open_numbers else []
    priors = series([[_PRIORS[prior]] for prior in shares.priors], "and")
    blocks: list[Block] = [
        Heading("Over what share of what is left open", 3, "robustness-shares"),
        Note("caution", (_CAUTION,)),
        text(
            f"{shares.draws} draws of weights and of values from 0 for the worst option to 1 for the best, from seed {shares.seed}, under ",
            *priors,
            ". Where the two differ, the share rests on how it was drawn.",
        ),
    ]
    if not shares.whole:
        blocks.append(Note("approximate", (_FEWER,)))
    if shares.aside:
        blocks.append(
            text(
                "Nothing is known of the preferences of ",
                *words.words.parties(shares.aside),
                "; here what they do not refuse counts as accepted.",
            )
        )
    blocks.append(_packages(shares, words))
    blocks += _rankings(shares, words)
    return [*blocks, *_drivers(shares, words)]


def _packages(shares: Result, words: Suppositions) -> Table:
    """Show each package once, with its shares under each prior beside each other."""
    parties = sorted(shares.packages[0].accepted_by, key=words.words.alphabet) if shares.packages else []
    columns = ["Package", *(f"Accepted by all: {_PRIORS[prior]}" for prior in shares.priors)]
    columns += [*(f"By {words.words.party(party).text}" for party in parties), "Accepted and efficient"]
    found: dict[tuple[tuple[str, str], ...], list[Share]] = {}
    for share in shares.packages:
        found.setdefault(tuple(share.outcome.items()), []).append(share)
    rows = []
    for several in found.values():
        first = several[0]
        name: Parts = [*capital(words.named(first.name)), ": "] if first.name else []
        cells = [text(*name, *words.words.package(first.outcome))]
        cells += [text(f"{percent(one.accepted_by_all)} \u00b1 {100 * one.standard_error:.1f}") for one in several]
        cells += [text(_both([one.accepted_by[party] for one in several])) for party in parties]
        known = [one.efficient for one in several if one.efficient is not None]
        cells.append(text(_both(known) if known else "not looked at"))
        rows.append(tuple(cells))
    caption = "Shares of the draws, in percent, with the standard error; where there are two numbers, one for each way of drawing"
    return Table(caption, tuple(columns), tuple(rows))


def _both(shares: list[float]) -> str:
    return " / ".join(dict.fromkeys(percent(share) for share in shares))


def percent(share: float) -> str:
    """Write a share in percent so that only all is 100 and only none is 0."""
    value = 100 * share
    if 0 < value < 0.5:
        return "under 1"
    return "over 99" if 99.5 < value < 100 else f"{value:.0f}"


def _rankings(shares: Result, words: Suppositions) -> list[Block]:
    """Show how often each package compared is first for a party, and what it would have to care about."""
    blocks: list[Block] = []
    for party in sorted(shares.party_ranking, key=words.words.alphabet):
        found: dict[str, list[Ranked]] = {}
        for one in shares.party_ranking[party]:
            found.setdefault(one.package, []).append(one)
        rows = tuple(_ranked(several, words) for several in found.values())
        caption = f"For {words.words.party(party).text}: how often each package is first among those compared, and with which weights"
        blocks.append(Table(caption, ("Package", "First, in percent", "Weights on average where it is first", "First with these"), rows))
    return blocks


def _ranked(several: list[Ranked], words: Suppositions) -> tuple[Text, ...]:
    first = several[0]
    central: Parts = ["never first"]
    if first.central_weights is not None:
        central = series(
            [[words.words.issue(issue), f" {100 * weight:.0f}"] for issue, weight in first.central_weights.items()], "", between=", "
        )
    sure = "" if first.confidence is None else percent(first.confidence)
    return (text(*capital(words.named(first.package))), text(_both([one.ranks[0] for one in several])), text(*central), text(sure))


def _drivers(shares: Result, words: Suppositions) -> list[Block]:
    """Show what moves the share of the package most often accepted by all."""
    shown = shares.drivers[:_MOST_DRIVERS]
    if not shown:
        return []
    best = next((one for one in shares.packages if one.outcome == shares.recommended), shares.packages[0])
    rows = tuple(
        (text(*capital(_driver(one, words))), *(text(percent(value)) for value in (one.low, one.high, one.explained))) for one in shown
    )
    columns = ("What is open", "Accepted where it is lowest", "Where it is highest", "Part of the spread that it explains")
    base = 100 * best.accepted_by_all
    return [
        text("Most often accepted by all: ", *words.words.package(shares.recommended), ". What that share rests on most:"),
        Bars(
            caption="What the share of draws in which this package is accepted rests on",
            description="For each open weight and reservation: the share of the draws in which the package is accepted by all where that "
            "number is lowest, and where it is highest.",
            axis=Axis("Percent of the draws in which it is accepted by all", 0.0, 100.0),
            bars=tuple(Bar(plain(capital(_driver(one, words))), 100 * one.low, base, 100 * one.high) for one in shown),
            low="where the number is lowest",
            high="where the number is highest",
            table=Table("What the share rests on, in percent of the draws", columns, rows),
        ),
    ]


def _driver(one: Driver, words: Suppositions) -> Parts:
    if one.what == "reservation":
        return ["what would be too little for ", words.words.party(one.party)]
    return ["the weight of \u201c", words.words.issue(one.issue), "\u201d for ", words.words.party(one.party)]
