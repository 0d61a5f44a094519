"""The SQL folders: who reads whom, what a file is called, what its first line says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hscb.config import SQL_FOLDER
from hscb.warehouse.views import LAYERS, build_order, model_files
from tests.architecture.sources import TABLE_READ

ORDER = ["raw", *LAYERS.values()]
FILES = [(name, path) for name, path in model_files().items()]
MADE = re.compile(r"^create or replace (?:view|table) ([a-z_]+\.[a-z_0-9]+) as$")
COMMENT = re.compile(r"--.*")

each_file = pytest.mark.parametrize(("name", "path"), FILES, ids=[name for name, _ in FILES])


def may_read(schema: str) -> set[str]:
    lower = set(ORDER[: ORDER.index(schema) + 1])
    # checks hold received rows against each other; figures never rest on them
    return lower if schema == "checks" else lower - {"checks"}


@each_file
def test_a_file_reads_lower_layers_or_its_own(name: str, path: Path) -> None:
    sql = COMMENT.sub("", path.read_text(encoding="utf-8"))
    assert {schema for schema, _ in TABLE_READ.findall(sql)} <= may_read(name.split(".")[0])


@each_file
def test_a_file_says_its_grain_first_and_makes_what_it_is_named_after(name: str, path: Path) -> None:
    first, second = path.read_text(encoding="utf-8").splitlines()[:2]
    assert re.match(r"-- \w.*\S$", first)
    made = MADE.match(second)
    assert made is not None
    assert made[1] == name


@each_file
def test_a_file_can_be_read_at_one_sitting(name: str, path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 120


@each_file
def test_no_figure_depends_on_today(name: str, path: Path) -> None:
    sql = COMMENT.sub("", path.read_text(encoding="utf-8")).lower()
    assert not re.search(r"\bcurrent_date\b|\bcurrent_timestamp\b|\btoday\(|\bnow\(|\bget_current", sql)


def test_every_sql_file_is_in_a_layer_and_is_run() -> None:
    assert set(SQL_FOLDER.rglob("*.sql")) == set(model_files().values())
    assert set(build_order()) == set(model_files())
