"""Breakdown bars and duration bands: order, last year, what is hidden."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from hscb.charts.bands import bands_panel
from hscb.charts.bars import bars_panel
from hscb.charts.panel import Panel
from hscb.charts.tokens import tokens
from tests.unit.charts.figures import ASSESSMENTS, CONTACTS, rows_of, year_rows, years

VIEW = years("2015-16", "2016-17")


def sources(**counts: float | None) -> pd.DataFrame:
    """Contacts of 2016-17 by source; None is hidden."""
    return year_rows(
        [
            {"period_label": "2016-17", "category": name, "value": count, "suppressed": count is None}
            for name, count in counts.items()
        ]
    )


def bars(rows: pd.DataFrame) -> Panel:
    """The bars of contacts by source."""
    made = bars_panel(CONTACTS, "contact_source", rows, VIEW, "Data to 31 March 2017.")
    assert made is not None
    return made


def test_the_largest_category_stands_first_and_in_the_title() -> None:
    made = bars(sources(Schools=1472, Police=4089))
    assert made.title == "Contacts: Police largest, 4,089 in 2016-17"
    assert list(made.table.iloc[:, 0]) == ["Police", "Schools"]
    assert made.sentence == "In 2016-17 Police had 4,089 of 5,561 (73.5%)."


def test_bars_begin_at_zero() -> None:
    scale = bars(sources(Schools=1472, Police=4089)).chart.to_dict()["layer"][0]["encoding"]["x"]["scale"]
    assert scale["domain"][0] == 0


def test_a_total_is_not_said_where_a_part_is_hidden() -> None:
    made = bars(sources(Schools=1472, Police=4089, Anonymous=None))
    assert made.sentence == "In 2016-17 Police had 4,089."
    assert "1 category is hidden (c)" in " ".join(made.notes)


def test_a_hidden_category_is_hatched_and_never_a_bar() -> None:
    made = bars(sources(Police=4089, Anonymous=None))
    assert [row["category"] for row in rows_of(made.chart, "bar")] == ["Police"]
    assert [row["category"] for row in rows_of(made.chart, "hidden")] == ["Anonymous"]
    assert made.table.set_index("Source of the contact").loc["Anonymous", "2016-17"] == "c"
    assert made.numbers.set_index("category").loc["Anonymous", "value"] == "c"


def test_the_year_before_is_a_tick() -> None:
    before = sources(Police=2690, Schools=900).assign(
        period_label="2015-16", period_start=pd.Timestamp("2015-04-01"), period_end=pd.Timestamp("2016-03-31")
    )
    made = bars(pd.concat([before, sources(Police=4089, Schools=1472)]))
    assert [row["value"] for row in rows_of(made.chart, "before")] == [2690, 900]
    assert made.key == (("■", "2016-17"), ("|", "2015-16"))
    assert made.sentence.endswith("2,690 a year before.")


def test_ages_keep_their_own_order() -> None:
    made = bars_panel(
        replace(CONTACTS, title="Plans"),
        "age_band",
        sources(**{"10-15": 9, "Unborn": 12, "1-4": 50}),
        VIEW,
        "",
    )
    assert made is not None
    assert list(made.table["Age"]) == ["Unborn", "1-4", "10-15"]


def test_a_percentage_names_what_it_is_a_share_of() -> None:
    shares = [("Team 1", 70), ("Team 2", 60)]
    rows = year_rows(
        [
            {
                "period_label": "2016-17",
                "category": team,
                "value": share,
                "numerator": share,
                "denominator": 100,
            }
            for team, share in shares
        ]
    )
    made = bars_panel(ASSESSMENTS, "team", rows, VIEW, "")
    assert made is not None
    assert made.sentence == "In 2016-17 Team 1 had 70.0% (70 of 100 assessments authorised)."


def test_fewer_than_two_categories_are_no_chart() -> None:
    assert bars_panel(CONTACTS, "contact_source", sources(Police=10), VIEW, "") is None


GOLDEN = {
    "0": 22,
    "1-10": 116,
    "11-20": 242,
    "21-30": 499,
    "31-40": 463,
    "41-45": 187,
    "46-50": 160,
    "51-60": 190,
    "61+": 364,
}


def bands(**hidden: bool) -> Panel:
    """The duration bands of 2016-17, those named hidden."""
    rows = sources(**{band: None if hidden.get(f"band_{band}") else count for band, count in GOLDEN.items()})
    made = bands_panel(ASSESSMENTS, rows, VIEW, "")
    assert made is not None
    return made


def test_bands_stand_in_their_order_with_the_share_in_time() -> None:
    made = bands()
    assert list(made.table["Working days"]) == list(GOLDEN)
    assert made.title == "68.2% of assessments took 45 working days or fewer"
    assert made.sentence == "In 2016-17 714 took longer, 364 of them more than 60 working days."


def test_the_share_in_time_is_not_said_where_a_band_is_hidden() -> None:
    made = bands(band_0=True)
    assert "%" not in made.title
    assert made.table.set_index("Working days").loc["0", "2016-17"] == "c"


def test_bands_in_time_and_late_differ_by_fill_not_only_by_colour() -> None:
    fill = bands().chart.to_dict()["layer"][0]["encoding"]["fill"]
    assert fill["condition"]["value"] == tokens().ours
    assert fill["value"] == tokens().page
