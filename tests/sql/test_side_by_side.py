"""Figures of several origins beside each other, and figures that a later load gave otherwise."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sql.test_rules import figure
from tests.warehouses import tiny_warehouse, warehouse_of_loads

WINDOW = dict(data_from="2016-04-01", data_to="2017-03-31", agency="NELFT")


def test_printed_returned_computed_and_official_figures_stand_in_one_row() -> None:
    tables: dict[str, list[dict[str, Any]]] = {
        "published_values": [
            figure("contacts", 9293),
            figure("contacts", 9300, source="DfE children in need statistics"),
            figure("s47_enquiries", 443),
        ],
        "returned_values": [dict(agency="Police", measure_id="contacts", period="2016-17", value="9290")],
        "list_1": [dict(child_id=f"C{n}", contact_date="2016-06-01") for n in range(7)],
    }
    found = tiny_warehouse(tables).execute(
        "select measure_id, computed, returned, printed, official, spread from reporting.side_by_side"
        " where period_label = '2016-17'"
    )
    assert found.fetchall() == [("contacts", 7, 9290, 9293, 9300, 9293)]


def restated(measure_id: str, was: str, became: str) -> list[tuple[Any, ...]]:
    loads = [
        {
            "tables": {
                "returned_values": [
                    dict(agency="NELFT", measure_id=measure_id, period="2016-17", value=value)
                ]
            },
            **WINDOW,
        }
        for value in (was, became)
    ]
    return (
        warehouse_of_loads(loads)
        .execute("select was, became, load_before, load_id, suppressed from reporting.restatements")
        .fetchall()
    )


@pytest.mark.parametrize(
    ("measure_id", "was", "became", "expected"),
    [
        ("health_visitors", "26", "29", [(26, 29, "L0001", "L0002", False)]),
        ("health_visitors", "26", "26", []),
        ("young_carers_supported", "40", "80", [(40, 80, "L0001", "L0002", False)]),
        # neither a small number of children, nor a small difference of two
        ("young_carers_supported", "4", "80", [(None, None, "L0001", "L0002", True)]),
        ("young_carers_supported", "78", "80", [(None, None, "L0001", "L0002", True)]),
    ],
)
def test_a_restated_figure_is_told_with_the_one_before(
    measure_id: str, was: str, became: str, expected: list[tuple[Any, ...]]
) -> None:
    assert restated(measure_id, was, became) == expected
