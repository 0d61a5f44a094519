"""How long reading and loading a large workbook take."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from hscb import pipeline
from hscb.ingest.files.limits import Limits
from hscb.ingest.files.workbook import read_workbook
from hscb.ingest.formats import formats
from hscb.ingest.reading import read_files
from hscb.warehouse.store import Store
from tests.bench.books import large_workbook
from tests.bench.measuring import Ratio, alternating, seconds

ROWS, COLUMNS = 100_000, 30


def with_pandas(path: Path) -> pd.DataFrame:
    """What a script would do: read with openpyxl, name the columns, turn dates into dates."""
    found = pd.read_excel(path, engine="openpyxl", dtype=object, keep_default_na=False)
    for column in formats()["list_8"].kept:
        if column.type == "date" and column.heading in found:
            found[column.heading] = pd.to_datetime(found[column.heading])
    return found.rename(columns={column.heading: column.name for column in formats()["list_8"].kept})


def ratios() -> Iterator[Ratio]:
    """The reader against pandas and against what its two passes cost at least; the whole load against pandas."""
    size = f"{ROWS:,} x {COLUMNS} workbook"
    # the bench is about time on any machine; the limits are tested elsewhere
    limits = Limits(seconds=600)
    with tempfile.TemporaryDirectory() as folder:
        path = large_workbook(Path(folder) / "large.xlsx", ROWS, COLUMNS)
        reading, floor = alternating(
            lambda: read_files([path], limits=limits), lambda: list(read_workbook(path, limits)), times=3
        )
        pandas = seconds(lambda: with_pandas(path))
        load = seconds(
            lambda: pipeline.load(Store(Path(folder) / "store"), [path], "bench", accept_warnings=True)
        )
    yield Ratio(
        f"read a {size}, every cell checked", "pandas.read_excel with openpyxl, dates converted", reading, pandas,
        "below 0.20 is five times faster than pandas",
    )  # fmt: skip
    yield Ratio(
        f"read a {size}, every cell checked", "pre-scan plus calamine to rows, nothing checked", reading, floor,
        "1.5 is the aim: what checking and a process of its own add",
    )  # fmt: skip
    yield Ratio(
        f"load a {size}: read, compute, publish", "pandas.read_excel with openpyxl, dates converted", load, pandas,
        "a load gives every figure; pandas only the cells",
    )  # fmt: skip
