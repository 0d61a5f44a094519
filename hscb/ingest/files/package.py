"""What a workbook says about itself: its sheets and their parts, hidden states, dates, formats, comments."""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from hscb.ingest.files.limits import RefusedError

_WORKBOOK_TYPES = ("spreadsheetml.sheet.main+xml", "spreadsheetml.template.main+xml")
_STRICT = "purl.oclc.org/ooxml"
_OTHER_PROGRAMS = (
    ("wordprocessingml", "This is a Word document."),
    ("presentationml", "This is a PowerPoint presentation."),
)
# Where a package keeps what it is, for one that has lost the list of its parts' types.
_KINDS_BY_PART = {
    "xl/workbook.xml": ("damaged", "The workbook is damaged: the list of its parts is missing."),
    "xl/workbook.bin": ("binary-workbook", "This is a binary workbook (.xlsb)."),
    "word/document.xml": ("file-not-workbook", "This is a Word document."),
    "ppt/presentation.xml": ("file-not-workbook", "This is a PowerPoint presentation."),
}
_PERCENT_BUILTIN = {9, 10}
_QUOTED = re.compile(r'"[^"]*"|\\.')


@dataclass(frozen=True)
class SheetPart:
    """One worksheet: its name, the part that holds it, whether it is hidden, and its comments by cell."""

    name: str
    part: str
    hidden: bool
    comments: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Package:
    """The worksheets of a workbook in their order; `percent_styles` are the cell styles that show a percentage.

    strings_part is empty where no text is shared between cells.
    """

    sheets: tuple[SheetPart, ...]
    date_1904: bool
    percent_styles: frozenset[str]
    workbook_part: str
    strings_part: str


def read_package(archive: zipfile.ZipFile) -> Package:
    """The make-up of a workbook. Raises RefusedError where it is no ordinary .xlsx, or parts of it are missing."""
    names = set(archive.namelist())
    main = _main_part(archive, names)
    workbook = xml_part(archive, main)
    if _STRICT in workbook.tag:
        raise RefusedError("strict-workbook", "The workbook is saved as 'Strict Open XML'.")
    links = linked(archive, main)
    shared = [part for kind, part in links.values() if kind.endswith("/sharedStrings")]
    styles = [part for kind, part in links.values() if kind.endswith("/styles") and part in names]
    for part in shared:
        _require(part, names, "the shared strings are missing, so that text cells cannot be read")
    settings = _first(workbook, "workbookPr")
    return Package(
        sheets=tuple(_sheet_parts(archive, workbook, links, names)),
        date_1904=settings is not None and settings.get("date1904") in ("1", "true"),
        percent_styles=_percent_styles(xml_part(archive, styles[0])) if styles else frozenset(),
        workbook_part=main,
        strings_part=shared[0] if shared else "",
    )


