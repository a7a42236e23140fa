"""Sheets of positions made into cases, and back, and files of Genius made into cases: ``convert``, and ``new --from-sheet``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from accords.cli.errors import said

if TYPE_CHECKING:
    from accords.errors import Problem

_MOST_SHOWN = 40
_CASES = {".yaml", ".yml"}
_GENIUS = {".xml"}
_SHEETS = {".xlsx", ".csv"}
_READ = {*_SHEETS, ".xlsm", ".tsv", ".txt"}

SourcesPath = Annotated[Path | None, typer.Option("--sources", metavar="CSV", help="A sheet of sources, where the sheet has none itself.")]
For = Annotated[
    str | None, typer.Option("--for", metavar="AUDIENCE", help="Whom a sheet is for; left out: whom the case's own mark names.")
]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="The date that the case describes; left out: as the sheet says.")]


def add_convert(app: typer.Typer) -> None:
    """Add the command ``convert``."""
    app.command("convert")(said(convert))


def convert(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE",
            help="A case, a sheet (.xlsx, .csv), or files of Genius (.xml: a domain, then profiles); then the new file.",
            show_default=False,
        ),
    ],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="The new file, if it is not the last one named.")
    ] = None,
    sources: SourcesPath = None,
    as_of: AsOf = None,
    audience: For = None,
) -> None:
    """Write a case as a sheet of positions, or a case from a sheet of positions or from files of Genius.

    In a sheet, rows are issues, columns parties; a cell says what is demanded, refused or could be lived with. Files of Genius have
    preferences in numbers. What cannot be said on the other side is listed. Nothing is overwritten.
    """
    from accords.errors import AccordsError

    given, target = (files, output) if output is not None else (files[:-1], files[-1])
    kinds = {path.suffix.lower() for path in given}, target.suffix.lower()
    if kinds[0] == _GENIUS and kinds[1] in _CASES:
        genius_to_case(given, target, as_of)
    elif len(given) == 1 and kinds[0] <= _CASES and kinds[1] in _SHEETS:
        case_to_sheet(given[0], target, audience)
    elif len(given) == 1 and kinds[0] <= _READ and kinds[1] in _CASES:
        sheet_to_case(given[0], target, sources, as_of)
    else:
        named = " ".join(str(path) for path in given) or "nothing"
        raise AccordsError(
            "A case (.yaml) can be made into a sheet (.xlsx, .csv), and a sheet, or a domain and profiles of Genius (.xml), into a case; "
            f"not {named} into {target}."
        )


def case_to_sheet(source: Path, target: Path, audience: str | None = None) -> None:
    """Write a case as a workbook, or as a file of positions and one of sources beside it, as far as an audience may see it."""
    from accords.case.case import load
    from accords.case.save import save
    from accords.formats.positions_out import sheets_of_case
    from accords.formats.sheet import write_csv
    from accords.lens.audience import audience_for

    case = load(source)
    viewer = audience_for(case, audience)
    found = sheets_of_case(case, viewer.name, viewer.sees)
    if target.suffix.lower() == ".xlsx":
        from accords.formats.workbook_out import write_workbook

        files = {target: write_workbook(found.pages, str(case.title))}
    else:
        rest = {
            target.with_name(f"{target.stem}-{page.name.split()[0].lower()}{target.suffix}"): write_csv(page) for page in found.pages[1:]
        }
        files = {target: write_csv(found.pages[0]), **rest}
    _refuse_present(list(files))
    for path, content in files.items():
        save(path, content, None)
    typer.echo(f"Written: {', '.join(str(path) for path in files)}. For: {viewer.name}.")
    _list("Not in the sheet, which has no place for it", found.left_out)


def sheet_to_case(source: Path, target: Path, sources: Path | None = None, as_of: str | None = None) -> None:
    """Write a sheet of positions as a new case file."""
    from accords.case.save import save
    from accords.case.values import parse_date
    from accords.formats.positions_in import case_from_sheets
    from accords.formats.sheet import read_sheets

    if as_of:
        parse_date(as_of)
    _refuse_present([target])
    beside = read_sheets(sources)[0] if sources else None
    found = case_from_sheets(read_sheets(source), name=source.name, as_of=as_of or "", sources=beside)
    save(target, found.text.encode(), None)
    typer.echo(f"{target}: {found.parties} parties, {found.issues} issues, {found.statements} statements, each to be confirmed.")
    _list("Not read, or not without doubt", found.unread)
    if found.unread:
        typer.echo(f"All of them are listed at the end of {target}.")
    typer.echo(f"Try: accords check {target}")


def genius_to_case(files: Sequence[Path], target: Path, as_of: str | None = None) -> None:
    """Write a domain and the profiles of two or more parties, files of Genius, as a new case file."""
    from accords.case.save import save
    from accords.formats.genius_case import case_from_genius

    _refuse_present([target])
    day, note = (as_of, "") if as_of else _day_saved(files[0])
    found = case_from_genius(files[0], files[1:], as_of=day, as_of_note=note)
    save(target, found.text.encode(), None)
    typer.echo(f"{target}: {found.parties} parties, {found.issues} issues.")
    for remark in found.remarks:
        typer.echo(f"  {remark}")
    typer.echo(f"Try: accords check {target}")


def _day_saved(path: Path) -> tuple[str, str]:
    """Give the day on which a file was last saved, and the note that this is what it is."""
    from datetime import UTC, datetime

    from accords.errors import AccordsError

    try:
        saved = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError as error:
        raise AccordsError(f"{path} cannot be read: {(error.strerror or str(error)).lower()}.") from None
    except (OverflowError, ValueError):
        raise AccordsError(f"{path} has no date. Say which day the case describes: --as-of 2024-12-17") from None
    return saved.date().isoformat(), f"The day on which {path.name} was last saved; the files themselves have no date."


def _refuse_present(paths: Sequence[Path]) -> None:
    """Say that a file is in the way before anything is written, so that of several none is."""
    from accords.errors import AccordsError

    for path in paths:
        if path.exists() or path.is_symlink():
            raise AccordsError(f"{path} exists already. Choose another name.")


def _list(title: str, problems: Sequence[Problem]) -> None:
    if not problems:
        return
    typer.echo(f"{title} ({len(problems)}):")
    for problem in problems[:_MOST_SHOWN]:
        for line in str(problem).split("\n"):
            typer.echo(f"  {line}")
    if len(problems) > _MOST_SHOWN:
        typer.echo(f"  and {len(problems) - _MOST_SHOWN} more.")
