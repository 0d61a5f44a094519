"""Random boards through disclosure control, in batches, each attacked. A board has up to four tables with totals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from hscb import config
from tests.disclosure.attack import leaks
from tests.disclosure.random_tables import hidden_in, random_board, tables_of

BATCH = 500


@dataclass(frozen=True)
class Result:
    """What one batch came to: how many tables, figures, hidden ones in a meeting, and every leak in words."""

    tables: int
    figures: int
    hidden: int
    leaks: tuple[str, ...]


def batches(tables: int, seed: int = 1) -> Iterator[Result]:
    """Random tables, some boards at a time, until they are so many: the same ones for the same seed."""
    number = 0
    while tables > 0:
        boards = []
        batch = min(tables, BATCH)
        while sum(map(tables_of, boards)) < batch:
            number += 1
            boards.append(random_board(f"Board {number}", Random(f"{seed}/{number}")))
        tables -= sum(map(tables_of, boards))
        found: list[str] = []
        figures = hidden = 0
        for board, by_profile in hidden_in(boards):
            figures += len(board.figures)
            hidden += len(by_profile["meeting"])
            found += leaks(board, by_profile["meeting"], config.SUPPRESS_UP_TO)
            found += [
                f"publish: {leak}"
                for leak in leaks(board, by_profile["publish"], config.PUBLISH_SUPPRESS_UP_TO)
            ]
            found += [
                f"{board.name} {key} is hidden in a meeting and published"
                for key in by_profile["meeting"] - by_profile["publish"]
            ]
        yield Result(sum(map(tables_of, boards)), figures, hidden, tuple(found))
