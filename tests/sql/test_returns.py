"""Returns that agencies owe, by the calendar or since the board uses this; how each stands; the late ones' ladder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb
import pytest

from hscb.warehouse.board import board_words
from tests.warehouses import measure, tiny_warehouse, warehouse_of_loads

QUARTERLY, SECTION_11 = "Quarterly dataset", "Section 11 self-assessment"
# Young carers owe one measure a quarter; police owe five, and section 11 once a year.
CARERS, POLICE = "Young Carers Service", "Police"
OF_POLICE = (
    "board_attendance_pct", "police_conference_attendance_pct", "police_child_abuse_team_vacancies", "mase_cases",
    "county_lines_children",
)  # fmt: skip


def due(agency: str, day: str, received: str | None = None, period: str = "2017-18 Q1") -> dict[str, Any]:
    return dict(agency=agency, dataset=QUARTERLY, period=period, due_date=day, received_date=received)


def sent(day: str, agency: str, measures: Sequence[str], period: str, **more: Any) -> dict[str, Any]:
    """A real load of a return in totals on a day."""
    rows = [dict(agency=agency, measure_id=one, period=period, value="4") for one in measures]
    load = dict(tables={"returned_values": rows}, loaded_at=day, is_synthetic=False, agency=agency)
    return load | dict(data_from=None, data_to=None) | more


def calendar(*rows: dict[str, Any]) -> dict[str, Any]:
    return dict(tables={"returns_calendar": rows}, data_from=None, data_to=None)


def look(
    connection: duckdb.DuckDBPyConnection, agency: str, *columns: str, as_at: str | None = None
) -> list[tuple[Any, ...]]:
    """Columns of an agency's returns by due day, on the last day known or on another."""
    where = f"reporting.returns_by_day where as_at = '{as_at}' and" if as_at else "reporting.returns where"
    return connection.execute(
        f"select {', '.join(columns)} from {where} agency = ? order by due_date, period_label", [agency]
    ).fetchall()


def test_a_return_of_the_calendar_is_on_time_late_missing_or_not_yet_due() -> None:
    warehouse = tiny_warehouse(
        {
            "returns_calendar": [
                due(CARERS, "2017-07-31", "2017-07-31"),
                due(CARERS, "2017-10-30", "2017-11-06", "2017-18 Q2"),
                due("NELFT", "2017-07-31"),
                due("NELFT", "2018-01-30", None, "2017-18 Q3"),
            ]
        }
    )
    assert look(warehouse, CARERS, "standing", "working_days_late") == [("on time", 0), ("late", 5)]
    # the last day that the calendar knows is the day on which the last return came
    assert look(warehouse, "NELFT", "as_at::varchar", "standing", "working_days_late") == [
        ("2017-11-06", "missing", 69),
        ("2017-11-06", "not yet due", 0),
    ]


@pytest.mark.parametrize(
    ("as_at", "standing", "late", "step"),
    [
        ("2017-07-31", "not yet due", 0, None),
        ("2017-08-01", "missing", 1, None),
        ("2017-08-04", "missing", 4, None),
        ("2017-08-07", "missing", 5, "Reminder"),
        ("2017-08-21", "missing", 15, "Named lead"),
        # 28 August was a bank holiday
        ("2017-09-11", "missing", 29, "Named lead"),
        ("2017-09-12", "missing", 30, "Question to the Chair"),
        ("2018-09-12", "missing", 283, "Question to the Chair"),
    ],
)
def test_a_late_return_climbs_the_ladder_by_working_days(
    as_at: str, standing: str, late: int, step: str | None
) -> None:
    warehouse = tiny_warehouse({"returns_calendar": [due("NELFT", "2017-07-31")]})
    assert look(warehouse, "NELFT", "standing", "working_days_late", "step_name", as_at=as_at) == [
        (standing, late, step)
    ]


def test_what_came_after_the_day_looked_at_had_not_come_then() -> None:
    warehouse = tiny_warehouse({"returns_calendar": [due("NELFT", "2017-07-31", "2017-08-10")]})
    assert look(warehouse, "NELFT", "standing", "received_date", "step", as_at="2017-08-08") == [
        ("missing", None, 1)
    ]
    assert look(warehouse, "NELFT", "standing", "received_date::varchar", "step") == [
        ("late", "2017-08-10", None)
    ]


def test_nothing_is_owed_that_fell_due_before_the_first_real_return_was_loaded() -> None:
    contacts = dict(
        tables={"list_1": [dict(child_id="C1", contact_date="2017-05-02")]}, loaded_at="2017-06-10"
    )
    covered = contacts | dict(data_from="2017-04-01", data_to="2017-12-31")
    assert look(warehouse_of_loads([covered]), POLICE, "standing") == []
    warehouse = warehouse_of_loads([covered | dict(is_synthetic=False)])
    # 30 July 2017 is a Sunday
    assert look(warehouse, POLICE, "dataset", "period_label", "due_date::varchar") == [
        (QUARTERLY, "2017-18 Q1", "2017-07-31"),
        (QUARTERLY, "2017-18 Q2", "2017-10-30"),
        (QUARTERLY, "2017-18 Q3", "2018-01-30"),
    ]


def test_a_dataset_of_the_year_is_owed_for_the_year() -> None:
    load = sent("2018-02-15", CARERS, ["young_carers_supported"], "2017-18 Q3")
    warehouse = warehouse_of_loads([load])
    assert look(warehouse, POLICE, "dataset", "period_label", "due_date::varchar", as_at="2018-04-01") == [
        (QUARTERLY, "2017-18 Q4", "2018-04-30"),
        (SECTION_11, "2017-18", "2018-05-30"),
    ]


