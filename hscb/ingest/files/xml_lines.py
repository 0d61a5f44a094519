"""Reads an XML file element by element, each with the line it stands on; nothing in it is ever expanded or fetched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from hscb.ingest.files.limits import RefusedError

_DEEPEST = 50


@dataclass
class Element:
    """An element: its name without a namespace, the line it begins on, its text, and the elements in it."""

    name: str
    line: int
    text: str = ""
    parts: list[Element] = field(default_factory=list)

    def every(self, name: str) -> list[Element]:
        """The elements of a name directly in this one."""
        return [part for part in self.parts if part.name == name]

    def first(self, *path: str) -> Element | None:
        """The first element along a path of names; None where there is none."""
        found: Element | None = self
        for name in path:
            found = next(iter(found.every(name)), None) if found else None
        return found

    def words(self, *path: str) -> str:
        """The text along a path of names, without blanks around it; empty where there is no such element."""
        found = self.first(*path)
        return found.text.strip() if found else ""


class XmlReader:
    """Hands over every element of one name as soon as it ends, and forgets it; the rest is the tree that is left."""

    def __init__(self, name: str, take: Callable[[Element], None], most_elements: int) -> None:
        self._name = name
        self._take = take
        self._left = most_elements
        self._open: list[Element] = [Element("", 0)]
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = _refuse_doctype

    def read(self, path: Path) -> Element:
        """The root element. Raises RefusedError where the file is not sound, or declares a document type."""
        try:
            with path.open("rb") as file:
                self._parser.ParseFile(file)
        except (expat.ExpatError, ValueError) as fault:
            line = self._parser.CurrentLineNumber
            raise RefusedError(
                "xml-damaged", f"The XML cannot be read any further from line {line} on."
            ) from fault
        return self._open[0].parts[0]

    def _begin(self, name: str, _: dict[str, str]) -> None:
        self._left -= 1
        if self._left < 0 or len(self._open) > _DEEPEST:
            raise RefusedError("too-many-cells", "The file holds more elements than can be read.")
        element = Element(name.rpartition(":")[2], self._parser.CurrentLineNumber)
        self._open[-1].parts.append(element)
        self._open.append(element)

    def _end(self, _: str) -> None:
        element = self._open.pop()
        if element.name == self._name:
            self._open[-1].parts.pop()
            self._take(element)

    def _text(self, text: str) -> None:
        self._open[-1].text += text


def _refuse_doctype(*_: object) -> None:
    raise RefusedError(
        "entity", "The XML declares a document type (DTD), which could hold entities. It was not read."
    )
