"""From the node tree to models: typed by the schema, checked section by section, all faults at once.

The reader walks a model's annotations (see ``fields``) and the tree side by side. What cannot be read becomes a Problem with a place and
is left out of the model, so that one bad key hides nothing else.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from accords.case.condition import Condition
from accords.case.fields import Keys, Record, Reference, Scalar, Special
from accords.case.issue import Issue
from accords.case.resolve import faults
from accords.case.tree import Entry, ListNode, MapNode, Node, Source, TextNode
from accords.case.values import ValueFault, nfc, parse_id
from accords.errors import Problem

R = TypeVar("R", bound=Record)

NOT_YET = {
    name: f"'{name}' is kept for a later version of the format: not yet." for name in ("measures", "beliefs", "rooms", "translations")
}


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
    gone
        Paths that a patch removed: mentions of them go void instead of being Problems.
    special
        Readers of fields that need their own, by name.
    problems, voided
        What was found: faults, and (path, mention) pairs that went void.
    issues
        Issues read so far; conditions and outcomes are checked against them.
    conditions
        Every condition read, with its node and path: their names are checked at the end.
    """

    source: Source
    root: MapNode
    special: Mapping[str, SpecialReader]
    gone: frozenset[str] = frozenset()
    problems: list[Problem] = field(default_factory=list)
    voided: list[tuple[str, str]] = field(default_factory=list)
    issues: dict[str, Issue] = field(default_factory=dict)
    conditions: list[tuple[Condition, TextNode, str]] = field(default_factory=list)

    # -- problems ------------------------------------------------------------------------------------------------------------------

    def problem(self, node: Node | None, path: str, message: str, hint: str = "") -> Missing:
        """Record a fault at a node."""
        place = self.source.place(node.span.start) if node is not None else None
        self.problems.append(Problem(message, place, path, hint))
        return MISSING

    def problem_in(self, node: TextNode, path: str, message: str, hint: str, at: tuple[int, int]) -> Missing:
        """Record a fault inside a text, with its line and a caret at ``at`` = (index in the value, length)."""
        offset = self.source.offset_in(node, at[0])
        self.problems.append(Problem(message, self.source.place(offset), path, hint, self.source.excerpt(offset, at[1])))
        return MISSING

    # -- names ---------------------------------------------------------------------------------------------------------------------

    def ids(self, section: str) -> tuple[str, ...]:
        """Give the ids that a section of the tree defines, whether or not its entries can be read."""
        node = self.root.get(section)
        return tuple(nfc(entry.key.value) for entry in node.entries) if isinstance(node, MapNode) else ()

    def named(self, node: Node, path: str, section: str, *, voidable: bool = False) -> Any:
        """Read a reference to an id of a section."""
        if not isinstance(node, TextNode) or node.empty:
            return self.problem(node, path, f"one id of {section} is expected here.", allowed(self.ids(section)))
        name = nfc(node.value)
        if name in self.ids(section):
            return name
        if f"{section}.{name}" in self.gone:
            if voidable:
                self.voided.append((path, f"{section}.{name}"))
                return MISSING
            return self.problem(node, path, f"'{name}' was removed from {section} but is still used here.", "Remove or change this too.")
        return self.problem(node, path, f"there is no '{name}' in {section}.", nearest(name, self.ids(section)))

    # -- values by annotation ------------------------------------------------------------------------------------------------------

    def value(self, node: Node, path: str, annotation: Any, marks: tuple[Any, ...] = ()) -> Any:
        """Read a node as an annotated type; give ``MISSING`` where that cannot be done."""
        annotation, marks = unwrap(annotation, marks)
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
        shown = f"'{node.value}' is not one of these" if isinstance(node, TextNode) else f"one word is expected here, not {kind_of(node)}"
        near = nearest(node.value, choices) if isinstance(node, TextNode) else allowed(choices)
        return self.problem(node, path, f"{shown}: {', '.join(choices)}.", near if near.startswith("Did") else "")

    def items(self, node: Node, path: str, annotation: Any) -> tuple[Any, ...]:
        """Read a list; a list of one may be its item."""
        nodes = node.items if isinstance(node, ListNode) else (node,)
        read = [self.value(item, path, annotation) for item in nodes]
        return tuple(item for item in read if item is not MISSING)

    def entries(self, node: Node, path: str, annotation: Any, keys: Keys | None) -> dict[str, Any]:
        """Read a map from id to entry."""
        if not isinstance(node, MapNode):
            self.problem(node, path, f"a map from id to entry is expected here, not {kind_of(node)}.")
            return {}
        read: dict[str, Any] = {}
        for entry in node.entries:
            name = self.key(entry, path, keys)
            if isinstance(name, Missing):
                continue
            value = self.value(entry.value, f"{path}.{name}" if path else name, annotation)
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

    # -- the case ------------------------------------------------------------------------------------------------------------------

    def case(self, model: type[R]) -> R:
        """Read the whole tree as a case; what cannot be read is left out of it and recorded.

        Issues come first, since outcomes and preferences are checked against them; the names in conditions come last.
        """
        fields = fields_of(model)
        for key, message in NOT_YET.items():
            if self.root.get(key) is not None:
                self.problem(self.root.entry(key).key, key, message, "Leave it out for now.")  # type: ignore[union-attr] # it is there
        known = [entry for entry in self.root.entries if entry.key.value not in NOT_YET]
        issues = [entry for entry in known if entry.key.value == "issues"]
        self.issues = {}
        values = self.fields(MapNode(tuple(issues), self.root.span), "", fields)
        self.issues = {name: issue.model_copy(update={"id": name}) for name, issue in values.get("issues", {}).items()}
        rest = tuple(entry for entry in known if entry.key.value != "issues")
        values |= self.fields(MapNode(rest, self.root.span), "", fields) | {"issues": self.issues}
        self.build(model, values, self.root, "")
        self.resolve()
        return model.model_construct(**values)

    def resolve(self) -> None:
        """Check the names in all conditions against issues, options and parties."""
        broken = set(self.ids("issues")) - set(self.issues)
        for condition, node, path in self.conditions:
            if condition.issues & broken:
                continue
            for fault in faults(condition, self.issues, self.ids("parties"), consents_allowed=path.startswith("views.")):
                self.problem_in(node, path, fault.message, fault.hint, (fault.at, fault.length))

    # -- records -------------------------------------------------------------------------------------------------------------------

    def record(self, node: Node, path: str, model: type[R]) -> Any:
        """Read a record; a text alone fills its short form's field."""
        fields = fields_of(model)
        if isinstance(node, TextNode) and model.short and not node.empty:
            name, annotation, marks = fields[model.short]
            value = self.value(node, path, annotation, marks)
            return MISSING if value is MISSING else model.model_validate({name: value})
        if not isinstance(node, MapNode):
            meant = f"a map with keys such as {', '.join(list(fields)[:4])}"
            return self.problem(node, path, f"{meant} is expected here, not {kind_of(node)}.")
        return self.build(model, self.fields(node, path, fields), node, path)

    def fields(self, node: MapNode, path: str, fields: Mapping[str, tuple[str, Any, tuple[Any, ...]]]) -> dict[str, Any]:
        """Read the fields of a record that can be read."""
        values: dict[str, Any] = {}
        for entry in node.entries:
            key = entry.key.value
            if key not in fields:
                self.unknown_key(entry, path, fields)
                continue
            name, annotation, marks = fields[key]
            value = self.value(entry.value, f"{path}.{key}" if path else key, annotation, marks)
            if value is not MISSING:
                values[name] = value
        return values

    def build(self, model: type[R], values: dict[str, Any], node: MapNode, path: str) -> Any:
        """Make the model, or say which required keys are missing."""
        complete = True
        for key, (name, _, _) in fields_of(model).items():
            required = model.model_fields[name].is_required()
            if required and name not in values:
                complete = False
                if node.get(key) is None:
                    self.problem(node, path, f"the key '{key}' is missing.", str(model.model_fields[name].description or ""))
        return model.model_construct(**values) if complete else MISSING

    def unknown_key(self, entry: Entry, path: str, fields: Collection[str]) -> None:
        """Record a key that a record does not have, with what was probably meant."""
        key = entry.key.value
        if isinstance(entry.value, TextNode) and entry.value.empty and path:
            hint = f"A text with a comma must be quoted: the words from '{shorten(key)}' on were read as a key of their own."
        else:
            hint = nearest(key, tuple(fields))
        self.problem(entry.key, path, f"'{shorten(key)}' is not a key that can stand here.", hint)


