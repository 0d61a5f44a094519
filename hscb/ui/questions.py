"""What the loader asks of a person: what a spelling means. Answered once, it is remembered for the sender."""

from __future__ import annotations

from typing import Any

import streamlit as st

from hscb.errors import HscbError
from hscb.ingest.answers import IGNORE, Answer, is_of_period, may_be_blank, meanings_of
from hscb.ingest.cells.periods import period_label
from hscb.ui import html
from hscb.warehouse.mappings import remember
from hscb.warehouse.store import default_store

_OPEN = "(not answered)"
_NOT_RECORDED = "(not recorded: leave the cells blank)"
_SHOWN = 25


def show(questions: list[dict[str, Any]], who: str) -> bool:
    """Draws the questions; True once answers were kept, so that the files are to be checked again."""
    if not questions:
        return False
    st.header("Questions", anchor=False)
    senders = sorted({f"{one['authority']}, {one['agency']}" for one in questions})
    st.html(
        f"<p>The loader never guesses. What you answer is remembered for {html.escape('; '.join(senders))}: the next "
        "file with the same spelling is not asked about again. To remember it for another agency, choose that under "
        "Sent by and check again. What stays open counts as the problem above says.</p>"
    )
    shown = sorted(questions, key=lambda one: -one["cells"])[:_SHOWN]
    with st.form("questions"):
        given = [_field(number, one) for number, one in enumerate(shown)]
        if len(questions) > len(shown):
            st.html(f"<p>{len(questions) - len(shown)} more follow when these are answered.</p>")
        sent = st.form_submit_button("Remember these answers and check again", type="primary")
    return sent and _keep(shown, given, who)


def _field(number: int, question: dict[str, Any]) -> str | None:
    """The field of one question; None while it is not answered."""
    where = f"{question['sheet']}, cell {question['cell']}, of {question['file']}"
    if question["cells"] > 1:
        where = f"{question['cells']:,} cells, the first {where}"
    label = f"{html.plain(question['words'])} _{html.plain(where)}_"
    key = f"answer_{number}_{question['field']}_{question['spelling']}"
    if is_of_period(question["field"]):
        return _period(label, key)
    words = {choice.code: choice.words for choice in meanings_of(question["field"])}
    likely = [code for _, code, _ in question["offers"]]
    options = [_OPEN, *dict.fromkeys([*likely, *words])]
    if may_be_blank(question["field"]):
        options.insert(len(likely) + 1, _NOT_RECORDED)
    words |= {code: f"{words[code]} (proposed)" for code in likely if code != IGNORE}
    chosen = st.selectbox(label, options, format_func=lambda code: words.get(code, code), key=key)
    return None if chosen == _OPEN else "" if chosen == _NOT_RECORDED else chosen


def _period(label: str, key: str) -> str | None:
    text = st.text_input(label, key=key, placeholder="2016-17, 2016-17 Q3 or 2016-06").strip()
    found = period_label(text) if text else None
    return found if isinstance(found, str) else text or None


def _keep(questions: list[dict[str, Any]], given: list[str | None], who: str) -> bool:
    answers = [
        Answer(one["authority"], one["agency"], one["field"], one["spelling"], meaning)
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
