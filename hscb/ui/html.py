"""Text made safe for a page: whatever a workbook says is shown, never obeyed."""

from __future__ import annotations

import html
import re

import pandas as pd

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:@])")
_NUMBER = re.compile(r"^(£?-?[\d,]+(\.\d+)?%?( days?| FTE)?|c|–)$")


def plain(text: object) -> str:
    """Text for a Streamlit label or message, which read Markdown: every sign of it is made harmless."""
    return _MARKDOWN.sub(r"\\\1", str(text))


def escape(text: object) -> str:
    """Text for HTML, between tags or in an attribute."""
    return html.escape(str(text), quote=True)


def table(frame: pd.DataFrame, caption: str) -> str:
    """A real table, which a keyboard and a screen reader can read: the first column heads its row."""
    numeric = [bool(frame[name].map(lambda cell: bool(_NUMBER.match(str(cell)))).all()) for name in frame]
    heads = "".join(
        f"<th scope='col'{_kind(is_number)}>{escape(name)}</th>"
        for name, is_number in zip(frame.columns, numeric, strict=True)
    )
    rows = "".join(f"<tr>{_cells(row, numeric)}</tr>" for row in frame.itertuples(index=False))
    return (
        f"<table class='figures'><caption>{escape(caption)}</caption><thead><tr>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table>"
    )


def _cells(row: tuple[object, ...], numeric: list[bool]) -> str:
    first, *others = row
    return f"<th scope='row'>{escape(first)}</th>" + "".join(
        f"<td{_kind(is_number)}>{escape(cell)}</td>"
        for cell, is_number in zip(others, numeric[1:], strict=True)
    )


def _kind(is_number: bool) -> str:
    return " class='number'" if is_number else ""


def details(summary: str, body: str, is_open: bool = False) -> str:
    """A part that a click or a key opens and closes."""
    tag = "details open" if is_open else "details"
    return f"<{tag}><summary>{escape(summary)}</summary><div class='opened'>{body}</div></details>"
