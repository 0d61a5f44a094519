"""Health and education of looked-after children: first assessments, OC2, its proxy in List 8, education plans."""

from __future__ import annotations

import pytest

from tests.sql.care import Rows, episodes, header, judged, on_list_8, warehouse_of_care
from tests.warehouses import caveat, measure, tiny_warehouse, warehouse_of_loads


def assessed(child: str, start: str, day: str | None, ended: str | None = None) -> tuple[Rows, Rows]:
    """The episodes of a child from a start of care, and its row on List 8 with the initial health assessment."""
    row = on_list_8(child, start, initial_health_assessment_date=day, end_date=ended)  # type: ignore[arg-type]
    return episodes(child, f"{start} S U4", ended=ended), [row]


def test_initial_health_assessments_within_20_working_days() -> None:
    # started 4 January 2017: the 20th working day is 1 February
    answers: dict[str, tuple[tuple[Rows, Rows], bool | str | None]] = {
        name: (assessed(name, start, day, ended), answer)
        for name, start, day, ended, answer in [
            ("on the 20th working day", "2017-01-04", "2017-02-01", None, True),
            ("on the 21st working day", "2017-01-04", "2017-02-02", None, False),
            ("on the day of the start", "2017-01-04", "2017-01-04", None, True),
            ("on a Sunday after the 20th working day", "2017-01-06", "2017-02-05", None, True),
            ("none recorded", "2017-01-04", None, None, False),
            ("before the start", "2017-01-04", "2017-01-03", None, "end before start"),
            ("left on the 20th working day", "2017-01-04", "2017-01-20", "2017-02-01", True),
            ("left on the 19th working day", "2017-01-04", "2017-01-20", "2017-01-31", None),
            ("still in care, 20 working days by the end of the data", "2017-03-03", None, None, False),
            ("still in care, 19 working days by the end of the data", "2017-03-06", "2017-03-07", None, None),
            ("started in an earlier year", "2016-03-04", "2016-03-10", None, None),
        ]
    }  # fmt: skip
    rows = [row for (chain, _), _ in answers.values() for row in chain]
    list_8 = [row for (_, listed), _ in answers.values() for row in listed]
    warehouse = warehouse_of_care(rows, list_8=list_8)
    expected = {name: answer for name, (_, answer) in answers.items() if answer is not None}
    assert judged(warehouse, "iha_20wd_pct") == expected
    assert measure(warehouse, "iha_20wd_pct") == (4, 7, pytest.approx(400 / 7))


def test_a_move_within_care_goes_on_with_the_same_stay() -> None:
    rows = episodes("C1", "2017-01-04 S U4", "2017-01-10 P K2")
    list_8 = [on_list_8("C1", "2017-01-04", initial_health_assessment_date="2017-01-20")]
    assert measure(warehouse_of_care(rows, list_8=list_8), "iha_20wd_pct") == (1, 1, 100)


def test_a_start_in_episodes_that_list_8_does_not_have_is_not_assessed() -> None:
    warehouse = warehouse_of_care(episodes("C1", "2017-01-04 S U4"), list_8=[])
    assert measure(warehouse, "iha_20wd_pct") == (0, 1, 0)


def test_a_start_on_list_8_that_episodes_do_not_hold_is_left_out_and_counted() -> None:
    rows = episodes("C1", "2017-01-05 S U4")
    list_8 = [on_list_8("C1", "2017-01-04"), on_list_8("C1", "2017-01-05")]
    assert sorted(
        warehouse_of_care(rows, list_8=list_8)
        .execute(
            "select excluded_because, is_counted from kpi.cases"
            " where measure_id = 'iha_20wd_pct' and period_label = '2016-17'"
        )
        .fetchall(),
        key=str,
    ) == [("start of care not in the data", False), (None, False)]


def test_without_episodes_the_start_of_care_is_that_of_list_8() -> None:
    list_8 = [
        on_list_8("C1", "2017-01-04", initial_health_assessment_date="2017-02-01"),
        on_list_8("C2", "2017-01-04", initial_health_assessment_date="2017-02-02"),
        on_list_8("C3", "2017-01-04", end_date="2017-01-10"),
        on_list_8("C4", "2017-01-04", legal_status="V4"),
    ]
    assert measure(tiny_warehouse({"list_8": list_8}), "iha_20wd_pct") == (1, 2, 50)


HEALTHY = {"health_assessment": "1", "dental_check": "1", "immunisations": "1"}
NOT_12_MONTHS = "not looked after for 12 months"


