"""What a workbook says beside its cells is looked through for people; ordinary properties are no reason to refuse."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from tests.unit.ingest.books import SHEET_1, codes, contacts, problems_here, with_parts, with_text
from tests.unit.ingest.people import A_UPN, NHS

GROUPED = f"{NHS[0][:3]} {NHS[0][3:6]} {NHS[0][6:]}"
Change = Callable[[openpyxl.Workbook], None]


def changed(tmp_path: Path, change: Change) -> Path:
    """A sound workbook after a change by openpyxl."""
    path = contacts(tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path


def told(path: Path) -> list[tuple[str, str]]:
    """Sheet and message of every problem; each is an identifier, and none quotes it."""
    problems = problems_here(path)
    assert set(codes(problems)) <= {"personal-identifier"}
    assert not any(NHS[0] in problem.message or GROUPED in problem.message for problem in problems)
    return [(problem.sheet, problem.message) for problem in problems]


def header(book: openpyxl.Workbook) -> None:
    book.active.oddFooter.center.text = f"about {NHS[0]}"


def choices(book: openpyxl.Workbook) -> None:
    rule = DataValidation(type="list", formula1=f'"{GROUPED},other"')
    rule.add("D2")
    book.active.add_data_validation(rule)


def prompt(book: openpyxl.Workbook) -> None:
    rule = DataValidation(type="whole", operator="equal", formula1="1", prompt=f"ask {A_UPN}")
    rule.add("D2")
    book.active.add_data_validation(rule)


def defined_name(book: openpyxl.Workbook) -> None:
    book.defined_names["her"] = DefinedName("her", attr_text=f'"{NHS[0]}"')


def name_of_name(book: openpyxl.Workbook) -> None:
    book.defined_names[f"no_{NHS[0]}"] = DefinedName(f"no_{NHS[0]}", attr_text="'List 1'!$A$1")


def table(book: openpyxl.Workbook) -> None:
    book.active.add_table(Table(displayName="All", ref="A1:D2", comment=f"for {NHS[0]}"))


def link(book: openpyxl.Workbook) -> None:
    book.active["A2"].hyperlink = "http://example.org/"
    book.active["A2"].hyperlink.tooltip = "jo@example.org"


def property_(name: str, value: str) -> Change:
    return lambda book: setattr(book.properties, name, value)


def custom(name: str, value: str) -> Change:
    return lambda book: book.custom_doc_props.append(StringProperty(name=name, value=value))


@pytest.mark.parametrize(
    ("change", "sheet", "words"),
    [
        (header, "List 1", "A page header or footer holds an NHS number."),
        (choices, "List 1", "A list to choose from or a rule for cells holds an NHS number."),
        (prompt, "List 1", "A message of a list to choose from holds a unique pupil number."),
        (table, "List 1", "The name or a heading of a table holds an NHS number."),
        (link, "List 1", "A link holds an e-mail address."),
        (defined_name, "", "A defined name holds an NHS number."),
        (name_of_name, "", "A defined name holds an NHS number."),
        (property_("keywords", f"case, {NHS[0]}"), "", "A property of the file holds an NHS number."),
        (property_("title", "J, born 12/03/2008"), "", "A property of the file holds a date of birth."),
        (
            property_("description", "ring 07700 900123"),
            "",
            "A property of the file holds a telephone number.",
        ),
        (property_("creator", NHS[0]), "", "A property of the file holds an NHS number."),
        (custom("Child", GROUPED), "", "A property of the file holds an NHS number."),
        (custom("Where", "RM1 3BD"), "", "A property of the file holds a full postcode."),
    ],
)
def test_an_identifier_beside_the_cells_refuses_the_file(
    tmp_path: Path, change: Change, sheet: str, words: str
) -> None:
    message = f"{sheet}: {words}" if sheet else words
    assert told(changed(tmp_path, change)) == [(sheet, message)]


@pytest.mark.parametrize(
    "change",
    [
        property_("creator", "Jo Bloggs"),
        property_("lastModifiedBy", "jo.bloggs@example.gov.uk"),
        property_("title", "Contacts 01/04/2016 - 31/03/2017, 2nd return"),
        custom("MSIP_Label_2b28a9a6-133a-4796-ad7d-6b90f7583680_Owner", "jo.bloggs@example.gov.uk"),
        custom("_AuthorEmail", "jo.bloggs@example.gov.uk"),
        custom("ContentTypeId", "0x0101004F7A0A3E5D8C4B4A9A9D4A2B3C4D5E6F"),
    ],
)
def test_who_saved_a_file_is_no_reason_to_refuse_it(tmp_path: Path, change: Change) -> None:
    assert told(changed(tmp_path, change)) == []


def test_a_letterhead_in_a_page_header_is_no_reason_either(tmp_path: Path) -> None:
    def letterhead(book: openpyxl.Workbook) -> None:
        book.active.oddHeader.left.text = (
            "Town Hall, 1 Main Road, Romford RM1 3BD, 01708 000000, a@example.gov.uk"
        )

    assert told(changed(tmp_path, letterhead)) == []


@pytest.mark.parametrize(
    ("part", "xml"),
    [
        (
            "xl/drawings/drawing1.xml",
            '<d xmlns:a="u"><a:p><a:r><a:t>{0}</a:t></a:r><a:r><a:t>{1}</a:t></a:r></a:p></d>',
        ),
        ("xl/drawings/drawing1.xml", '<d><cNvPr id="2" name="Text 1" descr="{0}{1}"/></d>'),
        ("xl/drawings/vmlDrawing1.vml", "<xml><br><div>{0}{1}</div></xml>"),
        ("xl/charts/chart1.xml", "<c><strCache><pt><v>no {0}{1}</v></pt></strCache></c>"),
        ("xl/diagrams/data1.xml", "<c><t>no {0}{1}</t></c>"),
        ("customXml/item1.xml", "<c><t>no {0}{1}</t></c>"),
    ],
)
def test_an_identifier_in_any_part_of_the_package_refuses_the_file(
    tmp_path: Path, part: str, xml: str
) -> None:
    parts = {part: xml.format(NHS[0][:4], NHS[0][4:])}
    found = told(with_parts(contacts(tmp_path / "a.xlsx"), tmp_path / "b.xlsx", parts))
    assert [sheet for sheet, _ in found] == [""]


def test_the_sheet_that_a_drawing_belongs_to_is_named(tmp_path: Path) -> None:
    # the link differs in case from the part, as some programs write it
    link = '<Relationship Id="r" Type="http://x/drawing" Target="/xl/Drawings/drawing1.xml"/>'
    parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": f"<Relationships>{link}</Relationships>",
        "xl/drawings/drawing1.xml": f"<d><p>{GROUPED}</p></d>",
    }
    found = told(with_parts(contacts(tmp_path / "a.xlsx"), tmp_path / "b.xlsx", parts))
    assert found == [("List 1", "List 1: A text box or drawing holds an NHS number.")]


def test_numbers_of_charts_and_who_commented_are_not_looked_at(tmp_path: Path) -> None:
    parts = {
        "xl/charts/chart1.xml": f"<c><numCache><pt><v>{NHS[0]}</v></pt></numCache></c>",
        "xl/persons/person.xml": '<p><person displayName="Jo" userId="S::jo@example.gov.uk::1"/></p>',
        "customXml/item1.xml": "<c><Author>jo@example.gov.uk</Author></c>",
    }
    assert told(with_parts(contacts(tmp_path / "a.xlsx"), tmp_path / "b.xlsx", parts)) == []


def test_a_text_in_a_formula_is_looked_at_and_its_cell_named(tmp_path: Path) -> None:
    def formula(text: str) -> str:
        return re.sub(
            r'<c r="B2".*?</c>', '<c r="B2" t="str"><f>IF(1=1,"f","a@example.org")</f><v>F</v></c>', text
        )

    found = told(with_text(contacts(tmp_path / "a.xlsx"), tmp_path / "b.xlsx", SHEET_1, formula))
    assert found == [("List 1", "List 1, cell B2: The formula holds an e-mail address.")]


def test_a_formula_of_an_extension_is_no_formula_of_the_last_cell(tmp_path: Path) -> None:
    def extension(text: str) -> str:
        more = (
            '<extLst><ext uri="{CCE6A557}" xmlns:xm="m" xmlns:x14="n"><x14:dataValidations><x14:dataValidation>'
            "<x14:formula1><xm:f>Codes!$A$1:$A$9</xm:f></x14:formula1><xm:sqref>D2</xm:sqref>"
            "</x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>"
        )
        return text.replace("</row></sheetData>", '<c r="E2"/></row></sheetData>').replace(
            "</worksheet>", more
        )

    path = with_text(contacts(tmp_path / "a.xlsx"), tmp_path / "b.xlsx", SHEET_1, extension)
    assert problems_here(path) == []
