"""Names that must be one of a list: agencies (with their aliases) and measures (by id or title)."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from hscb.catalogue import measures
from hscb.ingest.grid import Cell
from hscb.ingest.troubles import Converted, Trouble
from hscb.ingest.values import plain_text
from hscb.ingest.words import folded

_NEAR = 0.8
_LETTER = re.compile(r"[^\W\d_]")


def agency_name(cell: Cell) -> Converted:
    """An agency by the name that figures carry. One that is near to a known name is doubtful, and kept as written."""
    text = plain_text(cell)
    if not isinstance(text, str):
        return text
    known = _agencies()
    word = folded(text)
    if word in known:
        return known[word]
    if foreign := _foreign_script(text):
        return Trouble("agency-doubtful", f"holds {foreign} letters that look like others.", text, text)
    near = get_close_matches(word, known, n=1, cutoff=_NEAR)
    if near:
        return Trouble(
            "agency-doubtful", f'is not a known agency; the nearest is "{known[near[0]]}".', text, text
        )
    return text


def measure_id(cell: Cell) -> Converted:
    """The id of a measure of the catalogue, from its id or its title."""
    text = plain_text(cell)
    if not isinstance(text, str):
        return text
    known = _measures()
    word = folded(text)
    if word in known:
        return known[word]
    near = get_close_matches(word, known, n=1, cutoff=_NEAR)
    hint = f'; the nearest is "{known[near[0]]}"' if near else ""
    return Trouble("measure-unknown", f"is not a measure of the catalogue{hint}.", text)


@cache
def agencies() -> dict[str, list[str]]:
    """The agencies of the partnership and their other names."""
    return tomllib.loads(Path(__file__).with_name("agencies.toml").read_text(encoding="utf-8"))


@cache
def _agencies() -> dict[str, str]:
    return {folded(words): name for name, aliases in agencies().items() for words in (name, *aliases)}


@cache
def _measures() -> dict[str, str]:
    titles = {folded(measure.title): measure.measure_id for measure in measures().values()}
    return titles | {folded(name): name for name in measures()}


def _foreign_script(text: str) -> str:
    """Greek or Cyrillic where a name mixes them with Latin or passes for it; empty for an ordinary name."""
    scripts = {unicodedata.name(letter, "").split(" ")[0].title() for letter in _LETTER.findall(text)}
    return next(iter(sorted(scripts & {"Cyrillic", "Greek"})), "")
