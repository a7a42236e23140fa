"""The blocks of ``change``: the past, what else could happen, which conditions, instruments and consents it takes, readiness."""

from __future__ import annotations

from accords.blocks import Block, Bullets, Heading, Name, Note, Table, Text, text
from accords.case.case import Case
from accords.lens.wording import Parts, Wording, cites, not_listed, not_shown, number
from accords.lenses.change.naming import Speaker
from accords.lenses.change.readiness import LINES
from accords.lenses.change.result import Result
from accords.lenses.change.result_consent import Line
from accords.lenses.change.result_means import Correction, Corrections
from accords.lenses.change.view_consent import consent_blocks, vote_blocks
from accords.lenses.change.view_instruments import instrument_blocks
from accords.lenses.change.view_past import past_blocks, supposition_blocks

MOST_SHOWN = 12
_LINES = {
    "no_victory": "The limits of going on",
    "cost": "The cost of going on",
    "way_out": "A way out",
    "can_commit": "Who can commit",
}


def view(result: Result, case: Case) -> list[Block]:
    """Show what opened or closed packages, and what could."""
    words, speaker = Wording(case), Speaker(case)
    introduction = (
        "A package is left if it is open or accepted: nothing stated rules it out, and the order of steps does not lock it. What follows "
        "says what came to be left and what ceased to be, and what would have that effect. It does not say that anybody should give a "
        "condition up, or that a package that is left would be agreed."
    )
    if any(found.by_numbers for found in result.consent.values()) or any(house.by_numbers for house in result.votes):
        introduction += " Parties' numbers are counted only where that is said."
    blocks: list[Block] = [Heading("What changed, and what could", 2, "change"), text(introduction)]
    if not result.exact:
        blocks.append(Note("approximate", ("Some counts or lists below are bounds or not complete; where that is so it is said.",)))
    blocks += _part("timeline", past_blocks(result, speaker), result)
    blocks += _part("ifs", supposition_blocks(result, words), result)
    blocks += _part("corrections", _corrections(result, words), result)
    blocks += _part("instruments", instrument_blocks(result, speaker), result)
    blocks += _part("consent", consent_blocks(result, words), result)
    blocks += _part("votes", vote_blocks(result, words), result)
    return [*blocks, *_part("readiness", _readiness(result, words), result)]


_HEADINGS = {
    "timeline": "What was left, day by day",
    "ifs": "If more happened",
    "corrections": "Without which conditions a package would be possible",
    "instruments": "What third parties could bring",
    "consent": "Whose consent is asked for",
    "votes": "Votes and majorities",
    "readiness": "Readiness",
}


def _part(key: str, blocks: list[Block], result: Result) -> list[Block]:
    """Put a part under its heading; where something of it is not shown, say so."""
    hidden = key in result.withheld
    if not blocks:
        return [not_shown(f"A part of this answer (\u201c{_HEADINGS[key]}\u201d)")] if hidden else []
    return [Heading(_HEADINGS[key], 3, f"change-{key}"), *blocks, *([not_shown("Part of this")] if hidden else [])]


# -- corrections -----------------------------------------------------------------------------------------------------------------------


def _corrections(result: Result, words: Wording) -> list[Block]:
    blocks: list[Block] = []
    for name, found in result.corrections.items():
        blocks.append(Heading(f"If agreement needs {words.rule(words.case.readings[name])}", 4, f"change-corrections-{name}"))
        for one in found:
            blocks += [text("If it is ", *words.parties(one.members), " who agree:")] if len(found) > 1 else []
            blocks += _consenting_set(one, words, short=name in result.consent and result.consent[name].with_numbers == "nothing")
    return blocks


def _consenting_set(found: Corrections, words: Wording, *, short: bool) -> list[Block]:
    """Show the corrections of one consenting set; ``short`` where numbers leave nothing, whatever conditions do."""
    if not found.ground:
        return [text("No possible package counts as an agreement, whatever conditions are made.")]
    if found.possible:
        return [
            text(
                "None needs to be given up for that: by what is stated, some package is refused by nobody whose agreement is needed.",
                " By stated conditions and numbers together, every package is refused by somebody." if short else "",
            )
        ]
    if not found.corrections:
        return [
            Note("approximate", ("Whether every package is refused by somebody could not be decided within the limits of the search.",))
        ]
    ordered = sorted(found.corrections, key=lambda one: (len(one.paths), sorted(words.alphabet(path.split(".")[1]) for path in one.paths)))
    blocks: list[Block] = [
        text(
            "By what is stated, every package is refused by somebody whose agreement is needed. Each line names conditions without which "
            "that would not be so, and of which none can be spared:"
        ),
        Bullets(tuple(_correction(one, words) for one in ordered[:MOST_SHOWN])),
    ]
    blocks += not_listed(len(ordered), MOST_SHOWN)
    if not found.complete:
        blocks.append(Note("approximate", ("There may be more than are listed here; the option 'cap' raises the limit.",)))
    return blocks


def _correction(found: Correction, words: Wording) -> Text:
    example: Parts = ["; for example: ", *words.package(found.example)] if found.example else []
    one = found.opens.exact and found.opens.low == 1
    left = "one package would be refused by none of them" if one else f"{number(found.opens)} packages would be refused by none of them"
    return text("If ", *words.together(found.paths), f" were not made: {left}", *example, ".")


# -- readiness -------------------------------------------------------------------------------------------------------------------------


def _readiness(result: Result, words: Wording) -> list[Block]:
    if not result.readiness:
        return []
    said = "The same four lines for every party, as the case tells them. Nothing is computed from them; “not known” is an answer."
    parties = sorted(result.readiness, key=words.alphabet)
    rows = tuple((text(words.party(party)), *(_line(getattr(result.readiness[party], name)) for name in LINES)) for party in parties)
    return [text(said), Table("What is told of each party's readiness", ("Party", *(_LINES[name] for name in LINES)), rows)]


def _line(line: Line) -> Text:
    if line.status == "withheld":
        return text(*not_shown().parts)
    return text(Name(line.text), *cites(line.claims)) if line.status == "said" else text("not known")