def test_health_is_of_children_looked_after_for_12_months_without_a_break() -> None:
    rows = [
        *episodes("healthy", "2013-01-07 S U4", "2016-09-01 P K2"),
        *episodes("in care for exactly 12 months", "2016-03-31 S U4"),
        *episodes("in care a day less", "2016-04-01 S U4"),
        *episodes("out of care and in again", "2013-01-07 S U4", ended="2016-07-01"),
        *episodes("out of care and in again", "2016-07-01 S U4"),
        *episodes("start of care not held", "2014-01-07 P U4"),
        *episodes("not in OC2", "2013-01-07 S U4"),
        *episodes("left on the as-at date", "2013-01-07 S U4", ended="2017-03-31"),
    ]
    children = [
        *dict.fromkeys(row["child_id"] for row in rows if row["child_id"] != "not in OC2"),
        "not in Episodes",
    ]
    warehouse = warehouse_of_care(rows, ssda903_oc2=[{"child_id": child, **HEALTHY} for child in children])
    assert judged(warehouse, "health_assessment_pct") == {
        "healthy": True,
        "in care for exactly 12 months": True,
        "in care a day less": NOT_12_MONTHS,
        "out of care and in again": NOT_12_MONTHS,
        "start of care not held": True,
        "not in OC2": False,
        "left on the as-at date": NOT_12_MONTHS,
        "not in Episodes": "start of care not in the data",
    }
    assert measure(warehouse, "health_assessment_pct") == (3, 4, 75)


def test_each_flag_has_its_own_share() -> None:
    rows = [row for child in ("C1", "C2", "C3", "C4") for row in episodes(child, "2013-01-07 S U4")]
    oc2 = [
        {"child_id": "C1", "health_assessment": "1", "dental_check": "1", "immunisations": "1"},
        {"child_id": "C2", "health_assessment": "1", "dental_check": "0", "immunisations": "1"},
        {"child_id": "C3", "health_assessment": "0", "dental_check": "0", "immunisations": "1"},
        {"child_id": "C4", "health_assessment": "0", "dental_check": None, "immunisations": None},
    ]
    warehouse = warehouse_of_care(rows, ssda903_oc2=oc2)
    assert measure(warehouse, "health_assessment_pct") == (2, 4, 50)
    assert measure(warehouse, "dental_check_pct") == (1, 4, 25)
    assert measure(warehouse, "immunisations_pct") == (3, 4, 75)


def test_oc2_has_a_figure_for_the_year_of_its_data_to_and_no_other() -> None:
    tables = {
        "ssda903_header": [header("C1")],
        "ssda903_episodes": episodes("C1", "2013-01-07 S U4"),
        "ssda903_oc2": [{"child_id": "C1", **HEALTHY}],
    }
    warehouse = tiny_warehouse(tables, "2014-04-01", "2017-03-31")
    assert measure(warehouse, "dental_check_pct") == (1, 1, 100)
    assert measure(warehouse, "dental_check_pct", "2015-16") is None
    assert measure(warehouse, "dental_check_pct", "2016-17 Q4") is None
    assert measure(warehouse, "dental_check_pct", "2017-03") is None


def test_without_episodes_the_children_are_those_of_oc2() -> None:
    warehouse = tiny_warehouse({"ssda903_oc2": [{"child_id": "C1", **HEALTHY}, {"child_id": "C2"}]})
    assert measure(warehouse, "immunisations_pct") == (1, 2, 50)


def test_a_later_oc2_of_the_same_year_replaces_the_earlier_one() -> None:
    first = {"ssda903_oc2": [{"child_id": "C1", **HEALTHY}, {"child_id": "C2", **HEALTHY}]}
    second = {"ssda903_oc2": [{"child_id": "C1", "health_assessment": "0"}]}
    window = {"data_from": "2016-04-01", "data_to": "2017-03-31"}
    earlier = {"data_from": "2015-04-01", "data_to": "2016-03-31"}
    warehouse = warehouse_of_loads(
        [{"tables": first, **window}, {"tables": first, **earlier}, {"tables": second, **window}]
    )
    assert measure(warehouse, "health_assessment_pct") == (0, 1, 0)
    assert measure(warehouse, "health_assessment_pct", "2015-16") == (2, 2, 100)


def test_the_proxy_without_oc2_is_a_date_of_list_8_in_the_12_months() -> None:
    list_8 = [
        on_list_8(
            "on Data To", last_health_assessment_date="2017-03-31", last_dental_check_date="2016-05-01"
        ),
        on_list_8("on the first day of the 12 months", last_health_assessment_date="2016-04-01"),
        on_list_8("12 months before", last_health_assessment_date="2016-03-31"),
        on_list_8("never", start="2016-03-31"),
        on_list_8("not 12 months in care", start="2016-04-01", last_health_assessment_date="2017-03-31"),
        on_list_8("left", end_date="2017-03-31", last_health_assessment_date="2017-03-01"),
    ]
    warehouse = tiny_warehouse({"list_8": list_8})
    assert judged(warehouse, "health_assessment_pct") == {
        "on Data To": True,
        "on the first day of the 12 months": True,
        "12 months before": False,
        "never": False,
    }
    assert measure(warehouse, "dental_check_pct") == (1, 4, 25)
    assert caveat(warehouse, "dental_check_pct") == "proxy: latest dates of List 8, no OC2 held"
    assert measure(warehouse, "immunisations_pct") is None


def test_no_proxy_where_oc2_is_held() -> None:
    warehouse = tiny_warehouse({"list_8": [on_list_8("C1")], "ssda903_oc2": [{"child_id": "C2", **HEALTHY}]})
    assert measure(warehouse, "health_assessment_pct") == (1, 1, 100)
    assert caveat(warehouse, "health_assessment_pct") is None
