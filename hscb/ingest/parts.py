"""The sheets of the files of a load: whose each is, and what its file says of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hscb.config import DEFAULT_AUTHORITY
from hscb.ingest.about import About
from hscb.ingest.answers import Told
from hscb.ingest.formats import Format, formats
from hscb.ingest.problems import Problem, problem
from hscb.ingest.process import FileContents
from hscb.ingest.sender import with_about
from hscb.ingest.tables import SheetRows
from hscb.ingest.windows import Window


@dataclass(frozen=True)
class Part:
    """One sheet of one file, and what the file's About says of it."""

    file: str
    sheet: SheetRows
    about: About
    authority: str
    submitted_by: str

    @property
    def form(self) -> Format:
        return formats()[self.sheet.table]

    @property
    def said_window(self) -> Window:
        """Data From and Data To of the About sheet."""
        return (_day(self.about.data_from), _day(self.about.data_to))


def parts_of(files: Iterable[FileContents], told: Told) -> list[Part]:
    """The sheets of all files, each with its authority (by About, else as told, else the default) and its sender."""
    return [
        Part(
            file=contents.name,
            sheet=sheet,
            about=contents.about or About(),
            authority=(contents.about and contents.about.authority) or told.authority or DEFAULT_AUTHORITY,
            submitted_by=contents.sender.agency,
        )
        for contents in files
        for sheet in contents.tables
    ]


def with_loose_about(files: Sequence[FileContents]) -> tuple[list[FileContents], list[Problem]]:
    """Gives an About that is alone in its file (as it is among CSV files) to the files that have none."""
    loose = [contents for contents in files if contents.about and not contents.tables]
    if not loose:
        return list(files), []
    problems = [
        problem("about-twice", "More than one file holds an About sheet alone.", file=contents.name)
        for contents in loose[1:]
    ]
    return [
        contents if contents.about else _with_about(contents, loose[0].about) for contents in files
    ], problems


def _with_about(contents: FileContents, about: About | None) -> FileContents:
    return replace(contents, about=about, sender=with_about(contents.sender, about))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
