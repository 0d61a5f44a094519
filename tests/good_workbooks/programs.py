"""The habits of programs that write workbooks, as far as a reader could stumble over them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO
from xml.sax.saxutils import escape, quoteattr

from openpyxl.utils import get_column_letter

from tests.good_workbooks.package import MAIN, Formula, Program
from tests.good_workbooks.returns import Sheets
from tests.unit.ingest.books import Rows

_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_OFFICE = "http://schemas.microsoft.com/office/spreadsheetml"
_VERSIONS = (
    f' xmlns:mc="{_COMPATIBILITY}" mc:Ignorable="x14ac xr" xmlns:x14ac="{_OFFICE}/2009/9/ac"'
    f' xmlns:xr="{_OFFICE}/2014/revision" xr:uid="{{00000000-0001-0000-0000-000000000000}}"'
)
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def _block(rows: Rows) -> str:
    """The block of cells that rows fill, as `A1:I8`."""
    return f"A1:{get_column_letter(max(map(len, rows)))}{len(rows)}"


class Excel(Program):
    """Excel 365 on a council's computer: theme, order of calculation, sensitivity label, frozen headings."""

    def root_attributes(self) -> str:
        return _VERSIONS

    def before_rows(self, rows: Rows, number: int) -> str:
        return (
            f'<dimension ref="{_block(rows)}"/><sheetViews><sheetView tabSelected="1" workbookViewId="0">'
            '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
            '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>'
            '<sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"/><cols>'
            '<col min="1" max="1" width="24.7109375" bestFit="1" customWidth="1"/>'
            '<col min="2" max="16384" width="12.5703125" style="3"/></cols>'
        )

    def after_rows(self, rows: Rows, number: int) -> str:
        return (
            '<phoneticPr fontId="1" type="noConversion"/>'
            '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
            '<pageSetup paperSize="9" orientation="landscape" r:id="rId1"/>'
            "<headerFooter><oddFooter>&amp;L&amp;F&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter>"
        )

    def row(self, number: int, cells: str, width: int) -> str:
        return f'<row r="{number}" spans="1:{width}" x14ac:dyDescent="0.25">{cells}</row>'

    def blank(self, address: str) -> str:
        return f'<c{address} s="3"/>'

    def shared_string(self, text: str) -> str:
        """Every third text has a word in bold, every fourth a hint how it is pronounced."""
        space = ' xml:space="preserve"' if text != text.strip() else ""
        plain = f"<t{space}>{escape(text)}</t>"
        if len(text) % 3 == 0:
            half = len(text) // 2
            return (
                f'<r><t xml:space="preserve">{escape(text[:half])}</t></r><r><rPr><b/><sz val="11"/></rPr>'
                f'<t xml:space="preserve">{escape(text[half:])}</t></r>'
            )
        if len(text) % 4 == 0:
            plain += '<rPh sb="0" eb="1"><t>ハ</t></rPh><phoneticPr fontId="1" type="noConversion"/>'
        return plain

    def before_sheets(self) -> str:
        return (
            f'<mc:AlternateContent xmlns:mc="{_COMPATIBILITY}"><mc:Choice Requires="x15"><x15ac:absPath'
            f' url="https://council.example/sites/Safeguarding/" xmlns:x15ac="{_OFFICE}/2010/11/ac"/></mc:Choice>'
            '</mc:AlternateContent><bookViews><workbookView xWindow="-120" yWindow="-120" windowWidth="29040"'
            ' windowHeight="15840" activeTab="0"/></bookViews>'
        )

    def after_sheets(self, names: Sequence[str]) -> str:
        return (
            f'<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">{escape(repr(names[0]))}!$1:$1'
            '</definedName></definedNames><calcPr calcId="191029"/>'
        )

    def sheet_links(self, number: int) -> dict[str, tuple[str, str]]:
        return {"rId1": ("printerSettings", f"../printerSettings/printerSettings{number}.bin")}

    def root_links(self) -> dict[str, tuple[str, str]]:
        return {
            "rId2": (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            "rId3": ("extended-properties", "docProps/app.xml"),
            "rId4": (f"{_PACKAGE}/relationships/metadata/thumbnail", "docProps/thumbnail.wmf"),
            "rId5": ("custom-properties", "docProps/custom.xml"),
        }

    def more_parts(self, sheets: Sheets) -> dict[str, str | bytes]:
        titles = "".join(f"<vt:lpstr>{escape(name)}</vt:lpstr>" for name in sheets)
        printers = {
            f"xl/printerSettings/printerSettings{number}.bin": "\\\\PRINT01\\Floor 3".encode("utf-16-le")
            for number in range(1, len(sheets) + 1)
        }
        return printers | {
            "xl/theme/theme1.xml": f'<a:theme xmlns:a="{_PROPERTIES}/../../drawingml/2006/main" name="Office Theme"/>',
            "xl/calcChain.xml": f'<calcChain xmlns="{MAIN}"/>',
            "docProps/app.xml": (
                f'<Properties xmlns="{_PROPERTIES}/extended-properties" xmlns:vt="{_PROPERTIES}/docPropsVTypes">'
                "<Application>Microsoft Excel</Application><DocSecurity>0</DocSecurity><TitlesOfParts>"
                f'<vt:vector size="{len(sheets)}" baseType="lpstr">{titles}</vt:vector></TitlesOfParts>'
                "<Company>London Borough of Havering</Company><AppVersion>16.0300</AppVersion></Properties>"
            ),
            "docProps/core.xml": (
                f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
                ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
                ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>Performance Team</dc:creator>'
                "<cp:lastModifiedBy>analyst@council.example</cp:lastModifiedBy>"
                '<dcterms:modified xsi:type="dcterms:W3CDTF">2017-07-03T09:15:00Z</dcterms:modified>'
                "</cp:coreProperties>"
            ),
            "docProps/custom.xml": (
                f'<Properties xmlns="{_PROPERTIES}/custom-properties" xmlns:vt="{_PROPERTIES}/docPropsVTypes"><property'
                ' fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="MSIP_Label_0a1b_Owner">'
                "<vt:lpwstr>analyst@council.example</vt:lpwstr></property></Properties>"
            ),
            "docProps/thumbnail.wmf": b"\xd7\xcd\xc6\x9a",
        }


class CaseSystem(Excel):
    """An export of a case system, worked on in Excel: a table, filters, lists to choose from, coloured cells, names."""

    def sheet_part(self, number: int) -> str:
        # the first sheet is not the first part, and no part is called sheet1.xml
        return f"xl/worksheets/extract_{9 - number}.xml"

    def after_rows(self, rows: Rows, number: int) -> str:
        block = _block(rows)
        last = len(rows)
        return (
            f'<autoFilter ref="{block}"/><conditionalFormatting sqref="A2:A{last}"><cfRule type="containsText"'
            ' dxfId="0" priority="1" operator="containsText" text="late">'
            '<formula>NOT(ISERROR(SEARCH("late",A2)))</formula></cfRule></conditionalFormatting>'
            f'<dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="B2:B{last}"'
            ' promptTitle="Choose" prompt="Choose from the list"><formula1>"Yes,No"</formula1></dataValidation>'
            '</dataValidations><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
            '<tableParts count="1"><tablePart r:id="rId1"/></tableParts><extLst><ext'
            ' uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"'
            f' xmlns:x14="{_OFFICE}/2009/9/main">'
            '<x14:dataValidations xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" count="1">'
            '<x14:dataValidation type="list"><x14:formula1><xm:f>Lists!$A$1:$A$3</xm:f></x14:formula1>'
            "<xm:sqref>C2</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"
        )

    def after_sheets(self, names: Sequence[str]) -> str:
        listed = "".join(
            f'<definedName name="_xlnm._FilterDatabase" localSheetId="{place}" hidden="1">'
            f"{escape(name)}!$A$1:$F$3</definedName>"
            for place, name in enumerate(names)
        )
        return f'<definedNames>{listed}<definedName name="Reporting_Period">"2016-17"</definedName></definedNames>'

    def sheet_links(self, number: int) -> dict[str, tuple[str, str]]:
        return {"rId1": ("table", f"/xl/tables/table{number}.xml")}

    def more_parts(self, sheets: Sheets) -> dict[str, str | bytes]:
        tables: dict[str, str | bytes] = {}
        for number, rows in enumerate(sheets.values(), start=1):
            columns = "".join(
                f'<tableColumn id="{place}" name={quoteattr(str(name))}/>'
                for place, name in enumerate(rows[0], start=1)
            )
            tables[f"xl/tables/table{number}.xml"] = (
                f'<table xmlns="{MAIN}" id="{number}" name="Extract{number}" displayName="Extract{number}"'
                f' ref="{_block(rows)}" totalsRowShown="0"><autoFilter ref="{_block(rows)}"/>'
                f'<tableColumns count="{len(rows[0])}">{columns}</tableColumns>'
                '<tableStyleInfo name="TableStyleMedium2" showRowStripes="1"/></table>'
            )
        return super().more_parts(sheets) | tables


class LibreOffice(Program):
    """LibreOffice Calc: it says what is so by default, and styles every row and column of a sheet."""

    date_format = "[$-809]dd/mm/yyyy;@"
    _row = ' customFormat="false" ht="12.8" hidden="false" customHeight="false" outlineLevel="0" collapsed="false"'

    def before_rows(self, rows: Rows, number: int) -> str:
        return (
            '<sheetPr filterMode="false"><pageSetUpPr fitToPage="false"/></sheetPr><dimension ref="A1:AMJ1048576"/>'
            '<sheetViews><sheetView showFormulas="false" showGridLines="true" tabSelected="true" workbookViewId="0"/>'
            '</sheetViews><sheetFormatPr defaultColWidth="10.7" defaultRowHeight="12.8" zeroHeight="false"/>'
            '<cols><col collapsed="false" customWidth="false" hidden="false" outlineLevel="0" max="1024" min="1"'
            ' style="0" width="11.52"/></cols>'
        )

    def rows(self, rows: Rows) -> list[str]:
        last = "".join(f'<row r="{number}"{self._row}/>' for number in (1048575, 1048576))
        below = len(rows) + 1
        styled = f'<row r="{below}"{self._row}><c r="A{below}" s="1"/><c r="AMJ{below}" s="1"/></row>'
        return [*super().rows(rows), styled, last]

    def row(self, number: int, cells: str, width: int) -> str:
        return f'<row r="{number}"{self._row}>{cells}</row>'

    def shared_string(self, text: str) -> str:
        return f'<t xml:space="preserve">{escape(text)}</t>'

    def result(self, address: str, style: str, formula: Formula) -> str:
        kind = "str" if isinstance(formula.result, str) else "n"
        saved = f"<v>{escape(str(formula.result))}</v>"
        return f'<c{address}{style} t="{kind}"><f aca="false">{escape(formula.text)}</f>{saved}</c>'

    def before_sheets(self) -> str:
        return "<workbookProtection/>"

    def after_sheets(self, names: Sequence[str]) -> str:
        return '<calcPr iterateCount="100" refMode="A1" iterate="false" iterateDelta="0.001"/>'


class GoogleSheets(Program):
    """Google Sheets: an empty drawing for every sheet, rows down to 1000, shared formulas."""

    def __init__(self) -> None:
        super().__init__()
        self._shared = count()

    def before_rows(self, rows: Rows, number: int) -> str:
        return (
            '<sheetPr><outlinePr summaryBelow="0" summaryRight="0"/></sheetPr><sheetViews>'
            '<sheetView workbookViewId="0"/>'
            '</sheetViews><sheetFormatPr customHeight="1" defaultColWidth="12.63" defaultRowHeight="15.75"/>'
        )

    def rows(self, rows: Rows) -> list[str]:
        blank = [
            f'<row r="{number}" ht="15.75" customHeight="1"><c r="A{number}" s="0"/></row>'
            for number in range(len(rows) + 1, 1001)
        ]
        return [*super().rows(rows), *blank]

    def result(self, address: str, style: str, formula: Formula) -> str:
        shared = address.replace(" r=", " ref=")
        return (
            f'<c{address}{style}><f t="shared"{shared} si="{next(self._shared)}">{escape(formula.text)}</f>'
            f"<v>{escape(str(formula.result))}</v></c>"
        )

    def after_rows(self, rows: Rows, number: int) -> str:
        return '<drawing r:id="rId1"/>'

    def sheet_links(self, number: int) -> dict[str, tuple[str, str]]:
        return {"rId1": ("drawing", f"../drawings/drawing{number}.xml")}

    def more_parts(self, sheets: Sheets) -> dict[str, str | bytes]:
        drawing = (
            '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
            ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>'
        )
        return {f"xl/drawings/drawing{number}.xml": drawing for number in range(1, len(sheets) + 1)}


class OpenXmlSdk(Program):
    """A program on Microsoft's library: names with a prefix, absolute links, sheet.xml, a byte order mark."""

    declaration = '﻿<?xml version="1.0" encoding="utf-8"?>'
    prefix = "x:"

    def sheet_part(self, number: int) -> str:
        return f"xl/worksheets/sheet{'' if number == 1 else number}.xml"

    def target(self, part: str, folder: str = "xl/") -> str:
        return f"/{part}"


class _Forwards(io.RawIOBase):
    """A stream that cannot go back, so that the size of a part has to stand behind it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def writable(self) -> bool:
        return True

    def write(self, content: Any) -> int:
        return self._file.write(content)


class JavaServer(Program):
    """Apache POI, streaming on a server: text in its cells, no shared texts, 64-bit sizes behind the parts."""

    declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

    def write(self, path: Path, sheets: Sheets) -> Path:
        with path.open("wb") as file, zipfile.ZipFile(_Forwards(file), "w", self.packing) as archive:
            for name, content in self.parts(sheets).items():
                with archive.open(name, "w", force_zip64=True) as part:
                    part.write(self.as_bytes(content))
        return path

    def text(self, address: str, style: str, text: str) -> str:
        space = ' xml:space="preserve"' if text != text.strip() else ""
        return f'<c{address}{style} t="inlineStr"><is><t{space}>{escape(text)}</t></is></c>'

    def more_parts(self, sheets: Sheets) -> dict[str, str | bytes]:
        empty = f'<sst count="0" uniqueCount="0" xmlns="{MAIN}"/>'
        return {"xl/sharedStrings.xml": empty}

    def workbook_links(self, sheets: int) -> dict[str, tuple[str, str]]:
        return super().workbook_links(sheets) | {"rIdStrings": ("sharedStrings", "sharedStrings.xml")}


class SheetJs(Program):
    """SheetJS behind a button `Export to Excel` of a web page: texts as results without a formula, dates as ISO."""

    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'

    def text(self, address: str, style: str, text: str) -> str:
        return f'<c{address} t="str"><v>{escape(text)}</v></c>'

    def cell(self, value: Any, row: int, column: int) -> str:
        if isinstance(value, date):
            moment = datetime.combine(value, datetime.min.time()).isoformat(timespec="milliseconds")
            return f'<c r="{get_column_letter(column)}{row}" s="1" t="d"><v>{moment}Z</v></c>'
        return super().cell(value, row, column)


class Bare(Program):
    """The least that a workbook needs: no addresses, no dimension, nothing packed; folders stand in the package."""

    declaration = ""
    packing = zipfile.ZIP_STORED

    def write(self, path: Path, sheets: Sheets) -> Path:
        super().write(path, sheets)
        with zipfile.ZipFile(path, "a") as archive:
            archive.mkdir("xl/media")
        return path

    def row(self, number: int, cells: str, width: int) -> str:
        return f"<row>{cells}</row>"

    def blank(self, address: str) -> str:
        return "<c/>"

    def cell(self, value: Any, row: int, column: int) -> str:
        whole = super().cell(value, row, column)
        return whole.replace(f' r="{get_column_letter(column)}{row}"', "")


class Utf16(Program):
    """A program that writes its parts in UTF-16, as the standard allows."""

    declaration = '<?xml version="1.0" encoding="UTF-16" standalone="yes"?>\r\n'
    encoding = "utf-16"
