"""A set of packages in words: what they share, in what they are free, which combinations they come in."""

from __future__ import annotations

from accords.blocks import Block, Bullets, Note, Table, text
from accords.lens.wording import Wording, number, series
from accords.lenses.robustness.result import Group, PackageSet


def set_blocks(found: PackageSet, words: Wording) -> list[Block]:
    """Describe a set of packages that is not empty."""
    blocks: list[Block] = []
    if found.common:
        blocks.append(text("All of them have in common: ", *words.package(found.common), "."))
    free = [group for group in found.groups if len(group.boxes) == 1 and group.complete]
    if free:
        options = [
            [words.issue(issue), " (", *words.options(issue, values), ")"] for group in free for issue, values in group.boxes[0].items()
        ]
        blocks.append(text("They come with any choice of: ", *series(options, "and"), "."))
    blocks += [_boxes(group, words) for group in found.groups if group not in free]
    if not found.exact:
        blocks.append(Note("approximate", ("This description is not complete: the packages differ in ways that it does not list.",)))
    if found.examples:
        all_listed = found.count.exact and found.count.low == len(found.examples)
        start = "That is:" if all_listed else f"For example ({number(found.count)} in all):"
        blocks += [text(start), Bullets(tuple(text(*words.package(example), ".") for example in found.examples))]
    return blocks


def _boxes(group: Group, words: Wording) -> Table:
    rows = tuple(tuple(text(*words.options(issue, box[issue])) for issue in group.issues) for box in group.boxes)
    more = "" if group.complete else " (not all of them)"
    caption = f"Combinations in which they come{more}; within a row, any option goes with any other"
    return Table(caption, tuple(words.issue(issue).text for issue in group.issues), rows, row_headers=False)
