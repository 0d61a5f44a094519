"""Cases C: what stands in a cell."""

from __future__ import annotations

from typing import Any

import openpyxl

from tests.bad_inputs.case import Case, Said
from tests.bad_inputs.makers import (
    AGENCIES,
    HEADINGS,
    LIST,
    MEASURE,
    RETURN,
    Book,
    as_csv,
    cell_xml,
    children,
    edited,
    values,
)
from tests.unit.ingest.books import Rows

# Ten figures of 63 of 100 children.
SHARES: Rows = [HEADINGS, *((*row[:5], 63, 100, 63) for row in RETURN[1:])]
# Ten counts without a share: ten of each.
COUNTS: Rows = [HEADINGS, *((*row[:5], 10, 100, None) for row in RETURN[1:])]


# The second quarter of the Police is held against the first, whatever is wrong with that.
JUMP = Said("tenfold-jump", "Values!H7")


def shares(**cells: Any) -> Book:
    return values(SHARES, **cells)


def counts(**cells: Any) -> Book:
    return values(COUNTS, **cells)


def ten(value: str | None) -> list[str | None]:
    return [value] * 10


def first(value: str | None, rest: str = "10") -> list[str | None]:
    return [value, *[rest] * 9]


def read(code: str, place: str, words: str) -> list[Said]:
    return [Said(code, place, words)]


def by_rule(place: str, words: str) -> list[Said]:
    return [Said("read-by-rule", place, words)]


def as_percentages(book: openpyxl.Workbook) -> None:
    for row in range(2, 12):
        book["Values"][f"H{row}"].number_format = "0%"


def money(amount: str) -> Book:
    return values([HEADINGS, ("Police", "contributions", "2026-27 Q1", "all", "", None, None, amount)])


