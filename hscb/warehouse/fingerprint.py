"""Tells whether a state was made by the SQL, the catalogue and the sheet formats that are here now."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from hscb import config

_PACKAGE = Path(__file__).parent.parent
# Of these a figure may change: bank holidays, what is hidden, and the database engine itself.
_LIBRARIES = ("duckdb", "highspy", "holidays")


def _files() -> list[Path]:
    return [
        *config.SQL_FOLDER.rglob("*.sql"),
        *config.SQL_FOLDER.rglob("*.toml"),
        *(_PACKAGE / "ingest" / "formats").glob("*.toml"),
        _PACKAGE / "config.py",
        _PACKAGE / "catalogue.py",
        _PACKAGE / "warehouse" / "board.py",
        _PACKAGE / "warehouse" / "disclosure.py",
        _PACKAGE / "warehouse" / "numbers.py",
        _PACKAGE / "warehouse" / "raw.py",
        _PACKAGE / "warehouse" / "reach.py",
        _PACKAGE / "warehouse" / "views.py",
    ]


@cache
def fingerprint() -> str:
    """A hash of everything beside the data that makes the figures of a state; line ends do not count."""
    found = hashlib.sha256()
    for library in _LIBRARIES:
        found.update(f"{library} {version(library)}\n".encode())
    # in the order of the names alone: where the project stands is not a part of what it computes
    for name, path in sorted((f"{path.parent.name}/{path.name}", path) for path in _files()):
        found.update(f"{name}\n".encode() + path.read_bytes().replace(b"\r\n", b"\n"))
    return found.hexdigest()[:16]
