"""The options of an issue, from a column of options or from what the cells name, and what a statement says of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from accords.case.tokens import written
from accords.case.values import is_number
from accords.formats.amounts import NUMBER, Amount, amount, same_unit
from accords.formats.cell_language import split, unquoted
from accords.formats.names import key, make_id

MOST_OPTIONS: Final = 1_000
_STEPS: Final = re.compile(
    rf"(?:from\s+)?(?P<low>{NUMBER})[^\d]*?(?:to|-|\u2013|\.\.)\s*(?P<high>{NUMBER})(?P<unit>\D*?),?\s*"
    rf"(?:in\s+)?steps?\s*(?:of\s+)?(?P<step>{NUMBER})\D*",
    re.IGNORECASE,
)
_RANGE: Final = re.compile(
    r"(?:between\s+|from\s+)?(?P<low>.*?\d[^\d]*?)\s*(?:\band\b|\bto\b|\.\.|\u2013|(?<=[\d%])\s*-)\s*(?P<high>.*\d.*)", re.IGNORECASE
)
_BOUNDS: Final[tuple[tuple[str, str], ...]] = (
    ("<=", r"(?:no|not) (?:more|higher|greater|longer) than|(?:at most|up to|maximum(?: of)?|max\.?|<=|≤)(?=\W|\d)|not over|not above"),
    (">=", r"(?:no|not) (?:less|fewer|lower|shorter) than|(?:at least|minimum(?: of)?|min\.?|>=|≥)(?=\W|\d)|not under|not below"),
    (">", r"more than|over\b|above\b|higher than|greater than|longer than|>"),
    ("<", r"less than|fewer than|under\b|below\b|lower than|shorter than|<"),
)
_BOUND: Final = tuple((sign, re.compile(rf"(?:{words})\s*(.+)", re.IGNORECASE)) for sign, words in _BOUNDS)
_MORE: Final = re.compile(r"(.+?)\s+(?:or|and) (more|less|fewer|higher|lower|above|below)", re.IGNORECASE)
_BUT: Final = re.compile(r"(?:anything|everything|all|any)(?: other than| but| except(?: for)?)\s*:?\s+(.+)", re.IGNORECASE | re.DOTALL)
_ALL: Final = re.compile(r"anything|everything|any(?: option)?|all(?: options)?", re.IGNORECASE)
_HANGS: Final = re.compile(r"\b(?:if|unless|provided|as long as|depending|in exchange|in return|once|until|before|after)\b", re.IGNORECASE)
_NEGATED: Final = {"<=": ">", ">=": "<", ">": "<=", "<": ">="}
_LONGEST_OPTION: Final = 80
_LONGEST_BOUND: Final = 120
_MOST_WORDS_BARE: Final = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """One option: its id, or its number on a numeric issue, and its title (empty where the id says it)."""

    id: str
    label: str = ""


class Unread(Exception):  # noqa: N818 what could not be read, which goes into the list of it
    """A text that says nothing that can be said of an issue's options."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True, slots=True)
class Said:
    """A set of options: these, or those that a bound covers; the complement when ``negated``.

    ``bounds`` are pairs of a sign and a number, all of which must hold.
    """

    options: tuple[str, ...] = ()
    bounds: tuple[tuple[str, str], ...] = ()
    negated: bool = False

    def condition(self, issue: str, *, negated: bool = False) -> str:
        """Write the condition that an outcome is in the set, or that it is not."""
        outside = self.negated is not negated
        if self.bounds:
            tests = [f"{issue} {_NEGATED[sign] if outside else sign} {number}" for sign, number in self.bounds]
            return (" or " if outside else " and ").join(tests)
        if len(self.options) == 1:
            return f"{issue} {'!=' if outside else '=='} {written(self.options[0])}"
        return f"{issue} {'not in' if outside else 'in'} {'|'.join(map(written, self.options))}"

    def covers(self, choice: str) -> bool:
        """Say whether an option is in the set."""
        inside = all(_meets(choice, sign, number) for sign, number in self.bounds) if self.bounds else choice in self.options
        return inside is not self.negated


