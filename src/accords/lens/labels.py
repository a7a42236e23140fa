"""Short labels for pictures: what a table or a sentence says in full, without its citations."""

from __future__ import annotations

from accords.blocks import Text
from accords.case.model import Refusal
from accords.lens.wording import Parts, Wording

_STARTS = {"refuses": "refused: ", "accepts": "accepted as a whole: ", "lives_with": "could live with "}


def plain(parts: Parts) -> str:
    """Join inline parts to plain words."""
    return Text(tuple(parts)).plain


def entry_label(path: str, words: Wording) -> str:
    """Say what an entry of a party's view refuses, accepts or could live with; whose it is stands beside it."""
    _, kind, entry = words.find(path)
    until: Parts = []
    if isinstance(entry, Refusal) and entry.until_done is not None:
        until = [", until this is done: ", *words.condition(entry.until_done)]
    return plain([_STARTS[kind], *words.condition(entry.if_), *until])


def by_party(path: str, words: Wording) -> tuple[str, str]:
    """Give what entries are put into the alphabetical order of their parties by."""
    return words.alphabet(path.split(".")[1])
