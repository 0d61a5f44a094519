"""`python -m tests.golden` writes the golden files again, from the workbooks that ship."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hscb import pipeline
from hscb.warehouse.connection import reading
from hscb.warehouse.store import Store
from tests.golden.published import FOLDER, QUERIES, lines


def main() -> None:
    """Builds the shipped store aside and writes what it publishes."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "store")
        pipeline.build_shipped(store, "golden files")
        with reading(store.state_path(store.current())) as connection:
            for name, query in QUERIES.items():
                text = "\n".join(lines(connection, query)) + "\n"
                (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
