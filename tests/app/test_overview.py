"""The first screen of the Overview: what worries, why, how sure; good news; what cannot be seen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hscb.ui import overview
from hscb.warehouse.connection import frame
from hscb.warehouse.store import Store
from tests.app.conftest import Opened, words
from tests.unit.charts.figures import ASSESSMENTS

JARGON = re.compile(r"\b(S\d+|XmR|SPC|Wilson|Byar|R\d+|p-value|denominator|numerator)\b")


def test_what_is_behind_and_falling_stands_first(opened: Opened, demo: Path) -> None:
    said = words(opened("pages/overview.py"))
    first, _, others = said.partition("Other worries")
    assert "What should worry us, and how sure are we?" in said
    assert "Worse than elsewhere, and getting worse" in first
    assert "Same placement for two years or more" in first
    assert "Worse than England (68.0%) and worse two years in a row: 83.0%, 70.0%, 59.0%." in first
    assert "the last quarter alone: 43.0%, from 64.6% in 2015-16 Q4" in first
    assert "Placed outside the authority" in others
    assert "Good news" in others
    assert "What we cannot see" in others


def test_a_worry_says_how_sure_it_is_and_why(opened: Opened, demo: Path) -> None:
    said = words(opened("pages/overview.py"))
    assert "<b>Sure.</b> 12 of 295 open plans, from records." in said
    assert (
        "<b>Not sure.</b> HSCB annual report 2016-17; no counts known; another source shows no clear difference."
        in said
    )


def test_every_icon_has_words_and_no_word_is_jargon(opened: Opened, demo: Path) -> None:
    said = words(opened("pages/overview.py"))
    signs = re.findall(r"<span class='sign'><i[^>]*>.</i> ([^<]*)</span>", said)
    assert signs
    assert all(sign.strip() for sign in signs)
    shown = re.sub(r"<[^>]*>", " ", said)
    assert JARGON.findall(shown) == []


def test_every_figure_of_the_first_screen_is_one_of_the_view(
    opened: Opened, demo: Path, shipped_store: Store
) -> None:
    held = frame(
        shipped_store, shipped_store.current(), "select measure_id, value from reporting.overview", {}
    ).set_index("measure_id")["value"]
    body = words(opened("pages/overview.py")).partition("<table class='figures worries'>")[2]
    rows = re.findall(r"show=(\w+)'>[^<]*</a></th><td><b>([\d,.]+)", body)
    assert len(rows) > 10
    for measure_id, shown in rows:
        assert float(shown.replace(",", "")) == pytest.approx(held[measure_id], abs=0.06)


def test_a_name_opens_the_chart_of_its_measure(opened: Opened, demo: Path) -> None:
    said = words(opened("pages/overview.py"))
    assert re.search(r"<a href='aim_3_right_help\?[^']*show=cla_same_placement_2y_pct'>", said)


def test_england_of_another_year_says_which() -> None:
    row = {
        "england": 80.0, "england_label": "2015-16", "period_label": "2016-17", "verdict": None, "place_words": None,
    }  # fmt: skip
    assert overview.beside(row, ASSESSMENTS) == "England 80.0% in 2015-16"
    assert overview.beside({**row, "england_label": "2016-17", "verdict": "similar"}, ASSESSMENTS) == (
        "England 80.0%, no clear difference"
    )


@pytest.mark.parametrize(
    ("doubts", "said"),
    [("", "Sure."), ("no counts known", "Fairly sure."), ("no counts known; one question open", "Not sure.")],
)
def test_sureness_counts_the_doubts_and_names_them(doubts: str, said: str) -> None:
    row = {"doubts": doubts, "origin": "records", "is_national": False, "source": None, "numerator": 3.0}
    found = overview.sure({**row, "denominator": 40.0}, ASSESSMENTS)
    assert found.startswith(f"<b>{said}</b> 3 of 40 assessments authorised, from records")
    assert all(doubt in found for doubt in doubts.split("; "))
