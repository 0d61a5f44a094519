"""Looks through a column as a whole: what is chance in one cell is none where most of a column has it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from hscb.ingest.cells.words import folded
from hscb.ingest.files.grid import Cell
from hscb.ingest.people.personal import (
    NAME,
    NHS_NUMBER,
    is_nhs_number,
    kinds_in_text,
    shape_kind,
    ten_digit_numbers,
    whole_kind,
)

_A_DATE = re.compile(r"\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b")
_NAME_WORD = r"[^\W\d_]+(?:['’-][^\W\d_]+)*"
_TWO_WORDS = re.compile(rf"{_NAME_WORD}[ ,.]+{_NAME_WORD}(?:[ ,.]+{_NAME_WORD})*\.?")
_INITIAL_AND_NAME = re.compile(r"[A-Z](?:\. ?| )[A-Z][a-z'’]{2,}(?:\W.*)?")
_WORDS_FOR_A_CHILD = frozenset(
    {"child", "case", "client", "person", "family", "adopter", "young", "sibling", "pupil", "carer"}
)
_TOTALS = frozenset({"total", "totals"})
_SHORTEST_NAME = 6
# A further column with the pseudonyms of another system.
_OF_PSEUDONYMS = re.compile(
    r"\b(?:childs?|person|client|case|family|service user|young person|pupil|adopter|sibling|record|unique|local) "
    r"(?:unique )?(?:id|ids|identifier|number|no|ref|reference)\b"
)


def holds_pseudonyms(heading: str) -> bool:
    """True for the heading of a column of identifiers, in whatever sheet."""
    return bool(_OF_PSEUDONYMS.search(folded(heading)))


def kinds_in_cells(cells: Sequence[Cell], are_counts: bool = False) -> dict[int, list[str]]:
    """The kinds of personal identifier in a column of anything but pseudonyms, by position.

    are_counts: the column holds counts, none of which has ten digits.
    """
    return _kinds(cells, lambda text: kinds_in_text(text, bare_numbers=False), are_counts)


def kinds_in_identifiers(cells: Sequence[Cell]) -> dict[int, list[str]]:
    """The kinds in a column of identifiers, by position; a pseudonym that looks like one by chance is none."""
    return _kinds(cells, _kinds_of_identifier)


def _kinds(
    cells: Sequence[Cell], in_text: Callable[[str], list[str]], are_counts: bool = False
) -> dict[int, list[str]]:
    different = set(cells)
    different.discard("")
    found: dict[Cell, list[str]] = {
        cell: kinds for cell in different if isinstance(cell, str) and (kinds := in_text(cell))
    }
    for cell in _nhs_numbers(different, are_counts):
        found[cell] = [NHS_NUMBER, *found.get(cell, ())]
    for cell, kind in _of_one_shape(different).items():
        found.setdefault(cell, [kind])
    return {position: found[cell] for position, cell in enumerate(cells) if cell in found} if found else {}


def _kinds_of_identifier(cell: str) -> list[str]:
    text = cell.strip()
    if kind := whole_kind(text):
        return [kind]
    is_name = _A_DATE.search(text) or _INITIAL_AND_NAME.fullmatch(text) or _is_two_words(text)
    return [NAME] if is_name else []


def _is_two_words(text: str) -> bool:
    """True for `Jane Smith` and `Smith, J`; not for `Child Two` or `Grand total`."""
    if len(text) < _SHORTEST_NAME or not _TWO_WORDS.fullmatch(text):
        return False
    words = folded(text).split()
    return words[0] not in _WORDS_FOR_A_CHILD and words[-1] not in _TOTALS


def _of_one_shape(cells: Collection[Cell]) -> dict[Cell, str]:
    """The cells that look like pupil or National Insurance numbers, where most of a column do."""
    found: dict[Cell, str] = {
        cell: kind for cell in cells if isinstance(cell, str) and (kind := shape_kind(cell))
    }
    return found if len(found) > 2 and len(found) * 2 > len(cells) else {}


def _nhs_numbers(cells: Collection[Cell], are_counts: bool) -> list[Cell]:
    """The cells with bare numbers of ten digits that pass the NHS check, if that is no chance.

    One number in eleven passes by chance. So: at least half of all values pass; or three or more do, and they are most
    of those with ten digits; or all with ten digits do, and no other number of the column is as long as it likes.
    """
    numbers = {cell: digits for cell in cells if (digits := _bare_numbers(cell))}
    passing = [cell for cell, digits in numbers.items() if any(map(is_nhs_number, digits))]
    if not passing:
        return []
    most_pass = len(passing) * 2 > len(numbers)
    lengths = {len(str(cell)) for cell in cells if cell not in numbers and _is_number(cell)}
    stands_out = len(passing) == len(numbers) and (are_counts or len(lengths) < 2)
    is_no_chance = len(passing) * 2 >= len(cells) or (most_pass and (len(passing) > 2 or stands_out))
    return passing if is_no_chance else []


def _bare_numbers(cell: Cell) -> list[str]:
    if isinstance(cell, float):
        return [str(int(cell))] if 1e9 <= cell < 1e10 and cell.is_integer() else []
    if not isinstance(cell, str) or len(cell) < 10:
        return []
    return [digits for digits, is_grouped in ten_digit_numbers(cell) if not is_grouped]


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, float) or (isinstance(cell, str) and cell.strip().isdigit())
