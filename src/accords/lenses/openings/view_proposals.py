"""Proposals and precedents: how each stands, and why."""

from __future__ import annotations

from collections.abc import Mapping

from accords.blocks import Block, Bullets, Heading, Strong, text
from accords.lens.since import seen_at_precedent
from accords.lens.wording import Parts, Wording, capital, cites, series
from accords.lenses.openings.result import Judged

_MOST_SHOWN = 12
_STATUS = {
    "impossible": "not possible within the case's own limits",
    "excluded": "excluded by norms",
    "ruled_out": "ruled out",
    "accepted": "accepted by all whose agreement is needed",
    "locked": "locked: what nobody refuses needs steps that wait for each other",
    "open": "open: nothing stated rules it out",
    "undecided": "not decided: the conditions couple too many issues to say within the limits of the search",
    "not_stated": "not tested, since the sources do not say enough of it",
    "not_yet": "not yet made at this date",
    "not_tested": "not tested: no condition of those whose agreement is needed is known to have been in force at its date",
}


def judged_blocks(title: str, judged: Mapping[str, Judged], section: str, words: Wording, anchor: str) -> list[Block]:
    """Show how proposals or precedents stand under one reading of consent."""
    if not judged:
        return []
    blocks: list[Block] = [Heading(title, 4, f"{anchor}-{section}")]
    for name, found in judged.items():
        no_deal = found.deal == "none" and found.status in {"open", "accepted", "locked", "ruled_out"}
        ending = ". As described it would not count as an agreement." if no_deal else "."
        blocks.append(text(*capital(_named(section, name, words)), ": ", Strong(_said(found)), ending))
        then = words if section == "proposals" else Wording(seen_at_precedent(words.case, name))
        items = tuple(text(*item) for item in _details(found, then))
        blocks += [Bullets(items)] if items else []
    return blocks


def _said(found: Judged) -> str:
    """Say the status; of a partial package also that it holds however the rest is settled, or only for some of the ways."""
    partial = bool(found.left_open)
    if partial and found.status == "open":
        return "open: nothing stated rules out every way to complete it"
    if partial and found.status in {"ruled_out", "excluded", "accepted"}:
        return f"{_STATUS[found.status]}, however it is completed"
    return _STATUS[found.status]


def _named(section: str, name: str, words: Wording) -> Parts:
    """Name a proposal or precedent with its authors, date, content and claims."""
    entry = getattr(words.case, section)[name]
    named_by_them = bool(entry.by) and not getattr(entry, "title", None)  # authors and date are its name, where it has no title
    by: Parts = [" of ", *words.parties(entry.by)] if entry.by and not named_by_them else []
    date = f", {entry.date}" if entry.date and not named_by_them else ""
    content: Parts = [" (", *words.package(words.case.choices(entry.outcome)), ")"] if entry.outcome else []
    return [*words.title(f"{section}.{name}"), *by, date, *content, *cites(entry.claims)]


def _details(found: Judged, words: Wording) -> list[Parts]:
    items: list[Parts] = []
    for paths in found.because[:_MOST_SHOWN]:
        if all(path.startswith("views.") for path in paths):
            items.append([*capital(words.together(paths)), "."])
        else:
            items.append(["By ", *series([words.title(path) for path in paths], "and"), "."])
    if found.left_open and found.status in {"open", "locked", "accepted", "not_tested"}:
        options = [[words.issue(issue), " (", *words.options(issue, values), ")"] for issue, values in found.left_open.items()]
        items.append(["What it leaves open could still be: ", *series(options, "and"), "."])
    if found.hangs_on:
        items.append(
            ["Whether it is ruled out hangs on: ", *series([words.stance(path) for path in found.hangs_on[:_MOST_SHOWN]], "and"), "."]
        )
    if found.status != "not_tested":  # what nobody has been asked says nothing of a day of which nothing is known
        items += [words.silence(path) for path in found.silent[:_MOST_SHOWN]]
    if found.not_tested_by:
        count = len(found.not_tested_by)
        which = f"{count} conditions that are" if count > 1 else "one condition that is"
        items.append([f"It is not tested by {which} not known to have been in force then."])
    return items
