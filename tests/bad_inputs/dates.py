"""Cases D: dates of children and of contacts, and periods that are dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from tests.bad_inputs.case import Case, Said
from tests.bad_inputs.makers import LIST, Book, as_csv, cell_xml, children, values
from tests.bad_inputs.values import by_rule, read

CONTACTS = [f"2026-04-{day:02d}" for day in range(1, 8)]
FOUR_YEARS_AND_A_DAY = timedelta(days=1462)


def contacts(*days: Any) -> Book:
    """The first contacts of the list on these days."""
    return children(**{f"D{row}": day for row, day in enumerate(days, start=2)})


def met(*days: str | None) -> dict[str, Sequence[str | None]]:
    """What is read where the first contacts are on these days."""
    return {"contact_date": [*days, *CONTACTS[len(days) :]]}


def early(column: int) -> list[Any]:
    """The dates of a column, four years and a day early."""
    return [row[column] - FOUR_YEARS_AND_A_DAY for row in LIST[1:]]


def contacts_before_birth() -> Book:
    """A list whose first child was met a year and more before birth."""
    return children(C2=date(2026, 6, 1), D2=date(2025, 5, 1))


def reaching(day: str) -> Book:
    """The sound list with an About sheet that says how far it reaches."""
    return Book({"About": [("Item", "Value"), ("Data From", "01/04/2026"), ("Data To", day)], "List 1": LIST})


CASES = [
    Case(
        "D01",
        "five ways to write a date as text",
        contacts("01/03/2026", "1.3.26", "2026-03-01", "1 March 2026", "01-Mar-26"),
        "read",
        values=met(*["2026-03-01"] * 5),
    ),
    Case(
        "D01b",
        "the same in a CSV file",
        as_csv(contacts("01/03/2026", "1.3.26", "2026-03-01", "1 March 2026", "01-Mar-26")),
        "read",
        values=met(*["2026-03-01"] * 5),
    ),
    Case(
        "D02",
        "date of the United States",
        contacts("03/25/2026"),
        "refused",
        read("date-unreadable", "List 1!D2", "month first"),
    ),
    Case(
        "D02b",
        "dates of the United States among doubtful ones",
        contacts("03/25/2026", "03/04/2026"),
        "refused",
        [
            Said("date-unreadable", "List 1!D2", "month first"),
            Said("dates-month-first", "List 1!D2", "1 could be either way"),
        ],
    ),
    Case(
        "D03",
        "03/04/2026 above 25/04/2026",
        contacts("03/04/2026", "25/04/2026"),
        "read",
        values=met("2026-04-03", "2026-04-25"),
    ),
    Case(
        "D04",
        "workbook that counts from 1904",
        Book({"List 1": LIST}, epoch_1904=True),
        "noted",
        read("dates-1904", "List 1", "1904"),
        met(),
    ),
    Case(
        "D05",
        "dates of 1904 pasted into a book of 1900",
        children(C=early(2), D=early(3)),
        "asked",
        [Said("dates-four-years-early", "List 1!C2")],
        held=True,
    ),
    Case(
        "D06",
        "serial numbers without a format",
        contacts(46113),
        "noted",
        by_rule("List 1!D2", '"46113" as 2026-04-01'),
        met("2026-04-01"),
    ),
    Case(
        "D06b",
        "serial number as text",
        contacts("46113"),
        "noted",
        by_rule("List 1!D2", '"46113" as 2026-04-01'),
        met("2026-04-01"),
    ),
    Case(
        "D07",
        "date of birth in 2031",
        children(C2=date(2031, 3, 1)),
        "asked",
        [
            Said("date-in-future", "List 1!C2", "Date of Birth lies in the future"),
            Said("event-before-birth", "List 1!D2"),
        ],
        {"contact_date": CONTACTS},
    ),
    Case(
        "D08",
        "two-digit years",
        contacts("01/03/26", "01-03-26"),
        "read",
        values=met("2026-03-01", "2026-03-01"),
    ),
    Case(
        "D08b",
        "two-digit year of birth before 1980",
        children(C2="01/03/52"),
        "asked",
        read("date-out-of-range", "List 1!C2", ""),
    ),
    Case(
        "D09",
        "contact a year before birth",
        contacts_before_birth(),
        "asked",
        [Said("event-before-birth", "List 1!D2")],
    ),
    Case(
        "D09b",
        "contact two months before birth, as of the unborn",
        children(C2=date(2026, 6, 1)),
        "read",
        values=met(),
    ),
    Case(
        "D10",
        "serial numbers 0 and 60",
        contacts(0, 60),
        "refused",
        read("date-out-of-range", "List 1!D2", ""),
    ),
    Case(
        "D10b",
        "serial number 0 formatted as a date",
        cell_xml("D2", '<c r="D2" s="1"><v>0</v></c>', children()),
        "refused",
        read("date-unreadable", "List 1!D2", ""),
    ),
    Case(
        "D11",
        "contact in 1900 and in 2099",
        contacts(date(1900, 5, 1), date(2099, 5, 1)),
        "refused",
        read("date-out-of-range", "List 1!D2", ""),
    ),
    Case(
        "D11b",
        "contact in the future",
        contacts(date(2039, 4, 1)),
        "asked",
        read("date-in-future", "List 1!D2", "2039-04-01"),
    ),
    Case(
        "D11c",
        "extract that says it reaches into the future",
        reaching("31/03/2039"),
        "asked",
        read("date-in-future", "About!B3", "Data To"),
    ),
    Case(
        "D12",
        "31/06/2024",
        contacts("31/06/2024"),
        "refused",
        read("date-unreadable", "List 1!D2", "does not exist"),
    ),
    Case(
        "D12b",
        "29/02/2025",
        contacts("29/02/2025"),
        "refused",
        read("date-unreadable", "List 1!D2", "does not exist"),
    ),
    Case(
        "D13",
        "time of Greenwich",
        contacts("2026-03-01T23:30:00Z"),
        "noted",
        by_rule("List 1!D2", "01/03/2026 23:30"),
        met("2026-03-01"),
    ),
    Case(
        "D13b",
        "time zone",
        contacts("2026-03-01T23:30:00+01:00"),
        "refused",
        read("date-unreadable", "List 1!D2", ""),
    ),
    Case(
        "D14",
        "day with a time",
        contacts(datetime(2026, 3, 31, 14, 30), "31/03/2026 23:59:59"),
        "noted",
        by_rule("List 1!D2", "31/03/2026 14:30"),
        met("2026-03-31", "2026-03-31"),
    ),
    Case(
        "D15",
        "month without a day",
        contacts("March 2026"),
        "refused",
        read("date-unreadable", "List 1!D2", ""),
    ),
    Case("D15b", "year alone", contacts(2026), "refused", read("date-out-of-range", "List 1!D2", '"2026"')),
    Case(
        "D16",
        "words instead of a date",
        contacts("unknown"),
        "refused",
        read("date-unreadable", "List 1!D2", ""),
    ),
    Case("D16b", "blank date of a contact", contacts(""), "asked", read("date-blank", "List 1!D2", "")),
    Case(
        "D17",
        "full-width digits",
        contacts("０１/０３/２０２６"),
        "refused",
        read("date-unreadable", "List 1!D2", "full-width"),
    ),
    Case(
        "D17b", "no-break spaces around", contacts("\u00a001/03/2026\u00a0"), "read", values=met("2026-03-01")
    ),
    Case(
        "D18",
        "period Q1 2026",
        values(C="Q1 2026"),
        "refused",
        read("period-unreadable", "Values!C2", "calendar year or of a reporting year"),
    ),
    Case("D18b", "period 2026", values(C2="2026"), "refused", read("period-unreadable", "Values!C2", "")),
    Case(
        "D19",
        "period that is the date of its last day",
        values(C2=date(2026, 6, 30)),
        "read",
        values={"period": [*["2026-27 Q1"] * 5, *["2026-27 Q2"] * 5]},
    ),
]
