"""How large a file may be, and what reading it may cost; and the refusal of a file that goes beyond."""

from __future__ import annotations

from dataclasses import dataclass

from hscb import config

MEGABYTE = 1024 * 1024
# How the child process says that memory ran out.
MEMORY_EXIT = 9


@dataclass(frozen=True)
class Limits:
    """What one file may take. Sizes in megabytes, time in seconds; the ratio is unpacked to packed size."""

    upload_megabytes: int = config.UPLOAD_MEGABYTES
    part_megabytes: int = config.PART_MEGABYTES
    ratio: int = config.COMPRESSION_RATIO
    parts: int = 500
    cells: int = config.WORKBOOK_CELLS
    memory_megabytes: int = config.READER_MEMORY_MEGABYTES
    seconds: int = config.READER_SECONDS


class RefusedError(Exception):
    """The file is not opened any further: a problem code, and the sentence that says why."""

    def __init__(self, code: str, words: str, *, sheet: str = "", cell: str = "") -> None:
        super().__init__(words)
        self.code = code
        self.words = words
        self.sheet = sheet
        self.cell = cell
