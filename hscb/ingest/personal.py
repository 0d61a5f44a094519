"""Finds personal identifiers where none may be. It says which kind and where, never what it found."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hscb.ingest.grid import Cell
from hscb.ingest.words import folded

NHS_NUMBER = "an NHS number"
UPN = "a unique pupil number"
NI_NUMBER = "a National Insurance number"
EMAIL = "an e-mail address"
PHONE = "a telephone number"
POSTCODE = "a full postcode"
NAME = "what looks like a name"
BIRTH = "a date of birth"

_WORTH_A_LOOK = re.compile(r"@|\d[\s-]?\d[\s-]?\d[\s-]?\d|\d\s?[A-Za-z]{2}\b|\d[/.]\d")
_BORN_ON = re.compile(
    r"\b(?:born|birth|d\.?o\.?b)\b\D{0,12}\d{1,4}[-/. ](?:\d{1,2}|[a-z]{3,9})[-/. ]\d{1,4}", re.IGNORECASE
)
_DATE_ONLY = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ][\d:.]+)?")
_TEN_DIGITS = re.compile(r"(?<![\d.,-])(\d{3})([ -]?)(\d{3})\2(\d{4})(?![\d.,-]*\d)")
_UPN = re.compile(r"\b([A-HJ-NP-RT-Z])(\d{11})(\d|[A-HJ-NP-RT-Z])\b", re.IGNORECASE)
_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_NI_NUMBER = re.compile(r"\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+%-]+@[\w-]+\.[\w.-]*\w")
_PHONE = re.compile(r"(?<![\d./-])(?:\+44|0044|\(?0)[\d() -]{9,14}(?![\d./-])")
# The areas of the United Kingdom's postcodes, without which "Q1 2nd" would pass for one.
_AREAS = (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY"
    " G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP"
    " NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB"
    " W WA WC WD WF WN WR WS WV YO ZE"
)
_POSTCODE = re.compile(
    rf"\b(?:{'|'.join(_AREAS.split())})\d[A-Z\d]? ?\d(?!st\b|nd\b|rd\b|th\b)[ABD-HJLNP-UW-Z]{{2}}\b",
    re.IGNORECASE,
)
# no National Insurance or pupil number is shorter
_SHORTEST = 8
_WHOLE_TEN_DIGITS = re.compile(r"\d{10}")
_BIRTH_OR_OTHER_DATE = re.compile(r"\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b")
_TWO_WORDS = re.compile(r"([^\W\d_]{2,})[ ,.]+([^\W\d_]{2,})(?:[ ,.]+[^\W\d_]+)*")
_INITIAL_AND_NAME = re.compile(r"[A-Z]\.? ?[A-Z][a-z]{2,}(?:\W.*)?")
_WORDS_FOR_A_CHILD = frozenset(
    {"child", "case", "client", "person", "family", "adopter", "young", "sibling", "total"}
)
# Headings of columns that name a person or where one lives. Such a column is never read.
_NAMING_HEADING = re.compile(
    r"\b(names?|surname|forenames?|initials|worker|advis[eo]r|practitioner|manager|gp|postcode|post code|address"
    r"|upn|unique pupil number|nhs|national insurance|ni number|phone|telephone|mobile|tel no|e mail|email)\b"
)


def names_a_person(heading: str) -> bool:
    """True for a heading of a column that no measure needs and that would hold names, numbers or addresses."""
    return bool(_NAMING_HEADING.search(folded(heading)))


def kinds_in_text(text: str) -> list[str]:
    """The kinds of personal identifier that a free text holds."""
    if len(text) < 6 or not _WORTH_A_LOOK.search(text) or _DATE_ONLY.fullmatch(text.strip()):
        return []
    found = {
        NHS_NUMBER: any(is_nhs_number("".join(match.group(1, 3, 4))) for match in _TEN_DIGITS.finditer(text)),
        UPN: any(is_upn(match[0]) for match in _UPN.finditer(text)),
        NI_NUMBER: bool(_NI_NUMBER.search(text)),
        EMAIL: bool(_EMAIL.search(text)),
        PHONE: any(10 <= sum(map(str.isdigit, match[0])) <= 14 for match in _PHONE.finditer(text)),
        POSTCODE: bool(_POSTCODE.search(text)),
        BIRTH: bool(_BORN_ON.search(text)),
    }
    return [kind for kind, is_there in found.items() if is_there]


def kinds_in_cells(cells: Sequence[Cell]) -> dict[int, list[str]]:
    """The kinds in a column of any text, by position. Bare numbers count as NHS numbers only if most of them pass."""
    seen: dict[str, list[str]] = {}
    found = {}
    for position, cell in enumerate(cells):
        if isinstance(cell, str) and cell and not _WHOLE_TEN_DIGITS.fullmatch(cell.strip()):
            kinds = seen.get(cell)
            if kinds is None:
                kinds = seen[cell] = kinds_in_text(cell)
            if kinds:
                found[position] = kinds
    return found | _column_of(_UPN, UPN, cells) | {position: [NHS_NUMBER] for position in nhs_column(cells)}


def kinds_in_identifiers(cells: Sequence[Cell]) -> dict[int, list[str]]:
    """The kinds in a column of identifiers, by position; a pseudonym that looks like one by chance is none."""
    found = _column_of(_NI_NUMBER, NI_NUMBER, cells) | _column_of(_UPN, UPN, cells)
    for position, cell in enumerate(cells):
        if isinstance(cell, str) and (kind := _kind_of_identifier(cell.strip())):
            found[position] = [kind]
    return found | {position: [NHS_NUMBER] for position in nhs_column(cells)}


def _kind_of_identifier(text: str) -> str:
    upn = _UPN.fullmatch(text)
    if upn and is_upn(text):
        return UPN
    if "@" in text and _EMAIL.search(text):
        return EMAIL
    spaced = _TEN_DIGITS.fullmatch(text)
    if spaced and spaced[2] and is_nhs_number("".join(spaced.group(1, 3, 4))):
        return NHS_NUMBER
    words = _TWO_WORDS.fullmatch(text)
    if _BIRTH_OR_OTHER_DATE.search(text) or (words and words[1].casefold() not in _WORDS_FOR_A_CHILD):
        return NAME
    return NAME if _INITIAL_AND_NAME.fullmatch(text) and not text[2:].isupper() and "." in text[:2] else ""


def _column_of(pattern: re.Pattern[str], kind: str, cells: Sequence[Cell]) -> dict[int, list[str]]:
    """The positions of a pattern that most values of a column have, which then is no chance."""
    having = [
        position
        for position, cell in enumerate(cells)
        if isinstance(cell, str) and len(cell) > _SHORTEST and pattern.fullmatch(cell.strip())
    ]
    filled = sum(1 for cell in cells if cell != "") if len(having) > 2 else 0
    return {position: [kind] for position in having} if len(having) * 2 > filled > 0 else {}


def nhs_column(cells: Sequence[Cell]) -> list[int]:
    """Positions of the bare ten-digit numbers of a column that pass the NHS check, if that is no chance.

    One number in eleven passes by chance. So: at least half of all values pass, or three or more do and they are most
    of those with ten digits.
    """
    numbers = {position: digits for position, cell in enumerate(cells) if (digits := _ten_digits(cell))}
    passing = {position: digits for position, digits in numbers.items() if is_nhs_number(digits)}
    if not passing:
        return []
    different = len(set(passing.values()))
    values = len({cell for cell in cells if cell != ""})
    is_no_chance = different * 2 >= values or (different >= 3 and different * 2 > len(set(numbers.values())))
    return list(passing) if is_no_chance else []


def is_nhs_number(digits: str) -> bool:
    """True for ten digits whose last is the check digit (modulus 11) of the others."""
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    check = (
        11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    )
    return check != 10 and check % 11 == int(digits[9])


def is_upn(text: str) -> bool:
    """True for a unique pupil number, permanent or temporary, with the right check letter."""
    letter, digits = text[0].upper(), text[1:].upper()
    last = digits[12 - 1]
    numbers = [int(digit) for digit in digits[:11]]
    numbers.append(int(last) if last.isdigit() else _UPN_LETTERS.index(last))
    return (
        _UPN_LETTERS[sum(number * weight for number, weight in zip(numbers, range(2, 14), strict=True)) % 23]
        == letter
    )


def _ten_digits(cell: Cell) -> str:
    """The digits of a cell that holds a bare ten-digit number, as a number or as text; else an empty text."""
    if isinstance(cell, float):
        return str(int(cell)) if 1e9 <= cell < 1e10 and cell.is_integer() else ""
    return cell.strip() if isinstance(cell, str) and _WHOLE_TEN_DIGITS.fullmatch(cell.strip()) else ""
