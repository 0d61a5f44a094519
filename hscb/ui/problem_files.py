"""What an analyst sends back to an agency: the list of problems and the marked copy of each file, made on a click."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import PurePath

import streamlit as st

from hscb.examine import Report, knowing
from hscb.export.marked import CheckedFile, marked_copy
from hscb.export.problem_list import as_csv, as_workbook, to_send
from hscb.ingest.answers import Told
from hscb.warehouse.store import default_store

_KINDS = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".csv": "text/csv",
    ".zip": "application/zip",
}


def show(report: Report, files: Sequence[CheckedFile], told: Told) -> None:
    """Draws the buttons, for one of the files where there are several."""
    st.html(
        "<p class='after'><b>To send back to the agency.</b> Both leave out the values of children: the list names "
        "cells, the copy has them coloured, each with a comment.</p>"
    )
    names = [file.name for file in files]
    chosen, *places = st.columns([3, 2, 2, 2], vertical_alignment="bottom")
    name = chosen.selectbox(
        "File",
        [None, *names] if len(names) > 1 else names,
        format_func=lambda one: one or "All files",
        key="problem_file",
    )
    wanted = [file for file in files if name in (None, file.name)]
    start = PurePath(wanted[0].copy_name).stem.removesuffix(", marked") if name else "All files"
    _button(places[0], "Problem list (Excel)", f"{start}, problems.xlsx", partial(_list, wanted, report))
    _button(places[1], "Problem list (CSV)", f"{start}, problems.csv", partial(_csv, wanted, report))
    if name:
        _button(
            places[2], "Marked copy (Excel)", wanted[0].copy_name, partial(_copy, wanted[0], report, told)
        )
    else:
        _button(
            places[2], "Marked copies (zip)", f"{start}, marked.zip", partial(_copies, wanted, report, told)
        )


def _button(
    place: st.delta_generator.DeltaGenerator, label: str, name: str, made: Callable[[], bytes]
) -> None:
    kind = _KINDS[PurePath(name).suffix]
    place.download_button(
        label, data=made, file_name=name, mime=kind, on_click="ignore", width="stretch", key=label
    )


def _list(files: Sequence[CheckedFile], report: Report) -> bytes:
    names = [file.name for file in files]
    return as_workbook(to_send(report, names), names)


def _csv(files: Sequence[CheckedFile], report: Report) -> bytes:
    return as_csv(to_send(report, [file.name for file in files]))


def _copy(file: CheckedFile, report: Report, told: Told) -> bytes:
    return marked_copy(file, report, knowing(default_store(), told))


def _copies(files: Sequence[CheckedFile], report: Report, told: Told) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for file in files:
            package.writestr(file.copy_name, _copy(file, report, told))
    return written.getvalue()
