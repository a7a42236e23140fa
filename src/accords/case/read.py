"""From the node tree to models: typed by the schema, checked section by section, all faults at once.

The reader walks a model's annotations (see ``fields``) and the tree side by side. What cannot be read becomes a Problem with a place and
is left out of the model, so that one bad key hides nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, TypeVar, get_args, get_origin

from accords.case.condition import Condition
from accords.case.fields import Keys, Record, Reference, Scalar, Special, fields_of, required_of, unwrap
from accords.case.issue import Issue
from accords.case.nodes import Entry, ListNode, MapNode, Node, TextNode
from accords.case.outcome import Outcome
from accords.case.resolve import faults
from accords.case.source import Source
from accords.case.values import ValueFault, nfc, parse_id
from accords.case.wording import allowed, comma, kind_of, meant, shorten
from accords.errors import Place, Problem

R = TypeVar("R", bound=Record)

NOT_YET = ("measures", "beliefs", "rooms", "translations")
# Past so many comparisons of wrong names with known ones, the known ones are listed and the nearest is not looked for.
_MOST_COMPARED = 20_000


class Missing:
    """What stands for a value that could not be read; its Problem is recorded."""


MISSING = Missing()
SpecialReader = Callable[["Reader", Node, str], Any]


@dataclass
class Reader:
    """One pass over one tree.

    Attributes
    ----------
    source
        The text that the tree's places point into.
    root
        The whole tree, so that names of other sections can be looked up.
    special
        Readers of fields that need their own, by name.
    gone
        Paths that a patch removed: mentions of them go void instead of being Problems.
    parsed
        Conditions by text; shared by all passes over one file, which differ in a patch.
    known
        Places of faults that are known already and not recorded again.
    problems, voided
        What was found: faults, and (path, mention) pairs that went void.
    issues
        Issues read so far; conditions and outcomes are checked against them.
    conditions, outcomes
        Every condition and every outcome read, with its node and path: they are checked once everything has been read.
    memo
        What readers of fields work out once for a pass.
    """

    source: Source
    root: MapNode
    special: Mapping[str, SpecialReader]
    gone: frozenset[str] = frozenset()
    parsed: dict[str, Condition] = field(default_factory=dict)
    known: frozenset[Place | None] = frozenset()
    problems: list[Problem] = field(default_factory=list)
    voided: list[tuple[str, str]] = field(default_factory=list)
    issues: dict[str, Issue] = field(default_factory=dict)
    conditions: list[tuple[Condition, TextNode, str]] = field(default_factory=list)
    outcomes: list[tuple[Outcome, MapNode, str]] = field(default_factory=list)
    memo: dict[str, Any] = field(default_factory=dict)
    _ids: dict[str, dict[str, None]] = field(default_factory=dict)
    _compared: int = 0

    # -- problems ------------------------------------------------------------------------------------------------------------------

    def problem(self, node: Node | None, path: str, message: str, hint: str = "") -> Missing:
        """Record a fault at a node; where a word stands between braces without a colon, a comma that should be quoted is the hint."""
        place = self.source.place(node.span.start) if node is not None else None
        if isinstance(node, TextNode) and node.span.start in self._bare:
            hint = comma(self._bare[node.span.start])
        if place not in self.known:
            self.problems.append(Problem(message, place, path, hint))
        return MISSING

    def problem_in(self, node: TextNode, path: str, message: str, hint: str, at: tuple[int, int]) -> Missing:
        """Record a fault inside a text, with its line and a caret at ``at`` = (index in the value, length)."""
        offset = self.source.offset_in(node, at[0])
        place = self.source.place(offset)
        if place not in self.known:
            self.problems.append(Problem(message, place, path, hint, self.source.excerpt(offset, at[1])))
        return MISSING

    @cached_property
    def _bare(self) -> dict[int, str]:
        """The words that stand between braces without a colon, by where they and their empty values begin."""
        found: dict[int, str] = {}
        for entry in braced(self.root):
            key, value = entry.key, entry.value
            if isinstance(value, TextNode) and value.empty and ":" not in self.source.text[key.span.end : value.span.start]:
                found |= {key.span.start: key.value, value.span.start: key.value}
        return found

    # -- names ---------------------------------------------------------------------------------------------------------------------

    def ids(self, *path: str) -> Collection[str]:
        """Give the ids that a section defines, or a map in it, whether or not its entries can be read."""
        dotted = ".".join(path)
        if dotted not in self._ids:
            node = self.find(dotted)
            entries = node.entries if isinstance(node, MapNode) else ()
            self._ids[dotted] = dict.fromkeys(nfc(entry.key.value) for entry in entries)
        return self._ids[dotted].keys()

    def find(self, path: str) -> Node | None:
        """Find the node that a dotted path of ids leads to."""
        node: Node | None = self.root
        for step in path.split("."):
            node = node.get(step) if isinstance(node, MapNode) else None
        return node

    def nearest(self, name: str, names: Collection[str]) -> str:
        """Say which name was probably meant, or which there are."""
        self._compared += len(names)
        return meant(name, names) if self._compared < _MOST_COMPARED else allowed(names)

    def removed(self, path: str) -> bool:
        """Whether a patch removed what a dotted path leads to."""
        return any(path == gone or path.startswith(f"{gone}.") for gone in self.gone)

    def named(self, node: Node, path: str, section: str, *, voidable: bool = False) -> Any:
        """Read a reference to an id of a section."""
        if not isinstance(node, TextNode) or node.empty:
            return self.problem(node, path, f"one id of {section} is expected here, not {kind_of(node)}.", allowed(self.ids(section)))
        name = nfc(node.value)
        if name in self.ids(section):
            return name
        if self.removed(f"{section}.{name}"):
            if voidable:
                self.voided.append((path, f"{section}.{name}"))
                return MISSING
            return self.problem(node, path, f"'{name}' was removed from {section} but is still used here.", "Remove or change this too.")
        return self.problem(node, path, f"there is no '{shorten(name)}' in {section}.", self.nearest(name, self.ids(section)))

    # -- values by annotation ------------------------------------------------------------------------------------------------------

    def value(self, node: Node, path: str, annotation: Any, marks: tuple[Any, ...] = ()) -> Any:
        """Read a node as an annotated type; give ``MISSING`` where that cannot be done."""
        for mark in marks:
            if isinstance(mark, Scalar):
                return self.scalar(node, path, mark)
            if isinstance(mark, Reference):
                return self.named(node, path, mark.section, voidable=mark.voidable)
            if isinstance(mark, Special):
                return self.special[mark.name](self, node, path)
        origin = get_origin(annotation)
        if origin is Literal:
            return self.choice(node, path, get_args(annotation))
        if origin is tuple:
            return self.items(node, path, get_args(annotation)[0])
        if origin is dict:
            return self.entries(node, path, get_args(annotation)[1], next((mark for mark in marks if isinstance(mark, Keys)), None))
        return self.record(node, path, annotation)

    def scalar(self, node: Node, path: str, mark: Scalar) -> Any:
        """Read one text with a parser."""
        if not isinstance(node, TextNode):
            return self.problem(node, path, f"{mark.what} is expected here, not {kind_of(node)}.")
        if node.empty:
            return self.problem(node, path, f"{mark.what} is missing here.", "Write it, or leave the key out: what is left out is unknown.")
        try:
            return mark.parse(node.value)
        except ValueFault as fault:
            return self.problem(node, path, fault.message, fault.hint)

    def choice(self, node: Node, path: str, choices: tuple[str, ...]) -> Any:
        """Read one of a few words."""
        if isinstance(node, TextNode) and node.value in choices:
            return node.value
        if not isinstance(node, TextNode) or node.empty:
            return self.problem(node, path, f"one of these words is expected here, not {kind_of(node)}: {', '.join(choices)}.")
        near = self.nearest(node.value, choices)
        message = f"'{shorten(node.value)}' is not one of these: {', '.join(choices)}."
        return self.problem(node, path, message, near if near.startswith("Did") else "")

    def items(self, node: Node, path: str, annotation: Any) -> tuple[Any, ...]:
        """Read a list; a list of one may be its item."""
        annotation, marks = unwrap(annotation)
        read = [self.value(item, path, annotation, marks) for item in items_of(node)]
        return tuple(item for item in read if item is not MISSING)

    def entries(self, node: Node, path: str, annotation: Any, keys: Keys | None) -> dict[str, Any]:
        """Read a map from id to entry."""
        if not isinstance(node, MapNode):
            self.problem(node, path, f"a map from id to entry is expected here, not {kind_of(node)}.")
            return {}
        annotation, marks = unwrap(annotation)
        read: dict[str, Any] = {}
        for entry in node.entries:
            name = self.key(entry, path, keys)
            if isinstance(name, Missing):
                continue
            value = self.value(entry.value, f"{path}.{name}", annotation, marks)
            if value is not MISSING:
                read[name] = value
        return read

    def key(self, entry: Entry, path: str, keys: Keys | None) -> Any:
        """Read the key of an entry: a new id, or one of a section."""
        if keys:
            return self.named(entry.key, path, keys.section, voidable=keys.voidable)
        try:
            return parse_id(entry.key.value)
        except ValueFault as fault:
            return self.problem(entry.key, path, fault.message, fault.hint)

    # -- records -------------------------------------------------------------------------------------------------------------------

    def record(self, node: Node, path: str, model: type[R]) -> Any:
        """Read a record; a text alone fills its short form's field."""
        fields = fields_of(model)
        if isinstance(node, TextNode) and model.short and not node.empty:
            name, annotation, marks = fields[model.short]
            value = self.value(node, path, annotation, marks)
            return MISSING if value is MISSING else model.model_construct(**{name: value})
        if not isinstance(node, MapNode):
            wanted = f"a map with keys such as {', '.join(list(fields)[:4])}"
            return self.problem(node, path, f"{wanted} is expected here, not {kind_of(node)}.")
        return self.build(model, self.fields(node.entries, path, fields), node, path)

    def fields(self, entries: Collection[Entry], path: str, fields: Mapping[str, tuple[str, Any, tuple[Any, ...]]]) -> dict[str, Any]:
        """Read the fields of a record that can be read."""
        values: dict[str, Any] = {}
        for entry in entries:
            key = entry.key.value
            if key not in fields:
                hint = self.nearest(key, fields)
                self.problem(entry.key, path, f"'{shorten(key)}' is not a key that can stand here.", hint)
                continue
            name, annotation, marks = fields[key]
            value = self.value(entry.value, f"{path}.{key}" if path else key, annotation, marks)
            if value is not MISSING:
                values[name] = value
        return values

    def build(self, model: type[R], values: dict[str, Any], node: MapNode, path: str) -> Any:
        """Make the model, or say which required keys are missing."""
        absent = [(key, meaning) for key, name, meaning in required_of(model) if name not in values]
        for key, meaning in absent:
            if node.get(key) is None:
                self.problem(node, path, f"the key '{key}' is missing.", meaning)
        return MISSING if absent else model.model_construct(**values)

    # -- the case ------------------------------------------------------------------------------------------------------------------

    def case(self, model: type[R]) -> R:
        """Read the whole tree as a case; what cannot be read is left out of it and recorded.

        Issues come first, since outcomes and preferences are checked against them; the names in conditions come last.
        """
        fields = fields_of(model)
        issues: list[Entry] = []
        known: list[Entry] = []
        for entry in self.root.entries:
            if entry.key.value in NOT_YET:
                message = f"'{entry.key.value}' is kept for a later version of the format: not yet."
                self.problem(entry.key, entry.key.value, message, "Leave it out for now.")
            else:
                (issues if entry.key.value == "issues" else known).append(entry)
        self.issues = self._options()
        values = self.fields(issues, "", fields)
        self.issues = {name: issue.settled(name) for name, issue in values.get("issues", {}).items()}
        values |= self.fields(known, "", fields) | {"issues": self.issues}
        self.build(model, values, self.root, "")
        self.resolve()
        return model.model_construct(**values)

    def _options(self) -> dict[str, Issue]:
        """Read the options of all issues, for what issues say of each other; their faults are recorded when they are read in full."""
        found, problems = {}, self.problems
        self.problems = []
        for name in self.ids("issues"):
            node = self.find(f"issues.{name}.options")
            options = self.special["options"](self, node, name) if node is not None else MISSING
            if options is not MISSING:
                found[name] = Issue.model_construct(id=name, options=options)
        self.problems = problems
        return found

    def resolve(self) -> None:
        """Check the names in all conditions against issues, options and parties."""
        broken = set(self.ids("issues")) - set(self.issues)
        parties = self.ids("parties")
        for condition, node, path in self.conditions:
            if broken and condition.issues & broken:
                continue
            for fault in faults(condition, self.issues, parties, consents_allowed=path.startswith("views.")):
                self.problem_in(node, path, fault.message, fault.hint, (fault.at, fault.length))


def items_of(node: Node) -> tuple[Node, ...]:
    """Give the items of a list, or the one that a node is; empty items are the tree's problem."""
    if not isinstance(node, ListNode):
        return (node,)
    return tuple(item for item in node.items if not (isinstance(item, TextNode) and item.empty))


def braced(node: Node) -> Iterator[Entry]:
    """Give the entries of every map in braces in a tree."""
    waiting = [node]
    while waiting:
        here = waiting.pop()
        if isinstance(here, MapNode):
            yield from here.entries if here.flow else ()
            waiting += [entry.value for entry in here.entries]
        elif isinstance(here, ListNode):
            waiting += here.items
