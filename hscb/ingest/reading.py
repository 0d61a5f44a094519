"""The loader's front half: files in, clean rows and every problem out. Nothing is stored here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from hscb.ingest.answers import NOTHING_TOLD, Answer, Question, Told, each_once
from hscb.ingest.collection_years import apart_by_year, several_years
from hscb.ingest.extracts import Extract, put_together
from hscb.ingest.files.limits import Limits
from hscb.ingest.layout.understood import Understood
from hscb.ingest.parts import Part, parts_of, with_loose_about
from hscb.ingest.people.unsaid import NAMELESS_FILE
from hscb.ingest.problems import Problem, in_order, problem
from hscb.ingest.process import FileContents, read_file, silent
from hscb.ingest.sender import Sender

__all__ = ["ColumnPlace", "Extract", "Reading", "ReceivedFile", "read_files"]

_FILES_AT_ONCE = 2


@dataclass(frozen=True)
class ReceivedFile:
    """A file as it came. `dropped_columns` is true where it holds columns, sheets or comments that were not read,

    so that the original says more than the rows kept of it and must not be kept itself.
    """

    name: str
    sha256: str
    size: int
    dropped_columns: bool


@dataclass(frozen=True)
class ColumnPlace:
    """Where a column of a raw table stood in a sheet, so that later problems can name a cell; whose sheet it was.

    is_filled: whether any row has something there.
    """

    file: str
    sheet: str
    table: str
    name: str
    letter: str
    authority: str = ""
    submitted_by: str = ""
    is_filled: bool = True


@dataclass(frozen=True)
class Reading:
    """Everything that came of the files of one load; what was understood of each table, with its file."""

    files: tuple[ReceivedFile, ...]
    senders: tuple[Sender, ...]
    extracts: tuple[Extract, ...]
    columns: tuple[ColumnPlace, ...]
    problems: tuple[Problem, ...]
    questions: tuple[Question, ...]
    answers: tuple[Answer, ...]
    understood: tuple[tuple[str, Understood], ...]


def read_files(
    paths: Sequence[Path],
    told: Told = NOTHING_TOLD,
    limits: Limits | None = None,
    tell: Callable[[str], None] = silent,
) -> list[Reading]:
    """Reads the files of one load, each in a child process of its own. They are one extract, and one reading.

    Only returns on children looked after of several years are one for each year, the oldest first.
    told: whose data they are where no About sheet says so (else Havering's), and what was answered before.
    tell: is told how far the reading is. Never raises for a bad file: a reason to refuse the load is a problem with
    severity error.
    """
    allowed = limits or Limits()
    with ThreadPoolExecutor(_FILES_AT_ONCE) as readers:
        read = list(readers.map(lambda file: read_file(file[0], file[1], allowed, told, tell), named(paths)))
    files, same = _each_once(sorted(read, key=lambda contents: contents.name))
    with_about, loose = with_loose_about(files)
    years = apart_by_year(parts_of(with_about, told))
    of_year = {part.file: place for place, parts in enumerate(years) for part in parts}
    return [
        _reading(
            [contents for contents in files if of_year.get(contents.name, len(years) - 1) == place],
            parts,
            [] if place else [*same, *loose, *several_years(years)],
        )
        for place, parts in enumerate(years)
    ]


def _reading(files: Sequence[FileContents], parts: Sequence[Part], between_files: list[Problem]) -> Reading:
    extracts, between_rows = put_together(parts)
    problems = [found for contents in files for found in contents.problems] + between_files + between_rows
    places = {
        (contents.name, sheet): place for contents in files for place, sheet in enumerate(contents.sheets)
    }
    return Reading(
        files=tuple(
            ReceivedFile(contents.name, contents.sha256, contents.size, not contents.everything_kept)
            for contents in files
        ),
        senders=tuple(
            contents.sender for contents in files if contents.sheets and contents.name != NAMELESS_FILE
        ),
        extracts=tuple(extracts),
        columns=_column_places(parts),
        problems=tuple(in_order(problems, places)),
        questions=tuple(each_once(question for contents in files for question in contents.questions)),
        answers=tuple(dict.fromkeys(answer for contents in files for answer in contents.answers)),
        understood=tuple((contents.name, one) for contents in files for one in contents.understood),
    )


def _column_places(parts: Sequence[Part]) -> tuple[ColumnPlace, ...]:
    """Where every column stood, once for the tables of a sheet that share it."""
    is_filled: dict[tuple[str, str, str, str, str, str, str], bool] = {}
    for part in parts:
        for name, letter in part.sheet.letters.items():
            if letter:
                place = (
                    part.file, part.sheet.sheet, part.sheet.table, name, letter, part.authority, part.submitted_by,
                )  # fmt: skip
                is_filled[place] = is_filled.get(place, False) or any(part.sheet.values[name])
    return tuple(ColumnPlace(*place, is_filled=filled) for place, filled in is_filled.items())


def named(paths: Sequence[Path]) -> list[tuple[Path, str]]:
    """Every path with the name it goes by: the file's, with its folder's where two files have the same name."""
    times = Counter(path.name for path in paths)
    return [
        (path, path.name if times[path.name] == 1 else f"{path.parent.name}/{path.name}") for path in paths
    ]


def _each_once(files: Sequence[FileContents]) -> tuple[list[FileContents], list[Problem]]:
    """The files without those whose bytes came already, and a note for each of these."""
    first: dict[str, str] = {}
    kept, problems = [], []
    for contents in files:
        earlier = first.setdefault(contents.sha256, contents.name)
        if earlier is contents.name or contents.size == 0:
            kept.append(contents)
        else:
            words = f"The file is the same as {earlier}; it is read once."
            problems.append(problem("same-file", words, file=contents.name))
    return kept, problems
