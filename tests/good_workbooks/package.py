"""A workbook written part by part: what every program writes, to be overridden where one has habits of its own."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel

from tests.good_workbooks.returns import Sheets
from tests.unit.ingest.books import Rows

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DOCUMENT = "application/vnd.openxmlformats-officedocument"

GENERAL, DATE, PERCENT, TEXT, HEADING = range(5)


class Percent(float):
    """A share of 1 in a cell that shows it as a percentage."""


@dataclass(frozen=True)
class Formula:
    """A formula with the result that was saved beside it."""

    text: str
    result: float | str


class Program:
    """Writes a workbook. Strings are shared, cells and parts named as Excel names them, and nothing stands beside."""

    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
    encoding = "utf-8"
    packing = zipfile.ZIP_DEFLATED
    # before the name of every element of a workbook, with its colon
    prefix = ""
    date_format = "dd/mm/yyyy"
    epoch_1904 = False

    def __init__(self) -> None:
        self.strings: dict[str, int] = {}

    def write(self, path: Path, sheets: Sheets) -> Path:
        """Writes the sheets to a file."""
        with zipfile.ZipFile(path, "w", self.packing) as archive:
            for name, content in self.parts(sheets).items():
                archive.writestr(name, self.as_bytes(content))
        return path

    def as_bytes(self, content: str | bytes) -> bytes:
        """A part as it is packed; a text gets its XML declaration."""
        return (self.declaration + content).encode(self.encoding) if isinstance(content, str) else content

    def parts(self, sheets: Sheets) -> dict[str, str | bytes]:
        """Every part by its name; texts without the XML declaration."""
        numbered = list(enumerate(sheets.items(), start=1))
        found: dict[str, str | bytes] = {}
        for number, (_, rows) in numbered:
            found[self.sheet_part(number)] = self.sheet(rows, number)
            links = self.sheet_links(number)
            if links:
                folder, _, name = self.sheet_part(number).rpartition("/")
                found[f"{folder}/_rels/{name}.rels"] = _links(links)
        if self.strings:
            found["xl/sharedStrings.xml"] = self.shared_strings()
        found["xl/styles.xml"] = self.styles()
        found["xl/workbook.xml"] = self.workbook(list(sheets))
        found |= self.more_parts(sheets)
        found["xl/_rels/workbook.xml.rels"] = _links(self.workbook_links(len(sheets)))
        found["_rels/.rels"] = _links(
            {"rId1": ("officeDocument", self.target("xl/workbook.xml", "")), **self.root_links()}
        )
        return {"[Content_Types].xml": self.content_types(found), **found}

    # --- the hooks: what programs do differently ----------------------------------------------------------------------

    def sheet_part(self, number: int) -> str:
        """The name of the part with a sheet."""
        return f"xl/worksheets/sheet{number}.xml"

    def target(self, part: str, folder: str = "xl/") -> str:
        """A part as links name it, here from the folder of the part that links to it."""
        return part.removeprefix(folder)

    def sheet_links(self, number: int) -> dict[str, tuple[str, str]]:
        """What the part of a sheet links to: kind and target by id."""
        return {}

    def root_links(self) -> dict[str, tuple[str, str]]:
        """What the package links to beside the workbook."""
        return {}

    def more_parts(self, sheets: Sheets) -> dict[str, str | bytes]:
        """Parts beside sheets, strings and styles."""
        return {}

    def more_types(self) -> dict[str, str]:
        """The content types of further parts, by part."""
        return {}

    def root_attributes(self) -> str:
        """Further attributes of the root element of a sheet."""
        return ""

    def before_rows(self, rows: Rows, number: int) -> str:
        """What stands before the rows of a sheet."""
        return ""

    def after_rows(self, rows: Rows, number: int) -> str:
        """What stands after the rows of a sheet."""
        return ""

    def before_sheets(self) -> str:
        """What stands in the workbook part before the list of sheets."""
        return ""

    def after_sheets(self, names: Sequence[str]) -> str:
        """What stands in the workbook part after the list of sheets."""
        return ""

    def row(self, number: int, cells: str, width: int) -> str:
        """A row around its cells."""
        return self.element("row", f' r="{number}"', cells)

    def blank(self, address: str) -> str:
        """A cell with nothing in it."""
        return ""

    def text(self, address: str, style: str, text: str) -> str:
        """A cell with a text."""
        number = self.strings.setdefault(text, len(self.strings))
        return self.element("c", f'{address}{style} t="s"', self.element("v", "", str(number)))

    def shared_string(self, text: str) -> str:
        """A text in the part that cells share."""
        return self.element("t", "", escape(text))

    def result(self, address: str, style: str, formula: Formula) -> str:
        """A cell with a formula and its saved result."""
        is_text = isinstance(formula.result, str)
        content = self.element("f", "", escape(formula.text)) + self.element(
            "v", "", escape(str(formula.result))
        )
        return self.element("c", f"{address}{style}{' t=' + quoteattr('str') if is_text else ''}", content)

    # --- the parts ----------------------------------------------------------------------------------------------------

    def element(self, name: str, attributes: str, content: str) -> str:
        """An element of the workbook's own namespace."""
        return f"<{self.prefix}{name}{attributes}>{content}</{self.prefix}{name}>"

    def root(self, name: str, attributes: str, content: str) -> str:
        """The root element of a part."""
        namespace = f"xmlns:{self.prefix.rstrip(':')}" if self.prefix else "xmlns"
        return self.element(name, f' {namespace}="{MAIN}" xmlns:r="{LINKS}"{attributes}', content)

    def sheet(self, rows: Rows, number: int) -> str:
        """The part of a sheet."""
        data = self.element("sheetData", "", "".join(self.rows(rows)))
        return self.root(
            "worksheet",
            self.root_attributes(),
            self.before_rows(rows, number) + data + self.after_rows(rows, number),
        )

    def rows(self, rows: Rows) -> Iterator[str]:
        """The rows of a sheet that hold something."""
        width = max((len(row) for row in rows), default=0)
        for number, row in enumerate(rows, start=1):
            cells = "".join(self.cell(value, number, place) for place, value in enumerate(row, start=1))
            if cells:
                yield self.row(number, cells, width)

    def cell(self, value: Any, row: int, column: int) -> str:
        """A cell of any kind."""
        address = f' r="{get_column_letter(column)}{row}"'
        style = f' s="{self.style(value, row)}"'
        if value is None:
            return self.blank(address)
        if isinstance(value, Formula):
            return self.result(address, style, value)
        if isinstance(value, str):
            return self.text(address, style, value)
        if isinstance(value, bool):
            return self.element("c", f'{address}{style} t="b"', self.element("v", "", str(int(value))))
        return self.element("c", address + style, self.element("v", "", self.number(value)))

    def style(self, value: Any, row: int) -> int:
        """The style of a cell, by its place in `styles`."""
        if isinstance(value, Percent):
            return PERCENT
        if isinstance(value, date):
            return DATE
        return HEADING if row == 1 else GENERAL

    def number(self, value: Any) -> str:
        """A number or a date as it is saved: with 17 digits, as Excel keeps it."""
        if isinstance(value, date):
            epoch = datetime(1904, 1, 1) if self.epoch_1904 else datetime(1899, 12, 30)
            value = to_excel(value, epoch)
        return f"{value:.17g}"

    def shared_strings(self) -> str:
        """The part with the texts."""
        texts = "".join(self.element("si", "", self.shared_string(text)) for text in self.strings)
        return self.root("sst", f' count="{len(self.strings)}" uniqueCount="{len(self.strings)}"', texts)

    def styles(self) -> str:
        """The part with the formats of cells."""
        formats = self.element(
            "numFmts",
            ' count="1"',
            f'<{self.prefix}numFmt numFmtId="164" formatCode={quoteattr(self.date_format)}/>',
        )
        fonts = self.element("fonts", ' count="1"', self.element("font", "", f'<{self.prefix}sz val="11"/>'))
        fills = self.element(
            "fills", ' count="1"', self.element("fill", "", f'<{self.prefix}patternFill patternType="none"/>')
        )
        borders = self.element("borders", ' count="1"', self.element("border", "", ""))
        ids = {GENERAL: 0, DATE: 164, PERCENT: 10, TEXT: 49, HEADING: 0}
        cells = "".join(
            f'<{self.prefix}xf numFmtId="{ids[style]}" fontId="0" fillId="0" borderId="0" xfId="0"/>'
            for style in ids
        )
        return self.root(
            "styleSheet", "", formats + fonts + fills + borders + self.element("cellXfs", ' count="5"', cells)
        )

    def workbook(self, names: Sequence[str]) -> str:
        """The part that lists the sheets."""
        settings = f'<{self.prefix}workbookPr date1904="{int(self.epoch_1904)}"/>'
        sheets = "".join(
            f'<{self.prefix}sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>'
            for number, name in enumerate(names, start=1)
        )
        return self.root(
            "workbook",
            "",
            settings + self.before_sheets() + self.element("sheets", "", sheets) + self.after_sheets(names),
        )

    def workbook_links(self, sheets: int) -> dict[str, tuple[str, str]]:
        """What the workbook links to."""
        links = {
            f"rId{number}": ("worksheet", self.target(self.sheet_part(number)))
            for number in range(1, sheets + 1)
        }
        links["rIdStyles"] = ("styles", self.target("xl/styles.xml"))
        if self.strings:
            links["rIdStrings"] = ("sharedStrings", self.target("xl/sharedStrings.xml"))
        return links

    def content_types(self, parts: dict[str, str | bytes]) -> str:
        """The part that says what each other part is."""
        known = {
            "xl/workbook.xml": f"{_DOCUMENT}.spreadsheetml.sheet.main+xml",
            "xl/styles.xml": f"{_DOCUMENT}.spreadsheetml.styles+xml",
            "xl/sharedStrings.xml": f"{_DOCUMENT}.spreadsheetml.sharedStrings+xml",
        } | self.more_types()
        for name in parts:
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                known[name] = f"{_DOCUMENT}.spreadsheetml.worksheet+xml"
        defaults = {
            "rels": "application/vnd.openxmlformats-package.relationships+xml",
            "xml": "application/xml",
        }
        listed = "".join(
            f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in defaults.items()
        )
        listed += "".join(
            f'<Override PartName="/{name}" ContentType="{kind}"/>'
            for name, kind in known.items()
            if name in parts
        )
        return f'<Types xmlns="{_PACKAGE}/content-types">{listed}</Types>'


def _links(links: dict[str, tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="{name}" Type="{kind if "://" in kind else f"{LINKS}/{kind}"}" Target="{target}"/>'
        for name, (kind, target) in links.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'
