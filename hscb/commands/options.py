"""What the commands share: the application, the store that was named, options that several take."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from hscb.errors import WrongUseError
from hscb.ingest.answers import Told
from hscb.ingest.cells.names import agencies, agency_name
from hscb.ingest.cells.troubles import Trouble
from hscb.ingest.reading import named
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


class Profile(StrEnum):
    """For whom figures leave the store (config.PROFILES)."""

    MEETING = "meeting"
    PUBLISH = "publish"


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


def told(
    authority: str | None, agency: str | None, sent_by: Sequence[str] = (), files: Sequence[Path] = ()
) -> Told:
    """Whose files are, where they do not say so, and the senders of single files.

    Raises WrongUseError for an agency that nobody knows, and a file that is not among those named.
    """
    chosen = tuple(_of_file(words, files) for words in sent_by)
    return Told(authority, _known(agency) if agency else None, senders=chosen)


def _of_file(words: str, files: Sequence[Path]) -> tuple[str, str]:
    file, sign, agency = words.rpartition("=")
    names = dict(named(files))
    name = next((name for path, name in names.items() if file in (name, str(path))), None)
    if not sign or name is None:
        raise WrongUseError(
            f'"{words}" in --sent-by names none of the files.',
            f'Write FILE=AGENCY, such as --sent-by "{next(iter(names.values()), "return.xlsx")}=Police".',
        )
    return name, _known(agency)


def _known(agency: str) -> str:
    name = agency_name(agency)
    if isinstance(name, str):
        return name
    said = name.sentence(may_quote=True) if isinstance(name, Trouble) else "No agency is named."
    raise WrongUseError(said, f"The agencies are {', '.join(agencies())}.")


Agency = Annotated[
    str | None,
    typer.Option("--agency", metavar="NAME", help="The agency that sent them, where the files do not say."),
]
SentBy = Annotated[
    list[str] | None,
    typer.Option(
        "--sent-by", metavar="FILE=AGENCY", help="Who sent one of the files, whatever it says; repeat it."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Every problem, as a list of JSON objects.")]
