"""Uploaded files on their way to a load: kept aside for this session only, under names that lead nowhere else."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

_ENDINGS = (".xlsx", ".xlsm", ".csv", ".xml")
_UNSAFE = re.compile(r"[^\w .()&+,'-]")


class Upload(Protocol):
    """What Streamlit gives of an uploaded file."""

    name: str

    def getbuffer(self) -> memoryview: ...


def keep(uploads: Sequence[Upload]) -> tuple[tempfile.TemporaryDirectory[str], list[Path]]:
    """Writes files to a folder that goes away with the session, each in a folder of its own, and gives their paths."""
    folder = tempfile.TemporaryDirectory(prefix="hscb-upload-")
    paths = []
    for number, upload in enumerate(uploads):
        place = Path(folder.name) / str(number)
        place.mkdir()
        path = place / safe_name(upload.name)
        path.write_bytes(upload.getbuffer())
        paths.append(path)
    return folder, paths


def safe_name(name: str) -> str:
    """The last part of a file's name without signs that mean something to a system, its ending kept."""
    last = re.split(r"[\\/]", name)[-1]
    cleaned = _UNSAFE.sub("_", last).lstrip(". -")[-120:]
    return cleaned if cleaned.lower().endswith(_ENDINGS) else f"{cleaned or 'file'}.unknown"
