"""What stands around the figures of a trend: breaks between bases, events, the usual range and its special points."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from hscb.charts import behaviour, files
from hscb.charts.context import Context
from hscb.charts.panel import Panel
from hscb.charts.trend_panel import trend_panel
from hscb.queries.view import Period, View
from hscb.ui.headlines import course
from tests.unit.charts.figures import ASSESSMENTS, CONTACTS, EXCLUSIONS, compared, rows_of, year_rows, years

THREE_YEARS = years("2014-15", "2015-16", "2016-17")
NO_ENGLAND = compared()


def base_change(begins: str, **given: Any) -> pd.DataFrame:
    row = {
        "origin": None,
        "source": None,
        "agency": None,
        "why": "early Help is counted from here on.",
        **given,
    }
    return pd.DataFrame([{**row, "begins": pd.Timestamp(begins), "is_said_by_board": True}])


def by_year(context: Context, **other: Any) -> Panel:
    rows = [
        {"period_label": label, "value": value, **other}
        for label, value in (("2014-15", 5140), ("2015-16", 5859), ("2016-17", 9293))
    ]
    return trend_panel(CONTACTS, year_rows(rows), NO_ENGLAND, THREE_YEARS, EXCLUSIONS, "Data.", context)


def test_a_line_never_joins_two_bases_and_says_why() -> None:
    made = by_year(Context(base_changes=base_change("2016-04-01")))
    drawn = rows_of(made.chart, "ours")
    assert [row["run"] for row in drawn] == [1, 1, 2]
    assert [row["period"] for row in rows_of(made.chart, "base")] == ["2016-17"]
    assert made.notes[0] == (
        "2015-16 and 2016-17 stand on different bases and are not joined. Early Help is counted from here on."
    )
    assert "on another base than 2015-16, so that no change is told" in made.sentence
    assert "rose" not in made.title
    assert "different bases" in files.csv_text(made, "").decode("utf-8-sig")


def test_a_change_of_base_of_one_source_breaks_its_line_alone() -> None:
    context = Context(base_changes=base_change("2016-04-01", origin="published", source="Report"))
    assert [row["run"] for row in rows_of(by_year(context).chart, "ours")] == [1, 1, 1]
    found = by_year(context, origin="published", source="Report")
    assert [row["run"] for row in rows_of(found.chart, "ours")] == [1, 1, 2]


def test_a_change_of_base_before_the_first_figure_breaks_nothing() -> None:
    made = by_year(Context(base_changes=base_change("2014-04-01")))
    assert rows_of(made.chart, "base") == []
    assert "rose" in made.title


def test_a_sparkline_does_not_join_two_bases() -> None:
    same: dict[Any, Any] = {"origin": "records", "source": None}
    rows = [
        {**same, "period_start": pd.Timestamp(f"{year}-04-01"), "value": float(year)}
        for year in range(2013, 2017)
    ]
    whole = course(rows)
    rows[2] = {**rows[2], "base_begins": pd.Timestamp("2015-04-01")}
    assert course(rows) != whole


def event(starts: str, ends: str, title: str, changes_base: bool = False) -> dict[str, Any]:
    return {
        "starts": pd.Timestamp(starts), "ends": pd.Timestamp(ends), "title": title, "words": "",
        "changes_base": changes_base,
    }  # fmt: skip


def test_events_are_numbered_in_time_and_named_below_so_that_none_collide() -> None:
    context = Context(
        events=pd.DataFrame(
            [
                event("2009-01-01", "2009-01-01", "Long ago"),
                event("2016-01-01", "2016-03-31", "LEAN review"),
                event("2016-04-01", "2016-04-30", "Face to Face"),
                event("2016-04-01", "2016-04-01", "New counting", changes_base=True),
                event("2016-10-01", "2016-10-31", "Ofsted inspection"),
                event("2017-03-27", "2017-03-27", "Tri-borough command"),
            ]
        )
    )
    made = by_year(context)
    assert {row["period"]: row["text"] for row in rows_of(made.chart, "event")} == {
        "2015-16": "1",
        "2016-17": "2 3 4",
    }
    assert [(sign, words) for sign, words, *_ in made.key if sign.isdigit()] == [
        ("1", "LEAN review (January to March 2016)"),
        ("2", "Face to Face (April 2016)"),
        ("3", "Ofsted inspection (October 2016)"),
        ("4", "Tri-borough command (27 March 2017)"),
    ]


QUARTERS = [
    f"{year}-{(year + 1) % 100:02d} Q{quarter}" for year in (2014, 2015, 2016) for quarter in (1, 2, 3, 4)
]


def quarters(count: int) -> View:
    periods = []
    for label in QUARTERS[:count]:
        year, quarter = int(label[:4]), int(label[-1])
        first = pd.Timestamp(year, 4, 1) + pd.DateOffset(months=3 * (quarter - 1))
        last = first + pd.DateOffset(months=3) - pd.DateOffset(days=1)
        periods.append(Period(label, first.date(), last.date(), label[:7]))
    return View("Havering", "quarter", tuple(periods))


def by_quarter(
    count: int, variations: dict[int, str] | None = None, first_phase: int = 0, **same: Any
) -> Panel:
    """The panel of so many quarters, those named by place special; `same` of every point of the usual range."""
    view, special = quarters(count), variations or {}
    starts = [pd.Timestamp(one.first_day) for one in view.periods]
    values = [60.0 + place % 3 for place in range(count)]
    frame = year_rows(
        [{"period_label": "2014-15", "value": value} for value in values],
    )
    frame["period_label"], frame["period_start"] = view.labels, starts
    usual = {
        "origin": "records", "source": None, "agency": None, "points": count, "mean": 61.0, "lower_limit": 55.5,
        "upper_limit": 66.5, "standing": "trial" if count < 12 else "firm", "way": -1.0, "assurance": None, **same,
    }  # fmt: skip
    points = pd.DataFrame(
        [
            {
                **usual,
                "period_label": label,
                "period_start": start,
                "value": value,
                "phase": int(place >= first_phase),
                "is_special": place in special,
                "variation": special.get(place, "usual"),
                "special_because": "shift" if place in special else None,
            }
            for place, (label, start, value) in enumerate(zip(view.labels, starts, values, strict=True))
        ]
    )
    return trend_panel(ASSESSMENTS, frame, NO_ENGLAND, view, EXCLUSIONS, "Data.", Context(standing=points))


@pytest.mark.parametrize(
    ("count", "dash", "words"), [(8, [4, 3], "on trial"), (12, [1, 0], "usual range, and")]
)
def test_limits_below_twelve_points_are_dashed_and_called_trial(
    count: int, dash: list[int], words: str
) -> None:
    made = by_quarter(count)
    lines = {row["line"]: row for row in rows_of(made.chart, "limit")}
    assert lines["low"]["dash"] == lines["high"]["dash"] == dash
    assert (lines["low"]["value"], lines["mean"]["value"], lines["high"]["value"]) == (55.5, 61.0, 66.5)
    assert any(words in entry[1] for entry in made.key)
    assert ("trial limits" in " ".join(made.below)) == (count < 12)


def test_special_points_differ_in_shape_and_the_words_stand_below() -> None:
    made = by_quarter(12, {10: "better", 11: "worse"})
    shapes = {row["period"]: (row["shape"], row["says"]) for row in rows_of(made.chart, "special")}
    assert shapes == {
        "2016-17 Q3": ("triangle-up", "Unusual, for the better"),
        "2016-17 Q4": ("triangle-down", "Unusual, for the worse"),
    }
    (variation, said), (assurance, _) = made.signs
    assert variation.words == "Unusual, for the worse"
    assert said == (
        "2016-17 Q4 is one of seven or more quarters in a row below their average "
        "(55.5% to 66.5%, average 61.0%, from 12 quarters)."
    )
    assert assurance.words == "No target set"


def test_a_range_goes_no_lower_than_nothing_and_no_higher_than_all() -> None:
    made = by_quarter(12, lower_limit=-4.0, upper_limit=104.0)
    lines = {row["line"]: row["value"] for row in rows_of(made.chart, "limit")}
    assert (lines["low"], lines["high"]) == (0.0, 100.0)


def test_only_the_phase_of_the_last_figure_has_a_range() -> None:
    made = by_quarter(12, first_phase=7)
    assert [row["period"] for row in rows_of(made.chart, "band")] == QUARTERS[7:]


def test_years_have_no_range_and_no_word_about_it() -> None:
    made = by_year(Context())
    assert rows_of(made.chart, "limit") == []
    assert made.signs == ()
    assert "usual range" not in " ".join(made.notes)


def test_quarters_without_limits_say_so() -> None:
    view = quarters(4)
    frame = year_rows([{"period_label": "2014-15", "value": 60.0} for _ in view.labels])
    frame["period_label"] = view.labels
    frame["period_start"] = [pd.Timestamp(one.first_day) for one in view.periods]
    made = trend_panel(ASSESSMENTS, frame, NO_ENGLAND, view, EXCLUSIONS, "Data.", Context())
    assert "No usual range is drawn: five figures on one base are needed" in " ".join(made.notes)


def test_every_sign_has_words() -> None:
    for name in ("worse", "better", "changed", "usual", None):
        assert behaviour.variation(name).words
    for name in ("meets", "misses", "either", None):
        assert behaviour.assurance(name, has_target=True).words
    assert behaviour.assurance(None, has_target=False).words == "No target set"
