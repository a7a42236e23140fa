"""The first page's sentences on stated numbers: what they add to what conditions say."""

from __future__ import annotations

from collections.abc import Mapping

from accords.blocks import Block, Bullets, Heading, Text, text
from accords.lens.run import Run
from accords.lens.wording import Parts, Wording, not_shown, number
from accords.lenses.deals.result import Answer, Result
from accords.lenses.deals.sentences import estimated


def stated_numbers(runs: Mapping[str, Run], words: Wording) -> list[Block]:
    """Say how many packages conditions and numbers together leave, and how many of these are efficient; nothing where none are stated."""
    if "deals" not in runs:
        return []
    result: Result = runs["deals"].result
    answers: dict[str, Answer] = {result.consent: result, **result.readings}
    shown = {name: answer for name, answer in answers.items() if answer.rule}
    items = [_item(name, answer, words, several=len(answers) > 1) for name, answer in shown.items() if answer.parties]
    if not items and len(shown) == len(answers):
        return []
    blocks: list[Block] = [Heading("What the stated numbers add", 2, "lead-numbers")]
    blocks += [Bullets(tuple(items))] if items else []
    return blocks if len(shown) == len(answers) and not result.hidden else [*blocks, not_shown("Part of this")]


def _item(name: str, answer: Answer, words: Wording, *, several: bool) -> Text:
    """Say it for one reading of consent."""
    start: Parts = [f"If agreement needs {words.rule(words.case.readings[name])}: " if several else ""]
    counts = answer.counts
    if counts is None:
        return text(*start, "what the numbers say is not shown.")
    left = f"conditions and numbers together leave {number(counts.left)} of the {number(counts.deals)} packages that count as an agreement"
    if counts.left.estimate:
        left += f", as an estimate {estimated(counts.left)}"
    if not answer.frontier or len(answer.parties) < 2:
        return text(*start, left, ".")
    several_known = "at least " if answer.loss else ""
    efficient = f"; {several_known}{counts.efficient} combinations of values are efficient for "
    if counts.efficient == 1 and not answer.loss:
        efficient = "; one combination of values is efficient for "
    return text(*start, left, efficient, *words.parties(answer.parties), ".")
