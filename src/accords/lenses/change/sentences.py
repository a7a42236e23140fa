"""Sentences of ``change`` that its parts share."""

from __future__ import annotations

from accords.lens.wording import Parts, Wording, number, series
from accords.lenses.change.result_past import Set, Step
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
# More combinations than these are better looked up in the JSON result.
_MOST_SAID = 8
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


def description(found: Set, words: Wording) -> Parts:
    """Describe packages in a few sentences: what they have in common, in what they are free, and one of them."""
    parts: Parts = []
    if found.common:
        parts += [" In common: ", *words.package(found.common), "."]
    free = [group for group in found.groups if len(group.boxes) == 1 and group.complete]
    if free:
        options = [
            [words.issue(issue), " (", *words.options(issue, values), ")"] for group in free for issue, values in group.boxes[0].items()
        ]
        parts += [" With any choice of: ", *series(options, "and"), "."]
    for group in found.groups:
        if group not in free:
            parts += _combinations(found, group.issues, words)
    if found.examples:
        parts += [" For example: ", *words.package(found.examples[0]), "."]
    return parts


def _combinations(found: Set, issues: tuple[str, ...], words: Wording) -> Parts:
    group = next(group for group in found.groups if group.issues == issues)
    joined = series([[words.issue(issue)] for issue in issues], "and")
    if not group.complete or len(group.boxes) * len(issues) > _MOST_SAID:
        return [" In certain combinations of: ", *joined, "."]
    boxes = [
        series([[words.issue(issue), ": ", *words.options(issue, box[issue])] for issue in issues], "together with", comma=False)
        for box in group.boxes
    ]
    return [" In these combinations: ", *series(boxes, "or", between="; or "), "."]
