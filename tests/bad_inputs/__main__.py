"""`make cases`: prints the table, with what the loader says of each case."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.bad_inputs.running import first_of_each, make_stores, put_through
from tests.bad_inputs.table import CASES


def main() -> None:
    """Puts every case through stores of its own and prints a line for each, and one for each thing that is said."""
    with tempfile.TemporaryDirectory() as folder:
        stores = make_stores(Path(folder))
        for case in CASES:
            with tempfile.TemporaryDirectory() as received:
                answer = put_through(case, stores.of(case), Path(received))
            print(f"{case.id:5} {answer.outcome:8} {case.what}")
            for code, place, sentence in first_of_each(answer.problems):
                print(f"{'':14} {code} {place}\n{'':16} {sentence}", flush=True)


if __name__ == "__main__":
    main()
