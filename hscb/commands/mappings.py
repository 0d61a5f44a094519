"""The command for what spellings were said to mean: printed, taken in from a file, forgotten."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hscb.commands.options import Folder, Who, app, chosen_store
from hscb.errors import WrongUseError
from hscb.ingest.answers import meanings_of
from hscb.loading import existing
from hscb.terminal import rows_text
from hscb.warehouse.answers_file import answers_read, as_csv
from hscb.warehouse.mappings import forget as forget_answer
from hscb.warehouse.mappings import remember, remembered
from hscb.warehouse.store import user_name


@app.command()
def mappings(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="A CSV of answers to remember.")
    ] = None,
    forget: Annotated[bool, typer.Option("--forget", help="Forget the answers of the file instead.")] = False,
    choices: Annotated[
        str | None,
        typer.Option(metavar="FIELD", help="Print what a spelling of a field may mean, such as source."),
    ] = None,
    who: Who = None,
    store: Folder = None,
) -> None:
    """Print what spellings were said to mean, as CSV; or take in a file of answers."""
    held = chosen_store()
    if choices:
        typer.echo(_choices(choices))
        return
    if file is None:
        typer.echo(as_csv(remembered(held)), nl=False)
        return
    known = remembered(held)
    read = answers_read(existing([file])[0].read_bytes(), known)
    if not read.answers:
        raise WrongUseError(
            "No line of the file has a meaning.", "Fill in the column `meaning`; `allowed` says how."
        )
    if forget:
        taken = [*(before for before, _ in read.changed), *read.same]
        for answer in taken:
            forget_answer(held, who or user_name(), answer)
        typer.echo(
            f"{len(taken)} answers are forgotten; {len(read.new)} were not known."
            " What was loaded with them stays as it is."
        )
        return
    remember(held, who or user_name(), read.answers)
    typer.echo("\n".join([*read.lines, "Load the files again to use them."]))


def _choices(field: str) -> str:
    try:
        found = meanings_of(field)
    except KeyError as fault:
        raise WrongUseError(
            f'There is no field "{field}".',
            "`check --questions FILE` writes the fields that are asked about.",
        ) from fault
    return rows_text(("meaning", "words"), [(choice.code, choice.words) for choice in found], "table")
