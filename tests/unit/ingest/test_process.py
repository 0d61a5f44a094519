"""The child process that reads a file: no workbook can take more than its limits, or harm the process that asked."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from hscb.ingest.answers import NOTHING_TOLD
from hscb.ingest.files.limits import Limits
from hscb.ingest.problems import column_letter
from hscb.ingest.process import read_file
from hscb.ingest.reading import read_files
from tests.unit.ingest.books import (
    A_CONTACT,
    CONTACT_HEADINGS,
    SHEET_1,
    codes,
    contacts,
    extract,
    problems_here,
    with_text,
    workbook,
)


# under these limits the memory runs out in the bulk reader's own code, and in Python's part of it
@pytest.mark.parametrize("megabytes", [60, 100])
def test_a_sheet_that_fills_the_memory_is_stopped_by_the_limit(tmp_path: Path, megabytes: int) -> None:
    # 400 columns by 6,000 rows with a value at each end: few bytes, but 2.4 million cells to the bulk reader
    first = "".join(f'<c r="{column_letter(number)}1"><v>1</v></c>' for number in range(1, 401))
    ends = '<row r="{0}"><c r="A{0}"><v>1</v></c><c r="OJ{0}"><v>1</v></c></row>'
    sheet = f'<row r="1">{first}</row>' + "".join(ends.format(number) for number in range(2, 6000))
    path = with_text(
        contacts(tmp_path / "a.xlsx"),
        tmp_path / "wide.xlsx",
        SHEET_1,
        lambda text: text[: text.index("<sheetData>") + 11] + sheet + text[text.index("</sheetData>") :],
    )
    found = read_file(path, path.name, Limits(memory_megabytes=megabytes), NOTHING_TOLD)
    assert codes(found.problems) == ["reader-memory"]
    assert f"{megabytes} MB" in found.problems[0].message
    assert found.tables == ()


def test_a_file_that_takes_too_long_is_stopped_by_the_clock(tmp_path: Path) -> None:
    path = contacts(tmp_path / "slow.xlsx")
    found = read_file(path, path.name, Limits(seconds=0), NOTHING_TOLD)
    assert codes(found.problems) == ["reader-time"]


def test_a_bomb_behind_a_lying_directory_is_stopped(tmp_path: Path) -> None:
    path = with_text(
        contacts(tmp_path / "a.xlsx"),
        tmp_path / "bomb.xlsx",
        SHEET_1,
        lambda text: text.replace("</sheetData>", " " * 40_000_000 + "</sheetData>"),
    )
    with zipfile.ZipFile(path) as archive:
        real = archive.getinfo(SHEET_1).file_size
    content = path.read_bytes()
    # the directory at the end of the file, and the part's own header, claim a small size
    lying = content.replace(real.to_bytes(4, "little"), (5000).to_bytes(4, "little"))
    assert lying != content
    path.write_bytes(lying)
    assert codes(read_file(path, path.name, Limits(), NOTHING_TOLD).problems) == ["file-incomplete"]


def test_a_fault_in_the_reader_is_told_without_a_traceback(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    # A row number that no sheet has: whatever a reader makes of it, the answer is a problem.
    path = with_text(
        contacts(tmp_path / "a.xlsx"),
        tmp_path / "odd.xlsx",
        SHEET_1,
        lambda text: text.replace('<c r="A2"', '<c r="A99999999999"'),
    )
    (reading,) = read_files([path])
    assert [problem.severity for problem in reading.problems if problem.code != "no-window"]
    captured = capfd.readouterr()
    assert captured.out == captured.err == ""


def test_the_child_imports_nothing_that_is_slow_or_could_reach_out() -> None:
    code = "import sys, hscb.ingest.child; print(*sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    for heavy in (
        "pandas",
        "streamlit",
        "duckdb",
        "pyarrow",
        "openpyxl",
        "numpy",
        "urllib.request",
        "socket",
    ):
        assert heavy not in loaded


def test_ten_thousand_contacts_are_read_whole(tmp_path: Path) -> None:
    row = '<row r="{0}"><c r="A{0}"><v>{0}</v></c><c r="C{0}"><v>42521</v></c><c r="D{0}"><v>6</v></c></row>'
    rows = "".join(row.format(number) for number in range(3, 10_002))
    path = with_text(
        contacts(tmp_path / "a.xlsx"),
        tmp_path / "many.xlsx",
        SHEET_1,
        lambda text: text.replace("</sheetData>", rows + "</sheetData>"),
    )
    (reading,) = read_files([path])
    assert codes(reading.problems) == ["read-by-rule"]
    assert extract(reading, "list_1").rows.num_rows == 10_000


def test_the_limit_of_cells_counts_the_whole_workbook(tmp_path: Path) -> None:
    sheet = [CONTACT_HEADINGS, *([A_CONTACT] * 50)]
    path = workbook(tmp_path / "a.xlsx", {"One": sheet, "Two": sheet})
    assert codes(problems_here(path, Limits(cells=300))) == ["too-many-cells"]
