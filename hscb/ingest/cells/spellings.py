"""Words brought to one form before they are compared: abbreviations, plurals, order, as `spellings.toml` says."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from hscb.ingest.cells.words import folded, read_again

# the words of a spelling in any order; from a negation on, in the order written, which then tells ("not long term")
Form = tuple[frozenset[str], tuple[str, ...]]

_DOUBTFUL = re.compile(r"[?<>%£$€~^¬≠*!@]")
_AND = re.compile(r"[&+]")
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){1,5}[A-Za-z]\b\.?|\b(?:[A-Za-z]\.){2,6}")
_PLURAL = re.compile(r"\(s\)", re.IGNORECASE)
_SECTION = re.compile(r"\b(?:s|ss|sec|sect|sectn|section)\s?(\d+[a-z]?)\b")
_JOINING = frozenset({"and", "or"})
_SHORTEST_PLURAL = 4


@dataclass(frozen=True)
class Words:
    """How the words of one field are brought to one form: the entries of `spellings.toml`."""

    phrases: dict[str, str]
    any_phrase: re.Pattern[str]
    words: dict[str, str]
    dropped: frozenset[str]
    optional: frozenset[str]
    negations: frozenset[str]
    doubts: frozenset[str]
    is_lettered: bool

    def forms(self, text: str) -> list[Form]:
        """The one form of a text, and that without optional words where it has some; nothing where no word is left."""
        words = self._words(text)
        needed = [word for word in words if word not in self.optional]
        return [
            self._form(some) for some in ((words, needed) if len(needed) < len(words) else (words,)) if some
        ]

    def _form(self, words: list[str]) -> Form:
        ends = (0, len(words) - 1)
        words = [word for place, word in enumerate(words) if word not in _JOINING or place in ends]
        # a doubt that is said twice says more than one that is part of a spelling
        words = [
            f"{word} again" if word in self.doubts and word in words[:place] else word
            for place, word in enumerate(words)
        ]
        turn = next((place for place, word in enumerate(words) if word in self.negations), len(words))
        return frozenset(words[:turn]), tuple(words[turn:])

    def line(self, text: str) -> str:
        """The words of a text that tell something, in their one form and the order written."""
        words = self._words(text)
        return " ".join([word for word in words if word not in self.optional] or words)

    def _words(self, text: str) -> list[str]:
        plain = _DOTTED.sub(lambda found: found[0].replace(".", ""), _PLURAL.sub("s", read_again(text)))
        marked = _AND.sub(" and ", _DOUBTFUL.sub(" query ", plain))
        plain = " " + _SECTION.sub(r"section \1", folded(marked)) + " "
        plain = self.any_phrase.sub(lambda found: self.phrases[found[0]], plain)
        words = [other for word in plain.split() for other in self.words.get(word, word).split()]
        return [_singular(word) for word in words if word not in self.dropped]


@cache
def _entries() -> dict[str, dict[str, Any]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def short_names(field: str) -> dict[str, list[str]]:
    """What people call the choices of a field for short, by code: too short to be sure, so only proposed."""
    names: dict[str, list[str]] = _entries().get(field, {}).get("short", {})
    return names


@cache
def words_of(field: str) -> Words:
    """How the words of a field are compared."""
    shared, own = _entries()["all"], _entries().get(field, {})
    phrases: dict[str, str] = shared["phrases"] | own.get("phrases", {})
    longest_first = "|".join(sorted(phrases, key=len, reverse=True))
    return Words(
        phrases=phrases,
        any_phrase=re.compile(rf"(?<= )(?:{longest_first})(?= )"),
        words=shared["words"] | own.get("words", {}),
        dropped=frozenset(shared["dropped"] + own.get("dropped", [])),
        optional=frozenset(own.get("optional", [])),
        negations=frozenset(shared["negations"]),
        doubts=frozenset(shared["negations"] + shared["doubts"]),
        is_lettered=own.get("lettered", False),
    )


def _singular(word: str) -> str:
    if len(word) < _SHORTEST_PLURAL or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]
