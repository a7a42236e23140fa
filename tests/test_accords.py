"""The curated surface: every name it promises is there, and nothing is imported before it is used."""

from __future__ import annotations

import importlib
import subprocess
import sys

import pytest

import accords
from accords.study.catalog import STARTER, text_of


@pytest.mark.parametrize("name", accords.__all__)
def test_every_name_of_the_surface_is_what_its_home_holds(name: str) -> None:
    found = getattr(accords, name)
    home = importlib.import_module(getattr(found, "__module__", None) or "accords.study.registry")
    assert getattr(home, name) is found


def test_the_surface_is_what_dir_lists() -> None:
    assert dir(accords) == sorted(accords.__all__)


def test_a_name_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(AttributeError, match=r"accords has no 'analyze'; it has .*analyse"):
        _ = accords.analyze


def test_importing_accords_imports_nothing_else_of_it() -> None:
    code = "import sys, accords; print(sorted(name for name in sys.modules if name.partition('.')[0] in {'accords', 'numpy', 'pydantic'}))"
    finished = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert finished.stdout.strip() == "['accords']"


def test_the_example_of_the_docstring_works() -> None:
    case = accords.loads(text_of(STARTER))
    run = accords.run("openings", case)
    assert run.result.readings["rule"].packages.open.low == 3
    assert run.to_json()
    assert run.blocks()
    assert accords.analyse(case).document.title == str(case.title)
