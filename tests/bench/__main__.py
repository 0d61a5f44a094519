"""`make bench`: prints the table of ratios, line by line as they are measured."""

from __future__ import annotations

import logging
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

from hscb import pipeline
from hscb.warehouse.store import Store
from tests.bench import browser, figures, loading, pages
from tests.bench.measuring import Ratio


def main() -> None:
    """Measures everything on a store of its own."""
    warnings.simplefilter("ignore")  # libraries' own notices would stand between the lines
    logging.disable(logging.WARNING)
    print("   ratio   seconds  baseline  what / against what: what it means\n")
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "store")
        pipeline.build_shipped(store, "bench")
        for ratio in _all(store):
            print(f"{ratio.ratio:8.3g}  {ratio.seconds:8.3g}  {ratio.baseline_seconds:8.3g}  {ratio.what}")
            print(f"{'':28}  / {ratio.baseline}: {ratio.meaning}", flush=True)


def _all(store: Store) -> Iterator[Ratio]:
    yield from pages.ratios(store)
    yield from browser.ratios(store)
    yield from loading.ratios()
    yield from figures.ratios(store)


if __name__ == "__main__":
    main()
