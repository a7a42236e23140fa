"""Conditions as a cell says them: on one issue in the words that are read back, on several in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from accords.case.condition import And, Condition, Consents, Constant, Expression, Iff, IfThen, Not, Or, Test, Within, truth
from accords.case.issue import Issue
from accords.case.resolve import option_truth
from accords.formats.cell_language import Kind, Statement, statements
from accords.formats.options_in import Options, Unread, listed_options

VERBS: Final[dict[Kind, str]] = {
    "refuses": "refuses",
    "accepts": "accepts the whole package",
    "lives_with": "could live with",
    "silent": "silent on",
}
_ORDER: Final = {"<": "less than", "<=": "at most", ">": "more than", ">=": "at least"}


@dataclass(frozen=True, slots=True)
class IssueWords:
    """An issue's options as a sheet lists them, and as they will be read from there.

    Attributes
    ----------
    cell
        The column of options.
    labels
        Option id -> how a statement names it.
    read
        What reading ``cell`` gives; its choices stand in the order of the issue's options.
    """

    issue: Issue
    cell: str
    labels: Mapping[str, str]
    read: Options

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the options, in order."""
        return tuple(option.id for option in self.issue.options)


def issue_words(issue: Issue) -> IssueWords:
    """Choose words for an issue's options that are read back as these options."""
    plain = [option.id if issue.numeric else " ".join(option.label.split()) for option in issue.options]
    with_ids = [f"{label} ({option.id})" for label, option in zip(plain, issue.options, strict=True)]
    separator = ", " if issue.numeric else " | "
    for names in (plain, [_quoted(name) for name in plain], [_quoted(name) for name in with_ids]):
        cell = separator.join(names)
        try:
            read, _ = listed_options(cell, issue.unit or "")
        except Unread:
            continue
        if len(read.choices) == len(names):
            labels = {
                option.id: _label(name, choice.id, read) for option, choice, name in zip(issue.options, read.choices, names, strict=True)
            }
            return IssueWords(issue, cell, labels, read)
    ids = " | ".join(option.id for option in issue.options)
    return IssueWords(issue, ids, {option.id: option.id for option in issue.options}, listed_options(ids, "")[0])


def covered(condition: Condition, issue: Issue) -> tuple[str, ...]:
    """Give the options of a condition's one issue of which it is true."""

    def test(option: int) -> bool | None:
        return truth(condition.root, lambda node: option_truth(node, issue, issue.options[option]), lambda _: None)

    return tuple(option.id for index, option in enumerate(issue.options) if test(index))


def on_one_issue(kind: Kind, condition: Condition, words: IssueWords) -> str | None:
    """Say a condition on one issue as a statement that is read back as holding of the same options; nothing if there is no way to."""
    options = covered(condition, words.issue)
    for what in _ways(condition, options, words):
        said = f"{VERBS[kind]}: {what}"
        if _reads_back(kind, said, options, words):
            return said
    return None


def _ways(condition: Condition, options: tuple[str, ...], words: IssueWords) -> list[str]:
    """Give the ways to name a set of options, the most natural first."""
    ways = []
    root = condition.root
    if words.issue.numeric and isinstance(root, Test) and root.op in _ORDER:
        ways.append(f"{_ORDER[root.op]} {root.option.text}")
    others = [option for option in words.ids if option not in options]
    if not others:
        ways.append("anything")
    if options and words.issue.numeric and others:
        numbers = sorted(words.ids, key=lambda option: words.issue.options[words.ids.index(option)].number or 0)
        for sign, tail in (("more than", numbers[-len(options) :]), ("less than", numbers[: len(options)])):
            if len(options) > 1 and set(tail) == set(options):
                limit = numbers[-len(options) - 1] if sign == "more than" else numbers[len(options)]
                ways.append(f"{sign} {limit}")
    if len(others) == 1 and len(options) > 1:
        ways.append(f"anything but {words.labels[others[0]]}")
    if options:
        ways.append(" or ".join(words.labels[option] for option in options))
        ways.append(" | ".join(words.labels[option] for option in options))
        ways.append(" or ".join(_quoted(words.labels[option]) for option in options))
    return ways


def _reads_back(kind: Kind, said: str, options: tuple[str, ...], words: IssueWords) -> bool:
    found = list(statements(said))
    if len(found) != 1 or not found[0].what or found[0] != Statement(kind, found[0].what, said):
        return False
    try:
        meant = words.read.said(found[0].what)
    except Unread:
        return False
    return all(meant.covers(choice.id) is (option in options) for option, choice in zip(words.ids, words.read.choices, strict=True))


def _label(name: str, choice: str, read: Options) -> str:
    try:
        if read.said(name).options == (choice,) and not any(sign in name for sign in ';"\n') and " or " not in name:
            return name
    except Unread:
        pass
    return name if name.startswith('"') else _quoted(name)


def _quoted(text: str) -> str:
    return text if len(text) > 2 and text[0] == text[-1] == '"' else '"' + text.replace('"', '""') + '"'


# -- in plain words ---------------------------------------------------------------------------------------------------------------------


def in_words(expression: Expression, issues: Mapping[str, Issue], names: Mapping[str, str]) -> str:
    """Say a condition over any issues in plain words, for a reader.

    Parameters
    ----------
    names
        Party id -> name.
    """
    match expression:
        case And(parts) | Or(parts):
            joint = " and " if isinstance(expression, And) else " or "
            return joint.join(_grouped(part, issues, names) for part in parts)
        case Not(of):
            return f"not {_grouped(of, issues, names)}"
        case IfThen(first, second):
            return f"if {_grouped(first, issues, names)} then {_grouped(second, issues, names)}"
        case Iff(first, second):
            return f"{_grouped(first, issues, names)} exactly if {_grouped(second, issues, names)}"
        case Consents(party):
            return f"{names.get(party.text, party.text)} consents"
        case Constant(value):
            return "always" if value else "never"
        case Test(issue, op, option):
            known = issues[issue.text]
            prefix = {"==": "", "!=": "anything but "}.get(op) or (f"{_ORDER[op]} " if op in _ORDER else "")
            return f"\u201c{_title(known)}: {prefix}{_option(known, option.text)}\u201d"
        case Within(issue, negated, spans):
            known = issues[issue.text]
            items = [_option(known, span.low.text) + (f" to {_option(known, span.high.text)}" if span.high else "") for span in spans]
            return f"\u201c{_title(known)}: {'anything but ' if negated else ''}{' or '.join(items)}\u201d"


def _grouped(part: Expression, issues: Mapping[str, Issue], names: Mapping[str, str]) -> str:
    words = in_words(part, issues, names)
    return f"({words})" if isinstance(part, And | Or | IfThen | Iff) else words


def _title(issue: Issue) -> str:
    return " ".join(issue.label.split())


def _option(issue: Issue, text: str) -> str:
    option = issue.option(text)
    words = " ".join((option.label if option and not issue.numeric else text).split())
    return f"{words} {issue.unit}" if issue.numeric and issue.unit else words
