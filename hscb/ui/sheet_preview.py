"""How each sheet was read: a sentence, and its first rows with what every cell was taken for."""

from __future__ import annotations

from typing import Any

import streamlit as st

from hscb.ingest.problems import column_letter
from hscb.ui import html

_ROW_KINDS = {
    "title": "title",
    "heading": "headings",
    "total": "total, left out",
    "footnote": "footnote, left out",
    "data": "read",
    "not read": "not read",
}
_OF_CHILDREN = "Of lists of children only the kind of each cell is shown, never what it says."

Understood = dict[str, Any]


def show(understood: list[tuple[str, Understood]]) -> None:
    """Draws a sentence for every table that was found, which opens its first rows."""
    if not understood:
        return
    st.html("<p class='says'>Open a line to see the first rows, cell by cell.</p>")
    st.html(
        "".join(html.details(f"{table['sentence']} ({file})", _rows(table)) for file, table in understood)
    )


def _rows(table: Understood) -> str:
    is_hidden = not any(text for row in table["preview"] for kind, text in row if _row_kind(kind) == "data")
    note = f"<p class='notes'>{_OF_CHILDREN}</p>" if is_hidden else ""
    return f"{note}{_grid(table)}"


def _grid(table: Understood) -> str:
    rows = table["preview"]
    width = max(map(len, rows), default=0)
    letters = "".join(f"<th scope='col'>{column_letter(place + 1)}</th>" for place in range(width))
    lines = "".join(
        f"<tr><th scope='row'>{number} <i>{_row_words(row)}</i></th>{''.join(map(_cell, row))}"
        f"{'<td></td>' * (width - len(row))}</tr>"
        for number, row in enumerate(rows, start=table["first_row"])
    )
    caption = "What the cells were taken for; a cell in grey is not read"
    return (
        f"<table class='figures sheet'><caption>{caption}</caption>"
        f"<thead><tr><th scope='col'>Row</th>{letters}</tr></thead><tbody>{lines}</tbody></table>"
    )


def _cell(cell: list[str]) -> str:
    kind, text = cell
    kind_of_row = _row_kind(kind) if kind else "blank"
    shown = text or (kind if kind_of_row == "data" else "not read" if kind == "not read" else "")
    return f"<td class='{kind_of_row.replace(' ', '-')}'>{html.escape(shown)}</td>"


def _row_words(row: list[list[str]]) -> str:
    """What a row as a whole was taken for; one with anything in it that is read is not passed over."""
    kinds = [_row_kind(kind) for kind, _ in row if kind]
    known = [kind for kind in kinds if kind != "not read"]
    return _ROW_KINDS[(known or kinds)[0]] if kinds else "blank"


def _row_kind(kind: str) -> str:
    """The kind, where that of a cell of data may be the type of its column."""
    return kind if kind in _ROW_KINDS else "data"
