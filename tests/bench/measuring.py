"""Times things side by side and says each as a ratio to a named baseline."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Ratio:
    """One line of the table: what was timed, against what, both in seconds, and what the ratio means."""

    what: str
    baseline: str
    seconds: float
    baseline_seconds: float
    meaning: str

    @property
    def ratio(self) -> float:
        """Seconds for each second of the baseline."""
        return self.seconds / self.baseline_seconds


def seconds(run: Callable[[], object], times: int = 1) -> float:
    """The median time that a run takes."""
    return statistics.median(_once(run) for _ in range(times))


def alternating(first: Callable[[], object], second: Callable[[], object], times: int) -> tuple[float, float]:
    """The median times of two runs, taken in turns so that a busy machine slows both."""
    pairs = [(_once(first), _once(second)) for _ in range(times)]
    return statistics.median(one for one, _ in pairs), statistics.median(other for _, other in pairs)


def _once(run: Callable[[], object]) -> float:
    gc.collect()
    started = time.perf_counter()
    run()
    return time.perf_counter() - started
