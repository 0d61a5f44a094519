"""Breakdown bars and duration bands: order, last year, what is hidden."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest

from hscb.charts import files
from hscb.charts.bands import bands_panel
from hscb.charts.bars import bars_panel
from hscb.charts.key import signs
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
    assert made.sentence == "Police: 4,089 of 5,561 in 2016-17 (73.5%)."


def test_bars_begin_at_zero() -> None:
    scale = bars(sources(Schools=1472, Police=4089)).chart.to_dict()["layer"][0]["encoding"]["x"]["scale"]
    assert scale["domain"][0] == 0


def test_a_total_is_not_said_where_a_part_is_hidden() -> None:
    made = bars(sources(Schools=1472, Police=4089, Anonymous=None))
    assert made.sentence == "Police: 4,089 in 2016-17."
    assert "1 category is hidden (c)" in " ".join(made.notes)


def test_a_hidden_category_is_hatched_and_never_a_bar() -> None:
    made = bars(sources(Police=4089, Anonymous=None))
    assert [row["category"] for row in rows_of(made.chart, "bar")] == ["Police"]
    assert [row["category"] for row in rows_of(made.chart, "hidden")] == ["Anonymous"]
    assert made.table.set_index("Source of the contact").loc["Anonymous", "2016-17"] == "c"
    assert made.numbers.set_index("category").loc["Anonymous", "value"] == "c"


def a_year_before(**counts: float | None) -> pd.DataFrame:
    """Contacts of 2015-16 by source; None is hidden."""
    return sources(**counts).assign(
        period_label="2015-16", period_start=pd.Timestamp("2015-04-01"), period_end=pd.Timestamp("2016-03-31")
    )


def test_the_year_before_is_a_tick() -> None:
    made = bars(pd.concat([a_year_before(Police=2690, Schools=900), sources(Police=4089, Schools=1472)]))
    assert [row["value"] for row in rows_of(made.chart, "before")] == [2690, 900]
    assert signs(made) == [("■", "2016-17", tokens().ours), ("❙", "2015-16", tokens().text)]
    assert made.sentence.endswith("2,690 a year before.")


def test_a_source_that_sent_nothing_any_more_keeps_its_row_so_that_last_year_adds_up() -> None:
    made = bars(pd.concat([a_year_before(Police=2690, Housing=44), sources(Police=4089, Schools=1472)]))
    table = made.table.set_index("Source of the contact")
    assert list(table["2016-17"]) == ["4,089", "1,472", "0"]
    assert list(table["2015-16"]) == ["2,690", "–", "44"]
    assert [row["category"] for row in rows_of(made.chart, "before")] == ["Police", "Housing"]


def test_what_a_return_leaves_out_is_a_dash_and_no_zero() -> None:
    rows = pd.concat([a_year_before(Police=2690, Housing=44), sources(Police=4089, Schools=1472)])
    made = bars(rows.assign(origin="return"))
    assert made.table.set_index("Source of the contact").loc["Housing", "2016-17"] == "–"
    assert "Housing" not in [row["category"] for row in rows_of(made.chart, "bar")]
    assert "of" not in made.sentence.split()


def test_a_source_that_was_hidden_a_year_before_and_sent_nothing_since_has_no_row() -> None:
    before = a_year_before(Police=2690, Housing=None, Schools=None)
    made = bars(pd.concat([before, sources(Police=4089, Schools=1472)]))
    assert list(made.table["2015-16"]) == ["2,690", "c"]
    assert "Housing" not in set(made.numbers["category"])
    assert "2 categories are hidden in 2015-16, 1 of them without a row here (c)" in " ".join(made.notes)


def test_the_figures_to_take_away_hold_both_years_as_whole_numbers() -> None:
    before = a_year_before(Police=2690, Schools=None)
    made = bars(pd.concat([before, sources(Police=4089, Schools=1472)]))
    found = made.numbers[["period_label", "category", "value"]].values.tolist()
    assert found == [
        ["2016-17", "Police", 4089],
        ["2016-17", "Schools", 1472],
        ["2015-16", "Police", 2690],
        ["2015-16", "Schools", "c"],
    ]
    lines = files.csv_text(made, "").decode("utf-8-sig").splitlines()
    assert lines[1].endswith("Police,records,2016-17,,,4089")


def test_a_long_name_goes_on_in_a_second_line() -> None:
    made = bars(sources(**{"Community Rehabilitation Company": 5, "Police": 4}))
    lines = [row["lines"] for row in rows_of(made.chart, "bar")]
    assert lines == ["Community Rehabilitation\nCompany", "Police"]


def placed_labels(rows: pd.DataFrame) -> dict[str, float]:
    """How many pixels from the beginning of the bars the label of each category stands."""
    drawing = files.svg(bars(rows), "").decode()
    found = re.findall(r'<text aria-label="value:[^>]*translate\(([\d.]+),[^>]*>([^<]+)', drawing)
    return {text: float(x) for x, text in found}


def test_the_label_stands_at_the_end_of_the_bar_unless_the_tick_would_lie_under_it() -> None:
    before = a_year_before(Police=1000, Schools=950, Housing=480, Anonymous=70)
    now = sources(Police=0, Schools=900, Housing=500, Anonymous=None)
    # in a file 1,000 contacts are 712 pixels, and a hatching ends at pixel 41; labels keep 8 pixels off
    assert placed_labels(pd.concat([before, now])) == {
        "0": 8,
        "900": pytest.approx(0.712 * 950 + 8),
        "500": pytest.approx(0.712 * 500 + 8),
        "c": pytest.approx(0.712 * 70 + 8),
    }
    assert placed_labels(sources(Police=1000, Anonymous=None))["c"] == 49


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
    made = teams(North=70, South=60)
    assert made.sentence == "South: 60.0% in 2016-17 (60 of 100 assessments authorised)."


def teams(polarity: str = "higher", hidden: str = "", **shares: float) -> Panel:
    """Assessments in time by team in 2016-17, each team with 100 of them; one more team may be hidden."""
    rows = [
        {"period_label": "2016-17", "category": team, "value": share, "numerator": share, "denominator": 100}
        for team, share in shares.items()
    ]
    rows += [{"period_label": "2016-17", "category": hidden, "suppressed": True}] if hidden else []
    measure = replace(ASSESSMENTS, polarity=polarity, title="In time")
    made = bars_panel(measure, "team", year_rows(rows), VIEW, "")
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("polarity", "news"), [("higher", "South lowest, 60.0%"), ("lower", "North highest, 70.0%"),
                           ("neither", "North highest, 70.0%")]
)  # fmt: skip
def test_the_title_names_the_team_that_does_worst(polarity: str, news: str) -> None:
    assert teams(polarity, North=70, East=65, South=60).title == f"In time: {news} in 2016-17"


def test_two_that_tie_are_both_named() -> None:
    made = teams(North=70, East=16.7, South=16.68)
    assert made.title == "In time: East and South lowest, 16.7% in 2016-17"
    assert made.sentence == "East and South: 16.7% each in 2016-17 (17 of 100 assessments authorised)."


def test_more_that_tie_are_counted_in_the_title_and_named_in_the_sentence() -> None:
    made = teams(North=70, East=0, South=0, West=0)
    assert made.title == "In time: 3 teams lowest, 0.0% in 2016-17"
    assert made.sentence.startswith("East, South and West: 0.0% each in 2016-17")


def test_where_all_are_alike_none_is_lowest() -> None:
    assert teams(North=80, South=80).title == "In time: both teams alike, 80.0% in 2016-17"
    assert teams(North=80, South=80, East=80).title == "In time: all 3 teams alike, 80.0% in 2016-17"
    assert (
        teams(hidden="West", North=80, South=80).title == "In time: both teams shown alike, 80.0% in 2016-17"
    )


def test_a_category_in_words_only_is_not_said_to_be_hidden() -> None:
    rows = year_rows([{"period_label": "2016-17", "category": team} for team in ("North", "South")])
    made = bars_panel(replace(ASSESSMENTS, title="In time"), "team", rows, VIEW, "")
    assert made is not None
    assert made.title == "In time: no category has a number"
    assert "too few" not in made.sentence


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


def test_bands_to_take_away_are_whole_numbers_or_hidden() -> None:
    found = bands(band_0=True).numbers
    assert list(found["assessments"]) == ["c", *list(GOLDEN.values())[1:]]
    assert set(found["period_label"]) == {"2016-17"}


def test_bands_in_time_and_late_differ_by_fill_not_only_by_colour() -> None:
    fill = bands().chart.to_dict()["layer"][0]["encoding"]["fill"]
    assert fill["condition"]["value"] == tokens().ours
    assert fill["value"] == tokens().page
