"""The elements of a sheet part as they stream by, and where its cells lie."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO
from xml.parsers import expat

from hscb.ingest.files.limits import RefusedError
from hscb.ingest.problems import column_letter, column_number

_CHUNK = 1 << 20
_BLOCK = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")

# Excel row and column, both counted from 1
Place = tuple[int, int]


def parse(
    part: IO[bytes],
    start: Callable[[str, dict[str, str]], None],
    prepare: Callable[[expat.XMLParserType], None],
) -> None:
    """Runs the handlers over the elements of a part. Raises RefusedError where it is not sound XML."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    prepare(parser)
    try:
        while chunk := part.read(_CHUNK):
            parser.Parse(chunk)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, KeyError, OverflowError) as fault:
        raise RefusedError(
            "damaged", "The workbook is damaged: the text of a sheet cannot be read."
        ) from fault


class CellPlaces:
    """Follows `row` and `c` elements and says where each cell lies, also where a file leaves the addresses out."""

    def __init__(self) -> None:
        self.row = 0
        self.column = 0
        self._columns: dict[str, int] = {}
        self._digits = ""

    def at_row(self, attributes: dict[str, str]) -> None:
        self.row = int(attributes["r"]) if "r" in attributes else self.row + 1
        self._digits = str(self.row)
        self.column = 0

    def at_cell(self, attributes: dict[str, str]) -> None:
        address = attributes.get("r")
        if address is None:
            self.column += 1
            return
        letters = address.rstrip("0123456789")
        try:
            self.column = self._columns[letters]
        except KeyError:
            self.column = self._columns[letters] = column_number(letters)
        digits = address[len(letters) :]
        if digits != self._digits:
            self._digits = digits
            self.row = int(digits)


def address(place: Place) -> str:
    """A place as Excel writes it: (14, 6) is F14."""
    return f"{column_letter(place[1])}{place[0]}"


@dataclass(frozen=True)
class Span:
    """A block of cells: Excel rows from `top` to `bottom`; positions counted from 0, from `left` to before `right`."""

    top: int
    bottom: int
    left: int
    right: int


def span(reference: str) -> Span | None:
    """The block of a reference such as `B2:D5`; None where it is none."""
    found = _BLOCK.fullmatch(reference)
    if found is None:
        return None
    return Span(int(found[2]), int(found[4]), column_number(found[1]) - 1, column_number(found[3]))
