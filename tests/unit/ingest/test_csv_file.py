"""CSV files in all dress: encodings, delimiters, quotes, ragged rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from hscb.ingest.files.csv_file import read_csv
from hscb.ingest.files.limits import Limits, RefusedError
from tests.unit.ingest.books import codes, extract, problems_here, read

VALUES = "Agency,Measure,Period,Breakdown,Category,Numerator,Denominator,Value,Narrative"
PUBLISHED = "Area,Measure,Period,Value,Source,Published In"


def rows(path: Path, content: str | bytes, encoding: str = "utf-8") -> list[list[object]]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return [list(row) for row in read_csv(path, path.name, Limits()).rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_parts_most_lines_alike(tmp_path: Path, delimiter: str) -> None:
    lines = [["Agency", "Measure, in words"], ["Police; MPS", "1|2"], ["NELFT", "3"]]
    content = "\n".join(
        delimiter.join(f'"{cell}"' if delimiter in cell else cell for cell in line) for line in lines
    )
    assert rows(tmp_path / "a.csv", content) == lines


def test_a_title_with_commas_does_not_hide_the_delimiter(tmp_path: Path) -> None:
    content = "Return of Police, NELFT, BHRUT and Housing\nAgency;Measure;Value\nPolice;contacts;5\nNELFT;contacts;6\n"
    assert rows(tmp_path / "a.csv", content)[2] == ["Police", "contacts", "5"]


@pytest.mark.parametrize("first", ["sep=;\r\n", "SEP=;\n", '"sep=;"\n'])
def test_excels_own_mark_of_the_delimiter_is_no_row(tmp_path: Path, first: str) -> None:
    assert rows(tmp_path / "a.csv", f"{first}A;B, or C\n1;2\n") == [["A", "B, or C"], ["1", "2"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_text_is_read_in_whichever_encoding(tmp_path: Path, encoding: str) -> None:
    assert rows(tmp_path / "a.csv", "Child’s need,Café – £5\r\n1,2\r\n", encoding) == [
        ["Child’s need", "Café – £5"],
        ["1", "2"],
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16"])
def test_a_return_in_any_encoding_is_let_in(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "values.csv"
    path.write_bytes(f"{VALUES}\nPolice,contacts,2016-17,all,all,,,15,Café\n".encode(encoding))
    (row,) = extract(read(path), "returned_values").rows.to_pylist()
    assert (row["agency"], row["value"], row["narrative"]) == ("Police", "15", "Café")


def test_a_quoted_cell_may_hold_line_breaks_delimiters_and_quotes(tmp_path: Path) -> None:
    content = 'A,B\r\n"one\r\ntwo, ""three""",2\r\n3,4'
    assert rows(tmp_path / "a.csv", content) == [["A", "B"], ['one\r\ntwo, "three"', "2"], ["3", "4"]]


def test_characters_that_only_look_like_line_breaks_part_no_rows(tmp_path: Path) -> None:
    assert rows(tmp_path / "a.csv", "A,B\n1\x0b\u2028\x85x,2\n") == [["A", "B"], ["1\x0b\u2028\x85x", "2"]]


def test_ragged_and_blank_rows_keep_their_numbers(tmp_path: Path) -> None:
    assert rows(tmp_path / "a.csv", "A,B,C\n1\n\n1,2,3,,\n") == [
        ["A", "B", "C"],
        ["1"],
        [],
        ["1", "2", "3", "", ""],
    ]


def test_a_quotation_mark_left_open_is_refused_as_it_would_swallow_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        f'{VALUES}\nPolice,contacts,2016-17,all,all,,,15,"over\nNELFT,contacts,2016-17,all,all,,,16,\n'
    )
    (problem,) = problems_here(path)
    assert (problem.severity, problem.code) == ("error", "quotation-open")
    assert "row 2" in problem.message


def test_an_inch_mark_in_a_cell_is_no_quotation(tmp_path: Path) -> None:
    assert rows(tmp_path / "a.csv", 'A,B\n5" pipe,2\n3,4\n')[1:] == [['5" pipe', "2"], ["3", "4"]]


def test_more_cells_than_allowed_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("1,2\n" * 10)
    with pytest.raises(RefusedError):
        read_csv(path, path.name, Limits(cells=19))


def test_published_figures_may_come_as_csv(tmp_path: Path) -> None:
    path = tmp_path / "published.csv"
    path.write_text(
        f"{PUBLISHED}\nEngland,re_referral_12m_pct,2016-17,21.9%,DfE,Children in need 2017\n",
        encoding="utf-8",
    )
    reading = read(path)
    assert codes(reading.problems) == ["read-by-rule"]
    assert extract(reading, "published_values").rows.to_pylist()[0]["value"] == "21.9"
