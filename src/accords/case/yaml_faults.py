"""What is usually meant where a file is not text, or not YAML.

The parser says where it stopped; that is seldom the sentence that helps. Each rule below knows one slip that people make when they
write YAML by hand, and looks for it around the place where the parser stopped. The first rule that recognises its slip speaks.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.tokens import (
    AliasToken,
    AnchorToken,
    FlowEntryToken,
    FlowMappingEndToken,
    FlowMappingStartToken,
    FlowSequenceEndToken,
    FlowSequenceStartToken,
    ScalarToken,
    TagToken,
    Token,
    ValueToken,
)

# Marks at the start of a file, and of formats that get saved or renamed in place of text.
_ENCODINGS: Final = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_FORMATS: Final = (
    (b"PK\x03\x04", "a ZIP archive, as word-processor and spreadsheet files are"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\xd0\xcf\x11\xe0", "an old word-processor or spreadsheet file"),
    (b"{\\rtf", "a word-processor file (RTF)"),
)
_BINARY: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_UNSEEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_NAMES: Final = {"\x85": "next line", "\u2028": "line separator", "\u2029": "paragraph separator", "\ufeff": "byte-order mark"}
_BRACKETS: Final = {"{": "}", "[": "]"}
_SAVE_AS_TEXT: Final = "A case is a plain text file; save it as UTF-8 text."
_QUOTED: Final = "Put the whole text in quotes."
_LONGEST_SHOWN: Final = 60
_LONGEST_KEY: Final = 1024  # YAML 1.2.2, 7.4.2: a key that is not marked as one by '?'


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a file stops being what it should be, and what is usually meant; ``length`` 0 asks for no excerpt."""

    start: int
    message: str
    hint: str = ""
    length: int = 1


def explain_bytes(raw: bytes, limit: int) -> Fault | None:
    """Say why bytes are not a UTF-8 text of at most ``limit`` bytes; the offset counts in the text with odd bytes replaced."""
    if len(raw) > limit:
        size = f"The file has {len(raw):,} bytes; a case may have {limit:,} (2 MB) at most."
        return Fault(0, size, "Keep long documents in files of their own and cite them as sources.", 0)
    if not raw.strip():
        return Fault(0, "The file is empty.", "Begin with the line 'accords: 1', or let 'accords new' write a first case.", 0)
    if (known := next((name for mark, name in _FORMATS if raw.startswith(mark)), "")) != "":
        return Fault(0, f"This is {known}, not a text file.", _SAVE_AS_TEXT, 0)
    if (encoding := next((name for mark, name in _ENCODINGS if raw.startswith(mark)), _encoding_of(raw))) != "":
        return Fault(0, f"This file is {encoding}, but a case must be UTF-8.", "Open it in an editor and save it as UTF-8.", 0)
    try:
        at = raw.decode("utf-8").find("\0")
    except UnicodeDecodeError as error:
        return _not_utf8(raw, error.start)
    return Fault(at, "Here stands a NUL byte: this is not a text file.", _SAVE_AS_TEXT, 0) if at >= 0 else None


def _encoding_of(raw: bytes) -> str:
    """Guess UTF-16 or UTF-32 without a mark: in mostly Latin text every second byte, or three of four, are zero."""
    head = raw[:400]
    zeros = head.count(0)
    if zeros * 3 >= len(head) * 2 and len(head) >= 4:
        return "UTF-32"
    alternate = max(head[::2].count(0), head[1::2].count(0))
    return "UTF-16" if len(head) >= 4 and alternate == zeros and zeros * 4 >= len(head) else ""


def _not_utf8(raw: bytes, at: int) -> Fault:
    start = len(raw[:at].decode("utf-8"))
    if len(_BINARY.findall(raw[:4000])) > 2:
        return Fault(start, "This is not a text file.", _SAVE_AS_TEXT, 0)
    byte = raw[at : at + 1]
    guess = byte.decode("cp1252", errors="ignore")
    meant = f" (in Windows-1252, 'Latin-1', it is '{guess}')" if guess else ""
    message = f"The byte 0x{byte.hex().upper()} is not UTF-8{meant}."
    return Fault(start, message, "Open the file in the encoding it was written in and save it as UTF-8.")


