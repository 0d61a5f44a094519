"""Names that must be one of a list: agencies (with their aliases) and measures (by id or title)."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

from hscb.catalogue import measures
from hscb.ingest.cells.spellings import words_of
from hscb.ingest.cells.troubles import Converted, Trouble
from hscb.ingest.cells.values import plain_text
from hscb.ingest.cells.vocabulary import Vocabulary
from hscb.ingest.cells.words import cleaned, folded
from hscb.ingest.files.grid import Cell
from hscb.ingest.formats import Code

_LETTER = re.compile(r"[^\W\d_]")


def agency_name(cell: Cell) -> Converted:
    """An agency by the name that figures carry. One that is not known is doubtful, and kept as written."""
    text = plain_text(cell)
    if not isinstance(text, str):
        return text
    if found := known_agency(text):
        return found
    if foreign := _foreign_script(text):
        return Trouble(
            "agency-doubtful", f"holds {foreign} letters that look like others.", text, text, asks="agency"
        )
    return Trouble("agency-doubtful", "is not a known agency", text, text, asks="agency")


def known_agency(text: str) -> str | None:
    """The agency that a text surely names, by the name that figures carry; None where it names none that is known."""
    found = _agency_vocabulary().meaning(cleaned(text))
    return found.code if found else None


def measure_id(cell: Cell) -> Converted:
    """The id of a measure of the catalogue, from its id or its title."""
    text = plain_text(cell)
    if not isinstance(text, str):
        return text
    if found := _measures().get(folded(text)):
        return found
    return Trouble("measure-unknown", "is not a measure of the catalogue", text, asks="measure")


@cache
def agencies() -> dict[str, list[str]]:
    """The agencies of the partnership and their other names."""
    return tomllib.loads(Path(__file__).with_name("agencies.toml").read_text(encoding="utf-8"))


@cache
def _agency_vocabulary() -> Vocabulary:
    entries = [Code(name, name, name, tuple(aliases)) for name, aliases in agencies().items()]
    return Vocabulary(entries, words_of("agency"), has_codes=False)


@cache
def _measures() -> dict[str, str]:
    titles = {folded(measure.title): measure.measure_id for measure in measures().values()}
    return titles | {folded(name): name for name in measures()}


def _foreign_script(text: str) -> str:
    """Greek or Cyrillic where a name mixes them with Latin or passes for it; empty for an ordinary name."""
    scripts = {unicodedata.name(letter, "").split(" ")[0].title() for letter in _LETTER.findall(text)}
    return next(iter(sorted(scripts & {"Cyrillic", "Greek"})), "")
