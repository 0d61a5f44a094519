"""How words of a workbook are compared: without case, accents of typing, quotes, brackets and doubled blanks."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = re.compile(r"['‘’‛`´ʼ]")
_NOT_WORDS = re.compile(r"[\W_]+")
_BLANKS = re.compile(r"\s+")
# What Excel writes for a control character that it cannot store.
_ESCAPED_CONTROL = re.compile(r"_x00[01][0-9A-Fa-f]_")
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
    plain = _ESCAPED_CONTROL.sub(" ", unicodedata.normalize("NFC", text))
    if not plain.isprintable():
        plain = "".join(
            " " if letter.isspace() else letter
            for letter in plain
            if letter.isspace() or unicodedata.category(letter) not in ("Cc", "Cf", "Co", "Cn", "Cs")
        )
    return _BLANKS.sub(" ", plain).strip()
