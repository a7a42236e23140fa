"""A run: what a lens answered, with everything that the answer depends on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from accords.blocks import Block
from accords.lens.encoding import encode
from accords.lens.protocol import Lens

if TYPE_CHECKING:
    from accords.case.case import Case

# Shown by whoever shows runs in notebooks; named, not imported, since reports stand above lenses.
_SHOWN_BY = "accords.report.html:to_fragment"


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a result rests on, so that it can be had again: no clock, no machine.

    Attributes
    ----------
    lens, options, seed
        What was asked.
    date, scenarios, consent, compared_with
        From where the case was seen.
    patches, voided
        Events, scenarios and instruments applied, and mentions that went void with them.
    format, version, sha256
        The case file's format, the program's version, the checksum of the file's bytes.
    exact
        Whether every count and list of the result is exact and complete.
    """

    lens: str
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
    exact: bool


@dataclass(frozen=True, slots=True)
class Run:
    """A lens' result on a case, with its provenance."""

    lens: Lens
    case: Case
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
        module, name = _SHOWN_BY.split(":", 1)
        return cast("str", getattr(import_module(module), name)(self.blocks()))
