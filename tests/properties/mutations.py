"""Workbooks changed at random, and what the loader may make of them: told, refused, or the same totals as before.

`python -m tests.properties.mutations 20000` tries that many, in several processes, and prints what became of them.
"""

from __future__ import annotations

import io
import random
import re
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from hscb.ingest import child
from hscb.ingest.answers import NOTHING_TOLD
from hscb.ingest.files.limits import Limits
from hscb.ingest.process import read_file

Row = list[Any]
HEADINGS = ["Agency", "Measure", "Period", "Numerator", "Denominator", "Value", "Narrative"]
_FIGURES = ("numerator", "denominator", "value")
_SHARES = {
    "Police": (63, 100), "Housing": (17, 40), "CCG": (88, 91), "BHRUT": (905, 1326),
    "NELFT": (230, 415), "Early Help": (12, 30), "CAFCASS": (71, 71), "Youth Offending Service": (9, 27),
}  # fmt: skip
# A printed percentage may differ from its counts by its rounding; a total may not differ at all.
_ROUNDING = 0.51
_SMALL = Limits(upload_megabytes=2, part_megabytes=20, cells=200_000, seconds=30)
_ODD = (
    -5, 0.5, 1e15, "n/a", "c", "1O", "12*", "approx 12", "63 per cent", "(12)", "#REF!", True, "", " ", "1,234",
    "=1+1", "<5", "１２", "31/02/2017", "x" * 400, "\u202e63", None,
)  # fmt: skip


def base_rows() -> list[Row]:
    """A sound return of eight agencies with a row of totals that adds up."""
    rows = [
        [agency, "supervision_pct", "2016-17 Q1", part, whole, round(100 * part / whole, 1), None]
        for agency, (part, whole) in _SHARES.items()
    ]
    part, whole = (sum(share[place] for share in _SHARES.values()) for place in (0, 1))
    return [list(HEADINGS), *rows, ["Total", "", "", part, whole, round(100 * part / whole, 1), None]]


def as_workbook(rows: Sequence[Row]) -> bytes:
    """The rows as the bytes of a workbook."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Return"
    for row in rows:
        sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _cell(rows: list[Row], chance: random.Random) -> None:
    row, column = chance.randrange(1, len(rows)), chance.randrange(len(HEADINGS) - 1)
    before = rows[row][column]
    changed = [*_ODD]
    if isinstance(before, int | float):
        changed += [before * 10, before + 1, before - 1, before / 10, before * 2, str(before), -before] * 3
    rows[row][column] = chance.choice(changed)


def _heading(rows: list[Row], chance: random.Random) -> None:
    column = chance.randrange(len(HEADINGS))
    word = str(rows[0][column])
    place = chance.randrange(len(word))
    rows[0][column] = chance.choice(
        [word.upper(), f" {word}\n", word[:place] + word[place + 1 :], None, "Value", f"{word} (new)"]
    )


def _row(rows: list[Row], chance: random.Random) -> None:
    place = chance.randrange(1, len(rows))
    match chance.randrange(5):
        case 0:
            rows.insert(place, list(chance.choice(rows)))
        case 1:
            del rows[place]
        case 2:
            rows.insert(place, [None] * len(HEADINGS))
        case 3:
            rows.insert(place, ["Source: our own system, figures may change", *[None] * 6])
        case _:
            rows.insert(0, ["Return of the partners", *[None] * 6])


def _column(rows: list[Row], chance: random.Random) -> None:
    first, second = chance.randrange(len(HEADINGS)), chance.randrange(len(HEADINGS))
    match chance.randrange(3):
        case 0:  # with its heading
            for row in rows:
                row[first], row[second] = row[second], row[first]
        case 1:  # without it
            for row in rows[1:]:
                row[first], row[second] = row[second], row[first]
        case _:
            for row in rows:
                del row[first]


_CELLS: tuple[Callable[[list[Row], random.Random], None], ...] = (
    _cell,
    _cell,
    _cell,
    _heading,
    _row,
    _column,
)


def _bytes(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def _parts(content: bytes, chance: random.Random) -> bytes:
    """Leaves a part out, or changes the text of one, and packs them again with sound checksums."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w") as new:
        names = old.namelist()
        chosen = chance.choice([*names, *[name for name in names if "sheet" in name] * 4])
        is_left_out = chance.random() < 0.2
        for name in names:
            part = old.read(name)
            if name == chosen and is_left_out:
                continue
            new.writestr(name, _text(part, chance) if name == chosen else part)
    return written.getvalue()


def _text(part: bytes, chance: random.Random) -> bytes:
    text = part.decode("utf-8", errors="replace")
    tags = list(re.finditer(r"<[^>]+>", text))
    if tags and chance.random() < 0.4:
        tag = chance.choice(tags)
        return (text[: tag.start()] + text[tag.end() :]).encode()
    place = chance.randrange(max(len(text), 1))
    return (text[:place] + chance.choice("0123456789<>&\"' aé\x00") + text[place + 1 :]).encode()


