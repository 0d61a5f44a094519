"""Workbooks to fill in: what an agency owes for a period, and the empty sheets that the loader reads."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import streamlit as st

from hscb import agency_returns
from hscb.errors import WrongUseError
from hscb.ingest.cells.reporting_periods import ReportingPeriod, reporting_period
from hscb.ingest.templates.empty import write_template
from hscb.ingest.templates.names import template_names, template_words
from hscb.ui import html
from hscb.warehouse.store import default_store

_KINDS = {"Quarter": "quarter", "Month": "month", "Year": "year"}


def show() -> None:
    """The workbooks that can be downloaded: of an agency for a period, and of every sheet."""
    st.header("Templates", anchor=False)
    st.html(
        "<p>Workbooks to fill in, with drop-downs and notes; the loader reads them back without a question. An "
        "agency's has a row for every figure that it owes, with what is held of the period before.</p>"
    )
    _of_agency()
    _of_sheet()


def _of_agency() -> None:
    agencies, kinds, periods, right = st.columns([3, 3, 2, 2], vertical_alignment="bottom")
    agency = agencies.selectbox("Agency", agency_returns.agencies(), key="template_agency")
    kind = kinds.segmented_control(
        "For a", list(_KINDS), default="Quarter", required=True, key="template_kind"
    )
    following = agency_returns.next_period(default_store(), agency, _KINDS[kind])
    words = periods.text_input(
        "Period",
        value=following.label if following else "",
        placeholder="2016-17 Q3",
        key=f"template_period {agency} {kind}",
        help="At first the one after the newest that is held.",
    )
    try:
        period = reporting_period(words) if words.strip() else None
    except WrongUseError as told:
        st.warning(html.plain(f"{told.message} {told.fix}"))
        period = None
    _download(right, period, agency)


def _download(place: st.delta_generator.DeltaGenerator, period: ReportingPeriod | None, agency: str) -> None:
    place.download_button(
        "Download the return",
        data=_Made(partial(_write_of_agency, agency, period)) if period else b"",
        file_name=agency_returns.file_name(agency, period) if period else "",
        disabled=period is None,
        on_click="ignore",
        width="stretch",
        key="agency_template_file",
    )


def _write_of_agency(agency: str, period: ReportingPeriod, path: Path) -> None:
    agency_returns.write_template_of(default_store(), path, agency, period)


def _of_sheet() -> None:
    left, right = st.columns([8, 2], vertical_alignment="bottom")
    name = left.selectbox("Template", list(template_names()), format_func=template_words, key="template")
    right.download_button(
        "Download the template",
        data=_Made(lambda path: write_template(path, name)),
        file_name=f"{name.replace(' ', '_').lower()}_template.xlsx",
        on_click="ignore",
        width="stretch",
        key="template_file",
    )


class _Made:
    """Makes a workbook when it is asked for."""

    def __init__(self, write: Callable[[Path], None]) -> None:
        self._write = write

    def __call__(self) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "template.xlsx"
            self._write(path)
            return path.read_bytes()
