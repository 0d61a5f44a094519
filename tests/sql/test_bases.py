"""Figures on different bases: found by the checker or said by the board, never held against each other."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.sql.test_rules import figure, parts
from tests.sql.test_signals import series, signals
from tests.warehouses import tiny_warehouse


def out_of_area() -> list[dict[str, Any]]:
    """The report's own figures: 110 of the 224 whose place is known, then 131 of all 248."""
    before = parts("cla_by_location", "location", 229, {"In the borough": 114, "Out of borough": 110})
    return [
        *(row | {"period": "2015-16"} for row in before),
        *parts("cla_by_location", "location", 248, {"In the borough": 109, "Out of borough": 131}),
        figure("cla", 229, "2015-16"),
        figure("cla", 248),
        figure("cla_out_of_area_pct", 49, "2015-16", numerator=110, denominator=224),
        figure("cla_out_of_area_pct", 53, numerator=131, denominator=248),
    ]


def test_a_base_that_the_checker_found_is_one_of_its_series_alone() -> None:
    found = (
        tiny_warehouse({"published_values": out_of_area()})
        .execute(
            "select measure_id, origin, source, begins, is_said_by_board, why from reporting.base_changes"
            " where origin is not null"
        )
        .fetchall()
    )
    ((measure_id, origin, source, begins, is_said, why),) = found
    assert (measure_id, origin, source, begins) == (
        "cla_out_of_area_pct",
        "published",
        "Report",
        date(2016, 4, 1),
    )
    assert not is_said
    assert "49% for 2015-16 fits the parts" in why


def test_an_event_of_the_board_that_changes_the_base_holds_for_every_series() -> None:
    found = (
        tiny_warehouse({"published_values": [figure("contacts", 9293)]})
        .execute(
            "select origin, begins, is_said_by_board from reporting.base_changes where measure_id = 'contacts'"
        )
        .fetchall()
    )
    assert found == [(None, date(2016, 4, 1), True)]


def test_two_bases_are_not_held_against_each_other() -> None:
    # repeat contacts: lower is better, and Early Help contacts are counted from 2016-17 on
    rows = series("repeat_contact_12m_pct", 25, 35, 42)
    # S15 says that what is counted changed, and nothing more is told
    assert signals(rows) == [("S15",)]
    rows = [figure("contact_nfa_pct", value, year) for value, year in ((12, "2015-16"), (24, "2016-17"))]
    why = dict(signals(rows, "signal, why"))
    assert list(why) == ["S11", "S15"]
    assert "from 12.0% to 24.0%, on another base. From 2016-17" in why["S11"]


def test_a_headline_tells_no_change_between_two_bases() -> None:
    rows = [
        figure("contacts", 5859, "2015-16"),
        figure("contacts", 9293),
        figure("referrals", 7, "2015-16"),
        figure("referrals", 9),
    ]
    found = tiny_warehouse({"published_values": rows}).execute(
        "select measure_id, change_on_year, base_change is null, base_begins from reporting.headlines"
        " where period_label = '2016-17' order by measure_id"
    )
    assert found.fetchall() == [("contacts", None, False, date(2016, 4, 1)), ("referrals", 2.0, True, None)]


def test_limits_begin_anew_where_the_board_says_that_the_base_changed() -> None:
    months = [f"2015-{month:02d}" for month in range(4, 13)] + ["2016-01", "2016-02", "2016-03"]
    months += [f"2016-{month:02d}" for month in range(4, 10)]
    rows = [
        dict(agency="CSC", measure_id="contacts", period=month, value=str(500 + 7 * (place % 3)))
        for place, month in enumerate(months)
    ]
    found = tiny_warehouse({"returned_values": rows}).execute(
        "select phase, max(points), any_value(standing) from reporting.process_points"
        " where period_type = 'month' group by phase order by phase"
    )
    assert found.fetchall() == [(0, 12, "firm"), (1, 6, "trial")]