@dataclass(frozen=True)
class Outcome:
    """What became of one changed workbook: `refused`, `told` or `silent`; and why that is wrong, where it is."""

    seed: int
    kind: str
    became: str
    wrong: str = ""


def changed_workbook(seed: int) -> tuple[str, bytes]:
    """The workbook of a seed, and the kind of change that made it."""
    chance = random.Random(seed)
    kind = chance.choice(["cells", "cells", "cells", "bytes", "cut", "parts", "parts"])
    if kind == "cells":
        rows = base_rows()
        for _ in range(chance.choice([1, 1, 1, 2, 4])):
            chance.choice(_CELLS)(rows, chance)
            if len(rows) < 2 or any(len(row) < len(HEADINGS) for row in rows):
                break
        return kind, as_workbook([[_writable(cell) for cell in row] for row in rows])
    change = {"bytes": _bytes, "cut": _cut, "parts": _parts}[kind]
    return kind, change(as_workbook(base_rows()), chance)


def _writable(cell: Any) -> Any:
    return cell.replace("\x00", "") if isinstance(cell, str) else cell


def outcome(seed: int, in_a_child: bool = False) -> Outcome:
    """Reads the workbook of a seed and judges what came of it."""
    kind, content = changed_workbook(seed)
    return Outcome(seed, kind, *judged(content, in_a_child))


def judged(content: bytes, in_a_child: bool = False) -> tuple[str, str]:
    """What becomes of a workbook: `refused`, `told` or `silent`; and what is wrong with that, else empty."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "return.xlsx")
        path.write_bytes(content)
        problems, tables = _read_in_child(path) if in_a_child else _read_here(path)
    severities = {severity for severity, _ in problems}
    gave_up = {code for _, code in problems} & {"reader-time", "reader-failed"}
    if "error" in severities:
        return "refused", ", ".join(gave_up)
    if "warning" in severities or (_holds_marks(tables) and problems):
        return "told", ""
    return "silent", _changed_total(tables, _SHARES if _has_total(content) else _shares_read(tables))


def _holds_marks(tables: list[dict[str, Any]]) -> bool:
    """Whether a figure is withheld: it is none then, and a note says so."""
    figures = (text for table in tables for name in _FIGURES for text in table["values"].get(name, ()))
    return any(text and text.isalpha() for text in figures)


def _read_here(path: Path) -> tuple[list[tuple[str, str]], list[dict[str, Any]]]:
    answer = child.read(path, path.name, _SMALL, NOTHING_TOLD)
    return [(one["severity"], one["code"]) for one in answer["problems"]], answer.get("tables", [])


def _read_in_child(path: Path) -> tuple[list[tuple[str, str]], list[dict[str, Any]]]:
    read = read_file(path, path.name, _SMALL, NOTHING_TOLD)
    return [(one.severity, one.code) for one in read.problems], [vars(table) for table in read.tables]


def _has_total(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return any(b"Total" in package.read(name) for name in package.namelist())


def _shares_read(tables: list[dict[str, Any]]) -> dict[str, tuple[int, int]]:
    """The sound shares of the agencies read: where the row of totals is gone too, nobody can miss a row."""
    read = tables[0]["values"]["agency"] if tables else ()
    return {agency: share for agency, share in _SHARES.items() if agency in read}


def _changed_total(tables: list[dict[str, Any]], expected: dict[str, tuple[int, int]]) -> str:
    """What is not as expected of the sound return; a percentage may differ by its rounding."""
    if not tables:
        return "nothing was read and nothing was said"
    for name, place in (("numerator", 0), ("denominator", 1)):
        found = sum(float(text) for text in tables[0]["values"].get(name, ()) if text)
        sound = sum(share[place] for share in expected.values())
        if found != sound:
            return f"{name}: {found} in place of {sound}"
    shares = sorted(100 * part / whole for part, whole in expected.values())
    # where a value is blank, its counts give it
    columns = (tables[0]["values"][name] for name in _FIGURES)
    values = sorted(
        float(value) if value else 100 * float(part) / float(whole)
        for part, whole, value in zip(*columns, strict=True)
    )
    is_same = len(values) == len(shares) and all(
        abs(value - share) <= _ROUNDING for value, share in zip(values, shares, strict=True)
    )
    return "" if is_same else f"values {values}"


def main(count: int) -> int:
    """Tries so many workbooks; prints how many became what, and every one that is wrong. Gives the number of those."""
    with ProcessPoolExecutor() as workers:
        found = list(workers.map(outcome, range(count), chunksize=50))
    for (kind, became), times in sorted(Counter((one.kind, one.became) for one in found).items()):
        print(f"{kind:6} {became:8} {times:6}")
    wrong = [one for one in found if one.wrong]
    for one in wrong:
        print(f"WRONG seed {one.seed} ({one.kind}): {one.wrong}")
    print(f"{count} workbooks, {len(wrong)} wrong")
    return len(wrong)


if __name__ == "__main__":
    sys.exit(min(main(int(sys.argv[1])), 1))
