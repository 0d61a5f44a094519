"""Colours and sizes, read from the one place that holds them: `[theme]` of `.streamlit/config.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from hscb.config import PROJECT


@dataclass(frozen=True)
class Tokens:
    """The look: every colour is named after its use."""

    text: str
    secondary: str
    page: str
    panel: str
    rule: str
    ours: str
    comparator: str
    improvement: str
    concern: str
    categories: tuple[str, ...]
    sequence: tuple[str, ...]
    diverging: tuple[str, ...]
    font: str = "Source Sans, Source Sans Pro, Liberation Sans, Arial, sans-serif"
    light_rule: str = "#E3E6E8"


@cache
def tokens() -> Tokens:
    """The look of this project."""
    path = PROJECT / ".streamlit" / "config.toml"
    theme = tomllib.loads(path.read_text(encoding="utf-8"))["theme"]
    return Tokens(
        text=theme["textColor"],
        secondary=theme["grayTextColor"],
        page=theme["backgroundColor"],
        panel=theme["secondaryBackgroundColor"],
        rule=theme["borderColor"],
        ours=theme["primaryColor"],
        comparator=theme["grayColor"],
        improvement=theme["blueColor"],
        concern=theme["orangeColor"],
        categories=tuple(theme["chartCategoricalColors"]),
        sequence=tuple(theme["chartSequentialColors"]),
        diverging=tuple(theme["chartDivergingColors"]),
    )
