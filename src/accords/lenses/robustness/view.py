"""The blocks of ``robustness``: structure first, then what follows from preferences, then what to ask, shares of draws last."""

from __future__ import annotations

from accords.blocks import Block, Bullets, Code, Heading, Note, Strong, text
from accords.case.case import Case
from accords.lens.package_sets import set_blocks
from accords.lens.wording import Parts, capital, not_listed, not_shown, number
from accords.lenses.robustness.pictures import structure_picture
from accords.lenses.robustness.result import Assumption, Result, Survival, Tried
from accords.lenses.robustness.sentences import Suppositions
from accords.lenses.robustness.view_ask import ask_blocks
from accords.lenses.robustness.view_preferences import comparison_blocks, preference_blocks
from accords.lenses.robustness.view_shares import share_blocks
from accords.zone.certificate import Certificate

MOST_SHOWN = 8

_AT_MOST = (
    "Some answers depend on other parties' answers, and there are too many combinations to follow each: what is left is known with each "
    "point alone. Some of these packages may not be left where several points are otherwise at once."
)

# What a package would have to rest on takes long sentences: a few show what they are like.
MOST_RESTS = 2


def view(result: Result, case: Case) -> list[Block]:
    """Show what follows whatever is left open, and what to find out next."""
    beside = (*result.considered, *(one.package for one in result.not_compared))
    words = Suppositions(case, beside)
    points = {point.id: point for point in result.points}
    return [
        Heading("What follows whatever is left open", 2, "robustness"),
        text(
            "A case leaves things open: who must consent, what a party would say to something that it is silent on, what a word means, "
            "whether what is reported or judged holds, what is foreseen. Here each of them is taken in every way."
        ),
        *_structure(result, words),
        *_survival(result, points, words),
        *preference_blocks(result, words),
        *comparison_blocks(result, words),
        *ask_blocks(result, words),
        *share_blocks(result, words),
        *([not_shown("Part of this")] if result.withheld else []),
    ]


def _structure(result: Result, words: Suppositions) -> list[Block]:
    """Show the answer with one point otherwise, and say how it is with several."""
    blocks: list[Block] = [Heading("One point otherwise", 3, "robustness-structure")]
    if result.preferences:
        blocks.append(
            text("Conditions are taken as stated here; what numbers below a reservation exclude is told by the lens ", Code("deals"), ".")
        )
    blocks += [structure_picture(result, words)] if result.structure else []
    if result.not_together:
        blocks.append(Note("unknown", ("Some events and scenarios cannot be supposed together; those combinations are left out.",)))
    if result.survival is None:  # the combinations are not all shown
        return blocks
    return [*blocks, text(*_combined(result))]


def _combined(result: Result) -> Parts:
    """Say in how many of the combinations something is left."""
    tried = result.tried
    if tried is None or tried.combinations == 1:
        return ["The case leaves nothing open that could be taken otherwise."]
    if result.every:
        which = f"Of all {number(result.combinations)} combinations of these points" if result.combinations else "Of all combinations"
    else:
        there = f" There are {number(result.combinations)} combinations in all." if result.combinations else ""
        which = f"Each point alone and each two together were tried, under every reading of who must consent.{there} Of those tried"
    found = [f"something is left in {_some(tried, tried.left)}"]
    found.append(f"something is accepted as a whole in {_some(tried, tried.accepted)}")
    missing = f"; {tried.undecided} could not be decided" if tried.undecided else ""
    said = f"{which}, {found[0]}, and {found[1]}{missing}. "
    return [said, "These numbers depend on how finely the case is described; they are no measure of how likely anything is."]


def _some(tried: Tried, true: int) -> str:
    if not true or true == tried.combinations:
        return "every one" if true else "none"
    return number(Certificate(true, true))


