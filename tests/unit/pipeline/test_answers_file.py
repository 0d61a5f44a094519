"""A file of answers: every bad line is told with its number, nothing is taken of it then; the others are told apart."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from hscb.errors import WrongUseError
from hscb.faults import run
from hscb.ingest.answers import Answer, meanings_of
from hscb.warehouse.answers_file import answers_read, as_csv
from hscb.warehouse.mappings import remember, remembered
from hscb.warehouse.store import Store
from tests.unit.pipeline.test_mappings import CSC, ODD, SCHOOLS, contacts

HEAD = "authority,agency,field,spelling,meaning\n"
POLICE = "Havering,Police,"
Captured = pytest.CaptureFixture[str]


def read(text: str, *held: Answer) -> list[Answer]:
    return answers_read((HEAD + text).encode(), held).answers


def test_every_bad_line_is_told_with_what_was_expected(
    store: Store, tmp_path: Path, capsys: Captured
) -> None:
    path = tmp_path / "answers.csv"
    lines = (
        f"{POLICE}source,Plod,6",
        f"{POLICE}source,Nick,Polise",
        f"{POLICE}sorce,Old Bill,6",
        f"{POLICE}period,Qtr one,Q1",
        f"{POLICE}scale,rate,half",
        ",Police,source,,6",
        f"{POLICE}source,PLOD,7",
        f"{POLICE}measure,x,nothing at all",
    )
    path.write_text(HEAD + "\n".join(lines), encoding="utf-8")
    assert run(["mappings", str(path)]) == 2
    told = capsys.readouterr().err.splitlines()
    assert told[0] == "7 lines of the file cannot be taken:"
    expected = (
        'line 3: "Polise" is not a meaning of "Nick" in the field source; the nearest are 6: Police',
        'line 4: there is no field "sorce"',
        'line 5: "Q1" is not a meaning of "Qtr one" in the field period; expected is a period such as 2016-17',
        'line 6: "half" is not a meaning of "rate" in the field scale; expected is fraction (a share of 1',
        "line 7: no authority and no spelling",
        'line 8: "PLOD" means something else in line 2',
        "prints",
    )
    assert all(words in line for words, line in zip(expected, told[1:], strict=False)), told
    assert told[-1].startswith("Nothing was taken from the file.")
    assert remembered(store) == ()


def test_new_changed_and_unchanged_answers_are_told_in_words(
    store: Store, tmp_path: Path, capsys: Captured
) -> None:
    before = [SCHOOLS, Answer(*CSC, "source", "Fuzz", "7")]
    remember(store, "an analyst", before)
    path = tmp_path / "answers.csv"
    path.write_text(
        as_csv([SCHOOLS, Answer(*CSC, "source", "Fuzz", "6"), Answer(*CSC, "source", "Plod", "6")])
    )
    assert run(["mappings", str(path)]) == 0
    whose = "(source; Havering, Children's Social Care)"
    assert capsys.readouterr().out.splitlines()[:4] == [
        "1 answer new, 1 changed, 1 unchanged.",
        f"  new: Plod = 6: Police {whose}",
        f"  changed: Fuzz = 6: Police {whose}; it was {words('7')}",
        f"  unchanged: {ODD} = {words('2A')} {whose}",
    ]
    assert run(["mappings", str(path), "--forget"]) == 0
    assert "3 answers are forgotten; 0 were not known." in capsys.readouterr().out
    assert remembered(store) == ()


def words(code: str) -> str:
    return next(choice.words for choice in meanings_of("source") if choice.code == code)


@pytest.mark.parametrize("meaning", ["6", "police", "6: Police", "6 = 6: Police"])
def test_a_meaning_may_be_its_code_or_its_words(meaning: str) -> None:
    assert read(f"{POLICE}source,Plod,{meaning}") == [Answer("Havering", "Police", "source", "Plod", "6")]


def test_lines_that_are_not_filled_in_are_passed_over_and_a_missing_column_is_named() -> None:
    assert [answer.spelling for answer in read(f"{POLICE}source,a,\n{POLICE}source,b,6")] == ["b"]
    with pytest.raises(WrongUseError, match="meaning"):
        answers_read(b"authority,agency,field,spelling\n", ())


def test_a_file_that_excel_saved_with_semicolons_is_read() -> None:
    text = (HEAD + f"{POLICE}source,Caf\u00e9,6").replace(",", ";")
    assert answers_read(text.encode("cp1252"), ()).answers[0].spelling == "Café"


def test_text_like_a_formula_goes_out_harmless_and_comes_back_as_it_was() -> None:
    odd = [
        Answer("Havering", "Police", "source", spelling, "6") for spelling in ("=1+1", "-2", "@x", "'quoted")
    ]
    text = as_csv(odd)
    assert [row["spelling"] for row in csv.DictReader(io.StringIO(text))] == [
        "'=1+1",
        "'-2",
        "'@x",
        "'quoted",
    ]
    assert answers_read(text.encode(), ()).answers == odd


def test_the_file_of_questions_says_what_is_allowed_and_the_rest_is_printed(
    store: Store, tmp_path: Path, capsys: Captured
) -> None:
    asked = tmp_path / "asked.csv"
    assert run(["check", str(contacts(tmp_path / "a.xlsx", ODD)), "--questions", str(asked)]) == 0
    (row,) = csv.DictReader(io.StringIO(asked.read_text(encoding="utf-8-sig")))
    assert (row["spelling"], row["meaning"], row["cell"]) == (ODD, "", "C2")
    assert "6 = 6: Police" in row["allowed"]
    assert "not recorded" in row["allowed"]
    capsys.readouterr()
    assert run(["mappings", "--choices", "measure"]) == 0
    assert "supervision_pct" in capsys.readouterr().out
    assert run(["mappings", "--choices", "nonsense"]) == 2
