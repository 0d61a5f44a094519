"""Which measures the words of an agency may mean, by the words that they share: rare ones tell more."""

from __future__ import annotations

from collections import Counter
from functools import cache
from math import log

from hscb.catalogue import Measure, measures
from hscb.ingest.cells.spellings import words_of

# A word of the title tells more than one of the definition.
_OF_DEFINITION = 0.65
# Words that no measure has, such as a name of a team, tell little.
_UNKNOWN = 1.5
# `attended` and `attendance`, `trained` and `training` are one.
_STEM = 5
_BY_QUERY, _BY_TITLE = 100, 30


def measures_by_words(line: str) -> dict[str, float]:
    """How near each measure is to words in their one form, from 0 to about 100."""
    wanted = _stems(line)
    weights, titles, definitions = _known()
    whole = sum(weights.get(stem, _UNKNOWN) for stem in wanted)
    found = {}
    for measure_id, title in titles.items() if wanted else ():
        shared = sum(weights[stem] for stem in wanted & title)
        said = sum(weights[stem] for stem in (wanted & definitions[measure_id]) - title)
        of_title = shared / sum(weights[stem] for stem in title)
        found[measure_id] = _BY_QUERY * (shared + _OF_DEFINITION * said) / whole + _BY_TITLE * of_title
    return found


@cache
def _known() -> tuple[dict[str, float], dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """The weight of every stem, and the stems of the title and of all other words of each measure."""
    line = words_of("measure").line
    titles = {one.measure_id: _stems(line(one.title)) for one in measures().values()}
    definitions = {one.measure_id: _stems(line(_other_words(one))) for one in measures().values()}
    counts = Counter(stem for name in titles for stem in titles[name] | definitions[name])
    return {stem: log(1 + len(titles) / count) for stem, count in counts.items()}, titles, definitions


def _other_words(measure: Measure) -> str:
    return " ".join((measure.definition, measure.numerator_words, measure.denominator_words, measure.owner))


def _stems(line: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in line.split())
