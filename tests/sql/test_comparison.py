"""What a yearly figure is held against: intervals of rates, England, the statistical neighbours.

Rates: the exact limits of a Poisson count are those of Garwood 1936, "Fiducial limits for the Poisson distribution"
(each tail holds 2.5 per cent), which the test works out from that definition and holds against printed values for 10,
20, 50 and 100 cases. Byar's approximation, which the SQL has, is the one of Breslow and Day 1987, "Statistical methods
in cancer research", volume 2, page 69.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from typing import Any

import pytest

from tests.sql.test_rules import Figure, figure
from tests.warehouses import tiny_warehouse

DFE = "DfE children in need statistics"
NEIGHBOURS = (
    "Bexley", "Bury", "Essex", "Kent", "Lancashire", "Medway", "Southend-on-Sea", "Swindon", "Thurrock",
    "West Northamptonshire",
)  # fmt: skip


def at_most(cases: int, mean: float) -> float:
    """The chance of so many cases or fewer where `mean` are expected."""
    term = total = exp(-mean)
    for number in range(1, cases + 1):
        term *= mean / number
        total += term
    return total


def exact(cases: int) -> tuple[float, float]:
    """The exact limits of a count, each found by halving."""

    def where(chance: Any, wanted: float, low: float, high: float) -> float:
        for _ in range(60):
            middle = (low + high) / 2
            low, high = (middle, high) if chance(middle) > wanted else (low, middle)
        return low

    return (
        where(lambda mean: at_most(cases - 1, mean), 0.975, 0, cases),
        where(lambda mean: at_most(cases, mean), 0.025, cases, 3 * cases + 10),
    )


@pytest.mark.parametrize(
    ("cases", "printed"),
    [(10, (4.80, 18.39)), (20, (12.22, 30.89)), (50, (37.11, 65.92)), (100, (81.36, 121.63))],
)
def test_the_exact_limits_are_those_in_print(cases: int, printed: tuple[float, float]) -> None:
    assert exact(cases) == pytest.approx(printed, abs=0.005)


@pytest.mark.parametrize("cases", [6, 8, 10, 20, 50, 100, 247])
def test_a_rate_has_the_limits_of_its_count(cases: int) -> None:
    children = 55_597
    row = figure("cla_rate_10k", 10_000 * cases / children, numerator=cases, denominator=children, source=DFE)
    ((low, high),) = (
        tiny_warehouse({"published_values": [row]})
        .execute("select interval_low, interval_high from reporting.yearly where measure_id = 'cla_rate_10k'")
        .fetchall()
    )
    found = (low * children / 10_000, high * children / 10_000)
    assert found == pytest.approx(exact(cases), abs=0.02)


def verdict(measure_id: str, value: float, england: float, **counts: int) -> tuple[Any, ...]:
    rows = [
        figure(measure_id, value, source=DFE, **counts),
        figure(measure_id, england, area="England", source=DFE),
    ]
    found = tiny_warehouse({"published_values": rows}).execute(
        "select verdict, method from reporting.verdicts where measure_id = ?", [measure_id]
    )
    return found.fetchall()[0]


def test_different_is_told_by_a_stated_method_alone() -> None:
    counts = {"numerator": 1529, "denominator": 2243}
    assert verdict("assessment_45wd_pct", 68.2, 82.9, **counts) == ("worse", "Wilson, 95 per cent")
    assert verdict("assessment_45wd_pct", 68.2, 67.0, **counts)[0] == "similar"
    assert verdict("assessment_45wd_pct", 68.2, 60.0, **counts)[0] == "better"
    assert verdict("assessment_45wd_pct", 63, 68) == ("worse", "five points, no counts known")
    assert verdict("assessment_45wd_pct", 63, 67) == ("similar", "five points, no counts known")
    # 247 of 55,597 are 44.4, from 39.1 to 50.3; neither more nor fewer children in care is better
    rate = {"numerator": 247, "denominator": 55_597}
    assert verdict("cla_rate_10k", 44.4, 62.0, **rate) == ("lower", "Byar, 95 per cent")
    assert verdict("cla_rate_10k", 44.4, 62.0) == (None, None)
    # a count is compared with nothing
    assert verdict("cp_plans_open", 295, 51_080) == (None, None)


def comparison(
    values: Sequence[float], ours: float = 68, measure_id: str = "assessment_45wd_pct", **counts: int
) -> list[tuple[Any, ...]]:
    rows: list[Figure] = [figure(measure_id, ours, source=DFE, **counts)]
    rows += [
        figure(measure_id, value, area=area, source=DFE)
        for area, value in zip(NEIGHBOURS, values, strict=False)
    ]
    return (
        tiny_warehouse({"published_values": rows})
        .execute(
            "select neighbours, round(neighbours_mean, 2), lowest, highest, place, quarter, is_outlier, words"
            " from reporting.comparison"
        )
        .fetchall()
    )


def test_a_place_among_the_neighbours_by_hand() -> None:
    """Ten of them: 90 80 75 72 70 69 66 60 50 40, mean 67.2; six do better than 68, which is the seventh of eleven."""
    values = (90, 80, 75, 72, 70, 69, 66, 60, 50, 40)
    assert comparison(values) == [
        (10, 67.2, 40.0, 90.0, 7, 3, False, "7th of 11 similar areas, second-worst quarter")
    ]
    # the other way round four do better, and 68 is the fifth
    assert comparison(values, measure_id="re_referral_12m_pct") == [
        (10, 67.2, 40.0, 90.0, 5, 2, False, "5th of 11 similar areas, second-best quarter")
    ]
    # where neither direction is better, there is a place and no quarter
    ((*_, quarter, is_outlier, words),) = comparison(values, measure_id="contact_nfa_pct")
    assert (quarter, is_outlier, words) == (None, False, "7th highest of 11 similar areas")


def test_equal_figures_share_a_place() -> None:
    ((*_, place, quarter, _, words),) = comparison((70, 68, 68, 60, 50))
    assert (place, quarter, words) == (2, 2, "2nd of 6 similar areas, second-best quarter")


def test_the_last_fifth_of_eight_or_more_stands_out() -> None:
    best = (90, 89, 88, 87, 86, 85, 84, 83)
    assert comparison(best, ours=40)[0][-2:] == (True, "9th of 9 similar areas, worst quarter")
    # with the lowest of nine, 7.2 places are four fifths
    assert comparison((*best[:7], 30), ours=40)[0][-2:] == (True, "8th of 9 similar areas, worst quarter")
    assert not comparison((*best[:6], 30, 29), ours=40)[0][-2]
    assert not comparison(best[:7], ours=40)[0][-2]


def test_too_few_neighbours_and_small_groups_are_not_compared() -> None:
    assert comparison((90, 80, 70, 60)) == []
    assert comparison((90, 80, 70, 60, 50), numerator=17, denominator=25) == []
    assert len(comparison((90, 80, 70, 60, 50), numerator=20, denominator=30)) == 1


def test_a_hidden_figure_is_not_compared() -> None:
    # three of 2,000 children
    rows = [
        figure("assessment_45wd_pct", 0.2, numerator=3, denominator=2000),
        figure("assessment_45wd_pct", 82.9, area="England", source=DFE),
    ]
    warehouse = tiny_warehouse({"published_values": rows})
    assert warehouse.execute("from reporting.verdicts").fetchall() == []
