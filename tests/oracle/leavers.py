"""Care leavers: in touch, in suitable accommodation, in education, employment or training."""

from __future__ import annotations

from collections.abc import Iterable

from tests.oracle.cases import Case, Row, Tables
from tests.oracle.days import Period, age_on

_GONE = {"G": "gone abroad", "H": "deported"}


def _leavers(tables: Tables, period: Period, youngest: int) -> list[tuple[Row, str | None]]:
    """Former relevant young people up to 21 by List 9, else OC3, and why one does not count."""
    former = [row for row in tables["list_9"] if row["eligibility"] == "b"]
    found: list[tuple[Row, str | None]] = []
    for row in former if tables["list_9"] else tables["ssda903_oc3"]:
        age = age_on(period.as_at, row["date_of_birth"])
        if age is None or youngest <= age <= 21:
            gone = "died" if row["in_touch"] == "DIED" else _GONE.get((row["accommodation"] or " ")[0])
            found.append((row, gone or ("age not known" if age is None else None)))
    return found


def care_leavers_in_touch_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Care leavers of 17 to 21 in touch."""
    return [Case(row["in_touch"] == "YES", gone) for row, gone in _leavers(tables, period, 17)]


def _is_suitable(row: Row) -> bool:
    return bool(row.get("suitability", (row["accommodation"] or "")[1:]) == "1")


def care_leavers_suitable_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Care leavers of 19 to 21 in suitable accommodation."""
    return [Case(_is_suitable(row), gone) for row, gone in _leavers(tables, period, 19)]


def care_leavers_eet_pct(tables: Tables, period: Period) -> Iterable[Case]:
    """Care leavers of 19 to 21 in education, employment or training."""
    return [
        Case((row["activity"] or "")[:1] in ("F", "P"), gone) for row, gone in _leavers(tables, period, 19)
    ]
