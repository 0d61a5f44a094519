"""What the loader asks of a person: what a spelling means. Answered once, it is remembered for the sender."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import streamlit as st

from hscb.errors import HscbError
from hscb.ingest.alike import counted
from hscb.ingest.answers import IGNORE, SENDER, Answer, is_of_period, may_be_blank, meanings_of
from hscb.ingest.cells.periods import period_label
from hscb.ui import html
from hscb.warehouse.mappings import remember
from hscb.warehouse.store import default_store

_OPEN = "(not answered)"
_NOT_RECORDED = "(not recorded: leave the cells blank)"
_SHOWN = 25
_BESIDE = 2


def show(found: list[dict[str, Any]], chosen: dict[str, str], who: str) -> bool:
    """Draws the questions, file by file; True once answers were kept, so that the files are to be checked again.

    chosen: the senders that stand on the page for single files; an answer is kept for the sender of its file.
    """
    questions = sorted(
        (one for one in found if one["field"] != SENDER), key=lambda one: (one["file"], -one["cells"])
    )
    if not questions:
        return False
    st.header("Questions", anchor=False)
    st.html(
        "<p>The loader never guesses. Each answer is kept for the agency that sent the file, and holds for its next "
        "file too. What stays open is told below.</p>"
    )
    shown = questions[:_SHOWN]
    given: list[str | None] = []
    with st.form("questions"):
        for file, of_file in groupby(shown, key=lambda one: one["file"]):
            asked = list(of_file)
            agency = chosen.get(file, asked[0]["agency"])
            count = counted(sum(one["file"] == file for one in questions), "question")
            st.html(
                f"<p class='group'><b>{count} on {html.escape(file)}</b> "
                f"<span class='quiet'>kept for {html.escape(agency)}, {html.escape(asked[0]['authority'])}</span></p>"
            )
            boxes = [
                box for _ in asked[::_BESIDE] for box in st.columns(_BESIDE, vertical_alignment="bottom")
            ]
            start = len(given)
            given += [
                _field(box, start + place, one)
                for place, (box, one) in enumerate(zip(boxes, asked, strict=False))
            ]
        if len(questions) > len(shown):
            st.html(f"<p>{len(questions) - len(shown)} more follow when these are answered.</p>")
        sent = st.form_submit_button("Remember these answers and check again", type="primary")
    return sent and _keep(shown, given, chosen, who)


def _field(box: st.delta_generator.DeltaGenerator, number: int, question: dict[str, Any]) -> str | None:
    """The field of one question; None while it is not answered."""
    where = f"{question['sheet']}, cell {question['cell']}"
    if question["cells"] > 1:
        where = f"{question['cells']:,} cells, the first in {where}"
    label = f"{html.plain(question['words'])} _{html.plain(where)}_"
    key = f"answer_{number}_{question['file']}_{question['field']}_{question['spelling']}"
    if is_of_period(question["field"]):
        return _period(box, label, key)
    words = {choice.code: choice.words for choice in meanings_of(question["field"])}
    likely = [code for _, code, _ in question["offers"]]
    options = [_OPEN, *dict.fromkeys([*likely, *words])]
    if may_be_blank(question["field"]):
        options.insert(len(likely) + 1, _NOT_RECORDED)
    words |= {code: f"{words[code]} (proposed)" for code in likely if code != IGNORE}
    chosen = box.selectbox(label, options, format_func=lambda code: words.get(code, code), key=key)
    return None if chosen == _OPEN else "" if chosen == _NOT_RECORDED else chosen


def _period(box: st.delta_generator.DeltaGenerator, label: str, key: str) -> str | None:
    text = box.text_input(label, key=key, placeholder="2016-17, 2016-17 Q3 or 2016-06").strip()
    found = period_label(text) if text else None
    return found if isinstance(found, str) else text or None


def _keep(questions: list[dict[str, Any]], given: list[str | None], chosen: dict[str, str], who: str) -> bool:
    answers = [
        Answer(
            one["authority"],
            chosen.get(one["file"], one["agency"]),
            one["field"],
            one["spelling"],
            meaning,
        )
        for one, meaning in zip(questions, given, strict=True)
        if meaning is not None
    ]
    if not answers:
        st.warning("Answer at least one question first.")
        return False
    try:
        remember(default_store(), who, answers)
    except HscbError as fault:
        st.error(f"{html.plain(fault.message)} {html.plain(fault.fix)}")
        return False
    return True
