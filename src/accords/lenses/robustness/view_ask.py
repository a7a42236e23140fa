"""What to ask next, as a table: the question, what hangs on it, what each answer would mean."""

from __future__ import annotations

from accords.blocks import Block, Heading, Table, Text, text
from accords.lens.wording import Parts, capital, series
from accords.lenses.robustness.figures import percent
from accords.lenses.robustness.result import Ask, Assumption, Effect, Result
from accords.lenses.robustness.sentences import Suppositions

MOST_SHOWN = 12
_NUMBERS = ("weight", "package")
_UNLIKE = (
    "Questions about the structure and about preferences are not ranked together, for what they are worth has no common unit: the former "
    "decide in a part of the combinations of everything else, each counted once; the latter raise the objective on average over the draws, "
    "with the structure as the case has it."
)
_AIMS = {
    "open": "the share of the draws in which the package recommended is accepted by all",
    "accepted": "the share of the draws in which the package recommended is accepted by all",
    "worst_off": "what the party that gains least gains",
}


def ask_blocks(result: Result, words: Suppositions) -> list[Block]:
    """Show the questions, those first on which most hangs, and when to stop."""
    if not result.ask:
        return []
    points = {point.id: point for point in result.points}
    structural = [ask for ask in result.ask if ask.question.kind not in _NUMBERS]
    shown = [ask for ask in structural if ask.value is None or ask.value > 0 or ask.decides or ask.decides_under][:MOST_SHOWN]
    blocks: list[Block] = [Heading("What to ask next", 3, "robustness-ask")]
    if shown:
        rows = tuple(_row(ask, points, words) for ask in shown)
        caption = "About the structure: whether something is open or accepted under every reading of who must consent"
        blocks.append(Table(caption, ("Question", "What hangs on it", "Answers"), rows))
    rest = len(structural) - len(shown)
    if rest and shown:
        which = "question that could be asked decides" if rest == 1 else "questions that could be asked decide"
        blocks.append(text(f"{rest} other {which} less than these, or nothing by an answer alone."))
    elif rest:
        which = "The one question about the structure decides" if rest == 1 else f"None of the {rest} questions about the structure decides"
        blocks.append(text(f"{which} {'nothing' if rest == 1 else 'anything'} by its answer alone."))
    return [*blocks, *_preferences(result, words), *_stop(result)]


def _preferences(result: Result, words: Suppositions) -> list[Block]:
    """Show the questions about preferences with what they are worth."""
    asked = [ask for ask in result.ask if ask.question.kind in _NUMBERS]
    if not asked:
        return []
    rows = tuple(
        (text(*words.question(ask.question), *_revealing(ask, words)), text(_worth(ask, result)), text(*_then(ask, result, words)))
        for ask in asked
    )
    caption = f"About preferences: how much the answer would add on average to {_AIMS[result.objective]}"
    return [text(_UNLIKE), Table(caption, ("Question", "Adds on average", "With each answer the best package reaches"), rows)]


def _worth(ask: Ask, result: Result) -> str:
    value = ask.value or 0.0
    return f"{value:.3g}" if result.objective == "worst_off" else f"{100 * value:.1f} percentage points"


def _then(ask: Ask, result: Result, words: Suppositions) -> Parts:
    said: list[Parts] = []
    for effect in ask.answers:
        name: Parts = [words.words.issue(effect.answer)] if effect.answer in ask.question.about else [effect.answer]
        share = effect.share or 0.0
        said.append([*name, f": {share:.3g}" if result.objective == "worst_off" else f": {percent(share)} percent"])
    return series(said, "", between="; ")


def _stop(result: Result) -> list[Block]:
    """Say when to stop, what one question at a time cannot see, and what asking reveals."""
    aim = "something is open or accepted under every reading of who must consent"
    alone = not any(ask.value or ask.decides for ask in result.ask if ask.question.kind not in _NUMBERS)
    said = f"No single answer about the structure changes whether {aim}. "
    if not alone:
        said = f"Of the structure, no more need be asked once no answer left changes whether {aim}. "
    if result.perfect is not None:
        limit = f"{result.perfect:.3g}" if result.objective == "worst_off" else f"{100 * result.perfect:.1f} percentage points"
        said += (
            f"Knowing everything about the preferences would add {limit} on average; once that is less than asking costs, asking can stop. "
        )
    said += "Each question is weighed by itself; two that help only together are weighed too low. "
    return [text(said + "Whoever is asked learns that the point matters.")]


def _row(ask: Ask, points: dict[str, Assumption], words: Suppositions) -> tuple[Text, ...]:
    answers = [_answer(ask, effect, points, words) for effect in ask.answers]
    said: Parts = series(answers, "", between="; ") if answers else ["The case does not say what would follow."]
    if answers and not (ask.decides or ask.decides_under):
        said = ["By itself none of them does; together with other points one may."]
    return (text(*words.question(ask.question), *_revealing(ask, words)), text(*_hanging(ask, words)), text(*capital([*said])))


def _revealing(ask: Ask, words: Suppositions) -> Parts:
    if not ask.reveals:
        return []
    return [" (rests on material that by its mark is not for ", *words.words.parties(ask.reveals, "or"), ")"]


def _hanging(ask: Ask, words: Suppositions) -> Parts:
    if ask.decides:
        return ["decides it, all else as it is"]
    if ask.decides_under:
        rules = [[words.words.rule(words.case.readings[name])] for name in ask.decides_under if name in words.case.readings]
        return ["decides whether anything is left if agreement needs ", *series(rules, "or")]
    if ask.value is None:
        return ["not computed"]
    return [f"decides it in {_percent(ask.value)} of the combinations tried"] if ask.value else ["nothing alone"]


def _answer(ask: Ask, effect: Effect, points: dict[str, Assumption], words: Suppositions) -> Parts:
    return [*words.answer(ask.question, points.get(effect.answer)), ": ", *_left(effect.left, words)]


def _left(left: dict[str, bool | None], words: Suppositions) -> Parts:
    """Say whether something is left: for all readings of consent at once where they agree."""
    said = {True: "something is left", False: "nothing is left", None: "not decided"}
    if len(set(left.values())) == 1:
        return [said[next(iter(left.values()))]]
    rules = [[f"{said[found]} if agreement needs ", words.words.rule(words.case.readings[name])] for name, found in left.items()]
    return series(rules, "", between=", ")


def _percent(share: float) -> str:
    """Write a share so that only all is 100 and only none is 0."""
    percent = 100 * share
    if 0 < percent < 1:
        return "less than 1 percent"
    if 99 < percent < 100:
        return "more than 99 percent"
    return f"{percent:.0f} percent"
