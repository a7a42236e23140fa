"""Consent rules: who must consent, as a monotone rule over parties and its minimal consenting sets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product

from accords.case.values import ValueFault, nfc

_TOKEN = re.compile(r"\s*(\(|\)|[^\s()]+)")
_SIGNS = frozenset(["(", ")", "and", "or"])
_MOST_SETS = 4096


@dataclass(frozen=True, slots=True)
class ConsentRule:
    """A monotone rule over parties.

    Attributes
    ----------
    text
        The rule as written.
    sets
        Its minimal consenting sets, each in the order in which the rule names its parties: an outcome is accepted if all of one set
        accept, ruled out if every set has a party that refuses (minimal winning coalitions of a simple game; Shapley 1962).
    """

    text: str
    sets: tuple[tuple[str, ...], ...]

    @property
    def mentioned(self) -> tuple[str, ...]:
        """All parties that the rule names, also those whose consent it turns out not to ask for (``a or a and b`` is ``a``)."""
        return tuple(dict.fromkeys(nfc(token) for token in _TOKEN.findall(self.text) if token not in _SIGNS))

    @property
    def parties(self) -> tuple[str, ...]:
        """All parties that some minimal consenting set has, in the order of first mention."""
        return tuple(dict.fromkeys(party for members in self.sets for party in members))

    @property
    def pivotal(self) -> tuple[str, ...]:
        """The parties that are in every minimal consenting set: without them there is no agreement."""
        return tuple(party for party in self.parties if all(party in members for members in self.sets))

    @property
    def bracketed(self) -> str:
        """The rule with parentheses wherever ``and`` stands beside ``or``, so that nobody has to know which binds tighter."""
        return _bracketed(_TOKEN.findall(self.text))

    def __str__(self) -> str:
        """Give the rule as written."""
        return self.text


def _bracketed(tokens: list[str]) -> str:
    """Write the tokens of a rule up to the parenthesis that closes it, which is left, or the end."""
    parts: list[list[str]] = [[]]
    while tokens and tokens[0] != ")":
        word = tokens.pop(0)
        if word == "(":
            parts[-1].append(f"({_bracketed(tokens)})")
            tokens.pop(0)
        elif word == "or":
            parts.append([])
        elif word != "and":
            parts[-1].append(word)
    written = [f"({' and '.join(part)})" if len(part) > 1 < len(parts) else " and ".join(part) for part in parts]
    return " or ".join(written)


def rule_of(*parties: str) -> ConsentRule:
    """Make the rule that all of some parties must consent."""
    return ConsentRule(" and ".join(parties), (parties,))


def parse_rule(text: str) -> ConsentRule:
    """Read a rule: party ids with ``and``, ``or`` and parentheses; ``and`` binds tighter.

    Raises
    ------
    ValueFault
        What is no such rule, with a hint; names are checked elsewhere.
    """
    tokens = _TOKEN.findall(text)
    if not tokens:
        raise ValueFault("a consent rule is missing here.", "Write party ids with 'and', 'or' and parentheses.")
    parser = _Parser(tokens)
    found = parser.either()
    if parser.rest():
        raise ValueFault(f"'{parser.rest()}' cannot stand there in a consent rule.", "Join party ids with 'and' or 'or'.")
    mentioned = list(dict.fromkeys(nfc(token) for token in tokens))
    return ConsentRule(text, tuple(tuple(sorted(members, key=mentioned.index)) for members in minimal(found)))


def minimal(sets: list[frozenset[str]]) -> list[frozenset[str]]:
    """Keep the sets that contain no other, in the order given."""
    kept = list(dict.fromkeys(sets))
    return [members for members in kept if not any(other < members for other in kept)]


class _Parser:
    """Recursive descent over the tokens of a rule; each level gives consenting sets."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.at = 0
        self.depth = 0

    def rest(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self, token: str) -> bool:
        taken = self.rest() == token
        self.at += taken
        return taken

    def either(self) -> list[frozenset[str]]:
        found = self.all()
        while self.take("or"):
            found = minimal([*found, *self.all()])
        return found

    def all(self) -> list[frozenset[str]]:
        found = self.one()
        while self.take("and"):
            more = self.one()
            if len(found) * len(more) > _MOST_SETS:
                raise ValueFault(
                    f"this consent rule has more than {_MOST_SETS} consenting sets.", "Describe blocs as parties of their own."
                )
            found = minimal([left | right for left, right in product(found, more)])
        return found

    def one(self) -> list[frozenset[str]]:
        word = self.rest()
        self.at += 1
        if word == "(":
            self.depth += 1
            if self.depth > 50:
                raise ValueFault("the parentheses of this consent rule nest too deep.", "Fifty levels are allowed.")
            found = self.either()
            if not self.take(")"):
                raise ValueFault("a parenthesis of this consent rule is not closed.", "Add ')'.")
            self.depth -= 1
            return found
        if word.lower() in {"not", "and", "or", "", ")"}:
            shown = f"'{word}'" if word else "its end"
            hint = "Consent rules are monotone: party ids, 'and', 'or', parentheses; no 'not'. Keywords are lower case."
            raise ValueFault(f"a party id is expected in the consent rule instead of {shown}.", hint)
        return [frozenset({nfc(word)})]
