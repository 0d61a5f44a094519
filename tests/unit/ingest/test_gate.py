"""Files that are refused before any parser sees them, each with the sentence that fits."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from hscb.ingest.files.limits import Limits
from tests.unit.ingest.books import (
    A_CONTACT,
    CONTACT_HEADINGS,
    SHEET_1,
    TYPES,
    codes,
    contacts,
    ole2,
    package,
    problems_here,
    read,
    with_parts,
    with_text,
    workbook,
)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return contacts(tmp_path / "good.xlsx")


def refusal(path: Path, limits: Limits | None = None) -> str:
    """The one problem of a file that is not opened."""
    found = problems_here(path, limits)
    assert len(found) == 1, found
    assert found[0].severity == "error"
    assert found[0].file == path.name
    assert found[0].fix
    return found[0].code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (bytes(range(256)) * 32, "file-not-workbook"),
        (ole2("EncryptedPackage"), "password-protected"),
        (ole2("Workbook"), "old-excel"),
        (ole2("WordDocument"), "file-not-workbook"),
        (b"Child Unique ID,Date of Contact\nC1,31/05/2016\n", "csv-renamed"),
        (b"\xef\xbb\xbf<html><body><table><tr><td>1</td></tr></table></body></html>", "web-page"),
        (b"  <TABLE><tr><td>1</td></tr></TABLE>", "web-page"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
            "xml-spreadsheet",
        ),
        (b"<?xml version='1.0'?><report/>", "file-not-workbook"),
        (
            b'<?xml version="1.0"?><office:document xmlns:office="urn:oasis:opendocument:1.0"/>',
            "open-document",
        ),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "web-page"),
        (b"%PDF-1.7 ...", "file-not-workbook"),
        (b"{\\rtf1 text}", "file-not-workbook"),
        (b"\x1f\x8b\x08\x00", "file-not-workbook"),
        (b"\x09\x04\x06\x00\x00\x00", "old-excel"),
        (ole2("__properties_version1.0"), "file-not-workbook"),
    ],
)
def test_a_file_that_only_has_the_name_of_a_workbook_is_refused(
    tmp_path: Path, content: bytes, code: str
) -> None:
    path = tmp_path / "contacts.xlsx"
    path.write_bytes(content)
    assert refusal(path) == code


def test_a_web_page_named_csv_is_refused_too(tmp_path: Path) -> None:
    path = tmp_path / "contacts.csv"
    path.write_bytes(b"<html><table></table></html>")
    assert refusal(path) == "web-page"


def test_an_empty_file_and_one_over_the_limit_are_refused_without_a_child_process(tmp_path: Path) -> None:
    empty, large = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    empty.write_bytes(b"")
    large.write_bytes(b"PK\x03\x04" + b"0" * (21 * 1024 * 1024))
    assert codes(read(empty, large).problems) == ["file-empty", "file-too-large"]


def test_a_file_that_is_not_there_is_a_problem_and_no_exception(tmp_path: Path) -> None:
    reading = read(tmp_path / "nowhere.xlsx", tmp_path)
    assert codes(reading.problems) == ["file-missing", "file-missing"]
    assert reading.extracts == ()


@pytest.mark.parametrize("keep", [0.5, 0.97])
def test_a_file_cut_short_is_incomplete(good: Path, tmp_path: Path, keep: float) -> None:
    content = good.read_bytes()
    path = tmp_path / "cut.xlsx"
    path.write_bytes(content[: int(len(content) * keep)])
    assert refusal(path) == "file-incomplete"


def test_a_file_whose_directory_points_before_its_beginning_is_incomplete(good: Path) -> None:
    content = bytearray(good.read_bytes())
    end = content.rindex(b"PK\5\6")
    start = int.from_bytes(content[end + 16 : end + 20], "little")
    content[end + 16 : end + 20] = (start + 9_999).to_bytes(4, "little")
    good.write_bytes(content)
    assert refusal(good) == "file-incomplete"


def test_a_file_with_a_byte_changed_under_way_is_incomplete(good: Path, tmp_path: Path) -> None:
    path = tmp_path / "flipped.xlsx"
    with zipfile.ZipFile(good) as archive:
        start = archive.getinfo(SHEET_1).header_offset + 80
    content = bytearray(good.read_bytes())
    content[start] ^= 0xFF
    path.write_bytes(bytes(content))
    assert refusal(path) == "file-incomplete"


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("xl/vbaProject.bin", "macros"),
        ("xl/macrosheets/sheet1.xml", "macros"),
        ("xl/externalLinks/externalLink1.xml", "external-links"),
        ("xl/connections.xml", "external-links"),
        ("xl/embeddings/oleObject1.bin", "embedded-objects"),
        ("xl/activeX/activeX1.xml", "embedded-objects"),
        ("xl/pivotCache/pivotCacheRecords1.xml", "pivot-cache"),
        ("xl/revisions/revisionLog1.xml", "change-log"),
        ("../../evil.txt", "escaping-part"),
        ("/etc/evil.txt", "escaping-part"),
        ("xl\\evil.txt", "escaping-part"),
        ("XL/Worksheets/Sheet1.xml", "duplicate-parts"),
    ],
)
def test_a_workbook_with_a_part_that_no_list_needs_is_refused(
    good: Path, tmp_path: Path, part: str, code: str
) -> None:
    assert refusal(with_parts(good, tmp_path / "more.xlsx", {part: "<x/>"})) == code


def test_a_sheet_that_is_in_the_file_twice_is_refused(good: Path, tmp_path: Path) -> None:
    path = tmp_path / "twice.xlsx"
    path.write_bytes(good.read_bytes())
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr(SHEET_1, "<worksheet/>")
    assert refusal(path) == "duplicate-parts"


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE x [<!ENTITY a "b">]>',
        "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>",
        "<!DOCTYPE x [<!ENTITY a SYSTEM 'http://127.0.0.1:8099/'>]>",
    ],
)
@pytest.mark.parametrize("part", [SHEET_1, "xl/sharedStrings.xml", "docProps/core.xml"])
def test_a_declaration_of_entities_in_any_part_is_refused(
    good: Path, tmp_path: Path, part: str, declaration: str
) -> None:
    path = with_text(
        good, tmp_path / "entity.xlsx", part, lambda text: declaration + re.sub(r"^<\?xml.*?\?>", "", text)
    )
    assert refusal(path) == "entity"


def test_a_declaration_that_begins_at_the_end_of_a_chunk_is_seen(good: Path, tmp_path: Path) -> None:
    filler = " " * ((1 << 20) - 5)
    path = with_text(good, tmp_path / "late.xlsx", SHEET_1, lambda text: filler + "<!DOCTYPE x []>" + text)
    limits = Limits(ratio=10_000)
    assert refusal(path, limits) == "entity"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_declaration_cannot_hide_in_another_encoding(good: Path, tmp_path: Path, encoding: str) -> None:
    with zipfile.ZipFile(good) as archive:
        text = archive.read(SHEET_1).decode()
    content = f"<!DOCTYPE x []>{text}".encode(encoding)
    assert refusal(with_parts(good, tmp_path / "utf16.xlsx", {SHEET_1: content})) == "entity"


@pytest.mark.parametrize(
    ("content_type", "code"),
    [
        (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            "file-not-workbook",
        ),
        (
            "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
            "file-not-workbook",
        ),
        ("application/vnd.ms-excel.sheet.binary.macroEnabled.main", "binary-workbook"),
        ("application/vnd.ms-excel.sheet.macroEnabled.main+xml", "macros"),
        ("text/plain", "file-not-workbook"),
    ],
)
def test_a_package_of_another_program_is_named(
    good: Path, tmp_path: Path, content_type: str, code: str
) -> None:
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    path = with_text(good, tmp_path / "other.xlsx", TYPES, lambda text: text.replace(main, content_type))
    assert refusal(path) == code


def test_a_zip_of_anything_else_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "letters.xlsx"
    path.write_bytes(package({"letter.txt": "Dear all"}))
    assert refusal(path) == "file-not-workbook"


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        (
            {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"},
            "open-document",
        ),
        ({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}, "file-not-workbook"),
        ({"Index/Document.iwa": "x"}, "open-document"),
    ],
)
def test_a_spreadsheet_of_another_program_is_asked_for_as_xlsx(
    tmp_path: Path, parts: dict[str, str], code: str
) -> None:
    path = tmp_path / "contacts.xlsx"
    path.write_bytes(package(parts))
    assert refusal(path) == code


def test_a_csv_file_whose_first_heading_is_id_is_no_sylk_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("ID;Period;Wards\n1;2016;3\n")
    assert codes(problems_here(path)) == ["nothing-read", "sheet-unknown"]


def test_a_declaration_of_entities_in_a_part_with_an_odd_ending_is_refused_too(
    good: Path, tmp_path: Path
) -> None:
    odd = {"xl/worksheets/sheet1.dat": "\ufeff \n<!DOCTYPE x []><worksheet/>"}
    assert refusal(with_parts(good, tmp_path / "odd.xlsx", odd)) == "entity"


def test_the_main_part_is_found_by_the_link_where_the_types_name_only_an_ending(
    good: Path, tmp_path: Path
) -> None:
    def by_ending(text: str) -> str:
        main = re.search(r'<Override PartName="/xl/workbook.xml"[^>]*/>', text)
        assert main
        return text.replace(main[0], "").replace(
            'Extension="xml" ContentType="application/xml"',
            'Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"',
        )

    assert problems_here(with_text(good, tmp_path / "types.xlsx", TYPES, by_ending)) == []


def test_a_strict_workbook_is_asked_for_in_the_ordinary_form(good: Path, tmp_path: Path) -> None:
    ordinary, strict = (
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
    path = with_text(
        good, tmp_path / "strict.xlsx", "xl/workbook.xml", lambda text: text.replace(ordinary, strict)
    )
    assert refusal(path) == "strict-workbook"


@pytest.mark.parametrize("part", [SHEET_1, "xl/workbook.xml", "xl/sharedStrings.xml"])
def test_a_workbook_without_one_of_its_parts_is_damaged(good: Path, tmp_path: Path, part: str) -> None:
    assert refusal(with_parts(good, tmp_path / "less.xlsx", {part: None})) == "damaged"


def test_text_that_is_not_utf_8_is_damage(good: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(good) as archive:
        strings = archive.read("xl/sharedStrings.xml")
    path = with_parts(
        good, tmp_path / "bytes.xlsx", {"xl/sharedStrings.xml": strings.replace(b"Gender", b"Gen\xffder")}
    )
    assert refusal(path) == "damaged"


def test_a_sheet_that_is_not_sound_xml_is_damaged(good: Path, tmp_path: Path) -> None:
    path = with_text(good, tmp_path / "broken.xlsx", SHEET_1, lambda text: text.replace("</row>", "", 1))
    assert refusal(path) == "damaged"


def test_a_bomb_is_refused_by_its_ratio(good: Path, tmp_path: Path) -> None:
    blanks = " " * (30 * 1024 * 1024)
    path = with_text(
        good,
        tmp_path / "bomb.xlsx",
        SHEET_1,
        lambda text: text.replace("</sheetData>", blanks + "</sheetData>"),
    )
    assert path.stat().st_size < 100_000
    assert refusal(path) == "package-too-large"


def test_more_cells_than_the_limit_are_refused_while_they_stream(tmp_path: Path) -> None:
    path = workbook(tmp_path / "cells.xlsx", {"List 1": [CONTACT_HEADINGS, *([A_CONTACT] * 300)]})
    assert refusal(path, Limits(cells=1000)) == "too-many-cells"
    assert problems_here(path, Limits(cells=2000)) == []


def test_more_parts_than_the_limit_are_refused(good: Path) -> None:
    assert refusal(good, Limits(parts=5)) == "package-too-large"
