"""Falling back in words: at which step enough parties accept the same package, or that they never do."""

from __future__ import annotations

from accords.blocks import Block, Bullets, Heading, Note, text
from accords.lens.package_sets import brief_blocks
from accords.lens.wording import Parts, Wording, number, series
from accords.lenses.deals.result import Answer
from accords.lenses.deals.result_procedures import Choices, Fall, FallingBack
from accords.lenses.deals.sentences import ordered
from accords.zone.package_set import PackageSet

# Packages that are spelled out in a sentence; more are described together.
MOST = 3

_ABOUT = (
    " fall back together, from the packages that each likes best to its next best, and so on, until enough accept the same one (Brams and "
    "Kilgour 2001). Only orders count, not how much anybody prefers anything. What is refused is never accepted."
)
_SIZE = "Where falling back ends is not worked out: there are more packages, and kinds of them, than can be put into these orders."


def fallback_blocks(anchor: str, answer: Answer, words: Wording) -> list[Block]:
    """Show where falling back ends, by unanimity and by a majority of the votes."""
    found = answer.fallback
    if found is None:
        return []
    blocks: list[Block] = [Heading("Falling back step by step", 4, f"{anchor}-fallback"), text(*words.parties(found.parties), _ABOUT)]
    basis = [text(*item) for item in _basis(found, words)]
    blocks += [Bullets(tuple(basis))] if basis else []
    if found.unanimity is None or found.majority is None:
        return [*blocks, Note("unknown", (_SIZE,))]
    whom = "all who order packages" if found.others else "all"
    blocks += _fall("By unanimity", whom, found.unanimity, words)
    total = sum(found.votes.values())
    by_votes = f"{found.majority.needed} of {total} votes"
    if _same(found.unanimity, found.majority):
        blocks.append(text(f"By majority ({by_votes}): the same, at the same step."))
    else:
        blocks += [*_fall("By majority", by_votes, found.majority, words), *_with_most(found.majority, total, words)]
    if len(set(found.votes.values())) > 1:
        votes = series([[words.party(party), f" {found.votes[party]}"] for party in ordered(found.votes, words)], "and")
        blocks.append(text("Votes, as the case gives them: ", *votes, "."))
    return blocks


def _same(one: Fall, other: Fall) -> bool:
    """Whether both end alike, on packages too many to be spelled out twice."""
    alike = (one.depth, one.packages, one.certain, one.possible) == (other.depth, other.packages, other.certain, other.possible)
    return alike and one.depth is not None and one.packages.least > MOST


def _basis(found: FallingBack, words: Wording) -> list[Parts]:
    """Say who does not fall back, what is too little for whom, and what has no known place."""
    items: list[Parts] = []
    if found.others:
        left = "none" if found.packages == 0 else "left out"
        start: Parts = [
            "Without an order of packages, and so not falling back: ",
            *words.parties(found.others),
            ". What is refused there, ",
        ]
        end = "by a statement or by numbers, is left out" + (", and that is every package." if left == "none" else ".")
        items.append([*start, end])
    placed = [party for party in ordered(found.reservations, words) if party not in found.unplaced]
    items += [
        ["Refused by ", words.party(party), " is what it places below ", *_package(found.reservations[party], words)] for party in placed
    ]
    if found.unplaced:
        items.append(
            ["What would be too little is not known, or has no known place in the order, for ", *words.parties(found.unplaced), "."]
        )
    if found.unranked:
        names = words.parties(found.unranked)
        items.append(["Some packages have no known place in the orders stated for ", *names, "."])
    if found.aside:
        names = words.parties(found.aside)
        said = "; such statements stand as what is said, and nothing is looked for that would be best by them."
        items.append(["Priorities about numbers of people are left aside here, of ", *names, said])
    return items


def _package(package: Choices, words: Wording) -> Parts:
    here = "the status quo: " if package == words.case.status_quo_choices else ""
    return [here, *words.package(package), "."]


def _fall(title: str, needed: str, fall: Fall, words: Wording) -> list[Block]:
    """Say where falling back ends: wherever packages without a known place stand, and if they come last."""
    start = f"{title} ({needed}): "
    if fall.certain is None or fall.possible is None:
        return _ends(start, fall, words)
    if fall.impasse == "all":
        return [text(start, "impasse, wherever packages without a known place stand. There is no package that so many ever accept.")]
    blocks: list[Block] = []
    if fall.certain.empty:
        blocks.append(text(start, "no package is sure to be agreed wherever those without a known place stand."))
    else:
        blocks += _set([start, "wherever packages without a known place stand, among what is agreed is "], fall.certain, words)
    if fall.possible != fall.certain:
        blocks += _set([f"{title}, for some places of them: "], fall.possible, words)
    if fall.impasse == "some":
        blocks.append(text(f"{title}, there is an impasse for some places of them."))
    return [*blocks, *_ends(f"{title}, if they come after all that have a place: ", fall, words)]


def _ends(start: str, fall: Fall, words: Wording) -> list[Block]:
    if fall.depth is None:
        return [text(start, "impasse. There is no package that so many ever accept.")]
    steps = "at the first step" if fall.depth == 1 else f"at step {fall.depth}"
    return _set([f"{start}{steps}, on "], fall.packages, words, fall.agreed)


def _with_most(fall: Fall, total: int, words: Wording) -> list[Block]:
    """Say which of those agreed by a majority have most votes, if not all have."""
    if fall.with_most is None:
        return []
    return _set([f"With most votes, {fall.votes_most} of {total}: "], fall.with_most, words, fall.most)


def _set(start: Parts, found: PackageSet, words: Wording, listed: tuple[Choices, ...] = ()) -> list[Block]:
    """Spell a few packages out, and describe more of them by what they share and in what they differ."""
    few = listed or found.examples
    if found.count is not None and found.count.high == len(few) <= MOST:
        return [text(*start, *series([words.package(package) for package in few], "", between=" \u2013 and on \u2013 "), ".")]
    many = "several" if found.count is None else number(found.count)
    return [text(*start, f"{many} packages:"), *brief_blocks(found, words)]
