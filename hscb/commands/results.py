"""What a check understood and what a load changes, as lines for a terminal."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from hscb.catalogue import measures
from hscb.examine import SheetRead
from hscb.ingest.answers import Question
from hscb.ingest.formats import formats
from hscb.loading import LoadResult
from hscb.record import Record
from hscb.terminal import problems_text
from hscb.warehouse.changes import MovedFigure, moved_names, moved_words
from hscb.warehouse.ledger import RowChanges
from hscb.warehouse.mappings import COLUMNS

SHOWN_OF_MOVED = 10


def sheets_text(sheets: Sequence[SheetRead]) -> str:
    """What was understood of each sheet, a line each."""
    return "\n".join(
        f"{sheet.file}, {sheet.sheet}: {sheet.title}, {sheet.rows} rows, {sheet.authority}, {sheet.submitted_by}"
        + (f", {sheet.data_from} to {sheet.data_to}" if sheet.data_from else "")
        + (", synthetic" if sheet.is_synthetic else "")
        for sheet in sheets
    )


def understood_text(sentences: Sequence[str]) -> str:
    """How the tables were read, a line each."""
    return "\n".join(f"  {sentence}" for sentence in sentences)


def record_text(record: Record) -> str:
    """What was told of a load when it was accepted."""
    parts = (
        sheets_text(record.sheets),
        understood_text(record.sentences),
        problems_text(record.problems),
        "\n".join(_changes(record.not_counting, record.changes, record.moved)),
    )
    return "\n".join(filter(None, parts))


def questions_text(questions: Sequence[Question]) -> str:
    """What is asked of a person, a line each, with the proposals."""
    if not questions:
        return ""
    lines = [
        f"  {one.file}, {one.sheet}, cell {one.cell}: {one.words} In {one.cells}"
        f" {'cell' if one.cells == 1 else 'cells'}.{_proposed(one)}"
        for one in questions
    ]
    head = "Questions: answered once, they are remembered for this authority and agency"
    return "\n".join([head, *lines, "  To answer: check --questions FILE, fill in `meaning`, mappings FILE."])


def _proposed(question: Question) -> str:
    offers = ", ".join(f"{offer.code} ({offer.words})" for offer in question.offers)
    return f" Perhaps: {offers}." if offers else ""


def questions_csv(questions: Sequence[Question]) -> str:
    """What is asked of a person as CSV, with an empty column `meaning` to fill in and the proposals beside it."""
    from hscb.charts.files import harmless  # brings pandas, as below

    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow([*COLUMNS, "question", "proposals", "cells"])
    for one in questions:
        offers = "; ".join(f"{offer.code} = {offer.words}" for offer in one.offers)
        named = [one.authority, one.agency, one.field, one.spelling, "", one.words, offers]
        writer.writerow([*(harmless(text) for text in named), one.cells])
    return written.getvalue()


def result_text(result: LoadResult) -> str:
    """What a load changed, or would change: one sentence, rows that do not count, rows per sheet, figures that move."""
    is_told = result.outcome in ("loaded", "preview")
    changes = _changes(result.not_counting, result.changes, result.moved) if is_told else ()
    return "\n".join([result.sentence, *changes])


def _changes(
    not_counting: Sequence[str], changes: Sequence[RowChanges], moved: Sequence[MovedFigure]
) -> Iterator[str]:
    yield from (f"  {sentence}" for sentence in not_counting)
    for change in changes:
        yield (
            f"  {formats()[change.table].title}: {change.added} rows added, {change.changed} changed,"
            f" {change.removed} removed"
        )
    if not (changes or moved):
        yield "  No row and no figure changes."
    yield from _moved(moved)


def _moved(moved: Sequence[MovedFigure]) -> Iterator[str]:
    if not moved:
        return
    yield f"  Figures, without their breakdowns: {moved_words(moved)} ({moved_names(moved)})"
    years = [one for one in moved if one.period_type == "year"]
    yield from _moved_lines("years", years)
    # what a year of the same measure tells is not told again
    told = {(one.title, one.authority, one.origin) for one in years}
    alone = [one for one in moved if (one.title, one.authority, one.origin) not in told]
    yield from _moved_lines("quarters and months", alone)


def _moved_lines(periods: str, moved: Sequence[MovedFigure]) -> Iterator[str]:
    if moved:
        yield f"  Of {periods} (– is no figure, or a hidden one):"
        yield from (f"    {_moved_line(one)}" for one in moved[:SHOWN_OF_MOVED])
    if len(moved) > SHOWN_OF_MOVED:
        yield f"    and {len(moved) - SHOWN_OF_MOVED:,} more"


def _moved_line(moved: MovedFigure) -> str:
    from hscb.charts.wording import (
        figure,
        part_of_period,
    )  # brings pandas, which no other command should wait for

    measure = measures().get(moved.measure_id)
    unit = measure.unit if measure else "number"
    origin = "" if moved.origin == "records" else f" ({moved.origin})"
    part = f" ({part_of_period(moved.first_covered, moved.last_covered)})" if moved.is_partial else ""
    return (
        f"{moved.title}, {moved.authority}, {moved.period_label}{part}{origin}:"
        f" {figure(moved.before, unit)} -> {figure(moved.after, unit)}"
    )
