"""The first gate: what a file is, seen from its first bytes, before anything parses it."""

from __future__ import annotations

from pathlib import Path

from hscb.ingest.files.csv_file import bare_utf16
from hscb.ingest.files.limits import MEGABYTE, Limits, RefusedError

_ZIP = b"PK\x03\x04"
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The first bytes of worksheets before they became OLE2 files: BIFF 2, 3 and 4.
_OLD_WORKSHEETS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
_OTHERS = {
    b"%PDF": "This is a PDF, not a workbook.",
    b"{\\rtf": "This is a text document (RTF), not a workbook.",
    b"Rar!": "This is a packed archive (.rar), not a workbook.",
    b"7z\xbc\xaf": "This is a packed archive (.7z), not a workbook.",
    b"\x1f\x8b": "This is a packed file (.gz), not a workbook.",
    b"\x89PNG": "This is a picture, not a workbook.",
    b"\xff\xd8\xff": "This is a picture, not a workbook.",
    b"ID;PWXL": "This is a SYLK file (.slk), not a workbook.",
}
_OTHER_OLE2 = {
    "WordDocument": "This is an old Word document, not a workbook.",
    "PowerPoint Document": "This is an old PowerPoint presentation, not a workbook.",
    "__properties_version1.0": "This is an e-mail saved by Outlook, not a workbook: save its attachment.",
}
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_HEAD_BYTES = 4096


def check_size(size: int, limits: Limits) -> None:
    """Raises RefusedError for an empty file and for one over the limit."""
    if size == 0:
        raise RefusedError("file-empty", "The file is empty (0 bytes).")
    if size > limits.upload_megabytes * MEGABYTE:
        raise RefusedError(
            "file-too-large",
            f"The file has {size / MEGABYTE:.0f} MB; the limit is {limits.upload_megabytes} MB.",
        )


def is_workbook(path: Path, name: str) -> bool:
    """True for a zip package, to be read as a workbook; False for a CSV file.

    Raises RefusedError for anything else, with the sentence that fits what the bytes are.
    """
    content = path.read_bytes()
    head = content[:_HEAD_BYTES]
    if head.startswith(_ZIP):
        return True
    if head.startswith(_OLE2):
        _refuse_ole2(content)
    if head.startswith(_OLD_WORKSHEETS):
        raise RefusedError("old-excel", "This is a worksheet in a format from before 1995 (.xls).")
    for start, words in _OTHERS.items():
        if head.startswith(start):
            raise RefusedError("file-not-workbook", words)
    if not _is_text(content):
        raise RefusedError("file-not-workbook", "This is not an Excel workbook.")
    _refuse_markup(head)
    if Path(name).suffix.casefold() != ".csv":
        raise RefusedError("csv-renamed", "This is a text (CSV) file with the name of a workbook.")
    return False


def _refuse_ole2(content: bytes) -> None:
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise RefusedError("password-protected", "The workbook is protected with a password.")
    for stream, words in _OTHER_OLE2.items():
        if stream.encode("utf-16-le") in content:
            raise RefusedError("file-not-workbook", words)
    raise RefusedError("old-excel", "This is a workbook in the old format (.xls).")


def _is_text(content: bytes) -> bool:
    if content.startswith(_UTF16) or bare_utf16(content):
        return True
    control = sum(byte < 32 and byte not in b"\t\n\r\f" for byte in content[:_HEAD_BYTES])
    return b"\x00" not in content and control == 0


def _refuse_markup(head: bytes) -> None:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(b"<?xml") and b"urn:schemas-microsoft-com:office:spreadsheet" in start:
        raise RefusedError("xml-spreadsheet", "This is an 'XML Spreadsheet 2003'.")
    if start.startswith(b"<?xml") and b"opendocument" in start:
        raise RefusedError("open-document", "This is an OpenDocument spreadsheet (.fods).")
    if start.startswith(b"mime-version:"):
        raise RefusedError("web-page", "This is a web page saved with the name of a workbook.")
    if start.startswith(
        (b"<html", b"<!doctype html", b"<table", b"<meta", b"<head", b"<style", b"<div", b"<body")
    ):
        raise RefusedError("web-page", "This is a web page saved with the name of a workbook.")
    if start.startswith((b"<?xml", b"<")):
        raise RefusedError("file-not-workbook", "This is an XML or web file, not a workbook.")
