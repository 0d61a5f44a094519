"""A tile's words: what a year hides, where a figure comes from, the course of one source."""

from __future__ import annotations

from dataclasses import replace

from hscb.ui import tiles
from hscb.ui.headlines import Row, course
from tests.unit.charts.figures import ASSESSMENTS, CONTACTS


def row(**changes: object) -> Row:
    """A headline row of 2016-17: assessments better over the year, worse in the last quarter."""
    return {
        "measure_id": "assessment_45wd_pct", "period_label": "2016-17", "origin": "records", "source": None,
        "value": 68.17, "suppressed": False, "change_on_year": 12.4, "quarter_label": "2016-17 Q4",
        "quarter_value": 42.97, "quarter_denominator": 621.0, "quarter_change": -21.6,
        "quarter_before_label": "2015-16 Q4", **changes,
    }  # fmt: skip


def test_a_year_that_improved_does_not_hide_its_last_quarter() -> None:
    said = tiles.last_quarter(ASSESSMENTS, row())
    assert said == "2016-17 Q4 alone: 43.0%, down 21.6 points on 2015-16 Q4"


def test_nothing_is_said_of_a_quarter_that_the_year_already_shows() -> None:
    assert tiles.last_quarter(ASSESSMENTS, row(change_on_year=-5.0)) == ""
    assert tiles.last_quarter(ASSESSMENTS, row(quarter_change=3.0)) == ""
    assert tiles.last_quarter(ASSESSMENTS, row(quarter_change=None)) == ""


def test_a_quarter_of_few_is_not_called_worse() -> None:
    assert tiles.last_quarter(ASSESSMENTS, row(quarter_denominator=29.0)) == ""
    assert tiles.last_quarter(ASSESSMENTS, row(quarter_denominator=30.0)) != ""


def test_a_measure_of_a_day_or_without_a_better_direction_has_no_quarter_of_its_own() -> None:
    assert tiles.last_quarter(replace(ASSESSMENTS, is_stock=True), row()) == ""
    assert tiles.last_quarter(CONTACTS, row()) == ""


def test_a_course_is_that_of_one_source() -> None:
    published = row(period_label="2014-15", origin="published", source="DfE statistics", value=90.0)
    before = row(period_label="2015-16", value=55.8)
    assert course([published, before, row()]) == course([before, row()]) != ""
    assert course([published, row()]) == ""


def test_a_figure_says_where_it_comes_from() -> None:
    assert tiles.source(row()) == "computed from records"
    assert tiles.source(row(origin="return")) == "returned in totals"
    assert tiles.source(row(origin="published", source="DfE statistics")) == "DfE statistics"


def test_a_hidden_figure_says_so_and_gives_no_base() -> None:
    hidden = row(suppressed=True, value=None, numerator=None, denominator=None)
    assert tiles.what_it_rests_on(ASSESSMENTS, hidden) == "hidden: a small number of children"