@dataclass(frozen=True, slots=True)
class Options:
    """The options of one issue.

    Attributes
    ----------
    choices
        In order; numbers ascending only where the cells alone named them.
    unit
        Of the numbers, or empty.
    listed
        Whether a column of options gave them, so that nothing else can be meant.
    """

    choices: tuple[Choice, ...]
    unit: str = ""
    listed: bool = True

    @property
    def numeric(self) -> bool:
        """Whether all options are numbers."""
        return bool(self.choices) and all(is_number(choice.id) for choice in self.choices)

    def said(self, what: str) -> Said:
        """Read what a statement is about.

        Raises
        ------
        Unread
            When it names no option, or what it says cannot be said of options alone.
        """
        if (found := self._find(what)) is not None:
            return Said((found,))
        if match := _BUT.fullmatch(what):
            inner = self.said(match[1])
            return Said(inner.options, inner.bounds, not inner.negated)
        if _ALL.fullmatch(what):
            return Said(tuple(choice.id for choice in self.choices))
        if self.numeric and (bounds := _bounds(what, self.unit)):
            return Said(bounds=bounds)
        parts = alternatives(what)
        if len(parts) > 1:
            return Said(tuple(dict.fromkeys(option for part in parts for option in self._one_of(part))))
        raise self._unread(what)

    def _one_of(self, part: str) -> tuple[str, ...]:
        if (found := self._find(part)) is not None:
            return (found,)
        if self.numeric and (bounds := _bounds(part, self.unit)):
            return tuple(choice.id for choice in self.choices if Said(bounds=bounds).covers(choice.id))
        pieces = [piece.strip() for piece in part.split(",")]
        found_each = [self._find(piece) for piece in pieces]
        if len(pieces) > 1 and None not in found_each:
            return tuple(option for option in found_each if option is not None)
        raise self._unread(part)

    def _find(self, words: str) -> str | None:
        """Find one option: by its whole title or id, by its number, or by words that only one option's title holds in a row."""
        plain = unquoted(words) or words
        wanted = key(plain)
        for choice in self.choices:
            if wanted in {key(choice.label), key(choice.id)} - {""}:
                return choice.id
        if self.numeric:
            number = amount(plain)
            fits = number is not None and same_unit(number.unit, self.unit)
            return next((choice.id for choice in self.choices if number and fits and Decimal(choice.id) == number.value), None)
        if not wanted or plain != words or _HANGS.search(plain):
            return None
        near = [choice.id for choice in self.choices if f" {wanted} " in f" {key(choice.label or choice.id)} "]
        return near[0] if len(near) == 1 else None

    def _unread(self, what: str) -> Unread:
        if _HANGS.search(what):
            return Unread(
                "this hangs on something else, which a cell cannot say.", "Write it in the case file: refuses: {ID: {if: CONDITION}}."
            )
        if not what:
            return Unread("it is not said what is meant.", f"Name an option. {self._listed()}")
        number = amount(what)
        if self.numeric and number is not None and not same_unit(number.unit, self.unit):
            return Unread(f"the unit '{number.unit}' is not the issue's ('{self.unit}').", "Write all numbers of a row in one unit.")
        if re.search(r"\d,\d", what):
            return Unread("a comma in a number may group its digits or stand for the point.", "Write 1000 or 1.5, without a comma.")
        return Unread(f"'{shown(what)}' is none of the options.", self._listed())

    def _listed(self) -> str:
        names = [choice.label or choice.id for choice in self.choices[:8]]
        more = f" and {len(self.choices) - 8} more" if len(self.choices) > 8 else ""
        return f"There are: {', '.join(names)}{more}."


