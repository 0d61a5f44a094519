"""The commands that bring data in and take them back: build, demo, rebuild, check, load, loads, undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from json import dumps
from pathlib import Path
from typing import Annotated

import typer

from hscb import config, pipeline
from hscb.commands.options import (
    Agency,
    AsJson,
    Authority,
    Files,
    Folder,
    SentBy,
    Who,
    app,
    chosen_store,
    told,
)
from hscb.commands.questions import questions_csv, questions_text
from hscb.commands.results import (
    record_text,
    result_text,
    senders_text,
    sheets_text,
    understood_text,
    would_be_refused,
)
from hscb.errors import NothingLoadedError, WrongUseError
from hscb.examine import Report, knowing
from hscb.ingest.answers import Told
from hscb.loading import LoadResult
from hscb.terminal import (
    problems_json,
    problems_text,
    progress_shown,
    rows_text,
    write_line,
)
from hscb.warehouse.changes import moved_names, moved_words
from hscb.warehouse.store import user_name

REFUSED = 1


@app.command()
def build(store: Folder = None, who: Who = None) -> None:
    """Make a store from the workbooks that ship in data/.

    Their warnings are accepted; a store that is there is left as it is.
    """
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
    """Make the synthetic workbooks again, from a seed."""
    from hscb.demo import make_demonstration_workbooks  # as long

    for path in make_demonstration_workbooks(to, seed):
        typer.echo(path)


@app.command()
def rebuild(store: Folder = None, who: Who = None) -> None:
    """Make the database again, figure for figure.

    It is made from everything that was accepted.
    """
    with progress_shown() as progress:
        progress("building")
        moved = pipeline.rebuild(chosen_store(), who or user_name())
    figures = f"Figures: {moved_words(moved)} ({moved_names(moved)})." if moved else "No figure moved."
    typer.echo(f"The database was made again from everything accepted. {figures}")


@app.command()
def check(
    files: Files,
    authority: Authority = None,
    agency: Agency = None,
    sent_by: SentBy = None,
    questions: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Write what is asked as CSV: fill in `meaning`, then `mappings FILE`."
        ),
    ] = None,
    marked: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="Write a copy of each file into DIR, its cells with problems marked."
        ),
    ] = None,
    json: AsJson = False,
    store: Folder = None,
) -> None:
    """Say every problem of the files; load nothing.

    Marked copies are to be sent back: no value of a child is in them.
    """
    said_of_files = told(authority, agency, sent_by or (), files)
    with progress_shown() as progress:
        report = pipeline.check(chosen_store(), files, said_of_files, progress)
    if questions:
        questions.write_text(questions_csv(report.questions), encoding="utf-8-sig")
    if json:
        typer.echo(problems_json(report.problems))
    else:
        problems = problems_text(report.problems) or "No problems."
        understood = understood_text([one.sentence for _, one in report.understood])
        parts = (
            senders_text(report.senders),
            sheets_text(report.sheets),
            understood,
            questions_text(report.questions),
            problems,
            would_be_refused(report),
        )
        typer.echo("\n".join(filter(None, parts)))
    if marked:
        _write_marked(files, report, knowing(chosen_store(), said_of_files), marked, json)
    if report.errors:
        raise typer.Exit(REFUSED)


@app.command()
def load(
    files: Files,
    authority: Authority = None,
    agency: Agency = None,
    sent_by: SentBy = None,
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
    name, said = who or user_name(), told(authority, agency, sent_by or (), files)
    with progress_shown(progress_file) as progress:
        if preview:
            result = pipeline.preview(chosen_store(), files, name, said, progress)
        else:
            result = pipeline.load(chosen_store(), files, name, accept_warnings, said, progress)
    if progress_file:
        write_line(progress_file, {"result": asdict(result)})
    _tell(result, json)


@app.command()
def loads(
    load: Annotated[
        str | None, typer.Argument(metavar="[LOAD]", help="Such as L0003: everything that was told of it.")
    ] = None,
    json: Annotated[bool, typer.Option("--json")] = False,
    store: Folder = None,
) -> None:
    """Show who loaded what, when, what it changed; of one load everything that was told when it was accepted."""
    if not chosen_store().exists:
        raise NothingLoadedError
    if load:
        record = pipeline.record(chosen_store(), load)
        typer.echo(dumps(asdict(record), ensure_ascii=False, indent=2) if json else record_text(record))
        return
    columns = ("load", "loaded at (UTC)", "by", "files", "rows", "added", "changed", "removed", "standing")
    rows = [
        (
            one.load_id, one.loaded_at, one.loaded_by, ", ".join(file.name for file in one.files),
            sum(extract.rows for extract in one.extracts), sum(change.added for change in one.changes),
            sum(change.changed for change in one.changes), sum(change.removed for change in one.changes),
            f"taken back {undone.at} by {undone.who}" if undone else "in force",
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


def _write_marked(files: Sequence[Path], report: Report, known: Told, folder: Path, json: bool) -> None:
    from hscb.export.marked import checked_files, write_marked_copies  # as long

    try:
        copies = write_marked_copies(checked_files(files), report, known, folder)
    except OSError as fault:
        raise WrongUseError(
            f"The marked copies cannot be written into {folder}.", "Name a folder that may be written in."
        ) from fault
    for path in copies:
        typer.echo(path, err=json)


def _tell(result: LoadResult, json: bool = False) -> None:
    problems = result.report.problems
    if json:
        typer.echo(problems_json(problems))
    elif problems:
        typer.echo(problems_text(problems), err=True)
    said = (result_text(result), senders_text(result.report.senders))
    typer.echo("\n".join(filter(None, said)), err=json or result.outcome == "refused")
    if result.outcome == "refused":
        raise typer.Exit(REFUSED)
