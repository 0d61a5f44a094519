"""How words of a workbook are compared: without case, accents of typing, quotes, brackets and doubled blanks."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = re.compile(r"['‘’‛`´ʼ]")
_NOT_WORDS = re.compile(r"[\W_]+")
_BLANKS = re.compile(r"\s+")
# Most cells; nothing in them is to be cleaned.
_PLAIN_WORD = re.compile(r"[A-Za-z0-9./:-]+")
# What Excel writes for a control character that it cannot store.
_ESCAPED_CONTROL = re.compile(r"_x00[01][0-9A-Fa-f]_")
# What a spreadsheet would take for a formula, a browser for a tag, a page of ours for a link or a picture.
_ACTIVE = re.compile(r"^\s*(?:[=@]|[+-][A-Za-z(])|<[A-Za-z!/][^>]*>|\]\(")
# Unicode's categories of control and format characters, of letters of a private font and of none.
_UNSEEN = ("Cc", "Cf", "Co", "Cn", "Cs")
# What UTF-8 looks like where a program took it for Windows-1252, once or twice (`Childâ€™s`).
_MISREAD = re.compile(r"â€|Ã|Â")

# What a row is called that is the sum of others, folded.
TOTAL_WORDS = frozenset({"total", "totals", "grand total", "grand totals", "subtotal", "sub total", "sum"})


def folded(text: str) -> str:
    """A text for comparing: `Child’s  Category of Need? ` and `childs category of need` are one."""
    plain = unicodedata.normalize("NFKC", read_again(text)).casefold()
    return _NOT_WORDS.sub(" ", _APOSTROPHES.sub("", plain)).strip()


def read_again(text: str) -> str:
    """The text as it was before it was taken for Windows-1252; any other text as it is."""
    for _ in range(2):
        if not _MISREAD.search(text):
            break
        try:
            text = text.encode("cp1252").decode("utf-8")
        except UnicodeError:
            break
    return text


def cleaned(text: str) -> str:
    """A text for keeping: composed characters, single blanks, no control or direction characters, no outer blanks."""
    if _PLAIN_WORD.fullmatch(text):
        return text
    plain = _ESCAPED_CONTROL.sub(" ", unicodedata.normalize("NFC", text))
    if not plain.isprintable():
        plain = "".join(" " if letter.isspace() else letter for letter in plain if not _is_unseen(letter))
    return _BLANKS.sub(" ", plain).strip()


def has_unseen(text: str) -> bool:
    """True where `cleaned` takes out more than blanks: control and direction characters, marks without a width."""
    return bool(_ESCAPED_CONTROL.search(text)) or (not text.isprintable() and any(map(_is_unseen, text)))


def is_active(text: str) -> bool:
    """True for text that a spreadsheet or a page would run or draw, were it not kept as text."""
    return bool(_ACTIVE.search(text))


def _is_unseen(letter: str) -> bool:
    return not letter.isspace() and unicodedata.category(letter) in _UNSEEN
