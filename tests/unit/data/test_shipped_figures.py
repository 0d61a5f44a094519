"""Both workbooks of figures against the catalogue and against the rules for such sheets."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from hscb.catalogue import measures
from tests.unit.data.shipped import KEY, REPORT, STATISTICS, Figure, figures, tables

FILES = (REPORT, STATISTICS)
PERIOD = re.compile(r"20\d\d-\d\d( Q[1-4])?")

# The category labels of these breakdowns.
CATEGORIES = {
    "contact_source": {"Individual", "Schools", "Education services", "Health services", "Housing", "LA services",
                       "Police", "Other legal agency", "Other", "Anonymous", "Unknown"},
    "received_by": {"MASH", "Early Help"},
    "contact_outcome": {"Referral to social care", "Early Help service", "Early Help assessment",
                        "No further action", "Information and advice", "Other"},
    "category_of_abuse": {"Neglect", "Physical", "Sexual", "Emotional", "Multiple"},
    "legal_status": {"Full care order", "Interim care order", "Section 20", "Placement order"},
    "duration_band": {"0", "1-10", "11-20", "21-30", "31-40", "41-45", "46-50", "51-60", "61+"},
}  # fmt: skip
CATEGORIES["referral_source"] = CATEGORIES["contact_source"]


def described(rows: list[Figure]) -> list[tuple[str, ...]]:
    """Rows by what names them, for a failure that says which."""
    return [tuple(str(row[column]) for column in KEY) for row in rows]


@pytest.mark.parametrize("file", FILES)
def test_every_figure_is_of_a_measure_in_the_catalogue(file: str) -> None:
    assert {row["Measure"] for row in figures(file)} - set(measures()) == set()


@pytest.mark.parametrize("file", FILES)
def test_every_breakdown_is_one_that_the_measure_has(file: str) -> None:
    strange = [
        row
        for row in figures(file)
        if row["Breakdown"] != "all" and row["Breakdown"] not in measures()[row["Measure"]].breakdowns
    ]
    assert described(strange) == []


@pytest.mark.parametrize("file", FILES)
def test_all_goes_with_all_and_a_breakdown_with_a_category(file: str) -> None:
    strange = [row for row in figures(file) if (row["Breakdown"] == "all") != (row["Category"] == "all")]
    assert described(strange) == []


@pytest.mark.parametrize("file", FILES)
def test_categories_of_the_settled_breakdowns_carry_the_settled_labels(file: str) -> None:
    strange = [
        row
        for row in figures(file)
        if row["Breakdown"] in CATEGORIES and row["Category"] not in CATEGORIES[row["Breakdown"]]
    ]
    assert described(strange) == []


@pytest.mark.parametrize("file", FILES)
def test_every_period_is_a_reporting_year_or_a_quarter_of_one(file: str) -> None:
    for label in {row["Period"] for row in figures(file)}:
        assert PERIOD.fullmatch(label), label
        assert (int(label[2:4]) + 1) % 100 == int(label[5:7]), label


@pytest.mark.parametrize("file", FILES)
def test_every_figure_names_its_source_and_where_it_was_published(file: str) -> None:
    assert described([row for row in figures(file) if not row["Source"] or not row["Published In"]]) == []


@pytest.mark.parametrize("file", FILES)
def test_no_figure_stands_twice(file: str) -> None:
    keys = Counter(tuple(row[column] for column in KEY) for row in figures(file))
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("file", FILES)
def test_percentages_are_written_as_63_and_not_as_a_part_of_one(file: str) -> None:
    shares = [row for row in figures(file) if measures()[row["Measure"]].unit == "percent"]
    assert all(0 <= row["Value"] <= 100 for row in shares if row["Value"] is not None)
    parts_of_one = [row for row in shares if row["Value"] is not None and 0 < row["Value"] < 0.1]
    assert described(parts_of_one) == []


@pytest.mark.parametrize("file", FILES)
def test_counts_are_whole_and_never_negative(file: str) -> None:
    strange = [
        row
        for row in figures(file)
        if measures()[row["Measure"]].unit == "count"
        and row["Value"] is not None
        and (row["Value"] < 0 or row["Value"] != int(row["Value"]))
    ]
    assert described(strange) == []


@pytest.mark.parametrize("file", FILES)
def test_about_says_whose_figures_they_are_and_that_they_are_not_synthetic(file: str) -> None:
    about = {row["Item"]: row["Value"] for row in tables(file)["About"]}
    assert about["Authority"] == "Havering"
    assert about["Agency"] == "Havering Safeguarding Children Board"
    assert about["Synthetic"] == "N"


@pytest.mark.parametrize("file", FILES)
def test_about_says_in_words_what_the_workbook_is(file: str) -> None:
    about = {row["Item"]: row["Value"] for row in tables(file)["About"]}
    words = [about[item] for item in list(about)[list(about).index("What this is") :]]
    assert len(words) > 10
    assert all(word.endswith(".") for word in words)