def _main_part(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "[Content_Types].xml" not in names:
        _refuse_other_zip(archive, names)
    types = list(xml_part(archive, "[Content_Types].xml"))
    for entry in types:
        if entry.get("ContentType", "").endswith(_WORKBOOK_TYPES):
            part = _actual(archive, entry.get("PartName", "").lstrip("/") or _root_document(archive))
            _require(part, names, "the workbook part is missing")
            return part
    everything = " ".join(entry.get("ContentType", "") for entry in types)
    if "sheet.binary" in everything:
        raise RefusedError("binary-workbook", "This is a binary workbook (.xlsb).")
    if "macroEnabled" in everything:
        raise RefusedError("macros", "This is a workbook for macros (.xlsm).")
    for kind, words in _OTHER_PROGRAMS:
        if kind in everything:
            raise RefusedError("file-not-workbook", words)
    raise RefusedError("file-not-workbook", "This is not an Excel workbook.")


def _refuse_other_zip(archive: zipfile.ZipFile, names: set[str]) -> None:
    kind = archive.read("mimetype")[:100] if "mimetype" in names else b""
    if b"opendocument.spreadsheet" in kind:
        raise RefusedError("open-document", "This is an OpenDocument spreadsheet (.ods).")
    if b"opendocument" in kind:
        raise RefusedError("file-not-workbook", "This is an OpenDocument file, not a workbook.")
    if any(name.startswith("Index/") or name.endswith(".iwa") for name in names):
        raise RefusedError("open-document", "This is a spreadsheet of Apple Numbers.")
    for part, (code, words) in _KINDS_BY_PART.items():
        if part in names:
            raise RefusedError(code, words)
    raise RefusedError("file-not-workbook", "This is a zip archive, not an Excel workbook.")


def _root_document(archive: zipfile.ZipFile) -> str:
    """The part that the package names as its document, where the list of types leaves it open."""
    roots = (part for kind, part in linked(archive, "").values() if kind.endswith("/officeDocument"))
    return next(roots, "")


def _sheet_parts(
    archive: zipfile.ZipFile, workbook: Element, links: dict[str, tuple[str, str]], names: set[str]
) -> list[SheetPart]:
    found: dict[str, SheetPart] = {}
    for sheet in every(workbook, "sheet"):
        name = sheet.get("name", "")
        reference = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
        kind, part = links.get(reference, ("", ""))
        if _STRICT in kind:
            raise RefusedError("strict-workbook", "The workbook is saved as 'Strict Open XML'.")
        if kind and not kind.endswith("/worksheet"):
            continue  # a chart or a dialogue has no cells
        _require(part, names, f"the part with sheet {len(found) + 1} is missing")
        if name in found:
            raise RefusedError("damaged", "The workbook is damaged: two of its sheets have the same name.")
        comments = tuple(_comments(archive, part, names))
        found[name] = SheetPart(name, part, sheet.get("state", "visible") != "visible", comments)
    return list(found.values())


def _comments(archive: zipfile.ZipFile, sheet_part: str, names: set[str]) -> list[tuple[str, str]]:
    found = []
    for kind, part in linked(archive, sheet_part).values():
        if kind.casefold().endswith(("/comments", "/threadedcomment")) and part in names:
            for entry in xml_part(archive, part).iter():
                if entry.get("ref"):
                    found.append((entry.get("ref", ""), " ".join(entry.itertext())))
    return found


def linked(archive: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """The parts that a part refers to: (kind, part) by the id it uses for them."""
    folder, name = posixpath.split(part)
    path = _actual(archive, posixpath.join(folder, "_rels", f"{name}.rels"))
    if path not in archive.NameToInfo:
        return {}
    return {
        link.get("Id", ""): (link.get("Type", ""), _actual(archive, _target(folder, link.get("Target", ""))))
        for link in xml_part(archive, path)
        if link.get("TargetMode") != "External"
    }


def _actual(archive: zipfile.ZipFile, part: str) -> str:
    """The name of a part as the package writes it: some programs differ in case between a part and its link."""
    if part in archive.NameToInfo:
        return part
    return next((name for name in archive.namelist() if name.casefold() == part.casefold()), part)


def _target(folder: str, target: str) -> str:
    return (
        target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    )


def _percent_styles(styles: Element) -> frozenset[str]:
    percent = {str(number) for number in _PERCENT_BUILTIN} | {
        form.get("numFmtId", "")
        for form in every(styles, "numFmt")
        if "%" in _QUOTED.sub("", form.get("formatCode", ""))
    }
    cells = _first(styles, "cellXfs")
    forms = every(cells, "xf") if cells is not None else []
    return frozenset(str(position) for position, form in enumerate(forms) if form.get("numFmtId") in percent)


def _require(part: str, names: set[str], words: str) -> None:
    if part not in names:
        raise RefusedError("damaged", f"The workbook is damaged: {words}.")


def xml_part(archive: zipfile.ZipFile, part: str) -> Element:
    """The root element of a part. Raises RefusedError where it is not sound XML, or declares entities."""
    try:
        root: Element = fromstring(archive.read(part), forbid_dtd=True)
    except (ParseError, ValueError, DefusedXmlException) as fault:
        raise RefusedError("damaged", f"The workbook is damaged: its part {part} cannot be read.") from fault
    return root


def every(parent: Element, name: str) -> list[Element]:
    """The elements of a name below another one, whatever their namespace."""
    return [element for element in parent.iter() if element.tag.rpartition("}")[2] == name]


def _first(parent: Element, name: str) -> Element | None:
    return next(iter(every(parent, name)), None)
