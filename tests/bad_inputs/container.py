"""Cases A: the file and the package, before a cell is read."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.bad_inputs.case import Case, Maker, Said
from tests.bad_inputs.makers import NAME, as_csv, content, parts, sound_bytes, text, values
from tests.unit.ingest.books import SHEET_1, TYPES, ole2, package, with_parts

STRINGS = "xl/sharedStrings.xml"
MEGABYTE = 1 << 20
XML_SPREADSHEET = (
    b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
)
XLSB_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override'
    ' PartName="/xl/workbook.bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>'
)
MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
STRICT = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        "http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}


def declared(declaration: str, use: str = "") -> Maker:
    """A return whose shared strings begin with a document type."""

    def change(strings: str) -> str:
        return declaration + strings.replace("<t>Police", f"<t>{use}Police", 1)

    return text(STRINGS, change)


def cut(keep: Callable[[bytes], bytes]) -> Maker:
    """A part of the bytes of a sound return."""
    return content(lambda: keep(sound_bytes()))


def spaces_before_the_end(megabytes: int) -> Maker:
    """So many megabytes of spaces between the rows of a sheet."""
    blanks = " " * (megabytes * MEGABYTE)
    return text(SHEET_1, lambda xml: xml.replace("</sheetData>", blanks + "</sheetData>"))


def cell_bomb(folder: Path) -> Path:
    """Ten thousand rows of two hundred numbers below a return: two million cells in a small file."""
    cells = "<c><v>1</v></c>" * 200
    rows = "".join(f"<row>{cells}</row>" for _ in range(10_000))
    return text(SHEET_1, lambda xml: xml.replace("</sheetData>", rows + "</sheetData>"))(folder)


def twice(name: str, again: bytes) -> Maker:
    """A sound return with a part that is there already."""

    def make(folder: Path) -> Path:
        path = content(sound_bytes)(folder)
        # not by zipfile, which warns of it
        other = with_parts(path, folder / "other.zip", {"_" * len(name): again})
        path.write_bytes(other.read_bytes().replace(b"_" * len(name), name.encode()))
        return path

    return make


def one_bit_changed() -> bytes:
    """A return in which a byte of the packed sheet is another."""
    with zipfile.ZipFile(io.BytesIO(sound_bytes())) as archive:
        place = archive.getinfo(SHEET_1).header_offset + 80
    found = bytearray(sound_bytes())
    found[place] ^= 0xFF
    return bytes(found)


def lying(folder: Path) -> Path:
    """A return whose directory claims that its sheet is shorter than it is."""
    found = bytearray(sound_bytes())
    place = found.rindex(SHEET_1.encode()) - 46
    size = int.from_bytes(found[place + 24 : place + 28], "little")
    found[place + 24 : place + 28] = (size - 500).to_bytes(4, "little")
    return content(bytes(found))(folder)


def strict(folder: Path) -> Path:
    """A return in the namespaces of Strict Open XML."""
    source = content(sound_bytes, "source.xlsx")(folder)
    with zipfile.ZipFile(source) as archive:
        changed = {name: archive.read(name).decode() for name in archive.namelist()}
    for name, xml in changed.items():
        for ordinary, other in STRICT.items():
            xml = xml.replace(ordinary, other)
        changed[name] = xml
    return with_parts(source, folder / NAME, changed)


def laughs() -> str:
    """A document type whose last entity stands for a billion words."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE s [<!ENTITY l0 "ha">{entities}]>'


def bad_utf8(folder: Path) -> Path:
    """A return with a byte among its strings that no text has."""
    source = content(sound_bytes, "source.xlsx")(folder)
    with zipfile.ZipFile(source) as archive:
        strings = archive.read(STRINGS).replace(b"Police", b"Pol\xffice", 1)
    return with_parts(source, folder / NAME, {STRINGS: strings})


def packed(members: dict[str, str | bytes]) -> Maker:
    """A zip file of these parts."""
    return content(lambda: package(members))


def refused(case_id: str, what: str, make: Maker, code: str, words: str = "") -> Case:
    """A file that is not opened: one error, of the file."""
    return Case(case_id, what, make, "refused", [Said(code, "", words)])


SOUND = Case("A00", "sound return", values(), "read", rows=10)

