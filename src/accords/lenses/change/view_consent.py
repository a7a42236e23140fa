"""Two levels in words: what each party's consent excludes, partners that can leave but not veto, votes and majorities."""

from __future__ import annotations

from collections.abc import Mapping

from accords.blocks import Block, Bullets, Heading, Note, Table, Text, text
from accords.lens.package_sets import brief_blocks
from accords.lens.wording import Parts, Wording, cites, series
from accords.lenses.change.result import Result
from accords.lenses.change.result_consent import Consent, Excluded, Government, House, Lift, Numbered, Partner, Vote
from accords.lenses.change.sentences import listed, packages
from accords.zone.package_set import PackageSet

_REFUSES = {
    "nothing_left": "no package is left that it could refuse",
    "none": "it refuses none of the packages that are left",
    "some": "it refuses some of the packages that are left",
    "all": "it refuses every package that is left",
    "undecided": "which of the packages that are left it refuses could not be decided",
}


def consent_blocks(result: Result, words: Wording) -> list[Block]:
    """Show, for each reading, who must agree and what is ruled out only because somebody's consent is asked for."""
    blocks: list[Block] = []
    for name, found in result.consent.items():
        blocks.append(Heading(f"If agreement needs {words.rule(words.case.readings[name])}", 4, f"change-consent-{name}"))
        blocks += _reading(found, words)
    return blocks


def _reading(found: Consent, words: Wording) -> list[Block]:
    blocks: list[Block] = []
    if len(found.sets) > 1:
        sets = tuple(text(*words.parties(members), ".") for members in found.sets)
        blocks += [text("Any of these would be enough, and no part of it would be:"), Bullets(sets)]
        without = words.parties(found.pivotal, "or")
        blocks.append(text("There is no agreement without ", *without, ".") if without else text("No party is in all of them."))
    ordered = sorted(found.excludes, key=lambda one: words.alphabet(one.party))
    blocks.append(text("Ruled out, by what is stated, only because this party's consent is asked for:"))
    blocks += listed((_excluded(one, words), brief_blocks(one.packages, words) if one.how == "something" else []) for one in ordered)
    blocks += _by_numbers(found, words)
    partners = tuple(_partner(one, words) for one in sorted(found.partners, key=lambda one: words.alphabet(one.party)))
    if partners:
        blocks += [text("Partners that can leave but not veto:"), Bullets(partners)]
    return [*blocks, *_compensation(found, words)]


def _excluded(found: Excluded, words: Wording) -> Text:
    said: dict[str, Parts] = {
        "nothing": ["nothing."],
        "everything": ["every package."],
        "undecided": ["this could not be decided."],
        "something": ["some packages:"],
    }
    return text(words.party(found.party), " \u2013 ", *said[found.how])


def _by_numbers(found: Consent, words: Wording) -> list[Block]:
    """Say what numbers exclude of what the stated conditions leave, and whether both together leave anything."""
    blocks: list[Block] = []
    if found.by_numbers:
        ordered = sorted(found.by_numbers, key=lambda one: words.alphabet(one.party))
        said = (
            "Of the packages that the stated conditions leave, excluded only by this party's numbers, since they are worth less to it than "
            "what it would not go below:"
        )
        blocks += [text(said), Bullets(tuple(_numbered(one, words) for one in ordered))]
    together = {
        "something": "Stated conditions and numbers of all together leave some package that nobody needed refuses.",
        "nothing": "Stated conditions and numbers of all together leave no package: each is refused by somebody whose agreement is needed.",
        "undecided": "Whether stated conditions and numbers of all together leave any package could not be decided.",
    }
    return [*blocks, *([text(together[found.with_numbers])] if found.with_numbers else [])]


def _numbered(found: Numbered, words: Wording) -> Text:
    said: dict[str, Parts] = {
        "nothing": ["nothing."],
        "everything": ["every one of them."],
        "nothing_left": ["none is left that they could exclude."],
        "undecided": ["this could not be decided."],
        "something": ["some of them; for example: ", *words.package(found.example), "."],
    }
    return text(words.party(found.party), " \u2013 ", *said[found.how])


def _partner(found: Partner, words: Wording) -> Text:
    seats = words.case.parties[found.party].seats
    known = "" if seats is not None else " How many seats it has is not stated, so what would remain without it cannot be said."
    start: Parts = [words.party(found.party), " could leave ", words.party(found.of), ": ", _REFUSES[found.refuses], "."]
    return text(*start, known, *cites(found.claims))


