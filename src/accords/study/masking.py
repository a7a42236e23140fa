"""Names of people and places replaced by pseudonyms, in everything that leaves the program."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from accords.case.case import Case
from accords.case.model import Sections, View
from accords.case.values import Words
from accords.errors import AccordsError
from accords.lens.run import Provenance
from accords.study.comparison import Comparison
from accords.study.registry import LENSES

# Fields that hold words of the program's, whatever names the case has.
_OURS = frozenset({"kind", "language", "direction"})


def masks_of(case: Case) -> dict[str, str]:
    """Give what is replaced by what: names, titles and ids of parties, issues and options that have a ``mask``.

    Raises
    ------
    AccordsError
        If the case has no mask at all; if two share one, or one is named twice; if a pseudonym holds a name; or if a name is a word of the
        program's own results, which could then no longer be told from it.
    """
    found: dict[str, str] = {}
    owners: dict[str, str] = {}
    for place, mask, names in _masked(case):
        if owners.setdefault(mask.casefold(), names[0]) != names[0]:
            raise AccordsError(f"{place}.mask: '{mask}' is already the mask of '{owners[mask.casefold()]}'. Give each its own.")
        for name in names:
            if found.setdefault(name, mask) != mask:
                raise AccordsError(f"{place}.mask: '{name}' is masked as '{found[name]}' elsewhere. Give it one mask.")
            if name.casefold() in _vocabulary() or not any(letter.isalpha() for letter in name):
                raise AccordsError(f"{place}: '{name}' is a word or number that results use as well, so it cannot be masked. Rename it.")
    if not found:
        raise AccordsError("The case has no masks. Give parties or issues a pseudonym: parties.ID.mask, issues.ID.mask.")
    pattern = _pattern(found)
    for place, mask, _ in _masked(case):
        if pattern.search(mask):
            raise AccordsError(f"{place}.mask: '{mask}' holds a name that is to be masked. Choose another pseudonym.")
    return found


def both_masks(old: Case, new: Case) -> dict[str, str]:
    """Give the masks of two states of a case together: names that the newer one no longer has are masked as in the older one."""
    masks = masks_of(new)
    if any(_masked(old)):
        masks = masks_of(old) | masks
    return masks


def _masked(case: Case) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Give everything that has a mask: its path, the mask, its id and its names in all languages."""
    for name, party in case.parties.items():
        if party.mask:
            yield f"parties.{name}", party.mask, _names(name, party.name)
    for name, issue in case.issues.items():
        if issue.mask:
            yield f"issues.{name}", issue.mask, _names(name, issue.title)
        for option in issue.options:
            if option.mask:
                yield f"issues.{name}.options.{option.id}", option.mask, _names(option.id, option.title)


def _names(name: str, words: Words | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys((name, *(text.strip() for _, text in (words.languages if words else ())))))


def masked(value: Any, masks: Mapping[str, str]) -> Any:
    """Replace names in every text of a document or of data, whole words, longest first, whatever their case, spacing and composition.

    Parameters
    ----------
    value
        A document, or data as JSON holds it: dataclasses, tuples, lists, maps (keys too) and texts.
    masks
        What is replaced by what.
    """
    if not masks:
        return value
    pattern, ordered = _pattern(masks), _ordered(masks)
    return _replaced(value, lambda text: pattern.sub(lambda found: masks[ordered[(found.lastindex or 1) - 1]], text))


def _ordered(masks: Mapping[str, str]) -> list[str]:
    return sorted(masks, key=len, reverse=True)


def _pattern(masks: Mapping[str, str]) -> re.Pattern[str]:
    """Find names as whole words; each has a group of its own. An underscore parts words, as it does in ids."""
    return re.compile("|".join(rf"(?<![^\W_])({_spelled(name)})(?![^\W_])" for name in _ordered(masks)), re.IGNORECASE)


def _spelled(name: str) -> str:
    """Give a pattern for the ways to write a name: letters composed or not, any white space between its words."""
    forms = dict.fromkeys(unicodedata.normalize(form, name) for form in ("NFC", "NFD"))
    return "|".join(r"\s+".join(re.escape(word) for word in form.split()) for form in forms)


def _replaced(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return change(value)
    if is_dataclass(value) and not isinstance(value, type):
        named = [item.name for item in fields(value) if item.name not in _OURS]
        return replace(value, **{name: _replaced(getattr(value, name), change) for name in named})
    if isinstance(value, dict):
        return {_replaced(key, change): _replaced(part, change) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return type(value)(_replaced(part, change) for part in value)
    return value


@cache
def _vocabulary() -> frozenset[str]:
    """Give the words that results use as keys, in values of their own, and in paths."""
    kinds = [lens.load_result() for lens in LENSES.values()]
    found = {word for kind in (*kinds, Provenance, Comparison) for word in _words(kind)}
    found |= {"lens", "lenses", "provenance", "result", "unfit", "value", "low", "high", "method", "public", "team", "mediator", "party"}
    found |= {*LENSES, *(option.name for lens in LENSES.values() for option in lens.options)}
    found |= {*Sections.model_fields, *View.model_fields, "or_maybe"}
    return frozenset(part.casefold() for word in found for part in (word, *word.split("_")))


def _words(kind: Any) -> Iterator[str]:
    if get_origin(kind) is Literal:
        yield from (str(value) for value in get_args(kind))
    elif get_args(kind):
        for part in get_args(kind):
            yield from _words(part)
    elif isinstance(kind, type) and kind is not NoneType and (is_dataclass(kind) or hasattr(kind, "_fields")):
        for name, part in get_type_hints(kind).items():
            yield name
            yield from _words(part)
