"""A run carries its answer and all that the answer depends on."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import fields

from accords.case.case import loads
from accords.lens.run import Provenance, Run
from accords.study.asking import run
from accords.study.catalog import STARTER, text_of
from report.page import read_page


def asked(**options: object) -> Run:
    return run("openings", loads(text_of(STARTER)), **options)  # type: ignore[arg-type] # options are of any type


def test_a_run_is_lens_provenance_and_result() -> None:
    data = json.loads(asked().to_json())
    assert list(data) == ["lens", "provenance", "result"]
    assert data["lens"] == "openings"
    assert list(data["provenance"]) == [field.name for field in fields(Provenance)]


def test_the_provenance_says_what_was_asked_and_of_what() -> None:
    found = asked(cap=5).provenance
    assert found.options == {"since": None, "cap": 5}
    assert (found.date, found.scenarios, found.consent, found.patches, found.voided) == ("2025-03-01", (), "rule", (), ())
    assert found.sha256 == hashlib.sha256(text_of(STARTER).encode()).hexdigest()
    assert found.exact


def test_the_json_keeps_letters_as_they_are() -> None:
    assert "\\u" not in asked().to_json()
    assert "\n" not in asked().to_json(indent=None)


def test_every_key_of_the_result_is_documented_in_the_guide() -> None:
    """Promised to everyone who reads the JSON; a nested key may be named anywhere in the guide."""
    documented = set(re.findall(r"`(\w+)`", asked().lens.guide)) | set(re.findall(r'"(\w+)"', asked().lens.guide))
    data = asked().data()["result"]
    top = set(data) | set(data["readings"]["rule"]) | set(data["readings"]["rule"]["packages"])
    assert top - documented == set()


def test_a_notebook_shows_the_answer_in_a_frame_of_its_own() -> None:
    html = asked()._repr_html_()
    frames = read_page(html).all("iframe")
    assert len(frames) == 1
    assert frames[0].attributes["sandbox"] == ""
    shown = read_page(frames[0].attributes["srcdoc"].removeprefix("<!DOCTYPE html>"))
    assert "What the stated conditions leave open" in shown.text
    assert "A statement that is not shown" not in shown.text
