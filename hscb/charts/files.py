"""A panel as a file: PNG, SVG, CSV, Excel, each with its title, its notes and what kind of data it shows."""

from __future__ import annotations

import csv
import io
from typing import Any

import pandas as pd
import vl_convert
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from hscb.charts.key import in_a_file as key_in_a_file
from hscb.charts.panel import Panel
from hscb.charts.tokens import tokens
from hscb.spreadsheets import harmless

_WIDTH, _MARGIN, _LINE_LETTERS = 760, 20, 118
# Words below the chart begin left of its plot, below the labels of the axis.
_LEFT = -40


def specification(panel: Panel, data_words: str) -> dict[str, Any]:
    """The Vega-Lite specification of a panel that stands alone, its words above and below the chart.

    `data_words`, here and below, say that the data are synthetic; empty where they are real.
    """
    look = tokens()
    spec: dict[str, Any] = panel.chart.to_dict()
    below = [*panel.below, data_words]
    lines = [line for text in below if text for line in _wrapped(text)]
    spec["width"] = _WIDTH - 2 * _MARGIN - spec["padding"]["right"]
    del spec["autosize"]
    spec["padding"] = {
        "left": _MARGIN,
        "right": spec["padding"]["right"] + _MARGIN,
        "top": _MARGIN,
        "bottom": _MARGIN,
    }
    spec["title"] = {
        "text": panel.title,
        "subtitle": _wrapped(panel.subtitle),
        "anchor": "start",
        "frame": "bounds",
        "fontSize": 18,
        "subtitleFontSize": 13,
        "color": look.text,
        "subtitleColor": look.secondary,
        "offset": 18,
    }
    top = spec["height"] + 40
    key, height = key_in_a_file(panel, _LEFT, top, spec["width"])
    spec["layer"] += [*key, _text(lines, top + height, look.font)]
    return spec


def _text(lines: list[str], top: float, font: str) -> dict[str, Any]:
    mark = {
        "type": "text",
        "align": "left",
        "baseline": "top",
        "lineHeight": 17,
        "fontSize": 12,
        "font": font,
    }
    return {
        "data": {"values": [{}]},
        "mark": {**mark, "color": tokens().secondary},
        "encoding": {"x": {"value": _LEFT}, "y": {"value": top}, "text": {"value": lines}},
    }


def svg(panel: Panel, data_words: str) -> bytes:
    """The chart as a drawing that scales, with a title and a description for readers that do not see it."""
    drawn: str = vl_convert.vegalite_to_svg(specification(panel, data_words))
    head, _, rest = drawn.partition(">")
    words = f"<title>{_escaped(panel.title)}</title><desc>{_escaped(panel.spoken)}</desc>"
    return f'{head} role="img">{words}{rest}'.encode()


def png(panel: Panel, data_words: str) -> bytes:
    """The chart as a picture, twice as fine as the screen."""
    drawn: bytes = vl_convert.vegalite_to_png(specification(panel, data_words), scale=2)
    return drawn


def csv_text(panel: Panel, data_words: str) -> bytes:
    """The figures as CSV, one header line, the notes after the last row."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(panel.numbers.columns)
    for row in panel.numbers.itertuples(index=False):
        writer.writerow([_in_a_cell(value) for value in row])
    writer.writerow([])
    for line in _words_of(panel, data_words):
        writer.writerow([harmless(line)])
    return written.getvalue().encode("utf-8-sig")


def excel(panel: Panel, data_words: str) -> bytes:
    """The figures as a workbook: a sheet of figures and a sheet of what they are."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Figures"
    sheet.append([str(name) for name in panel.numbers.columns])
    for row in panel.numbers.itertuples(index=False):
        sheet.append([_in_a_cell(value) for value in row])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for place, name in enumerate(panel.numbers.columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = max(12, len(str(name)) + 2)
    sheet.freeze_panes = "A2"
    about = book.create_sheet("About")
    about.column_dimensions["A"].width = 110
    for line in _words_of(panel, data_words):
        about.append([harmless(line)])
        about.cell(about.max_row, 1).alignment = Alignment(wrap_text=True)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _in_a_cell(value: Any) -> Any:
    """A figure or a text as it stands in a cell: whole numbers lose their `.0`."""
    if value is None or value is pd.NA:
        return None
    bare = value.item() if hasattr(value, "item") else value
    return int(bare) if isinstance(bare, float) and bare.is_integer() else harmless(bare)


def _words_of(panel: Panel, data_words: str) -> list[str]:
    lines = [data_words, panel.title, panel.subtitle, *panel.below]
    hidden = "c is a figure that disclosure control hides: a small number of children, or one that would give it away."
    return [line for line in [*lines, hidden] if line]


def _wrapped(text: str) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) + 1 > _LINE_LETTERS:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
