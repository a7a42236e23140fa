"""Names, conditions and packages of a case in words: the vocabulary that all views share.

Phrases are built so that they hold for any name, in any number and script: no verb agrees with a party's name, no ending is put to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from accords.blocks import Cite, Code, Inline, Name, Note
from accords.case.case import Case
from accords.case.condition import And, Condition, Consents, Constant, Expression, Iff, IfThen, Not, Or, Test, Within
from accords.case.consent import ConsentRule
from accords.case.model import Entry, Refusal, Silence
from accords.case.timeline import firmness
from accords.zone.certificate import Certificate

_NUMERIC = {"==": "", "!=": "anything but ", "<": "less than ", "<=": "at most ", ">": "more than ", ">=": "at least "}
_NAMED = {"==": "", "!=": "anything but ", "<": "short of ", "<=": "at most ", ">": "beyond ", ">=": "at least "}
_OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}
_FIRM = {"stated": "stated by it", "reported": "reported", "judged": "the analyst's judgement", "tested": "tested"}
_WORD = re.compile(r"[^\s()]+")
_LONG = 15
Parts = list[Inline]


@dataclass(frozen=True, slots=True)
class Wording:
    """Words for what a case defines, in the case's own names."""

    case: Case

    # -- names ---------------------------------------------------------------------------------------------------------------------

    def party(self, party: str) -> Name:
        """Name a party."""
        found = self.case.parties.get(party)
        return Name(str(found.name) if found and found.name else party)

    def parties(self, parties: Iterable[str], joint: str = "and") -> Parts:
        """Name several parties, in alphabetical order."""
        return series([[self.party(party)] for party in sorted(parties, key=self.alphabet)], joint)

    def alphabet(self, party: str) -> tuple[str, str]:
        """Give what parties are put into the alphabetical order of their names by, whatever the case of their letters."""
        return self.party(party).text.casefold(), party

    def rule(self, rule: ConsentRule) -> str:
        """Say a rule of consent with the parties' names: in alphabetical order where all of them must agree."""
        if len(rule.sets) == 1:
            names = [self.party(party).text for party in sorted(rule.sets[0], key=self.alphabet)]
            return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
        return _WORD.sub(lambda word: self.party(word[0]).text if word[0] in self.case.parties else word[0], rule.bracketed)

    def issue(self, issue: str) -> Name:
        """Name an issue."""
        return Name(self.case.issues[issue].label)

    def option(self, issue: str, option: str | None) -> Inline:
        """Name an option; numbers come with their unit."""
        if option is None:
            return "does not arise"
        known = self.case.issues[issue]
        found = known.option(option)
        unit = f" {known.unit}" if known.unit and known.numeric else ""
        return Name(f"{found.label if found else option}{unit}")

    def options(self, issue: str, options: Sequence[str | None], joint: str = "or") -> Parts:
        """Name several options."""
        return series([[self.option(issue, option)] for option in options], joint)

    def package(self, choices: Mapping[str, str | None]) -> Parts:
        """Spell a package out: issue, colon, option."""
        parts: Parts = []
        for issue, option in choices.items():
            parts += ["; "] if parts else []
            parts += [self.issue(issue), ": ", self.option(issue, option)]
        return parts

    def title(self, path: str) -> Parts:
        """Give the title of an event, scenario, proposal, precedent, instrument or norm, or its id."""
        section, name = path.split(".", 1)
        entry = getattr(self.case, section)[name]
        title = getattr(entry, "title", None)
        if title or section not in {"proposals", "precedents"} or not entry.by:
            return [Name(str(title))] if title else [Code(name)]
        what = "the proposal of " if section == "proposals" else "the precedent of "
        return [what, *self.parties(entry.by), *([f", {entry.date}"] if entry.date else [])]

    # -- conditions ----------------------------------------------------------------------------------------------------------------

    def condition(self, condition: Condition) -> Parts:
        """Say a condition: each test in quotes as issue and option, joined by words."""
        return self._expression(condition.root, None)

    def _expression(self, node: Expression, above: type[Expression] | None) -> Parts:
        match node:
            case Test() | Within():
                return self._test(node)
            case Consents(party):
                return ["\u201cconsent of ", self.party(party.text), "\u201d"]
            case Constant(value):
                return ["anything" if value else "nothing"]
            case Not(Consents(party)):
                return ["no \u201cconsent of ", self.party(party.text), "\u201d"]
            case Not(Test(issue, op, option)):
                return self._test(Test(issue, _OPPOSITE[op], option))
            case Not(Within(issue, negated, spans)):
                return self._test(Within(issue, not negated, spans))
            case Not(of):
                return ["anything but ", *self._expression(of, Not)]
            case And(parts):
                # "either" reaches to the end of what is joined, so only the last part can begin with it; others are put in brackets.
                said = [self._expression(part, And if index == len(parts) - 1 else Not) for index, part in enumerate(parts)]
                joined = series(said, "together with", comma=False)
                return _bracket(joined, needed=above is not None)
            case Or(parts):
                joined = series([self._expression(part, Or) for part in parts], "or", comma=False)
                return ["either ", *joined] if above is And else _bracket(joined, needed=above is not None)
            case IfThen(premise, conclusion):
                words: Parts = ["if ", *self._expression(premise, IfThen), " then ", *self._expression(conclusion, IfThen)]
                return _bracket(words, needed=above is not None)
            case Iff(left, right):
                words = [*self._expression(left, Iff), " exactly if ", *self._expression(right, Iff)]
                return _bracket(words, needed=above is not None)

    def demand(self, condition: Condition) -> Parts:
        """Say what a refusal demands: that no package have something, or that every package have it."""
        if isinstance(condition.root, Not) and isinstance(condition.root.of, Consents):
            return ["that no package be agreed unless accepted by ", self.party(condition.root.of.party.text)]
        turned = _turned(condition.root)
        if turned is not None:
            return ["that every package have ", *self._expression(turned, None)]
        return ["that no package have ", *self.condition(condition)]

    def packages(self, condition: Condition) -> Parts:
        """Say which packages a condition is about: any with something, or any without it."""
        if isinstance(condition.root, Not) and isinstance(condition.root.of, Consents):
            return ["any package unless accepted by ", self.party(condition.root.of.party.text)]
        if isinstance(condition.root, Consents):
            return ["any package if accepted by ", self.party(condition.root.party.text)]
        turned = _turned(condition.root)
        if turned is not None:
            return ["any package without ", *self._expression(turned, None)]
        return ["any package with ", *self.condition(condition)]

    def _test(self, node: Test | Within) -> Parts:
        issue = node.issue.text
        if isinstance(node, Test):
            compared = _NUMERIC if self.case.issues[issue].numeric else _NAMED
            said: Parts = [compared[node.op], self.option(issue, node.option.text)]
        else:
            items = [self._span(issue, span.low.text, span.high.text if span.high else None) for span in node.spans]
            said = ["anything but " if node.negated else "", *series(items, "or")]
        return ["\u201c", self.issue(issue), ": ", *said, "\u201d"]

    def _span(self, issue: str, low: str, high: str | None) -> Parts:
        return [self.option(issue, low)] if high is None else [self.option(issue, low), " to ", self.option(issue, high)]

    # -- entries of views ----------------------------------------------------------------------------------------------------------

    def find(self, path: str) -> tuple[str, str, Entry]:
        """Find the entry of a path: party, kind, entry."""
        _, party, kind, name = path.split(".")
        entry: Entry = getattr(self.case.views[party], kind)[name]
        return party, kind, entry

    def statement(self, path: str) -> Parts:
        """Say an entry as a statement of its own: what is refused, accepted or could be lived with, by whom, on whose word."""
        party, kind, entry = self.find(path)
        start: dict[str, Parts] = {
            "refuses": ["Refused by ", self.party(party), ": ", *self.packages(entry.if_)],
            "accepts": ["Accepted as a whole by ", self.party(party), ": ", *self.packages(entry.if_)],
            "lives_with": [self.party(party), " could live with ", *self.condition(entry.if_)],
        }
        return [*start[kind], *self._ending(party, entry)]

    def stance(self, path: str) -> Parts:
        """Say an entry as a noun that sentences can hold: "the condition of X that no package have ..."."""
        party, kind, entry = self.find(path)
        start: dict[str, Parts] = {
            "refuses": ["the condition of ", self.party(party), " ", *self.demand(entry.if_)],
            "accepts": ["the acceptance by ", self.party(party), " of ", *self.packages(entry.if_)],
            "lives_with": ["the readiness of ", self.party(party), " to live with ", *self.condition(entry.if_)],
        }
        return [*start[kind], *self._ending(party, entry)]

    def together(self, paths: Iterable[str]) -> Parts:
        """Name entries as nouns, in the alphabetical order of their parties."""
        ordered = sorted(paths, key=lambda path: (self.alphabet(path.split(".")[1]), path))
        return series([self.stance(path) for path in ordered], "and")

    def _ending(self, party: str, entry: Entry) -> Parts:
        until: Parts = []
        if isinstance(entry, Refusal) and entry.until_done is not None:
            until = [", until this is done: ", *self.condition(entry.until_done)]
        return [*until, f" ({self.standing(party, entry)})", *cites(entry.claims)]

    def standing(self, party: str, entry: Entry) -> str:
        """Say how firm an entry is, and since when."""
        firm, _ = firmness(self.case, party, entry)
        if entry.since is None:
            return _FIRM[firm]
        since = f"since {entry.since.text.removeprefix('by ').strip()}"
        return f"{_FIRM[firm]}, {since}{' at the latest' if entry.since.by else ''}"

    def silence(self, path: str) -> Parts:
        """Say what nobody knows of a party: the note if there is one, else the condition."""
        _, party, _, name = path.split(".")
        silence: Silence = self.case.views[party].silent[name]
        if silence.note:
            return ["Not known of ", self.party(party), ": ", Name(str(silence.note))]
        return ["Not known of ", self.party(party), ": the answer to ", *self.packages(silence.if_), "."]


