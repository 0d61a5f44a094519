"""`python -m hscb`: exit codes, what goes to which stream, options before and after the command."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from hscb import pipeline
from hscb.commands.results import result_text
from hscb.config import PROJECT
from hscb.examine import Report
from hscb.faults import PIPE_CLOSED, command_first, run
from hscb.ingest.problems import Problem
from hscb.loading import LoadResult
from hscb.terminal import problems_text
from hscb.warehouse.changes import MovedFigure
from hscb.warehouse.store import Store
from tests.unit.ingest.books import workbook
from tests.unit.pipeline.returns import (
    CONTACTS,
    LAST_QUARTER,
    LATER_CONTACTS,
    broken,
    figures,
    front_door,
    loaded,
    tenfold,
    warned,
)

Captured = pytest.CaptureFixture[str]


def test_a_process_of_its_own_loads_and_answers(store: Store, tmp_path: Path) -> None:
    def hscb(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "hscb", *arguments],
            cwd=PROJECT,
            capture_output=True,
            text=True,
            check=False,
        )

    done = hscb("load", str(front_door(tmp_path / "a.xlsx")))
    assert (done.returncode, done.stderr) == (0, "")
    assert "6 rows added" in done.stdout
    query = "select value from kpi.measure_values where measure_id = 'contacts' and period_label = '2016-17'"
    found = hscb("sql", query + " and breakdown = 'all'", "--format", "csv")
    assert (found.returncode, found.stdout) == (0, "value\n6.0\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "Usage"),
        (["bogus"], "bogus"),
        (["load"], "FILE"),
        (["load", "nowhere.xlsx"], "There is no file nowhere.xlsx"),
        (["check", "nowhere.xlsx"], "There is no file nowhere.xlsx"),
        (["sql", "select 1"], "No data have been loaded yet"),
        (["loads"], "No data have been loaded yet"),
        (["undo"], "No data have been loaded yet"),
        (["rebuild"], "No data have been loaded yet"),
        (["export"], "No data have been loaded yet"),
        (["backup", "b.zip"], "No data have been loaded yet"),
    ],
)
def test_wrong_use_is_exit_code_2_and_makes_no_store(
    store: Store, capsys: Captured, arguments: list[str], words: str
) -> None:
    assert run(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert words in told.err
    assert "Traceback" not in told.err
    assert not store.folder.exists()


def test_refused_data_are_exit_code_1(store: Store, tmp_path: Path, capsys: Captured) -> None:
    assert run(["load", str(broken(tmp_path / "a.xlsx"))]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "List 1, cell B2" in told.err
    assert "Nothing was loaded" in told.err
    assert run(["load", str(warned(tmp_path / "b.xlsx"))]) == 1
    assert "--accept-warnings" in capsys.readouterr().err
    assert run(["--accept-warnings", "load", str(tmp_path / "b.xlsx")]) == 0


def test_a_check_gives_its_problems_as_the_result(tmp_path: Path, capsys: Captured) -> None:
    assert run(["check", "--json", str(broken(tmp_path / "a.xlsx"))]) == 1
    problems = json.loads(capsys.readouterr().out)
    assert {"severity", "code", "file", "sheet", "cell", "message", "fix", "column"} == set(problems[0])
    assert ("error", "B2", "Date of Contact") in {
        (one["severity"], one["cell"], one["column"]) for one in problems
    }
    assert run(["check", str(warned(tmp_path / "b.xlsx"))]) == 0
    assert "end before start" in capsys.readouterr().out.lower()


def test_a_load_gives_its_problems_as_json_too(store: Store, tmp_path: Path, capsys: Captured) -> None:
    assert run(["load", "--json", str(warned(tmp_path / "b.xlsx")), "--accept-warnings"]) == 0
    told = capsys.readouterr()
    assert [one["code"] for one in json.loads(told.out)] == ["end-before-start"]
    assert "L0001" in told.err


def test_a_progress_file_holds_the_steps_and_the_result(
    store: Store, tmp_path: Path, capsys: Captured
) -> None:
    path = tmp_path / "progress.jsonl"
    arguments = [
        "load",
        str(front_door(tmp_path / "a.xlsx")),
        "--who",
        "a page",
        "--progress-file",
        str(path),
    ]
    assert run([*arguments, "--preview"]) == 0
    assert run(arguments) == 0
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert lines[0] == {"step": "reading", "done": 0, "of": 8, "words": "Reading the files"}
    previewed, result = (line["result"] for line in lines if "result" in line)
    assert (previewed["outcome"], result["outcome"]) == ("preview", "loaded")
    assert previewed["moved"] == result["moved"]
    assert result["loads"][0]["loaded_by"] == "a page"


def test_options_may_stand_before_the_command(store: Store, tmp_path: Path, capsys: Captured) -> None:
    loaded(Store(tmp_path / "other"), front_door(tmp_path / "a.xlsx"))
    assert run(["--store", str(tmp_path / "other"), "--json", "loads"]) == 0
    (load,) = json.loads(capsys.readouterr().out)
    assert (load["load"], load["by"], load["files"], load["rows"]) == ("L0001", "an analyst", "a.xlsx", 6)
    assert load["standing"] == "in force"
    assert not store.folder.exists()


def test_a_value_is_never_taken_for_the_command() -> None:
    assert command_first(["--store", "load", "check", "a.xlsx"]) == ["check", "--store", "load", "a.xlsx"]
    assert command_first(["sql", "select 1", "--format", "csv"]) == ["sql", "select 1", "--format", "csv"]
    assert command_first(["--help"]) == ["--help"]


def test_undo_and_rebuild_bring_the_figures_back(store: Store, tmp_path: Path, capsys: Captured) -> None:
    loaded(store, front_door(tmp_path / "a.xlsx"))
    before = figures(store)
    loaded(store, warned(tmp_path / "b.xlsx"))
    assert run(["undo", "--who", "Ada Analyst"]) == 0
    assert figures(store) == before
    capsys.readouterr()
    assert run(["loads"]) == 0
    _, _, first, second = capsys.readouterr().out.splitlines()
    assert first.endswith("  in force")
    assert re.search(r"  taken back [-\d]+ [:\d]+ by Ada Analyst$", second)
    assert run(["rebuild"]) == 0
    assert "No figure moved." in capsys.readouterr().out
    assert figures(store) == before
    assert run(["undo", "L0002"]) == 2


@pytest.fixture
def one_load(store: Store, tmp_path: Path) -> Store:
    loaded(store, front_door(tmp_path / "a.xlsx"))
    return store


@pytest.mark.parametrize(
    "statement",
    [
        "select 1; select 2",
        "drop table raw.list_1",
        "copy raw.list_1 to 'out.csv'",
        "set threads = 1",
        "set variable a = 1",
        "pragma version",
        "attach 'other.duckdb'",
        "install excel",
        "",
        "selec 1",
        "select * from no_such_table",
        "select cast('x' as integer)",
        "select * from read_csv('/etc/hostname')",
    ],
)
def test_sql_runs_one_query_that_reads_and_nothing_else(
    one_load: Store, capsys: Captured, statement: str
) -> None:
    assert run(["sql", statement]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err


def test_sql_writes_a_table_csv_or_json(one_load: Store, capsys: Captured) -> None:
    query = (
        "select 1.5 as a, null as b, date '2016-01-31' as day, true as c, 'x,y' as text, 'nan'::double as d"
    )
    written = {}
    for form in ("table", "csv", "json"):
        assert run(["sql", query, "--format", form]) == 0
        written[form] = capsys.readouterr().out
    assert written["table"].splitlines() == [
        "a    b  day         c     text  d",
        "---  -  ----------  ----  ----  ---",
        "1.5     2016-01-31  true  x,y   nan",
    ]
    assert written["csv"] == 'a,b,day,c,text,d\n1.5,,2016-01-31,true,"x,y",nan\n'
    assert json.loads(written["json"]) == [
        {"a": 1.5, "b": None, "day": "2016-01-31", "c": True, "text": "x,y", "d": None}
    ]


def test_a_fault_of_ours_is_exit_code_3_with_a_report_that_holds_no_data(
    one_load: Store, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    childs_data = "Jane " + "Doe, born 01/02/2010"

    def fail(*_: object) -> None:
        raise RuntimeError(childs_data)

    monkeypatch.setattr(pipeline, "rebuild", fail)
    assert run(["rebuild"]) == 3
    told = capsys.readouterr().err
    (log,) = one_load.logs.iterdir()
    assert str(log) in told
    report = log.read_text(encoding="utf-8")
    assert "RuntimeError" in report
    assert "test_command_line.py" in report
    assert childs_data not in report + told


def test_many_problems_alike_are_told_by_their_first_cells() -> None:
    problems = [
        Problem("error", "date-unreadable", "a.xlsx", "List 1", f"B{n}", f"Row {n}.", "Mend it.")
        for n in range(217)
    ]
    text = problems_text(problems)
    assert text.count("Row ") == 3
    assert "  Not a date (217)" in text.splitlines()
    assert "and 214 more like this" in text
    assert text.count("What to do: Mend it.") == 1
    assert text.endswith("\nEvery problem with its cell: check --json.")
    assert "check --json" not in problems_text(problems[:3])


def test_a_load_tells_which_figures_of_whole_years_move(
    one_load: Store, tmp_path: Path, capsys: Captured
) -> None:
    loaded(one_load, front_door(tmp_path / "year.xlsx", tenfold(CONTACTS)))
    later = front_door(tmp_path / "quarter.xlsx", tenfold(LATER_CONTACTS), LAST_QUARTER)
    assert run(["load", "--preview", str(later)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == [
        "This is what would change; nothing was loaded.",
        "  Contacts: 10 rows added, 10 changed, 0 removed",
    ]
    assert lines[2].startswith("  Figures, without their breakdowns: ")
    assert lines[3] == "  Of years (– is no figure, or a hidden one):"
    # sixty contacts, then those of C6 in March 2017 too
    assert "    Contacts, Havering, 2016-17: 60 -> 70" in lines[3:]


def test_of_many_figures_that_move_the_first_ten_are_told() -> None:
    def moved(year: int) -> MovedFigure:
        label = f"{year}-{year % 100 + 1}"
        return MovedFigure(
            "assessment_45wd_pct", "Within 45 days", "Havering", "return", "year", label, 59.05, None
        )

    month = MovedFigure("contacts", "Contacts", "Havering", "records", "month", "2016-06", 6, 7)
    result = LoadResult(
        "preview", "Told.", Report(), moved=(*(moved(year) for year in range(2011, 2023)), month)
    )
    lines = result_text(result).splitlines()
    assert lines[1] == (
        "  Figures, without their breakdowns: 1 changes, 12 are no longer shown (Within 45 days, Contacts)"
    )
    assert lines[3] == "    Within 45 days, Havering, 2011-12 (return): 59.1% -> –"
    assert lines[13:] == [
        "    and 2 more",
        "  Of quarters and months (– is no figure, or a hidden one):",
        "    Contacts, Havering, 2016-06: 6 -> 7",
    ]


def test_a_figure_of_part_of_a_period_says_which_part() -> None:
    def said(first: str | None, last: str | None) -> str:
        moved = MovedFigure(
            "contacts", "Contacts", "Havering", "records", "year", "2017-18", None, 60, True, first, last
        )
        return result_text(LoadResult("preview", "Told.", Report(), moved=(moved,))).splitlines()[-1].strip()

    assert said(None, "2017-06-30") == "Contacts, Havering, 2017-18 (to June 2017): – -> 60"
    assert said("2017-07-01", None) == "Contacts, Havering, 2017-18 (from July 2017): – -> 60"
    assert said("2017-05-02", "2017-06-12") == (
        "Contacts, Havering, 2017-18 (from 2 May 2017 to 12 June 2017): – -> 60"
    )
    assert said(None, None) == "Contacts, Havering, 2017-18 (part of it): – -> 60"


def test_an_unknown_column_is_told_how_the_columns_are_found(one_load: Store, capsys: Captured) -> None:
    assert run(["sql", "select no_such_column from reporting.measure_values"]) == 2
    hint = 'The columns of a table: python -m hscb sql "describe reporting.measure_values".'
    assert hint in capsys.readouterr().err
    assert run(["sql", "describe reporting.measure_values", "--format", "csv"]) == 0
    assert {"measure_id", "value"} <= {line.split(",")[0] for line in capsys.readouterr().out.splitlines()}


def test_a_template_and_an_export_are_written_where_they_are_wanted(
    one_load: Store, tmp_path: Path, capsys: Captured
) -> None:
    assert run(["template", "--to", str(tmp_path / "empty.xlsx")]) == 0
    assert (tmp_path / "empty.xlsx").stat().st_size > 0
    assert run(["template", "contacts", "--to", str(tmp_path / "contacts.xlsx")]) == 0
    assert run(["export", str(tmp_path / "out.csv")]) == 0
    assert capsys.readouterr().out.split() == [
        str(tmp_path / name) for name in ("empty.xlsx", "contacts.xlsx", "out.csv", "out_definitions.csv")
    ]


def test_a_pipe_that_closes_early_is_not_complained_about(one_load: Store) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "hscb", "sql", "from calendar.days"],
            cwd=PROJECT, stdout=closed, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.stderr == ""


def test_a_check_writes_marked_copies_and_says_where(tmp_path: Path, capsys: Captured) -> None:
    files = [str(broken(tmp_path / "a.xlsx")), str(warned(tmp_path / "b.xlsx"))]
    folder = tmp_path / "to send"
    assert run(["check", *files, "--marked", str(folder)]) == 1
    copies = [folder / "a, marked.xlsx", folder / "b, marked.xlsx"]
    assert capsys.readouterr().out.splitlines()[-2:] == [str(copy) for copy in copies]
    assert all(copy.is_file() for copy in copies)
    assert run(["check", "--json", files[1], "--marked", str(folder)]) == 0
    told = capsys.readouterr()
    assert [one["code"] for one in json.loads(told.out)] == ["end-before-start"]
    assert told.err.strip() == str(copies[1])
    assert run(["check", files[1], "--marked", files[0]]) == 2
    assert "marked copies cannot be written" in capsys.readouterr().err


def test_a_pipe_that_closes_early_ends_a_check_as_it_ends_any_tool(tmp_path: Path) -> None:
    path = broken(tmp_path / "a.xlsx")
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "hscb", "check", str(path), "--marked", str(tmp_path / "to send")],
            cwd=PROJECT, stdout=closed, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (PIPE_CLOSED, "")


def test_a_check_and_a_preview_say_that_a_load_would_be_refused(
    store: Store, tmp_path: Path, capsys: Captured
) -> None:
    told = "A load would be refused because of 1 warning. Look at them; if they may stand, load with --accept-warnings."
    path = str(warned(tmp_path / "a.xlsx"))
    assert run(["check", path]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == told
    assert run(["load", path, "--preview"]) == 0
    assert told in capsys.readouterr().out.splitlines()
    assert run(["check", str(broken(tmp_path / "b.xlsx"))]) == 1
    assert "A load would be refused: 2 errors, 0 warnings." in capsys.readouterr().out


def test_the_sender_of_a_file_is_told_and_may_be_named(
    store: Store, tmp_path: Path, capsys: Captured
) -> None:
    lines = [("Agency", "Measure", "Period", "Value"), ("Police", "contacts", "2016-17 Q1", 41)]
    path = workbook(tmp_path / "a.xlsx", {"Values": lines})
    assert run(["check", str(path)]) == 0
    said = capsys.readouterr().out
    assert "  a.xlsx: Police (its Agency column names no other)" in said
    assert '--sent-by "FILE=AGENCY"' in said
    assert run(["load", str(path), "--sent-by", f"{path}=Met Police", "--accept-warnings"]) == 0
    assert "  a.xlsx: Police (as chosen for this file)" in capsys.readouterr().out
    for wrong, words in (
        ("b.xlsx=Police", "names none of the files"),
        ("a.xlsx=Coastguard", "is not a known agency"),
    ):
        assert run(["check", str(path), "--sent-by", wrong]) == 2
        assert words in capsys.readouterr().err


def test_sql_writes_csv_whose_text_is_no_formula(one_load: Store, capsys: Captured) -> None:
    words = "select '=1+1' as a, '-x' as b, '@x' as c, -1.5 as d, '+44' as e, chr(9) || 'x' as f"
    assert run(["sql", words, "--format", "csv"]) == 0
    assert capsys.readouterr().out == "a,b,c,d,e,f\n'=1+1,'-x,'@x,-1.5,'+44,'\tx\n"
    assert run(["sql", words]) == 0
    assert "'" not in capsys.readouterr().out


def test_a_template_is_written_where_it_is_said_and_never_over_a_file(
    store: Store, tmp_path: Path, capsys: Captured
) -> None:
    assert run(["template", "contacts"]) == 2
    assert "Add --to FILE" in capsys.readouterr().err
    assert run(["template", "contacts", "--to", str(tmp_path)]) == 0
    written = Path(capsys.readouterr().out.strip())
    assert written.parent == tmp_path
    before = written.read_bytes()
    assert run(["template", "contacts", "--to", str(written)]) == 2
    assert "already; it was left as it is" in capsys.readouterr().err
    assert written.read_bytes() == before
    assert run(["template", "contacts", "--to", str(tmp_path / "nowhere" / "a.xlsx")]) == 2
