"""The blocks on preferences that are known in part."""

from __future__ import annotations

from collections.abc import Mapping

from accords.blocks import Block, Bullets, Heading, Table, Text, text
from accords.lens.labels import package_labels
from accords.lens.wording import Parts, Wording, capital
from accords.lenses.deals.result import Answer, Outdone, Partly

_WORTH = {"necessary": "yes, whatever is open", "possible": "for some of what is open", "impossible": "no, whatever is open"}


def partly_blocks(anchor: str, answer: Answer, words: Wording) -> list[Block]:
    """Say what follows from ranges and orders, without filling anything in."""
    found = answer.partly
    if found is None:
        return []
    lead: Parts = ["Stated in part, by ranges or orders: the preferences of ", *words.parties(found.parties), "."]
    more = " What follows for all numbers that they leave open is certain; nothing is filled in."
    blocks: list[Block] = [Heading("Where numbers are known in part", 4, f"{anchor}-partly"), Text((*lead, more))]
    labels = package_labels(dict.fromkeys((*found.accepted, *(name for one in found.better for name in (one.by, one.package)))), words)
    blocks += _accepted(found, labels, words)
    items = [Text(tuple(capital(_better(one, labels)))) for one in found.better if one.certainty == "necessary"]
    if found.better and not items:
        items = [text("No package here is better for all than another one whatever the open numbers are; for some of them, some are.")]
    colliding = sorted(found.colliding, key=words.alphabet)
    items += [text("Not all that is stated of the preferences of ", words.party(party), " can hold together.") for party in colliding]
    blocks += [Bullets(tuple(items))] if items else []
    return [*blocks, text("What else these numbers leave open, and what to ask about them, is for the lens on robustness.")]


def _accepted(found: Partly, labels: Mapping[str, Parts], words: Wording) -> list[Block]:
    """Show for each package and party whether it is worth the reservation."""
    parties = sorted({party for by in found.accepted.values() for party in by}, key=words.alphabet)
    if not parties:
        return []
    columns = ("Package", *(f"Worth the reservation: {words.party(party).text}" for party in parties))
    rows = tuple(
        (Text(tuple(capital(labels[name]))), *(text(_WORTH[by[party]]) if party in by else text("") for party in parties))
        for name, by in found.accepted.items()
    )
    return [Table("What is worth a reservation, as far as numbers are known", columns, rows)]


def _better(one: Outdone, labels: Mapping[str, Parts]) -> Parts:
    start: Parts = [*labels[one.by], " is at least as good as ", *labels[one.package]]
    return [*start, " for all, and better for one, whatever the open numbers are."]
