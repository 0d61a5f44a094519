"""Cases B: sheets, rows, headings, totals."""

from __future__ import annotations

import openpyxl
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from tests.bad_inputs.case import Case, Maker, Said
from tests.bad_inputs.makers import (
    AGENCIES,
    HEADINGS,
    MEASURE,
    NAME,
    RETURN,
    Book,
    edited,
    text,
    values,
    with_column,
)
from tests.unit.ingest.books import SHEET_1, Rows

ROWS = list(RETURN[1:])
NUMERATORS = {"numerator": [str(number) for number in range(10, 20)]}
TOTAL = ("Total", MEASURE, "", "all", "", 145, 1000, 14.5)


def of_sheet(change) -> Maker:
    """A sound return after a change of its sheet."""
    return edited(lambda book: change(book["Values"]))


def with_sheet(name: str, rows: Rows, state: str = "visible") -> Maker:
    """A sound return with a further sheet."""

    def change(book: openpyxl.Workbook) -> None:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        sheet.sheet_state = state

    return edited(change)


def hide_rows(sheet: Worksheet) -> None:
    for row in range(5, 9):
        sheet.row_dimensions[row].hidden = True


def hide_column(sheet: Worksheet) -> None:
    sheet.column_dimensions["G"].hidden = True


def filtered(sheet: Worksheet) -> None:
    sheet.auto_filter.ref = "A1:H11"
    sheet.auto_filter.add_filter_column(0, ["Police"])
    for row in (3, 4, 5, 6, 8, 9, 10, 11):
        sheet.row_dimensions[row].hidden = True


def merge_agencies(book: openpyxl.Workbook) -> None:
    for row in range(2, 12, 2):
        book["Values"].merge_cells(f"A{row}:A{row + 1}")


def merge_numbers(sheet: Worksheet) -> None:
    sheet["F3"] = None
    sheet.merge_cells("F2:F3")


def super_heading(sheet: Worksheet) -> None:
    sheet.insert_rows(1)
    sheet["F1"] = "Counts"
    sheet.merge_cells("F1:G1")


def far(cell: str) -> Maker:
    def change(sheet: Worksheet) -> None:
        sheet[cell] = 1

    return of_sheet(change)


def million_blanks(folder):
    rows = "".join(f'<row r="{row}"><c r="A{row}" s="1"/></row>' for row in range(12, 1_048_577))
    source = of_sheet(lambda sheet: setattr(sheet["H2"], "font", Font(bold=True)))
    return text(SHEET_1, lambda xml: xml.replace("</sheetData>", rows + "</sheetData>"), source)(folder)


def only_chart_sheet(folder):
    book = openpyxl.Workbook()
    book.create_chartsheet("Chart")
    book["Sheet"].title = "Values"
    path = folder / NAME
    book.save(path)
    return path


def swapped(rows: Rows) -> list[list]:
    """Numerator and denominator in each other's place, headings and all."""
    return [[*row[:5], row[6], row[5], row[7]] for row in rows]


def subtotals() -> Rows:
    first, second = ROWS[:5], ROWS[5:]
    return [
        HEADINGS,
        *first,
        ("Subtotal", MEASURE, "2026-27 Q1", "all", "", 60, 500, 12),
        *second,
        ("Subtotal", MEASURE, "2026-27 Q2", "all", "", 85, 500, 17),
    ]


def groups() -> Rows:
    """The rows by agency, each name in the first of its rows only."""
    pairs = zip(ROWS[:5], ROWS[5:], strict=True)
    return [HEADINGS, *(row for first, second in pairs for row in (first, ("", *second[1:])))]


NOTES = (
    [],
    ["Source: case system, extracted in October 2026."],
    ["1. Figures are provisional."],
    ["2. Housing joined in the first quarter."],
)

