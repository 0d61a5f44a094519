"""The form beside a chart: a person begins the usual range anew, with name and reason, and takes it back."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from hscb.warehouse.store import Store
from hscb.warehouse.words import entries
from tests.app.conftest import Opened, words

PAGE, MEASURE = "pages/aim_3_right_help.py", "cla_same_placement_2y_pct"


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click()
    return app.run()


def test_a_range_begins_anew_and_is_taken_back(opened: Opened, copy_of_shipped_store: Store) -> None:
    app = opened(PAGE, by="Quarters", show=MEASURE)
    assert "2016-17 Q4 lies below its usual range (63.4% to 82.0%, average 72.7%, from 12 quarters)" in words(
        app
    )
    app.selectbox(key="phase_from").select("2015-16 Q3")
    app.text_input(key="phase_who").set_value("Ada")
    app = press(app, "Begin it anew")
    assert "The reason is missing" in words(app)
    app.text_input(key="phase_reason").set_value("Placements are reviewed by one panel.")
    app = press(app, "Begin it anew")
    assert not app.exception
    (entry,) = entries(copy_of_shipped_store, "rebase")
    assert (entry.who, entry.key) == ("Ada", f"{MEASURE}/Havering/2015-10-01")
    said = words(app)
    assert "from 6 quarters; trial limits, for fewer than 12 points" in said
    assert "From 1 October 2015, by Ada: Placements are reviewed by one panel." in said
    app.text_input(key="phase_back_who").set_value("Ben")
    app = press(app, "Take it back")
    assert "from 12 quarters)" in words(app)


def test_years_have_no_form(opened: Opened, copy_of_shipped_store: Store) -> None:
    app = opened(PAGE, show=MEASURE)
    assert "Begin it anew" not in [button.label for button in app.button]
