"""What each party would rank first over what is left open, and what drives the share of the package most often accepted by all."""

from __future__ import annotations

from accords.blocks import Axis, Bar, Bars, Block, Table, Text, text
from accords.lens.labels import plain
from accords.lens.wording import Parts, capital, series
from accords.lenses.robustness.figures import figure, figures, percent
from accords.lenses.robustness.numbers import Driver, Ranked
from accords.lenses.robustness.result import Result
from accords.lenses.robustness.sentences import Suppositions

_MOST_DRIVERS = 8


def shown(shares: Result) -> tuple[str, ...]:
    """Give the priors that are shown: one of them where they come to the same, so that chance is not taken for a difference."""
    return shares.priors[:1] if shares.priors_alike else shares.priors


def ranking_blocks(shares: Result, words: Suppositions) -> list[Block]:
    """Show how often each package compared is first for a party, and what it would have to care about."""
    blocks: list[Block] = []
    for party in sorted(shares.party_ranking, key=words.words.alphabet):
        found: dict[str, list[Ranked]] = {}
        for one in shares.party_ranking[party]:
            if one.prior in shown(shares):
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
    sure = "" if first.confidence is None or first.confidence_error is None else figure(first.confidence, first.confidence_error)
    often = figures([one.ranks[0] for one in several], [one.standard_error for one in several])
    return (text(*capital(words.named(first.package))), text(often), text(*central), text(sure))


def driver_blocks(shares: Result, words: Suppositions) -> list[Block]:
    """Show what moves the share of the package most often accepted by all."""
    listed = shares.drivers[:_MOST_DRIVERS]
    if not listed:
        return []
    best = next((one for one in shares.packages if one.outcome == shares.recommended), shares.packages[0])
    rows = tuple(
        (
            text(*capital(_driver(one, words))),
            text(figure(one.low, one.low_error)),
            text(figure(one.high, one.high_error)),
            text(percent(one.explained)),
        )
        for one in listed
    )
    columns = ("What is open", "Accepted where it is lowest", "Where it is highest", "Part of the spread that it explains")
    base = 100 * best.accepted_by_all
    return [
        text(
            "Most often accepted by all", *_among(shares, words), *_weighed(shares.recommended, words), ". What that share rests on most:"
        ),
        Bars(
            caption="What the share of draws in which this package is accepted rests on",
            description="For each open weight and reservation: the share of the draws in which the package is accepted by all where that "
            "number is lowest, and where it is highest.",
            axis=Axis("Percent of the draws in which it is accepted by all", 0.0, 100.0),
            bars=tuple(Bar(plain(capital(_driver(one, words))), 100 * one.low, base, 100 * one.high) for one in listed),
            low="where the number is lowest",
            high="where the number is highest",
            table=Table("What the share rests on, in percent of the draws", columns, rows),
        ),
    ]


def _among(shares: Result, words: Suppositions) -> Parts:
    """Say under which reading of consent, and among which packages, where there are others."""
    under = f" if agreement needs {words.words.rule(words.case.readings[shares.reading])}" if shares.readings else ""
    return [under, "" if shares.whole else ", of those looked at"]


def _weighed(package: dict[str, str], words: Suppositions) -> Parts:
    """Write a package without what counts people: of packages that differ only there none is accepted more often than another."""
    issues = words.case.issues
    kept = {issue: option for issue, option in package.items() if not issues[issue].persons}
    apart = "" if len(kept) == len(package) else ", apart from what counts people"
    return [f"{apart}: ", *words.words.package(kept)]


def _driver(one: Driver, words: Suppositions) -> Parts:
    if one.what == "reservation":
        return ["what would be too little for ", words.words.party(one.party)]
    return ["the weight of \u201c", words.words.issue(one.issue), "\u201d for ", words.words.party(one.party)]
