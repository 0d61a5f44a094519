"""What a case of the table is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Maker = Callable[[Path], Path]
Outcome = Literal["refused", "asked", "noted", "read", "known"]


@dataclass(frozen=True)
class Said:
    """A problem that has to be told: its code, its place (`Values!H2`, `Values` or nothing), words of its sentence."""

    code: str
    place: str = ""
    words: str = ""


@dataclass(frozen=True)
class Case:
    """One bad input.

    make: makes the file in a folder. outcome: refused, asked (refused until a person accepts the warnings), noted
    (loads, with notes), read (loads, nothing to be said), known (loaded already). said: the first problem of every
    code that is told, in order. values: what is read, by column. rows: how many are read. held: whether it meets a
    store that holds the sound return, the sound list and a count.
    """

    id: str
    what: str
    make: Maker
    outcome: Outcome
    said: Sequence[Said] = ()
    values: Mapping[str, Sequence[str | None]] = field(default_factory=dict)
    rows: int | None = None
    held: bool = False

    @property
    def is_further_form(self) -> bool:
        """Whether it is another form of the case before it."""
        return self.id[-1].isalpha()

    @property
    def loads(self) -> bool:
        """Whether the file is taken without anybody accepting a warning."""
        return self.outcome in ("noted", "read")