def shown(text: str) -> str:
    """Cut a text for a sentence, and set it on one line."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"


def listed_options(cell: str, unit: str) -> tuple[Options, list[str]]:
    """Read a column's cell of options; give them, and those that stand there twice.

    Raises
    ------
    Unread
        When there are too many, or their units differ.
    """
    if match := _STEPS.fullmatch(cell.strip()):
        low, high, step = (limit.value for name in ("low", "high", "step") if (limit := amount(match[name])))
        return Options(tuple(Choice(number) for number in _grid(low, high, step)), unit or match["unit"].strip()), []
    pieces = _pieces(cell)
    if len(pieces) > MOST_OPTIONS:
        raise Unread(f"there are more than {MOST_OPTIONS:,} options here.", "Write 'from 0 to 90 step 30', or fewer options.")
    return _made(pieces, unit, listed=True)


def options_in_cells(named: Sequence[str], bounds: Sequence[str], status_quo: str, unit: str) -> Options:
    """Make options of what the cells of a row name, where no column lists them.

    Parameters
    ----------
    named
        Texts that statements are about, those without a verb left out.
    bounds
        All texts that statements are about; the numbers of bounds in them are options of a numeric issue.
    status_quo
        The option that holds now, or empty.

    Raises
    ------
    Unread
        When nothing is named that could be an option.
    """
    numbers = [number for text in (*bounds, status_quo) for number in _numbers(text)]
    words = [
        part
        for text in (*([status_quo] if status_quo else []), *named)
        for part in alternatives(_bare(text))
        if part and not _ALL.fullmatch(part)
    ]
    if numbers and all(_numbers(part) for part in words):
        unit = unit or _unit_of(numbers)
        values = sorted({number.value: number.number for number in reversed(numbers)}.items())
        return Options(tuple(Choice(number) for _, number in values), unit, listed=False)
    words = [part for part in words if not _bounds(part, "") and len(part) <= _LONGEST_OPTION and not _HANGS.search(part)]
    if not words:
        raise Unread("no cell of this row names an option.", "Add a column 'options', or write 'demands: X' or 'refuses: X'.")
    made, _ = _made(list(dict.fromkeys(words)), "", listed=False)
    if len(made.choices) == 1:
        made = Options(
            (*made.choices, Choice("other" if made.choices[0].id != "other" else "other-2", "Anything else")), made.unit, listed=False
        )
    return made


def is_short(what: str) -> bool:
    """Say whether a text without a verb is short enough to be an option and not a sentence."""
    return len(what.split()) <= _MOST_WORDS_BARE and not re.search(r"[.!?:]\s|[.!]$", what) and not _HANGS.search(what)


def alternatives(what: str) -> list[str]:
    """Cut a text at ``or`` and ``|`` outside quotes and brackets."""
    parts = []
    for piece in split(what, "|"):
        shielded = re.split(r'("(?:[^"]|"")*"|\([^()]*\))', piece)
        marked = "".join(
            part if index % 2 else re.sub(r",?\s+or\s+(?!more\b|less\b|fewer\b|higher\b|lower\b|above\b|below\b)", "\x00", part)
            for index, part in enumerate(shielded)
        )
        parts += [part.strip() for part in marked.split("\x00")]
    return [part for part in parts if part]


def _made(pieces: list[str], unit: str, *, listed: bool) -> tuple[Options, list[str]]:
    labels: list[str] = []
    twice: list[str] = []
    seen: set[str] = set()
    for piece in pieces:
        label = unquoted(piece) or piece
        number = amount(label)
        name = str(number.value.normalize()) + number.unit.casefold() if number else key(label)
        (twice if name in seen else labels).append(label)
        seen.add(name)
    numbers = [amount(label) for label in labels]
    if all(number is not None for number in numbers):
        units = {number.unit for number in numbers if number and number.unit} | ({unit} if unit else set())
        if all(same_unit(one, other) for one in units for other in units):
            return Options(
                tuple(Choice(number.number) for number in numbers if number), unit or next(iter(sorted(units)), ""), listed
            ), twice
        raise Unread("the options have different units.", "Write all numbers of a row in one unit.")
    choices: list[Choice] = []
    for label in labels:
        taken = {choice.id for choice in choices}
        name = "none" if key(label) == "none" and "none" not in taken else make_id(label, taken, instead="option")
        choices.append(Choice(name, "" if name == label else " ".join(label.split())))
    return Options(tuple(choices), unit, listed), twice


def _pieces(cell: str) -> list[str]:
    for signs in ("|", "\n", ";"):
        if len(pieces := split(cell, signs)) > 1:
            return pieces
    return split(cell, ",")


def _grid(low: Decimal, high: Decimal, step: Decimal) -> list[str]:
    if step <= 0 or high < low or (high - low) / step >= MOST_OPTIONS:
        raise Unread(f"these steps make no options, or more than {MOST_OPTIONS:,}.", "For example: from 0 to 90 step 30")
    return [format(low + step * count, "f") for count in range(int((high - low) / step) + 1)]


def _bare(text: str) -> str:
    match = _BUT.fullmatch(text)
    return match[1] if match else text


def _bounds(what: str, unit: str) -> tuple[tuple[str, str], ...]:
    """Read a bound or range on a number in the unit of its issue; give nothing for any other text."""
    found: list[tuple[str, Amount | None]] = []
    if len(what) > _LONGEST_BOUND:
        return ()
    for sign, pattern in _BOUND:
        if match := pattern.fullmatch(what):
            found = [(sign, amount(match[1]))]
            break
    else:
        if match := _MORE.fullmatch(what):
            found = [("<=" if match[2].lower() in {"less", "fewer", "lower", "below"} else ">=", amount(match[1]))]
        elif match := _RANGE.fullmatch(what):
            found = [(">=", amount(match["low"])), ("<=", amount(match["high"]))]
    if not found or any(number is None or not same_unit(number.unit, unit) for _, number in found):
        return ()
    return tuple((sign, number.number) for sign, number in found if number)


def _numbers(text: str) -> list[Amount]:
    """Give the numbers that a text is made of: one, a bound's, a range's, or those of several joined by ``or``; none for other texts."""
    found: list[Amount] = []
    for part in alternatives(_bare(text)):
        number = amount(part)
        bounds = [] if number else [amount(limit) for _, limit in _bounds(part, "")]
        units = [amount(piece) for piece in re.findall(rf"{NUMBER}\s*[^\d\s<>]*$", part)] if bounds else []
        unit = _unit_of(units)
        several = [number] if number else [limit and Amount(limit.number, unit) for limit in bounds]
        if not several:
            return []
        found += [each for each in several if each]
    return found


def _unit_of(numbers: Iterable[Amount | None]) -> str:
    return next((number.unit for number in numbers if number and number.unit), "")


def _meets(choice: str, sign: str, number: str) -> bool:
    one, other = Decimal(choice), Decimal(number)
    return {"<=": one <= other, ">=": one >= other, "<": one < other, ">": one > other}[sign]
