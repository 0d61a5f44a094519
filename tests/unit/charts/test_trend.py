"""A trend: what its chart draws and what it says."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest

from hscb import catalogue
from hscb.charts import files, trend_words
from hscb.charts.panel import HEIGHT, Panel
from hscb.charts.series import series_of
from hscb.charts.tokens import tokens
from hscb.charts.trend import Trend
from hscb.charts.trend_panel import trend_panel
from hscb.queries.measures import Measure
from hscb.queries.view import View
from tests.unit.charts.figures import ASSESSMENTS, CONTACTS, EXCLUSIONS, compared, rows_of, year_rows, years

THREE_YEARS = years("2014-15", "2015-16", "2016-17")
NOTE = "Data to 31 March 2017."


def assessments(**changes: object) -> pd.DataFrame:
    """Three years of assessments; 2015-16 as the changes say."""
    return year_rows(
        [
            {"period_label": "2014-15", "value": 60.0, "numerator": 1200, "denominator": 2000},
            {"period_label": "2015-16", "value": 63.0, "numerator": 1323, "denominator": 2100, **changes},
            {"period_label": "2016-17", "value": 68.16763, "numerator": 1529, "denominator": 2243},
        ]
    )


def panel(
    values: pd.DataFrame,
    measure: Measure = ASSESSMENTS,
    view: View = THREE_YEARS,
    others: pd.DataFrame | None = None,
) -> Panel:
    """The panel of some figures."""
    return trend_panel(
        measure, values, compared(y2016=82.9) if others is None else others, view, EXCLUSIONS, NOTE
    )


def test_the_title_is_made_from_the_numbers() -> None:
    assert (
        panel(assessments()).title == "Assessments completed within 45 working days rose to 68.2% in 2016-17"
    )


def test_the_sentence_gives_base_change_in_points_and_distance() -> None:
    assert panel(assessments()).sentence == (
        "In 2016-17 it was 68.2% (1,529 of 2,243 assessments authorised), up 5.2 points on 2015-16; "
        "14.7 points below England (82.9%)."
    )


def test_a_percentage_is_never_said_to_change_by_per_cent() -> None:
    _, _, said = panel(assessments()).sentence.partition("), ")
    assert said.startswith("up 5.2 points")


@pytest.mark.parametrize("measure_id", list(catalogue.measures()))
def test_no_title_is_longer_than_twelve_words(measure_id: str) -> None:
    words = catalogue.measures()[measure_id]
    measure = replace(ASSESSMENTS, title=words.title, unit=words.unit)
    trend = Trend(measure, THREE_YEARS, series_of(assessments()), compared())
    assert len(trend_words.title(trend).split()) <= 12


def test_a_line_is_not_drawn_across_a_hidden_year() -> None:
    chart = panel(assessments(suppressed=True, value=None, numerator=None, denominator=None)).chart
    drawn = rows_of(chart, "ours")
    assert [row["period"] for row in drawn] == ["2014-15", "2016-17"]
    assert len({row["run"] for row in drawn}) == 2
    assert [row["period"] for row in rows_of(chart, "hidden")] == ["2015-16"]


def test_a_hidden_figure_is_nowhere_in_the_panel() -> None:
    hidden = panel(assessments(suppressed=True, value=None, numerator=None, denominator=None))
    assert hidden.table.set_index("Period").loc["2015-16", "Havering"] == "c"
    assert hidden.numbers.set_index("period_label").loc["2015-16", "value"] == "c"
    assert "1 figure is hidden" in " ".join(hidden.notes)
    assert "with no figure of the same kind a year before" in hidden.sentence


def test_the_hatching_of_a_hidden_year_ends_at_the_axis() -> None:
    drawn = files.svg(panel(assessments(suppressed=True, value=None, numerator=None, denominator=None)), "")
    hatching = re.findall(r'<image [^>]*width="16" height="(\d+)"', drawn.decode())
    # the plot of a file is as high as a chart
    assert hatching == [str(HEIGHT)]


def test_a_label_at_zero_stands_above_the_line_of_the_axis() -> None:
    counted = year_rows(
        [{"period_label": "2015-16", "value": 40.0}, {"period_label": "2016-17", "value": 0.0}]
    )
    (label,) = rows_of(panel(counted, CONTACTS).chart, "end")
    # half of a line of 16 pixels, 40 contacts being the 196 pixels of the axis
    assert label["value"] == pytest.approx(8 * 40 / 196)


def test_a_year_without_a_figure_is_a_gap() -> None:
    drawn = rows_of(panel(assessments(value=None, numerator=None, denominator=None)).chart, "ours")
    assert len({row["run"] for row in drawn}) == 2


def test_origins_are_told_apart_by_mark_and_words() -> None:
    printed = year_rows(
        [{"period_label": "2016-17", "origin": "published", "source": "HSCB annual report", "value": 63}]
    )
    national = printed.assign(source="DfE statistics", is_national=True, value=62.0)
    both = panel(pd.concat([printed, assessments(), national]))
    assert both.key == (
        ("●", "computed from records"),
        ("□", "published: DfE statistics"),
        ("◇", "published: HSCB annual report"),
    )
    marks = {row["origin"]: (row["shape"], row["fill"], row["width"]) for row in rows_of(both.chart, "ours")}
    assert marks["computed from records"] == ("circle", tokens().ours, 2.5)
    assert marks["published: DfE statistics"] == ("square", tokens().page, 1.25)
    assert marks["published: HSCB annual report"] == ("diamond", tokens().page, 1.25)


def printed(value: float, **more: object) -> pd.DataFrame:
    """What the annual report prints for 2016-17."""
    return year_rows(
        [{"period_label": "2016-17", "origin": "published", "source": "The report", "value": value, **more}]
    )


def test_another_source_that_reads_otherwise_is_named() -> None:
    said = panel(pd.concat([assessments(), printed(63.0)])).sentence
    assert said.endswith("(82.9%). The report gives 63.0%.")


def test_another_source_that_rounds_the_same_figure_is_not() -> None:
    assert "The report" not in panel(pd.concat([assessments(), printed(68.0)])).sentence


def test_sources_that_move_against_each_other_take_the_direction_out_of_the_title() -> None:
    before = printed(75.0).assign(period_label="2015-16", period_start=pd.Timestamp("2015-04-01"))
    both = panel(pd.concat([assessments(), before, printed(68.2)]))
    assert both.title == "Assessments completed within 45 working days: 68.2% in 2016-17, sources disagree"
    assert both.sentence.endswith("The report gives 68.2%, down 6.8 points on 2015-16.")


def test_a_printed_percentage_that_its_counts_do_not_give_says_what_they_give() -> None:
    said = panel(printed(69.4, numerator=905, denominator=1326)).sentence
    assert "it was 69.4% (905 of 1,326 assessments authorised, which is 68.3%)" in said


def test_the_headline_is_of_records_although_a_printed_figure_is_there() -> None:
    printed = year_rows(
        [{"period_label": "2016-17", "origin": "published", "source": "A report", "value": 63}]
    )
    assert "68.2%" in panel(pd.concat([printed, assessments()])).title


def test_comparators_are_grey_and_told_apart_by_dash() -> None:
    england = compared(y2015=80.0, y2016=82.9)
    london = england.assign(comparator="London")
    drawn = rows_of(panel(assessments(), others=pd.concat([england, london])).chart, "comparator")
    assert {row["color"] for row in drawn} == {tokens().comparator}
    assert len({(row["series"], tuple(row["dash"])) for row in drawn}) == 2


def test_comparators_can_be_switched_off() -> None:
    off = panel(assessments(), view=replace(THREE_YEARS, comparators=False))
    assert rows_of(off.chart, "comparator") == []
    assert "England" not in off.sentence
    assert "England" not in off.table.columns


def test_a_count_is_not_compared_with_another_place() -> None:
    counted = year_rows([{"period_label": "2016-17", "value": 9293}])
    assert rows_of(panel(counted, CONTACTS).chart, "comparator") == []


def test_a_target_is_drawn_for_the_periods_it_holds_for() -> None:
    target = replace(
        ASSESSMENTS, target=80.0, target_from=pd.Timestamp("2015-04-01"), target_set_by="The board"
    )
    shown = panel(assessments(), target)
    assert [row["period"] for row in rows_of(shown.chart, "target")] == ["2015-16", "2016-17"]
    assert "11.8 points below the target (80.0%)" in shown.sentence


def test_a_target_of_the_future_is_not_held_against_today() -> None:
    target = replace(ASSESSMENTS, target=80.0, target_from=pd.Timestamp("2017-04-01"))
    shown = panel(assessments(), target)
    assert rows_of(shown.chart, "target") == []
    assert "target" not in shown.sentence


def test_a_year_that_the_data_cover_in_part_is_paler_and_said() -> None:
    partial = assessments()
    partial.loc[2, "status"] = "partial"
    shown = panel(partial)
    assert [row["opacity"] for row in rows_of(shown.chart, "ours")] == [1.0, 1.0, 0.45]
    assert "The data cover only part of 2016-17 (paler)." in shown.notes


def test_what_is_left_out_is_counted_by_reason() -> None:
    left_out = pd.DataFrame(
        {
            "measure_id": ["assessment_45wd_pct"] * 2,
            "reason": ["missing start", "end before start"],
            "count": [14.0, None],
            "suppressed": [False, True],
        }
    )
    shown = trend_panel(ASSESSMENTS, assessments(), compared(y2016=82.9), THREE_YEARS, left_out, NOTE)
    assert "Left out in 2016-17: 14 missing start and fewer than 6 end before start." in shown.notes


def test_a_measure_without_any_figure_says_so() -> None:
    nothing = panel(assessments().head(0))
    assert nothing.title.endswith("no figure to show")
    assert nothing.table.empty


def test_years_that_are_all_hidden_have_no_line_and_no_number() -> None:
    rows = [{"period_label": label, "suppressed": True} for label in THREE_YEARS.labels]
    hidden = panel(year_rows(rows))
    assert rows_of(hidden.chart, "ours") == []
    assert len(rows_of(hidden.chart, "hidden")) == 3
    assert set(hidden.table["Havering"]) == {"c"}


def test_the_words_for_those_who_do_not_see_the_chart_hold_its_message() -> None:
    shown = panel(assessments())
    assert shown.title in shown.spoken
    assert shown.sentence in shown.spoken
