"""What is usually meant by a text that is no condition.

For each thing that the parser may expect there is a list of rules; the first that knows the slip explains it.
"""

from __future__ import annotations

from collections.abc import Callable

from accords.case.condition import ConditionFault
from accords.case.joints import chain, comma, connective_out_of_place, list_after_comparison, no_connective, no_then, parenthesis
from accords.case.nearest import code
from accords.case.signs import arithmetic, foreign_sign
from accords.case.stand import Expected, Stand, is_option, joined, options_from, write
from accords.case.tokens import COMPARISONS, KEYWORDS, MIRRORED, written

_A_TEST = "A test is an issue, a comparison and an option: `issue == option`."
_FOREIGN_WORDS = {
    "is": "==", "equals": "==", "equal": "==", "eq": "==", "isnt": "!=", "differs": "!=",
    "implies": "if A then B", "xor": "not (A iff B)", "unless": "if not B then A", "&": "and", "otherwise": "if not A then C",
}  # fmt: skip

Rule = Callable[[Stand], ConditionFault | None]


def explain(stand: Stand) -> ConditionFault:
    """Say what is wrong at the place where the parser stands, and what to write instead."""
    for rule in _RULES[stand.expected]:
        fault = rule(stand)
        if fault is not None:
            return fault
    here = code(stand.token.text) if stand.token.text else "The end"
    return stand.fault(f"{here} was not expected here.", _A_TEST)


def _capitals(stand: Stand) -> ConditionFault | None:
    for token in (stand.token, stand.near(-1)):
        if token.kind == "word" and token.text.lower() in KEYWORDS:
            return stand.fault(f"{code(token.text)} is no keyword: keywords are written in lower case.", write(token.text.lower()), token)
    return None


def _foreign_word(stand: Stand) -> ConditionFault | None:
    word, before = stand.token, stand.near(-1)
    if word.kind != "word":
        return None
    if word.text == "else":
        return stand.fault("There is no `else`.", "Write a second condition: `(if A then B) and (if not A then C)`.")
    if word.text == "between":
        ends = [written(token.text) for token in (stand.near(1), stand.near(3)) if is_option(token)]
        return stand.fault("`between` is no comparison.", write(f"{before.text} in {'..'.join(ends) if len(ends) == 2 else 'a..b'}"))
    if word.text not in _FOREIGN_WORDS:
        return None
    meant = _FOREIGN_WORDS[word.text]
    if meant not in COMPARISONS:
        return stand.fault(f"{code(word.text)} is no keyword.", write(meant))
    negated = stand.near(1).text == "not"
    after = [stand.near(step) for step in (1, 2, 3)]
    option = next((token.text for token in after if is_option(token) and token.text not in {"equal", "to", "from"}), None)
    meant = "!=" if negated else meant
    hint = write(meant) if option is None else write(f"{before.text} {meant} {written(option)}")
    return stand.fault(f"{code(word.text)} is no comparison.", hint)


# Where a test must begin.


def _empty(stand: Stand) -> ConditionFault | None:
    return stand.fault("The condition is empty.", f"{_A_TEST} What is always true is `true`.") if len(stand.tokens) == 1 else None


def _inner_if(stand: Stand) -> ConditionFault | None:
    if stand.token.sign != "if":
        return None
    before = stand.near(-1).text
    return stand.fault(f"An `if` after {code(before)} needs parentheses.", write(f"{before} (if A then B)"))


def _issue_left_out(stand: Stand) -> ConditionFault | None:
    test = stand.test_before(-1)
    op, joint, option = stand.token.sign, stand.near(-1).sign, stand.near(1)
    if op not in COMPARISONS or joint not in {"and", "or"} or test is None or not is_option(option):
        return None
    again = f"{test[0]} {test[1]} {written(test[2])} {joint} {test[0]} {op} {written(option.text)}"
    return stand.fault(f"The issue is missing before {code(op)}: each side of {code(joint)} is a whole test.", write(again))


