"""What the answer turns on, as a table and a list."""

from __future__ import annotations

from accords.blocks import Block, Bullets, Heading, Table, Text, text
from accords.lens.wording import Wording, capital, number
from accords.lenses.openings.result import Reading, Turn
from accords.lenses.openings.sentences import consequence, decides, supposition


def turns_blocks(reading: Reading, words: Wording, anchor: str) -> list[Block]:
    """Show each point on which the answer turns, and name those on which it does not."""
    if not reading.turns_on:
        return []
    blocks: list[Block] = [Heading("What it turns on", 4, f"{anchor}-turns")]
    turning = [turn for turn in reading.turns_on if turn.now != turn.otherwise]
    still = [turn for turn in reading.turns_on if turn.now == turn.otherwise]
    if turning:
        # What decides whether anything is left at all comes first; within that, the order of the file.
        ordered = sorted(turning, key=lambda turn: not decides(turn))
        rows = tuple((text(*capital(supposition(turn.point, words))), *_cells(turn)) for turn in ordered)
        caption = "The answer if one point were otherwise, everything else as it is (now \u2192 then)"
        blocks.append(Table(caption, ("Supposing", "Open", "Accepted", "Locked", "Ruled out", "Then"), rows))
    else:
        blocks.append(text("On none of the open points taken alone."))
    if still:
        blocks += [text("The answer stays as it is:"), Bullets(tuple(text(*supposition(turn.point, words), ".") for turn in still))]
    return blocks


def _cells(turn: Turn) -> tuple[Text, ...]:
    now, then = turn.now, turn.otherwise
    pairs = ((now.open, then.open), (now.accepted, then.accepted), (now.locked, then.locked), (now.ruled_out, then.ruled_out))
    counts = (number(before) if before == after else f"{number(before)} \u2192 {number(after)}" for before, after in pairs)
    return (*(text(count) for count in counts), text(consequence(turn)))
