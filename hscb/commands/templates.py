"""The command that writes workbooks to fill in: of a sheet, of all child-level lists, of an agency for a period."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hscb.commands.options import Authority, Folder, app, chosen_store
from hscb.config import DEFAULT_AUTHORITY
from hscb.errors import WrongUseError


@app.command()
def template(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]",
            help="An agency, or a sheet by name or title; without it, all lists of children.",
        ),
    ] = None,
    period: Annotated[
        str | None,
        typer.Option(
            metavar="PERIOD",
            help="For an agency: such as 2016-17 Q3; else the quarter after the newest one held.",
        ),
    ] = None,
    authority: Authority = None,
    to: Annotated[
        Path | None,
        typer.Option(
            "--to", metavar="FILE", help="The file to write, or a folder, such as `.` for this one."
        ),
    ] = None,
    store: Folder = None,
) -> None:
    """Write a workbook to fill in, with drop-downs and notes.

    For an agency it has the measures that it owes, with what is held of the period before.
    """
    from hscb import agency_returns  # as long
    from hscb.ingest.templates.empty import write_template
    from hscb.ingest.templates.names import template_called

    agency = agency_returns.agency_called(name) if name else None
    if agency:
        typer.echo(_for_agency(agency, period, authority or DEFAULT_AUTHORITY, to))
        return
    if period:
        raise WrongUseError("Only the template of an agency is for a period.", _known_agencies())
    chosen = template_called(name, _known_agencies()) if name else None
    path = _where(to, f"{chosen or 'all'}_template.xlsx")
    write_template(path, chosen)
    typer.echo(path)


def _for_agency(agency: str, period: str | None, authority: str, to: Path | None) -> Path:
    from hscb import agency_returns
    from hscb.ingest.cells.reporting_periods import reporting_period

    held = chosen_store()
    chosen = (
        reporting_period(period) if period else agency_returns.next_period(held, agency, "quarter", authority)
    )
    if chosen is None:
        raise WrongUseError("Nothing is held yet, so the period must be named.", 'Add --period "2016-17 Q3".')
    path = _where(to, agency_returns.file_name(agency, chosen))
    agency_returns.write_template_of(held, path, agency, chosen, authority)
    return path


def _where(to: Path | None, name: str) -> Path:
    """The file to write. Raises WrongUseError where none is named, or there is one already."""
    if to is None:
        raise WrongUseError(
            "Say where the template is to be written.", f"Add --to FILE, or --to FOLDER for {name}."
        )
    path = to / name if to.is_dir() else to
    if path.exists():
        raise WrongUseError(
            f"There is a file {path.name} already; it was left as it is.",
            "Name another with --to, or delete it.",
        )
    if not path.parent.is_dir():
        raise WrongUseError(f"There is no folder {path.parent}.", "Make it, or name another with --to.")
    return path


def _known_agencies() -> str:
    from hscb import agency_returns

    return f"The agencies are {', '.join(agency_returns.agencies())}."
