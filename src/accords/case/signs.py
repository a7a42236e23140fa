"""Signs that are no part of the language of conditions, and what to write instead of each."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from accords.case.condition import ConditionFault
from accords.case.nearest import code
from accords.case.stand import Stand, is_option, write
from accords.case.tokens import written

NO_ARITHMETIC = "There is no arithmetic in format 1."
_CASES = "Write the cases out with `and` and `or`, or make the result an issue of its own."

_COMPARISONS = {
    "=": "==", "===": "==", "!==": "!=", "=!": "!=", "=\u0338": "!=", "≠": "!=", "<>": "!=",
    "≥": ">=", "⩾": ">=", "=>": ">=", "≤": "<=", "⩽": "<=", "=<": "<=",
}  # fmt: skip
_CONNECTIVES = {"&&": "and", "&": "and", "∧": "and", "||": "or", "∨": "or", "!": "not", "¬": "not", "⇔": "iff", "↔": "iff"}
_ARROWS = frozenset(["=>", "→", "⇒"])
_ARITHMETIC = frozenset("+-*/%^×÷−")
_DASHES = frozenset("‐‑‒–—−")
_CLOSING = {'"': '"', "“": "”“", "”": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "‘": "’‘", "’": "’", "‚": "‘’", "`": "`´", "´": "´"}


def foreign_sign(stand: Stand) -> ConditionFault | None:
    """Explain a token that the grammar has no use for in any place."""
    if stand.token.kind != "strange":
        return None
    for rule in _RULES:
        fault = rule(stand)
        if fault is not None:
            return fault
    return stand.fault(
        f"{code(stand.token.text)} is no sign of the condition language.", "An option that is more than a word goes in single quotes."
    )


def arithmetic(stand: Stand) -> ConditionFault | None:
    """Explain ``x + y > 3``, where the sign is a word by the grammar."""
    word, before = stand.token.text, stand.near(-1).text
    if word == "-" and stand.near(1).sign == ">":
        return stand.fault("`->` is no connective.", "Write `if A then B`.")
    if word == "%" and not is_option(stand.near(1)):
        return stand.fault("A number has no unit behind it in a condition.", f"{write(before)} The unit stands at the issue (`unit`).")
    glued = len(word) > 1 and word[0] in _ARITHMETIC and stand.expected == "comparison" and stand.token.kind == "word"
    return stand.fault(NO_ARITHMETIC, _CASES) if glued or word in _ARITHMETIC else None


def _quote(stand: Stand) -> ConditionFault | None:
    opening = stand.token
    if opening.text.startswith("'"):
        hint = "Close it with `'`; an apostrophe inside an option is doubled: `'the council''s vote'`."
        return stand.fault("The quote that opens here is never closed.", hint, opening._replace(length=1))
    if opening.text not in _CLOSING:
        return None
    start = opening.at + 1
    ends = [end for closing in _CLOSING[opening.text] if (end := stand.text.find(closing, start)) >= 0]
    inside = stand.text[start : min(ends)].strip() if ends else ""
    message = f"{code(opening.text)} does not quote in a condition; an option that is more than a word goes in single quotes."
    return stand.fault(message, write(written(inside)) if inside else "Write `'...'`.")


def _comparison(stand: Stand) -> ConditionFault | None:
    sign = stand.token.text
    if sign in _ARROWS and stand.expected == "connective":
        return None
    if sign not in _COMPARISONS:
        return None
    before, after = stand.near(-1), stand.near(1)
    if sign == "=" and before.sign in {"<", ">"}:
        return stand.fault(f"`{before.text} =` is one comparison and is written without a space.", write(f"{before.text}="))
    meant = _COMPARISONS[sign]
    whole = before.kind == "word" and is_option(after) and stand.expected == "comparison"
    hint = write(f"{before.text} {meant} {written(after.text)}") if whole else write(meant)
    return stand.fault(f"{code(sign)} is not how this comparison is written.", hint)


def _connective(stand: Stand) -> ConditionFault | None:
    sign = stand.token.text
    if sign in _ARROWS:
        return stand.fault(f"{code(sign)} is no connective.", "Write `if A then B`.")
    if sign == "!" and stand.near(1).sign == "in":
        return stand.fault("`!` is no connective.", "Write `not in`.")
    if sign == "!" and stand.near(1).sign in {"=", "=="}:
        return stand.fault("`!` is no connective.", "Write `!=`, without a space.")
    if sign not in _CONNECTIVES:
        return None
    items = stand.items_before() if sign == "||" and stand.expected == "connective" else None
    if items is not None:
        return stand.fault("`||` is no connective.", "Write `|` between options, `or` between tests.")
    return stand.fault(f"{code(sign)} is no connective.", write(_CONNECTIVES[sign]))


def _range(stand: Stand) -> ConditionFault | None:
    sign, before, after = stand.token.text, stand.near(-1), stand.near(1)
    if sign in {"...", "…"} or (sign in _DASHES and stand.expected == "connective"):
        ends = f"{written(before.text)}..{written(after.text)}" if is_option(before) and is_option(after) else "a..b"
        return stand.fault(f"{code(sign)} makes no range.", f"Write a range with two points: {code(ends)}.")
    if sign in _DASHES and stand.expected == "option":
        return stand.fault(f"{code(sign)} is a dash and no minus sign.", "Write the minus sign as `-`.")
    return None


def _sum(stand: Stand) -> ConditionFault | None:
    return stand.fault(NO_ARITHMETIC, _CASES) if stand.token.text in _ARITHMETIC | _DASHES else None


def _bracket(stand: Stand) -> ConditionFault | None:
    sign = stand.token.text
    if sign in {"[", "{"}:
        return stand.fault(f"{code(sign)} has no meaning in a condition.", "Tests are grouped with `(` and `)`, options listed as `a|b`.")
    return stand.fault(f"{code(sign)} has no meaning in a condition.", "Take it out.") if sign in {"]", "}"} else None


def _invisible(stand: Stand) -> ConditionFault | None:
    sign = stand.token.text
    if unicodedata.category(sign[0])[0] != "C":
        return None
    name = unicodedata.name(sign[0], "no name")
    return stand.fault(f"A character that cannot be seen stands here: U+{ord(sign[0]):04X}, {name}.", "Take it out.")


_RULES: tuple[Callable[[Stand], ConditionFault | None], ...] = (_quote, _comparison, _connective, _range, _sum, _bracket, _invisible)
