"""Instruments in words: what each would do to conditions, by whom, on what claims; what it opens; which together leave something."""

from __future__ import annotations

from accords.blocks import Block, Heading, Note, Table, Text, text
from accords.lens.package_sets import brief_blocks
from accords.lens.wording import Parts, Wording, capital, cites, not_listed, number, series
from accords.lenses.change.naming import Speaker
from accords.lenses.change.pictures import instrument_picture
from accords.lenses.change.result import Result
from accords.lenses.change.result_means import Combination, Effect, Instrument, Instrumented
from accords.lenses.change.sentences import GROUND, kinds, listed, packages

MOST_SHOWN = 12
# Of so many sets of packages it is said which they are.
MOST_DESCRIBED = 6
_HIDDEN = " rests on material not shown here"
_STATUS = {
    "supposed": "it is supposed here already",
    "not_judged": "nobody has judged what it would change",
    "does_not_fit": "its effect cannot be applied to the case as it is seen",
}


def instrument_blocks(result: Result, speaker: Speaker) -> list[Block]:
    """Show the instruments of the case, then what they would do under each reading of consent."""
    words, found = speaker.words, result.instruments
    if not found.each:
        return (
            []
            if result.instruments.readings or "instruments" in result.withheld
            else [text("The case names no instrument of a third party.")]
        )
    rows = tuple(_row(name, one, speaker) for name, one in found.each.items())
    columns = ("Instrument", "Kind", "Who could bring it", "Whose conditions it is said to touch", "What it would do to them")
    blocks: list[Block] = [Table("Instruments", columns, rows)]
    if not any(reading.alone for reading in found.readings.values()):
        return [*blocks, *([text("There is no instrument whose effect could be tried.")] if found.readings else [])]
    for name, reading in found.readings.items():
        blocks.append(Heading(f"If agreement needs {words.rule(words.case.readings[name])}", 4, f"change-instruments-{name}"))
        blocks += _reading(name, reading, words)
    return blocks


def _row(name: str, found: Instrument, speaker: Speaker) -> tuple[Text, ...]:
    words = speaker.words
    touched = sorted({path.split(".")[1] for path in found.touches if path.startswith("views.")}, key=words.alphabet)
    return (
        text(*words.title(f"instruments.{name}"), *cites(found.claims)),
        text(found.kind or "not stated"),
        text(*(words.parties(found.by) or ["not stated"])),
        text(*_with_rest(words.parties(touched), "not stated", hidden="touches" in found.withheld)),
        text(*capital(_does(name, found, speaker))),
    )


def _does(name: str, found: Instrument, speaker: Speaker) -> Parts:
    """Say what an instrument would do to conditions."""
    if found.status != "fits":
        return [_STATUS[found.status]]
    said: list[Parts] = [["no longer: ", *speaker.words.stance(path)] for path in found.removes]
    said += [["new: ", *speaker.with_instrument(path, name)] for path in found.adds]
    said += [["instead of ", *speaker.words.stance(path), ": ", *speaker.with_instrument(path, name)] for path in found.alters]
    said += [["other than now: ", GROUND[section]] for section in found.ground]
    hidden = any(part != "touches" for part in found.withheld)
    return _with_rest(series(said, "and", between="; "), "nothing that counts at this date", hidden=hidden)


def _with_rest(said: Parts, nothing: str, *, hidden: bool) -> Parts:
    """Say what may be shown, and that there is more where that is so."""
    if hidden:
        return [*said, "; more", _HIDDEN] if said else ["This", _HIDDEN]
    return said or [nothing]


def _reading(name: str, found: Instrumented, words: Wording) -> list[Block]:
    """Show what the instruments would do under one reading."""
    if not found.alone:
        return [text("There is no instrument whose effect could be tried.")]
    idle = [each for each, effect in found.alone.items() if effect.nothing]
    rows = tuple((text(*capital(words.title(f"instruments.{each}"))), *_cells(effect)) for each, effect in found.alone.items())
    table = Table("Each instrument alone", ("With", "Packages of each kind then", "What it would open", "What it would close"), rows)
    blocks: list[Block] = [instrument_picture(name, found, words, table), *_opened(found, words)]
    if idle:
        named = series([words.title(f"instruments.{each}") for each in idle], "and")
        blocks.append(text("Alone, no package stands otherwise with: ", *named, "."))
    return [*blocks, *_together(found, words)]


def _opened(found: Instrumented, words: Wording) -> list[Block]:
    """Say which packages instruments would open and close, each alone."""
    sets = [
        (each, verb, packed)
        for each, effect in found.alone.items()
        for verb, packed in (("open", effect.opened), ("close", effect.closed))
        if packed is not None and not packed.empty
    ]
    blocks: list[Block] = []
    for each, verb, packed in sets[:MOST_DESCRIBED]:
        title = capital(words.title(f"instruments.{each}"))
        blocks += [text(*title, f" would {verb} these packages:"), *brief_blocks(packed, words)]
    if len(sets) > MOST_DESCRIBED:
        said = f"{len(sets) - MOST_DESCRIBED} more sets of packages are not described here; the JSON result has them."
        blocks.append(Note("approximate", (said,)))
    return blocks


def _cells(effect: Effect) -> tuple[Text, ...]:
    cells = []
    for packed in (effect.opened, effect.closed):
        if packed is None:
            cells.append(text("the packages cannot be compared one by one"))
        else:
            cells.append(text("nothing" if packed.count is None or packed.empty else packages(packed.count)))
    return (text(kinds(None, effect.after)), *cells)


def _together(found: Instrumented, words: Wording) -> list[Block]:
    """Say which smallest sets of instruments leave something, and what each other one would add."""
    if found.left:
        return [text("Something is left without any of them, so none is needed for that; what each adds stands above.")]
    tried = (
        "Every set of them was tried."
        if found.tried == "all"
        else "There are many: single ones and pairs were tried, larger sets were not."
    )
    if found.combinations:
        items = [
            (_combination(one, words), brief_blocks(one.opened, words) if one.opened is not None and place < MOST_DESCRIBED else [])
            for place, one in enumerate(found.combinations[:MOST_SHOWN])
        ]
        blocks: list[Block] = [
            text("Nothing is left without them. Something would be left with all of one of these, of which none can be spared:"),
            *listed(items),
        ]
        blocks += not_listed(len(found.combinations), MOST_SHOWN)
    else:
        blocks = [text("Nothing is left without them, and no set of them that was tried would leave anything.")]
    blocks.append(text(tried))
    if found.apart:
        pairs = series(
            [series([words.title(f"instruments.{each}") for each in names], "and") for names in found.apart[:MOST_SHOWN]],
            "and",
            between="; ",
        )
        blocks.append(text("These do not go together, since their effects contradict each other: ", *pairs, "."))
    if not found.complete:
        blocks.append(Note("approximate", ("For some sets it could not be decided whether anything would be left.",)))
    return blocks


def _combination(found: Combination, words: Wording) -> Text:
    names = series([words.title(f"instruments.{each}") for each in found.instruments], "together with", comma=False)
    parts: Parts = [*capital(names), ": "]
    if found.opened is not None and found.opened.count is not None:
        parts += [f"{packages(found.opened.count)} would be left."]
    more = [
        [*words.title(f"instruments.{each}"), f" (+{number(count)})"]
        for each, count in found.adds.items()
        if count is not None and count.high
    ]
    return text(*parts, *([" More would be left with: ", *series(more, "or"), "."] if more else []))
