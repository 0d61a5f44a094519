"""Words brought to one form before they are compared: abbreviations, plurals, order, as `spellings.toml` says."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from hscb.ingest.words import folded, read_again

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
    words: dict[str, str]
    dropped: frozenset[str]
    optional: frozenset[str]
    negations: frozenset[str]
    doubts: frozenset[str]

    def form(self, text: str, *, with_optional: bool = True) -> Form | None:
        """The one form of a text; None where no word is left."""
        words = self._words(text)
        if not with_optional:
            words = [word for word in words if word not in self.optional]
        ends = (0, len(words) - 1)
        words = [word for place, word in enumerate(words) if word not in _JOINING or place in ends]
        turn = next((place for place, word in enumerate(words) if word in self.negations), len(words))
        return (frozenset(words[:turn]), tuple(words[turn:])) if words else None

    def line(self, text: str) -> str:
        """The words of a text in their one form, in the order written, for finding what is like it."""
        return " ".join(self._words(text))

    def _words(self, text: str) -> list[str]:
        plain = _DOTTED.sub(lambda found: found[0].replace(".", ""), _PLURAL.sub("s", read_again(text)))
        marked = _AND.sub(" and ", _DOUBTFUL.sub(" query ", plain))
        plain = " " + _SECTION.sub(r"section \1", folded(marked)) + " "
        for phrase, other in self.phrases.items():
            plain = plain.replace(f" {phrase} ", f" {other} ")
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
    return Words(
        phrases=dict(sorted(phrases.items(), key=lambda pair: -len(pair[0]))),
        words=shared["words"] | own.get("words", {}),
        dropped=frozenset(shared["dropped"] + own.get("dropped", [])),
        optional=frozenset(own.get("optional", [])),
        negations=frozenset(shared["negations"]),
        doubts=frozenset(shared["negations"] + shared["doubts"]),
    )


def _singular(word: str) -> str:
    if len(word) < _SHORTEST_PLURAL or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]
