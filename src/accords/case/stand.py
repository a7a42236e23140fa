"""Where the parser of conditions stands when it cannot go on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from accords.case.condition import ConditionFault
from accords.case.nearest import code
from accords.case.tokens import COMPARISONS, Token, written

Expected = Literal["test", "issue", "comparison", "in", "option", "party", "connective"]


class Stand(NamedTuple):
    """The place of a slip, with the tokens around it.

    Attributes
    ----------
    expected
        What had to come; ``issue`` when a test is whole but begins with what is no id.
    text, tokens, position
        The condition, its tokens, and which of them does not fit.
    openers
        The ``(`` that wait for their ``)`` and the ``if`` that wait for their ``then``, outermost first.
    """

    expected: Expected
    text: str
    tokens: Sequence[Token]
    position: int
    openers: tuple[Token, ...]

    @property
    def token(self) -> Token:
        """The token that does not fit."""
        return self.tokens[self.position]

    @property
    def opener(self) -> str:
        """The innermost ``(`` or ``if`` that is still open, or nothing."""
        return self.openers[-1].sign if self.openers else ""

    def near(self, steps: int) -> Token:
        """Give the token so many steps to the right; beyond the ends one of kind ``end``."""
        index = self.position + steps
        return self.tokens[index] if 0 <= index < len(self.tokens) else Token("end", "", len(self.text), 0)

    def test_before(self, steps: int = 0) -> tuple[str, str, str] | None:
        """Give issue, comparison and option of the test that ends before the token so many steps away, if there is one."""
        issue, op, option = self.near(steps - 3), self.near(steps - 2), self.near(steps - 1)
        if issue.kind != "word" or op.sign not in COMPARISONS or not is_option(option):
            return None
        return issue.text, op.text, option.text

    def items_before(self, steps: int = 0) -> tuple[str, list[str]] | None:
        """Give ``issue in`` and the items of the list that ends before the token so many steps away, if there is one."""
        items, start = [""], steps - 1
        while (token := self.near(start)).sign in {"|", ".."} or is_option(token):
            if token.sign == "|":
                items.insert(0, "")
            else:
                items[0] = (token.sign or written(token.text)) + items[0]
            start -= 1
        if token.sign != "in" or not items[-1]:
            return None
        negated = self.near(start - 1).sign == "not"
        issue = self.near(start - 2 if negated else start - 1).text
        return f"{issue} not in" if negated else f"{issue} in", items

    def fault(self, message: str, hint: str = "", token: Token | None = None) -> ConditionFault:
        """Make the fault at a token; at the one that does not fit if none is given."""
        token = token or self.token
        return ConditionFault(message, hint, token.at, token.length)


def is_option(token: Token) -> bool:
    """Whether an option may be written so."""
    return token.kind in {"word", "quoted"}


def options_from(stand: Stand, steps: int) -> list[str]:
    """Read the options, as written in conditions, of a list in any brackets and separated in any way, from so many steps away."""
    options: list[str] = []
    in_range = False
    while (token := stand.near(steps)).sign in {"[", "(", "{", ",", ";", "|", "or", "and", ".."} or is_option(token):
        if token.sign == "..":
            in_range = bool(options)
        elif is_option(token):
            if in_range:
                options[-1] += f"..{written(token.text)}"
            else:
                options.append(written(token.text))
            in_range = False
        steps += 1
    return options


def write(*pieces: str) -> str:
    """Make the hint ``Write `a`, or `b`.``."""
    return f"Write {', or '.join(code(piece) for piece in pieces)}."


def joined(options: Iterable[str]) -> str:
    """Write options as the items of ``in``."""
    return "|".join(options)
