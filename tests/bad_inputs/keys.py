"""Cases E: keys, duplicates, categories, periods, and what is held already."""

from __future__ import annotations

import unicodedata

from tests.bad_inputs.case import Case, Said
from tests.bad_inputs.makers import (
    AGENCIES,
    HEADINGS,
    LIST,
    MEASURE,
    RETURN,
    Book,
    as_csv,
    children,
    content,
    sound_bytes,
    values,
    with_column,
)
from tests.bad_inputs.values import read

PERIODS = ["2026-27 Q1"] * 5 + ["2026-27 Q2"] * 5
ALL_AGENCIES = {"agency": [*AGENCIES, *AGENCIES]}


def by_abuse(*categories: str) -> Book:
    """Plans of a quarter by category of abuse."""
    rows = [
        ("Children's Social Care", "cp_plans_open", "2026-27 Q1", "category_of_abuse", word, "", "", 11 + n)
        for n, word in enumerate(categories)
    ]
    return values([HEADINGS, *rows])


def contributions(*rows: tuple[str, object]) -> Book:
    """A count by period; none of them goes with another."""
    return values(
        [HEADINGS, *(("Police", "contacts", period, "all", "", "", "", value) for period, value in rows)]
    )


CASES = [
    Case(
        "E01",
        "the same row twice",
        values([*RETURN, RETURN[6]]),
        "noted",
        read("duplicate-row", "Values!A12", "row 7"),
        rows=10,
    ),
    Case(
        "E01b",
        "the same child's contact twice",
        children([*LIST, LIST[1]]),
        "noted",
        read("duplicate-row", "List 1!A9", "row 2"),
        rows=7,
    ),
    Case(
        "E02",
        "one key with two figures",
        values([*RETURN, ("Police", MEASURE, "2026-27 Q2", "all", "", 18, 100, 18)]),
        "refused",
        [
            Said("conflicting-rows", "Values!A12", "Numerator 18 and 15"),
        ],
    ),
    Case(
        "E02b",
        "one key in two spellings with two figures",
        values([*RETURN, ("POLICE ", MEASURE, "Q2 2026/27", "", "", 18, 100, 18)]),
        "refused",
        [Said("conflicting-rows", "Values!A12", "Numerator 18 and 15")],
    ),
    Case(
        "E03",
        "a key that is held, other figure",
        values(F7=16, H7=16),
        "noted",
        read("figure-restated", "Values!H7", "15 % to 16 %"),
        held=True,
    ),
    Case("E04", "the file that was loaded", content(sound_bytes, "again.xlsx"), "known", held=True),
    Case("E05", "the file that was loaded, saved again", values(), "known", held=True),
    Case("E05b", "the same as CSV", as_csv(values()), "known", held=True),
    Case(
        "E06",
        "a quarter restated: 15 to 17",
        values([HEADINGS, ("Police", MEASURE, "2026-27 Q2", "all", "", 17, 100, 17)]),
        "noted",
        read("figure-restated", "Values!H2", "15 % to 17 %"),
        held=True,
        rows=1,
    ),
    Case(
        "E06b",
        "a figure that is held, now withheld",
        values(F7="c", G7="c", H7="c"),
        "asked",
        [Said("read-by-rule", "Values!F7"), Said("figure-withdrawn", "Values!H7", "15 % to no number")],
        held=True,
    ),
    Case(
        "E07",
        "spellings of a category",
        by_abuse("Neglect ", "PHYSICAL", "sexual\u00a0abuse"),
        "read",
        values={"category": ["Neglect", "Physical", "Sexual"]},
    ),
    Case(
        "E07b",
        "category unknown",
        by_abuse("Neglekt"),
        "asked",
        read("category-unknown", "Values!E2", "Neglect"),
    ),
    Case(
        "E08",
        "agency misspelt",
        values(A2="Polcie"),
        "asked",
        [
            Said("agency-doubtful", "Values!A2", 'the nearest is "Police"'),
            Said("agency-missing", "Values!A2"),
        ],
    ),
    Case(
        "E09",
        "other names of an agency, a curly apostrophe",
        values(A3="CSC", A8="Children’s Social Care"),
        "read",
        values=ALL_AGENCIES,
    ),
    Case(
        "E09b",
        "Childrens Social Care, children's  social care",
        values(A3="Childrens Social Care", A8="children's  social care"),
        "read",
        values=ALL_AGENCIES,
    ),
    Case(
        "E10",
        "one letter composed and in two parts",
        values(with_column(RETURN, "Narrative", ["Zoë", unicodedata.normalize("NFD", "Zoë"), *[""] * 8])),
        "read",
        values={"narrative": ["Zoë", "Zoë", *[None] * 8]},
    ),
    Case(
        "E11",
        "letters of another alphabet",
        values(A2="Роlice"),
        "asked",
        [Said("agency-doubtful", "Values!A2", "Cyrillic"), Said("agency-missing", "Values!A2")],
    ),
    Case(
        "E11b",
        "Greek letter in a category",
        by_abuse("Ν" + "eglect"),
        "asked",
        read("category-unknown", "Values!E2", ""),
    ),
    Case(
        "E12",
        "measure unknown",
        values(B2="conference_atendance_pct"),
        "refused",
        read("measure-unknown", "Values!B2", ""),
    ),
    Case(
        "E12b",
        "measure by its title, with a blank",
        values(B="Attendance at conferences  and core groups "),
        "read",
        rows=10,
    ),
    Case(
        "E13",
        "period 2062-63 Q2",
        values(C2="2062-63 Q2"),
        "refused",
        read("period-unreadable", "Values!C2", "after 2040"),
    ),
    Case(
        "E13b",
        "period 2031-32 Q2",
        values(C2="2031-32 Q2"),
        "refused",
        [Said("period-in-future", "Values!C2", "future"), Said("agency-missing", "Values!A2")],
    ),
    Case(
        "E14",
        "periods in other words",
        values(
            C7="Q2 2026/27",
            C8="Jul-Sep 2026",
            C9="2026-27 Quarter 2",
            C10="01/07/2026 - 30/09/2026",
            C11="Quarter ending 30 September 2026",
        ),
        "read",
        values={"period": PERIODS},
    ),
    Case(
        "E15",
        "two years that do not follow",
        values(C2="2026-28"),
        "refused",
        read("period-unreadable", "Values!C2", ""),
    ),
    Case(
        "E15b",
        "end before start",
        values(C2="30/09/2026 - 01/07/2026"),
        "refused",
        read("period-unreadable", "Values!C2", ""),
    ),
    Case(
        "E15c",
        "four months",
        values(C2="Apr-Jul 2026"),
        "refused",
        read("period-unreadable", "Values!C2", ""),
    ),
    Case(
        "E15d",
        "month within a quarter that is there too",
        contributions(("2026-27 Q1", 30), ("2026-04", 10)),
        "read",
        rows=2,
    ),
    Case(
        "E16",
        "ten times the quarter before",
        contributions(("2026-27 Q1", 15), ("2026-27 Q2", 150)),
        "asked",
        read("tenfold-jump", "Values!H3", "10 times the 15"),
    ),
    Case(
        "E16b",
        "ten times the quarter that is held",
        contributions(("2026-27 Q2", 150)),
        "asked",
        read("tenfold-jump", "Values!H2", "10 times the 15"),
        held=True,
    ),
    Case(
        "E17",
        "blank agency, measure and period",
        values(A2="", B3="", C4=""),
        "refused",
        read("identifier-blank", "Values!A2", ""),
    ),
    Case(
        "E18",
        "blank identifier of a child",
        children(A2=""),
        "refused",
        read("identifier-blank", "List 1!A2", ""),
    ),
]
