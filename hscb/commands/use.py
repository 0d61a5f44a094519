"""The commands that use the data: sql, template, export, backup, restore, serve."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hscb import config, dashboard, pipeline, query
from hscb.commands.options import Folder, Form, Profile, Who, app, chosen_store
from hscb.terminal import progress_shown, rows_text
from hscb.warehouse import backup as backups
from hscb.warehouse.publish import current_state
from hscb.warehouse.store import user_name


@app.command()
def sql(
    statement: Annotated[str, typer.Argument(metavar='"select ..."', help="One query.")],
    form: Annotated[Form, typer.Option("--format", help="How rows are written.")] = Form.TABLE,
    store: Folder = None,
) -> None:
    """Run one read-only query on the current data."""
    found = query.answer(chosen_store(), statement)
    if found.is_outdated:
        typer.echo(
            "These figures were made by other SQL than is here now; `rebuild` makes them again.", err=True
        )
    typer.echo(rows_text(found.columns, found.rows, form))


@app.command()
def export(
    file: Annotated[Path, typer.Argument(metavar="[FILE]", help=".xlsx, or .csv.")] = Path(
        "hscb_measures.xlsx"
    ),
    profile: Annotated[
        Profile,
        typer.Option("--for", help="Who will see it: a meeting, or everyone (the annual report, the press)."),
    ] = Profile.MEETING,
    store: Folder = None,
) -> None:
    """Write measures and definitions to Excel or CSV.

    After disclosure control: as pages show them, or as they may be published.
    """
    from hscb.export.measures import (
        write_export,
    )  # its libraries take a second that no other command should wait

    for path in write_export(chosen_store(), current_state(chosen_store()), file, profile):
        typer.echo(path)


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE")], who: Who = None, store: Folder = None
) -> None:
    """Write one file with everything in the store.

    It is restored once beside it, to prove that it can be.
    """
    backups.backup(chosen_store(), file, who or user_name())
    typer.echo(file)


@app.command()
def restore(file: Annotated[Path, typer.Argument(metavar="FILE")], store: Folder = None) -> None:
    """Make a store from a backup, where there is none."""
    count = backups.restore(chosen_store(), file)
    typer.echo(f"Restored {count} loads.")


@app.command()
def serve(
    port: Annotated[int, typer.Option(help="The port on this machine.")] = config.DASHBOARD_PORT,
    store: Folder = None,
) -> None:
    """Start the dashboard on this machine.

    Without a store, one is built from the workbooks that ship.
    """
    with progress_shown() as progress:
        pipeline.make_ready(chosen_store(), user_name(), progress)
    raise typer.Exit(dashboard.serve(chosen_store(), port))