def test_a_load_of_everything_owed_is_a_return_received_on_its_day() -> None:
    warehouse = warehouse_of_loads(
        [
            sent("2017-06-01", POLICE, ["mase_cases"], "2016-17 Q4"),
            sent("2017-07-20", POLICE, OF_POLICE, "2017-18 Q1"),
            sent("2017-11-02", CARERS, ["young_carers_supported"], "2017-18 Q1"),
        ]
    )
    columns = ("standing", "received_date::varchar", "working_days_late")
    assert look(warehouse, POLICE, "period_label", *columns)[0] == ("2017-18 Q1", "on time", "2017-07-20", 0)
    assert look(warehouse, CARERS, *columns)[0] == ("late", "2017-11-02", 67)
    assert look(warehouse, "NELFT", *columns)[0] == ("missing", None, 67)


def test_a_load_that_lacks_measures_is_partial_until_the_last_has_come() -> None:
    first, rest = OF_POLICE[:3], OF_POLICE[3:]
    warehouse = warehouse_of_loads(
        [
            calendar(due(POLICE, "2017-07-31")),
            sent("2017-07-20", POLICE, first, "2017-18 Q1"),
            sent("2017-08-20", POLICE, rest[:1], "2017-18 Q1"),
        ]
    )
    columns = ("standing", "received_date", "working_days_late", "still_missing", "step_name")
    assert look(warehouse, POLICE, *columns, as_at="2017-08-30") == [
        ("partial", None, 21, "Children linked to county lines", "Named lead")
    ]
    warehouse = warehouse_of_loads(
        [
            calendar(due(POLICE, "2017-07-31")),
            sent("2017-07-20", POLICE, first, "2017-18 Q1"),
            sent("2017-08-21", POLICE, rest, "2017-18 Q1"),
        ]
    )
    assert look(warehouse, POLICE, "standing", "received_date::varchar", "working_days_late") == [
        ("late", "2017-08-21", 15)
    ]


def test_what_the_calendar_says_of_the_day_goes_before_the_day_of_the_load() -> None:
    warehouse = warehouse_of_loads(
        [
            calendar(due(CARERS, "2017-07-31", "2017-07-30")),
            sent("2017-08-21", CARERS, ["young_carers_supported"], "2017-18 Q1"),
        ]
    )
    assert look(warehouse, CARERS, "standing", "received_date::varchar") == [("on time", "2017-07-30")]
    assert measure(warehouse, "return_received_on_time_pct", "2017-18 Q2") == (1, 1, 100)


def test_a_return_that_nobody_asked_for_is_shown_without_a_due_day() -> None:
    warehouse = warehouse_of_loads(
        [
            calendar(due("NELFT", "2017-07-31", "2017-07-31")),
            sent("2017-08-21", POLICE, OF_POLICE[:1], "2015-16 Q1"),
            sent("2017-08-21", CARERS, ["young_carers_supported"], "2015-16"),
        ]
    )
    assert look(warehouse, CARERS, "period_label", "due_date", "standing", as_at="2017-08-31") == [
        ("2015-16", None, "received")
    ]
    assert look(warehouse, POLICE, "period_label", "standing", "step", as_at="2017-08-31") == [
        ("2015-16 Q1", "partial", None)
    ]


def test_synthetic_figures_are_no_return() -> None:
    load = sent("2017-08-21", CARERS, ["young_carers_supported"], "2017-18 Q1", is_synthetic=True)
    warehouse = warehouse_of_loads([calendar(due(CARERS, "2017-07-31")), load])
    assert look(warehouse, CARERS, "standing", as_at="2017-12-01") == [("missing",)]


def test_children_lists_count_as_the_measures_that_are_made_from_them() -> None:
    lists = dict(
        tables={"list_1": [], "list_3": []},
        data_from="2017-04-01",
        data_to="2017-06-30",
        loaded_at="2017-07-10",
    )
    warehouse = warehouse_of_loads(
        [calendar(due("Children's Social Care", "2017-07-31")), lists | dict(is_synthetic=False)]
    )
    ((standing, came, lacking),) = look(
        warehouse,
        "Children's Social Care",
        "standing",
        "first_part_on::varchar",
        "still_missing",
        as_at="2017-07-31",
    )
    assert (standing, came) == ("partial", "2017-07-10")
    titles = lacking.split("; ")
    assert {"Contacts", "Referrals to social care"}.isdisjoint(titles)
    assert "Child protection plans" in titles


def test_returns_owed_without_a_calendar_count_once_they_fell_due() -> None:
    carers = sent("2017-06-01", CARERS, ["young_carers_supported"], "2016-17 Q4")
    on_time = sent("2017-07-20", CARERS, ["young_carers_supported"], "2017-18 Q1")
    before = warehouse_of_loads([carers, on_time])
    assert measure(before, "return_received_on_time_pct", "2017-18 Q2") is None
    late = sent("2017-08-01", POLICE, OF_POLICE, "2017-18 Q1")
    after = warehouse_of_loads([carers, on_time, late])
    agencies = len(board_words("expected_returns"))
    assert measure(after, "return_received_on_time_pct", "2017-18 Q2") == (1, agencies, 100 / agencies)
    assert measure(after, "return_received_on_time_pct", "2016-17") is None
