"""Reports shown and written in the form that was asked for."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from accords.blocks import Document
    from accords.study.analysis import Analysis


class Form(StrEnum):
    """The forms that a report can take."""

    html = "html"
    markdown = "markdown"
    json = "json"
    docx = "docx"


def ready(output: Path | None) -> Path | None:
    """Give the place of a report, if there is a folder for it: said before the work is done, not after."""
    from accords.case.save import refuse_missing_folder

    if output is not None:
        refuse_missing_folder(output)
    return output


def show(found: Analysis, form: Form, output: Path | None, *, force: bool) -> None:
    """Write a report: HTML with a summary on the screen, a Word brief, or Markdown or JSON to the screen or a file."""
    from accords.case.save import write_report

    if form is Form.html and output is not None:
        from accords.report.html import MARKER, to_html

        write_report(output, to_html(found.document).encode(), MARKER, force=force)
        print_document(found.document, brief=True, rest=f"The whole report: {output}")
    elif form is Form.docx and output is not None:
        from accords.report.brief import brief
        from accords.report.docx import MARKER as WORD_MARKER
        from accords.report.docx import to_docx

        write_report(output, to_docx(brief(found.document)), WORD_MARKER, force=force)
        typer.echo(f"Written: {output}")
    else:
        _write_text(found, form, output, force=force)


def _write_text(found: Analysis, form: Form, output: Path | None, *, force: bool) -> None:
    from accords.case.save import write_report
    from accords.report.markdown import to_markdown
    from accords.report.words import PROVENANCE

    text = to_markdown(found.document) if form is Form.markdown else json.dumps(found.data(), indent=2, ensure_ascii=False) + "\n"
    if output is None:
        typer.echo(text, nl=False)
        return
    # What every report of ours holds and hardly another file: the beginning of its data, or its last heading.
    marker = '{\n  "lenses": {' if form is Form.json else f"## {PROVENANCE}\n"
    write_report(output, text.encode(), marker.encode(), force=force)
    typer.echo(f"Written: {output}")


def print_document(document: Document, *, brief: bool = False, rest: str = "") -> None:
    """Print a document to the terminal, or plain where it is piped."""
    from rich.console import Console

    from accords.report.terminal import print_document as printed

    printed(document, Console(file=sys.stdout, highlight=False), brief=brief, rest=rest)
