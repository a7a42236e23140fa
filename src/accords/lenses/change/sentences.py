"""Sentences of ``change`` that its parts share."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from accords.blocks import Block, Bullets, Text
from accords.lens.wording import number
from accords.lenses.change.result_past import Step
from accords.zone.certificate import Certificate
from accords.zone.zone import Packages

# Sections other than views, as what they are about.
GROUND = {
    "issues": "the issues",
    "status_quo": "how things stand",
    "deal": "what counts as an agreement",
    "feasible": "what is feasible",
    "norms": "norms",
    "consent": "who must consent",
}
_KINDS = (("open", "open"), ("accepted", "accepted"), ("locked", "locked"), ("ruled_out", "ruled out"))


def packages(count: Certificate) -> str:
    """Say a number of packages."""
    if count.high == 0:
        return "no package"
    return "one package" if count.exact and count.low == 1 else f"{number(count)} packages"


def kinds(before: Packages | None, after: Packages | None) -> str:
    """Say how many packages there are of each kind, and how many there were, where that differs."""
    if before is None and after is None:
        return "there is no such reading then"
    said = []
    for kind, words in _KINDS:
        counts = [number(getattr(found, kind)) for found in (before, after) if found is not None]
        said.append(f"{words} {' → '.join(dict.fromkeys(counts))}")
    return "; ".join(said)


def moved(step: Step) -> str:
    """Say what came to be left, and what ceased to be."""
    opened, closed = step.opened, step.closed
    if opened is None or closed is None:
        return "the packages cannot be compared one by one"
    if opened.high == 0 and closed.high == 0:
        return "opens and closes nothing"
    gained = [f"opens {packages(opened)}"] if opened.high else []
    lost = [f"closes {packages(closed)}"] if closed.high else []
    return " and ".join([*gained, *lost])


def listed(items: Iterable[tuple[Text, list[Block]]]) -> list[Block]:
    """Put lines into lists, but for those of which more is to be said: these stand by themselves, with what that is."""
    blocks: list[Block] = []
    for several, group in groupby(items, key=lambda item: not item[1]):
        if several:
            blocks.append(Bullets(tuple(line for line, _ in group)))
        else:
            blocks += [block for line, more in group for block in (line, *more)]
    return blocks
