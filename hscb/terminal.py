"""How results and problems are written for a person at a terminal, or for a pipe."""

from __future__ import annotations

import csv
import io
import json
import math
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from rich.console import Console

from hscb.examine import Progress
from hscb.ingest.problems import Problem, problem_kinds
from hscb.loading import STEPS

SHOWN_OF_A_KIND = 3
Kinds = dict[tuple[str, str], list[Problem]]
_HEADINGS = {
    "error": "Errors: the files cannot be loaded",
    "warning": "Warnings: look at them, then accept or mend them",
    "note": "Notes",
}


def problems_text(problems: Sequence[Problem]) -> str:
    """Problems by severity and kind: the first few of each with their cells, how many more, and what to do."""
    lines: list[str] = []
    are_all_shown = True
    for severity, heading in _HEADINGS.items():
        kinds = _by_kind([problem for problem in problems if problem.severity == severity])
        if kinds:
            lines += [heading, *_kinds(kinds)]
        are_all_shown &= all(len(alike) <= SHOWN_OF_A_KIND for alike in kinds.values())
    if not are_all_shown:
        lines.append("Every problem with its cell: check --json.")
    return "\n".join(lines)


def _by_kind(problems: Sequence[Problem]) -> Kinds:
    kinds: Kinds = {}
    for problem in problems:
        kinds.setdefault((problem.code, problem.fix), []).append(problem)
    return kinds


def _kinds(kinds: Kinds) -> Iterator[str]:
    for (code, fix), alike in kinds.items():
        kind = problem_kinds().get(code)
        # the checks of rows against each other are SQL files, named after what they find
        yield f"  {kind.title if kind else code.replace('-', ' ').capitalize()}"
        yield from (f"    {problem.file}: {problem.message}" for problem in alike[:SHOWN_OF_A_KIND])
        if len(alike) > SHOWN_OF_A_KIND:
            yield f"    and {len(alike) - SHOWN_OF_A_KIND} more like this"
        yield f"    What to do: {fix}"


def problems_json(problems: Sequence[Problem]) -> str:
    """Every problem, as a JSON list of objects."""
    return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=1)


def rows_text(columns: Sequence[str], rows: Iterable[Sequence[Any]], form: str) -> str:
    """Rows as an aligned table, CSV or JSON; a figure that is not there is empty, or null."""
    if form == "json":
        return json.dumps(
            [dict(zip(columns, map(_json, row), strict=True)) for row in rows], ensure_ascii=False
        )
    cells = [[_cell(value) for value in row] for row in rows]
    if form == "csv":
        written = io.StringIO()
        csv.writer(written, lineterminator="\n").writerows([columns, *cells])
        return written.getvalue().rstrip("\n")
    widths = [max(map(len, column)) for column in zip(columns, *cells, strict=True)]
    lines = [columns, ["-" * width for width in widths], *cells]
    return "\n".join("  ".join(map(str.ljust, line, widths)).rstrip() for line in lines)


def _json(value: Any) -> Any:
    if isinstance(value, (float, Decimal)):
        return float(value) if math.isfinite(value) else None
    return value if isinstance(value, (str, int, list, dict, type(None))) else _cell(value)


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case datetime() | date():
            return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    return str(value)


@contextmanager
def progress_shown(file: Path | None = None) -> Iterator[Progress]:
    """Tells each step on a terminal, and as a line of JSON in a file where one is named; quiet in a pipe."""
    console = Console(stderr=True)
    with console.status("") if sys.stderr.isatty() else _nothing() as status:

        def tell(step: str, detail: str = "") -> None:
            position, words = list(STEPS).index(step) + 1, ": ".join(filter(None, (STEPS[step], detail)))
            if status is not None:
                status.update(f"{position} of {len(STEPS)}: {words}")
            if file is not None:
                write_line(file, {"step": step, "done": position - 1, "of": len(STEPS), "words": words})

        yield tell


def write_line(file: Path, line: dict[str, Any]) -> None:
    """Adds a line of JSON to a progress file."""
    with file.open("a", encoding="utf-8") as written:
        written.write(json.dumps(line, ensure_ascii=False) + "\n")


@contextmanager
def _nothing() -> Iterator[None]:
    yield None