CASES = [
    SOUND,
    refused("A01", "0 bytes", content(b""), "file-empty", "0 bytes"),
    refused("A02", "random bytes", content(random.Random(2).randbytes(8192)), "file-not-workbook"),
    refused(
        "A03", "first half of a workbook", cut(lambda found: found[: len(found) // 2]), "file-incomplete"
    ),
    refused("A04", "workbook without its last 40 bytes", cut(lambda found: found[:-40]), "file-incomplete"),
    refused(
        "A05",
        "one byte of a sheet changed under way",
        content(one_bit_changed),
        "file-incomplete",
    ),
    refused("A05b", "directory that claims less than there is", lying, "file-incomplete"),
    refused("A06", "210 MB of spaces in a sheet", spaces_before_the_end(210), "package-too-large", "210 MB"),
    refused("A06b", "30 MB of spaces in a sheet", spaces_before_the_end(30), "package-too-large"),
    refused("A07", "2,000,000 cells in a small file", cell_bomb, "package-too-large", "times its size"),
    refused("A08", "billion laughs in the shared strings", declared(laughs(), "&l9;"), "entity", STRINGS),
    refused(
        "A09",
        "external entity of a file",
        declared("<!DOCTYPE s [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>", "&x;"),
        "entity",
        STRINGS,
    ),
    refused(
        "A10",
        "external entity of an address",
        declared("<!DOCTYPE s [<!ENTITY x SYSTEM 'http://127.0.0.1:8099/'>]>", "&x;"),
        "entity",
        STRINGS,
    ),
    refused(
        "A10b",
        "document type of an address",
        declared("<!DOCTYPE s SYSTEM 'http://127.0.0.1:8099/x.dtd'>"),
        "entity",
    ),
    refused(
        "A11", "part outside the workbook", parts({"../../evil.txt": "x"}), "escaping-part", "../../evil.txt"
    ),
    refused("A11b", "part with an absolute name", parts({"/etc/evil.txt": "x"}), "escaping-part"),
    refused(
        "A12", "sheet twice in the package", twice(SHEET_1, b"<worksheet/>"), "duplicate-parts", "sheet1.xml"
    ),
    refused("A13", "workbook with a password", content(ole2("EncryptedPackage")), "password-protected"),
    refused("A14", ".xls named .xlsx", content(ole2("Workbook")), "old-excel", ".xls"),
    refused("A15", "CSV named .xlsx", as_csv(values(), NAME), "csv-renamed"),
    refused("A15b", "CSV of semicolons named .xlsx", as_csv(values(), NAME, ";", "utf-16"), "csv-renamed"),
    refused(
        "A16",
        "web page named .xlsx",
        content(b"<html><body><table><tr><td>1</td></tr></table></body></html>"),
        "web-page",
    ),
    refused(
        "A16b",
        "table of a web page named .xlsx",
        content(b"\xef\xbb\xbf<table border=1><tr><td>1</td></tr></table>"),
        "web-page",
    ),
    refused(
        "A17",
        "XML Spreadsheet 2003 named .xlsx",
        content(XML_SPREADSHEET),
        "xml-spreadsheet",
    ),
    refused(
        "A18",
        "OpenDocument spreadsheet named .xlsx",
        packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}),
        "open-document",
    ),
    refused(
        "A18b",
        "zip of a workbook",
        content(lambda: package({"return.xlsx": sound_bytes()})),
        "file-not-workbook",
        "zip archive",
    ),
    refused("A18c", "PDF named .xlsx", content(b"%PDF-1.7\n"), "file-not-workbook", "PDF"),
    refused(
        "A19",
        "Word document named .xlsx",
        text(
            TYPES,
            lambda xml: xml.replace(MAIN, MAIN.replace("spreadsheetml.sheet", "wordprocessingml.document")),
        ),
        "file-not-workbook",
        "Word",
    ),
    refused(
        "A19b",
        "zip with only word/document.xml",
        packed({"word/document.xml": "<x/>"}),
        "file-not-workbook",
        "Word",
    ),
    refused(
        "A20",
        ".xlsb named .xlsx",
        packed(
            {
                TYPES: XLSB_TYPES,
                "xl/workbook.bin": b"\x83\x01\x00",
            }
        ),
        "binary-workbook",
        ".xlsb",
    ),
    refused("A21", "macros", parts({"xl/vbaProject.bin": b"\xd0\xcf"}), "macros", "vbaProject.bin"),
    refused(
        "A21b",
        "content type of a workbook with macros",
        text(TYPES, lambda xml: xml.replace(MAIN, "application/vnd.ms-excel.sheet.macroEnabled.main+xml")),
        "macros",
    ),
    refused("A22", "Strict Open XML", strict, "strict-workbook"),
    refused("A23", "sheet missing", parts({SHEET_1: None}), "damaged", "sheet"),
    refused("A24", "shared strings missing", parts({STRINGS: None}), "damaged", "shared strings"),
    refused("A25", "list of types missing", parts({TYPES: None}), "damaged", "list of its parts"),
    refused("A25b", "workbook part missing", parts({"xl/workbook.xml": None}), "damaged", "workbook"),
    refused("A26", "text that is no UTF-8", bad_utf8, "damaged", "cells cannot be read"),
    refused(
        "A26b", "sheet that ends before its time", text(SHEET_1, lambda xml: xml[: len(xml) // 2]), "damaged"
    ),
    refused(
        "A27",
        "links to another workbook",
        parts({"xl/externalLinks/externalLink1.xml": "<x/>"}),
        "external-links",
    ),
    refused("A27b", "connection to a database", parts({"xl/connections.xml": "<x/>"}), "external-links"),
    refused("A28", "embedded document", parts({"xl/embeddings/oleObject1.bin": b"x"}), "embedded-objects"),
    refused(
        "A29",
        "pivot cache with names",
        parts({"xl/pivotCache/pivotCacheRecords1.xml": "<x>Jane Smith</x>"}),
        "pivot-cache",
        "pivot cache",
    ),
]
