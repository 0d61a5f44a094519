"""A chart's key: each symbol in the colour that the chart draws it with, on the page and in a file."""

from __future__ import annotations

from typing import Any

from hscb.charts.panel import Panel
from hscb.charts.tokens import tokens

# a font that has the symbols, so that no reader's machine draws them in another
_FONT = "DejaVu Sans, Segoe UI Symbol, sans-serif"
# Pixels of the font at 12, the widest that a letter of running text takes on average
_SYMBOL, _LETTER, _BETWEEN = 16.0, 7.4, 20.0
_LINE, _HEIGHT = 17.0, 24.0


def signs(panel: Panel) -> list[tuple[str, str, str]]:
    """Symbol, words and the symbol's colour of each entry."""
    return [(symbol, words, colour[0] if colour else tokens().ours) for symbol, words, *colour in panel.key]


def in_a_file(panel: Panel, left: float, top: float, width: float) -> tuple[list[dict[str, Any]], float]:
    """The layers that draw the key from a place of a file on, and how many pixels high it is."""
    texts: list[dict[str, object]] = []
    x = y = 0.0
    for symbol, words, colour in signs(panel):
        size = _SYMBOL + _LETTER * len(words)
        if x and x + size > width:
            x, y = 0.0, y + _LINE
        texts.append({"x": left + x, "y": top + y, "text": symbol, "color": colour})
        texts.append({"x": left + x + _SYMBOL, "y": top + y, "text": words, "color": tokens().secondary})
        x += size + _BETWEEN
    if not texts:
        return [], _HEIGHT
    mark = {"type": "text", "align": "left", "baseline": "top", "fontSize": 12, "font": _FONT}
    places = {
        name: {"field": name, "type": "quantitative", "scale": None, "axis": None} for name in ("x", "y")
    }
    words_of = {"text": {"field": "text"}, "color": {"field": "color", "type": "nominal", "scale": None}}
    return [{"data": {"values": texts}, "mark": mark, "encoding": {**places, **words_of}}], y + _HEIGHT
