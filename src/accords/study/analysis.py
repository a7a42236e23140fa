"""A whole report: every lens that fits the case, with the first page in plain sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, cast

from accords.blocks import Block, Document, Footnote, Heading
from accords.case.case import Case
from accords.lens.audience import Audience, audience_for
from accords.lens.protocol import Unfit
from accords.lens.run import Run
from accords.lens.wording import Wording
from accords.study.asking import run
from accords.study.masking import masked, masks_of
from accords.study.registry import LENSES
from accords.study.view import claims_in, footnote, lead, provenance_rows, unfit_note

_NONE: Mapping[str, Unfit] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Analysis:
    """The runs of every lens that fits, those that do not fit with the reason, and the document that shows them."""

    runs: dict[str, Run]
    unfit: dict[str, Unfit]
    document: Document
    masks: Mapping[str, str]

    def data(self) -> dict[str, Any]:
        """Give all runs as data, by lens; names are masked if the document's are."""
        found = {
            "lenses": {name: found.data() for name, found in self.runs.items()},
            "unfit": {name: str(why) for name, why in self.unfit.items()},
        }
        return cast("dict[str, Any]", masked(found, self.masks))


def analyse(case: Case, *, audience: str | None = None, since: str | None = None, date: str | None = None, mask: bool = False) -> Analysis:
    """Ask every lens that fits the case, and put the answers together as one document.

    Parameters
    ----------
    case
        The case, seen at a date, under scenarios and a reading of consent.
    audience
        For whom: ``public``, ``team``, ``mediator`` or ``party:ID``; left out: whom the case's own mark names.
    since
        The earlier point to compare with; left out: before the newest statement that replaced an older one, if there is one.
    date
        The date that the report bears; left out, it bears none.
    mask
        Replace names of people and places by the case's pseudonyms.
    """
    viewer = audience_for(case, audience)
    since = since or newest_shift(case, viewer)
    runs: dict[str, Run] = {}
    unfit: dict[str, Unfit] = {}
    for name, lens in LENSES.items():
        options: dict[str, Any] = {"since": since} if since and any(option.name == "since" for option in lens.options) else {}
        try:
            runs[name] = run(name, case, audience=viewer.name, **options)
        except Unfit as reason:
            unfit[name] = reason
    masks = masks_of(case) if mask else {}
    return Analysis(runs, unfit, masked(document(case, viewer, runs, unfit, date), masks), masks)


def newest_shift(case: Case, viewer: Audience) -> str | None:
    """Give the path of the newest entry in force that replaced an older one, of those that the audience may see."""
    shifts = [item for item in case.held if item.force == "yes" and item.entry.replaces and viewer.sees(item.path)]
    if not shifts:
        return None
    return max(shifts, key=lambda item: item.entry.since.first if item.entry.since else case.as_of.first).path


def document(case: Case, viewer: Audience, runs: dict[str, Run], unfit: Mapping[str, Unfit] = _NONE, date: str | None = None) -> Document:
    """Put the lead, the lenses' blocks, the claims they cite and the provenance together."""
    words = Wording(case)
    first: list[Block] = lead(case, viewer, runs, unfit)
    sections: list[Block] = [block for found in runs.values() for block in found.blocks()]
    # That a case states no preferences is no gap in a report; the provenance says which lenses answered.
    gaps = {name: why for name, why in unfit.items() if not why.field.startswith("preferences")}
    sections += [block for name, why in gaps.items() for block in (Heading(LENSES[name].title, 2, name), unfit_note(why))]
    cited = dict.fromkeys(claim for block in (*first, *sections) for claim in claims_in(block))
    dated = f", report of {date}" if date else ""
    return Document(
        title=str(case.title),
        subtitle=f"As of {case.standpoint.date}{dated}",
        lead=tuple(first),
        sections=tuple(sections),
        footnotes=tuple(Footnote(claim, footnote(case, claim, words)) for claim in cited if viewer.sees(f"claims.{claim}")),
        provenance=provenance_rows(case, viewer, runs),
        language="en",
    )
