"""The style sheet, its colours taken from the tokens."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from string import Template

import streamlit as st

from hscb.charts.tokens import tokens


def apply() -> None:
    """Puts the style sheet on the page."""
    st.html(f"<style>{_sheet()}</style>")


@cache
def _sheet() -> str:
    look = tokens()
    text = (Path(__file__).parent / "style.css").read_text(encoding="utf-8")
    return Template(text).substitute(
        text=look.text,
        secondary=look.secondary,
        page=look.page,
        panel=look.panel,
        rule=look.rule,
        light_rule=look.light_rule,
        ours=look.ours,
        improvement=look.improvement,
        concern=look.concern,
    )