CASES = [
    Case(
        "B01",
        "blank sheet",
        Book({"Values": []}),
        "refused",
        [Said("nothing-read"), Said("empty-sheet", "Values")],
    ),
    Case("B01b", "headings alone", values(RETURN[:1]), "noted", [Said("no-rows", "Values")], rows=0),
    Case(
        "B02",
        "only a chart sheet beside a blank one",
        only_chart_sheet,
        "refused",
        [Said("nothing-read"), Said("empty-sheet", "Values")],
    ),
    Case(
        "B03",
        "the return twice, on two sheets",
        with_sheet("Copy", RETURN),
        "noted",
        [Said("duplicate-row", "Copy!A2", "row 2 of Values")],
        rows=10,
    ),
    Case(
        "B03b",
        "two sheets that contradict each other",
        with_sheet("Copy", values(F2=11, H2=11).sheets["Values"]),
        "refused",
        [
            Said("conflicting-rows", "Copy!A2", "row 2 of Values"),
            Said("duplicate-row", "Copy!A3"),
        ],
    ),
    Case("B04", "sheet of another name", values(sheet="Sheet1"), "read", rows=10),
    Case("B05", "name of the sheet in capitals, with a blank", values(sheet="VALUES "), "read", rows=10),
    Case(
        "B06",
        "sheet of something else",
        Book({"Values": [("Item", "Colour"), ("Door", "red")]}),
        "refused",
        [Said("nothing-read"), Said("sheet-unknown", "Values")],
    ),
    Case(
        "B07",
        "hidden sheet with names",
        with_sheet("Old", [("Jane Smith",)], "hidden"),
        "asked",
        [Said("hidden-sheet", "Old", "1 row")],
        rows=10,
    ),
    Case(
        "B07b",
        "very hidden sheet",
        with_sheet("Old", [("a",)], "veryHidden"),
        "asked",
        [Said("hidden-sheet", "Old")],
        rows=10,
    ),
    Case(
        "B08",
        "rows 5 to 8 hidden",
        of_sheet(hide_rows),
        "asked",
        [Said("hidden-rows", "Values", "4 rows")],
        rows=10,
    ),
    Case(
        "B08b",
        "rows hidden by a filter",
        of_sheet(filtered),
        "asked",
        [Said("hidden-rows", "Values", "8 rows")],
        rows=10,
    ),
    Case(
        "B09",
        "column of denominators hidden",
        of_sheet(hide_column),
        "asked",
        [Said("hidden-column", "Values", "Denominator")],
        rows=10,
    ),
    Case(
        "B10",
        "agency merged over two rows",
        edited(merge_agencies, values(groups())),
        "noted",
        [Said("merged-filled", "Values!A2")],
        rows=10,
    ),
    Case(
        "B10b",
        "number merged over two rows",
        of_sheet(merge_numbers),
        "asked",
        [Said("counts-missing", "Values"), Said("merged-cells", "Values!F2")],
    ),
    Case(
        "B11",
        "bounds claimed up to XFD1048576",
        text(SHEET_1, lambda xml: xml.replace('<dimension ref="A1:H11"', '<dimension ref="A1:XFD1048576"')),
        "read",
        rows=10,
    ),
    Case(
        "B12",
        "bounds claimed as A1",
        text(SHEET_1, lambda xml: xml.replace('<dimension ref="A1:H11"', '<dimension ref="A1"')),
        "read",
        rows=10,
    ),
    Case(
        "B13",
        "a value in the last cell of the sheet",
        far("XFD1048576"),
        "asked",
        [Said("stray-cell", "Values!XFD1048576")],
        NUMERATORS,
        10,
    ),
    Case(
        "B13b",
        "a value far down",
        far("A500000"),
        "asked",
        [Said("stray-cell", "Values!A500000")],
        NUMERATORS,
        10,
    ),
    Case(
        "B13c",
        "a value far to the right",
        far("ZZ2"),
        "asked",
        [Said("stray-cell", "Values!ZZ2")],
        NUMERATORS,
        10,
    ),
    Case("B14", "a formatted blank cell in every row", million_blanks, "read", values=NUMERATORS, rows=10),
    Case(
        "B15",
        "three title rows above",
        values([["HSCB return"], ["Quarter 2"], [], *RETURN]),
        "read",
        values=NUMERATORS,
        rows=10,
    ),
    Case(
        "B16",
        "table that begins in C4",
        values([[], [], [], *([None, None, *row] for row in RETURN)]),
        "read",
        values=NUMERATORS,
        rows=10,
    ),
    Case(
        "B17",
        "two heading rows",
        of_sheet(super_heading),
        "noted",
        [Said("headings-joined", "Values!F1", "Counts / Numerator")],
        NUMERATORS,
        10,
    ),
    Case(
        "B18",
        "heading twice",
        values(with_column(RETURN, "Numerator", 1)),
        "refused",
        [Said("column-twice", "Values!I1", "F and I")],
    ),
    Case(
        "B19",
        "column without a heading",
        values(with_column(RETURN, "", 1)),
        "asked",
        [Said("no-heading", "Values!I2")],
    ),
    Case(
        "B20",
        "headings with a line break, a no-break space, in capitals",
        values(F1="NUMERATOR\n ", G1="Denominator\u00a0", H1="vAlue"),
        "read",
        values=NUMERATORS,
        rows=10,
    ),
    Case(
        "B21",
        "two further columns",
        values(with_column(with_column(RETURN, "Worker name", "A. Other"), "Notes", "x")),
        "noted",
        [Said("columns-dropped", "Values", "Worker name"), Said("columns-extra", "Values", "Notes")],
        NUMERATORS,
        10,
    ),
    Case(
        "B22",
        "column of denominators missing",
        values([[*row[:6], row[7]] for row in RETURN]),
        "asked",
        [Said("counts-missing", "Values")],
    ),
    Case(
        "B22b",
        "column of values missing",
        values([row[:7] for row in RETURN]),
        "refused",
        [Said("column-missing", "Values")],
    ),
    Case("B23", "columns in another order", values(swapped(RETURN)), "read", values=NUMERATORS, rows=10),
    Case(
        "B24",
        "numbers in each other's column",
        values([HEADINGS, *swapped(ROWS)]),
        "refused",
        [Said("numerator-greater", "Values!F2", "100 is greater than the denominator 10")],
    ),
    Case(
        "B25",
        "row of totals",
        values([*RETURN, TOTAL]),
        "noted",
        [Said("total-row", "Values!A12", "Row 12")],
        NUMERATORS,
        10,
    ),
    Case(
        "B26",
        "rows of subtotals",
        values(subtotals()),
        "noted",
        [Said("total-row", "Values!A7", "7 and 13")],
        NUMERATORS,
        10,
    ),
    Case(
        "B27",
        "footnotes below a blank row",
        values([*RETURN, *NOTES]),
        "noted",
        [Said("footnote-row", "Values!A13", "3 footnote rows")],
        NUMERATORS,
        10,
    ),
    Case(
        "B28",
        "blank row in the middle",
        values([*RETURN[:6], [], *RETURN[6:]]),
        "read",
        values=NUMERATORS,
        rows=10,
    ),
    Case(
        "B29",
        "blank column in the middle",
        values([[*row[:5], "", *row[5:]] for row in RETURN]),
        "read",
        values=NUMERATORS,
        rows=10,
    ),
    Case(
        "B30",
        "two tables beside each other",
        values([[*row, "", *row] for row in RETURN]),
        "noted",
        [Said("duplicate-row", "Values!J2")],
        rows=10,
    ),
    Case(
        "B31",
        "table repeated below",
        values([*RETURN, *RETURN]),
        "refused",
        [Said("second-heading", "Values!A12"), Said("duplicate-row", "Values!A13")],
    ),
    Case(
        "B32",
        "heading row repeated at a page break",
        values([*RETURN[:6], HEADINGS, *RETURN[6:]]),
        "refused",
        [Said("second-heading", "Values!A7")],
    ),
    Case(
        "B33",
        "periods that run across",
        values(
            [
                ("Agency", "Measure", "2026-27 Q1", "2026-27 Q2"),
                *((agency, "contacts", 10 + n, 15 + n) for n, agency in enumerate(AGENCIES)),
            ]
        ),
        "read",
        rows=10,
    ),
    Case(
        "B34",
        "no heading row",
        values(ROWS),
        "refused",
        [Said("nothing-read"), Said("sheet-unknown", "Values", "No heading row")],
    ),
    Case(
        "B35",
        "an agency's name once, its later rows blank",
        values(groups()),
        "asked",
        [Said("groups-filled", "Values!A3")],
        rows=10,
    ),
]
