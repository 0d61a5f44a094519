"""What a series says of itself: against its target, England, its own past and its limits; and what cannot be said.

The intervals of 95 per cent are Wilson's, held against Newcombe 1998, "Two-sided confidence intervals for the single
proportion", table I, method 3.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.sql.test_rules import Figure, figure
from tests.warehouses import tiny_warehouse

YEARS = ("2013-14", "2014-15", "2015-16", "2016-17")


def signals(rows: list[Figure], columns: str = "signal") -> list[tuple[Any, ...]]:
    """Columns of every signal that fires, by signal; without S12, which all the measures not given have."""
    fired = "computable and signal <> 'S12' order by length(signal), signal"
    warehouse = tiny_warehouse({"published_values": rows})
    return warehouse.execute(f"select {columns} from reporting.signals where {fired}").fetchall()


def series(measure_id: str, *values: float, **last: Any) -> list[Figure]:
    """A figure a year up to 2016-17; what is given belongs to the last one."""
    years = YEARS[-len(values) :]
    return [
        figure(measure_id, value, year, **(last if year == YEARS[-1] else {}))
        for year, value in zip(years, values, strict=True)
    ]


def england(measure_id: str, value: float) -> Figure:
    return figure(measure_id, value, area="England", source="DfE children looked after statistics")


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(81, 263, 25.53, 36.62), (15, 148, 6.24, 16.05), (0, 20, 0, 16.11), (1, 29, 0.61, 17.18)],
)
def test_intervals_are_those_of_the_reference(part: int, whole: int, low: float, high: float) -> None:
    # workforce training: no count of children, so nothing is hidden
    row = figure("training_capacity_pct", round(100 * part / whole, 1), numerator=part, denominator=whole)
    found = tiny_warehouse({"published_values": [row]}).execute(
        "select round(interval_low, 2), round(interval_high, 2) from reporting.yearly"
    )
    assert found.fetchall() == [pytest.approx((low, high), abs=0.01)]


def test_worse_than_england_and_worse_two_years_in_a_row_goes_first() -> None:
    rows = [*series("cla_same_placement_2y_pct", 83, 70, 59), england("cla_same_placement_2y_pct", 68)]
    found = signals(rows, "signal, priority, why")
    assert [signal for signal, *_ in found] == ["S7", "S9", "S10", "S11"]
    assert max(found, key=lambda one: one[1])[0] == "S10"
    assert "83.0%, 70.0%, 59.0%" in found[1][2]


@pytest.mark.parametrize(
    ("part", "whole", "value", "fires"),
    [(59, 100, 59, False), (590, 1000, 59, True), (None, None, 59, True), (None, None, 64, False)],
)
def test_worse_is_told_outside_the_interval_else_by_five_points(
    part: int | None, whole: int | None, value: int, fires: bool
) -> None:
    row = figure("cla_same_placement_2y_pct", value, numerator=part, denominator=whole)
    assert (("S7",) in signals([row, england("cla_same_placement_2y_pct", 68)])) == fires


@pytest.mark.parametrize(
    ("values", "fires"),
    [((70, 66, 62), True), ((70, 68, 62), False), ((62, 66, 70), False), ((66, 62), False)],
)
def test_two_adverse_years_are_three_points_each(values: tuple[int, ...], fires: bool) -> None:
    assert (("S9",) in signals(series("cla_same_placement_2y_pct", *values))) == fires


def test_a_measure_without_a_better_direction_is_never_called_worse() -> None:
    rows = [*series("contact_nfa_pct", 10, 20, 40), england("contact_nfa_pct", 5)]
    # S15: what is counted changed in this year
    assert {signal for (signal,) in signals(rows)} == {"S11", "S15"}


@pytest.mark.parametrize(("values", "fires"), [((40, 50), True), ((40, 49), False), ((40, 30), True)])
def test_a_quarter_more_or_less_is_a_sharp_change(values: tuple[int, int], fires: bool) -> None:
    assert (("S11",) in signals(series("health_visitors", *values))) == fires


def test_two_years_better_are_good_news() -> None:
    assert signals(series("pep_up_to_date_pct", 60, 64, 72)) == [("S21",)]


@pytest.mark.parametrize(
    ("words", "signal"),
    [
        ("the number fell", "S16"),
        ("the number grew", None),
        ("counted in May 2014", "S22"),
        ("in May 2016", None),
    ],
)
def test_words_that_figures_do_not_bear_out_are_a_signal(words: str, signal: str | None) -> None:
    rows = [figure("health_visitors", 40, "2015-16"), figure("health_visitors", 44, narrative=words)]
    assert signals(rows) == ([(signal,)] if signal else [])


@pytest.mark.parametrize(
    ("measure_id", "values", "fires"),
    [
        ("school_nurse_caseload", (248, 281), True),
        ("school_nurse_caseload", (248, 270), False),
        ("school_nurse_caseload", (281, 248), False),
        ("health_visitors", (248, 281), False),
    ],
)
def test_a_caseload_that_is_a_tenth_higher_is_a_signal(
    measure_id: str, values: tuple[int, int], fires: bool
) -> None:
    assert (("S19",) in signals(series(measure_id, *values))) == fires


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        # mean 20.4, moving ranges 2, 4, 2, 2: limits 20.4 +/- 2.66 * 2.5, up to 27.05; the target is 30
        ((20, 22, 18, 20, 22), ["S5"]),
        # mean 24.4, the same ranges: up to 31.05
        ((24, 26, 22, 24, 26), []),
        # no limits from four points: one reading
        ((20, 22, 18, 20), ["S6"]),
    ],
)
def test_a_target_beyond_the_limits_is_missed_time_and_again(
    values: tuple[int, ...], expected: list[str]
) -> None:
    labels = ("2016-17 Q3", "2016-17 Q4", "2017-18 Q1", "2017-18 Q2", "2017-18 Q3")[-len(values) :]
    rows = [figure("mentors", value, label) for label, value in zip(labels, values, strict=True)]
    found = signals([*rows, figure("mentors", values[-1], "2017-18")])
    assert [signal for (signal,) in found if signal in ("S5", "S6")] == expected


def assessments(team: str, in_time: int, late: int) -> list[dict[str, Any]]:
    """Assessments of a team, some completed within 45 working days, some not."""
    return [
        dict(child_id=f"{team}-{number}", start_date="2016-05-03", authorisation_date=end, team=team)
        for number, end in enumerate(["2016-05-20"] * in_time + ["2016-09-30"] * late)
    ]


@pytest.mark.parametrize(
    ("in_time", "late", "fires"),
    [(20, 40, True), (48, 12, False), (60, 6, False), (4, 8, False)],
)
def test_a_group_that_does_worse_than_the_whole_is_a_signal(in_time: int, late: int, fires: bool) -> None:
    rows = [*assessments("North", in_time, late), *assessments("South", 160, 40)]
    found = (
        tiny_warehouse({"list_4": rows})
        .execute("select breakdown, category from reporting.signals where signal = 'S20' and computable")
        .fetchall()
    )
    assert found == ([("team", "North")] if fires else [])


def test_returns_that_come_late_are_a_signal_of_their_agency() -> None:
    def due(agency: str, received: str | None) -> dict[str, Any]:
        return dict(
            agency=agency,
            dataset="Quarterly dataset",
            period="2016-17 Q1",
            due_date="2016-07-15",
            received_date=received,
        )

    calendar = [due("NELFT", "2016-07-22"), due("BHRUT", "2016-07-15"), due("Police", None)]
    found = (
        tiny_warehouse({"returns_calendar": calendar})
        .execute(
            "select agency, why from reporting.signals where signal = 'S13' and computable order by agency"
        )
        .fetchall()
    )
    assert [agency for agency, _ in found] == ["NELFT", "Police"]
    assert "1 of 1 returns of NELFT came after their due date, the latest by 5 working days" in found[0][1]
    assert "still owed (1)" in found[1][1]


def test_a_change_of_what_is_counted_is_a_signal() -> None:
    assert ("S15",) in signals(series("contacts", 5859, 9293))
    assert ("S15",) not in signals(series("cp_plans_open", 284, 296))


def test_figures_that_contradict_each_other_are_a_signal() -> None:
    row = figure("training_capacity_pct", 69.4, numerator=905, denominator=1326)
    ((signal, why),) = signals([row], "signal, why")
    assert signal == "S14"
    assert "905 of 1,326 is 68.3%" in why


def test_an_expected_measure_without_a_figure_is_a_signal() -> None:
    rows = [
        figure("private_fostering_arrangements", narrative="said to be low"),
        figure("health_visitors", 29),
    ]
    found = dict(
        tiny_warehouse({"published_values": rows})
        .execute("select measure_id, why from reporting.signals where signal = 'S12'")
        .fetchall()
    )
    assert "Described in words for this year: no figure was given" in found["private_fostering_arrangements"]
    assert "health_visitors" not in found


def test_what_cannot_be_computed_says_why() -> None:
    rows = series("cla_same_placement_2y_pct", 70, 59)
    found = dict(
        tiny_warehouse({"published_values": rows})
        .execute("select signal, reason_not from reporting.signals where not computable")
        .fetchall()
    )
    assert found == {
        "S1": "It has 2 years; limits need five points.",
        "S6": "The board has set no target.",
        "S7": "No comparator of the same year is held.",
        "S9": "Three years in a row are needed.",
    }
