"""The choices that a coded column offers in a template, each in words that the loader reads back as its code."""

from __future__ import annotations

from typing import NamedTuple

from hscb.catalogue import measures
from hscb.ingest.cells.names import agencies
from hscb.ingest.formats import Column, codes


class Choice(NamedTuple):
    """One choice of a field: its code, and the words in which it is offered."""

    field: str
    code: str
    words: str


_YES_NO = (("Yes", "Yes"), ("No", "No"), ("Unknown", "Unknown"))
_FLAG = (("1", "Yes"), ("0", "No"))


def choice_field(column: Column) -> str | None:
    """The field whose choices a column offers; None where anything may be entered."""
    if column.type == "category":
        return column.codes
    return column.type if column.type in ("yes_no", "flag", "measure", "agency") else None


def choices_of(field: str) -> list[Choice]:
    """The choices of a field in the order they are offered."""
    offered: dict[str, list[tuple[str, str]]] = {
        "yes_no": list(_YES_NO),
        "flag": list(_FLAG),
        "agency": [(name, name) for name in agencies()],
        "measure": [(measure.measure_id, measure.title) for measure in measures().values()],
    }
    entries = offered.get(field) or [
        (entry.code, f"{entry.code}: {entry.meaning}") for entry in codes()[field]
    ]
    return [Choice(field, code, words) for code, words in entries]
