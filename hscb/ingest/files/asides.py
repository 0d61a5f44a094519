"""Text of a workbook beside its cells: properties, names, text boxes, charts. Looked through for people, never read."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from hscb.ingest.files.package import Package, every, linked, xml_part
from hscb.ingest.people.personal import CONTACT_KINDS, kinds_in_text

# Not written by a person, or read as comments, or the list of who commented.
_NOT_LOOKED_AT = re.compile(
    r"(?:.*/)?(?:[^/]*\.rels|\[content_types\]\.xml|styles\.xml|theme/.*|calcchain\.xml|metadata\.xml"
    r"|comments.*|threadedcomments/.*|persons/.*)"
)
_NAMES = "A defined name"
_WORDS = (
    ("docprops/", "A property of the file"),
    ("xl/drawings/", "A text box or drawing"),
    ("xl/diagrams/", "A text box or drawing"),
    ("xl/charts/", "A chart"),
    ("xl/tables/", "The name or a heading of a table"),
    ("", "A part of the file beside its cells"),
)
# Who saved the file; the labels and author's marks that Office and SharePoint put on it with their e-mail addresses.
_OF_STAFF = re.compile(
    r"creator|lastmodifiedby|manager|company|titlesofparts|contenttypeid|owner|editor"
    r"|(?:msip_label|_?author|_?reviewer|display_urn|sharedwith).*"
)
_ATTRIBUTES = ("name", "descr", "title", "displayName", "totalsRowLabel", "comment", "alt", "string")
_MARKUP = re.compile(r"<[^>]*>")
_NUMBER = re.compile(r"[-+.\deE]+")
_DEEPEST = 3


@dataclass(frozen=True)
class Aside:
    """A text beside the cells that holds personal identifiers: what it is, their kinds, its cell where it has one."""

    what: str
    kinds: tuple[str, ...]
    cell: str = ""


def find_asides(archive: zipfile.ZipFile, package: Package) -> dict[str, list[Aside]]:
    """The asides with personal identifiers, by the name of their sheet; those of the whole file under ''."""
    sheets = _sheet_of_part(archive, package)
    cells = {package.strings_part, *(sheet.part for sheet in package.sheets)}
    found: dict[str, list[Aside]] = {}
    for name in archive.namelist():
        path = name.casefold()
        if name in cells or not path.endswith((".xml", ".vml")) or _NOT_LOOKED_AT.fullmatch(path):
            continue
        is_workbook = name == package.workbook_part
        texts = _defined_names(xml_part(archive, name)) if is_workbook else _texts(archive, name)
        kinds = {kind for text, ignored in texts for kind in kinds_in_text(text) if kind not in ignored}
        if kinds:
            what = _NAMES if is_workbook else next(words for start, words in _WORDS if path.startswith(start))
            found.setdefault(sheets.get(name, ""), []).append(Aside(what, tuple(sorted(kinds))))
    return found


def _sheet_of_part(archive: zipfile.ZipFile, package: Package) -> dict[str, str]:
    """The sheet that each part belongs to, by the part's name: its drawings, their charts, its tables."""
    found = {}
    for sheet in package.sheets:
        parts = {sheet.part}
        for _ in range(_DEEPEST):
            parts = {part for owner in parts for _, part in linked(archive, owner).values()}
            found.update(dict.fromkeys(parts, sheet.name))
    return found


# Below, each text comes with the kinds that are no reason to refuse it where it stands.
_Text = tuple[str, frozenset[str]]


def _texts(archive: zipfile.ZipFile, name: str) -> Iterator[_Text]:
    if name.casefold().endswith(".vml"):
        yield _MARKUP.sub(" ", archive.read(name).decode("utf-8", errors="replace")), frozenset()
    elif name.casefold().startswith("docprops/"):
        yield from _properties(xml_part(archive, name))
    else:
        ignored = CONTACT_KINDS if name.casefold().startswith("customxml/") else frozenset[str]()
        yield from ((text, ignored) for text in _every_text(xml_part(archive, name)))


def _properties(root: Element) -> Iterator[_Text]:
    for element in root:
        label = (element.get("name") or element.tag.rpartition("}")[2]).casefold()
        ignored = CONTACT_KINDS if _OF_STAFF.fullmatch(label) else frozenset[str]()
        yield from ((text, ignored) for text in (label, " ".join(element.itertext())))


def _defined_names(root: Element) -> Iterator[_Text]:
    for defined in every(root, "definedName"):
        words = (defined.get("name", "").replace("_", " "), defined.get("comment", ""), defined.text or "")
        yield from ((text, frozenset()) for text in words)


def _every_text(root: Element) -> Iterator[str]:
    for element in root.iter():
        yield from (element.get(name, "") for name in _ATTRIBUTES if name in element.attrib)
        if element.tag.rpartition("}")[2] == "p":
            # the letters of one line may lie in several runs
            yield "".join(element.itertext())
        elif element.text and not _NUMBER.fullmatch(element.text):
            yield element.text
