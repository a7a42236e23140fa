"""A set of packages in words: what they share, in what they are free, which combinations they come in, a few of them."""

from __future__ import annotations

from collections.abc import Sequence

from accords.blocks import Block, Bullets, Note, Table, text
from accords.lens.wording import Parts, Wording, not_listed, number, series
from accords.zone.package_set import Group, PackageSet

_MOST_ROWS = 12


def set_blocks(found: PackageSet, words: Wording) -> list[Block]:
    """Describe a set of packages that is not empty, with a few of them."""
    blocks: list[Block] = []
    if found.common:
        blocks.append(text("All of them have in common: ", *words.package(found.common), "."))
    free, listed, unlisted = _apart(found)
    if free:
        blocks.append(text("They come with any choice of: ", *_choices(free, words), "."))
    blocks += [text("They differ also in: ", *_together(group, words), ".") for group in unlisted]
    blocks += [_boxes(group, words, len(group.boxes)) for group in listed]
    if not found.exact:
        blocks.append(Note("approximate", ("This description is not complete: the packages differ in ways that it does not list.",)))
    if found.examples:
        many = "" if found.count is None else f" ({number(found.count)} in all)"
        blocks.append(text("That is:" if found.listed else f"For example{many}:"))
        blocks.append(Bullets(tuple(text(*words.package(example), ".") for example in found.examples)))
    return blocks


def brief_blocks(found: PackageSet, words: Wording) -> list[Block]:
    """Describe a set of packages in a short list and tables, as one of several; with an example where that does not say all."""
    free, listed, unlisted = _apart(found)
    items: list[Parts] = []
    if found.common:
        items.append(["In common: ", *words.package(found.common), "."])
    if free:
        items.append(["With any choice of: ", *_choices(free, words), "."])
    items += [["In certain combinations of: ", *_together(group, words), "."] for group in unlisted]
    if found.examples and not found.exact:
        items.append(["For example: ", *words.package(found.examples[0]), "."])
    blocks: list[Block] = [Bullets(tuple(text(*item) for item in items))] if items else []
    for group in listed:
        blocks.append(_boxes(group, words, _MOST_ROWS))
        blocks += not_listed(len(group.boxes), _MOST_ROWS)
    return blocks


def _apart(found: PackageSet) -> tuple[list[Group], list[Group], list[Group]]:
    """Tell the groups in which any options go together from those that come in combinations, listed or too many to list."""
    free = [group for group in found.groups if len(group.boxes) == 1 and group.complete]
    listed = [group for group in found.groups if group not in free and group.boxes]
    return free, listed, [group for group in found.groups if not group.boxes]


def _choices(free: Sequence[Group], words: Wording) -> Parts:
    options = [[words.issue(issue), " (", *words.options(issue, values), ")"] for group in free for issue, values in group.boxes[0].items()]
    return series(options, "and")


def _together(group: Group, words: Wording) -> Parts:
    return series([[words.issue(issue)] for issue in group.issues], "and")


def _boxes(group: Group, words: Wording, most: int) -> Table:
    rows = tuple(tuple(text(*words.options(issue, box[issue])) for issue in group.issues) for box in group.boxes[:most])
    more = "" if group.complete else " (not all of them)"
    caption = f"Combinations in which they come{more}; within a row, any option goes with any other"
    return Table(caption, tuple(words.issue(issue).text for issue in group.issues), rows, row_headers=False)
