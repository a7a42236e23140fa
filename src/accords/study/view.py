"""The sentences of a report as a whole: its first page, its footnotes, its provenance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from accords.blocks import Bars, Block, Bullets, Cite, Grid, Heading, Name, Note, Parallel, Scatter, Strong, Table, Text, Timeline, text
from accords.case.case import Case
from accords.case.voice import Voice
from accords.lens.audience import Audience
from accords.lens.protocol import Unfit
from accords.lens.run import Run
from accords.lens.since import seen_since
from accords.lens.wording import Parts, Wording, capital, not_shown, series
from accords.lenses.change.naming import Speaker
from accords.lenses.openings.result import Reading, Result, Turn
from accords.lenses.openings.sentences import by_point, changes, collision, consequence, decides, summary, supposition, undated
from accords.lenses.robustness.sentences import Suppositions
from accords.study.questions import Question, questions
from accords.study.view_numbers import stated_numbers
from accords.study.view_turning import since_when, suppositions

_MOST = 8
_FEW = 4
_STANDING = {
    "on_record": "on record",
    "reported": "reported",
    "alleged": "alleged",
    "assessed": "assessed",
    "inferred": "inferred",
    "modeller": "the analyst's own",
    None: "standing not stated",
}


def lead(case: Case, viewer: Audience, runs: dict[str, Run], unfit: Mapping[str, Unfit]) -> list[Block]:
    """Make the first page: what it rests on, what remains open, which conditions collide, what it turns on, what would change it."""
    blocks = basis(case, viewer)
    if "openings" not in runs:
        return [*blocks, *(unfit_note(why) for why in unfit.values())]
    result: Result = runs["openings"].result
    page = _FirstPage(Speaker(case), result, runs)
    positions = runs["positions"].result if "positions" in runs else None
    answers = [*page.caution(), *page.collides(), *page.remains_open(), *page.turns_on(), *stated_numbers(runs, page.words)]
    robustness = runs["robustness"].result if "robustness" in runs else None
    return [*blocks, *answers, *page.to_ask(questions(case, result, positions, robustness))]


def basis(case: Case, viewer: Audience) -> list[Block]:
    """Say what the report rests on and leaves out, and what it is not."""
    sources = {name: source for name, source in case.sources.items() if viewer.sees(f"sources.{name}")}
    titles = {name: Name(str(source.title or name)) for name, source in sources.items()}
    named: Parts = series([["\u201c", title, "\u201d"] for title in titles.values()], "and")
    parts: Parts = ["This report rests on ", *(named or ["no source that the case names"])]
    parts += [". It is neither a forecast nor a finding on any side: it follows what the case file says."]
    blocks: list[Block] = [Note("basis", tuple(parts))]
    if not viewer.sees_all:
        blocks.append(not_shown("Part of this report"))
    if case.purpose:
        blocks.append(text(Name(str(case.purpose))))
    omitted = tuple(text("\u201c", titles[name], "\u201d: ", Name(str(source.omits))) for name, source in sources.items() if source.omits)
    if omitted:
        blocks += [Note("unknown", ("What the sources leave out:",)), Bullets(omitted)]
    if case.as_of_note:
        blocks.append(text("How the date was inferred: ", Name(str(case.as_of_note))))
    applied = [path for path in case.patches if viewer.sees(path)]
    if applied:
        supposed = series([Wording(case).title(path) for path in applied], "and")
        blocks.append(Note("caution", ("Supposed or applied here: ", *supposed, ".")))
    return blocks


@dataclass(frozen=True, slots=True)
class _FirstPage:
    """The answers of ``openings`` in plain sentences, each said once: for all readings of consent together where they agree."""

    speaker: Speaker
    result: Result
    runs: Mapping[str, Run]

    @property
    def words(self) -> Wording:
        """Words for the case as it is seen."""
        return self.speaker.words

    def caution(self) -> list[Block]:
        warning = undated(self.result, self.words.case)
        return [Note("caution", tuple(warning))] if warning else []

    def remains_open(self) -> list[Block]:
        said = {
            name: [summary(reading.packages), *self._since(name), *self._common(reading)] for name, reading in self.result.readings.items()
        }
        blocks: list[Block] = [Heading("What remains open", 2, "lead-open"), *self._items(said)]
        if len({_something_left(reading) for reading in self.result.readings.values()}) > 1:
            blocks.append(text(Strong("It turns on who must consent:"), " under one reading something is left, under another nothing is."))
        return blocks

    def _since(self, name: str) -> list[Parts]:
        since = since_when(self.runs, self.speaker, name)
        return [since] if since else []

    def _common(self, reading: Reading) -> list[Parts]:
        found = reading.open_packages
        if found.empty or not found.common:
            return []
        return [["All open packages have in common: ", *self.words.package(found.common), "."]]

    def collides(self) -> list[Block]:
        said: dict[str, list[Parts]] = {}
        for name, reading in self.result.readings.items():
            said[name] = [collision(conflict, self.words) for conflict in reading.conflicts[:_MOST]]
            if not reading.conflicts and reading.packages.deals.high:
                said[name].append(["No conditions collide: there are packages that meet all of them."])
            if reading.since is not None:
                said[name] += [collision(conflict, self._then(), now=False) for conflict in reading.since.no_longer[:_MOST]]
        return [Heading("Which conditions collide, and which no longer do", 2, "lead-conflicts"), *self._items(said)]

    def _then(self) -> Wording:
        """Give the words of the case at the earlier point: what an event has taken away or changed since is said as it was."""
        compared = self.result.compared
        return Wording(seen_since(self.words.case, compared.point)) if compared else self.words

    def turns_on(self) -> list[Block]:
        said: dict[str, list[Parts]] = {}
        for name, reading in self.result.readings.items():
            deciding = by_point(turn for turn in reading.turns_on if decides(turn))
            known = {turn.point.path for turns in deciding for turn in turns}
            supposed = [said for path, said in suppositions(self.runs, self.speaker, name) if path not in known]
            said[name] = [*(self._decided(turns) for turns in deciding[:_MOST]), *supposed[:_FEW]]
            if not deciding and not supposed and not reading.withheld:  # else a point that is not shown may decide
                said[name].append(["No single open point decides whether anything is left at all."])
        turning = len(by_point(turn for reading in self.result.readings.values() for turn in reading.turns_on if changes(turn)))
        listed = {0: "", 1: "the one point listed below, "}.get(turning, f"any of the {turning} points listed below, ")
        change = f"What would change this report: {listed}another statement of a party, or a word that is read otherwise."
        return [Heading("What it turns on", 2, "lead-turns"), *self._items(said, joined=False), text(change)]

    def _decided(self, turns: tuple[Turn, ...]) -> Parts:
        """Say what would follow if one point were otherwise, and both where it may be so in two ways."""
        follows = list(dict.fromkeys(consequence(turn) for turn in turns))
        return capital([*supposition(turns[0].point, self.words, either_way=len(turns) > 1), f", {' or '.join(follows)}."])

    def to_ask(self, found: tuple[Question, ...]) -> list[Block]:
        if not found:
            return []
        deciding = [question for question in found if question.decides]
        shown = deciding[:_MOST] + [question for question in found if not question.decides][: max(0, _FEW - len(deciding))]
        said = Suppositions(self.words.case)
        items = tuple(text(*said.question(question.query), *self._decisive(question)) for question in shown)
        blocks: list[Block] = [Heading("Whom to ask what", 2, "lead-questions"), Bullets(items)]
        more = len(found) - len(shown)
        if more:
            blocks.append(text("One further question follows below." if more == 1 else f"{more} further questions follow below."))
        return blocks

    def _decisive(self, question: Question) -> Parts:
        return [" (decides whether anything is left)"] if question.decides else []

    def _items(self, said: dict[str, list[Parts]], *, joined: bool = True) -> list[Block]:
        """List sentences: what holds under every reading of consent first, then what holds under some, reading by reading.

        One alone is joined to its reading, unless it has a condition of its own.
        """
        shared = [item for item in next(iter(said.values()), []) if all(item in items for items in said.values())]
        blocks: list[Block] = [Bullets(tuple(text(*item) for item in shared))] if shared else []
        for name, items in said.items():
            own = tuple(text(*item) for item in items if item not in shared)
            rule = self.words.rule(self.words.case.readings[name])
            if joined and len(own) == 1:
                blocks.append(text(f"If agreement needs {rule}: ", *own[0].parts))
            elif own:
                blocks += [text(f"If agreement needs {rule}:"), Bullets(own)]
        return [*blocks, not_shown("Part of this")] if self.result.withheld else blocks


def _something_left(reading: Reading) -> bool:
    return reading.packages.open.high > 0 or reading.packages.accepted.high > 0


def unfit_note(why: Unfit) -> Note:
    """Say why a lens was left out."""
    return Note("unknown", (str(why),))


def footnote(case: Case, claim_id: str, words: Wording) -> Text:
    """Say who says what, in which source, how firmly."""
    claim = case.claims[claim_id]
    parts: Parts = [*_speaker(claim.by, words), ": "] if claim.by else []
    parts += [Name(str(claim.says))] if claim.says else []
    parts += [" \u201c", Name(claim.quote), "\u201d"] if claim.quote else []
    source = case.sources.get(claim.source or "")
    where: list[Parts] = [[Name(str(source.title or claim.source))]] if source else []
    where += [[f"{source.date}"]] if source and source.date else []
    where += [[Name(claim.at)]] if claim.at else []
    where += [[_STANDING[claim.standing]]]
    where += [[f"confidence {claim.confidence}"]] if claim.confidence else []
    return text(*parts, " (", *[part for index, item in enumerate(where) for part in ([", "] if index else []) + item], ")")


def _speaker(voice: Voice, words: Wording) -> Parts:
    if voice.party and voice.party in words.case.parties:
        return [words.party(voice.party)]
    return ["The source"] if voice.kind == "source" else [Name(voice.text)]


def provenance_rows(case: Case, viewer: Audience, runs: dict[str, Run]) -> tuple[tuple[str, str], ...]:
    """Write down what the report can be had again from, as far as the audience may see it."""
    first = next(iter(runs.values()), None)
    checksum = f"SHA-256 {case.sha256}" if viewer.sees_all else "checksum not shown, since part of the file is not"
    rows = [
        ("For", viewer.name),
        ("Case file", f"format {case.accords}, {checksum}"),
        ("Seen at", str(case.standpoint.date)),
        ("Supposed or applied", ", ".join(path for path in case.patches if viewer.sees(path)) or "nothing"),
        ("Lenses", ", ".join(runs) or "none fitted"),
    ]
    if first is not None:
        since = next((found.provenance.options["since"] for found in runs.values() if found.provenance.options.get("since")), None)
        rows += [("Compared with", str(since))] if since else []
        bounded = [name for name, found in runs.items() if found.provenance.exact is False]
        unsaid = [name for name, found in runs.items() if found.provenance.exact is None]
        but = f", but for bounds, draws or cut lists in: {', '.join(bounded)}" if bounded else ""
        rows += [
            ("Exactness", _exactness(but, unsaid, len(runs))),
            ("Program", f"accords {first.provenance.version}"),
        ]
    return tuple(rows)


def _exactness(but: str, unsaid: Sequence[str], runs: int) -> str:
    """Say how exact counts and lists are, of the lenses that show any."""
    if len(unsaid) == runs:
        return "not said, since no counts or lists are shown"
    silent = f"; not said of: {', '.join(unsaid)}" if unsaid else ""
    return f"all counts and lists exact{but}{silent}"


def claims_in(block: Block) -> list[str]:
    """List the claims that a block cites, in reading order."""
    match block:
        case Text(parts) | Note(_, parts):
            return [part.claim for part in parts if isinstance(part, Cite)]
        case Bullets(items):
            return [claim for item in items for claim in claims_in(item)]
        case Table(rows=rows):
            return [claim for row in rows for cell in row for claim in claims_in(cell)]
        case Heading():
            return []
        case Grid() | Timeline() | Scatter() | Parallel() | Bars():
            return claims_in(block.table)
