"""Names of people and places replaced by pseudonyms, in everything that leaves the program."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from accords.case.case import Case
from accords.errors import AccordsError


def masks_of(case: Case) -> dict[str, str]:
    """Give what is replaced by what: names, titles and ids of parties, issues and options that have a ``mask``.

    Raises
    ------
    AccordsError
        If the case has no mask at all, or if two names share one.
    """
    found: dict[str, str] = {}
    for name, party in case.parties.items():
        if party.mask:
            found |= dict.fromkeys([name, *([text for _, text in party.name.languages] if party.name else [])], party.mask)
    for name, issue in case.issues.items():
        if issue.mask:
            found |= dict.fromkeys([name, *([text for _, text in issue.title.languages] if issue.title else [])], issue.mask)
        for option in issue.options:
            if option.mask:
                found |= dict.fromkeys([option.id, *([text for _, text in option.title.languages] if option.title else [])], option.mask)
    if not found:
        raise AccordsError("The case has no masks. Give parties or issues a pseudonym: parties.ID.mask, issues.ID.mask.")
    return found


def masked(value: Any, masks: Mapping[str, str]) -> Any:
    """Replace names in every text of a document or of data, whole words, longest first, whatever their case.

    Parameters
    ----------
    value
        A document, or data as JSON holds it: dataclasses, tuples, lists, maps (keys too) and texts.
    masks
        What is replaced by what.
    """
    if not masks:
        return value
    ordered = sorted(masks, key=len, reverse=True)
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in ordered), re.IGNORECASE)
    by_name = {name.casefold(): mask for name, mask in masks.items()}
    return _replaced(value, lambda text: pattern.sub(lambda found: by_name.get(found[0].casefold(), found[0]), text))


def _replaced(value: Any, change: Any) -> Any:
    if isinstance(value, str):
        return change(value)
    if is_dataclass(value) and not isinstance(value, type):
        # A block's kind is a word of the program's, whatever names the case has.
        named = [item.name for item in fields(value) if item.name != "kind"]
        return replace(value, **{name: _replaced(getattr(value, name), change) for name in named})
    if isinstance(value, dict):
        return {_replaced(key, change): _replaced(part, change) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return type(value)(_replaced(part, change) for part in value)
    return value
