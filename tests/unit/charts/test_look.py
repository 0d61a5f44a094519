"""The look: contrast of every colour that carries meaning, and the small course beside a figure."""

from __future__ import annotations

import base64

import pytest

from hscb.charts.sparkline import sparkline
from hscb.charts.tokens import tokens


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", ["text", "secondary", "ours", "improvement", "concern", "comparator"])
def test_words_stand_out_from_page_and_panel(name: str) -> None:
    look = tokens()
    assert contrast(getattr(look, name), look.page) >= 4.5
    if name in ("text", "secondary", "ours"):
        assert contrast(getattr(look, name), look.panel) >= 4.5


def test_better_and_worse_are_not_red_and_green() -> None:
    look = tokens()
    red, green, blue = (int(look.improvement[place : place + 2], 16) for place in (1, 3, 5))
    assert blue > green > red
    assert contrast(look.improvement, look.concern) != 1


def drawn(*values: float | None) -> str:
    """The drawing inside the address of a sparkline."""
    return base64.b64decode(sparkline(values).partition("base64,")[2]).decode()


def test_a_course_breaks_where_a_figure_is_hidden() -> None:
    assert drawn(1, 2, 3, 4).count("<polyline") == 1
    assert drawn(1, 2, None, 3, 4).count("<polyline") == 2


def test_the_last_figure_is_marked_only_where_there_is_one() -> None:
    assert "<circle" in drawn(1, 2, 3)
    assert "<circle" not in drawn(1, 2, None)


def test_a_course_shows_the_last_twelve_periods() -> None:
    assert drawn(*range(30)) == drawn(*range(18, 30))


def test_one_figure_has_no_course() -> None:
    assert sparkline([1.0]) == ""
    assert sparkline([1.0, None]) == ""
