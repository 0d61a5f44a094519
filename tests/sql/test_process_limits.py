"""Limits and rules of a series (XmR), against the public test series of NHSRplotthedots, and at their edges.

Expected values: the project's published tests, tests/testthat/_snaps/ptd_spc_standard.md (mean, lpl, upl of twenty
standard normal numbers, R's seed 123) and test-ptd_calculate_point_type.R (which points of a run are flagged).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest

from hscb.warehouse.views import model_files
from tests.warehouses import tiny_warehouse

NORMAL = (
    -0.56047565, -0.23017749, 1.55870831, 0.07050839, 0.12928774, 1.71506499, 0.46091621, -1.26506123, -0.68685285,
    -0.44566197, 1.22408180, 0.35981383, 0.40077145, 0.11068272, -0.55584113, 1.78691314, 0.49785048, -1.96661716,
    0.70135590, -0.47279141,
)  # fmt: skip
MONTHS = [f"{2014 + (month + 3) // 12}-{(month + 3) % 12 + 1:02d}" for month in range(36)]


def points(values: Sequence[float], columns: str, rebased: str = "") -> list[tuple[Any, ...]]:
    """Columns of the points of a monthly series from April 2014 on, in time; a new phase from a month on."""
    rows = [
        dict(agency="NELFT", measure_id="school_nurse_caseload", period=month, value=str(value))
        for month, value in zip(MONTHS, values, strict=False)
    ]
    warehouse = tiny_warehouse({"returned_values": rows})
    if rebased:
        key = f"school_nurse_caseload/Havering/{rebased}-01"
        warehouse.execute("insert into raw.entries values (1, '2017-04-10', 'Ada', 'rebase', ?, '{}')", [key])
        warehouse.execute(model_files()["reporting.process_points"].read_text(encoding="utf-8"))
    return warehouse.execute(
        f"select {columns} from reporting.process_points where period_type = 'month' order by period_start"
    ).fetchall()


def flags(values: Sequence[float], rule: str) -> list[int]:
    return [int(found) for (found,) in points(values, rule)]


def test_mean_and_limits_are_those_of_the_reference() -> None:
    found = points(NORMAL, "mean, lower_limit, upper_limit, outside, in_shift, in_trend, in_two_of_three")
    assert {(round(mean, 3), round(low, 2), round(high, 2)) for mean, low, high, *_ in found} == {
        (0.142, -3.01, 3.29)
    }
    assert {tuple(rules) for *_, a, b, c, d in found for rules in [(a, b, c, d)]} == {
        (0, False, False, False)
    }


def test_a_moving_range_beyond_its_own_limit_is_screened_out() -> None:
    """Worked by hand: the two ranges around the tenfold point are left out of the second mean."""
    values = [*NORMAL[:14], 10, *NORMAL[15:]]
    ranges = [abs(second - first) for first, second in pairwise(values)]
    limit = 3.267 * sum(ranges) / len(ranges)
    kept = [one for one in ranges if one < limit]
    assert len(kept) == len(ranges) - 2
    reach = 2.66 * sum(kept) / len(kept)
    mean = sum(values) / len(values)
    ((low, high),) = set(points(values, "lower_limit, upper_limit"))
    assert (low, high) == pytest.approx((mean - reach, mean + reach))
    assert [place for place, (side,) in enumerate(points(values, "outside")) if side] == [14]


@pytest.mark.parametrize(("count", "standing"), [(4, None), (5, "trial"), (11, "trial"), (12, "firm")])
def test_limits_are_offered_where_the_points_allow(count: int, standing: str | None) -> None:
    found = {told for (told,) in points(NORMAL[:count], "standing")}
    assert found == ({standing} if standing else set())


@pytest.mark.parametrize("run", [6, 7, 8])
def test_seven_on_one_side_of_the_mean_are_a_shift(run: int) -> None:
    values = [10, 12] * 8 + [4, 5] * (run // 2) + [4] * (run % 2) + [10, 12]
    found = flags(values, "in_shift")
    assert found[16 : 16 + run] == [int(run >= 7)] * run


@pytest.mark.parametrize(
    ("run", "is_trend"),
    [((1, 2, 3, 4, 5, 6, 7), True), ((7, 6, 5, 4, 3, 2, 1), True), ((1, 2, 3, 3, 4, 5, 6), False),
     ((2, 3, 4, 5, 6, 7), False)],
)  # fmt: skip
def test_seven_rising_or_falling_are_a_trend(run: Sequence[int], is_trend: bool) -> None:
    before, after = [4, 4.5] * 3 + [9], [0.5, 9, 4]
    found = flags([*before, *run, *after], "in_trend")
    assert any(found) == is_trend
    assert not is_trend or found[len(before) : len(before) + 7] == [1] * 7


def test_two_of_three_near_a_limit_count_on_the_same_side_only() -> None:
    """The reference: near points on both sides of the mean are no special cause."""
    values = [1, -1] * 7
    both = [*values, 5.5, -5.5]
    assert flags(both, "in_two_of_three")[-2:] == [0, 0]
    same = [*values, 4.5, 4.5]
    near = points(same, "value, mean, upper_limit")[-1]
    assert near[0] > near[1] + (near[2] - near[1]) * 2 / 3
    assert flags(same, "in_two_of_three")[-2:] == [1, 1]


def test_a_series_that_never_varies_has_no_limits() -> None:
    assert points([5] * 14, "value") == []


def test_a_new_phase_has_limits_of_its_own() -> None:
    values = [*NORMAL[:12], *(one + 50 for one in NORMAL[:12])]
    assert len({mean for (mean,) in points(values, "mean")}) == 1
    found = points(values, "phase, round(mean, 3)", rebased=MONTHS[12])
    first = round(sum(NORMAL[:12]) / 12, 3)
    assert set(found) == {(0, first), (1, round(first + 50, 3))}
