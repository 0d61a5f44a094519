"""Filters: what they show, what an address brings back, what a wrong one falls back to."""

from __future__ import annotations

from pathlib import Path

from tests.app.conftest import Opened, words

AIM = "pages/aim_1_child_protection.py"


def test_years_up_to_the_last_one_with_records_are_shown_at_first(opened: Opened, demo: Path) -> None:
    assert "Headline figures are of 2016-17." in words(opened(AIM))


def test_an_address_brings_its_view_back(opened: Opened, demo: Path) -> None:
    app = opened(AIM, by="Quarters", from_="2015-16 Q1", to="2016-17 Q2", compare="false")
    assert "Havering, quarters 2015-16 Q1 to 2016-17 Q2, without comparators." in words(app)


def test_an_address_with_wrong_values_falls_back(opened: Opened, demo: Path) -> None:
    app = opened(AIM, by="Fortnights", from_="1066", to="<b>", compare="perhaps", theme="x", area="Mars")
    assert not app.exception
    said = words(app)
    assert "Havering, years" in said
    assert "with comparators" in said
    assert "1066" not in said


def test_a_span_the_wrong_way_round_is_put_right(opened: Opened, demo: Path) -> None:
    app = opened(AIM, from_="2016-17", to="2014-15")
    assert "years 2014-15 to 2016-17" in words(app)


def test_another_kind_of_period_keeps_the_span(opened: Opened, demo: Path) -> None:
    app = opened(AIM, from_="2015-16", to="2015-16")
    app.sidebar.segmented_control(key="by").set_value("Quarters").run()
    assert "quarters 2015-16 Q1 to 2015-16 Q4" in words(app)


def test_comparators_are_switched_off_everywhere(opened: Opened, demo: Path) -> None:
    app = opened(AIM, compare="false")
    assert "England" not in words(app)


def test_a_theme_is_chosen_by_the_address(opened: Opened, demo: Path) -> None:
    assert "Conferences held within 15 working days" in words(opened(AIM, theme="Timeliness"))


def test_a_breakdown_is_shown_for_every_measure_that_offers_it(opened: Opened, demo: Path) -> None:
    app = opened(AIM, theme="Front door", split="Who received it")
    assert "by who received it" in words(app)


def test_a_tile_opens_its_chart_and_the_address_names_it(opened: Opened, demo: Path) -> None:
    app = opened(AIM)
    app.button(key="open-contacts").click().run()
    assert app.query_params["show"] in ("contacts", ["contacts"])
    assert "Contacts: 9,293 in 2016-17" in words(app)


def test_an_address_that_names_an_unknown_chart_opens_the_page(opened: Opened, demo: Path) -> None:
    app = opened(AIM, show="nonsense")
    assert not app.exception
    assert not app.error
