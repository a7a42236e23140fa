"""The blocks of ``deals``: for each reading of consent what is efficient, what solutions choose, and what is on the table."""

from __future__ import annotations

from dataclasses import fields, replace

from accords.blocks import Block, Bullets, Heading, Note, Strong, Text, text
from accords.case.case import Case
from accords.lens.wording import Parts, Wording, cites, not_shown, number, series
from accords.lenses.deals.result import Answer, Counts, Result
from accords.lenses.deals.sentences import estimated, figure, ordered
from accords.lenses.deals.view_division import division_blocks
from accords.lenses.deals.view_fallback import fallback_blocks
from accords.lenses.deals.view_frontier import frontier_blocks
from accords.lenses.deals.view_locks import lock_blocks
from accords.lenses.deals.view_partly import partly_blocks
from accords.lenses.deals.view_solutions import solution_blocks
from accords.lenses.deals.view_table import disagreement_blocks, table_blocks
from accords.zone.certificate import Certificate


def view(result: Result, case: Case) -> list[Block]:
    """Show what the numbers say under each reading of consent: the one that is asked for first."""
    words = Wording(case)
    first = Answer(**{item.name: getattr(result, item.name) for item in fields(Answer)})
    blocks: list[Block] = [
        Heading("What the stated numbers make of the packages", 2, "deals"),
        *_basis([first, *result.readings.values()], case),
    ]
    shown: dict[str, Answer] = {}
    for name, answer in {result.consent: first, **result.readings}.items():
        blocks += [Heading(f"If agreement needs {words.rule(case.readings[name])}", 3, f"deals-{name}"), *_claims_of(name, words)]
        same = next((other for other, earlier in shown.items() if _alike(answer, earlier)), None)
        if same is not None:
            blocks.append(text(f"The answer is the same in every point as if agreement needs {words.rule(case.readings[same])}."))
        else:
            blocks += _reading(f"deals-{name}", answer, words)
        shown[name] = answer
    return blocks


def _basis(answers: list[Answer], case: Case) -> list[Block]:
    """Say what the numbers are, and what they are not; where no party has any, that orders of packages count alone."""
    if not any(answer.reservation for answer in answers):
        said = "No party's numbers are complete, so nothing is weighed here; what counts below are orders of packages, if any."
        return [] if any(not answer.rule for answer in answers) else [text(said)]
    compared = (
        "The case says that utilities of different parties may be compared; only the solutions that say so do that."
        if case.comparable
        else "Utilities of different parties are not compared: 10 to one and 10 to another need not mean the same."
    )
    said = (
        "What a package is worth to a party is counted as the case states it: weight times value, issue by issue, and what interactions "
        "add or take away. Nothing is rescaled. A package is refused by numbers if it is worth less than a party's reservation, unless "
        f"what that party says of the package decides. {compared} What counts people has no price and does not count here."
    )
    return [text(said)]


def _alike(one: Answer, other: Answer) -> bool:
    """Whether all that is shown of two answers is the same; of what is hidden that cannot be said."""
    return not one.hidden and not other.hidden and replace(one, rule="") == replace(other, rule="")


def _claims_of(name: str, words: Wording) -> list[Block]:
    consent = words.case.consent
    if consent is None or name not in consent.or_maybe:
        return []
    return [text("This is another reading of who must consent, which the evidence leaves open.", *cites(consent.or_maybe[name].claims))]


def _reading(anchor: str, answer: Answer, words: Wording) -> list[Block]:
    """Show the answer under one reading of consent, but for its heading."""
    if not answer.rule:
        return [not_shown()]
    blocks: list[Block] = [*_whose(answer, words), *_counts(answer, words), *lock_blocks(answer, words)]
    if answer.parties:
        blocks += frontier_blocks(anchor, answer, words)
        blocks += solution_blocks(anchor, answer, words)
        blocks += table_blocks(anchor, answer, words)
    blocks += partly_blocks(anchor, answer, words)
    blocks += disagreement_blocks(anchor, answer, words)
    blocks += division_blocks(anchor, answer, words)
    blocks += fallback_blocks(anchor, answer, words)
    return [*blocks, *([not_shown("Part of this")] if answer.hidden else [])]


# -- whose numbers -----------------------------------------------------------------------------------------------------------------------


