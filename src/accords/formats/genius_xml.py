"""XML as the files of Genius write it: elements with their lines, read without entities, document types or anything from outside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from xml.parsers import expat

from accords.errors import AccordsError, CaseError, Place, Problem
from accords.formats.options_in import shown

MAX_BYTES: Final = 2_000_000
_DEEPEST: Final = 30
_BLANKS: Final = b" \t\r\n"
_SAID: Final = {
    "syntax error": "the file is not XML.",
    "no element found": "the file ends before its first element does.",
    "mismatched tag": "an element is closed by another name than it was opened by.",
    "not well-formed (invalid token)": "here stands a sign that XML does not allow, such as a bare '&' or '<'.",
    "junk after document element": "something follows after the end of the first element.",
}


@dataclass(frozen=True)
class Element:
    """One element: its name, its attributes as texts, the elements inside it, and where it begins."""

    tag: str
    attributes: Mapping[str, str]
    place: Place
    children: list[Element] = field(default_factory=list)

    def all(self, *tags: str) -> Iterator[Element]:
        """Give the elements of some names directly inside this one, in order; capitals do not count."""
        return (child for child in self.children if child.tag.lower() in tags)

    def first(self, *tags: str) -> Element | None:
        """Give the first element of some names directly inside this one."""
        return next(self.all(*tags), None)

    def get(self, name: str) -> str | None:
        """Give an attribute, or nothing."""
        return self.attributes.get(name)

    def problem(self, message: str, hint: str = "") -> Problem:
        """Say what is wrong with this element."""
        return Problem(message, place=self.place, hint=hint)


class _RefusedError(Exception):
    """Something that is never read; raised inside the parser, with its problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass
class _Builder:
    file: str
    above: int
    parser: expat.XMLParserType
    root: Element | None = None
    open_: list[Element] = field(default_factory=list)

    def place(self) -> Place:
        return Place(self.parser.CurrentLineNumber + self.above, self.parser.CurrentColumnNumber + 1, self.file)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if len(self.open_) >= _DEEPEST:
            message = f"elements stand inside each other more than {_DEEPEST} deep."
            raise _RefusedError(Problem(message, self.place(), hint="Files of Genius are far flatter."))
        element = Element(tag, attributes, self.place())
        if self.open_:
            self.open_[-1].children.append(element)
        else:
            self.root = element
        self.open_.append(element)

    def end(self, _tag: str) -> None:
        self.open_.pop()

    def doctype(self, *_: object) -> None:
        message = "a document type (<!DOCTYPE ...>) stands here, and what it declares is never read."
        raise _RefusedError(Problem(message, self.place(), hint="Take it out."))


def load_xml(path: str | Path) -> Element:
    """Read the first element of an XML file, with all that is in it.

    Raises
    ------
    CaseError
        If it is not XML, has a document type (so no entity is ever declared, read from outside or multiplied), or is nested too deep.
    AccordsError
        If the file cannot be read, or is larger than ``MAX_BYTES``.
    """
    file = Path(path)
    try:
        if file.stat().st_size > MAX_BYTES:
            raise AccordsError(f"{file} has more than {MAX_BYTES // 1_000_000} MB, too much for a file of Genius.")
        raw = file.read_bytes()
    except OSError as error:
        raise AccordsError(f"{file} cannot be read: {(error.strerror or str(error)).lower()}.") from error
    return read_xml(raw, str(file))


def read_xml(raw: bytes, file: str) -> Element:
    """Read the first element of XML text; blank lines before it, which XML forbids and many of these files have, do no harm.

    Raises
    ------
    CaseError
        As :func:`load_xml`.
    """
    text = raw.lstrip(_BLANKS)
    parser = expat.ParserCreate()
    builder = _Builder(file, raw[: len(raw) - len(text)].count(b"\n"), parser)
    parser.StartElementHandler, parser.EndElementHandler = builder.start, builder.end
    parser.StartDoctypeDeclHandler = builder.doctype
    hint = "Give an XML file of Genius: a domain, then the profiles of two or more parties."
    try:
        parser.Parse(text, True)  # noqa: FBT003 the parser's own signature: this is all of the text
    except _RefusedError as reason:
        raise CaseError([reason.problem]) from None
    except (expat.ExpatError, ValueError, LookupError) as error:
        message = expat.errors.messages.get(error.code, "") if isinstance(error, expat.ExpatError) else str(error)
        said = _SAID.get(message, f"the file cannot be read as XML: {shown(message)}.")
        raise CaseError([Problem(said, builder.place(), hint=hint)]) from None
    if builder.root is None:  # the parser itself refuses a text without an element
        raise CaseError([Problem("the file has no element.", builder.place(), hint=hint)])
    return builder.root