def explain_characters(text: str) -> Fault | None:
    """Find the first character that nobody sees and YAML does not take, or reads as the end of a line."""
    match = _UNSEEN.search(text)
    if match is None:
        return None
    char = match[0]
    name = f"the invisible character U+{ord(char):04X} ({_NAMES.get(char, 'control character')})"
    return Fault(
        match.start(), f"Here stands {name}, which a case may not hold.", "Delete it, or put a blank or a line break in its place."
    )


@dataclass(frozen=True, slots=True)
class _Stop:
    """Where the parser stopped: what it says, what it had open, and the tokens that lie before."""

    text: str
    at: int
    problem: str
    context: str
    opened: int | None
    tokens: tuple[Token, ...]

    @property
    def char(self) -> str:
        return self.text[self.at : self.at + 1]

    @property
    def before(self) -> str:
        """What stands on the line before the place."""
        return self.text[self.line_start(self.at) : self.at]

    @property
    def last(self) -> Token | None:
        return self.tokens[-1] if self.tokens else None

    def line_start(self, offset: int) -> int:
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1

    def rest(self, offset: int) -> str:
        """Give what stands from an offset to the end of its line."""
        match = re.compile(r"[^\r\n]*").match(self.text, offset)
        return match[0].rstrip() if match else ""

    def line(self, offset: int) -> int:
        return len(re.findall(r"\r\n|\r|\n", self.text[:offset])) + 1

    def where(self, offset: int) -> str:
        return f"line {self.line(offset)}, column {offset - self.line_start(offset) + 1}"

    def indent(self, offset: int) -> int:
        """Count the blanks that the line of an offset begins with."""
        line = self.rest(self.line_start(offset))
        return len(line) - len(line.lstrip(" "))

    @property
    def in_brackets(self) -> bool:
        return bool(_open_brackets(self.tokens))


def _open_brackets(tokens: tuple[Token, ...]) -> list[int]:
    """Give the offsets of the brackets that are opened and not closed, the innermost last."""
    found: list[int] = []
    for token in tokens:
        if isinstance(token, (FlowMappingStartToken, FlowSequenceStartToken)):
            found.append(token.start_mark.index)
        elif isinstance(token, (FlowMappingEndToken, FlowSequenceEndToken)) and found:
            found.pop()
    return found


def explain_syntax(text: str, at: int, problem: str, opened: int | None, context: str) -> Fault:
    """Say what is usually meant where a text stops being YAML.

    Parameters
    ----------
    text
        The whole text.
    at
        Offset at which the parser stopped.
    problem, context
        What the parser says it met, and what it was reading.
    opened
        Offset at which that began, or ``None``.
    """
    at = min(at, len(text))
    tokens = _tokens_before(text, at)
    if context == "while parsing a flow node":  # the parser names the missing value, not the bracket that it is missing in
        opened = next(iter(_open_brackets(tokens)[-1:]), None)
    stop = _Stop(text, at, problem, context, opened, tokens)
    for rule in _RULES:
        if (fault := rule(stop)) is not None:
            return fault
    return Fault(at, f"Here the file stops being YAML ({problem or 'it cannot be read'}).", "Put texts with unusual characters in quotes.")


def _tokens_before(text: str, at: int) -> tuple[Token, ...]:
    """Read the tokens that end at or before an offset and hold something; keys and block starts hold nothing."""
    tokens: list[Token] = []
    try:
        for token in YAML(typ="safe", pure=True).scan(text):
            if token.start_mark.index >= at:
                break
            if token.end_mark.index > token.start_mark.index:
                tokens.append(token)
    except (YAMLError, ValueError, OverflowError):
        pass  # the place where scanning stops is what is being explained
    return tuple(tokens)


def _unclosed_quote(stop: _Stop) -> Fault | None:
    """Recognise a quotation mark that is never closed, or closed by the next one lines later."""
    start = None
    if "quoted scalar" in stop.context and ("end of stream" in stop.problem or "document separator" in stop.problem):
        start = stop.opened
    elif isinstance(stop.last, ScalarToken) and stop.last.style in {"'", '"'} and stop.at >= stop.last.end_mark.index:
        crossed = stop.last.start_mark.line < stop.last.end_mark.line
        start = stop.last.start_mark.index if crossed else None
    if start is None:
        return None
    mark = stop.text[start]
    message = f"The quotation mark {mark} opened here is not closed where it should be; reading went on to {stop.where(stop.at)}."
    return Fault(start, message, f"Close it at the end of the text. If the text only begins with {mark}, put it in the other quotes.")


