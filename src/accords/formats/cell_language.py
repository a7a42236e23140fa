r"""What a cell of a position matrix says: the statements in it, each with its dates and sources.

A cell may hold several statements, separated by ``;`` or line breaks. A statement begins with what it is, and may end with a date and
sources in brackets:

| written | read as |
|---|---|
| ``demands: X``, ``insists on X``, ``requires X``, ``only X``, ``X`` | anything but X is refused |
| ``refuses: X``, ``rejects X``, ``against X``, ``not X``, ``no X`` | X is refused |
| ``no more than 40``, ``at most 40``, ``<= 40`` | more than 40 is refused |
| ``at least 30``, ``no less than 30``, ``>= 30`` | less than 30 is refused |
| ``more than 30``, ``less than 40``, ``between 20 and 40``, ``20..40`` | what is outside is refused |
| ``could live with X``, ``accepts X``, ``can accept X`` | X alone would be no reason to refuse |
| ``accepts the whole package: X`` | every package with X is accepted |
| ``silent on: X``, ``X?`` | nobody knows the party's answer to X |
| ``?``, ``unknown``, ``not stated`` | nobody knows the party's answer to any option |
| ``-``, ``n/a``, nothing | nothing is known, and nobody asks |

X is an option, several of them (``X or Y``, ``X | Y``), ``anything but X``, ``anything``, or a bound on a number (``more than 40``). A
statement without a verb takes that of the one before it in the cell: ``refuses: X; Y``. An option that holds ``;``, ``|``, brackets or
the word ``or`` stands in double quotes. At the end of a statement:

| written | meaning |
|---|---|
| ``(since 2024-12-01)``, ``(since by 2024-12)`` | in force since then; at the latest since then |
| ``(2024-12-01)`` | said on that day: in force at the latest since then |
| ``(until 2025)`` | in force until then |
| ``(stated)``, ``(reported)``, ``(judged)``, ``(tested)`` | how firmly; left out: judged |
| ``(handling: mediator)`` | who may see it |
| ``[c1]``, ``[source 2]``, ``[c1, c2]`` | rows of the sheet of sources |

Days may be written ``17 December 2024``; ``01/12/2024`` could be either of two days and is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from accords.case.values import ValueFault, parse_since
from accords.formats.amounts import day, iso_days

Kind = Literal["demands", "refuses", "lives_with", "accepts", "silent"]

_VERBS: Final[tuple[tuple[Kind, str], ...]] = (
    ("accepts", r"accepts? (?:the|any) whole package(?: if| with)?"),
    ("lives_with", r"(?:could|can|would|may) (?:also )?(?:live with|accept|agree to|tolerate)"),
    ("refuses", r"(?:does not|do not|doesn't|don't|cannot|can not|can't|could not|will not|won't|would not) (?:accept|live with|agree to)"),
    ("refuses", r"refus(?:es?|ed|al of)|reject(?:s|ed)?|oppos(?:es?|ed to)|rules? out|against|unacceptable"),
    ("lives_with", r"lives? with|accepts?|agrees? to|tolerates?|acceptable"),
    ("demands", r"demands?|insists? (?:on|that)|insists?|requires?|must be|must have|nothing but|only"),
    ("silent", r"silent on|silent about|not known(?: whether)?:|unknown(?: whether)?:|no answer on"),
)
_VERB: Final = tuple((kind, re.compile(rf"(?:{words})(?:\s*:\s*|\s+|$)", re.IGNORECASE)) for kind, words in _VERBS)
_DENIAL: Final = re.compile(r"(?:not|no|never)\s*:?\s+(?!more\b|less\b|fewer\b|later\b|earlier\b|lower\b|higher\b)", re.IGNORECASE)
_SILENT: Final = re.compile(
    r"\?+|unknown|silent|unclear|tbd|to be determined|not (?:known|stated|said|clear)"
    r"|no (?:position|answer|comment|information|view)(?: known| stated)?",
    re.IGNORECASE,
)
_NOTHING: Final = re.compile(r"[-\u2010-\u2015.]*|n/?a|\(?none given\)?", re.IGNORECASE)
_FIRM: Final = frozenset({"stated", "reported", "judged", "tested"})
_CLOSING: Final = {"(": ")", "[": "]"}
_MOST_ENDINGS: Final = 8
_CITES: Final = re.compile(r"\s*\[([^\[\]]*)\]\s*$")
_ASIDE: Final = re.compile(r"\s*\(([^()]*)\)\s*$")
_DATED: Final = re.compile(r"(since|from|as of|until|till)\s+(.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a cell.

    Attributes
    ----------
    kind
        What it is; ``demands`` is a refusal of anything else.
    what
        What it is about, as written: options or a bound. Empty in a silence on everything.
    text
        The whole statement as written.
    bare, denied
        Written without a verb of its own or of the statement before; written with *not*, *no* or *never*. What they are about must be
        known otherwise.
    since, until, firm, handling
        As a case writes them, or empty.
    cites
        Marks of rows of the sheet of sources.
    faults
        Pairs of what of it could not be read, and what to try.
    """

    kind: Kind
    what: str
    text: str
    bare: bool = False
    denied: bool = False
    since: str = ""
    until: str = ""
    firm: str = ""
    handling: str = ""
    cites: tuple[str, ...] = ()
    faults: tuple[tuple[str, str], ...] = field(default=())


