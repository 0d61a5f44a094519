"""How long a rerun of each page takes, against a page with one chart."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from streamlit.testing.v1 import AppTest

from hscb.config import PROJECT
from hscb.warehouse.store import Store
from tests.bench.measuring import Ratio, alternating

REPEATS = 7


def ratios(store: Store) -> Iterator[Ratio]:
    """Each page of the dashboard in turns with the page with one chart, both warm."""
    os.environ["HSCB_STORE"] = str(store.folder)
    least = AppTest.from_file(str(Path(__file__).with_name("one_chart.py")), default_timeout=120).run()
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=120).run()
    for page in sorted((PROJECT / "pages").glob("*.py")):
        app.switch_page(f"pages/{page.name}").run()
        rerun, baseline = alternating(app.run, least.run, REPEATS)
        yield Ratio(
            f"rerun of {page.name}", "rerun of a page with one chart", rerun, baseline,
            "2 is the aim: what a click waits for",
        )  # fmt: skip
