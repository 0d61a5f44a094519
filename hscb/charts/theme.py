"""The Altair theme: the same look on the page and in a file."""

from __future__ import annotations

from typing import Any

import altair as alt

from hscb.charts.tokens import tokens

NAME = "hscb"


@alt.theme.register(NAME, enable=True)
def theme() -> alt.theme.ThemeConfig:
    """Quiet axes, light horizontals, one sans family."""
    look = tokens()
    text: Any = {"labelFont": look.font, "labelFontSize": 13, "labelColor": look.secondary}
    config: Any = {
        "background": look.page,
        "font": look.font,
        "view": {"stroke": None},
        "axis": {**text, "titleFont": look.font, "title": None, "tickColor": look.rule},
        "axisX": {
            "grid": False,
            "titleColor": look.secondary,
            "titleFontWeight": "normal",
            "domainColor": look.secondary,
            "labelPadding": 6,
        },
        "axisY": {
            "grid": True,
            "gridColor": look.light_rule,
            "domain": False,
            "ticks": False,
            "labelPadding": 8,
        },
        "text": {"font": look.font, "fontSize": 13, "color": look.text},
        "legend": {"disable": True},
    }
    return alt.theme.ThemeConfig(config=config)
