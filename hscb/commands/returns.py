"""The command that says which returns are late, and what to write about each."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Annotated

import typer

from hscb.commands.options import Folder, Form, app, chosen_store
from hscb.terminal import rows_text
from hscb.warehouse.connection import frame
from hscb.warehouse.publish import current_state

_COLUMNS = {
    "agency": "agency",
    "dataset": "dataset",
    "period_label": "period",
    "due_date": "due",
    "received_date": "received",
    "standing": "standing",
    "working_days_late": "working days late",
    "still_missing": "still missing",
    "step_name": "step",
}


@app.command()
def returns(
    as_at: Annotated[
        datetime | None,
        typer.Option(
            metavar="DAY",
            formats=["%Y-%m-%d", "%d/%m/%Y"],
            help="The day to look at; else the last one that the data or the calendar know.",
        ),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Also those that came, or are not yet due.")] = False,
    texts: Annotated[bool, typer.Option("--texts", help="What to write about each late return.")] = False,
    form: Annotated[Form, typer.Option("--format", help="How rows are written.")] = Form.TABLE,
    store: Folder = None,
) -> None:
    """Say which returns have not come, how late each is, and which step is due."""
    from hscb import late_returns  # brings pandas, which no other command should wait for
    from hscb.queries import returns as held

    read = partial(frame, chosen_store(), current_state(chosen_store()))
    found = held.returns(read, as_at=as_at.date() if as_at else None)
    shown = found if every else held.not_here(found)
    if texts:
        letters = filter(None, map(late_returns.letter, shown.to_dict("records")))
        typer.echo("\n\n----\n\n".join(letters) or "No return is late.")
        return
    rows = shown[list(_COLUMNS)].astype(object).where(shown[list(_COLUMNS)].notna(), None)
    days = {name: rows[name].map(lambda day: day and day.date()) for name in ("due_date", "received_date")}
    typer.echo(rows_text(tuple(_COLUMNS.values()), rows.assign(**days).to_numpy().tolist(), form))
