"""Outcomes with names that are not compared, and why."""

from __future__ import annotations

from accords.blocks import Block, Bullets, Code, Text, text
from accords.lens.wording import Parts, capital, not_listed, series
from accords.lenses.robustness.numbers import NotCompared
from accords.lenses.robustness.result import Result
from accords.lenses.robustness.sentences import Suppositions

_MOST_SHOWN = 8


def left_out_blocks(result: Result, words: Suppositions) -> list[Block]:
    """Say which outcomes are not compared; nothing where all are."""
    found = [one for one in result.not_compared if one.why != "many"]
    many = [one for one in result.not_compared if one.why == "many"]
    blocks: list[Block] = []
    if found:
        items = tuple(_reason(one, words) for one in found[:_MOST_SHOWN])
        blocks += [text("Not compared:"), Bullets(items), *not_listed(len(found), _MOST_SHOWN)]
    if many:
        names = [words.named(one.package) for one in many[:_MOST_SHOWN]]
        if len(many) > _MOST_SHOWN:
            names.append([f"{len(many) - _MOST_SHOWN} more"])
        start = f"Not compared, since no more than {len(result.considered)} packages are compared with one another: "
        blocks.append(text(start, *series(names, "and"), "."))
    return blocks


def _reason(one: NotCompared, words: Suppositions) -> Text:
    match one.why:
        case "partial":
            said: Parts = ["partial, open on ", *series([[words.words.issue(issue)] for issue in one.by], "and")]
        case "unlisted":
            said = ["between the options of ", *series([[words.words.issue(issue)] for issue in one.by], "and")]
        case "impossible":
            said = ["impossible, since this is not met: ", *series([[Code(path)] for path in one.by], "and")]
        case "excluded":
            said = ["excluded by ", *series([words.words.title(path) for path in one.by], "and")]
        case _:
            said = ["the same package as ", *words.named(one.by[0])]
    return text(*capital(words.named(one.package)), ": ", *said, ".")
