"""Shares of draws in words: last, beside what holds whatever is not known, and under two priors at once."""

from __future__ import annotations

from accords.blocks import Block, Code, Heading, Note, text
from accords.lens.wording import Parts, series
from accords.lenses.robustness.result import Result
from accords.lenses.robustness.sentences import Suppositions
from accords.lenses.robustness.view_drivers import driver_blocks, ranking_blocks
from accords.lenses.robustness.view_tables import PRIORS, package_blocks, undrawn_blocks

_FEWER = (
    "There are too many packages to draw for all of them: those compared by name, and those efficient in a few draws, were looked at. What "
    "is most often accepted is so among these; efficiency and solutions among all packages are not given."
)
_NAMED_ONLY = (
    "There are too many packages to draw for all of them, and conditions couple too many issues to look for others: only those compared by "
    "name were looked at."
)
_NOT_DRAWN = {
    "": "No shares of what is left open are given.",
    "not_asked": "No shares of what is left open are given, since no draws were asked for.",
    "nothing_open": "No shares of what is left open are given, since nothing that could be drawn is left open.",
    "rare": "No shares of what is left open are given, since hardly any setting of weights and values agrees with all that is stated.",
    "nobody": "No shares of what is left open are given, since nothing can be drawn for anybody whose agreement is needed.",
    "no_package": "No shares of what is left open are given, since what is stated leaves no package to draw for.",
}
_CAUTION = (
    "These are shares of what the preferences leave open, drawn in a stated way. They are not probabilities of agreement, and say nothing "
    "of what is open in the structure above."
)
_ALL_WEIGHED = (
    "Efficiency and solutions weigh all here whose agreement is needed and for whom something is drawn. The lens ",
    Code("deals"),
    " weighs negotiators, and asks of others only that nothing is below their reservation, so that it may choose otherwise.",
)


def share_blocks(shares: Result, words: Suppositions) -> list[Block]:
    """Show shares of what is left open, if anything was drawn."""
    if not shares.draws or not shares.packages:
        why = {party: str(known.undrawn) for party, known in shares.preferences.items() if known.undrawn}
        open_numbers = any(not known.complete or known.reservation == "unknown" for known in shares.preferences.values())
        return [text(_NOT_DRAWN[shares.not_drawn]), *undrawn_blocks(why, ".", words)] if open_numbers else []
    blocks: list[Block] = [
        Heading("Over what share of what is left open", 3, "robustness-shares"),
        Note("caution", (_CAUTION,)),
        text(*_drawn(shares)),
    ]
    if not shares.whole:
        blocks.append(Note("approximate", (_NAMED_ONLY if shares.named_only else _FEWER,)))
    if shares.whole and _others_weighed(shares, words):
        blocks.append(text(*_ALL_WEIGHED))
    blocks += [*_reservations(shares, words), *package_blocks(shares, words)]
    blocks += ranking_blocks(shares, words)
    return [*blocks, *driver_blocks(shares, words)]


def _others_weighed(shares: Result, words: Suppositions) -> bool:
    """Whether parties are weighed here that `deals` counts by their reservations alone."""
    roles = [words.case.parties[party].role == "negotiator" for party in shares.packages[0].accepted_by]
    return roles.count(True) > 1 and not all(roles)


def _drawn(shares: Result) -> Parts:
    """Say what was drawn, and how."""
    said = f"{shares.draws} draws from seed {shares.seed}: "
    how = "values from 0 for the worst option to 1 for the best, and reservations, evenly over what is stated of them"
    if shares.priors_alike:
        return [f"{said}{how}. No weight is left open, so that the two ways of drawing weights come to the same; one of them is shown."]
    priors = series([[PRIORS[prior]] for prior in shares.priors], "and")
    differ = "Where the two differ by more than their errors, the share rests on how it was drawn."
    return [f"{said}weights in two ways, ", *priors, f"; {how}. {differ}"]


def _reservations(shares: Result, words: Suppositions) -> list[Block]:
    """Say whose reservations were drawn without anything being known of them."""
    drawn = shares.packages[0].accepted_by
    free = sorted((party for party in drawn if shares.preferences[party].reservation == "unknown"), key=words.words.alphabet)
    if not free:
        return []
    how = " it is drawn evenly between the least and the most that any package could be worth."
    return [text("What would be too little is not known of ", *words.words.parties(free), ";", how)]
