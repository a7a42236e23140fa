"""The lenses that there are: data that imports nothing heavy, with code, guide and sources behind each."""

from __future__ import annotations

import subprocess
import sys

import pytest

from accords.errors import AccordsError
from accords.study.registry import LENSES, lens_of


@pytest.mark.parametrize("name", list(LENSES))
def test_every_lens_has_its_code_guide_and_sources(name: str) -> None:
    lens = lens_of(name)
    assert lens.id == name
    assert callable(lens.load_run())
    assert callable(lens.load_view())
    assert isinstance(lens.load_result(), type)
    assert f"# {lens.title}" in lens.guide
    assert lens.question.endswith("?")
    assert lens.sources
    assert all(option.help.endswith(".") for option in lens.options)


@pytest.mark.parametrize("name", list(LENSES))
def test_every_option_is_in_the_guide(name: str) -> None:
    lens = lens_of(name)
    assert [option.name for option in lens.options if f"| `{option.name}` |" not in lens.guide] == []


def test_a_lens_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(AccordsError, match=r"There is no lens 'opening'.*openings"):
        lens_of("opening")


def test_listing_lenses_imports_nothing_heavy() -> None:
    code = "import sys, accords.study.registry; print({'numpy', 'pydantic', 'ruamel', 'ortools'} & set(sys.modules))"
    finished = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert finished.stdout.strip() == "set()"
