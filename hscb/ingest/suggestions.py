"""What an unknown spelling or heading may mean: ranked proposals for a person, never applied by themselves."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from hscb.ingest.choices import Choice, choices_of
from hscb.ingest.formats import Format, codes
from hscb.ingest.names import agencies
from hscb.ingest.words import folded

_MOST = 5
_NEAR = 60


def suggestions(field: str, spelling: str) -> tuple[Choice, ...]:
    """The choices of a field that a spelling may mean, best first, at most 5; none for a period."""
    if field == "period":
        return ()
    choices = {choice.code: choice for choice in choices_of(field)}
    return tuple(choices[code] for code in _ranked(spelling, _known_words(field)))


def heading_suggestions(form: Format, heading: str) -> tuple[Choice, ...]:
    """The columns of a format that a heading may stand for, best first, at most 5: the code is the column's name."""
    columns = {column.name: column for column in form.kept}
    known = [(words, column.name) for column in columns.values() for words in (column.heading, *column.also)]
    field = f"heading {form.table}"
    return tuple(Choice(field, name, columns[name].heading) for name in _ranked(heading, known))


def _known_words(field: str) -> list[tuple[str, str]]:
    """Every known spelling of a field's choices, with the code it means."""
    known = [(words, choice.code) for choice in choices_of(field) for words in (choice.words, choice.code)]
    if field == "agency":
        return known + [(alias, name) for name, aliases in agencies().items() for alias in aliases]
    return known + [
        (words, entry.code) for entry in codes().get(field, ()) for words in (entry.label, *entry.also)
    ]


def _ranked(spelling: str, known: Iterable[tuple[str, str]]) -> list[str]:
    words, meanings = zip(*known, strict=True)
    near = process.extract(
        spelling, words, scorer=fuzz.WRatio, processor=folded, limit=None, score_cutoff=_NEAR
    )
    return list(dict.fromkeys(meanings[position] for _, _, position in near))[:_MOST]
