"""How a figure behaves, whether it will meet its target, what it rests on, and what the Overview makes of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import duckdb
import pytest

from hscb.warehouse.views import build_order, model_files
from tests.sql.test_process_limits import MONTHS, NORMAL
from tests.sql.test_rules import figure
from tests.sql.test_signals import england, series
from tests.warehouses import tiny_warehouse

STEADY = [80, 82, 81, 79, 80, 83, 81, 80, 82, 79, 81, 80, 82]


def months(measure_id: str, values: list[float], target: float | None = None) -> duckdb.DuckDBPyConnection:
    """A monthly series from April 2014 on, with a target in force from April 2014 where one is given."""
    rows = [
        dict(agency="NELFT", measure_id=measure_id, period=month, value=str(value))
        for month, value in zip(MONTHS, values, strict=False)
    ]
    warehouse = tiny_warehouse({"returned_values": rows})
    if target is not None:
        warehouse.execute("delete from raw.targets")
        columns = "measure_id, value, valid_from, valid_to, set_by"
        warehouse.execute(
            f"insert into raw.targets ({columns}) values (?, ?, ?, null, 'the board')",
            [measure_id, target, date(2014, 4, 1)],
        )
        _again(warehouse)
    return warehouse


def _again(warehouse: duckdb.DuckDBPyConnection) -> None:
    files = model_files()
    for name in build_order():
        sql = files[name].read_text(encoding="utf-8")
        if name.startswith("reporting.") and "create or replace table" in sql:
            warehouse.execute(sql)


def last(warehouse: duckdb.DuckDBPyConnection, columns: str) -> Any:
    return warehouse.execute(
        f"select {columns} from reporting.process_standing where period_type = 'month'"
        " order by period_start desc limit 1"
    ).fetchone()


@pytest.mark.parametrize(("target", "said"), [(70, "meets"), (81, "either"), (95, "misses"), (None, None)])
def test_assurance_holds_the_usual_range_against_the_target(target: float | None, said: str | None) -> None:
    """STEADY: mean 80.8, average moving range 1.92 but for what is screened, so limits near 76 and 86."""
    assert last(months("supervision_pct", STEADY, target), "assurance") == (said,)


@pytest.mark.parametrize(
    ("measure_id", "point", "said"),
    [
        ("supervision_pct", 60, "worse"),
        ("supervision_pct", 99, "better"),
        ("supervision_pct", 81, "usual"),
        ("school_nurse_caseload", 60, "better"),
        ("contact_nfa_pct", 60, "changed"),
    ],
)
def test_variation_follows_the_better_direction(measure_id: str, point: float, said: str) -> None:
    assert last(months(measure_id, [*STEADY, point]), "variation") == (said,)


def test_a_trend_is_good_or_bad_by_where_it_goes_and_not_by_its_side() -> None:
    # seven rising months that end below the mean of a falling whole
    values = [70.0, 95, 70, 95, 70, 95, 70, 60, 62, 64, 66, 68, 70, 71]
    found = last(months("supervision_pct", values), "special_because, variation, way")
    assert found == ("trend", "better", 1.0)


def test_a_point_before_a_new_phase_is_not_judged_by_it() -> None:
    warehouse = months("school_nurse_caseload", [*NORMAL])
    assert last(warehouse, "phase, points") == (0, 20)


def overview(rows: list[dict[str, Any]], columns: str) -> list[tuple[Any, ...]]:
    found = tiny_warehouse({"published_values": rows}).execute(
        f"select {columns} from reporting.overview order by position"
    )
    return found.fetchall()


def test_behind_and_falling_goes_before_other_worries_and_good_news_last() -> None:
    rows = [
        *series("pep_up_to_date_pct", 60, 64, 72),
        *series("iha_20wd_pct", 80, 70, 60),
        *series("cla_same_placement_2y_pct", 83, 70, 59),
        england("cla_same_placement_2y_pct", 68),
    ]
    assert overview(rows, "measure_id, kind") == [
        ("cla_same_placement_2y_pct", "behind and falling"),
        ("iha_20wd_pct", "worry"),
        ("pep_up_to_date_pct", "good"),
    ]


def test_every_doubt_is_named() -> None:
    rows = [*series("cla_same_placement_2y_pct", 83, 70, 59), england("cla_same_placement_2y_pct", 68)]
    assert overview(rows, "doubts") == [("no counts known",)]
    counted = [
        figure("cla_same_placement_2y_pct", 59, source="Another", numerator=39, denominator=66),
        *rows,
    ]
    doubts = dict(overview(counted, "source, doubts"))
    assert doubts["Report"] == "no counts known; another source shows no clear difference"


def test_england_of_an_earlier_year_is_named_and_judged_by_nothing() -> None:
    rows = [
        *series("cla_same_placement_2y_pct", 83, 70, 59),
        england("cla_same_placement_2y_pct", 68) | {"period": "2015-16"},
    ]
    assert overview(rows, "england, england_label, verdict") == [(68.0, "2015-16", None)]


def honesty(rows: list[dict[str, Any]], measure_id: str, columns: str = "words") -> Any:
    found = tiny_warehouse({"published_values": rows}).execute(
        f"select {columns} from reporting.honesty where measure_id = ?", [measure_id]
    )
    return found.fetchone()


def test_honesty_says_what_a_figure_rests_on() -> None:
    rows = [
        *series("iha_20wd_pct", 80, 70, 60, numerator=60, denominator=100),
        *series("health_visitors", 30, 29),
        figure("pep_up_to_date_pct", 64, "2015-16"),
        figure("training_capacity_pct", 69.4, numerator=905, denominator=1326),
        *series("contacts", 5000, 5859, 9293),
    ]
    columns = "points, base_known, open_findings, is_in_date, last_period, signed_off"
    printed = "printed by the board"
    assert honesty(rows, "iha_20wd_pct", columns) == (3, True, 0, True, "2016-17", printed)
    # a count has no base
    assert honesty(rows, "health_visitors", columns) == (2, None, 0, True, "2016-17", printed)
    assert honesty(rows, "pep_up_to_date_pct", columns) == (1, False, 0, False, "2015-16", printed)
    # 905 of 1,326 is 68.3 per cent
    assert honesty(rows, "training_capacity_pct", columns) == (1, True, 1, True, "2016-17", printed)
    # on the base of 2016-17 there is one year
    assert honesty(rows, "contacts", "points") == (1,)
    assert honesty(rows, "training_capacity_pct") == (
        "1 year of figures · base known · 1 open question · up to date · printed by the board",
    )
    assert honesty(rows, "pep_up_to_date_pct") == (
        "1 year of figures · base not known · no open question · last in 2015-16 · printed by the board",
    )
