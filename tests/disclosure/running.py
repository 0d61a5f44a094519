"""Random boards through disclosure control, in batches, each attacked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from hscb import config
from tests.disclosure.attack import leaks
from tests.disclosure.random_tables import hidden_in, random_board

BATCH = 125


@dataclass(frozen=True)
class Result:
    """What one batch came to: how many boards, figures, hidden ones in a meeting, and every leak in words."""

    boards: int
    figures: int
    hidden: int
    leaks: tuple[str, ...]


def batches(count: int, seed: int = 1) -> Iterator[Result]:
    """So many random boards, some at a time: the same ones for the same seed."""
    for first in range(0, count, BATCH):
        boards = [
            random_board(f"Board {number}", Random(f"{seed}/{number}"))
            for number in range(first, min(first + BATCH, count))
        ]
        found: list[str] = []
        figures = hidden = 0
        for board, by_profile in hidden_in(boards):
            figures += len(board.figures)
            hidden += len(by_profile["meeting"])
            found += leaks(board, by_profile["meeting"], config.SUPPRESS_UP_TO)
            found += [f"publish: {leak}" for leak in leaks(board, by_profile["publish"], config.PUBLISH_SUPPRESS_UP_TO)]
            found += [
                f"{board.name} {key} is hidden in a meeting and published"
                for key in by_profile["meeting"] - by_profile["publish"]
            ]
        yield Result(len(boards), figures, hidden, tuple(found))