def number(count: Certificate) -> str:
    """Write a count of packages: in full, or for very large ones by its size; with its bounds where it is not exact."""
    if count.exact:
        return _written(count.low)
    return f"between {_written(count.low)} and {_written(count.high)}"


def _written(value: int) -> str:
    digits = str(value)
    if len(digits) <= _LONG:
        return f"{value:,}".replace(",", "\u202f")
    return f"about {digits[0]}.{digits[1:3]} \u00d7 10^{len(digits) - 1}"


def cites(claims: Iterable[str]) -> Parts:
    """Point to claims."""
    return [Cite(claim) for claim in claims]


def series(items: Sequence[Sequence[Inline]], joint: str, *, comma: bool = True, between: str = "") -> Parts:
    """Join phrases with commas and a last word: a, b and c; or with ``between`` throughout."""
    parts: Parts = []
    for index, item in enumerate(items):
        if index:
            last = index == len(items) - 1
            parts.append(between or (f" {joint} " if last or not comma else ", "))
        parts += item
    return parts


def not_shown(what: str = "This") -> Note:
    """Say that something rests on material that the audience may not see."""
    return Note("unknown", (f"{what} rests on material not shown here.",))


def not_listed(total: int, shown: int) -> list[Note]:
    """Say how many of a list are left to the JSON result; nothing where all are shown."""
    if total <= shown:
        return []
    return [Note("approximate", (f"{total - shown} more are not shown here; the JSON result lists them.",))]


def capital(parts: Parts) -> Parts:
    """Begin a sentence with a capital letter, where it begins with a word of ours."""
    if parts and isinstance(parts[0], str) and parts[0]:
        return [parts[0][:1].upper() + parts[0][1:], *parts[1:]]
    return parts


def _bracket(parts: Parts, *, needed: bool) -> Parts:
    return ["(", *parts, ")"] if needed else parts


def _turned(root: Expression) -> Expression | None:
    """Turn a condition that begins with "anything but" round, so that refusing it reads as demanding something."""
    match root:
        case Test(issue, "!=", option):
            return Test(issue, "==", option)
        case Within(issue, True, spans):
            return Within(issue, negated=False, spans=spans)
        case Not(of):
            return of
        case _:
            return None
