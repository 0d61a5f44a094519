"""Coded fields and yes/no: from a code, its words, or a spelling of either, to the code that raw tables hold."""

from __future__ import annotations

from functools import cache

from hscb.ingest.cells.spellings import words_of
from hscb.ingest.cells.troubles import Converted, Trouble
from hscb.ingest.cells.values import plain_text, without_letter_prefix
from hscb.ingest.cells.vocabulary import Vocabulary
from hscb.ingest.cells.words import folded
from hscb.ingest.files.grid import Cell
from hscb.ingest.formats import Code, codes

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
    if _says_nothing(text):
        return None
    return Trouble("category-unknown", "is not one of the choices.", text, asks=field)


def yes_no_text(cell: Cell) -> Converted:
    """Yes, No or Unknown, however it is written: `a) Yes`, Y, 1, TRUE."""
    return _answer(cell, "yes_no")


def flag_text(cell: Cell) -> Converted:
    """1 or 0, as the national return has it; nothing where it says that it is not known."""
    answer = _answer(cell, "flag")
    return {"Yes": "1", "No": "0"}.get(answer) if isinstance(answer, str) else answer


def _answer(cell: Cell, field: str) -> Converted:
    text = plain_text(cell)
    if not isinstance(text, str):
        return text
    if found := _answers().meaning(text):
        return found.code
    return (
        None
        if _says_nothing(text)
        else Trouble("category-unknown", "is not one of the choices", text, asks=field)
    )


def _says_nothing(text: str) -> bool:
    return text in _DASHES or folded(without_letter_prefix(text)) in _NOT_RECORDED


@cache
def _answers() -> Vocabulary:
    yes = Code("Yes", "Yes", "Yes", ("Y", "1", "True", "T"))
    no = Code("No", "No", "No", ("N", "0", "False", "F"))
    unknown = Code(
        "Unknown", "Unknown", "Unknown", ("U", "Not known", "Not recorded", "Not stated", "Don't know")
    )
    return Vocabulary((yes, no, unknown), words_of("yes_no"))


@cache
def vocabulary(field: str) -> Vocabulary:
    """The choices of a coded field, and what a spelling means among them."""
    return Vocabulary(codes()[field], words_of(field))
