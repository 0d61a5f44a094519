"""What a reader is told when something is missing or goes wrong: a sentence and the next step."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

from hscb.errors import HscbError, NothingLoadedError
from hscb.ui.html import plain

_log = logging.getLogger("hscb.ui")


@contextmanager
def told() -> Iterator[None]:
    """Turns a fault of the block into words on the page; the other pages stay open."""
    try:
        yield
    except NothingLoadedError as fault:
        st.info(f"{plain(fault.message)} {plain(fault.fix)}")
        st.page_link("pages/load_data.py", label="Go to Load data")
    except HscbError as fault:
        st.error(f"{plain(fault.message)} {plain(fault.fix)}")
    except Exception as fault:  # whatever it is, nobody is shown a traceback
        # the message of an unforeseen fault may quote a cell: only where it happened is written down
        ours = [
            one for one in traceback.extract_tb(fault.__traceback__) if "site-packages" not in one.filename
        ]
        places = [f"{Path(one.filename).stem}.{one.name}:{one.lineno}" for one in reversed(ours)]
        _log.error("%s in %s", type(fault).__name__, " < ".join(places))
        st.error(
            "This page could not be shown: a fault of ours, noted in the server's log. The data are unchanged and the "
            "other pages still open. Try another filter, or open the page again."
        )
