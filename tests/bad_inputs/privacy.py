"""Cases F: what must not be in a file, and what must not run on anybody's machine."""

from __future__ import annotations

import openpyxl
from openpyxl.comments import Comment

from tests.bad_inputs.case import Case, Maker, Said
from tests.bad_inputs.makers import (
    LIST,
    RETURN,
    Book,
    as_csv,
    children,
    edited,
    text_cell,
    values,
    with_column,
)
from tests.bad_inputs.structure import TOTAL, with_sheet
from tests.bad_inputs.values import read
from tests.unit.ingest.people import A_UPN, NHS

NARRATIVES = with_column(RETURN, "Narrative", "")


def narrative(text: str) -> Book:
    """A return with a text in its column of words."""
    return values(NARRATIVES, I2=text)


def exact(text: str) -> Maker:
    """The same, also where the text begins like a formula."""
    return text_cell("I2", text, narrative("x"))


def active(case_id: str, what: str, words: str) -> Case:
    """A return with words that a program could run: kept as text, with a note."""
    return Case(
        case_id, what, exact(words), "noted", [Said("active-text", "Values!I2", "kept as text")], said(words)
    )


def said(kept: str) -> dict[str, list[str | None]]:
    """What is read where only the first row has words."""
    return {"narrative": [kept, *[None] * 9]}


def comments(book: openpyxl.Workbook) -> None:
    book["Values"]["F2"].comment = Comment("Jane Smith, 12 High St", "worker")
    book["Values"]["F3"].comment = Comment("checked", "worker")


def harmless_comments(book: openpyxl.Workbook) -> None:
    book["Values"]["F2"].comment = Comment("checked", "worker")
    book["Values"]["F3"].comment = Comment("checked too", "worker")


def keywords(words: str) -> Maker:
    return edited(lambda book: setattr(book.properties, "keywords", words))


def person(case_id: str, what: str, make: Maker, place: str, kind: str) -> Case:
    """A file refused for one kind of personal identifier."""
    return Case(case_id, what, make, "refused", [Said("personal-identifier", place, kind)])


