"""Finds personal identifiers in a text. It says which kind, never what it found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from hscb.ingest.cells.words import cleaned, folded

NHS_NUMBER = "an NHS number"
UPN = "a unique pupil number"
NI_NUMBER = "a National Insurance number"
EMAIL = "an e-mail address"
PHONE = "a telephone number"
POSTCODE = "a full postcode"
ADDRESS = "what looks like an address"
NAME = "what looks like a name"
BIRTH = "a date of birth"
# What a letterhead has, and the properties that say who saved a file: no reason to refuse it.
CONTACT_KINDS = frozenset({EMAIL, PHONE, POSTCODE, ADDRESS})

# no identifier and no address is shorter
_SHORTEST = 6
_WORTH_A_LOOK = re.compile(
    r"@|\d[\s.-]?\d[\s.-]?\d[\s.-]?\d|\d\s?[A-Za-z]{2}\b|\d[/.]\d|\d[A-Za-z]?,?\s[A-Z]|[Bb]orn|[Bb]irth"
)
_DAY = r"(?:\d{1,4}[-/. ](?:\d{1,2}|[a-z]{3,9})[-/. ]\d{1,4}|\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9},? \d{2,4})"
_BORN_ON = re.compile(
    rf"\b(?:born|birth|d\.?o\.?b)\b(?:[\s:=(,.-]|\b(?:on|is|was)\b){{0,9}}{_DAY}", re.IGNORECASE
)
_DATE_ONLY = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ][\d:.]+)?")
# the days of a period, which would pass for the groups of a telephone number
_DATE = re.compile(r"\b\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)\d{2}\b")
_TEN_DIGITS = re.compile(r"(?<![\d.,-])(\d{3})([ .-]?)(\d{3})\2(\d{4})(?![\d.,-]*\d)")
_UPN = re.compile(r"\b[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]\b", re.IGNORECASE)
_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
# Letters that no number begins with are left out; QQ stands in examples.
_NI_NUMBER = re.compile(
    r"\b(?:QQ|(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])(?:[ -]?\d{2}){3}[ -]?[A-D]\b",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+%'-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\d./-])(?:(?:\+|00) ?44|\(?0)[\d() -]{8,14}\d(?![\d./-]*\d)")
_NATIONAL_NUMBER = re.compile(r"(?:0044|44|0)0?[1-37-9]\d{8,9}")
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
# A number and a street, both words with a capital. St may also be a saint, so it must end the line.
_ADDRESS = re.compile(
    r"\b\d{1,4}[A-Za-z]?,? (?:[A-Z][\w'’-]+ ){1,3}"
    r"(?:Street|Road|Rd|Avenue|Ave|Lane|Crescent|Terrace|Gardens|Close|Drive|Grove|St(?=[.,;]|\s*$))(?![\w'’])"
)
# Headings of columns that name a person or where one lives. Such a column of a list we know is never read.
_NAMING_HEADING = re.compile(
    r"\b(names?|surname|forenames?|initials|worker|advis[eo]r|practitioner|manager|gp|postcode|post code|address"
    r"|upn|unique pupil number|nhs|national insurance|ni number|phone|telephone|mobile|tel no|e mail|email)\b"
)


def names_a_person(heading: str) -> bool:
    """True for a heading of a column that no measure needs and that would hold names, numbers or addresses."""
    return bool(_NAMING_HEADING.search(folded(heading)))


def kinds_in_text(text: str, bare_numbers: bool = True) -> list[str]:
    """The kinds of personal identifier that a free text holds.

    bare_numbers: whether ten digits without a gap may be an NHS number, as they are by chance one time in eleven.
    """
    if not text.isascii():
        # a no-break space, full-width digits, a mark that cannot be seen: none of them hides a number
        text = cleaned(unicodedata.normalize("NFKC", text))
    if len(text) < _SHORTEST or not _WORTH_A_LOOK.search(text) or _DATE_ONLY.fullmatch(text.strip()):
        return []
    found = {
        NHS_NUMBER: any(
            (bare_numbers or is_grouped) and is_nhs_number(digits)
            for digits, is_grouped in ten_digit_numbers(text)
        ),
        UPN: any(is_upn(match[0]) for match in _UPN.finditer(text)),
        NI_NUMBER: bool(_NI_NUMBER.search(text)),
        EMAIL: bool(_EMAIL.search(text)),
        PHONE: any(is_phone(match[0]) for match in _PHONE.finditer(_DATE.sub(" ", text))),
        POSTCODE: bool(_POSTCODE.search(text)),
        ADDRESS: bool(_ADDRESS.search(text)),
        BIRTH: bool(_BORN_ON.search(text)),
    }
    return [kind for kind, is_there in found.items() if is_there]


def ten_digit_numbers(text: str) -> Iterator[tuple[str, bool]]:
    """The digits of every number of ten digits in a text, and whether they stand in groups of 3, 3 and 4."""
    return (("".join(match.group(1, 3, 4)), bool(match[2])) for match in _TEN_DIGITS.finditer(text))


def whole_kind(text: str) -> str:
    """The kind that a whole text is beyond doubt, groups and all; empty where it may be a pseudonym."""
    text = cleaned(text)
    if _UPN.fullmatch(text) and is_upn(text):
        return UPN
    if "@" in text and _EMAIL.search(text):
        return EMAIL
    if any(is_grouped and is_nhs_number(digits) for digits, is_grouped in ten_digit_numbers(text)):
        return NHS_NUMBER
    if " " in text and _PHONE.fullmatch(text) and is_phone(text):
        return PHONE
    return POSTCODE if " " in text and _POSTCODE.fullmatch(text) else ""


def shape_kind(text: str) -> str:
    """The kind whose shape a whole text has, whatever its check letter: no chance where most of a column has it."""
    text = text.strip()
    if _UPN.fullmatch(text):
        return UPN
    return NI_NUMBER if _NI_NUMBER.fullmatch(text) else ""


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


def is_phone(text: str) -> bool:
    """True for the digits of a telephone number of this country, with its code or without."""
    return bool(_NATIONAL_NUMBER.fullmatch("".join(filter(str.isdigit, text))))