def unwrap(annotation: Any, marks: tuple[Any, ...] = ()) -> tuple[Any, tuple[Any, ...]]:
    """Take the metadata off ``Annotated`` and the ``None`` out of an optional type."""
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation, *more = get_args(annotation)
            marks = (*marks, *more)
        elif origin in {Union, UnionType}:
            annotation = next(part for part in get_args(annotation) if part is not NoneType)
        else:
            return annotation, marks


def fields_of(model: type[Record]) -> dict[str, tuple[str, Any, tuple[Any, ...]]]:
    """Give a model's fields as the file names them: key -> (attribute, annotation, metadata)."""
    if model not in _FIELDS:
        _FIELDS[model] = {
            info.alias or name: (name, info.annotation, tuple(info.metadata))
            for name, info in model.model_fields.items()
            if not info.exclude
        }
    return _FIELDS[model]


_FIELDS: dict[type[Record], dict[str, tuple[str, Any, tuple[Any, ...]]]] = {}


def kind_of(node: Node) -> str:
    """Name a node's kind in a sentence."""
    if isinstance(node, MapNode):
        return "a map"
    if isinstance(node, ListNode):
        return "a list"
    return "nothing" if node.empty else f"the text '{shorten(node.value)}'"


def shorten(text: str, width: int = 60) -> str:
    """Cut a text for a sentence."""
    return text if len(text) <= width else text[: width - 1] + "…"


def nearest(name: str, names: Collection[str]) -> str:
    """Say which name was probably meant, or which there are."""
    near = difflib.get_close_matches(shorten(name), names, n=1, cutoff=0.6)
    return f"Did you mean '{near[0]}'?" if near else allowed(names)


def allowed(names: Collection[str]) -> str:
    """Say which names there are."""
    shown = list(names)[:12]
    more = f" and {len(names) - len(shown)} more" if len(names) > len(shown) else ""
    return f"There are: {', '.join(shown)}{more}." if shown else "There are none in this case."


def walk(node: Node, path: str = "") -> Iterator[tuple[str, Node]]:
    """Give every node below a map with its dotted path."""
    if isinstance(node, MapNode):
        for entry in node.entries:
            below = f"{path}.{nfc(entry.key.value)}" if path else nfc(entry.key.value)
            yield below, entry.value
            yield from walk(entry.value, below)
