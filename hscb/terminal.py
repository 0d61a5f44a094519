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
from itertools import groupby
from pathlib import Path
from typing import Any

from rich.console import Console

from hscb.examine import Progress
from hscb.ingest.alike import Alike, alike, more_like_this
from hscb.ingest.problems import Problem
from hscb.loading import STEPS
from hscb.spreadsheets import harmless

_HEADINGS = {
    "error": "Errors: the files cannot be loaded",
    "warning": "Warnings: look at them, then accept or mend them",
    "note": "Notes",
}


def problems_text(problems: Sequence[Problem]) -> str:
    """Problems by severity and kind: the first few of each with their cells, how many more, and what to do."""
    kinds = alike(problems)
    lines: list[str] = []
    for severity, of_severity in groupby(kinds, key=lambda kind: kind.severity):
        lines += [_HEADINGS[severity], *(line for kind in of_severity for line in _kind(kind))]
    if any(kind.others for kind in kinds):
        lines.append("Every problem with its cell: check --json.")
    return "\n".join(lines)


def _kind(kind: Alike) -> Iterator[str]:
    yield f"  {kind.title} ({kind.count})"
    yield from (f"    {problem.file}: {problem.message}" for problem in kind.first)
    if kind.others:
        yield f"    {more_like_this(kind.unsaid)}"
    yield f"    What to do: {kind.fix}"


def problems_json(problems: Sequence[Problem]) -> str:
    """Every problem, as a JSON list of objects."""
    return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=1)


def rows_text(columns: Sequence[str], rows: Iterable[Sequence[Any]], form: str) -> str:
    """Rows as an aligned table, CSV or JSON; a figure that is not there is empty, or null."""
    if form == "json":
        return json.dumps(
            [dict(zip(columns, map(_json, row), strict=True)) for row in rows], ensure_ascii=False
        )
    if form == "csv":
        written = io.StringIO()
        writer = csv.writer(written, lineterminator="\n")
        writer.writerow(columns)
        for row in rows:
            writer.writerow([harmless(value) if isinstance(value, str) else _cell(value) for value in row])
        return written.getvalue().rstrip("\n")
    cells = [[_cell(value) for value in row] for row in rows]
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
