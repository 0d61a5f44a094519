"""Every page in three states: nothing loaded, the demonstration data, and filters that match nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from hscb.charts.wording import SYNTHETIC
from hscb.ui.router import ALLOWED, FILTERED
from hscb.warehouse.store import Store
from tests.app.conftest import Opened, words

AIMS = [path for path in ALLOWED if "aim_" in path]


def charts(app: AppTest) -> list[str]:
    """The words that stand in for each chart of a page."""
    return [chart.proto.alt for chart in app.get("vega_lite_chart")]


@pytest.mark.parametrize("path", FILTERED)
def test_without_data_a_page_says_what_is_missing_and_what_to_do(opened: Opened, path: str) -> None:
    app = opened(path)
    assert not app.exception
    (told,) = app.info
    assert "No data have been loaded yet" in told.value
    assert "hscb load" in told.value.replace("\\", "")


def test_without_data_workbooks_can_be_loaded(opened: Opened) -> None:
    app = opened("pages/load_data.py")
    assert not app.exception
    assert app.file_uploader
    assert "Nothing has been loaded yet" in words(app)


def test_reading_pages_makes_no_store(opened: Opened, store: Store) -> None:
    for path in ALLOWED:
        opened(path)
    assert not store.folder.exists()


@pytest.mark.parametrize("path", ALLOWED)
def test_with_data_a_page_shows_and_says_that_they_are_synthetic(
    opened: Opened, demo: Path, path: str
) -> None:
    app = opened(path)
    assert not app.exception
    assert not app.error
    assert app.title
    assert SYNTHETIC in words(app)
    assert "Data to 31 March 2017." in words(app)


@pytest.mark.parametrize("path", AIMS)
def test_an_aim_shows_charts_each_with_words_in_its_place(opened: Opened, demo: Path, path: str) -> None:
    spoken = charts(opened(path))
    assert spoken
    assert all("The table below the chart has every figure." in one for one in spoken)


@pytest.mark.parametrize("path", AIMS)
def test_a_chart_has_its_table_and_its_definition_beside_it(opened: Opened, demo: Path, path: str) -> None:
    app = opened(path)
    assert words(app).count("<summary>Table</summary>") == len(charts(app))
    assert "<th scope='row'>" in words(app)


def test_aim_1_shows_the_journey_and_the_golden_figures(opened: Opened, demo: Path) -> None:
    said = words(opened("pages/aim_1_child_protection.py"))
    assert "9,293 contacts, 305 plans started" in said
    assert "68.2% of assessments took 45 working days or fewer" in said
    assert "1,529 of 2,243 assessments" in said


def test_aim_3_shows_stability_and_how_long_placements_last(opened: Opened, demo: Path) -> None:
    said = words(opened("pages/aim_3_right_help.py"))
    assert "placements lasted a year or more" in said
    assert "Same placement for two years or more" in said


def test_the_boards_challenges_stand_with_their_figures(opened: Opened, demo: Path) -> None:
    said = words(opened("pages/aim_1_child_protection.py"))
    assert "What the board asked itself" in said
    assert "Contacts <b>9,293</b>" in said


def test_what_cannot_be_seen_is_listed(opened: Opened, demo: Path) -> None:
    for path in ("pages/overview.py", "pages/aim_6_learning.py"):
        assert "What we cannot see" in words(opened(path))


def test_the_overview_has_a_row_for_each_headline_measure(opened: Opened, demo: Path) -> None:
    said = words(opened("pages/overview.py"))
    assert "Measures by aim" in said
    assert "show=assessment_45wd_pct" in said


@pytest.mark.parametrize("path", AIMS)
def test_months_without_returns_say_which_filter_to_loosen(opened: Opened, demo: Path, path: str) -> None:
    app = opened(path, by="Months")
    assert not app.exception
    assert not app.error
    said = words(app)
    assert "class='value'" in said or "Under Filters, choose years" in said


def test_an_aim_of_yearly_returns_says_so_for_a_month(opened: Opened, demo: Path) -> None:
    said = words(opened("pages/aim_6_learning.py", by="Months"))
    assert "No headline measure has a figure for Mar 2017" in said
    assert "No measure of this theme has a figure in these periods" in said


def test_a_search_that_finds_nothing_says_what_to_change(opened: Opened, demo: Path) -> None:
    app = opened("pages/definitions.py")
    app.text_input(key="find").set_value("unicorn").run()
    (told,) = app.info
    assert "Try fewer words" in told.value


def test_a_search_finds_a_measure_by_any_of_its_words(opened: Opened, demo: Path) -> None:
    app = opened("pages/definitions.py")
    app.text_input(key="find").set_value("45 working days").run()
    assert "Assessments completed within 45 working days" in words(app)


def test_a_damaged_database_is_told_and_other_pages_open(
    opened: Opened, copy_of_shipped_store: Store
) -> None:
    held = copy_of_shipped_store
    held.state_path(held.current()).write_bytes(b"not a database")
    app = opened("pages/overview.py")
    assert not app.exception
    (told,) = app.error
    assert "damaged" in told.value
    assert not app.info
    load_data = opened("pages/load_data.py")
    assert not load_data.exception
    assert load_data.file_uploader


def test_a_page_that_is_not_listed_cannot_be_opened(opened: Opened, demo: Path) -> None:
    with pytest.raises(ValueError, match="chair"):
        opened("pages/chair.py")


def test_aim_5_lists_the_returns_that_have_not_come_with_what_to_write(opened: Opened, demo: Path) -> None:
    app = opened("pages/aim_5_assuring_quality.py")
    assert (
        "As at 31 March 2017, of 162 returns that were due: 106 came on time, 38 came late, 18 have not come."
        in (words(app))
    )
    (text,) = app.code
    assert text.value.startswith("For the Chair to ask Community Rehabilitation Company (Area Manager)")
    late = next(box for box in app.selectbox if box.label == "Late return")
    assert (
        late.options[0]
        == "Question to the Chair: Community Rehabilitation Company, Annual report contribution, 2013-14"
    )
    choice = next(box for box in app.selectbox if box.label == "Agency")
    choice.select("Police").run()
    (text,) = app.code
    assert "was due on 1 February 2017. It is 42 working days late." in text.value


def test_aim_5_shows_the_returns_as_they_stood_on_another_day(opened: Opened, demo: Path) -> None:
    app = opened("pages/aim_5_assuring_quality.py", as_at="2014-05-09")
    assert not app.exception
    assert "As at 9 May 2014, of 9 returns that were due:" in words(app)
