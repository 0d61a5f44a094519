"""Who sent each of the files that were checked: what was understood, and the choice of another."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from hscb.ingest.answers import SENDER, Answer
from hscb.ingest.cells.names import agencies
from hscb.ingest.sender import Sender
from hscb.ui import html
from hscb.warehouse.mappings import remember
from hscb.warehouse.store import default_store

_CHOSEN = "_senders"
# What a person says is remembered where only such words told who sent a file.
_REMEMBERED = ("answer", "name", "title", "told", "assumed")
_ALL_OPEN = 6


def chosen() -> dict[str, str]:
    """The agencies that a person chose for single files, by the file's name."""
    return dict(st.session_state.get(_CHOSEN, {}))


def forget() -> None:
    """Forgets what was chosen: other files are checked now."""
    st.session_state.pop(_CHOSEN, None)


def show(senders: Sequence[Sender], authority: str, who: str) -> bool:
    """Draws who sent each file; True once another was chosen, so that the files are to be checked again."""
    if not senders:
        return False
    asked = [sender for sender in senders if sender.told_by == "assumed"]
    told = "Answers are kept, and figures are listed, under the agency that sent a file."
    if asked:
        told += " <b>Say who sent the files that do not tell.</b>"
    st.html(f"<p class='after'><b>Sent by.</b> {told}</p>")
    guessed = [sender for sender in senders if sender.is_guess]
    settled = [sender for sender in senders if not sender.is_guess]
    changed = _choices(guessed)
    if settled and len(senders) > _ALL_OPEN:
        with st.expander(f"{len(settled)} more files, of which it is known"):
            changed |= _choices(settled)
    else:
        changed |= _choices(settled)
    if not changed or not st.button("Check again with these senders", type="primary"):
        return False
    keep(senders, changed, authority, who)
    return True


def keep(senders: Sequence[Sender], changed: dict[str, str], authority: str, who: str) -> None:
    """Keeps what was chosen: for these files, and for the next ones of the same name where only that tells."""
    st.session_state[_CHOSEN] = chosen() | changed
    remember(
        default_store(),
        who,
        [
            Answer(authority, "", SENDER, sender.key, changed[sender.file])
            for sender in senders
            if sender.file in changed and sender.key and sender.told_by in _REMEMBERED
        ],
    )


def changed_in(senders: Sequence[Sender]) -> dict[str, str]:
    """What is chosen on the page at this moment and was not when the files were checked."""
    return {
        sender.file: agency
        for sender in senders
        if (agency := st.session_state.get(_key(sender))) and agency != sender.agency
    }


def _choices(senders: Sequence[Sender]) -> dict[str, str]:
    for sender in senders:
        file, choice, reason = st.columns([4, 3, 5], vertical_alignment="center")
        file.html(f"<p class='file'>{html.escape(sender.file)}</p>")
        is_open = sender.told_by == "assumed"
        options = list(dict.fromkeys([*agencies(), sender.agency]))
        choice.selectbox(
            f"Who sent {sender.file}",
            options,
            index=None if is_open else options.index(sender.agency),
            placeholder="Who sent it?",
            label_visibility="collapsed",
            key=_key(sender),
        )
        words = f"nothing in the file says it; taken for {sender.agency}" if is_open else sender.reason
        reason.html(f"<p class='quiet'>{html.escape(words)}</p>")
    return changed_in(senders)


def _key(sender: Sender) -> str:
    return f"sender {sender.file} {sender.agency} {sender.told_by}"