def _bad_escape(stop: _Stop) -> Fault | None:
    if stop.context == "while scanning a double-quoted scalar":
        start = max(stop.text.rfind("\\", 0, stop.at + 1), 0)
        written = stop.rest(start)[:2]
        message = f"In double quotes a backslash begins an escape, and '{written}' begins none that YAML knows."
        return Fault(start, message, "Write two backslashes for one, or put the text in single quotes.", len(written))
    return None


def _tab(stop: _Stop) -> Fault | None:
    if stop.char != "\t" or "cannot start any token" not in stop.problem:
        return None
    if not stop.before.strip():
        return Fault(stop.at, "A tab stands in the indentation; YAML takes blanks only.", "Put two blanks for each level in its place.")
    return Fault(stop.at, "A tab stands outside quotes; YAML takes blanks only.", "Put a blank in its place, or the text in quotes.")


def _odd_blank(stop: _Stop) -> Fault | None:
    """Recognise a blank of another kind in the indentation, as word processors and web pages leave it."""
    near = [stop.at, stop.at if stop.opened is None else stop.opened, stop.last.start_mark.index if stop.last else stop.at]
    for start in sorted({stop.line_start(offset) for offset in near}):
        match = re.compile(r" *([^\S \t\r\n]|\u200b)").match(stop.text, start)
        if match:
            message = f"In the indentation stands U+{ord(match[1]):04X}, which looks like a blank and is none."
            return Fault(match.start(1), message, "Delete it and type ordinary blanks.")
    return None


def _first_character(stop: _Stop) -> Fault | None:
    """Recognise a text that begins with a character that YAML keeps for itself."""
    start = None
    if "cannot start any token" in stop.problem:
        start = stop.at
    elif re.search("alias|anchor|block scalar|tag", stop.context) or "tag handle" in stop.problem:
        start = stop.opened
    elif "sequence entries are not allowed" in stop.problem or "mapping keys are not allowed" in stop.problem:
        start = stop.at
    elif isinstance(stop.last, (AliasToken, AnchorToken, TagToken)):
        start = stop.last.start_mark.index
    if start is None or start >= len(stop.text):
        return None
    char = stop.text[start]
    list_too = " A list begins on a line of its own, or in brackets." if char == "-" else ""
    return Fault(start, f"A text may not begin with '{char}' unless it is in quotes.", _quote_hint(stop, start) + list_too)


def _directive(stop: _Stop) -> Fault | None:
    if "directive" in stop.context or "document start" in stop.problem:
        match = re.search(r"^%", stop.text[: stop.at], re.MULTILINE)
        if match:
            message = "A line that begins with '%' is a YAML directive, and a case file has none."
            return Fault(match.start(), message, "Remove the line. If it belongs to a text, put the text in quotes.")
        message = "The file has one value at its top level, and here comes more."
        return Fault(stop.at, message, "Write the top level as lines of 'key: value', without braces around it.")
    return None


def _comment_in_brackets(stop: _Stop) -> Fault | None:
    """Recognise ``{name: Well #3, role: x}``: the rest of the line, bracket and all, is read as a comment."""
    if "flow" not in stop.context or stop.opened is None:
        return None
    ends = [token for token in stop.tokens if token.end_mark.index > stop.opened]
    starts = [*(token.start_mark.index for token in ends[1:]), stop.at]
    for token, following in zip(ends, starts, strict=False):
        comment = re.compile(r"[ \t]+(#[^\r\n]*[}\]])").match(stop.text, token.end_mark.index, following)
        if comment:
            message = f"From ' #' on the rest of the line is a comment, so the '{comment[1].rstrip()[-1]}' behind it is not read."
            return Fault(comment.start(1), message, "If '#' belongs to the text, put the whole text in quotes.")
    return None


