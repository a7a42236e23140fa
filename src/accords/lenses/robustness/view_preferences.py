"""What follows from preferences in words: who accepts which of the packages compared, what is better for whom, what could be regretted."""

from __future__ import annotations

from accords.blocks import Block, Bullets, Code, Grid, Heading, Key, Labels, Mark, Note, Table, Text, text
from accords.lens.labels import plain
from accords.lens.wording import Parts, capital, series
from accords.lenses.robustness.numbers import Follows, Known, Regret, Statement
from accords.lenses.robustness.result import Result
from accords.lenses.robustness.sentences import Suppositions
from accords.lenses.robustness.view_left_out import left_out_blocks

_MEANINGS = {
    Mark.DISC: "accepted, whatever is not known",
    Mark.RING: "accepted or not, depending on what is not known",
    Mark.CROSS: "not accepted, whatever is not known",
}
_NO_AGREEMENT = "no agreement"
_SAID = {Mark.DISC: "accepted", Mark.RING: "depends", Mark.CROSS: "not accepted"}


def preference_blocks(result: Result, words: Suppositions) -> list[Block]:
    """Show what follows from preferences; nothing but a sentence where the case has none."""
    if not result.preferences or result.necessary is None or result.possible is None:
        said = "The case holds no preferences of those whose agreement may be needed, so there is nothing more to compare packages by."
        return [] if result.withheld else [text(said)]
    blocks: list[Block] = [
        Heading("What follows from preferences", 3, "robustness-preferences"),
        text(
            "Preferences are taken as they are given: a range stays a range, an order an order, and what is left out is free. What is said "
            "here holds for all values that this allows, or is marked as depending on them."
        ),
        *_people(words),
        *_known(result.preferences, words),
    ]
    if not result.considered:
        said = "There is no whole package to compare: neither the status quo nor a proposal settles every issue."
        return [*blocks, text(said), *left_out_blocks(result, words)]
    items = tuple(
        text(*capital(words.named(name)), ": ", *words.words.package(choices), ".") for name, choices in result.considered.items()
    )
    blocks += [text("The packages compared:"), Bullets(items), *left_out_blocks(result, words)]
    blocks.append(_acceptance(result, result.necessary, result.possible, words))
    blocks += _disagreements(result, words)
    blocks += _preferred(result.necessary, words)
    blocks += _dominated(result.necessary, result.possible, words)
    return [*blocks, *_regrets(result.regret, words)]


def _known(known: dict[str, Known], words: Suppositions) -> list[Block]:
    """Say whose statements collide, and which say nothing here."""
    blocks: list[Block] = []
    for party, found in known.items():
        blocks += [_conflict(conflict, party, words, order=found.undrawn == "order") for conflict in found.conflicts]
        if found.undrawn == "order":
            said: Parts = ["What is stated of whole packages on ", words.words.party(party), " is taken as an order: "]
            blocks.append(text(*said, "it decides between the packages that it names, and nothing more follows from it here."))
        if found.unused:
            said = ["Not used here of ", words.words.party(party), ", since it says nothing of single worths: "]
            blocks.append(Note("unknown", (*said, *series([[Code(path)] for path in found.unused], "and"), ".")))
        if found.about:
            said = ["Given only as about a number, which sets no bounds, and so taken as not known of ", words.words.party(party), ": "]
            blocks.append(Note("unknown", (*said, *series([[Code(path)] for path in found.about], "and"), ".")))
    free = [party for party, found in known.items() if found.reservation == "unknown" and found.undrawn != "conflict"]
    if free:
        names = words.words.parties(sorted(free, key=words.words.alphabet))
        blocks.append(Note("unknown", ("What would be too little is not known of ", *names, ".")))
    return blocks


def _people(words: Suppositions) -> list[Block]:
    """Say what is not weighed, and so not compared: what counts people."""
    counting = [[words.words.issue(name)] for name, issue in words.case.issues.items() if issue.persons]
    if not counting:
        return []
    said: Parts = ["What counts people has no price, so what it means to a party is not weighed here: ", *series(counting, "and")]
    return [Note("caution", (*said, ". Packages are compared by everything else; on this, stated conditions alone decide."))]


def _conflict(conflict: tuple[Statement, ...], party: str, words: Suppositions, *, order: bool) -> Note:
    named: list[Parts] = [[Code(one.path), f" (line {one.line})" if one.line else ""] for one in conflict]
    why = " cannot all hold if the worths of issues add up" if order else " cannot all hold, so these preferences are left out"
    return Note("caution", ("These statements on ", words.words.party(party), f"{why}: ", *series(named, "and"), "."))


def _apart(words: Suppositions) -> str:
    return ", apart from what counts people" if any(issue.persons for issue in words.case.issues.values()) else ""


