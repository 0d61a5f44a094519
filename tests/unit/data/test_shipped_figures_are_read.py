"""Both workbooks of figures through the loader."""

from __future__ import annotations

import pytest

from hscb.config import DATA_FOLDER
from hscb.ingest.reading import read_files
from tests.unit.data.shipped import REPORT, STATISTICS, figures


@pytest.mark.parametrize("file", [REPORT, STATISTICS])
def test_the_loader_reads_every_row_and_finds_nothing_to_say(file: str) -> None:
    (reading,) = read_files([DATA_FOLDER / file])
    assert [problem.message for problem in reading.problems] == []
    rows = {extract.table: len(extract.rows) for extract in reading.extracts}
    assert rows["published_values"] == len(figures(file))
