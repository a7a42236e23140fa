"""The command that compares two states of a case."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from accords.cli.errors import said
from accords.cli.showing import print_document
from accords.errors import AccordsError

Old = Annotated[Path, typer.Argument(metavar="OLD", help="The older case file, or the only one.", show_default=False)]
New = Annotated[Path | None, typer.Argument(metavar="NEW", help="The newer case file; left out: the same file at two dates.")]
At = Annotated[str | None, typer.Option("--at", metavar="DATE", help="See the older state at this date.")]
To = Annotated[str | None, typer.Option("--to", metavar="DATE", help="See the newer state at this date.")]
For = Annotated[str | None, typer.Option("--for", metavar="AUDIENCE", help="public, team, mediator or party:ID.")]
Mask = Annotated[bool, typer.Option("--mask", help="Replace names by the cases' pseudonyms.")]
Json = Annotated[bool, typer.Option("--json", help="Print the comparison as JSON.")]


def add_diff(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(said(diff))


def diff(  # noqa: PLR0913, PLR0917 one parameter for each option of the command
    old: Old,
    new: New = None,
    at: At = None,
    to: To = None,
    audience: For = None,
    mask: Mask = False,  # noqa: FBT002 typer's way to write a flag
    as_json: Json = False,  # noqa: FBT002 typer's way to write a flag
) -> None:
    """Compare two case files, or one file at two dates: what was said anew, dropped or moved, and what that did to the packages."""
    from accords.cli.seen import seen
    from accords.lens.audience import audience_for
    from accords.lens.encoding import encode
    from accords.study.comparison import compare
    from accords.study.masking import both_masks, masked
    from accords.study.view_comparison import comparison_document

    if new is None and at is None:
        raise AccordsError("Give two case files, or one file and an earlier date: accords diff CASE --at 2024-12-01.")
    older, newer = seen(old, at, [], None), seen(new or old, to, [], None)
    found = compare(older, newer, audience)
    masks = both_masks(older, newer) if mask else {}
    if as_json:
        typer.echo(json.dumps(masked(encode(found), masks), ensure_ascii=False, indent=2))
        return
    print_document(masked(comparison_document(found, older, newer, audience_for(newer, audience)), masks))
