"""The commands of ``accords``. What is heavy is imported when a command runs, so that help comes at once."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from accords.cli.convert import AsOf, SourcesPath, add_convert, sheet_to_case
from accords.cli.diff import add_diff
from accords.cli.errors import said
from accords.cli.lenses import add_lenses
from accords.cli.showing import Form, ready, show
from accords.errors import AccordsError

if TYPE_CHECKING:
    from accords.case.case import Case

app = typer.Typer(
    name="accords",
    help="What can they agree on, what does it depend on, and would it hold? Negotiation analysis and mediation support, offline.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
lenses = typer.Typer(help="Ask one question (lens) of a case.", no_args_is_help=True)
app.add_typer(lenses, name="run")
add_lenses(lenses)
add_diff(app)
add_convert(app)

CasePath = Annotated[Path, typer.Argument(metavar="CASE", help="A case file.", show_default=False)]
At = Annotated[str | None, typer.Option("--at", metavar="DATE", help="See the case at this date; left out: at its own 'as_of'.")]
Supposed = Annotated[
    list[str] | None, typer.Option("--scenario", metavar="ID", help="Suppose a scenario, foreseen event or instrument; may be repeated.")
]
ConsentId = Annotated[str | None, typer.Option("--consent", metavar="ID", help="Put this reading of consent first.")]
SinceId = Annotated[
    str | None, typer.Option("--since", metavar="DATE|ID", help="Compare with a date, or with the case before this entry replaced another.")
]
For = Annotated[
    str | None,
    typer.Option("--for", metavar="AUDIENCE", help="public, team, mediator or party:ID; left out: whom the case's own mark names."),
]
Mask = Annotated[bool, typer.Option("--mask", help="Replace names of people and places by the case's pseudonyms.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write the report.")]
Force = Annotated[bool, typer.Option("--force", help="Overwrite a file that is no report of ours.")]
ReportDate = Annotated[str | None, typer.Option("--date", metavar="DATE", help="The date that the report bears; left out: none.")]


FormOption = Annotated[
    Form, typer.Option("--format", help="html: a summary here and a file; docx: a brief for Word; markdown, json: to the screen or a file.")
]


@app.callback()
@said
def _begin() -> None:
    """Look at SOURCE_DATE_EPOCH before anything else: libraries that are loaded later read it too, and fail where it is no number."""
    if _epoch() is None:
        os.environ.pop("SOURCE_DATE_EPOCH", None)


@app.command()
@said
def analyse(  # noqa: PLR0913, PLR0917 one parameter for each option of the command
    case: CasePath,
    output: Output = None,
    form: FormOption = Form.html,
    at: At = None,
    scenario: Supposed = None,
    consent: ConsentId = None,
    since: SinceId = None,
    audience: For = None,
    mask: Mask = False,  # noqa: FBT002 typer's way to write a flag
    date: ReportDate = None,
    force: Force = False,  # noqa: FBT002 typer's way to write a flag
) -> None:
    """Ask every question that fits, and write one report.

    Prints a summary and writes a self-contained HTML file: CASE-report.html in the current folder, or the FILE given with -o.
    """
    from accords.cli.seen import seen
    from accords.study.analysis import analyse as study

    own_file = {Form.html: Path(f"{case.stem}-report.html"), Form.docx: Path(f"{case.stem}-brief.docx")}
    target = ready(output or own_file.get(form))
    day = _day(date) if date else _epoch()
    found = study(seen(case, at, scenario or [], consent), audience=audience, since=since, date=day, mask=mask)
    show(found, form, target, force=force)


@app.command()
@said
def demo(output: Output = None, force: Force = False) -> None:  # noqa: FBT002 typer's way to write a flag
    """Analyse the bundled case: reported talks on a ceasefire in Gaza as of December 2024, from one news account."""
    from accords.case.case import loads
    from accords.study.analysis import analyse as study
    from accords.study.catalog import DEMO, text_of

    target = ready(output or Path("accords-demo.html"))
    found = study(loads(text_of(DEMO), file=f"{DEMO}.yaml"), date=_epoch())
    show(found, Form.html, target, force=force)


@app.command()
@said
def check(case: Annotated[list[Path], typer.Argument(metavar="CASE...", help="Case files.", show_default=False)]) -> None:
    """Check case files; list every problem with its place and a hint.

    A file that cannot be read is named, and the others are checked all the same. The exit code is 1 if any file has problems.
    """
    from accords.case.case import load
    from accords.errors import CaseError

    bad = unread = False
    for path in case:
        try:
            _describe(path, load(path))
        except CaseError as error:
            bad = True
            typer.echo(f"{error}\n{path}: {len(error.problems)} {'problem' if len(error.problems) == 1 else 'problems'}.")
        except AccordsError as error:
            unread = True
            typer.echo(f"{error}", err=True)
    if bad or unread:
        raise typer.Exit(1 if bad else 2)


@app.command()
@said
def new(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to make.", show_default=False)],
    from_sheet: Annotated[Path | None, typer.Option("--from-sheet", metavar="SHEET", help="Of a position sheet (.xlsx, .csv).")] = None,
    sources: SourcesPath = None,
    as_of: AsOf = None,
    bundled: Annotated[str | None, typer.Option("--from", metavar="NAME", help="Copy a case that ships with the program.")] = None,
) -> None:
    """Make a new case: a commented starter, one of a position sheet, or a copy of a bundled case."""
    from accords.case.save import save
    from accords.study.catalog import STARTER, text_of

    if from_sheet is not None:
        sheet_to_case(from_sheet, file, sources, as_of)
        return
    save(file, text_of(bundled or STARTER).encode(), None)
    what = f"a copy of {bundled}" if bundled else "a starter case"
    typer.echo(f"{file}: {what}. Change it, then try: accords check {file}")


@app.command()
@said
def schema(output: Output = None, force: Force = False) -> None:  # noqa: FBT002 typer's way to write a flag
    """Print the JSON Schema of the case file, for editors that complete and check as one types."""
    import json

    from accords.case.save import write_report
    from accords.case.schema import TITLE
    from accords.case.schema import schema as described

    text = json.dumps(described(), indent=2, ensure_ascii=False) + "\n"
    if output is None:
        typer.echo(text, nl=False)
    else:
        write_report(output, text.encode(), TITLE.encode(), force=force)


def _describe(path: Path, case: Case) -> None:
    """Say that a case is fine, and what it holds."""
    counted = ((len(case.parties), "parties"), (len(case.issues), "issues"), (len(case.held), "statements"), (len(case.claims), "claims"))
    typer.echo(f"{path}: no problems; {', '.join(f'{count} {what}' for count, what in counted)}.")


def _day(date: str) -> str:
    """Give the date that a report shall bear, if it is one."""
    from accords.case.values import ValueFault, parse_date

    try:
        return str(parse_date(date))
    except ValueFault as fault:
        raise AccordsError(f"{fault.message} {fault.hint}") from None


def _epoch() -> str | None:
    """Give the date of SOURCE_DATE_EPOCH, for reproducible builds, or none: reports know no clock."""
    from datetime import UTC, datetime

    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not seconds:
        return None
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        raise AccordsError(f"SOURCE_DATE_EPOCH is '{seconds[:40]}', not a number of seconds since 1970. Correct it, or unset it.") from None


def main() -> None:
    """Run the command line."""
    app()
