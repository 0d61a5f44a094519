"""What an unknown spelling or heading may mean: ranked proposals for a person, never applied by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from rapidfuzz import fuzz

from hscb.ingest.cells.choices import Choice, choices_of
from hscb.ingest.cells.measure_words import measures_by_words
from hscb.ingest.cells.names import agencies
from hscb.ingest.cells.periods import meant
from hscb.ingest.cells.spellings import short_names, words_of
from hscb.ingest.cells.words import folded
from hscb.ingest.formats import Format, codes

_MOST = 5
_NEAR = 64
_SHORTEST = 3
_LONGEST = 120
_EXAMPLES = 3
_AS_WORD = 80.0
_OFF_FOR_SHORT = 15


def suggestions(field: str, spelling: str) -> tuple[Choice, ...]:
    """The choices of a field that a spelling may mean, best first, at most 5."""
    if field == "period":
        return tuple(
            Choice(field, span.label, f"{span.label} ({span.words})")
            for span in meant(spelling)
            if span.label and span.is_near
        )
    choices = {choice.code: choice for choice in choices_of(field)}
    wanted = words_of(field).line(spelling[:_LONGEST])
    by_words = measures_by_words(wanted) if field == "measure" else {}
    return tuple(choices[code] for code in _ranked(wanted, _known(field), by_words))


def heading_likeness(form: Format, heading: str) -> dict[str, float]:
    """How like the headings of each column of a format a heading is, from 0 to 100."""
    wanted = words_of("heading").line(heading[:_LONGEST])
    best = dict.fromkeys((column.name for column in form.kept), 0.0)
    for text, name in _known_headings(form) if wanted else ():
        best[name] = max(best[name], _likeness(wanted, text))
    return best


def nearest(text: str, choices: Sequence[Choice]) -> list[Choice]:
    """Those of some choices whose code or words are most like a text, best first, at most 5."""
    by_code = {choice.code: choice for choice in choices}
    known = [(folded(words), one.code) for one in choices for words in (one.code, one.words)]
    return [by_code[code] for code in _ranked(folded(text[:_LONGEST]), known, {})]


def hint(field: str, offers: Sequence[Choice]) -> str:
    """The end of a sentence that says which choices are near, or what some of the choices are."""
    if offers:
        named = " or ".join(f'"{offer.words}"' for offer in offers[:_EXAMPLES])
        return f"; the nearest is {named}" if len(offers) == 1 else f"; the nearest are {named}"
    if field == "period":
        return ""
    choices = choices_of(field)
    named = ", ".join(f'"{choice.words}"' for choice in choices[:_EXAMPLES])
    others = " and others (sheet Codes of the template)" if len(choices) > _EXAMPLES else ""
    return f"; the choices are {named}{others}"


@cache
def _known(field: str) -> list[tuple[str, str]]:
    """Every spelling of a field's choices in its one form, also those only proposed, with the code it may mean."""
    choices = choices_of(field)
    known = [(words, choice.code) for choice in choices for words in (choice.words, choice.code)]
    known += [(alias, name) for name, aliases in agencies().items() for alias in aliases if field == "agency"]
    known += [(words, code) for code, names in short_names(field).items() for words in names]
    for entry in codes().get(field, ()):
        spellings = (entry.label, entry.meaning, *entry.also, *entry.group, *entry.perhaps)
        known += [(words, entry.code) for words in spellings]
    line = words_of(field).line
    return [(line(text), meaning) for text, meaning in known]


@cache
def _known_headings(form: Format) -> list[tuple[str, str]]:
    line, short = words_of("heading").line, short_names("heading")
    return [
        (line(words), column.name)
        for column in form.kept
        for words in (column.heading, *column.also, *short.get(column.name, ()))
    ]


def _ranked(wanted: str, known: Iterable[tuple[str, str]], by_words: Mapping[str, float]) -> list[str]:
    """What the known words nearest to some words mean. by_words: how near some meanings are by single words."""
    best: dict[str, float] = dict(by_words) if wanted else {}
    for text, meaning in known if wanted else ():
        best[meaning] = max(best.get(meaning, 0), _likeness(wanted, text))
    near = sorted((meaning for meaning, score in best.items() if score >= _NEAR), key=lambda one: -best[one])
    return near[:_MOST]


def _likeness(one: str, other: str) -> float:
    """From 0 to 100. A word of three letters or fewer is like one that differs in a letter, or holds it as a word."""
    if one == other:
        return 100
    if min(len(one), len(other)) <= _SHORTEST:
        is_word = other in one.split()
        return _AS_WORD if is_word else max(0.0, fuzz.ratio(one, other) - _OFF_FOR_SHORT)
    return max(
        fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other), 0.9 * fuzz.token_set_ratio(one, other)
    )
