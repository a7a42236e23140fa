"""What the manual adds to Sphinx: pages made from the program, mathematics without scripts, and a check that nothing points outside.

A page asks for a generated part by a remark that readers do not see, ``<!-- generated: case-file -->``. The part is made when the page is
read, so it cannot be out of date.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from manual import case_file, command_line, conditions, lens_pages
from manual.mathematics import display, inline
from manual.offline import outside_references

GENERATORS: dict[str, Callable[[str], str]] = {
    "case-file": case_file.page,
    "command-line": command_line.page,
    "grammar": conditions.grammar,
    "lens": lens_pages.page,
    "lenses": lens_pages.table,
}
_REMARK = re.compile(r"^<!-- generated: ([a-z-]+) ?([^ ]*) -->$", re.MULTILINE)


def generated(text: str) -> str:
    """Put the generated parts into a page's text."""
    return _REMARK.sub(lambda found: GENERATORS[found[1]](found[2]), text)


def setup(app: Any) -> dict[str, Any]:
    """Register with Sphinx."""
    app.connect("source-read", _read)
    app.connect("build-finished", _finished)
    app.add_html_math_renderer("mathml", (inline, None), (display, None))
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _read(_app: Any, _name: str, content: list[str]) -> None:
    content[0] = generated(content[0])


def _finished(app: Any, error: Exception | None) -> None:
    if error is None and app.builder.format == "html":
        found = outside_references(Path(app.outdir))
        if found:
            raise RuntimeError("The pages load something from elsewhere: " + "; ".join(found))
