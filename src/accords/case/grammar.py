"""The grammar of conditions: from a text to its syntax tree.

::

    cond  = "if" cond "then" cond | or [ "iff" or ]
    or    = and {"or" and}
    and   = unary {"and" unary}
    unary = "not" unary | "(" cond ")" | "true" | "false" | test
    test  = issue op option | issue ["not"] "in" item {"|" item} | "consents" "(" party ")"
    item  = option [".." option]
    op    = "==" | "!=" | "<" | "<=" | ">" | ">="

A parser by recursive descent with one token of lookahead; time grows with the length of the text, depth with its nesting only.
"""

from __future__ import annotations

from accords.case.condition import (
    And,
    Condition,
    ConditionFault,
    Consents,
    Constant,
    Expression,
    Iff,
    IfThen,
    Not,
    Or,
    Span,
    Test,
    Within,
    Word,
    parts_of,
)
from accords.case.slips import explain
from accords.case.stand import Expected, Stand
from accords.case.tokens import COMPARISONS, Token, tokens

__all__ = ["DEEPEST", "ConditionFault", "parse"]

DEEPEST = 100
"""How many ``(``, ``if`` and ``not`` may stand inside one another, and how many levels the syntax tree may have above its leaves."""


def parse(text: str) -> Condition:
    """Read a condition.

    Raises
    ------
    ConditionFault
        At the first place where the text is no condition, with a hint where the slip is a common one.
    """
    return Condition(text, _Parser(text).whole())


def _too_deep(at: int, length: int) -> ConditionFault:
    return ConditionFault(f"The condition is nested more than {DEEPEST} levels deep.", "Split it into several conditions.", at, length)


class _Parser:
    def __init__(self, text: str) -> None:
        self._tokens = tokens(text)
        self._text = text
        self._index = 0
        self._openers: list[Token] = []
        self._level = 0

    def whole(self) -> Expression:
        root = self._condition()
        if self._token.kind != "end":
            raise self._fault("connective")
        self._check_height(root)
        return root

    def _check_height(self, root: Expression) -> None:
        # A level of parentheses can hold three of the tree (iff, or, and), and trees are compared and copied by recursion.
        level: list[Expression] = [root]
        for _ in range(DEEPEST):
            level = [part for node in level for part in parts_of(node)]
        deeper = [part for node in level for part in parts_of(node)]
        if deeper:
            word = next(Condition(self._text, deeper[0]).words(), Word(""))
            raise _too_deep(word.at, word.length)

    @property
    def _token(self) -> Token:
        return self._tokens[self._index]

    def _fault(self, expected: Expected) -> ConditionFault:
        return explain(Stand(expected, self._text, self._tokens, self._index, tuple(self._openers)))

    def _take(self, text: str) -> Token | None:
        """Step over a keyword or symbol if it is the next token."""
        token = self._token
        if token.text != text or token.kind not in {"keyword", "symbol"}:
            return None
        self._index += 1
        return token

    def _need(self, text: str, expected: Expected) -> None:
        if self._take(text) is None:
            raise self._fault(expected)

    def _deeper(self, token: Token) -> None:
        self._level += 1
        if self._level > DEEPEST:
            raise _too_deep(token.at, token.length)

    def _condition(self) -> Expression:
        opener = self._take("if")
        if opener is not None:
            return self._implication(opener)
        left = self._disjunction()
        return Iff(left, self._disjunction()) if self._take("iff") else left

    def _implication(self, opener: Token) -> Expression:
        self._deeper(opener)
        self._openers.append(opener)
        premise = self._condition()
        self._need("then", "connective")
        self._openers.pop()
        conclusion = self._condition()
        self._level -= 1
        return IfThen(premise, conclusion)

    def _disjunction(self) -> Expression:
        # `or` and `and` in one function, so that a level of nesting takes three frames of the stack and not five.
        alternatives: list[Expression] = []
        while True:
            parts = [self._operand()]
            while self._take("and"):
                parts.append(self._operand())
            alternatives.append(parts[0] if len(parts) == 1 else And(tuple(parts)))
            if not self._take("or"):
                return alternatives[0] if len(alternatives) == 1 else Or(tuple(alternatives))

    def _operand(self) -> Expression:
        negations = 0
        while token := self._take("not"):
            self._deeper(token)
            negations += 1
        if opener := self._take("("):
            self._deeper(opener)
            self._openers.append(opener)
            operand = self._condition()
            self._need(")", "connective")
            self._openers.pop()
            self._level -= 1
        else:
            operand = self._leaf()
        for _ in range(negations):
            operand = Not(operand)
        self._level -= negations
        return operand

    def _leaf(self) -> Expression:
        if self._take("true"):
            return Constant(value=True)
        if self._take("false"):
            return Constant(value=False)
        if self._take("consents"):
            return self._consents()
        return self._test()

    def _consents(self) -> Expression:
        self._need("(", "party")
        if self._token.kind != "word":
            raise self._fault("party")
        party = self._word()
        self._need(")", "party")
        return Consents(party)

    def _test(self) -> Expression:
        start = self._index
        if self._token.kind != "word":
            raise self._fault("test")
        issue = self._word()
        test = self._comparison(issue) if self._token.sign in COMPARISONS else self._membership(issue)
        # No id begins with a digit or a sign, so an option stands where the issue belongs.
        if not issue.text[0].isidentifier():
            self._index = start
            raise self._fault("issue")
        return test

    def _comparison(self, issue: Word) -> Expression:
        op = self._token.text
        self._index += 1
        return Test(issue, op, self._option())

    def _membership(self, issue: Word) -> Expression:
        negated = self._take("not") is not None
        self._need("in", "in" if negated else "comparison")
        spans = [self._span()]
        while self._take("|"):
            spans.append(self._span())
        return Within(issue, negated, tuple(spans))

    def _span(self) -> Span:
        low = self._option()
        return Span(low, self._option() if self._take("..") else None)

    def _option(self) -> Word:
        if self._token.kind not in {"word", "quoted"} or not self._token.text:
            raise self._fault("option")
        return self._word()

    def _word(self) -> Word:
        token = self._token
        self._index += 1
        return Word(token.text, token.at, token.length)
