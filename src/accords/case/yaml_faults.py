"""What is usually meant where a text is not YAML.

The parser says where it stopped; that is seldom the sentence that helps. Each rule below knows one slip that people make when they
write YAML by hand, and looks for it around the place where the parser stopped. The first rule that recognises its slip speaks.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

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
    ValueToken,
)

from accords.case.nodes import LINE_BREAK
from accords.case.text_faults import Fault
from accords.case.yaml_stop import Stop, stop_at

_BRACKETS: Final = {"{": "}", "[": "]"}
_QUOTED: Final = "Put the whole text in quotes."
_LONGEST_SHOWN: Final = 60
_LONGEST_KEY: Final = 1024  # YAML 1.2.2, 7.4.2: a key that is not marked as one by '?'


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
    stop = stop_at(text, at, problem, opened, context)
    for rule in _RULES:
        if (fault := rule(stop)) is not None:
            return fault
    return Fault(
        stop.at, f"Here the file stops being YAML ({problem or 'it cannot be read'}).", "Put texts with unusual characters in quotes."
    )


def _unclosed_quote(stop: Stop) -> Fault | None:
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


def _bad_escape(stop: Stop) -> Fault | None:
    if stop.context == "while scanning a double-quoted scalar":
        start = max(stop.text.rfind("\\", 0, stop.at + 1), 0)
        written = stop.rest(start)[:2]
        message = f"In double quotes a backslash begins an escape, and '{written}' begins none that YAML knows."
        return Fault(start, message, "Write two backslashes for one, or put the text in single quotes.", len(written))
    return None


def _tab(stop: Stop) -> Fault | None:
    if stop.char != "\t" or "cannot start any token" not in stop.problem:
        return None
    if not stop.before.strip():
        return Fault(stop.at, "A tab stands in the indentation; YAML takes blanks only.", "Put two blanks for each level in its place.")
    return Fault(stop.at, "A tab stands outside quotes; YAML takes blanks only.", "Put a blank in its place, or the text in quotes.")


def _odd_blank(stop: Stop) -> Fault | None:
    """Recognise a blank of another kind in the indentation, as word processors and web pages leave it."""
    near = [stop.at, stop.at if stop.opened is None else stop.opened, stop.last.start_mark.index if stop.last else stop.at]
    for start in sorted({stop.line_start(offset) for offset in near}):
        match = re.compile(r" *([^\S \t\r\n]|\u200b)").match(stop.text, start)
        if match:
            message = f"In the indentation stands U+{ord(match[1]):04X}, which looks like a blank and is none."
            return Fault(match.start(1), message, "Delete it and type ordinary blanks.")
    return None


def _first_character(stop: Stop) -> Fault | None:
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


def _directive(stop: Stop) -> Fault | None:
    if "directive" in stop.context or "document start" in stop.problem:
        match = re.search(r"^%", stop.text[: stop.at], re.MULTILINE)
        if match:
            message = "A line that begins with '%' is a YAML directive, and a case file has none."
            return Fault(match.start(), message, "Remove the line. If it belongs to a text, put the text in quotes.")
        message = "The file has one value at its top level, and here comes more."
        return Fault(stop.at, message, "Write the top level as lines of 'key: value', without braces around it.")
    return None


def _comment_in_brackets(stop: Stop) -> Fault | None:
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


def _bracket(stop: Stop) -> Fault | None:
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


def _missing_comma(stop: Stop) -> Fault | None:
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


def _text_after_end(stop: Stop) -> Fault | None:
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


def _stray_sign(stop: Stop) -> Fault | None:
    if "expected the node content" in stop.problem and stop.char and stop.char in "]},-?:":
        return Fault(stop.at, f"A text may not begin with '{stop.char}' unless it is in quotes.", "Remove it, or " + _lower(_QUOTED))
    return None


def _second_colon(stop: Stop) -> Fault | None:
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


def _missing_blank(stop: Stop) -> Fault | None:
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


def _text_without_key(stop: Stop) -> int | None:
    """Find the line that should hold a key and was read as a text: where it begins, or ``None``."""
    if "could not find expected ':'" in stop.problem:
        return stop.opened
    last = stop.last
    if "mapping values are not allowed" in stop.problem and isinstance(last, ScalarToken) and last.start_mark.line < last.end_mark.line:
        fresh = not stop.text[stop.line_start(last.start_mark.index) : last.start_mark.index].strip()
        return int(last.start_mark.index) if fresh else None
    return None


def _no_key(stop: Stop) -> Fault | None:
    """Recognise a line that is neither a key nor indented as the continuation of a text."""
    start = _text_without_key(stop)
    if start is None:
        return None
    message = "This line has no ': ' and so is neither 'key: value' nor, at this indentation, the continuation of a text."
    return Fault(start, message, "Indent a text that goes on deeper than its key, or keep it on one line.", len(stop.rest(start)))


def _indentation(stop: Stop) -> Fault | None:
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


def _indentations_above(stop: Stop) -> set[int]:
    """Collect how far the lines above that are still open are indented."""
    found: list[int] = []
    for line in reversed(LINE_BREAK.split(stop.text[: stop.line_start(stop.at)])):
        blanks = len(line) - len(line.lstrip(" "))
        if line.strip() and not line.lstrip().startswith("#") and (not found or blanks < found[-1]):
            found.append(blanks)
    return set(found)


def _quote_hint(stop: Stop, start: int) -> str:
    """Show a text in quotes, where it is clear how far it goes and short enough."""
    text = stop.rest(start)
    if stop.in_brackets or not text or len(text) > _LONGEST_SHOWN or " #" in text:
        return _QUOTED
    if '"' not in text and "\\" not in text:
        return f'Put it in quotes: "{text}".'
    return "Put it in quotes: '" + text.replace("'", "''") + "'."


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


_RULES: Final[tuple[Callable[[Stop], Fault | None], ...]] = (
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
