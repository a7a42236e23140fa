"""The efficient packages in words: what efficient means, how many there are, how sure that is, and a table of them."""

from __future__ import annotations

from accords.blocks import Block, Heading, Note, Table, Text, text
from accords.lens.wording import Parts, Wording, number, series
from accords.lenses.deals.pictures import frontier_picture
from accords.lenses.deals.result import Answer, Point
from accords.lenses.deals.sentences import box_parts, figure, figures, ordered, together
from accords.zone.certificate import Certificate

# Rows of a table, columns for single issues, and packages of one row.
ROWS = 25
COLUMNS = 5
BOXES = 3


def frontier_blocks(anchor: str, answer: Answer, words: Wording) -> list[Block]:
    """Show the efficient packages: their number, a picture, a table."""
    blocks: list[Block] = [Heading("Efficient packages", 4, f"{anchor}-efficient")]
    if not answer.frontier:
        if "undecided" in answer.withheld.values():
            unknown = (
                "Which packages are efficient could not be found within the limits of the search: the conditions couple too many issues."
            )
            return [*blocks, Note("approximate", (unknown,))]
        if answer.loss:
            said = "There are too many efficient packages to be listed; those of a thinned list all lie too close to a reservation."
            return [*blocks, Note("approximate", (said,))]
        return [*blocks, text("No package is left, so that none is efficient.")]
    blocks.append(text(*_meaning(answer, words), *_how_many(answer)))
    if answer.loss:
        items: list[Parts] = [[*_lost(party, answer), words.party(party)] for party in ordered(answer.loss, words)]
        start = "This list is thinned out: a package that is not in it may be worth more than one that is, by up to "
        shared = "; in brackets the share of what lies between the least and the most listed" if any(answer.loss_share.values()) else ""
        near = f"{shared}. Packages closer than that to a reservation may be missing too."
        blocks.append(Note("approximate", (start, *series(items, "and"), near)))
    common = _common(answer)
    if common and len(answer.frontier) > 1:
        blocks.append(text("All of them have in common: ", *box_parts(common, words), "."))
    table = _table(answer, set(common) if len(answer.frontier) > 1 else set(), words)
    return [*blocks, frontier_picture(answer, words, table)]


def _meaning(answer: Answer, words: Wording) -> Parts:
    names = words.parties(answer.parties)
    if len(answer.parties) == 1:
        start: Parts = ["Weighed is what packages are worth to ", *names, " alone, so that only those worth most there can be named"]
        return [*start, *(["; nothing here says what they are worth to ", *words.parties(answer.others)] if answer.others else []), ". "]
    return ["A package is efficient if no other that is left is worth at least as much to each of ", *names, " and more to one of them. "]


def _lost(party: str, answer: Answer) -> Parts:
    """Say how much more a package that is not listed may be worth, in brackets as a share of what lies between those listed."""
    share = answer.loss_share.get(party)
    of_span = "" if share is None else f" ({figure(round(100 * share, 1))} percent)"
    return [f"{figure(answer.loss[party])}{of_span} to "]


def _how_many(answer: Answer) -> Parts:
    found, values = (answer.counts.efficient if answer.counts else None) or 0, together(answer)
    if found > len(answer.frontier):
        return [f"There are {found} {values}; the first {len(answer.frontier)} are looked at here (the option 'cap' raises that)."]
    counts = [point.count for point in answer.frontier]
    total = Certificate(sum(count.low for count in counts), sum(count.high for count in counts), "")
    if answer.loss:
        return [f"Listed are packages with {found} {values}."]
    if total.exact and total.low == 1:
        return ["There is one efficient package."]
    alike = "all worth the same" if found == 1 else f"with {found} {values}"
    return [f"There are {number(total)} efficient packages, {alike}."]


def _common(answer: Answer) -> dict[str, tuple[str | None, ...]]:
    """Give the issues that all efficient packages settle alike."""
    boxes = [box for point in answer.frontier for box in point.outcomes]
    if not boxes or not all(point.listed for point in answer.frontier):
        return {}
    return {issue: options for issue, options in boxes[0].items() if len(options) == 1 and all(box[issue] == options for box in boxes)}


def _table(answer: Answer, common: set[str], words: Wording) -> Table:
    """List efficient packages, evenly spaced where they are many."""
    parties = ordered(answer.parties, words)
    rows = spaced(len(answer.frontier), ROWS)
    issues = [issue for issue in words.case.issues if issue not in common]
    single = len(issues) <= COLUMNS and all(len(answer.frontier[row].outcomes) == 1 for row in rows)
    columns = tuple(words.issue(issue).text for issue in issues) if single else ("Packages",)
    caption = "Efficient packages, and what each is worth"
    if len(rows) < len(answer.frontier):
        cut = answer.counts is not None and len(answer.frontier) != answer.counts.efficient
        these = f"the first {len(answer.frontier)}" if cut else f"{len(answer.frontier)}"
        caption = f"{caption}: {len(rows)} of {these}, evenly spaced; the JSON result lists {'those' if cut else 'all'}"
    worth_to = [
        figures((answer.frontier[row].utility[party], answer.frontier[row].exactly.get(party)) for row in rows) for party in parties
    ]
    lines = []
    above: Point | None = None
    for place, row in enumerate(rows):
        point = answer.frontier[row]
        worths = [text(column[place]) for column in worth_to]
        lines.append((*worths, *(_settled(point, issues, words) if single else [_packages(point, above, common, words)])))
        above = point
    heads = tuple(f"Worth to {words.party(party).text}" for party in parties)
    return Table(caption, (*heads, *columns), tuple(lines), row_headers=False)


def _settled(point: Point, issues: list[str], words: Wording) -> list[Text]:
    return [text(*words.options(issue, point.outcomes[0][issue])) for issue in issues]


def _packages(point: Point, above: Point | None, common: set[str], words: Wording) -> Text:
    """Spell the packages of one row out, or what they settle otherwise than those of the row above, where that is less.

    Within a piece, any option goes with any other.
    """
    if above is not None and len(point.outcomes) == len(above.outcomes) == 1 and point.listed and above.listed:
        (here,), (before,) = point.outcomes, above.outcomes
        changed = {issue: options for issue, options in here.items() if options != before[issue] and options != (None,)}
        if all(options != (None,) for issue, options in here.items() if before[issue] != options) and 2 * len(changed) <= len(here):
            return text("as above, but ", *box_parts(changed, words))
    boxes = [{issue: options for issue, options in box.items() if issue not in common} for box in point.outcomes[:BOXES]]
    alike = {issue: options for issue, options in boxes[0].items() if all(box[issue] == options for box in boxes)}
    apart = [{issue: options for issue, options in box.items() if issue not in alike} for box in boxes if len(boxes) > 1]
    parts = series([box_parts(box, words) for box in [alike] if box], "")
    if apart:
        parts += [" \u2013 with \u2013 "] if parts else []
        parts += series([box_parts(box, words) for box in apart], "", between=" \u2013 or \u2013 ")
    more = not point.listed or len(point.outcomes) > BOXES
    return text(*parts, f" (and others, {number(point.count)} in all)" if more else "")


def spaced(total: int, most: int) -> list[int]:
    """Give up to so many positions of a list, evenly spaced, with its ends."""
    if total <= most:
        return list(range(total))
    return sorted({round(step * (total - 1) / (most - 1)) for step in range(most)})