def statements(cell: str) -> Iterator[Statement]:
    """Read the statements of a cell, in their order; a cell that says nothing gives none."""
    verb: Kind | None = None
    denied = False
    for text in split(cell, ";\n"):
        if _NOTHING.fullmatch(text):
            continue
        ending, rest = _ending(text)
        kind, what, own_denied = _verb(rest)
        if kind is None and _SILENT.fullmatch(rest):
            yield replace(ending, kind="silent", what="")
            verb = None
        elif kind is None and rest.endswith("?") and rest[-2:-1].strip():
            yield replace(ending, kind="silent", what=rest.rstrip("? "))
        elif kind is None:
            # What follows a verb goes with it; a bound after a demand or a refusal speaks for itself.
            carried = verb is not None and not _bound(rest)
            yield replace(ending, kind=(verb if carried and verb else "demands"), what=rest, bare=not carried, denied=carried and denied)
        else:
            yield replace(ending, kind=kind, what=what, denied=own_denied)
            verb, denied = kind, own_denied


def split(text: str, signs: str) -> list[str]:
    """Cut a text at any of some signs, but not between double quotes or brackets that are closed; empty pieces are dropped."""
    if not any(sign in text for sign in signs):
        return [text.strip()] if text.strip() else []
    pieces, piece, depth, quoted = [], "", 0, False
    for at, mark in enumerate(text):
        opens = mark == '"' and not quoted and _starts(text, at) and text.find('"', at + 1) > 0
        if mark == '"' and (quoted or opens):
            quoted = not quoted
        elif not quoted and mark in "([" and text.find(_CLOSING[mark], at) > 0:
            depth += 1
        elif not quoted and mark in ")]":
            depth = max(depth - 1, 0)
        if mark in signs and not quoted and depth == 0:
            pieces.append(piece.strip())
            piece = ""
        else:
            piece += mark
    return [part for part in (*pieces, piece.strip()) if part]


def unquoted(text: str) -> str | None:
    """Give what stands in the double quotes that a text consists of (a doubled one stands for one), or nothing."""
    inner = text[1:-1]
    if len(text) > 2 and text[0] == text[-1] == '"' and '"' not in inner.replace('""', ""):
        return inner.replace('""', '"')
    return None


def _starts(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] in " \n\t;|:(,"


def _bound(text: str) -> bool:
    return bool(re.match(r"(?:no|not|at|more|less|fewer|up to|over|under|above|below|between|[<>≤≥])", text, re.IGNORECASE))


def _verb(text: str) -> tuple[Kind | None, str, bool]:
    for kind, pattern in _VERB:
        if match := pattern.match(text):
            return kind, text[match.end() :].strip(), False
    if match := _DENIAL.match(text):
        return ("refuses", text[match.end() :].strip(), True) if not _SILENT.fullmatch(text) else (None, text, False)
    return None, text, False


def _ending(text: str) -> tuple[Statement, str]:
    """Take dates, firmness, handling and sources off the end of a statement; brackets that are none of these are part of it."""
    found = Statement("demands", "", text)
    rest = text
    for _ in range(_MOST_ENDINGS):
        if match := _CITES.search(rest):
            marks = tuple(mark.strip() for mark in re.split("[,;]", match[1]) if mark.strip())
            found, rest = replace(found, cites=(*marks, *found.cites)), rest[: match.start()]
        elif (match := _ASIDE.search(rest)) and (read := _aside(match[1], found)) is not None:
            found, rest = read, rest[: match.start()]
        else:
            break
    return found, rest.strip()


def _aside(inside: str, found: Statement) -> Statement | None:
    """Read the inside of brackets, or give nothing if any part of it is something else."""
    parts = [part.strip() for part in re.split(r"[,;]|\s+(?=until\s)", iso_days(inside)) if part.strip()]
    for part in parts:
        if part.lower() in _FIRM:
            found = replace(found, firm=part.lower())
        elif match := re.fullmatch(r"handling:?\s*(\S+)", part, re.IGNORECASE):
            found = replace(found, handling=match[1])
        elif match := _DATED.fullmatch(part):
            found = _dated(match[1].lower(), match[2], found)
        elif said := day(part):
            found = replace(found, since=f"by {said}")
        elif re.fullmatch(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}", part):
            found = _with_fault(found, part)
        else:
            return None
    return found if parts else None


def _dated(word: str, text: str, found: Statement) -> Statement:
    try:
        when = parse_since(text.strip()).text
    except ValueFault:
        return _with_fault(found, text)
    if word in {"until", "till"}:
        return replace(found, until=when) if not when.startswith("by ") else _with_fault(found, text)
    return replace(found, since=when)


def _with_fault(found: Statement, date: str) -> Statement:
    fault = (
        f"'{date.strip()}' is not a date that can only be read in one way; the statement was read without it.",
        "Write 2024-12-17, 2024-12 or 2024.",
    )
    return replace(found, faults=(*found.faults, fault))
