"""What the commands share: the application, the store that was named, options that several take."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from hscb.warehouse.store import Store, default_store

_chosen: list[Store] = []

app = typer.Typer(
    help="Safeguarding data: partner workbooks in, numbers that can be trusted out.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)


class Form(StrEnum):
    """How `sql` writes its rows."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def _choose(folder: Path | None) -> Path | None:
    _chosen[:] = [Store(folder)] if folder else []
    return folder


def chosen_store() -> Store:
    """The store that the command line named, or the usual one."""
    return _chosen[0] if _chosen else default_store()


Folder = Annotated[
    Path | None,
    typer.Option(
        "--store", metavar="DIR", callback=_choose, help="Where the database lives; else HSCB_STORE."
    ),
]
Files = Annotated[list[Path], typer.Argument(metavar="FILE...", help="Workbooks (.xlsx) or .csv files.")]
Who = Annotated[
    str | None, typer.Option("--who", metavar="NAME", help="In whose name; else this machine's user.")
]
Authority = Annotated[
    str | None,
    typer.Option("--authority", metavar="NAME", help="The local authority, where the files do not say."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Every problem, as a list of JSON objects.")]
