"""The run of ``evidence``: what judgements rest on, where sources disagree, what carries the answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from accords.case.case import Case
from accords.case.timeline import KINDS, firmness
from accords.lens.protocol import Context, Unfit
from accords.lenses.evidence.assumptions import assumptions, precedents_ruled_out
from accords.lenses.evidence.facts import disagreements
from accords.lenses.evidence.quotes import locate
from accords.lenses.evidence.result import Judgement, Quote, Result
from accords.zone.zone import zone_of

_MOST_BYTES = 5_000_000


def run(case: Case, options: Mapping[str, Any], context: Context) -> Result:
    """Say what each judgement rests on, where sources disagree and what they leave out.

    Raises
    ------
    Unfit
        If the case has neither claims nor judgements.
    """
    del options, context  # the lens has none, and evidence is about entries, not outcomes
    judgements = {judgement.path: judgement for judgement in _judgements(case)}
    if not judgements and not case.claims:
        raise Unfit("claims", "The case holds neither judgements nor claims, so there is nothing to trace. Add 'claims' and 'views'.")
    used = {claim for judgement in judgements.values() for claim in (*judgement.claims, *judgement.against)}
    ruled_out, not_tested = precedents_ruled_out(case) if case.issues else ((), {})
    return Result(
        date=str(case.standpoint.date),
        judgements=judgements,
        unsupported=tuple(path for path, judgement in judgements.items() if not judgement.claims),
        disagreements=tuple(disagreements(case)),
        quotes=tuple(_quotes(case)),
        omits={name: str(source.omits) for name, source in case.sources.items() if source.omits},
        unused=tuple(name for name in case.claims if name not in used),
        ruled_out=ruled_out,
        not_tested=not_tested,
        assumptions=tuple(assumptions(zone_of(case))) if case.issues else (),
    )


def _judgements(case: Case) -> Iterator[Judgement]:
    """Give every entry that rests, or should rest, on claims."""
    for party, view in case.views.items():
        for kind in KINDS:
            for name, entry in getattr(view, kind).items():
                firm, _ = firmness(case, party, entry)
                yield Judgement(f"views.{party}.{kind}.{name}", "view", party, entry.claims, entry.against, firm)
        for name, remark in view.interests.items():
            yield Judgement(f"views.{party}.interests.{name}", "interest", party, remark.claims, (), "")
        if view.no_agreement:
            yield Judgement(f"views.{party}.no_agreement", "no_agreement", party, view.no_agreement.claims, (), "")
        for name in ("no_victory", "cost", "way_out", "can_commit"):
            seen = getattr(view.readiness, name, None)
            if seen is not None:
                yield Judgement(f"views.{party}.readiness.{name}", "readiness", party, seen.claims, (), "")
    for party, preference in case.preferences.items():
        priorities = (claim for priority in preference.priorities.values() for claim in priority.claims)
        statements = (claim for statement in preference.statements.values() for claim in statement.claims)
        claims = dict.fromkeys((*preference.claims, *priorities, *statements))
        yield Judgement(f"preferences.{party}", "preference", party, tuple(claims), (), "")
    yield from _others(case)


def _others(case: Case) -> Iterator[Judgement]:
    for name, reading in (case.consent.or_maybe if case.consent else {}).items():
        yield Judgement(f"consent.or_maybe.{name}", "consent", "", reading.claims, (), "")
    for name, norm in case.norms.items():
        yield Judgement(f"norms.{name}", "norm", "", norm.claims, (), "")
    for name, event in case.events.items():
        yield Judgement(f"events.{name}", "event", "", event.claims, (), "")
    for name, scenario in case.scenarios.items():
        yield Judgement(f"scenarios.{name}", "scenario", "", scenario.claims, (), "")
    for name, proposal in case.proposals.items():
        yield Judgement(f"proposals.{name}", "proposal", "", proposal.claims, (), "")
    for name, precedent in case.precedents.items():
        yield Judgement(f"precedents.{name}", "precedent", "", precedent.claims, (), "")
    for name, instrument in case.instruments.items():
        yield Judgement(f"instruments.{name}", "instrument", "", instrument.claims, (), "")


def _quotes(case: Case) -> Iterator[Quote]:
    """Check every quote against the file of its source, where the case names one."""
    texts: dict[str, str | None] = {}
    for name, claim in case.claims.items():
        source = case.sources.get(claim.source or "")
        if claim.quote is None:
            continue
        if source is None or source.file is None:
            yield Quote(name, "no_file", None)
            continue
        if source.file not in texts:
            texts[source.file] = _text(case, source.file)
        text = texts[source.file]
        if text is None:
            yield Quote(name, "unreadable", None)
            continue
        located = locate(claim.quote, text)
        yield Quote(name, located.found, None if located.at is None else text.count("\n", 0, located.at) + 1)


def _text(case: Case, file: str) -> str | None:
    """Read a source's text from beside the case; nothing outside that folder is opened, neither by its path nor through a link."""
    path = Path(file)
    if case.standpoint.path is None or path.is_absolute() or ".." in path.parts:
        return None
    try:
        folder = case.standpoint.path.resolve().parent
        target = (folder / path).resolve()
        if not target.is_relative_to(folder) or not target.is_file() or target.stat().st_size > _MOST_BYTES:
            return None
        return target.read_text(encoding="utf-8-sig")
    except (OSError, ValueError, RuntimeError):  # no such name, no text, or links that run in a circle
        return None