CASES = [
    Case(
        "C01",
        "63% as text",
        shares(H="63%"),
        "noted",
        by_rule("Values!H2", '"63%" as 63'),
        {"value": ten("63")},
    ),
    Case(
        "C01b",
        "63 % as text, in one row",
        shares(H5="63 %"),
        "noted",
        by_rule("Values!H5", "63"),
        {"value": ten("63")},
    ),
    Case(
        "C02",
        "63 per cent as text",
        shares(H="63 per cent"),
        "noted",
        by_rule("Values!H2", "63"),
        {"value": ten("63")},
    ),
    Case(
        "C02b",
        "63 percent as text",
        shares(H2="63 percent"),
        "noted",
        by_rule("Values!H2", "63"),
        {"value": ten("63")},
    ),
    Case(
        "C02c", "63pc as text", shares(H2="63pc"), "refused", read("number-unreadable", "Values!H2", "63pc")
    ),
    Case(
        "C03",
        "0.63 in every row, counts beside",
        shares(H=0.63),
        "noted",
        read("percentage-as-share", "Values", '"0.63" as 63 %'),
        {"value": ten("63")},
    ),
    Case(
        "C03b",
        "0.63 in every row, no counts beside",
        shares(F="", G="", H=0.63),
        "asked",
        read("scale-doubtful", "Values!H2", "63"),
    ),
    Case(
        "C04",
        "0.63 in one row among 63s",
        shares(H2=0.63),
        "noted",
        read("percentage-as-share", "Values", '"0.63" as 63 %'),
        {"value": ten("63")},
    ),
    Case(
        "C04b",
        "0.63 in one row among 63s, no counts beside",
        shares(F="", G="", H2=0.63),
        "asked",
        [Said("scale-doubtful", "Values!H2", "0.63 % or 63 %"), JUMP],
    ),
    Case(
        "C05", "63 everywhere, numerator by denominator 0.63", shares(), "read", values={"value": ten("63")}
    ),
    Case(
        "C06",
        "0.63 formatted as a percentage",
        edited(as_percentages, shares(H=0.63)),
        "read",
        values={"value": ten("63")},
    ),
    Case(
        "C07",
        "6,300%",
        shares(H2="6300%"),
        "refused",
        [
            Said("percentage-impossible", "Values!H2", "6300"),
            Said("read-by-rule", "Values!H2"),
            Said("value-contradicts", "Values!H2", "63.0 %"),
            JUMP,
        ],
    ),
    Case("C08", "numbers as text", counts(F="10"), "read", values={"numerator": ten("10")}),
    Case(
        "C09",
        "one number as text among numbers",
        counts(F4="12"),
        "read",
        values={"numerator": ["10", "10", "12", *["10"] * 7]},
    ),
    Case(
        "C09b",
        "number as text with blanks around",
        counts(F4=" 12\u00a0"),
        "read",
        values={"numerator": ["10", "10", "12", *["10"] * 7]},
    ),
    Case(
        "C10",
        "thousands with a comma",
        counts(F2="1,234", G2="2,000"),
        "noted",
        by_rule("Values!F2", '"1,234" as 1234'),
        {"numerator": first("1234")},
    ),
    Case(
        "C10b",
        "thousands with a no-break space",
        counts(F2="1\u00a0234", G2=2000),
        "noted",
        by_rule("Values!F2", "1234"),
        {"numerator": first("1234")},
    ),
    Case(
        "C10c", "decimal comma", counts(F2="12,5"), "refused", read("number-unreadable", "Values!F2", "12,5")
    ),
    Case(
        "C10d", "full-width digits", counts(F2="１２"), "refused", read("number-unreadable", "Values!F2", "")
    ),
    Case(
        "C11",
        "comma and space in an amount",
        counts(F2="167, 465.30"),
        "refused",
        read("number-unreadable", "Values!F2", "167, 465.30"),
    ),
    Case("C11b", "pound sign", money("£1,234"), "noted", by_rule("Values!H2", "1234")),
    Case(
        "C12",
        "(12) as accountants write -12",
        counts(F2="(12)"),
        "refused",
        read("number-negative", "Values!F2", '"-12"'),
    ),
    Case(
        "C13",
        "fewer than five as <5",
        counts(F2="<5"),
        "noted",
        by_rule("Values!F2", '"<5" as c'),
        {"numerator": first("c")},
    ),
    Case(
        "C13b",
        "1-4 as text",
        counts(F2="1-4"),
        "noted",
        by_rule("Values!F2", '"1-4" as c'),
        {"numerator": first("c")},
    ),
    Case(
        "C13c",
        "<5 in a column of values",
        shares(H2="<5"),
        "noted",
        by_rule("Values!H2", "c"),
        {"value": first("c", "63")},
    ),
    Case(
        "C14",
        "star for a withheld figure",
        counts(F2="*"),
        "noted",
        by_rule("Values!F2", '"*" as c'),
        {"numerator": first("c")},
    ),
    Case(
        "C15",
        "tilde for a figure that rounds to 0",
        counts(F2="~"),
        "noted",
        by_rule("Values!F2", '"~" as k'),
        {"numerator": first("k")},
    ),
    Case(
        "C16",
        "c for confidential",
        counts(F2="c"),
        "noted",
        by_rule("Values!F2", '"c" as c'),
        {"numerator": first("c")},
    ),
    Case(
        "C17",
        "dash, n/a, words for not given",
        counts(F2="-", F3="n/a", F4="suppressed"),
        "noted",
        by_rule("Values!F2", ""),
        {"numerator": ["x", "x", "c", *["10"] * 7]},
    ),
    Case(
        "C18",
        "shorthand of statisticians",
        counts(F2="[low]", F3="[c]", F4="[x]", F5="[z]", F6="k", F7="..", F8=":"),
        "noted",
        by_rule("Values!F2", ""),
        {"numerator": ["k", "c", "x", "z", "k", "x", "x", "10", "10", "10"]},
    ),
    Case(
        "C19",
        "Excel error in a cell",
        cell_xml("F2", '<c r="F2" t="e"><v>#DIV/0!</v></c>', counts()),
        "refused",
        read("error-cell", "Values!F2", "Excel error"),
    ),
    Case(
        "C19b",
        "Excel error as text",
        counts(F2="#N/A"),
        "refused",
        read("error-cell", "Values!F2", "Excel error"),
    ),
    Case(
        "C20",
        "formulas without a saved result",
        counts(F="=5+5"),
        "refused",
        read("formula-unsaved", "Values!F2", "without a saved result"),
    ),
    Case(
        "C20b",
        "formula whose saved result is empty",
        cell_xml("F2", '<c r="F2"><f>5+5</f><v></v></c>', counts()),
        "refused",
        read("formula-unsaved", "Values!F2", "without a saved result"),
    ),
    Case(
        "C21",
        "formula with a stale result",
        cell_xml("H2", '<c r="H2"><f>100*F2/G2</f><v>99</v></c>', shares()),
        "asked",
        read("value-contradicts", "Values!H2", "63 of 100"),
    ),
    Case(
        "C21b",
        "formula with a stale share of 1",
        cell_xml("H2", '<c r="H2"><f>F2/G2</f><v>0.99</v></c>', shares()),
        "asked",
        [Said("value-contradicts", "Values!H2", "63 of 100 are 63.0 %"), JUMP],
    ),
    Case(
        "C22",
        "TRUE and FALSE among numbers",
        counts(F2=True, F3=False),
        "refused",
        read("number-unreadable", "Values!F2", "TRUE"),
    ),
    Case(
        "C23",
        "number, text and date in a column",
        counts(F3="ten", F4=LIST[1][2]),
        "refused",
        read("number-unreadable", "Values!F3", "ten"),
    ),
    Case(
        "C24",
        "0.30000000000000004 as Excel saves it",
        cell_xml("H2", '<c r="H2"><v>63.300000000000004</v></c>', shares()),
        "read",
        values={"value": first("63.3", "63")},
    ),
    Case("C25", "count of 12.7", counts(F2=12.7), "refused", read("count-not-whole", "Values!F2", "12.7")),
    Case("C26", "count of -3", counts(F2=-3), "refused", read("number-negative", "Values!F2", "-3")),
    Case(
        "C27",
        "count of 1e12",
        counts(F2=1e12, G2=1e12),
        "refused",
        [Said("count-too-large", "Values!F2", "district"), JUMP],
    ),
    Case(
        "C28", "120 of 100", counts(F2=120), "refused", [Said("numerator-greater", "Values!F2", "120"), JUMP]
    ),
    Case("C29", "12 of 0", counts(F2=12, G2=0), "refused", read("numerator-greater", "Values!F2", "")),
    Case("C29b", "0 of 0", counts(F2=0, G2=0), "read"),
    Case(
        "C30",
        "total that the parts do not give",
        values([*RETURN, ("Total", MEASURE, "", "all", "", 150, 1000, None)]),
        "asked",
        read("total-differs", "Values!F12", "add to 145"),
        rows=10,
    ),
    Case(
        "C31",
        "percentage of 163",
        shares(F="", G="", H2=163),
        "refused",
        read("percentage-impossible", "Values!H2", "163"),
    ),
    Case(
        "C32",
        "identifiers that lost their zeros",
        children(A=[40217 + 1000 * n for n in range(1, 8)]),
        "asked",
        [Said("zeros-lost", "List 1!A2")],
        held=True,
    ),
    Case(
        "C32b",
        "numbers among identifiers with zeros",
        children(A2=41217),
        "asked",
        [Said("identifiers-mixed", "List 1!A2", "zeros")],
    ),
    Case(
        "C33",
        "identifier in scientific form",
        children(A2="1.23457E+11"),
        "refused",
        read("identifier-rounded", "List 1!A2", "digits are lost"),
    ),
    Case(
        "C34",
        "identifier of 18 digits as a number",
        children(A2=123456789012345678),
        "refused",
        [
            Said("identifier-rounded", "List 1!A2", "more than 15 digits"),
            Said("identifiers-mixed", "List 1!A2"),
        ],
    ),
    Case(
        "C35",
        "12E3 as text beside a number",
        children(A=["12E3", 12000, *range(13001, 13006)]),
        "read",
        values={"child_id": ["12E3", "12000", *map(str, range(13001, 13006))]},
    ),
    Case(
        "C36",
        "agency NA, None, null",
        values(A2="NA", A3="None", A4="null"),
        "asked",
        [Said("agency-doubtful", "Values!A2", '"NA"'), Said("agency-missing", "Values!A2")],
        {"agency": ["NA", "None", "null", *AGENCIES[3:], *AGENCIES]},
    ),
    Case("C37", "blank numerator", counts(F2=""), "asked", read("counts-missing", "Values", "row 2")),
    Case(
        "C38",
        "0 written as nil or zero",
        counts(F2="nil", F3="zero"),
        "refused",
        read("number-unreadable", "Values!F2", "nil"),
    ),
    Case(
        "C39",
        "approx 12, 12*, 12 (est)",
        counts(F2="approx 12", F3="12*", F4="12 (est)"),
        "refused",
        read("number-unreadable", "Values!F2", "approx 12"),
    ),
    Case(
        "C40",
        "1O with a letter O",
        counts(F2="1O"),
        "refused",
        read("number-unreadable", "Values!F2", "letter"),
    ),
    Case(
        "C41",
        "number with a unit",
        counts(F2="12 children"),
        "refused",
        read("number-unreadable", "Values!F2", "12 children"),
    ),
    Case(
        "C42",
        "escaped control characters",
        values(A2="Pol_x0000_ice_x000D_"),
        "noted",
        read("unseen-characters", "Values!A2", "1 cell"),
        {"agency": [*AGENCIES, *AGENCIES]},
    ),
    Case(
        "C43",
        "invisible characters",
        values(A2="Pol\u200bice", A3="\ufeffChildren's Soc\u00adial Care"),
        "noted",
        read("unseen-characters", "Values!A2", "2 cells"),
        {"agency": [*AGENCIES, *AGENCIES]},
    ),
    Case(
        "C44",
        "identifiers as text with zeros",
        children(),
        "read",
        values={"child_id": [f"004{n}217" for n in range(1, 8)]},
    ),
    Case(
        "C45",
        "identifiers as text like 12E3",
        children(A=[f"{n}E3" for n in range(11, 18)]),
        "read",
        values={"child_id": [f"{n}E3" for n in range(11, 18)]},
    ),
    Case(
        "C45b",
        "identifiers like 12E3 in a CSV file",
        as_csv(children(A=[f"{n}E3" for n in range(11, 18)])),
        "read",
        values={"child_id": [f"{n}E3" for n in range(11, 18)]},
    ),
]
