"""What the answer turns on, as a table and a list."""

from __future__ import annotations

from accords.blocks import Block, Bullets, Heading, Table, Text, text
from accords.lens.wording import Wording, capital, number
from accords.lenses.openings.result import Answer, Reading, Turn
from accords.lenses.openings.sentences import by_point, changes, consequence, decides, supposition


def turns_blocks(reading: Reading, words: Wording, anchor: str) -> list[Block]:
    """Show each point on which the answer turns, and name those on which it does not."""
    if not reading.turns_on:
        return []
    blocks: list[Block] = [Heading("What it turns on", 4, f"{anchor}-turns")]
    points = by_point(reading.turns_on)
    turning = [turns for turns in points if any(changes(turn) for turn in turns)]
    still = [turns for turns in points if turns not in turning]
    if turning:
        # What decides whether anything is left at all comes first; within that, the order of the file.
        ordered = sorted(turning, key=lambda turns: not any(decides(turn) for turn in turns))
        rows = tuple((_supposed(turns, words, ""), *_cells(turns)) for turns in ordered)
        caption = "The answer if one point were otherwise, everything else as it is (now \u2192 then)"
        blocks.append(Table(caption, ("Supposing", "Open", "Accepted", "Locked", "Ruled out", "Then"), rows))
    elif not reading.withheld:  # else a point that is not shown may be one
        blocks.append(text("On none of the open points taken alone."))
    if still:
        blocks += [text("The answer stays as it is:"), Bullets(tuple(_supposed(turns, words, ".") for turns in still))]
    return blocks


def _supposed(turns: tuple[Turn, ...], words: Wording, ending: str) -> Text:
    return text(*capital(supposition(turns[0].point, words, either_way=len(turns) > 1)), ending)


def _cells(turns: tuple[Turn, ...]) -> tuple[Text, ...]:
    """Say what would follow; where a point may be answered in two ways, of both in that order, once where it is the same."""
    thens = [_counts(turn.otherwise) for turn in turns]
    counts = [_count(now, list(dict.fromkeys(column))) for now, *column in zip(_counts(turns[0].now), *thens, strict=True)]
    return tuple(text(said) for said in (*counts, " or ".join(dict.fromkeys(consequence(turn) for turn in turns))))


def _counts(answer: Answer) -> tuple[str, ...]:
    return tuple(number(count) for count in (answer.open, answer.accepted, answer.locked, answer.ruled_out))


def _count(now: str, then: list[str]) -> str:
    return now if then == [now] else f"{now} \u2192 {' or '.join(then)}"
