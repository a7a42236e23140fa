"""Ids made from names, and words compared as people mean them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from accords.case.values import RESERVED, is_id, nfc

_LONGEST = 40
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc]")
_EDGES = re.compile(r"^[\s\"'“”‘’«».,:]+|[\s\"'“”‘’«».,:]+$")


def make_id(name: str, taken: Container[str], *, instead: str, verbatim: bool = False) -> str:
    """Make an id that is not taken from a name in any script: lower case, hyphens for what no id may hold.

    Parameters
    ----------
    name
        The name.
    taken
        Ids that are in use where this one will stand.
    instead
        What the id begins with when the name begins with a digit or holds no letter, such as ``option``.
    verbatim
        Keep a name that is an id already, with its capitals.
    """
    base = nfc(name) if verbatim and is_id(name) else _slug(name)
    if not is_id(base):
        base = f"{instead}-{base}".strip("-")
    if not is_id(base):
        base = instead
    candidate, count = base, 1
    while candidate in taken or candidate in RESERVED:
        count += 1
        candidate = f"{base}-{count}"
    return candidate


def key(words: str) -> str:
    """Give the form in which names are compared: without case, spacing, and quotes or stops at the ends."""
    return _EDGES.sub("", " ".join(nfc(words).casefold().split()))


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFC", _APOSTROPHES.sub("", name).lower())
    joined = "".join(mark if ("a" + mark).isidentifier() or mark in "\u200c\u200d" else "-" for mark in plain)
    parts = [part.strip("_\u200c\u200d") for part in joined.split("-")]
    slug = ""
    for part in (part for part in parts if part):
        if slug and len(slug) + len(part) >= _LONGEST:
            break
        slug = f"{slug}-{part}" if slug else part[:_LONGEST]
    return unicodedata.normalize("NFC", slug)
