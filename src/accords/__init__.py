"""accords: a negotiation-analysis and mediation-support system.

    import accords

    case = accords.load("case.yaml")
    run = accords.run("openings", case)
    run.result, run.to_json(), run.blocks()
    report = accords.analyse(case)

Everything is imported when it is first used, so that ``import accords`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from accords.case.case import Case, load, loads
    from accords.errors import AccordsError, CaseError, Problem
    from accords.lens.protocol import Unfit
    from accords.study.analysis import analyse
    from accords.study.asking import run
    from accords.study.registry import LENSES

__all__ = ["LENSES", "AccordsError", "Case", "CaseError", "Problem", "Unfit", "analyse", "load", "loads", "run"]

_HOMES = {
    "LENSES": "accords.study.registry",
    "AccordsError": "accords.errors",
    "Case": "accords.case.case",
    "CaseError": "accords.errors",
    "Problem": "accords.errors",
    "Unfit": "accords.lens.protocol",
    "analyse": "accords.study.analysis",
    "load": "accords.case.case",
    "loads": "accords.case.case",
    "run": "accords.study.asking",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"accords has no '{name}'; it has {', '.join(__all__)}.")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