def _acceptance(result: Result, necessary: Follows, possible: Follows, words: Suppositions) -> Grid:
    """Show who accepts which package, parties in alphabetical order."""
    case = words.case
    needed = {party for rule in case.readings.values() for party in rule.parties}
    parties = sorted(needed, key=words.words.alphabet)
    readings = [name for name in case.readings if name in necessary.accepted]
    lines: list[tuple[Parts, list[Mark | None]]] = []
    for name in result.considered:
        marks = [_mark(party in necessary.accepted_by[name], party in possible.accepted_by[name]) for party in parties]
        shared = [_mark(name in necessary.accepted[reading], name in possible.accepted[reading]) for reading in readings]
        lines.append((words.named(name), [*marks, *(shared if name in result.agreements else [None] * len(readings))]))
    columns = [words.words.party(party).text for party in parties]
    rules = [f"All of {words.words.rule(case.readings[reading])}" for reading in readings]
    used = {mark for _, marks in lines for mark in marks if mark}
    return Grid(
        caption="Who accepts which package",
        description="For each package compared and each party whose agreement may be needed, and for all of them together: whether it is "
        "accepted whatever is not known, whether that depends on it, or whether it is not accepted whatever is not known.",
        rows=(Labels("", tuple(plain(capital(name)) for name, _ in lines)),),
        columns=(Labels("", tuple(columns)), Labels("Enough for an agreement", tuple(rules))),
        cells=tuple(tuple((mark,) if mark else () for mark in marks) for _, marks in lines),
        legend=tuple(Key(mark, meaning) for mark, meaning in _MEANINGS.items() if mark in used),
        empty=_NO_AGREEMENT,
        table=Table(
            "Who accepts which package, by what is stated of it, else by the preferences",
            ("Package", *columns, *rules),
            tuple((text(*capital(name)), *(text(_SAID[mark] if mark else _NO_AGREEMENT) for mark in marks)) for name, marks in lines),
        ),
    )


def _mark(necessary: bool, possible: bool) -> Mark:  # noqa: FBT001 the two answers to one question
    return Mark.DISC if necessary else Mark.RING if possible else Mark.CROSS


def _disagreements(result: Result, words: Suppositions) -> list[Block]:
    blocks: list[Block] = []
    for one in result.disagreements:
        stated, counted = ("accepts", "less than what would be too little") if one.stated == "accepts" else ("refuses", "enough")
        said: Parts = [
            "What is stated and what is counted differ: ",
            words.words.party(one.party),
            f" {stated} ",
            *words.named(one.package),
        ]
        blocks.append(
            Note("caution", (*said, f" by a statement, and by the preferences given that is worth {counted}. The statement counts."))
        )
    return blocks


def _preferred(necessary: Follows, words: Suppositions) -> list[Block]:
    """Say which package is at least as good as which for whom, whatever is not known."""
    items: list[Text] = []
    for party in sorted(necessary.preferred, key=words.words.alphabet):
        for better, worse in necessary.preferred[party]:
            alike = (worse, better) in necessary.preferred[party]
            how = " is worth as much as " if alike else " is at least as good as "
            items.append(text("For ", words.words.party(party), ", ", *words.named(better), how, *words.named(worse), "."))
    if not items:
        return [text(f"Of no two of these packages is one better for anybody whatever is not known{_apart(words)}.")]
    return [text(f"Whatever is not known{_apart(words)}:"), Bullets(tuple(items))]


def _dominated(necessary: Follows, possible: Follows, words: Suppositions) -> list[Block]:
    """Say which packages leave something on the table."""
    items = []
    for name in necessary.dominated_by:
        sure, perhaps = necessary.dominated_by[name], possible.dominated_by[name]
        if sure:
            others = series([words.named(other) for other in sure], "and")
            items.append(text(*capital(words.named(name)), " can be improved on for everybody, whatever is not known, by: ", *others, "."))
        elif perhaps:
            others = series([words.named(other) for other in perhaps], "or")
            items.append(text(*capital(words.named(name)), " can perhaps be improved on for everybody, by: ", *others, "."))
        else:
            items.append(text(*capital(words.named(name)), " cannot be improved on for everybody by any of the others."))
    said = f"Compared with one another, by those whose preferences are known{_apart(words)}:"
    return [text(said), Bullets(tuple(items))] if items else []


def _regrets(regret: dict[str, tuple[Regret, ...]], words: Suppositions) -> list[Block]:
    """Show the most that each party can lose by each package, on its own scale."""
    if not any(len(found) > 1 for found in regret.values()):
        return []
    start = "The most that can be lost by a package against another of these, on its own scale and not comparable between parties, for "
    blocks: list[Block] = []
    for party in sorted(regret, key=words.words.alphabet):
        rows = []
        for one in regret[party]:
            against: Parts = words.named(one.against) if one.against else ["none"]
            rows.append((text(*capital(words.named(one.package))), text(f"{one.regret:.4g}"), text(*against)))
        blocks.append(Table(f"{start}{words.words.party(party).text}", ("Package", "At most", "Against"), tuple(rows)))
    return blocks


def comparison_blocks(result: Result, words: Suppositions) -> list[Block]:
    """Show what is otherwise with the preferences that a scenario has."""
    other = result.compared
    if other is None or result.necessary is None or result.possible is None:
        return []
    parties = sorted({party for rule in words.case.readings.values() for party in rule.parties}, key=words.words.alphabet)
    rows = []
    for name in result.considered:
        for party in parties:
            here = _mark(party in result.necessary.accepted_by[name], party in result.possible.accepted_by[name])
            there = _mark(party in other.necessary.accepted_by[name], party in other.possible.accepted_by[name])
            if here != there:
                rows.append((text(*capital(words.named(name))), text(words.words.party(party)), text(_SAID[here]), text(_SAID[there])))
    title: Parts = ["The same with the preferences of the scenario ", *words.words.title(f"scenarios.{other.scenario}")]
    if not rows:
        return [text(*title, ": nobody accepts or refuses one of these packages otherwise.")]
    caption = "Who accepts which package otherwise, with the preferences as the case has them and as the scenario has them"
    return [
        text(*title, ":"),
        Table(caption, ("Package", "Party", "As the case has it", "In the scenario"), tuple(rows), row_headers=False),
    ]
