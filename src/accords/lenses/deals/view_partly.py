"""The blocks on preferences that are known in part."""

from __future__ import annotations

from accords.blocks import Block, Bullets, Heading, Text, text
from accords.lens.wording import Parts, Wording, capital
from accords.lenses.deals.result import Answer, Outdone

_ACCEPTS = {
    "necessary": "is worth the reservation or more for all numbers that are left open",
    "possible": "is worth the reservation for some of the numbers that are left open, and not for others",
    "impossible": "is worth less than the reservation for all numbers that are left open",
}


def partly_blocks(anchor: str, answer: Answer, words: Wording) -> list[Block]:
    """Say what follows from ranges and orders, without filling anything in."""
    found = answer.partly
    if found is None:
        return []
    lead: Parts = ["Stated in part, by ranges or orders: the preferences of ", *words.parties(found.parties), "."]
    more = " What follows for all numbers that they leave open is necessary, what follows for some is possible; nothing is filled in."
    blocks: list[Block] = [Heading("Where numbers are known in part", 4, f"{anchor}-partly"), Text((*lead, more))]
    items: list[Text] = []
    for name, by in found.accepted.items():
        for party in sorted(by, key=words.alphabet):
            said = capital([*_package(name, words), " "])
            items.append(Text((*said, _ACCEPTS[by[party]], " of ", words.party(party), ".")))
    items += [Text(tuple(capital(_better(one, words)))) for one in found.better]
    for party in sorted(found.colliding, key=words.alphabet):
        items.append(
            Text(("Not all that is stated of the preferences of ", words.party(party), " can hold together: see the lens robustness."))
        )
    blocks += [Bullets(tuple(items))] if items else []
    return [*blocks, text("What else the open numbers leave open, and what to ask about them, is for the lens robustness.")]


def _better(one: Outdone, words: Wording) -> Parts:
    start: Parts = [*_package(one.by, words), " is at least as good as ", *_package(one.package, words), " for all, and better for one, "]
    return [*start, "whatever the open numbers are." if one.certainty == "necessary" else "for some of the open numbers."]


def _package(name: str, words: Wording) -> Parts:
    if name == "status_quo":
        return ["the status quo"]
    if name in words.case.proposals:
        return words.title(f"proposals.{name}")
    return [f"the package in focus as {name}"]
