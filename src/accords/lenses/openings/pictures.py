"""The picture of ``openings``: what each condition rules out, option by option."""

from __future__ import annotations

from accords.blocks import Grid, Key, Labels, Mark, Table
from accords.case.case import Case
from accords.case.model import Refusal
from accords.case.truth import holds
from accords.lens.labels import by_party, entry_label, plain
from accords.lens.wording import Wording
from accords.lenses.openings.result import Excludes, Reading

_MEANINGS = {
    Mark.SQUARE: "leaves no package with this option",
    Mark.HATCHED_SQUARE: "speaks of this option, and rules it out in some combinations only",
}


def excludes_picture(reading: Reading, case: Case, table: Table) -> Grid:
    """Show which options each condition leaves no package with, parties in alphabetical order.

    Parameters
    ----------
    reading
        The answer under one reading of consent.
    case
        The case, for names and for what the conditions speak of.
    table
        The same in words, with a row for each of ``reading.excludes``; its rows are put in the same order as the picture's.
    """
    words = Wording(case)
    rule = next((rule for rule in case.readings.values() if str(rule) == reading.rule), None)
    needs = f", if agreement needs {words.rule(rule)}" if rule else ""
    order = sorted(range(len(reading.excludes)), key=lambda index: (by_party(reading.excludes[index].path, words), index))
    found = [reading.excludes[index] for index in order]
    parties = dict.fromkeys(one.path.split(".")[1] for one in found)
    options = _options(found, words)
    columns = [(issue, option) for issue, ids in options.items() for option in ids]
    cells = tuple(tuple(_marks(one, issue, option, words) for issue, option in columns) for one in found)
    used = {mark for line in cells for marks in line for mark in marks}
    return Grid(
        caption=f"What each condition rules out, option by option{needs}",
        description="For each condition and each option: whether the condition alone leaves no package with that option, rules it out "
        "in some combinations only, or does not speak of it. Options that are part of no possible agreement are left out.",
        rows=tuple(
            Labels(words.party(party).text, tuple(entry_label(one.path, words) for one in found if one.path.split(".")[1] == party))
            for party in parties
        ),
        columns=tuple(
            Labels(words.issue(issue).text, tuple(plain([words.option(issue, option)]) for option in ids)) for issue, ids in options.items()
        ),
        cells=cells,
        legend=tuple(Key(mark, meaning) for mark, meaning in _MEANINGS.items() if mark in used),
        empty="the condition does not speak of this option, or is always met with it",
        table=Table(table.caption, table.columns, tuple(table.rows[index] for index in order), table.row_headers),
    )


def _options(found: list[Excludes], words: Wording) -> dict[str, list[str]]:
    """Give the options of each issue, but for those that certainly are part of no package that could count as an agreement.

    An option is that if the definition of an agreement, the ground or a norm says so of it alone; or if a condition rules it out in every
    combination though it is not among those that the condition takes away.
    """
    case = words.case
    must = [*([case.deal] if case.deal else []), *(ground.if_ for ground in case.feasible.values())]

    def part_of_none(issue: str, option: str) -> bool:
        choices = {issue: option}
        if any(holds(condition, case.issues, choices) is False for condition in must):
            return True
        if any(holds(norm.if_, case.issues, choices) for norm in case.norms.values()):
            return True
        return any(_always(one.path, choices, words) and option not in one.options.get(issue, ()) for one in found)

    return {name: [one.id for one in issue.options if not part_of_none(name, one.id)] for name, issue in case.issues.items()}


def _always(path: str, choices: dict[str, str], words: Wording) -> bool:
    """Whether a refusal is true of every package with these choices."""
    _, _, entry = words.find(path)
    done = entry.until_done if isinstance(entry, Refusal) else None
    issues = words.case.issues
    return holds(entry.if_, issues, choices) is True and (done is None or holds(done, issues, choices) is False)


def _marks(found: Excludes, issue: str, option: str, words: Wording) -> tuple[Mark, ...]:
    if option in found.options.get(issue, ()):
        return (Mark.SQUARE,)
    return (Mark.HATCHED_SQUARE,) if _speaks_of(found.path, issue, option, words) else ()


def _speaks_of(path: str, issue: str, option: str, words: Wording) -> bool:
    """Whether a refusal names the issue, and the option alone settles neither that it is met nor that it is done."""
    _, _, entry = words.find(path)
    done = entry.until_done if isinstance(entry, Refusal) else None
    if issue not in entry.if_.issues and (done is None or issue not in done.issues):
        return False
    choices = {issue: option}
    met = holds(entry.if_, words.case.issues, choices) is False
    return not met and (done is None or holds(done, words.case.issues, choices) is not True)
