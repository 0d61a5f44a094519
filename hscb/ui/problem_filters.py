"""Which problems are shown: by severity, sheet, kind, column and words, with counts beside the choices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import streamlit as st

from hscb.ingest.alike import SEVERITIES, counts_by, title_of
from hscb.ingest.problems import Problem

_SEVERITY_WORDS = {"error": "Errors", "warning": "Warnings", "note": "Notes"}
Part = Callable[[Problem], str]


def sheet_of(problem: Problem) -> str:
    """The sheet of a problem and its file; the file alone where it is about no sheet."""
    return f"{problem.sheet} ({problem.file})" if problem.sheet else problem.file


def _kind_of(problem: Problem) -> str:
    return title_of(problem.code)


def _column_of(problem: Problem) -> str:
    return problem.column


_PARTS: dict[str, tuple[str, Part]] = {
    "Sheet": ("All sheets", sheet_of),
    "Kind": ("All kinds", _kind_of),
    "Column": ("All columns", _column_of),
}


def chosen(found: Sequence[Problem], place: str) -> list[Problem]:
    """Draws the filters and gives the problems that they leave; `place` tells several such lists of a page apart."""
    of_severity = Counter(problem.severity for problem in found)
    present = [severity for severity in SEVERITIES if of_severity[severity]]
    left, right = st.columns([2, 1], vertical_alignment="bottom")
    severities = left.pills(
        "Show",
        present,
        selection_mode="multi",
        default=present,
        format_func=lambda name: f"{_SEVERITY_WORDS[name]} {of_severity[name]:,}",
        key=f"{place}_severities",
    )
    words = right.text_input("Words", key=f"{place}_words", placeholder="such as: date, F14, template")
    parts = [
        _part(box, name, found, place) for box, name in zip(st.columns(len(_PARTS)), _PARTS, strict=True)
    ]
    return [
        problem
        for problem in found
        if problem.severity in severities
        and all(wanted in (None, part(problem)) for part, wanted in parts)
        and _has_words(problem, words)
    ]


def _part(
    box: st.delta_generator.DeltaGenerator, name: str, found: Sequence[Problem], place: str
) -> tuple[Part, str | None]:
    """The choice of a sheet, kind or column: how a problem tells its own, and which one is wanted."""
    everything, part = _PARTS[name]
    counts = {value: sum(numbers.values()) for value, numbers in counts_by(found, part).items()}
    wanted = box.selectbox(
        name,
        [None, *counts],
        format_func=lambda value: everything if value is None else f"{value} ({counts[value]:,})",
        key=f"{place}_{name.lower()}",
    )
    return part, wanted


def _has_words(problem: Problem, words: str) -> bool:
    """Whether each of the words stands somewhere in what is said of a problem."""
    said = " ".join((problem.message, problem.fix, problem.column, problem.code, problem.file)).casefold()
    return all(word in said for word in words.casefold().split())
