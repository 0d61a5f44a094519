"""How long placements last: one row per placement, and the Kaplan-Meier share still running after n months."""

from __future__ import annotations

from typing import Any

import duckdb
import pytest

from tests.sql.care import Rows, episodes, warehouse_of_care
from tests.warehouses import measure, tiny_warehouse


def placements(warehouse: duckdb.DuckDBPyConnection) -> list[tuple[Any, ...]]:
    """Type, start, end and reason of each placement, in the order of their starts."""
    return warehouse.execute(
        "select placement_type, started::varchar, ended::varchar, end_reason"
        " from marts.placement_spells order by started"
    ).fetchall()


def shares(
    warehouse: duckdb.DuckDBPyConnection, placement_type: str = "all"
) -> dict[int, tuple[int, int, float]]:
    """At risk, ended and share by the number of months."""
    found = warehouse.execute(
        "select months, at_risk, ended, share from kpi.placement_duration_survival where placement_type = ?",
        [placement_type],
    ).fetchall()
    return {months: (at_risk, ended, share) for months, at_risk, ended, share in found}


def test_a_placement_is_a_run_of_episodes_with_its_temporary_absences() -> None:
    rows = episodes(
        "C1", "2016-04-04 S U4 A", "2016-05-02 L U4 A", "2016-06-01 P T1", "2016-06-10 P U4 A", "2016-08-01 P K2 B",
        "2016-12-01 P U4 C", "2017-01-09 T A5 C", ended="2017-03-01", end_reason="E11",
    )  # fmt: skip
    carried_on = "Episode ends, care continues"
    assert placements(warehouse_of_care(rows)) == [
        ("Fostering", "2016-04-04", "2016-08-01", carried_on),
        ("Children's home", "2016-08-01", "2016-12-01", carried_on),
        # adopted by the foster carer: no new placement
        ("Fostering", "2016-12-01", "2017-03-01", "Adopted"),
    ]


def test_a_placement_away_from_at_the_end_of_the_data_is_still_running() -> None:
    rows = episodes("C1", "2016-04-04 S U4 A", "2017-03-20 P T2")
    assert placements(warehouse_of_care(rows)) == [("Fostering", "2016-04-04", None, None)]


def test_an_end_after_the_data_is_not_known_yet() -> None:
    rows = [
        *episodes("C1", "2016-04-04 S U4", ended="2017-04-01"),
        *episodes("C2", "2016-05-02 S U4", ended="2017-03-31"),
        *episodes("C3", "2017-04-01 S U4"),
    ]
    assert placements(warehouse_of_care(rows)) == [
        ("Fostering", "2016-04-04", None, None),
        ("Fostering", "2016-05-02", "2017-03-31", "Returned home"),
    ]


def test_the_share_falls_with_every_end_among_those_still_observed() -> None:
    rows = [
        # days: 10 ended, 40 still running at the end of the data, 45 ended, 100 ended
        *episodes("C1", "2016-04-04 S U4", ended="2016-04-14"),
        *episodes("C2", "2017-02-19 S U4"),
        *episodes("C3", "2016-04-04 S U4", ended="2016-05-19"),
        *episodes("C4", "2016-04-04 S U4", ended="2016-07-13"),
    ]
    found = shares(warehouse_of_care(rows))
    assert len(found) == 61
    assert found[0] == (4, 0, 100)
    # after 30 days 3 of 4 run; after 61 days one more of the 2 then observed has ended; after 122 days all
    assert found[1] == (3, 1, pytest.approx(75))
    assert found[2] == (1, 2, pytest.approx(75 / 2))
    assert found[4] == (0, 3, 0)
    assert found[60] == (0, 3, 0)


def test_placements_already_running_are_at_risk_only_from_the_first_day_of_the_data() -> None:
    rows = [
        # begun 366 days before the data, ended 10 days into them
        *episodes("C1", "2015-04-01 S U4", ended="2016-04-11"),
        *episodes("C2", "2016-04-04 S U4", ended="2016-05-19"),
        *episodes("C3", "2016-04-04 S U4"),
        # over before the data begin
        *episodes("C4", "2015-04-01 S U4", ended="2016-03-01"),
    ]
    found = shares(warehouse_of_care(rows))
    assert found[1] == (2, 0, 100)
    # of the two observed from the start one ended after 45 days, and not of three
    assert found[2] == (1, 1, pytest.approx(50))


def test_each_type_has_its_own_line() -> None:
    rows = [
        *episodes("C1", "2016-04-04 S U4", ended="2016-04-14"),
        *episodes("C2", "2016-04-04 S K2"),
    ]
    warehouse = warehouse_of_care(rows)
    assert shares(warehouse, "Fostering")[1] == (0, 1, 0)
    assert shares(warehouse, "Children's home")[1] == (1, 0, 100)
    assert shares(warehouse)[1] == (1, 1, pytest.approx(50))
    assert shares(warehouse, "Secure") == {}


def test_the_chart_has_no_figure_among_the_measures() -> None:
    warehouse = warehouse_of_care(episodes("C1", "2016-04-04 S U4"))
    assert measure(warehouse, "placement_duration_survival") is None


def test_a_placement_names_no_child() -> None:
    rows: Rows = episodes("C1", "2016-04-04 S U4")
    columns = tiny_warehouse({"ssda903_episodes": rows}).execute("describe marts.placement_spells").fetchall()
    assert not {"child_id", "date_of_birth"} & {name for name, *_ in columns}
