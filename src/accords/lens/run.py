"""A run: what a lens answered, with everything that the answer depends on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from importlib import import_module
from typing import TYPE_CHECKING, Any

from accords.blocks import Block
from accords.lens.encoding import encode
from accords.lens.protocol import Lens

if TYPE_CHECKING:
    from accords.case.case import Case
    from accords.lens.audience import Audience

# What shows runs in notebooks: named, not imported, since studies and reports stand above lenses.
_DOCUMENT = "accords.study.analysis:document"
_PAGE = "accords.report.html:to_html"


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a result rests on, so that it can be had again: no clock, no machine.

    Attributes
    ----------
    lens, audience, options, seed
        What was asked, and for whom.
    date, scenarios, consent, compared_with
        From where the case was seen.
    patches, voided
        Events, scenarios and instruments applied, and mentions that went void with them.
    format, version, sha256
        The case file's format, the program's version, the checksum of the file's bytes.
    exact
        Whether every count and list of the result is exact and complete; ``None`` where none is shown.
    withheld
        Whether the case holds material that the audience may not see; the checksum is then left out, since it depends on all of the file.
    """

    lens: str
    audience: str
    options: dict[str, Any]
    seed: int
    date: str
    scenarios: tuple[str, ...]
    consent: str
    patches: tuple[str, ...]
    voided: tuple[str, ...]
    format: str
    version: str
    sha256: str
    exact: bool | None
    withheld: bool


@dataclass(frozen=True, slots=True)
class Run:
    """A lens' result on a case as far as an audience may see it, with its provenance."""

    lens: Lens
    case: Case
    audience: Audience
    provenance: Provenance
    result: Any

    def data(self) -> dict[str, Any]:
        """Give the run as data: ``lens``, ``provenance``, ``result``."""
        return {"lens": self.lens.id, "provenance": encode(self.provenance), "result": encode(self.result)}

    def to_json(self, indent: int | None = 2) -> str:
        """Give the run as JSON; the keys of each result are documented in the lens' guide."""
        return json.dumps(self.data(), ensure_ascii=False, indent=indent)

    def blocks(self) -> list[Block]:
        """Give the sentences and tables that show the result."""
        return self.lens.load_view()(self.result, self.case)

    def _repr_html_(self) -> str:
        """Show the run in a notebook, in a frame of its own: the page's style touches nothing outside, and nothing in it runs."""
        page = _named(_PAGE)(_named(_DOCUMENT)(self.case, self.audience, {self.lens.id: self}))
        return f'<iframe sandbox title="{self.lens.title}" style="width:100%;height:36em;border:0" srcdoc="{escape(page)}"></iframe>'


def _named(address: str) -> Any:
    module, name = address.split(":", 1)
    return getattr(import_module(module), name)
