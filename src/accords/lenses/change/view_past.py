"""The past in words: day by day what changed and what that opened or closed; and what would follow if more happened."""

from __future__ import annotations

from collections.abc import Sequence

from accords.blocks import Block, Bullets, Note, Table, Text, text
from accords.lens.labels import by_party
from accords.lens.package_sets import brief_blocks
from accords.lens.wording import Parts, Wording, capital, cites, not_shown, series
from accords.lenses.change.naming import Speaker
from accords.lenses.change.pictures import past_picture
from accords.lenses.change.result import Result
from accords.lenses.change.result_past import Moment, Opener, Opening, Supposition
from accords.lenses.change.sentences import GROUND, kinds, listed, moved
from accords.zone.certificate import Certificate

# The packages of so many changes are described, the newest.
MOST_DESCRIBED = 6
Line = tuple[Text, list[Block]]


def past_blocks(result: Result, speaker: Speaker) -> list[Block]:
    """Show the timeline as a picture and a table, then what each change opened or closed."""
    words = speaker.words
    if not result.timeline:
        return []
    blocks: list[Block] = []
    if result.supposed:
        supposed = series([words.title(path) for path in result.supposed], "and")
        blocks.append(Note("caution", ("The days are shown as they were, without what is supposed here: ", *supposed, ".")))
    unknown = [moment.date for moment in result.timeline if moment.unknown and moment.kind == "changed"]
    if unknown:
        said = "On these days some conditions are not known to have been in force, and are not counted, so the rows say little of them: "
        blocks.append(Note("caution", (f"{said}{', '.join(unknown)}.",)))
    blocks.append(past_picture(result, words, _table(result, speaker)))
    changed = [moment for moment in result.timeline if moment.kind == "changed"]
    if not changed:
        blocks.append(text("No day is known on which a statement came into force or ended, or an event happened."))
    shown = result.opened_by[-MOST_DESCRIBED:]
    blocks += listed(line for moment in changed for line in _day(moment, result, shown, speaker))
    if len(shown) < len(result.opened_by):
        more = len(result.opened_by) - len(shown)
        said = f"Which packages were opened or closed by {more} earlier changes is not shown here; the JSON result says it."
        blocks.append(Note("approximate", (said,)))
    return [*blocks, *_not_known(result, speaker)]


def _table(result: Result, speaker: Speaker) -> Table:
    names = list(result.timeline[-1].readings)
    rows = tuple(_row(moment, names, speaker) for moment in result.timeline)
    rules = [speaker.words.rule(speaker.words.case.readings[name]) for name in names]
    return Table("Packages before and after each change", ("When", "What changed", *(f"If agreement needs {rule}" for rule in rules)), rows)


def _row(moment: Moment, names: list[str], speaker: Speaker) -> tuple[Text, ...]:
    steps = [moment.readings[name] for name in names]
    if moment.kind == "seen":
        return (text(f"{moment.date} (the date seen)"), text("\u2013"), *(text(kinds(None, step.after)) for step in steps))
    words = speaker.words
    latest = " at the latest" if moment.at_latest else ""
    counts = (("began", moment.begun), ("ended", moment.ended), ("altered by an event", moment.altered))
    said = [f"{what}: {len(paths)}" for what, paths in counts if paths]
    parts: Parts = [f"statements {', '.join(said)}"] if said else []
    named = [[*words.title(path)] for path in moment.events]
    parts += ["; " if parts and named else "", *series(named, "and", between="; ")]
    missing = [path for path in moment.unknown if ".lives_with." not in path]
    parts += [f" (not known to be in force, and not counted: {len(missing)})"] if missing else []
    return (text(f"{moment.date}{latest}"), text(*capital(parts)), *(text(kinds(step.before, step.after)) for step in steps))


def _day(moment: Moment, result: Result, shown: Sequence[Opener], speaker: Speaker) -> list[Line]:
    """Say what changed on a day, and what each change opened or closed; of those shown, also which packages."""
    words = speaker.words
    said: list[Line] = []
    known = {opener.path: opener for opener in result.opened_by if opener.date == moment.date}
    replaced = {path for older in moment.instead_of.values() for path in older}
    over = tuple(path for path in moment.ended if path not in replaced)
    for what, paths in (("Began", moment.begun), ("Ended", over), ("Altered", moment.altered)):
        ordered = sorted(paths, key=lambda path: by_party(path, words))
        said += [(_change(path, what, moment, known.get(path), speaker), _effects(known.get(path), shown, words)) for path in ordered]
    events = series([[*words.title(path), *cites(words.case.events[path.partition(".")[2]].claims)] for path in moment.events], "and")
    if events:
        opener = next((opener for opener in known.values() if opener.what == "event"), None)
        line = text(f"{moment.date} \u2013 Event: ", *events, ". ", *_event(moment, opener, words))
        said.append((line, _effects(opener, shown, words) if moment.ground else []))
    return said