def _survival(result: Result, points: dict[str, Assumption], words: Suppositions) -> list[Block]:
    """Say which packages are left whatever is so, and what one would have to rest on where there are none."""
    found = result.survival
    if found is None or len(result.structure) == 1:
        return []
    blocks: list[Block] = [Heading("What is left whatever is so", 3, "robustness-survives")]
    if found.survives_all is not None and found.survives_all.least:
        which = "At most these packages are" if found.at_most else "These packages are"
        blocks += [
            text(Strong(f"{which} open or accepted under every combination:")),
            *set_blocks(found.survives_all, words.words),
        ]
    else:
        blocks += _nothing_survives(found, words)
    blocks += _together(found, points, words)
    if found.left_out:
        titles = [words.words.title(name) for name in found.left_out]
        said: Parts = ["Not followed here, since the issues themselves would change: "]
        for index, title in enumerate(titles):
            said += [", "] if index else []
            said += title
        blocks.append(Note("unknown", (*said, ".")))
    if found.at_most:
        blocks.append(Note("approximate", (_AT_MOST,)))
    elif not found.exact and not found.left_out:
        blocks.append(Note("approximate", ("This part is not complete: some of it depends on too much at once.",)))
    return blocks


def _nothing_survives(found: Survival, words: Suppositions) -> list[Block]:
    part = found.unless_insisted
    if found.survives_all is None or not found.survives_all.empty:
        return [text("Whether any package is left under every combination could not be decided.")]
    if part is not None and part.least:
        said = "No package survives every combination: it either has what somebody is silent on, or has it not. "
        which = "at most these" if found.at_most else "these"
        more = f"As long as nobody insists on what they are silent on, {which} are open or accepted whatever else is so:"
        return [text(said, Strong(more)), *set_blocks(part, words.words)]
    return [text(Strong("No package is left under every combination."))]


def _together(found: Survival, points: dict[str, Assumption], words: Suppositions) -> list[Block]:
    """Say which assumptions leave nothing, and which ones a package would have to rest on."""
    if () in found.nothing_left:
        return [text("Nothing is left with the case as it is, so nothing is left under every combination either.")]
    if not found.nothing_left:
        return []
    items = tuple(text(*capital(_leaving_nothing(names, points, words))) for names in found.nothing_left[:MOST_SHOWN])
    blocks: list[Block] = [text("This is why:"), Bullets(items), *not_listed(len(found.nothing_left), MOST_SHOWN)]
    if found.rests_on:
        blocks += _rests(found, points, words)
    return blocks


def _rests(found: Survival, points: dict[str, Assumption], words: Suppositions) -> list[Block]:
    """Say what a package would have to rest on: what each of them does first, then what else, package by package."""
    always = [name for name in found.rests_on[0].assumptions if all(name in one.assumptions for one in found.rests_on)]
    blocks: list[Block] = []
    if always:
        blocks += [
            text("No package is safe unless it is known that none of this is so:"),
            Bullets(tuple(text(*capital(words.supposition(points[name])), ".") for name in always)),
        ]
    if always == list(found.rests_on[0].assumptions):
        return [*blocks, text("Then safe, for example: ", *words.words.package(found.rests_on[0].example), ".")]
    start = "Beyond that, a package is safe from all the rest" if always else "A package is safe from all the rest"
    blocks.append(text(f"{start} once it is known that nothing in one of these lines is so:"))
    lines = []
    for one in found.rests_on[:MOST_RESTS]:
        parts = capital(words.all_of(points[name] for name in one.assumptions if name not in always))
        lines.append(text(*parts, ". Then safe, for example: ", *words.words.package(one.example), "."))
    return [*blocks, Bullets(tuple(lines)), *not_listed(len(found.rests_on), MOST_RESTS)]


def _leaving_nothing(names: tuple[str, ...], points: dict[str, Assumption], words: Suppositions) -> Parts:
    rest = {1: ", nothing is left.", 2: ", no package is safe from both."}.get(len(names), ", no package is safe from all of it.")
    return [*words.all_of(points[name] for name in names), rest]
