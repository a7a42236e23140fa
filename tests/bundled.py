"""The bundled cases, read and analysed once for all tests of a file: neither ever changes."""

from __future__ import annotations

from functools import cache

from accords.case.case import Case, loads
from accords.lens.audience import Audience, audience_for
from accords.lens.run import Run
from accords.study import analysis, asking, catalog

EVERY = tuple(catalog.names())


@cache
def case_of(name: str) -> Case:
    """Read a bundled case."""
    return loads(catalog.text_of(name), file=f"{name}.yaml")


# The cases that say what parties refuse, accept or could live with; the others have preferences alone.
NAMES = tuple(name for name in EVERY if case_of(name).views)


@cache
def viewer_of(name: str) -> Audience:
    """Give the audience that a bundled case names itself."""
    return audience_for(case_of(name))


@cache
def run_of(name: str) -> Run:
    """Ask ``openings`` of a bundled case, compared with the case before its newest shift."""
    return asking.run("openings", case_of(name), since=analysis.newest_shift(case_of(name), viewer_of(name)))


@cache
def analysis_of(name: str) -> analysis.Analysis:
    """Analyse a bundled case."""
    return analysis.analyse(case_of(name), date="2025-01-01")
