"""Partner returns by the day they were due."""

from __future__ import annotations

from tests.warehouses import categories, measure, status, tiny_warehouse, warehouse_of_loads


def due(agency: str, day: str, received: str | None, period: str = "2016-17 Q1") -> dict[str, object]:
    return dict(
        agency=agency, dataset="Quarterly return", period=period, due_date=day, received_date=received
    )


def test_a_return_is_on_time_up_to_its_due_date_and_counted_once_where_it_was_due() -> None:
    warehouse = tiny_warehouse(
        {
            "returns_calendar": [
                due("NELFT", "2016-07-15", "2016-07-15"),
                due("BHRUT", "2016-07-15", "2016-07-16"),
                due("Police", "2016-07-15", None),
                due("Police", "2016-07-15", None),
                due("Police", "2016-10-14", "2016-10-01", "2016-17 Q2"),
            ]
        }
    )
    assert measure(warehouse, "return_received_on_time_pct", "2016-17 Q2") == (1, 3, 100 / 3)
    assert measure(warehouse, "return_received_on_time_pct") == (2, 4, 50)
    assert categories(warehouse, "return_received_on_time_pct", "agency") == {
        "NELFT": 100,
        "BHRUT": 0,
        "Police": 50,
    }


def test_a_calendar_speaks_for_the_whole_of_its_years() -> None:
    warehouse = tiny_warehouse({"returns_calendar": [due("NELFT", "2016-07-15", "2016-07-15")]})
    assert measure(warehouse, "return_received_on_time_pct", "2017-03") == (0, 0, None)
    assert status(warehouse, "return_received_on_time_pct") == "final"
    assert measure(warehouse, "return_received_on_time_pct", "2017-18") is None


def test_a_later_calendar_says_that_a_return_has_come() -> None:
    window = dict(data_from=None, data_to=None)
    warehouse = warehouse_of_loads(
        [
            dict(tables={"returns_calendar": [due("NELFT", "2016-07-15", None)]}, **window),
            dict(tables={"returns_calendar": [due("NELFT", "2016-07-15", "2016-07-10")]}, **window),
        ]
    )
    assert measure(warehouse, "return_received_on_time_pct") == (1, 1, 100)