CASES = [
    active("F01", "formula of a command as text", "=cmd|' /C calc'!A0"),
    Case(
        "F01b",
        "the same in a CSV file",
        as_csv(narrative("=cmd|' /C calc'!A0")),
        "noted",
        [Said("active-text", "received!I2")],
        said("=cmd|' /C calc'!A0"),
    ),
    Case(
        "F01c",
        "the same as a formula",
        narrative("=cmd|' /C calc'!A0"),
        "refused",
        [Said("active-formula", "Values!I2", "DDE"), Said("formula-unsaved", "Values!I2")],
    ),
    Case(
        "F01d",
        "the same as an agency",
        text_cell("A2", "=cmd|' /C calc'!A0", values()),
        "asked",
        [
            Said("active-text", "Values!A2"),
            Said("agency-doubtful", "Values!A2"),
            Said("agency-missing", "Values!A2"),
        ],
    ),
    active("F02", "text that begins with @", "@SUM(1+1)*cmd"),
    active("F02b", "text that begins with +", "+cmd|' /C calc'!A0"),
    active("F02c", "text that begins with -", "-cmd|' /C calc'!A0"),
    Case(
        "F02d",
        "words about a fall",
        exact("-5 since last year, < 10 expected"),
        "read",
        values=said("-5 since last year, < 10 expected"),
    ),
    Case(
        "F03",
        "formula with a link",
        values(A2='=HYPERLINK("http://x","Police")'),
        "refused",
        [Said("active-formula", "Values!A2", "HYPERLINK"), Said("formula-unsaved", "Values!A2")],
    ),
    active("F04", "script in a text", "<img src=x onerror=alert(1)>"),
    active("F05", "link and picture in Markdown", "[x](javascript:alert(1)) and ![](http://127.0.0.1/p.png)"),
    Case(
        "F06",
        "direction turned round, and a smiley",
        values(A2="\u202ePolice😀"),
        "noted",
        read("unseen-characters", "Values!A2", "direction"),
        rows=10,
    ),
    Case(
        "F06b",
        "direction turned round in words",
        narrative("all \u202egood 😀"),
        "noted",
        read("unseen-characters", "Values!I2", ""),
        said("all good 😀"),
    ),
    Case(
        "F07",
        "markup as a breakdown",
        values(D2="<b>all</b>"),
        "asked",
        [
            Said("active-text", "Values!D2"),
            Said("breakdown-unknown", "Values!D2"),
            Said("breakdown-without-category", "Values!E2"),
        ],
    ),
    person("F08", "NHS numbers as identifiers", children(A=NHS[:7]), "List 1!A2", "NHS number"),
    person(
        "F08b", "NHS numbers as numbers", children(A=[int(n) for n in NHS[:7]]), "List 1!A2", "NHS number"
    ),
    person(
        "F08c",
        "NHS numbers in groups, in a CSV file",
        as_csv(children(A=[f"{n[:3]} {n[3:6]} {n[6:]}" for n in NHS[:7]])),
        "received!A2",
        "NHS number",
    ),
    person(
        "F08d",
        "NHS number in words",
        narrative(f"see {NHS[0][:3]} {NHS[0][3:6]} {NHS[0][6:]}"),
        "Values!I2",
        "NHS number",
    ),
    Case(
        "F09",
        "pupil numbers in a column Ref",
        children(with_column(LIST, "Ref", [A_UPN] * 7)),
        "refused",
        [Said("columns-extra", "List 1"), Said("personal-identifier", "List 1!F2", "pupil number")],
    ),
    person("F09b", "pupil numbers as identifiers", children(A2=A_UPN), "List 1!A2", "pupil number"),
    person(
        "F10",
        "postcode with a date of birth in words",
        narrative("RM1 3BD, born 12/03/2012"),
        "Values!I2",
        "postcode",
    ),
    Case(
        "F10b",
        "postcode in a further column",
        values(with_column(RETURN, "District", "RM1 3BD")),
        "refused",
        [Said("columns-extra", "Values"), Said("personal-identifier", "Values!I2", "postcode")],
    ),
    person(
        "F11",
        "National Insurance number, telephone, e-mail",
        narrative("mum QQ123456C 07700 900123 a@example.org"),
        "Values!I2",
        "National Insurance",
    ),
    person(
        "F11b",
        "telephone with the country's code",
        narrative("ring +44 7700 900123"),
        "Values!I2",
        "telephone",
    ),
    Case(
        "F12",
        "comment with a name and an address",
        edited(comments),
        "refused",
        [Said("comments", "Values", "2"), Said("personal-identifier", "Values!F2", "address")],
    ),
    Case("F12b", "comments", edited(harmless_comments), "noted", read("comments", "Values", "2"), rows=10),
    Case(
        "F13",
        "names in a column of their own",
        values(with_column(RETURN, "Child name", "Jane Smith")),
        "noted",
        read("columns-dropped", "Values", "Child name"),
        rows=10,
    ),
    person("F14", "identifier with a name", children(A2="J.Smith 12/3/12"), "List 1!A2", "name"),
    person("F14b", "names as identifiers", children(A2="Jane Smith"), "List 1!A2", "name"),
    person("F15", "e-mail in the properties of the file", keywords("from a@example.org"), "", "e-mail"),
    Case(
        "F16",
        "one part withheld, the total shown",
        values([*RETURN, TOTAL], F2="*", H2="*"),
        "asked",
        [
            Said("read-by-rule", "Values!F2"),
            Said("total-differs", "Values!F12", "gives away the one figure"),
            Said("figure-withdrawn", "Values!H2"),
        ],
        held=True,
    ),
    Case(
        "F17",
        "further sheet that lists named children",
        with_sheet("List 12 named", [("Name", "Date of birth"), ("Jane Smith", "01/03/2012")]),
        "refused",
        [
            Said("sheet-unknown", "List 12 named"),
            Said("personal-identifier", "List 12 named!A2", "names with dates of birth"),
        ],
    ),
    Case(
        "F17b",
        "further sheet of names",
        with_sheet("List 12 named", [("Name",), ("Jane Smith",)]),
        "asked",
        read("sheet-unknown", "List 12 named", "not read"),
    ),
    Case(
        "F18",
        "formula that calls another program",
        values(A2='=DDE("cmd","/C calc","x")'),
        "refused",
        [Said("active-formula", "Values!A2", "DDE"), Said("formula-unsaved", "Values!A2")],
    ),
    Case(
        "F18b",
        "formula that asks a server",
        values(A2='=WEBSERVICE("http://127.0.0.1:8099/")'),
        "refused",
        [Said("active-formula", "Values!A2", "WEBSERVICE"), Said("formula-unsaved", "Values!A2")],
    ),
]
