"""One question to one case: a run with its provenance."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version
from typing import Any

from accords.case.case import Case
from accords.lens.audience import Audience, audience_for
from accords.lens.protocol import Context, Lens
from accords.lens.run import Provenance, Run
from accords.study.registry import lens_of


def run(lens: str, case: Case, /, *, audience: str | None = None, context: Context | None = None, **options: Any) -> Run:
    """Ask a lens' question of a case.

    Parameters
    ----------
    lens
        The id of a lens.
    case
        The case, seen at a date, under scenarios and a reading of consent.
    audience
        For whom: ``public``, ``team``, ``mediator`` or ``party:ID``; left out: whom the case's own mark names. The answer is computed on
        the whole case, and what uses material that the audience may not see is left out of it.
    context
        Focus, seed, and how long work is done.
    options
        The lens' own options.

    Raises
    ------
    Unfit
        If the case lacks what the lens needs.
    AccordsError
        If there is no such lens, option or audience, or if the audience may see nothing of the case.
    Interrupted
        If long work was stopped before its end; what is done is in the checkpoint, where the context names one.
    """
    asked = lens_of(lens)
    settings = asked.settings(options)
    context = context or Context()
    viewer = audience_for(case, audience)
    result = asked.load_withhold()(asked.load_run()(case, settings, context), case, viewer)
    origin = provenance(asked, case, viewer, settings, context, exact=getattr(result, "exact", True))
    return Run(asked, case, viewer, origin, result)


def provenance(lens: Lens, case: Case, viewer: Audience, options: Mapping[str, Any], context: Context, *, exact: bool | None) -> Provenance:
    """Write down what a result depends on, as far as the audience may see it."""
    seen = case.standpoint
    whole = viewer.sees_all
    return Provenance(
        lens=lens.id,
        audience=viewer.name,
        options=dict(options),
        seed=context.seed,
        date=str(seen.date),
        scenarios=seen.supposed,
        consent=seen.consent,
        patches=tuple(path for path in case.patches if viewer.sees(path)),
        voided=tuple(f"{where}: {what}" for where, what in case.voided) if whole else (),
        format=case.accords,
        version=version("accords"),
        sha256=case.sha256 if whole else "",
        withheld=not whole,
        exact=exact,
    )