def _change(path: str, what: str, moment: Moment, opener: Opener | None, speaker: Speaker) -> Text:
    """Say a change in the words of its day: what began or was altered as it was then, what was over as it had been."""
    latest = ", at the latest" if path in moment.at_latest else ""
    parts: Parts = [f"{moment.date}{latest} \u2013 {what}"]
    if what == "Altered":
        events = series([speaker.words.title(event) for event in moment.altered_by.get(path, ())], "and")
        parts += [" by an event (", *events, "): "] if events else [" by an event: "]
        parts += [*speaker.stance(path, moment.date, before=True), "; from then on: "]
    else:
        parts += [": "]
    parts += speaker.stance(path, moment.date, before=what == "Ended")
    if path in moment.instead_of:
        parts += [", in place of ", *speaker.stances(moment.instead_of[path], moment.date)]
    return text(*parts, ". ", _moved(opener, speaker.words))


def _event(moment: Moment, opener: Opener | None, words: Wording) -> Parts:
    if not moment.ground:
        named = bool(moment.altered or moment.begun or moment.ended)
        return ["" if named else "Nobody has judged what it changed for the conditions."]
    changed = series([[GROUND[name]] for name in moment.ground], "and")
    return ["It changed ", *changed, ". ", _moved(opener, words)]


def _moved(opener: Opener | None, words: Wording) -> str:
    """Say whether a change opened or closed anything; how many is said of the day, since it would read as a measure of a party."""
    if opener is None:
        return "It opened and closed nothing."
    said = []
    for verb in ("opened", "closed"):
        sets = [getattr(found, verb) for found in opener.readings.values() if not getattr(found, verb).empty]
        if sets:
            said.append(f"{verb} {'one package' if all(found.count == Certificate(1, 1) for found in sets) else 'packages'}")
    rules = [words.rule(words.case.readings[name]) for name in opener.readings]
    under = f" if agreement needs {', or '.join(rules)}" if len(rules) < len(words.case.readings) else ""
    return f"It {' and '.join(said)}{under}."


def _effects(opener: Opener | None, shown: Sequence[Opener], words: Wording) -> list[Block]:
    """Say which packages a change opened and closed: once where that is the same under all readings of consent."""
    if opener is None or opener not in shown:
        return []
    distinct = {repr(found): found for found in opener.readings.values()}
    if len(distinct) == 1 and len(opener.readings) == len(words.case.readings):
        return _effect(next(iter(distinct.values())), "It", words)
    return [
        block
        for name, found in opener.readings.items()
        for block in _effect(found, f"If agreement needs {words.rule(words.case.readings[name])}, it", words)
    ]


def _effect(found: Opening, start: str, words: Wording) -> list[Block]:
    blocks: list[Block] = []
    for verb, packed in (("opened", found.opened), ("closed", found.closed)):
        if not packed.empty:
            blocks += [text(f"{start} {verb} these packages:"), *brief_blocks(packed, words)]
    return blocks


def _not_known(result: Result, speaker: Speaker) -> list[Block]:
    """Say which statements carry no date, and which are left out on days on which they are not known to have been in force."""
    words = speaker.words
    blocks: list[Block] = []
    undated = dict.fromkeys((path, moment.date) for moment in result.timeline for path in moment.undated)
    if undated:
        said = (
            "These carry no date. They count from the day on which they are first known to be in force, before and after its changes "
            "alike, so that nothing is put down to them; on earlier days they are not known to have been in force, and are left out:"
        )
        items = sorted(undated, key=lambda pair: (by_party(pair[0], words), pair))
        shown = tuple(text(*speaker.then(path, day).statement(path), f", from {day}.") for path, day in items)
        blocks += [Note("unknown", (said,)), Bullets(shown)]
    if result.undated_events:
        events = series([words.title(path) for path in result.undated_events], "and")
        blocks.append(Note("unknown", ("Happened on a day that is not known, and therefore on none of these: ", *events, ".")))
    return blocks


# -- what may come ---------------------------------------------------------------------------------------------------------------------


def supposition_blocks(result: Result, words: Wording) -> list[Block]:
    """Show what would follow from each foreseen event and each scenario alone.

    What rests on what somebody alleges is shown only where it was asked for.
    """
    shown = [found for found in result.ifs if not found.alleged or found.path in words.case.patches]
    blocks: list[Block] = []
    if shown:
        named = dict.fromkeys(name for found in shown for name in (found.readings if found.fits else result.corrections))
        names = [name for name in words.case.readings if name in named]
        rules = [words.rule(words.case.readings[name]) for name in names]
        rows = tuple((text(*capital(_supposed(found, words))), *(_if(found, name) for name in names)) for found in shown)
        columns = ("If this happened, alone", *(f"If agreement needs {rule}" for rule in rules))
        blocks = [text("None of this is part of the days above."), Table("What would follow (now \u2192 then)", columns, rows)]
    if result.no_effect:
        events = series([words.title(path) for path in result.no_effect], "and")
        blocks.append(Note("unknown", ("Foreseen, but nobody has judged what would follow for the conditions: ", *events, ".")))
    return blocks


def _supposed(found: Supposition, words: Wording) -> Parts:
    section, name = found.path.split(".", 1)
    entry = words.case.events[name] if section == "events" else words.case.scenarios[name]
    kind = "foreseen" if found.kind == "event" else "supposed"
    return [*words.title(found.path), f" ({kind})", *cites(entry.claims)]


def _if(found: Supposition, name: str) -> Text:
    if not found.fits:
        return text("it cannot be applied to the case as it is seen")
    if name not in found.readings:
        return text(*not_shown().parts)
    step = found.readings[name]
    return text(f"{kinds(step.before, step.after)}: {moved(step)}")
