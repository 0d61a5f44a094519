"""The statistics that ship agree with the same figures read from a data set as it is downloaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.data.shipped import STATISTICS, Figure, figures
from tests.unit.ingest.books import extract, read

_LEVELS = {"England": "National", "London": "Regional", "Outer London": "Regional"}
PLACE = "time_period,time_identifier,geographic_level,country_name,region_name,old_la_code,la_name"


def _place(row: Figure) -> str:
    area = row["Area"]
    level = _LEVELS.get(area, "Local authority")
    region = area if level == "Regional" else ""
    authority = area if level == "Local authority" else ""
    return f"{int(row['Period'][:4]) + 1},Reporting year,{level},England,{region},,{authority}"


@pytest.mark.parametrize(
    ("measure", "columns"),
    [
        (
            "cp_review_on_time_pct",
            "Reviewed_within_timescales,CPP_At31_3Months,Reviewed_within_timescales_percent",
        ),
        ("cp_plan_2y_ended_pct", "2_years_or_more,CPP_End,2_years_or_more_percent"),
        ("cp_repeat_plan_pct", "CPP_subsequent,CPP_start,CPP_subsequent_percent"),
    ],
)
def test_published_shares_read_from_a_data_set_are_those_that_ship(
    tmp_path: Path, measure: str, columns: str
) -> None:
    shipped = [
        row
        for row in figures(STATISTICS)
        if row["Measure"] == measure and row["Denominator"] and row["Area"] != "Statistical neighbours"
    ]
    assert len({row["Area"] for row in shipped}) >= 4
    lines = [f"{_place(row)},{row['Numerator']},{row['Denominator']},{row['Value']}" for row in shipped]
    path = tmp_path / "data_set.csv"
    path.write_text("\n".join([f"{PLACE},{columns}", *lines]), encoding="utf-8")
    found = {
        (row["area"], row["period"], row["source"]): (row["numerator"], row["denominator"], row["value"])
        for row in extract(read(path), "published_values").rows.to_pylist()
        if row["measure_id"] == measure
    }
    assert {key: tuple(map(float, numbers)) for key, numbers in found.items()} == {
        (row["Area"], row["Period"], row["Source"]): (row["Numerator"], row["Denominator"], row["Value"])
        for row in shipped
    }
