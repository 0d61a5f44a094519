"""Coded fields: from a code, its words, or a spelling of either, to the code that raw tables hold."""

from __future__ import annotations

from functools import cache

from hscb.ingest.formats import codes
from hscb.ingest.grid import Cell
from hscb.ingest.spellings import words_of
from hscb.ingest.troubles import Converted, Trouble
from hscb.ingest.values import plain_text, without_letter_prefix
from hscb.ingest.vocabulary import Vocabulary
from hscb.ingest.words import folded

# Words for "nothing recorded" in fields that have no code for it.
_NOT_RECORDED = frozenset(
    {
        "na", "n a", "nan", "nil", "none", "null", "not recorded", "not known", "not stated", "not applicable",
        "unknown", "blank", "not in touch or not recorded",
    }
)  # fmt: skip
_DASHES = frozenset({"-", "--", "–", "—", ".", ".."})


def category_code(cell: Cell, field: str) -> Converted:
    """The code for what a cell says: `q) 6: Police`, `6`, `Police` and `POLICE ` are all code 6 of a source."""
    text = plain_text(cell)
    if not isinstance(text, str):
        return text
    if found := vocabulary(field).meaning(text):
        return found.code
    if text in _DASHES or folded(without_letter_prefix(text)) in _NOT_RECORDED:
        return None
    return Trouble("category-unknown", "is not one of the choices.", text, asks=field)


@cache
def vocabulary(field: str) -> Vocabulary:
    """The choices of a coded field, and what a spelling means among them."""
    return Vocabulary(codes()[field], words_of(field))