def _quoted_issue(stand: Stand) -> ConditionFault | None:
    token = stand.token
    if token.kind != "quoted":
        return None
    hint = write(token.text) if written(token.text) == token.text else "Give the issue an id that is one word."
    issue = stand.fault("A test begins with an issue, and an issue is written without quotes.", hint)
    return _bare_option(stand._replace(position=stand.position + 1)) or issue


def _no_operand(stand: Stand) -> ConditionFault | None:
    token, before = stand.token, stand.near(-1)
    if before.sign == "(" and token.sign == ")":
        return stand.fault("There is nothing between the parentheses.", _A_TEST)
    if before.kind == "keyword":
        return stand.fault(f"A test is missing after {code(before.text)}.", _A_TEST)
    if token.kind == "keyword":
        return stand.fault(f"A test is missing before {code(token.text)}.", _A_TEST)
    if token.kind == "end":
        return stand.fault(f"A test is missing after {code(before.text)}.", _A_TEST)
    return None


# Where an option stands in the place of the issue.


def _mirrored(stand: Stand) -> ConditionFault | None:
    option, op, issue = stand.token, stand.near(1), stand.near(2)
    message = f"{code(option.text)} is no issue: the issue stands on the left, the option on the right."
    if issue.kind != "word" or not issue.text[0].isidentifier():
        return stand.fault(message, _A_TEST)
    return stand.fault(message, write(f"{issue.text} {MIRRORED.get(op.text, '==')} {written(option.text)}"))


# Where a comparison must follow the issue.


def _bare_option(stand: Stand) -> ConditionFault | None:
    option, joint = stand.near(-1), stand.near(-2)
    test, items = stand.test_before(-2), stand.items_before(-2)
    if joint.sign not in {"and", "or"} or (test is None and items is None):
        return None
    message = f"{code(option.text)} alone is no test: each side of {code(joint.text)} is an issue, a comparison and an option."
    if items is not None:
        whole = f"{items[0]} {joined([*items[1], written(option.text)])}"
        meant = joint.sign == "or" or items[0].endswith(" not in")
        return stand.fault(message, write(whole) if meant else f"If either will do, write {code(whole)}.", option)
    issue, op, first = test or ("", "", "")
    options = [written(first), written(option.text), *_more_bare_options(stand, joint.text)]
    again = f" {joint.text} ".join(f"{issue} {op} {name}" for name in options)
    if op == "!=":
        return stand.fault(message, write(f"{issue} not in {joined(options)}"), option)
    if op != "==":
        return stand.fault(message, write(again), option)
    either = f"{issue} in {joined(options)}"
    return stand.fault(message, write(again, either) if joint.text == "or" else f"If either will do, write {code(either)}.", option)


def _more_bare_options(stand: Stand, joint: str) -> list[str]:
    options: list[str] = []
    step = 0
    while stand.near(step).sign == joint and is_option(stand.near(step + 1)):
        after = stand.near(step + 2)
        if after.sign in COMPARISONS | {"in", "not"}:
            break
        options.append(written(stand.near(step + 1).text))
        step += 2
    return options


def _party_first(stand: Stand) -> ConditionFault | None:
    name, token = stand.near(-1).text, stand.token
    if token.sign == "consents":
        return stand.fault("The party stands in parentheses after `consents`.", write(f"consents({name})"))
    if token.sign == "(":
        hint = "What a party accepts is asked with `consents(party)`; there are no functions."
        return stand.fault(f"{code(name)} does not take parentheses.", hint, stand.near(-1))
    return None


def _no_comparison(stand: Stand) -> ConditionFault | None:
    issue, token = stand.near(-1).text, stand.token
    if is_option(token):
        return stand.fault(
            f"A comparison is missing between {code(issue)} and {code(token.text)}.", write(f"{issue} == {written(token.text)}")
        )
    return stand.fault(f"A comparison and an option are missing after {code(issue)}.", _A_TEST)


def _not_without_in(stand: Stand) -> ConditionFault | None:
    issue, token = stand.near(-2).text, stand.token
    option = next((found.text for found in (token, stand.near(1)) if is_option(found)), None)
    hint = write(f"{issue} != {written(option)}") if option is not None else write(f"{issue} not in a|b")
    return stand.fault("After `issue not` comes `in`.", hint)


