"""Every good workbook loads: no error, no warning, no question; notes that are right; the same clean rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from hscb.ingest import child
from hscb.ingest.answers import NOTHING_TOLD
from hscb.ingest.files.limits import Limits
from tests.good_workbooks import layouts, libraries, programs, text_files
from tests.good_workbooks.package import Program
from tests.good_workbooks.returns import EPISODES, LISTS, QUARTERS, VALUES, Return, Sheets
from tests.unit.ingest.books import extract, read

Write = Callable[[Path, Sheets], Path]


class Good(NamedTuple):
    """A good workbook: what it holds, how it is written, its sheets where they are laid out otherwise, its notes."""

    name: str
    holds: Return
    write: Write
    notes: tuple[str, ...] = ()
    sheets: Sheets | None = None

    def saved(self, folder: Path) -> Path:
        """The workbook in a folder."""
        return self.write(folder / "good.xlsx", self.sheets or self.holds.sheets)


def by(program: type[Program]) -> Write:
    """Writes as a program does."""
    return lambda path, sheets: program().write(path, sheets)


def merged(*blocks: str) -> Write:
    """Writes with merged cells."""
    return partial(layouts.laid_out, merged=blocks)


def withheld(cell: str, sheet: str = "Values") -> str:
    """The note on the one figure of `VALUES` that is withheld."""
    return (
        f'{sheet}, cell {cell}: Read "c" as c in 1 cell of Value: withheld because it is small; it counts as not'
        " given, never as 0."
    )


LAID = libraries.openpyxl_plain
WITHHELD = (withheld("H7"),)
WORKBOOKS = [
    Good("openpyxl", VALUES, libraries.openpyxl_plain, WITHHELD),
    Good("openpyxl, streamed", LISTS, libraries.openpyxl_streamed),
    Good("openpyxl, dates in ISO", LISTS, libraries.openpyxl_iso_dates),
    Good(
        "openpyxl, dates from 1904",
        LISTS,
        libraries.openpyxl_from_1904,
        (
            "List 1: The workbook counts dates from 1904; they are read that way.",
            "List 3: The workbook counts dates from 1904; they are read that way.",
        ),
    ),
    Good("XlsxWriter, tables", EPISODES, libraries.xlsxwriter_table),
    Good("XlsxWriter, streamed", LISTS, libraries.xlsxwriter_streamed),
    Good("PyExcelerate", VALUES, libraries.pyexcelerate_plain, WITHHELD),
    Good(
        "PyExcelerate, dates without a format",
        EPISODES,
        libraries.pyexcelerate_plain,
        (
            'Episodes, cell B2: Read "42461" as 2016-04-01 in 3 cells of DECOM: serial numbers of Excel are'
            " read as dates.",
            'Episodes, cell H2: Read "42551" as 2016-06-30 in 2 cells of DEC: serial numbers of Excel are'
            " read as dates.",
        ),
    ),
    Good(
        "pandas",
        LISTS,
        libraries.pandas_indexed,
        (
            "List 1: Not part of List 1, and not read: row numbers (A).",
            "List 3: Not part of List 3, and not read: row numbers (A).",
        ),
    ),
    Good("Excel, a return in totals", VALUES, by(programs.Excel), WITHHELD),
    Good("Excel, lists", LISTS, by(programs.Excel)),
    Good("case system, lists", LISTS, by(programs.CaseSystem)),
    Good("case system, episodes", EPISODES, by(programs.CaseSystem)),
    Good("LibreOffice, a return in totals", VALUES, by(programs.LibreOffice), WITHHELD),
    Good("LibreOffice, lists", LISTS, by(programs.LibreOffice)),
    Good("Google Sheets, a return in totals", VALUES, by(programs.GoogleSheets), WITHHELD),
    Good("Google Sheets, lists", LISTS, by(programs.GoogleSheets)),
    Good("Open XML SDK", LISTS, by(programs.OpenXmlSdk)),
    Good("Apache POI", LISTS, by(programs.JavaServer)),
    Good("SheetJS", EPISODES, by(programs.SheetJs)),
    Good("the least of a workbook", LISTS, by(programs.Bare)),
    Good("UTF-16", LISTS, by(programs.Utf16)),
    Good(
        "titles, footnotes, blank columns",
        VALUES,
        LAID,
        ("Q1-Q2 return, cell C14: 2 footnote rows (14-15) left out.", withheld("J11", "Q1-Q2 return")),
        layouts.TITLED,
    ),
    Good(
        "two heading rows",
        VALUES,
        merged(*layouts.TWO_HEADING_ROWS_MERGED),
        (withheld("H8"),),
        layouts.TWO_HEADING_ROWS,
    ),
    Good(
        "other order, more columns",
        VALUES,
        LAID,
        ('Values: Not part of Values, and not read: "RAG" (J), "Notes" (K).', withheld("B7")),
        layouts.OTHER_ORDER,
    ),
    Good(
        "headings in capitals with line breaks", VALUES, LAID, (withheld("H7", "VALUES "),), layouts.SHOUTED
    ),
    Good(
        "numbers as text, periods in words",
        VALUES,
        LAID,
        (
            'Values, cell H2: Read "1,234" as 1234 in 2 cells of Value: pound signs and commas are left out.',
            *WITHHELD,
        ),
        layouts.AS_TYPED,
    ),
    Good("formulas in Excel", VALUES, by(programs.Excel), WITHHELD, layouts.WITH_FORMULAS),
    Good("formulas in LibreOffice", VALUES, by(programs.LibreOffice), WITHHELD, layouts.WITH_FORMULAS),
    Good("formulas in Google Sheets", VALUES, by(programs.GoogleSheets), WITHHELD, layouts.WITH_FORMULAS),
    Good("cells in per cent", VALUES, by(programs.Excel), WITHHELD, layouts.IN_PER_CENT),
    Good(
        "per cent signs",
        VALUES,
        LAID,
        ('Values, cell H4: Read "63%" as 63 in 2 cells of Value: a per cent sign is left out.', *WITHHELD),
        layouts.WITH_PER_CENT_SIGNS,
    ),
    Good(
        "harmless things",
        VALUES,
        layouts.with_harmless_things,
        ("Values: 1 cell comment is not read.", *WITHHELD, "Sheet2: The sheet is empty."),
    ),
    Good(
        "periods across",
        QUARTERS,
        merged(*layouts.ACROSS_MERGED),
        (
            'Contacts, cell C2: Two heading rows are joined: "2016-17 / Q1", "2016-17 / Q2".',
            'Contacts, cell A7: Row 7 is a total (Agency = "Total", equals the sum of 3 rows); left out.',
        ),
        layouts.ACROSS,
    ),
    Good(
        "subtotals",
        QUARTERS,
        LAID,
        ("Values, cell A5: Rows 5 and 9-10 are totals, each the sum of its rows; left out.",),
        layouts.SUBTOTALLED,
    ),
    Good(
        "merged agencies",
        QUARTERS,
        merged(*layouts.GROUPED_MERGED),
        ("Values, cell A2: Merged cells are read as if each of them held the value: A2:A3, A4:A5, A6:A7.",),
        layouts.GROUPED,
    ),
    Good("dates with a time", LISTS, LAID, (), layouts.DATES_WITH_TIME),
    Good("dates as text", LISTS, LAID, (), layouts.DATES_AS_TEXT),
    Good("dates in words", LISTS, LAID, (), layouts.DATES_IN_WORDS),
    Good(
        "dates as numbers",
        LISTS,
        LAID,
        (
            "List 1, cell C2: Read 3 cells of Date of Birth: serial numbers of Excel are read as dates.",
            'List 1, cell D2: Read "42521" as 2016-05-31 in 3 cells of Date of Contact: serial numbers of Excel are'
            " read as dates.",
            'List 3, cell B2: Read "42705" as 2016-12-01 in 2 cells of Date of referral: serial numbers of Excel are'
            " read as dates.",
        ),
        layouts.DATES_AS_NUMBERS,
    ),
    Good("report server", LISTS, merged(*layouts.REPORT_SERVER_MERGED), (), layouts.REPORT_SERVER),
    Good(
        "sheets of other names, in other order",
        LISTS,
        LAID,
        ('Sheet2: Not read, because they name people or places: "Forename" (G), "Case worker" (H).',),
        layouts.OWN_NAMES,
    ),
    Good("CSV as Excel saves it", VALUES, text_files.comma_utf8, (withheld("H7", "good"),)),
    Good("CSV with semicolons", EPISODES, text_files.semicolon_windows),
    Good("CSV in UTF-16 with tabs", EPISODES, text_files.tab_utf16),
    Good("CSV of a database tool", EPISODES, text_files.quoted_unix),
]


def clean_rows(values: dict[str, list[str | None]]) -> list[dict[str, str]]:
    """Clean rows without what is not recorded, in an order of their own."""
    rows = [dict(zip(values, row, strict=True)) for row in zip(*values.values(), strict=True)]
    return in_order([{name: value for name, value in row.items() if value is not None} for row in rows])


def in_order(rows: Sequence[Any]) -> list[dict[str, str]]:
    """Rows sorted by what they say: where they stood is no matter."""
    return sorted((dict(row) for row in rows), key=lambda row: sorted(row.items()))


@pytest.mark.parametrize("good", WORKBOOKS, ids=[good.name for good in WORKBOOKS])
def test_a_good_workbook_gives_its_rows_without_a_false_alarm(good: Good, tmp_path: Path) -> None:
    path = good.saved(tmp_path)
    found = child.read(path, path.name, Limits(), NOTHING_TOLD)
    assert [told for told in found["problems"] if told["severity"] != "note"] == []
    assert tuple(told["message"] for told in found["problems"]) == good.notes
    assert found["questions"] == []
    assert {table["table"]: clean_rows(table["values"]) for table in found["tables"]} == {
        name: in_order(rows) for name, rows in good.holds.clean.items()
    }


THROUGH_THE_CHILD = [
    good for good in WORKBOOKS if good.name in ("Excel, lists", "LibreOffice, lists", "CSV with semicolons")
]


@pytest.mark.parametrize("good", THROUGH_THE_CHILD, ids=[good.name for good in THROUGH_THE_CHILD])
def test_a_good_workbook_loads_in_a_process_of_its_own(good: Good, tmp_path: Path) -> None:
    reading = read(good.saved(tmp_path))
    assert [told.message for told in reading.problems] == list(good.notes)
    for table, rows in good.holds.clean.items():
        assert len(extract(reading, table).rows) == len(rows)
