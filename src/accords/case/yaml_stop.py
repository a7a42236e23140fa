"""Where the YAML parser stopped: what it said, what it had open, and what lies before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.tokens import FlowMappingEndToken, FlowMappingStartToken, FlowSequenceEndToken, FlowSequenceStartToken, Token

from accords.case.nodes import LINE_BREAK


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the parser stopped: what it says, what it had open, and the tokens that lie before."""

    text: str
    at: int
    problem: str
    context: str
    opened: int | None
    tokens: tuple[Token, ...]

    @property
    def char(self) -> str:
        """The character at the place, or nothing at the end."""
        return self.text[self.at : self.at + 1]

    @property
    def before(self) -> str:
        """What stands on the line before the place."""
        return self.text[self.line_start(self.at) : self.at]

    @property
    def last(self) -> Token | None:
        """The last token before the place."""
        return self.tokens[-1] if self.tokens else None

    def line_start(self, offset: int) -> int:
        """Say where the line of an offset begins."""
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1

    def rest(self, offset: int) -> str:
        """Give what stands from an offset to the end of its line."""
        match = re.compile(r"[^\r\n]*").match(self.text, offset)
        return match[0].rstrip() if match else ""

    def line(self, offset: int) -> int:
        """Count lines up to that of an offset."""
        return len(LINE_BREAK.findall(self.text, 0, offset)) + 1

    def where(self, offset: int) -> str:
        """Name the line and column of an offset."""
        return f"line {self.line(offset)}, column {offset - self.line_start(offset) + 1}"

    def indent(self, offset: int) -> int:
        """Count the blanks that the line of an offset begins with."""
        line = self.rest(self.line_start(offset))
        return len(line) - len(line.lstrip(" "))

    @property
    def in_brackets(self) -> bool:
        """Whether a bracket is open at the place."""
        return bool(open_brackets(self.tokens))


def stop_at(text: str, at: int, problem: str, opened: int | None, context: str) -> Stop:
    """Gather what lies around the place where the parser stopped; the arguments are those of ``yaml_faults.explain_syntax``."""
    at = min(at, len(text))
    tokens = _tokens_before(text, at)
    if context == "while parsing a flow node":  # the parser names the missing value, not the bracket that it is missing in
        opened = next(iter(open_brackets(tokens)[-1:]), None)
    return Stop(text, at, problem, context, opened, tokens)


def open_brackets(tokens: tuple[Token, ...]) -> list[int]:
    """Give the offsets of the brackets that are opened and not closed, the innermost last."""
    found: list[int] = []
    for token in tokens:
        if isinstance(token, (FlowMappingStartToken, FlowSequenceStartToken)):
            found.append(token.start_mark.index)
        elif isinstance(token, (FlowMappingEndToken, FlowSequenceEndToken)) and found:
            found.pop()
    return found


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
