"""What a check understood and what a load changes, as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hscb.catalogue import measures
from hscb.examine import Report, SheetRead
from hscb.ingest.alike import counted
from hscb.ingest.formats import formats
from hscb.ingest.sender import Sender
from hscb.loading import LoadResult
from hscb.record import Record
from hscb.terminal import problems_text
from hscb.warehouse.changes import MovedFigure, moved_names, moved_words
from hscb.warehouse.ledger import RowChanges

SHOWN_OF_MOVED = 10


def sheets_text(sheets: Sequence[SheetRead]) -> str:
    """What was understood of each sheet, a line each."""
    return "\n".join(
        f"{sheet.file}, {sheet.sheet}: {sheet.title}, {sheet.rows} rows, {sheet.authority}, {sheet.submitted_by}"
        + (f", {sheet.data_from} to {sheet.data_to}" if sheet.data_from else "")
        + (", synthetic" if sheet.is_synthetic else "")
        for sheet in sheets
    )


def senders_text(senders: Sequence[Sender]) -> str:
    """Who sent each file, and what says so, a line each."""
    if not senders:
        return ""
    lines = [f"  {sender.file}: {sender.agency} ({sender.reason})" for sender in senders]
    how = '  If a sender is wrong, add --sent-by "FILE=AGENCY".'
    return "\n".join(["Sent by", *lines, *([how] if any(one.is_guess for one in senders) else [])])


def would_be_refused(report: Report) -> str:
    """That a load of the files would be refused, and what to do about it; empty where it would not."""
    if report.errors:
        said = f"{counted(len(report.errors), 'error')}, {counted(len(report.warnings), 'warning')}"
        return f"A load would be refused: {said}. Errors must be put right first."
    if report.warnings:
        return (
            f"A load would be refused because of {counted(len(report.warnings), 'warning')}. Look at them; if they may"
            " stand, load with --accept-warnings."
        )
    return ""


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


def result_text(result: LoadResult) -> str:
    """What a load changed, or would change: one sentence, rows that do not count, rows per sheet, figures that move."""
    is_told = result.outcome in ("loaded", "preview")
    changes = _changes(result.not_counting, result.changes, result.moved) if is_told else ()
    refused = would_be_refused(result.report) if result.outcome == "preview" else ""
    return "\n".join([result.sentence, *changes, *([refused] if refused else [])])


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