def _bracket(stop: _Stop) -> Fault | None:
    """Recognise a bracket that is not closed, or closed by one of the other kind."""
    if "flow" not in stop.context or stop.opened is None or stop.text[stop.opened] not in _BRACKETS:
        return None
    opened = stop.text[stop.opened]
    wanted = _BRACKETS[opened]
    if stop.char in {"}", "]"}:
        message = f"The '{opened}' opened in {stop.where(stop.opened)} is closed by '{stop.char}'; '{wanted}' is due here."
        return Fault(stop.at, message, f"Close it with '{wanted}', or put the text that holds the bracket in quotes.")
    ended = "stream end" in stop.problem
    if ended or (stop.line(stop.opened) < stop.line(stop.at) and stop.indent(stop.at) <= stop.indent(stop.opened)):
        message = f"The '{opened}' opened here is not closed; reading went on to {stop.where(stop.at)}."
        return Fault(stop.opened, message, f"Put '{wanted}' where the {'map' if opened == '{' else 'list'} ends.")
    return None


def _missing_comma(stop: _Stop) -> Fault | None:
    """Recognise, inside brackets, a second ``: `` in one value, or two values with nothing between them."""
    if "flow" not in stop.context or stop.opened is None or not stop.tokens:
        return None
    wanted = "in quotes" if stop.char == ":" else "in quotes as a whole"
    if stop.char == ",":
        return Fault(stop.at, "A comma with nothing before it.", "Remove one comma, or put the text that begins with it in quotes.")
    last = stop.tokens[-1]
    if stop.char == ":":
        scalar = last if isinstance(last, ScalarToken) else None
        if scalar is not None and scalar.start_mark.line < scalar.end_mark.line:
            first = len(stop.rest(scalar.start_mark.index)) + scalar.start_mark.index
            return Fault(first, "A comma is missing at the end of this line.", "Put ',' between the entries of a map or list in brackets.")
        message = "A second ': ' in one value: it would begin a key of its own."
        return Fault(stop.at, message, f"If the colon belongs to the text, put the text {wanted}. If a new key begins, put ',' before it.")
    if isinstance(last, (FlowEntryToken, ValueToken, FlowMappingStartToken, FlowSequenceStartToken)):
        return None
    message = "Behind the end of one value another begins."
    return Fault(stop.at, message, f"Put ',' between them; or, if all is one text, put it {wanted}.")


def _text_after_end(stop: _Stop) -> Fault | None:
    """Recognise a text that begins with a quote or bracket and goes on behind its end."""
    last = stop.last
    if "block end" not in stop.problem or last is None or last.end_mark.line != stop.line(stop.at) - 1:
        return None
    if isinstance(last, ScalarToken) and last.style in {"'", '"'}:
        message = f"The text that begins with {last.style} ends at the second {last.style}; here it goes on."
        return Fault(stop.at, message, _quote_hint(stop, last.start_mark.index))
    if isinstance(last, (FlowMappingEndToken, FlowSequenceEndToken)):
        if stop.char in {"}", "]"}:
            return Fault(stop.at, f"This '{stop.char}' closes nothing that is open.", "Remove it, or put the text that holds it in quotes.")
        return Fault(stop.at, f"Behind the closing '{stop.text[last.start_mark.index]}' the text goes on.", _QUOTED)
    return None


def _stray_sign(stop: _Stop) -> Fault | None:
    if "expected the node content" in stop.problem and stop.char and stop.char in "]},-?:":
        return Fault(stop.at, f"A text may not begin with '{stop.char}' unless it is in quotes.", "Remove it, or " + _lower(_QUOTED))
    return None


def _second_colon(stop: _Stop) -> Fault | None:
    """Recognise ``title: Gaza: the talks``."""
    if "mapping values are not allowed" not in stop.problem:
        return None
    start_of_line = stop.line_start(stop.at)
    values = [token for token in stop.tokens if isinstance(token, ValueToken) and token.start_mark.index >= start_of_line]
    if not values:
        return None
    start = values[-1].end_mark.index
    start += len(stop.rest(start)) - len(stop.rest(start).lstrip())
    message = "A second ': ' on one line: inside a text that is not in quotes it would begin a key of its own."
    return Fault(stop.at, message, _quote_hint(stop, start))


