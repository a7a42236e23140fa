"""The id that somebody meant, and how ids are set in a sentence."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from functools import lru_cache

_MOST_LISTED = 12
_LONGEST_SHOWN = 60
_LONGEST_COMPARED = 100
_UNSEEN = {0x200C: None, 0x200D: None}


@lru_cache(maxsize=1024)
def nearest(word: str, ids: tuple[str, ...]) -> str | None:
    """Find the id that is most like a word, capitals and dotted paths before it put aside; ``None`` if none is much like it.

    Likeness is the ratio of Ratcliff and Obershelp (1988) as ``difflib`` has it.
    """
    if len(word) > _LONGEST_COMPARED:
        return None
    if (last := word.rpartition(".")[2]) in ids:
        return last
    folded = {name.casefold(): name for name in reversed(ids)}
    match = difflib.get_close_matches(word.casefold(), folded, n=1)
    return folded[match[0]] if match else None


def instead(word: str, near: str) -> str:
    """Make the hint to write one id for another; two that look alike on most screens are told apart."""
    alike = word.translate(_UNSEEN) == near.translate(_UNSEEN)
    return f"Write {code(near)}" + ("; the two differ in joiners (U+200C, U+200D), which cannot be seen." if alike else ".")


def code(text: str) -> str:
    """Set a piece of a condition off from the sentence around it, shortened when it is long."""
    return f"`{text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + '…'}`"


def listed(one: str, many: str, ids: Sequence[str]) -> str:
    """Say which ids there are, in file order: ``the issues are `share` and `fence```."""
    if not ids:
        return f"there are no {many}"
    if len(ids) == 1:
        return f"the only {one} is {code(ids[0])}"
    if len(ids) > _MOST_LISTED:
        shown = ", ".join(code(name) for name in ids[:_MOST_LISTED])
        return f"the {many} are {shown} and {len(ids) - _MOST_LISTED} more"
    return f"the {many} are {', '.join(code(name) for name in ids[:-1])} and {code(ids[-1])}"