# Where an option must stand.


def _bracketed_list(stand: Stand) -> ConditionFault | None:
    if stand.token.sign not in {"[", "(", "{"}:
        return None
    options, op, issue = options_from(stand, 0), stand.near(-1).text, stand.near(-2).text
    if op == "in":
        issue = f"{stand.near(-3).text} not" if issue == "not" else issue
    elif op in COMPARISONS:
        if op not in {"==", "!="}:
            return stand.fault("An order comparison takes one option, without brackets.", _A_TEST)
        issue = f"{issue} not" if op == "!=" else issue
    else:
        return stand.fault("Options are listed without brackets.", "Write `issue in a|b`.")
    if len(options) == 1 and op != "in":
        return stand.fault("An option stands without brackets.", write(f"{stand.near(-2).text} {op} {options[0]}"))
    return stand.fault("Options are listed without brackets.", write(f"{issue} in {joined(options) or 'a|b'}"))


def _open_range(stand: Stand) -> ConditionFault | None:
    before, token = stand.near(-1), stand.token
    message = "A range has two ends."
    if before.sign == "..":
        whole = stand.near(-3).sign == "in"
        return stand.fault(message, write(f"{stand.near(-4).text} >= {written(stand.near(-2).text)}" if whole else "a..b"))
    if token.sign == "..":
        issue = f"{stand.near(-2).text} " if before.sign == "in" else ""
        return stand.fault(
            message, write(f"{issue}<= {written(stand.near(1).text)}") if issue and is_option(stand.near(1)) else write("a..b")
        )
    return None


def _no_option(stand: Stand) -> ConditionFault | None:
    before, token = stand.near(-1).text, stand.token
    if token.kind == "quoted":
        return stand.fault("There is nothing between the quotes.", "Write the option, or take the quotes out.")
    if token.sign == "not":
        option = stand.near(1)
        hint = write(f"{stand.near(-2).text} != {written(option.text)}") if before == "==" and is_option(option) else write("!=")
        return stand.fault("`not` stands before a test, or before `in`.", hint)
    if token.sign in COMPARISONS:
        return stand.fault(f"Two comparisons follow one another, {code(before)} and {code(token.text)}.", "Leave one of them.")
    hint = f"{code(token.text)} is a keyword; an option that is called so goes in single quotes." if token.kind == "keyword" else _A_TEST
    return stand.fault(f"An option is missing after {code(before)}.", hint)


# Where a party must stand.


def _no_party(stand: Stand) -> ConditionFault | None:
    token, before = stand.token, stand.near(-1)
    if before.sign == "consents":
        hint = write(f"consents({token.text})") if token.kind == "word" else "Write `consents(party)`."
        return stand.fault("The party stands in parentheses after `consents`.", hint)
    if before.sign == "(":
        hint = write(f"consents({token.text})") if token.kind == "quoted" and token.text else "Write `consents(party)`."
        return stand.fault("In the parentheses of `consents` stands the id of one party.", hint)
    joint, other = token.sign if token.sign in {"and", "or"} else "and", stand.near(1)
    if token.kind == "end" or not is_option(other):
        return stand.fault("The parenthesis after `consents` is not closed.", write(f"consents({before.text})"))
    both = f"consents({before.text}) {joint} consents({other.text})"
    return stand.fault("In the parentheses of `consents` stands the id of one party.", write(both))


_RULES: dict[Expected, tuple[Rule, ...]] = {
    "test": (_empty, _inner_if, _issue_left_out, foreign_sign, _quoted_issue, _no_operand),
    "issue": (chain, _mirrored),
    "comparison": (_capitals, _foreign_word, arithmetic, foreign_sign, _party_first, _bare_option, _no_comparison),
    "in": (_not_without_in,),
    "option": (_bracketed_list, foreign_sign, _open_range, _no_option),
    "party": (_no_party,),
    "connective": (
        comma, _capitals, _foreign_word, arithmetic, foreign_sign, chain, list_after_comparison, connective_out_of_place, parenthesis,
        no_then, no_connective,
    ),
}  # fmt: skip
