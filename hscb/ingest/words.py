"""How words of a workbook are compared: without case, accents of typing, quotes, brackets and doubled blanks."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = re.compile(r"['‘’‛`´ʼ]")
_NOT_WORDS = re.compile(r"[\W_]+")
_BLANKS = re.compile(r"\s+")
# What Excel writes for a control character that it cannot store.
_ESCAPED_CONTROL = re.compile(r"_x00[01][0-9A-Fa-f]_")


def folded(text: str) -> str:
    """A text for comparing: `Child’s  Category of Need? ` and `childs category of need` are one."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return _NOT_WORDS.sub(" ", _APOSTROPHES.sub("", plain)).strip()


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
