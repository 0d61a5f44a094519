"""The rows of the workbooks of figures that ship, read with openpyxl: not with the reader that they also test."""

from __future__ import annotations

from functools import cache
from typing import Any

from openpyxl import load_workbook

from hscb.config import DATA_FOLDER

REPORT = "annual_report_2016-17.xlsx"
STATISTICS = "published_statistics.xlsx"
COLUMNS = (
    "Area", "Measure", "Period", "Breakdown", "Category", "Numerator", "Denominator", "Value",
    "Source", "Published In", "Narrative", "Agency",
)  # fmt: skip
KEY = ("Area", "Agency", "Measure", "Period", "Breakdown", "Category", "Source")

Figure = dict[str, Any]


@cache
def tables(file: str) -> dict[str, list[Figure]]:
    """Every sheet of a shipped workbook: its rows by heading."""
    workbook = load_workbook(DATA_FOLDER / file, read_only=True)
    found = {}
    for sheet in workbook:
        headings, *rows = sheet.iter_rows(values_only=True)
        found[sheet.title] = [dict(zip(headings, row, strict=True)) for row in rows]
    workbook.close()
    return found


@cache
def figures(file: str) -> list[Figure]:
    """Every printed or national figure of a shipped workbook."""
    return [row for rows in tables(file).values() for row in rows if tuple(row) == COLUMNS]


def figure(
    file: str,
    measure: str,
    period: str,
    area: str = "Havering",
    breakdown: str = "all",
    category: str = "all",
) -> Figure:
    """The one figure of a shipped workbook with this measure, period, area and category."""
    wanted = dict(Area=area, Measure=measure, Period=period, Breakdown=breakdown, Category=category)
    [found] = [row for row in figures(file) if wanted.items() <= row.items()]
    return found
