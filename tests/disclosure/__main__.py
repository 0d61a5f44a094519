"""`python -m tests.disclosure 10000` attacks so many random tables, and says what it found."""

from __future__ import annotations

import sys
from time import perf_counter

from tests.disclosure.running import batches


def main() -> int:
    """Prints a line per batch and every leak; 1 where there is one."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    begun, done, figures, hidden, found = perf_counter(), 0, 0, 0, 0
    for result in batches(count):
        done, figures, hidden = done + result.tables, figures + result.figures, hidden + result.hidden
        found += len(result.leaks)
        for leak in result.leaks:
            print(leak)
        print(
            f"{done} tables, {figures} figures, {hidden} hidden, {found} leaks, {perf_counter() - begun:.0f} s",
            flush=True,
        )
    return int(found > 0)


if __name__ == "__main__":
    raise SystemExit(main())
