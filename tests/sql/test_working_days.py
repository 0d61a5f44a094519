"""Working days: Monday to Friday less the bank holidays of England, after the start up to and with the end."""

from __future__ import annotations

import duckdb
import pytest

from tests.warehouses import tiny_warehouse


@pytest.fixture(scope="module")
def warehouse() -> duckdb.DuckDBPyConnection:
    return tiny_warehouse({})


def working_days(connection: duckdb.DuckDBPyConnection, start: str, end: str) -> int:
    rows = connection.execute(
        "select working_day_number from calendar.days where day in (?::date, ?::date) order by day",
        [start, end],
    ).fetchall()
    return int(rows[-1][0] - rows[0][0])


@pytest.mark.parametrize(
    ("start", "end", "days", "why"),
    [
        ("2016-07-04", "2016-07-04", 0, "the same day"),
        ("2016-07-04", "2016-07-05", 1, "the start itself is not counted"),
        ("2016-07-01", "2016-07-04", 1, "Friday to Monday"),
        ("2016-07-02", "2016-07-03", 0, "within a weekend"),
        ("2016-07-02", "2016-07-04", 1, "a start on a Saturday"),
        ("2016-04-29", "2016-05-02", 0, "to the May bank holiday"),
        ("2016-04-29", "2016-05-03", 1, "over the May bank holiday"),
        ("2016-03-24", "2016-03-29", 1, "over Good Friday and Easter Monday"),
        ("2016-12-23", "2017-01-03", 4, "over Christmas: 26, 27 December and 2 January are bank holidays"),
        ("2016-02-26", "2016-03-01", 2, "over 29 February"),
        ("2016-04-04", "2016-06-08", 45, "nine weeks and two bank holidays"),
        ("2010-01-01", "2010-01-04", 1, "the first year with bank holidays"),
        ("2035-12-24", "2035-12-27", 1, "the last year with bank holidays"),
    ],
)
def test_working_days_between_two_dates(
    warehouse: duckdb.DuckDBPyConnection, start: str, end: str, days: int, why: str
) -> None:
    assert working_days(warehouse, start, end) == days, why


def test_a_label_that_could_be_a_month_is_the_year(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = warehouse.execute(
        "select period_label, period_type from calendar.labels"
        " where period_label in ('2011-12', '2016-12', '2016-17', '2016-17 Q4') order by period_label"
    ).fetchall()
    assert found == [
        ("2011-12", "year"),
        ("2016-12", "month"),
        ("2016-17", "year"),
        ("2016-17 Q4", "quarter"),
    ]
