"""Periods in the spellings of returns, and what is asked where a spelling could be of two periods."""

from __future__ import annotations

from datetime import date

import pytest

from hscb.ingest.cells.periods import first_day, period_label
from hscb.ingest.cells.suggestions import suggestions
from hscb.ingest.cells.troubles import Trouble

SPELLINGS = {
    "2016-17": [
        "2016-17", "2016/17", "2016-2017", "2016 - 17", "201617", "16-17", "16/17", "1617", "FY 2016/17", "FY2016/17",
        "Financial Year 2016-17", "2016-17 (full year)", "Annual 2016/17", "April 2016 - March 2017",
        "1 April 2016 to 31 March 2017", "Year ending 31 March 2017", "YE Mar 2017", "Year to 31/03/2017",
        "As at 31 March 2017", "31/03/2017", "Apr - Mar 2016/17",
    ],
    "1999-00": ["1999-00", "99-00", "1999/2000"],
    "2010-11": ["2010-11", "2010/11"],
    "2016-17 Q1": [
        "2016-17 Q1", "2016-17, Q1", "Q.1 2016/17", "Q1 2016 - 17", "Quarter 1 of 2016-17", "Apr-Jun 16",
        "Apr 16 - Jun 16", "01/04/2016 - 30/06/2016", "Quarter ending June 2016", "quarter ended 30/06/2016",
    ],
    "2016-17 Q2": [
        "Qtr 2 16/17", "2016/17 Q2", "16/17Q2", "Q2-2016/17", "2016-17-Q2", "Q2 1617", "Q2 (Jul-Sep) 2016/17",
        "Quarter 2: July - September 2016", "2nd quarter 2016/17", "Second quarter 2016-17", "Quarter Two 2016/17",
        "Jul-Sep 2016/17", "Jul–Sep 2016", "30 September 2016",
    ],
    "2016-17 Q4": ["Jan to Mar 2017", "Jan-Mar 2016/17", "2016/17 - Q4"],
    "2026-27 Q2": ["Q2 2026/27", "2026-27 Q2", "Jul-Sep 2026", "2026/27 Quarter 2"],
    "2010-11 Q2": ["Q2 10/11"],
    "2016-06": ["2016-06", "06/2016", "June 2016", "Jun '16", "June-16", "2016 June", "June 2016/17", "01/06/2016"],
    "2017-02": ["Feb 2016/17", "Feb 2017"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "label"), [(text, label) for label, texts in SPELLINGS.items() for text in texts]
)
def test_a_period_is_known_in_every_spelling_that_can_mean_only_one(text: str, label: str) -> None:
    assert period_label(text) == label


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("2017", ["2016-17", "2017-18"]),
        ("2021", ["2020-21", "2021-22"]),
        ("FY17", ["2016-17", "2017-18"]),
        ("Q1 2026", ["2026-27 Q1", "2025-26 Q1", "2025-26 Q4"]),
        ("2026-Q2", ["2026-27 Q2", "2025-26 Q2", "2026-27 Q1"]),
        ("10/11", ["2010-11", "2011-10"]),
    ],
)
def test_a_period_that_could_be_two_is_asked_about_with_both(text: str, labels: list[str]) -> None:
    found = period_label(text)
    assert isinstance(found, Trouble)
    assert found.asks == "period"
    assert [offer.code for offer in suggestions("period", text)] == labels


@pytest.mark.parametrize(
    "text",
    [
        "2016-18", "2014-16", "2016-13", "Q5 2016-17", "Q2", "Apr-Jun", "May-Jul 2016", "H1 2016/17", "YTD 2016-17",
        "2016.5", "Q2 (Apr-Jun) 2016/17", "Q1-Q2 2016/17", "not 2016-17", "2016-17?", "2O16-17", "２０１６-17",
        "Q12016", "2016-17-18", "Mid-2016", "2016/17 & 2017/18", "Apr 2016 - May 2016", "q" * 5000, "1" * 5000,
    ],
)  # fmt: skip
def test_what_is_no_period_is_asked_about_without_a_guess(text: str) -> None:
    found = period_label(text)
    assert isinstance(found, Trouble)
    assert found.asks == "period"
    assert suggestions("period", text) == ()


@pytest.mark.parametrize("text", ["2062-63", "2062-Q2", "Jun 2099", "Q1 1951/52"])
def test_a_period_far_from_today_is_refused_and_not_asked_about(text: str) -> None:
    found = period_label(text)
    assert isinstance(found, Trouble)
    assert (found.words, found.asks) == ("lies before 1980 or after 2040.", "")


def test_the_first_day_of_a_label() -> None:
    labels = ("2016-17", "2010-11", "2016-17 Q1", "2016-17 Q4", "2016-06")
    assert [first_day(label) for label in labels] == [
        date(2016, 4, 1), date(2010, 4, 1), date(2016, 4, 1), date(2017, 1, 1), date(2016, 6, 1),
    ]  # fmt: skip
    with pytest.raises(ValueError, match="no label"):
        first_day("soon")
