"""Coded fields: from a code, its words, or a spelling of either, to the code that raw tables hold."""

from __future__ import annotations

import re
from functools import cache

from hscb.ingest.formats import codes
from hscb.ingest.grid import Cell
from hscb.ingest.troubles import Converted, Trouble
from hscb.ingest.values import plain_text, without_letter_prefix
from hscb.ingest.words import folded

_CODE_AND_WORDS = re.compile(r"([A-Za-z0-9]{1,6})\s*(?:[:–—]|-\s|\s-)\s*\S.*")
_LONE_LETTER = re.compile(r"([a-z])\)?", re.IGNORECASE)
# Words for "nothing recorded" in fields that have no code for it.
_NOT_RECORDED = frozenset(
    {
        "na", "n a", "none", "null", "not recorded", "not known", "not stated", "not applicable", "unknown", "blank",
        "not in touch or not recorded",
    }
)  # fmt: skip


def category_code(cell: Cell, field: str) -> Converted:
    """The code for what a cell says: `q) 6: Police`, `6`, `Police` and `POLICE ` are all code 6 of a source."""
    text = plain_text(cell)
    if not isinstance(text, str):
        return text
    known = _spellings(field)
    bare = without_letter_prefix(text)
    for spelling in (bare, _code_before(bare), _letter(text)):
        if spelling and (code := known.get(folded(spelling))):
            return code
    if folded(bare) in _NOT_RECORDED:
        return None
    return Trouble("category-unknown", "is not one of the choices.", text, asks=field)


@cache
def _spellings(field: str) -> dict[str, str]:
    """Every folded spelling of a field's codes. The code goes before its meaning, that before further spellings, and
    a label that several codes share means the first of them, which measures count alike.
    """
    entries = codes()[field]
    found: dict[str, str] = {}
    for spellings in (
        [(entry.code, entry.code) for entry in entries],
        [(entry.meaning, entry.code) for entry in entries],
        [(words, entry.code) for entry in entries for words in entry.also],
        [(entry.label, entry.code) for entry in entries],
    ):
        for words, code in spellings:
            found.setdefault(folded(words), code)
    return found


def _code_before(text: str) -> str:
    """The code of `6: Police` or `N1 - Abuse or Neglect`; empty where a text does not begin with one."""
    found = _CODE_AND_WORDS.fullmatch(text)
    return found[1] if found else ""


def _letter(text: str) -> str:
    """The letter of a choice that is given by its letter alone, as `c)`."""
    found = _LONE_LETTER.fullmatch(text)
    return found[1] if found else ""
