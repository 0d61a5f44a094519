"""Care leavers in touch, in suitable accommodation, in education, employment or training."""

from __future__ import annotations

import pytest

from tests.sql.care import judged
from tests.warehouses import measure, tiny_warehouse, warehouse_of_loads

TWENTY = "1997-01-01"
MEASURES = ("care_leavers_in_touch_pct", "care_leavers_suitable_pct", "care_leavers_eet_pct")


def leaver(child: str, born: str | None = TWENTY, **values: str | None) -> dict[str, object]:
    """A row of List 9: former relevant, in touch, suitably housed and in work unless said otherwise."""
    usual = {
        "eligibility": "b",
        "in_touch": "YES",
        "accommodation": "U",
        "suitability": "1",
        "activity": "F5",
    }
    return {"child_id": child, "date_of_birth": born, **usual, **values}


@pytest.mark.parametrize(
    ("measure_id", "ages"),
    [
        ("care_leavers_in_touch_pct", {"17", "18", "19", "21"}),
        ("care_leavers_suitable_pct", {"19", "21"}),
        ("care_leavers_eet_pct", {"19", "21"}),
    ],
)
def test_ages_are_full_years_on_the_as_at_date(measure_id: str, ages: set[str]) -> None:
    born = {
        "16": "2000-04-01",
        "17": "2000-03-31",
        "18": "1998-04-01",
        "19": "1998-03-31",
        "21": "1995-04-01",
        "22": "1995-03-31",
    }
    warehouse = tiny_warehouse({"list_9": [leaver(age, day) for age, day in born.items()]})
    assert judged(warehouse, measure_id) == dict.fromkeys(ages, True)


def test_the_age_of_the_list_counts_only_without_a_date_of_birth() -> None:
    rows = [leaver("20 by age", None, age="20"), leaver("22 by age", None, age="22"), leaver("no age", None)]
    rows.append(leaver("20 by birth", TWENTY, age="25"))
    warehouse = tiny_warehouse({"list_9": rows})
    assert judged(warehouse, "care_leavers_eet_pct") == {
        "20 by age": True,
        "20 by birth": True,
        "no age": "age not known",
    }


def test_only_former_relevant_young_people_are_counted() -> None:
    rows = [leaver(code, eligibility=code) for code in ("a", "b", "c", "d", "e")]
    assert measure(tiny_warehouse({"list_9": rows}), "care_leavers_in_touch_pct") == (1, 1, 100)


def test_died_gone_abroad_and_deported_are_left_out_and_counted() -> None:
    rows = [
        leaver("in touch"),
        leaver("died", in_touch="DIED"),
        leaver("abroad", accommodation="G"),
        leaver("deported", accommodation="H"),
    ]
    warehouse = tiny_warehouse({"list_9": rows})
    for measure_id in MEASURES:
        assert judged(warehouse, measure_id) == {
            "in touch": True,
            "died": "died",
            "abroad": "gone abroad",
            "deported": "deported",
        }
        assert measure(warehouse, measure_id) == (1, 1, 100)


def test_in_touch_is_yes_and_nothing_else() -> None:
    rows = [leaver(str(code), in_touch=code) for code in ("YES", "NO", "REFU", "NREQ", "RHOM", None)]
    assert measure(tiny_warehouse({"list_9": rows}), "care_leavers_in_touch_pct") == (
        1,
        6,
        pytest.approx(100 / 6),
    )


def test_accommodation_not_known_to_be_suitable_is_not_suitable() -> None:
    rows = [leaver(str(code), suitability=code) for code in ("1", "2", None)]
    assert measure(tiny_warehouse({"list_9": rows}), "care_leavers_suitable_pct") == (
        1,
        3,
        pytest.approx(100 / 3),
    )


def test_education_employment_or_training_is_f_or_p() -> None:
    codes = ("F1", "P2", "F4", "P5", "G4", "G5", "G6", "0", None)
    rows = [leaver(str(code), activity=code) for code in codes]
    assert measure(tiny_warehouse({"list_9": rows}), "care_leavers_eet_pct") == (4, 9, pytest.approx(400 / 9))


def from_oc3(child: str, accommodation: str, **values: str) -> dict[str, object]:
    """A row of OC3: its accommodation is a letter and 1 suitable or 2 not."""
    row = {"child_id": child, "date_of_birth": TWENTY, "in_touch": "YES", "activity": "F1"}
    return {**row, "accommodation": accommodation, **values}


def test_oc3_stands_in_where_there_is_no_list_9() -> None:
    rows = [
        from_oc3("suitable", "U1"),
        from_oc3("not suitable", "S2", activity="G5"),
        from_oc3("not known", "0", in_touch="NO", activity="0"),
        from_oc3("abroad", "G1"),
        from_oc3("deported", "H2"),
        from_oc3("died", "U1", in_touch="DIED"),
    ]
    warehouse = tiny_warehouse({"ssda903_oc3": rows})
    assert measure(warehouse, "care_leavers_suitable_pct") == (1, 3, pytest.approx(100 / 3))
    assert measure(warehouse, "care_leavers_in_touch_pct") == (2, 3, pytest.approx(200 / 3))
    assert measure(warehouse, "care_leavers_eet_pct") == (1, 3, pytest.approx(100 / 3))


def test_list_9_goes_before_oc3() -> None:
    warehouse = tiny_warehouse(
        {"list_9": [leaver("C1", in_touch="NO")], "ssda903_oc3": [from_oc3("C1", "U1")]}
    )
    assert measure(warehouse, "care_leavers_in_touch_pct") == (0, 1, 0)


def test_figures_exist_for_the_periods_that_end_on_data_to() -> None:
    warehouse = tiny_warehouse({"list_9": [leaver("C1")]})
    for period in ("2016-17", "2016-17 Q4", "2017-03"):
        assert measure(warehouse, "care_leavers_eet_pct", period) == (1, 1, 100)
    for period in ("2016-17 Q3", "2017-02", "2016-04"):
        assert measure(warehouse, "care_leavers_eet_pct", period) is None


def test_a_list_drawn_during_a_month_has_its_figures_in_part() -> None:
    warehouse = tiny_warehouse({"list_9": [leaver("C1")]}, "2016-04-01", "2016-11-23")
    for period in ("2016-17", "2016-17 Q3", "2016-11"):
        assert measure(warehouse, "care_leavers_eet_pct", period) == (1, 1, 100)


def test_a_list_with_nobody_of_these_ages_has_a_percentage_of_nothing() -> None:
    warehouse = tiny_warehouse({"list_9": [leaver("C1", "2003-01-01")]})
    assert measure(warehouse, "care_leavers_in_touch_pct") == (0, 0, None)


def test_each_list_speaks_of_its_own_day_and_the_year_of_the_last() -> None:
    warehouse = warehouse_of_loads(
        [
            {"tables": {"list_9": rows}, "data_from": "2016-04-01", "data_to": day}
            for day, rows in [
                ("2016-09-30", [leaver("C1"), leaver("C2")]),
                ("2017-03-31", [leaver("C1", in_touch="NO"), leaver("C2")]),
                # the same day once more: the one loaded later
                ("2017-03-31", [leaver("C1", in_touch="NO"), leaver("C2", in_touch="NO")]),
            ]
        ]
    )
    assert measure(warehouse, "care_leavers_in_touch_pct", "2016-17 Q2") == (2, 2, 100)
    assert measure(warehouse, "care_leavers_in_touch_pct") == (0, 2, 0)
