"""One question to one case: a run with its provenance."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version
from typing import Any

from accords.case.case import Case
from accords.lens.protocol import Context
from accords.lens.run import Provenance, Run
from accords.study.registry import lens_of


def run(lens: str, case: Case, /, *, context: Context | None = None, **options: Any) -> Run:
    """Ask a lens' question of a case.

    Parameters
    ----------
    lens
        The id of a lens.
    case
        The case, seen at a date, under scenarios and a reading of consent.
    context
        Focus and seed.
    options
        The lens' own options.

    Raises
    ------
    Unfit
        If the case lacks what the lens needs.
    AccordsError
        If there is no such lens or option.
    """
    asked = lens_of(lens)
    settings = asked.settings(options)
    context = context or Context()
    result = asked.load_run()(case, settings, context)
    return Run(asked, case, provenance(lens, case, settings, context, exact=bool(getattr(result, "exact", True))), result)


def provenance(lens: str, case: Case, options: Mapping[str, Any], context: Context, *, exact: bool) -> Provenance:
    """Write down what a result depends on."""
    seen = case.standpoint
    return Provenance(
        lens=lens,
        options=dict(options),
        seed=context.seed,
        date=str(seen.date),
        scenarios=seen.supposed,
        consent=seen.consent,
        patches=case.patches,
        voided=tuple(f"{where}: {what}" for where, what in case.voided),
        format=case.accords,
        version=version("accords"),
        sha256=case.sha256,
        exact=exact,
    )
