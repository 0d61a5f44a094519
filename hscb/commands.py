"""The commands of `python -m hscb`: what each takes, and which words it answers with."""

from __future__ import annotations

from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from hscb import config, dashboard, pipeline, query
from hscb.errors import NothingLoadedError
from hscb.loading import LoadResult
from hscb.terminal import (
    problems_json,
    problems_text,
    progress_shown,
    result_text,
    rows_text,
    sheets_text,
    write_line,
)
from hscb.warehouse import backup as backups
from hscb.warehouse.publish import current_state
from hscb.warehouse.store import Store, default_store, user_name

REFUSED = 1
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


@app.command()
def build(store: Folder = None, who: Who = None) -> None:
    """Make a store from the workbooks that ship in data/, their warnings accepted."""
    with progress_shown() as progress:
        result = pipeline.build_shipped(chosen_store(), who or user_name(), progress=progress)
    _tell(result)


@app.command()
def demo(
    seed: Annotated[
        int, typer.Option(help="The same seed makes the same children.")
    ] = config.DEMONSTRATION_SEED,
    to: Annotated[Path, typer.Option("--to", metavar="DIR", help="Where to.")] = config.DATA_FOLDER,
) -> None:
    """Make the synthetic child-level workbooks again, from a seed."""
    from hscb.demo import make_demonstration_workbooks  # as long

    for path in make_demonstration_workbooks(to, seed):
        typer.echo(path)


@app.command()
def rebuild(store: Folder = None, who: Who = None) -> None:
    """Make the database again from everything accepted, figure for figure."""
    with progress_shown() as progress:
        progress("building")
        moved = pipeline.rebuild(chosen_store(), who or user_name())
    typer.echo(f"The database was made again from everything accepted. {len(moved)} figures moved.")


@app.command()
def check(files: Files, authority: Authority = None, json: AsJson = False, store: Folder = None) -> None:
    """Say every problem of the files; load nothing."""
    with progress_shown() as progress:
        report = pipeline.check(chosen_store(), files, authority, progress)
    if json:
        typer.echo(problems_json(report.problems))
    else:
        typer.echo(
            "\n".join(filter(None, (sheets_text(report), problems_text(report.problems) or "No problems.")))
        )
    if report.errors:
        raise typer.Exit(REFUSED)


@app.command()
def load(
    files: Files,
    authority: Authority = None,
    accept_warnings: Annotated[
        bool, typer.Option("--accept-warnings", help="Load although there are warnings.")
    ] = False,
    preview: Annotated[bool, typer.Option("--preview", help="Only tell what a load would change.")] = False,
    json: AsJson = False,
    who: Who = None,
    progress_file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write each step, and the result, as a line of JSON.")
    ] = None,
    store: Folder = None,
) -> None:
    """Check the files and load them together, all or none."""
    name = who or user_name()
    with progress_shown(progress_file) as progress:
        if preview:
            result = pipeline.preview(chosen_store(), files, name, authority, progress)
        else:
            result = pipeline.load(chosen_store(), files, name, accept_warnings, authority, progress)
    if progress_file:
        write_line(progress_file, {"result": asdict(result)})
    _tell(result, json)


@app.command()
def loads(json: Annotated[bool, typer.Option("--json")] = False, store: Folder = None) -> None:
    """Show the history: who loaded what, when, and what it changed."""
    if not chosen_store().exists:
        raise NothingLoadedError
    columns = ("load", "loaded at (UTC)", "by", "files", "rows", "added", "changed", "removed", "taken back")
    rows = [
        (
            one.load_id, one.loaded_at, one.loaded_by, ", ".join(file.name for file in one.files),
            sum(extract.rows for extract in one.extracts), sum(change.added for change in one.changes),
            sum(change.changed for change in one.changes), sum(change.removed for change in one.changes),
            f"{undone.at} by {undone.who}" if undone else None,
        )
        for one, undone in pipeline.history(chosen_store())
    ]  # fmt: skip
    typer.echo(rows_text(columns, rows, "json" if json else "table"))


@app.command()
def undo(
    load: Annotated[
        str | None, typer.Argument(metavar="[LOAD]", help="Such as L0003; else the last one.")
    ] = None,
    who: Who = None,
    store: Folder = None,
) -> None:
    """Take the last load, or the named one, back."""
    with progress_shown() as progress:
        progress("building")
        taken = pipeline.undo(chosen_store(), who or user_name(), load)
    typer.echo(
        f"{taken.load_id} of {taken.loaded_at} UTC ({', '.join(file.name for file in taken.files)}) was taken back."
    )


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
def template(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="Which sheets; without it, all.")
    ] = None,
    to: Annotated[Path | None, typer.Option("--to", metavar="FILE", help="Where to.")] = None,
) -> None:
    """Write an empty workbook with drop-downs and notes."""
    from hscb.ingest.templates import write_template  # as long

    path = to or Path(f"{name or 'all'}_template.xlsx")
    write_template(path, name)
    typer.echo(path)


@app.command()
def export(
    file: Annotated[Path, typer.Argument(metavar="[FILE]", help=".xlsx, or .csv.")] = Path(
        "hscb_measures.xlsx"
    ),
    store: Folder = None,
) -> None:
    """Write measures and definitions to Excel or CSV, after disclosure control."""
    from hscb.export.measures import (
        write_export,
    )  # its libraries take a second that no other command should wait

    for path in write_export(chosen_store(), current_state(chosen_store()), file):
        typer.echo(path)


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE")], who: Who = None, store: Folder = None
) -> None:
    """Write one file with everything in the store, and prove that it can be restored."""
    backups.backup(chosen_store(), file, who or user_name())
    typer.echo(file)


@app.command()
def restore(file: Annotated[Path, typer.Argument(metavar="FILE")], store: Folder = None) -> None:
    """Make a store from a backup, in a folder that holds none."""
    count = backups.restore(chosen_store(), file)
    typer.echo(f"Restored {count} loads.")


@app.command()
def serve(
    port: Annotated[int, typer.Option(help="The port on this machine.")] = config.DASHBOARD_PORT,
    store: Folder = None,
) -> None:
    """Start the dashboard; without a store, build one from the workbooks that ship."""
    with progress_shown() as progress:
        pipeline.make_ready(chosen_store(), user_name(), progress)
    raise typer.Exit(dashboard.serve(chosen_store(), port))


def _tell(result: LoadResult, json: bool = False) -> None:
    problems = result.report.problems
    if json:
        typer.echo(problems_json(problems))
    elif problems:
        typer.echo(problems_text(problems), err=True)
    typer.echo(result_text(result), err=json or result.outcome == "refused")
    if result.outcome == "refused":
        raise typer.Exit(REFUSED)
