"""A figure is followed to the load, file, sheet and row it comes from; a hidden one is not."""

from __future__ import annotations

from typing import Any

from tests.warehouses import warehouse_of_loads


def places(columns: str, *loads: dict[str, Any], measure_id: str = "contacts") -> list[tuple[Any, ...]]:
    return (
        warehouse_of_loads(loads)
        .execute(
            f"select {columns} from reporting.lineage where measure_id = ? and period_label = '2016-17'"
            " and breakdown = 'all' order by load_id",
            [measure_id],
        )
        .fetchall()
    )


def contacts(year: int, count: int, month: int = 6) -> dict[str, Any]:
    return dict(
        tables={
            "list_1": [dict(child_id=f"C{n}", contact_date=f"{year}-{month:02d}-01") for n in range(count)]
        },
        data_from=f"{year}-04-01",
        data_to=f"{year + 1}-03-31",
    )


def returned(count: int) -> dict[str, Any]:
    row = dict(agency="NELFT", measure_id="young_carers_supported", period="2016-17", value=str(count))
    return dict(
        tables={"returned_values": [row]}, data_from="2016-04-01", data_to="2017-03-31", agency="NELFT"
    )


def test_a_computed_figure_comes_from_the_lists_of_its_period() -> None:
    found = places("load_id, sheet, row, submitted_by", contacts(2014, 9), contacts(2016, 9))
    assert found == [("L0002", "list_1", None, "Children's Social Care")]


def test_a_measure_that_looks_back_rests_on_the_lists_of_the_year_before() -> None:
    loads = (contacts(2013, 12), contacts(2015, 12), contacts(2016, 12))
    assert places("load_id", *loads, measure_id="repeat_contact_12m_pct") == [("L0002",), ("L0003",)]


def test_a_returned_figure_comes_from_its_row() -> None:
    found = places(
        "load_id, origin, file, row, submitted_by", returned(40), measure_id="young_carers_supported"
    )
    assert found == [("L0001", "return", "test.xlsx", "2", "NELFT")]


def test_a_hidden_figure_is_not_followed() -> None:
    assert places("load_id", returned(4), measure_id="young_carers_supported") == []
    assert places("load_id", contacts(2016, 3)) == []
