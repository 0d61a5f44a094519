"""The one place that opens DuckDB: locked down, a cursor for each caller, every bad file told in words."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from hscb.errors import DamagedStoreError, NothingLoadedError, OutdatedStateError, WrongUseError
from hscb.warehouse.connection import frame, new_database, open_state, rows
from hscb.warehouse.fingerprint import fingerprint
from hscb.warehouse.store import Store


def state_made_by(store: Store, made_by: str, name: str = "state") -> str:
    store.states.mkdir(parents=True, exist_ok=True)
    with new_database(store.state_path(name)) as connection:
        connection.execute("create schema raw")
        connection.execute("create table raw.state as select ? as fingerprint", [made_by])
        connection.execute("create table numbers as select range as number from range(1000)")
    store.point_to(name)
    return name


@pytest.fixture
def state(store: Store) -> str:
    return state_made_by(store, fingerprint())


@pytest.mark.parametrize(
    "statement",
    [
        "select * from read_csv('/etc/hostname')",
        "select * from read_text('/etc/hostname')",
        "select * from glob('*')",
        "attach 'other.duckdb'",
        "copy numbers to 'numbers.csv'",
        "install excel",
        "load excel",
        "set threads = 1",
        "set enable_external_access = true",
        "create table other as select 1",
        "insert into numbers values (1)",
        "drop table numbers",
    ],
)
def test_a_state_gives_figures_and_nothing_else(store: Store, state: str, statement: str) -> None:
    with pytest.raises(duckdb.Error):
        open_state(store, state).execute(statement)


def test_a_variable_of_the_program_is_not_a_table(store: Store, state: str) -> None:
    import pandas as pd

    secret = pd.DataFrame({"number": [1]})
    with pytest.raises(duckdb.CatalogException):
        frame(store, state, "select * from secret")
    assert len(secret) == 1


def test_many_threads_get_their_own_rows(store: Store, state: str) -> None:
    wrong: list[object] = []

    def ask(number: int) -> None:
        for _ in range(50):
            found = rows(store, state, "select number from numbers where number = ?", [number])[1]
            wrong.extend([] if found == [(number,)] else [found])

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_parameters_go_by_position_or_by_name(store: Store, state: str) -> None:
    assert frame(store, state, "select $a + 1 as b", {"a": 1})["b"].tolist() == [2]
    assert rows(store, state, "select ? + 1 as b", [1]) == (("b",), [(2,)])


def test_a_query_that_takes_too_long_is_stopped(store: Store, state: str) -> None:
    endless = "select max(hash(a.number, b.number, c.number, d.number)) from numbers a, numbers b, numbers c, numbers d"
    with pytest.raises(WrongUseError, match=r"longer than 0\.2 seconds"):
        frame(store, state, endless, seconds=0.2)


def test_a_store_that_is_not_there_is_not_made(store: Store) -> None:
    with pytest.raises(NothingLoadedError):
        open_state(store, "state")
    assert not store.folder.exists()


def test_a_state_file_that_is_gone_is_damage(store: Store, state: str) -> None:
    with pytest.raises(DamagedStoreError):
        open_state(store, "another")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def zeros(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:12_288] + bytes(len(content) - 12_288))


def sqlite(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("create table a (b)")
    connection.close()


@pytest.mark.parametrize(
    "spoil",
    [lambda path: path.write_bytes(b""), lambda path: path.write_bytes(b"text " * 9999), cut, zeros, sqlite],
)
def test_a_spoilt_file_is_told_without_its_path(store: Store, spoil: Callable[[Path], object]) -> None:
    # a file of its own: what is open already goes on being read
    name = state_made_by(store, fingerprint(), "spoilt")
    spoil(store.state_path(name))
    with pytest.raises(DamagedStoreError) as told:
        frame(store, name, "select sum(number) from numbers")
    assert str(store.folder) not in told.value.message + told.value.fix
    assert "rebuild" in told.value.fix


def test_a_state_of_other_sql_says_what_to_do(store: Store) -> None:
    name = state_made_by(store, "made by an older version", "older")
    with pytest.raises(OutdatedStateError) as told:
        open_state(store, name)
    assert "rebuild" in told.value.fix
    assert open_state(store, name, any_version=True).execute("select count(*) from numbers").fetchone() == (
        1000,
    )


def test_a_file_name_is_never_used_twice(store: Store, state: str) -> None:
    with pytest.raises(FileExistsError):
        new_database(store.state_path(state))
