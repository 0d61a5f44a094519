"""What may be said of a file with personal identifiers: which problems it has and where, and nothing that it holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from hscb.ingest.formats import formats
from hscb.ingest.people.personal import kinds_in_text
from hscb.ingest.problems import Problem, problem

CODE = "personal-identifier"
NAMELESS_SHEET = "(a sheet)"
NAMELESS_FILE = "(a file)"

# Long enough to be more than a count; the address of a cell is none.
_LONG_NUMBER = re.compile(r"(?<![A-Z\d.])\d[\d.,]{3,}\d")
_QUOTED = re.compile(r'"([^"]*)"')


def check_file_name(name: str) -> list[Problem]:
    """The problem of a file whose name holds a personal identifier."""
    kinds = kinds_in_text(name)
    words = f"The name of the file holds {listed(kinds)}."
    return [problem(CODE, words, file=NAMELESS_FILE, fix="Give the file another name.")] if kinds else []


def told_file(name: str) -> str:
    """The name of a file as it may be shown."""
    return NAMELESS_FILE if kinds_in_text(name) else name


def told_sheet(name: str) -> str:
    """The name of a sheet as it may be shown."""
    return NAMELESS_SHEET if kinds_in_text(name) else name


def without_values(problems: Sequence[Problem]) -> list[Problem]:
    """The problems of a file, without what they quote of it where it holds a personal identifier.

    What else is like that one cannot be known. Headings of ours stay, and so do the places.
    """
    if not is_personal(problems):
        return list(problems)
    return [replace(found, file=told_file(found.file), message=_bare(found.message)) for found in problems]


def _bare(message: str) -> str:
    return _LONG_NUMBER.sub("...", _QUOTED.sub(_own_words, message))


def is_personal(problems: Iterable[Problem]) -> bool:
    """True where a personal identifier is among the problems: nothing of the file may be kept or quoted."""
    return any(found.code == CODE for found in problems)


def _own_words(quoted: re.Match[str]) -> str:
    return quoted[0] if quoted[1] in _headings() else '"..."'


@cache
def _headings() -> frozenset[str]:
    return frozenset(column.heading for form in formats().values() for column in form.columns)


def listed(kinds: Iterable[str]) -> str:
    """Kinds in words: `an NHS number and an e-mail address`."""
    return " and ".join(kinds)
