"""The sentences and tables of ``evidence``."""

from __future__ import annotations

from accords.blocks import Block, Bullets, Cite, Heading, Name, Table, Text, text
from accords.case.case import Case
from accords.lens.since import seen_at_precedent
from accords.lens.wording import Parts, Wording, capital, cites, not_shown, series
from accords.lenses.evidence.pictures import coverage_picture
from accords.lenses.evidence.result import Assumption, Disagreement, Judgement, Quote, Result
from accords.lenses.evidence.timeline import timeline_blocks
from accords.zone.entries import opposite

_FOUND = {
    "exact": "found word for word",
    "folded": "found, up to spacing and typography",
    "missing": "not found in the text of its source",
    "no_file": "not checked: the case names no file with the source's text",
    "unreadable": "not checked: the file with the source's text cannot be read",
}


def view(result: Result, case: Case) -> list[Block]:
    """Show what contradicts, what is missing, what carries the answer, and what every judgement rests on."""
    words = Wording(case)
    return [
        Heading("What the judgements rest on", 2, "evidence"),
        *timeline_blocks(result, case),
        *_disagreements(result, words),
        *_gaps(result, words),
        *_quotes(result, words),
        *_precedents(result, words),
        *_assumptions(result, words),
        coverage_picture(result, case, _coverage(result, words)),
        *([not_shown("Part of this")] if result.withheld else []),
    ]


def _disagreements(result: Result, words: Wording) -> list[Block]:
    if not result.disagreements:
        return []
    items = tuple(text(*_disagreement(found, words)) for found in result.disagreements)
    return [Heading("Where claims disagree", 3, "evidence-disagreements"), Bullets(items)]


def _disagreement(found: Disagreement, words: Wording) -> Parts:
    fact = words.case.facts[found.fact]
    values = series([[value.text, *cites([value.claim])] for value in found.values], "and")
    may = " Whether they agree cannot be told." if found.compatible else " They cannot all be right."
    return [Name(str(fact.title or found.fact)), ": ", *values, ".", may]


def _gaps(result: Result, words: Wording) -> list[Block]:
    blocks: list[Block] = []
    if result.omits:
        sources = words.case.sources
        items = tuple(
            text(Name(str(sources[name].title or name)), " leaves out: ", Name(omitted)) for name, omitted in result.omits.items()
        )
        blocks += [Heading("What the sources leave out", 3, "evidence-omits"), Bullets(items)]
    if result.unsupported:
        items = tuple(text(*_named(result.judgements[path], words), ".") for path in result.unsupported)
        blocks += [Heading("What rests on no claim", 3, "evidence-unsupported"), Bullets(items)]
    if result.unused:
        claims = words.case.claims
        items = tuple(text(Name(str(claims[name].says or claims[name].quote or name)), *cites([name])) for name in result.unused)
        blocks += [Heading("Claims that no judgement rests on", 3, "evidence-unused"), Bullets(items)]
    return blocks


def _quotes(result: Result, words: Wording) -> list[Block]:
    if not result.quotes:
        return []
    items = tuple(text(*_quote(quote, words)) for quote in result.quotes)
    return [Heading("Quotes", 3, "evidence-quotes"), Bullets(items)]


def _quote(quote: Quote, words: Wording) -> Parts:
    said = words.case.claims[quote.claim].quote or ""
    line = f", line {quote.line}" if quote.line else ""
    return ["\u201c", Name(said), "\u201d", *cites([quote.claim]), f": {_FOUND[quote.found]}{line}."]


def _precedents(result: Result, words: Wording) -> list[Block]:
    items: list[Text] = []
    for found in result.ruled_out:
        then = Wording(seen_at_precedent(words.case, found.precedent))
        because = series([then.stance(path) for path in (found.because[0] if found.because else ())], "and")
        carried = words.case.precedents[found.precedent].carried_out
        but = " It was carried out all the same, so one of them did not hold as stated." if carried == "true" else ""
        named = words.title(f"precedents.{found.precedent}")
        items.append(text(*named, " would have been ruled out at its date by ", *because, ".", but))
    for name, paths in result.not_tested.items():
        which = f"{len(paths)} statements that are" if len(paths) > 1 else "one statement that is"
        items.append(text(*capital(words.title(f"precedents.{name}")), f" does not test {which} not known to have been in force then."))
    return [Heading("Precedents against the model", 3, "evidence-precedents"), Bullets(tuple(items))] if items else []


def _assumptions(result: Result, words: Wording) -> list[Block]:
    if not words.case.issues or not words.case.readings:
        return []
    blocks: list[Block] = [Heading("Key assumptions", 3, "evidence-assumptions")]
    if result.assumptions:
        blocks.append(Bullets(tuple(text(*_assumption(found, words)) for found in result.assumptions)))
    elif not result.not_answered:
        blocks.append(text("No single condition decides whether anything is left."))
    return [*blocks, not_shown("Part of this" if result.assumptions else "This")] if result.not_answered else blocks


def _assumption(found: Assumption, words: Wording) -> Parts:
    several = len(words.case.readings) > 1
    start: Parts = [f"where agreement needs {words.rule(words.case.readings[found.reading])}: "] if several else []
    then = "something would be left" if found.left_otherwise else "nothing would be left"
    if found.supposing == "dropped":
        return capital([*start, "if ", *words.stance(found.path), f" did not hold, {then}."])
    party, _, entry = words.find(found.path)
    said = words.packages(opposite(entry.if_))
    return capital([*start, "if ", words.party(party), " refused the opposite, ", *said, *cites(entry.claims), f", {then}."])


def _coverage(result: Result, words: Wording) -> Table:
    # What somebody alleges of motives stands in scenarios, and those are shown when they are asked for.
    asked_for = [
        judgement for judgement in result.judgements.values() if judgement.what != "scenario" or judgement.path in words.case.patches
    ]
    rows = tuple(_row(judgement, words) for judgement in asked_for)
    columns = ("Judgement", "Rests on", "Against", "Standing of what it rests on")
    return Table("Every judgement of the case with its claims", columns, rows)


def _row(judgement: Judgement, words: Wording) -> tuple[Text, ...]:
    claims = [words.case.claims[claim] for claim in judgement.claims]
    standings = dict.fromkeys((claim.standing or "not stated").replace("_", " ") for claim in claims)
    rests = [*cites(judgement.claims)] or ["nothing"]
    return (text(*capital(_named(judgement, words))), text(*rests), text(*cites(judgement.against)), text(", ".join(standings)))


def _named(judgement: Judgement, words: Wording) -> Parts:
    """Name a judgement by what it says."""
    if judgement.what == "view":
        return [part for part in words.stance(judgement.path) if not isinstance(part, Cite)]
    if judgement.what == "preference":
        return ["preferences of ", words.party(judgement.party)]
    section = judgement.path.split(".")
    if judgement.party:
        remark = _remark(judgement.path, words.case)
        what = {"interest": "an interest of ", "readiness": "readiness of ", "no_agreement": "what no agreement would mean for "}[
            judgement.what
        ]
        said: Parts = [": ", Name(remark)] if remark else []
        return [what, words.party(judgement.party), *said]
    if judgement.what == "consent":
        return [f"who must consent, read as {words.rule(words.case.readings[section[-1]])}"]
    return [f"{judgement.what}: ", *words.title(judgement.path)]


def _remark(path: str, case: Case) -> str:
    _, party, kind, *rest = path.split(".")
    view = case.views[party]
    if kind == "interests":
        return str(view.interests[rest[0]].text or "")
    found = view.no_agreement if kind == "no_agreement" else getattr(view.readiness, rest[0])
    return str(found.text or "") if found else ""