def _whose(answer: Answer, words: Wording) -> list[Block]:
    """Say whose numbers these are, on whose word, whose are missing, and what is too little for whom."""
    items: list[Text] = []
    if answer.parties:
        start = "Packages are weighed by what they are worth to "
        items.append(text(start, *series([_sourced(party, words) for party in ordered(answer.parties, words)], "and"), "."))
    judges = [party for party in ordered(answer.others, words) if party not in answer.unstated]
    if judges:
        start = "Counted only by what is too little, not weighed: the numbers of "
        items.append(text(start, *series([_sourced(party, words) for party in judges], "and"), "."))
    items += [text(*_centred(party, words)) for party in ordered(answer.centred, words)]
    items += [text(*_unstated(party, answer.unstated[party], words)) for party in ordered(answer.unstated, words)]
    items += [text(*_reservation(party, answer, words)) for party in ordered(answer.reservation, words)]
    return [text("What this rests on:"), Bullets(tuple(items))]


def _sourced(party: str, words: Wording) -> Parts:
    return [words.party(party), *cites(words.case.preferences[party].claims)]


def _centred(party: str, words: Wording) -> Parts:
    start: Parts = [
        "As was asked for, and known to nobody: the preferences of ",
        words.party(party),
        " are read at the centre of what is stated",
    ]
    return [*start, *cites(words.case.preferences[party].claims), " (rank-order centroid, equal steps, middles of ranges)."]


def _unstated(party: str, gaps: tuple[str, ...], words: Wording) -> Parts:
    preference = words.case.preferences.get(party)
    if preference is None:
        return ["No numbers are stated for ", words.party(party), "; what counts are conditions that are stated."]
    if preference.ranking or preference.priorities:
        return ["For ", words.party(party), " there is an order of packages, without numbers", *cites(preference.claims), "."]
    missing = series([["the weights"] if gap not in words.case.issues else [words.issue(gap)] for gap in gaps], "and")
    why = ". What follows whatever the missing numbers are is for the lens on robustness."
    return ["Not all numbers are stated for ", words.party(party), *cites(preference.claims), "; missing: ", *missing, why]


def _reservation(party: str, answer: Answer, words: Wording) -> Parts:
    """Say what is too little for a party."""
    limits = answer.limits.get(party)
    if party not in answer.limits:
        return ["No reservation is stated for ", words.party(party), ": nothing counts as too little."]
    if limits is None:
        return ["What would be too little is not known for ", words.party(party), "."]
    if limits[0] == limits[1]:
        here = words.case.preferences[party].reservation
        why = ", what the status quo is worth" if here is not None and here.kind == "status_quo" else ""
        return ["The reservation of ", words.party(party), f": {figure(limits[0])}{why}."]
    said = f": too little below {figure(limits[0])}, enough from {figure(limits[1])}; between the two it is not known."
    return ["The reservation of ", words.party(party), said]


# -- counts ------------------------------------------------------------------------------------------------------------------------------


def _counts(answer: Answer, words: Wording) -> list[Block]:
    """Say how many packages statements and numbers leave; the counts describe the description."""
    counts = answer.counts
    if counts is None:
        return []
    if counts.deals.high == 0:
        return [text("No possible package counts as an agreement as the case defines it, whatever it is worth to anybody.")]
    if not answer.reservation:
        return []
    if counts.left.high == 0:
        left: Parts = [Strong("leave none")]
    else:
        accepted = "all are accepted" if counts.accepted.low == counts.left.high > 1 else _accepted(counts.accepted)
        left = [Strong(f"leave {number(counts.left)}"), f"; of these, {accepted} by all whose agreement is needed"]
    said = f"Of the {number(counts.deals)} packages that would count as an agreement, stated conditions and numbers together "
    blocks: list[Block] = [text(said, *left, "."), *_estimates(counts)]
    items = []
    for party in ordered(counts.excluded, words):
        count = counts.excluded[party]
        how_many = "none" if count.high == 0 else number(count)
        said = f": {how_many} of the {number(counts.left_by_views)} deals that stated conditions leave"
        guess = f"; as an estimate, {estimated(count)}." if count.estimate else "."
        items.append(text("Too little by the reservation of ", words.party(party), said, guess))
    if items:
        blocks.append(Bullets(tuple(items)))
        why = "Such counts describe the description: an issue described more finely changes them. They measure nobody's firmness."
        blocks.append(Note("caution", (why,)))
    return blocks


def _estimates(counts: Counts) -> list[Block]:
    """Say about how many there are where only bounds are certain."""
    said = [f"{estimated(counts.left)} are left"] if counts.left.estimate else []
    if counts.accepted.estimate and counts.accepted != counts.left:
        said.append(f"{estimated(counts.accepted)} are accepted")
    if not said:
        return []
    return [Note("approximate", (f"Certain are the numbers between which a count lies. As an estimate, {', and '.join(said)}.",))]


def _accepted(count: Certificate) -> str:
    if count.high == 0:
        return "none is accepted"
    return f"{number(count)} {'is' if count.high == 1 else 'are'} accepted"