def _compensation(found: Consent, words: Wording) -> list[Block]:
    """Say what would lift each whole proposal to what a party would not go below, in that party's own units."""
    if not found.compensation:
        return []
    rows = tuple(
        _lift(party, lift, words) for party in sorted(found.compensation, key=words.alphabet) for lift in found.compensation[party]
    )
    said = "Each party's numbers are its own and are not compared with another's. Who would bring what is missing is not said."
    columns = ("In the units of", "Proposal", "Worth to it", "What it would not go below", "What would have to be added")
    return [text(said), Table("What would lift a proposal to what a party would not go below", columns, rows, row_headers=False)]


def _lift(party: str, lift: Lift, words: Wording) -> tuple[Text, ...]:
    missing = "nothing" if lift.compensation == "0" else lift.compensation
    worth, floor = f"{lift.utility} of its units", f"{lift.reservation} of its units"
    return (text("units of ", words.party(party)), text(*words.title(lift.package)), text(worth), text(floor), text(missing))


# -- votes and majorities --------------------------------------------------------------------------------------------------------------


def vote_blocks(result: Result, words: Wording) -> list[Block]:
    """Show the votes and the majorities for which seats are stated, as two statements."""
    return [block for house in result.votes for block in _house(house, words)]


def _house(house: House, words: Wording) -> list[Block]:
    seats = series(
        [[words.party(party), f" ({number})"] for party, number in sorted(house.seats.items(), key=lambda pair: words.alphabet(pair[0]))],
        "and",
    )
    needed = f", that is {house.needed}" if house.needed else ""
    blocks: list[Block] = [
        Heading(f"Seats behind {words.party(house.of).text}", 4, f"change-votes-{house.of}"),
        text(
            "Seats, as the case states them: ",
            *seats,
            f". More than half of these {house.total}{needed}, are a majority. Other seats are not counted.",
        ),
    ]
    blocks += (
        _vote(house.vote, words)
        if house.vote
        else [Note("approximate", ("There are too many parties with seats to say what a vote would give.",))]
    )
    return [*blocks, *_government(house, words), *_with_numbers(house, words)]


def _with_numbers(house: House, words: Wording) -> list[Block]:
    """Say the same two statements with the members' numbers counted; where they cannot be, that they are not."""
    if not house.by_numbers:
        return []
    names = words.parties(house.by_numbers)
    found = house.with_numbers
    if found is None:
        return [text("This is by what is stated only. Beside it there are numbers of ", *names, "; they are not counted here.")]
    start: Parts = ["That is by what is stated only. With the numbers of ", *names, " counted too:"]
    return [text(*start), *_vote(found.vote, words), *(_over(found.government, words) if found.government else [])]


def _vote(vote: Vote, words: Wording) -> list[Block]:
    return [
        text("A vote on a package:"),
        *_kinds(
            {
                "Passes, since parties with a majority accept it": vote.passes,
                "Fails, since those that do not refuse it have no majority": vote.fails,
                "Open, since not enough parties have accepted or refused it": vote.open,
            },
            words,
        ),
    ]


def _government(house: House, words: Wording) -> list[Block]:
    start: Parts = ["The government: ", *words.parties(house.coalition), f" have {house.coalition_seats} of {house.total} seats."]
    if house.not_stated:
        missing = words.parties(house.not_stated)
        return [text(*start, " Not stated are the seats of ", *missing, ", so whether it would keep a majority cannot be said.")]
    blocks: list[Block] = [text(*start)]
    leaving = []
    for one in house.leaving:
        kept = "still a majority" if one.majority else "no majority"
        leaving.append(text("Without ", *words.parties(one.parties), f", {one.seats} would remain: {kept}."))
    blocks += [Bullets(tuple(leaving))] if leaving else []
    return [*blocks, *(_over(house.government, words) if house.government else [])]


def _over(found: Government, words: Wording) -> list[Block]:
    return [
        text("Apart from the vote, whether the government keeps its majority over a package:"),
        *_kinds(
            {
                "Keeps its majority, even without every partner that has not accepted the package": found.keeps,
                "Loses it, if the partners that refuse the package leave": found.loses,
                "Open": found.open,
                "The package passes the vote, and the majority is lost if the partners that refuse it leave": found.passes_and_loses,
            },
            words,
        ),
    ]


def _kinds(sets: Mapping[str, PackageSet], words: Wording) -> list[Block]:
    """List sets of packages by what is said of them, each with a description."""
    return listed(
        (text(f"{said}: {packages(found.count) if found.count else 'some packages'}."), [] if found.empty else brief_blocks(found, words))
        for said, found in sets.items()
    )