def _missing_blank(stop: _Stop) -> Fault | None:
    """Recognise ``share:20`` and the colon of another script on the line that was read as a text without a key."""
    start = _text_without_key(stop)
    if start is None:
        return None
    line = stop.rest(start)
    wide = re.match(r"[^\s:：︓﹕]+\s*([：︓﹕])", line)
    if wide:
        message = f"The colon '{wide[1]}' is not the one that YAML reads."
        return Fault(start + wide.start(1), message, "Write ': ', an ordinary colon and a blank.")
    tight = re.match(r"[^\s:]+(:)[^\s:/]", line)
    if tight:
        return Fault(start + tight.start(1), "A blank is missing after this colon.", "Write 'key: value'.")
    return None


def _text_without_key(stop: _Stop) -> int | None:
    """Find the line that should hold a key and was read as a text: where it begins, or ``None``."""
    if "could not find expected ':'" in stop.problem:
        return stop.opened
    last = stop.last
    if "mapping values are not allowed" in stop.problem and isinstance(last, ScalarToken) and last.start_mark.line < last.end_mark.line:
        fresh = not stop.text[stop.line_start(last.start_mark.index) : last.start_mark.index].strip()
        return int(last.start_mark.index) if fresh else None
    return None


def _no_key(stop: _Stop) -> Fault | None:
    """Recognise a line that is neither a key nor indented as the continuation of a text."""
    start = _text_without_key(stop)
    if start is None:
        return None
    message = "This line has no ': ' and so is neither 'key: value' nor, at this indentation, the continuation of a text."
    return Fault(start, message, "Indent a text that goes on deeper than its key, or keep it on one line.", len(stop.rest(start)))


def _indentation(stop: _Stop) -> Fault | None:
    """Recognise a line whose indentation fits no line above it."""
    if "mapping values are not allowed" in stop.problem and isinstance(stop.last, ScalarToken):
        length = stop.at - stop.last.start_mark.index
        if length > _LONGEST_KEY:
            return Fault(
                stop.last.start_mark.index, f"A key may have {_LONGEST_KEY} characters; this has {length}.", "Is it a text? Quote it."
            )
        start = stop.line_start(stop.at) + stop.indent(stop.at)
        message = f"This line is indented deeper than line {stop.last.start_mark.line + 1}, which has its value already."
        return Fault(start, message, f"Indent it like line {stop.last.start_mark.line + 1}.")
    if "block end" not in stop.problem or stop.before.strip():
        return None
    here = stop.indent(stop.at)
    if "found '?'" in stop.problem or "found '-'" in stop.problem:
        return Fault(stop.at, "List items ('- ...') and keys stand side by side at one indentation.", "A map or a list, not both.")
    above = _indentations_above(stop)
    if isinstance(stop.last, ScalarToken) and stop.last.style in {"|", ">"} and here not in above:
        message = f"This line is indented by {here}, less than the text of several lines above it."
        return Fault(stop.at, message, "Indent all lines of that text alike.")
    fits = " or ".join(str(blanks) for blanks in sorted(above))
    return Fault(
        stop.at, f"This line is indented by {here}, which fits no line above it: {fits} would.", "Indent entries of one map alike."
    )


def _indentations_above(stop: _Stop) -> set[int]:
    """Collect how far the lines above that are still open are indented."""
    found: list[int] = []
    for line in reversed(re.split(r"\r\n|\r|\n", stop.text[: stop.line_start(stop.at)])):
        blanks = len(line) - len(line.lstrip(" "))
        if line.strip() and not line.lstrip().startswith("#") and (not found or blanks < found[-1]):
            found.append(blanks)
    return set(found)


def _quote_hint(stop: _Stop, start: int) -> str:
    """Show a text in quotes, where it is clear how far it goes and short enough."""
    text = stop.rest(start)
    if stop.in_brackets or not text or len(text) > _LONGEST_SHOWN or " #" in text:
        return _QUOTED
    if '"' not in text and "\\" not in text:
        return f'Put it in quotes: "{text}".'
    return "Put it in quotes: '" + text.replace("'", "''") + "'."


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


_RULES: Final[tuple[Callable[[_Stop], Fault | None], ...]] = (
    _tab,
    _odd_blank,
    _directive,
    _comment_in_brackets,
    _unclosed_quote,
    _bad_escape,
    _first_character,
    _bracket,
    _missing_comma,
    _text_after_end,
    _stray_sign,
    _second_colon,
    _missing_blank,
    _no_key,
    _indentation,
)
