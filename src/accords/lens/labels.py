"""Short labels: for pictures, what a table or a sentence says in full, without its citations; for packages, names that tell them apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from accords.blocks import Code, Text
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


def package_labels(names: Iterable[str], words: Wording) -> dict[str, Parts]:
    """Name packages that stand together: the status quo, proposals, precedents, and what is in focus, by its id.

    A proposal is named by who made it when; where several of those given look alike, by its id too. Others are not looked at, so that a
    label tells nothing of packages that are not shown.
    """
    labels = {name: _package_label(name, words) for name in names}
    alike = Counter(plain(label) for label in labels.values())
    return {name: label if alike[plain(label)] == 1 else [*label, " (", Code(name), ")"] for name, label in labels.items()}


def _package_label(name: str, words: Wording) -> Parts:
    if name == "status_quo":
        return ["the status quo"]
    for section in ("proposals", "precedents"):
        if name in getattr(words.case, section):
            return words.title(f"{section}.{name}")
    return [Code(name)]


def by_party(path: str, words: Wording) -> tuple[str, str]:
    """Give what entries are put into the alphabetical order of their parties by."""
    return words.alphabet(path.split(".")[1])
