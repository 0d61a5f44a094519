"""What an agency is asked for: the measures that it owes for a period, as a workbook to send it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pandas as pd

from hscb.catalogue import Measure, measures
from hscb.config import DEFAULT_AUTHORITY
from hscb.errors import WrongUseError
from hscb.ingest.cells.breakdowns import AGENCY, ALL, is_agencys_own, labels_of
from hscb.ingest.cells.names import agency_name
from hscb.ingest.cells.reporting_periods import ReportingPeriod
from hscb.ingest.templates.agency import Asked, Held, write_agency_template
from hscb.queries import returns
from hscb.queries.reader import Read
from hscb.warehouse.board import board_words
from hscb.warehouse.connection import frame
from hscb.warehouse.publish import current_state
from hscb.warehouse.store import Store


def agencies() -> list[str]:
    """The agencies that owe the board a return, in its order."""
    return [entry["name"] for entry in board_words("expected_returns")]


def agency_called(words: str) -> str | None:
    """The agency that owes a return, by any name it goes by; None for any other words."""
    name = agency_name(words)
    known = {agency.casefold(): agency for agency in agencies()}
    return known.get(name.casefold()) if isinstance(name, str) else None


def measures_owed(agency: str, kind: str) -> list[Measure]:
    """The measures that an agency owes for a period of a kind: for a year all, else those not sent once a year."""
    (owed,) = (entry["measures"] for entry in board_words("expected_returns") if entry["name"] == agency)
    yearly = {
        measure
        for dataset in board_words("datasets")
        if dataset["frequency"] == "year"
        for measure in dataset.get("measures", ())
    }
    return [measures()[name] for name in owed if kind == "year" or name not in yearly]


def next_period(
    store: Store, agency: str, kind: str, authority: str = DEFAULT_AUTHORITY
) -> ReportingPeriod | None:
    """The period after the newest one held of an agency, a month, quarter or year; None where nothing is held."""
    read = _reader(store)
    newest = returns.newest_period(read, authority, agency, kind) if read else None
    return ReportingPeriod(kind, newest).moved(1) if newest else None


def file_name(agency: str, period: ReportingPeriod) -> str:
    """What the workbook of an agency for a period is called: `police_2016-17_q3.xlsx`."""
    words = "".join(
        letter if letter.isalnum() or letter == "-" else " " for letter in f"{agency} {period.label}"
    )
    return f"{'_'.join(words.casefold().split())}.xlsx"


def write_template_of(
    store: Store, path: Path, agency: str, period: ReportingPeriod, authority: str = DEFAULT_AUTHORITY
) -> None:
    """Writes the workbook of an agency for a period, with what is held of the period before beside.

    Raises WrongUseError where the agency owes nothing for a period of that kind.
    """
    owed = measures_owed(agency, period.kind)
    if not owed:
        raise WrongUseError(f"{agency} owes nothing for a {period.kind}.", "Choose a year.")
    read = _reader(store)
    asked: list[Asked] = []
    held: dict[str, dict[tuple[str, str], Held]] = {}
    if read:
        names = [measure.measure_id for measure in owed]
        found = returns.sent_before(read, authority, agency, names, period.kind, period.first_day)
        held = _by_measure(found)
    for measure in owed:
        asked += asked_of(agency, measure, held.get(measure.measure_id, {}))
    write_agency_template(path, authority, agency, period, asked)


def asked_of(agency: str, measure: Measure, held: dict[tuple[str, str], Held]) -> Iterator[Asked]:
    """The figures asked for of a measure: the whole, and the categories of its main breakdown that are known."""
    if is_agencys_own(measure, agency):
        yield Asked(measure, AGENCY, agency, held.get((AGENCY, agency)))
        return
    yield Asked(measure, before=held.get((ALL, ALL)))
    main = measure.breakdowns[0] if measure.breakdowns else ALL
    listed = labels_of(main) if main != AGENCY else []
    sent = [category for breakdown, category in held if breakdown == main != ALL]
    for category in listed or sent:
        yield Asked(measure, main, category, held.get((main, category)))


def _reader(store: Store) -> Read | None:
    return partial(frame, store, current_state(store)) if store.exists else None


def _by_measure(found: pd.DataFrame) -> dict[str, dict[tuple[str, str], Held]]:
    held: dict[str, dict[tuple[str, str], Held]] = {}
    rows = found.astype(object).where(found.notna(), None).to_dict("records")
    for row in rows:
        figure = Held(
            row["period_label"], row["numerator"], row["denominator"], row["value"], bool(row["suppressed"])
        )
        held.setdefault(row["measure_id"], {})[row["breakdown"], row["category"]] = figure
    return held
