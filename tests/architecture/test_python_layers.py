"""Which part of the project may know of which library and which part of the database."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from hscb.config import PROJECT
from tests.architecture.sources import QUERY, TABLE_READ, imported, python_files, texts, tree

PAGES = python_files("pages")


def named(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


@pytest.mark.parametrize("path", python_files("hscb"), ids=named)
def test_streamlit_is_known_to_the_user_interface_only(path: Path) -> None:
    if not named(path).startswith("hscb/ui/"):
        assert "streamlit" not in imported(path)


@pytest.mark.parametrize("path", python_files("app.py", "pages"), ids=named)
def test_a_page_lays_out_and_does_nothing_else(path: Path) -> None:
    assert not imported(path) & {"duckdb", "altair", "openpyxl", "sqlite3", "python_calamine"}
    assert not [text for text in texts(path) if QUERY.search(text)]


@pytest.mark.parametrize("path", python_files("hscb/queries", "hscb/export"), ids=named)
def test_questions_read_schema_reporting_only(path: Path) -> None:
    schemas = {schema for text in texts(path) for schema, _ in TABLE_READ.findall(text)}
    assert schemas <= {"reporting"}


@pytest.mark.parametrize("path", python_files("hscb/charts", "hscb/ui"), ids=named)
def test_charts_and_widgets_ask_no_questions_of_their_own(path: Path) -> None:
    assert "duckdb" not in imported(path)
    assert not [text for text in texts(path) if TABLE_READ.search(text)]


def test_duckdb_is_opened_in_one_place() -> None:
    callers = {
        named(path)
        for path in python_files("hscb", "app.py", "pages")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute)
        and node.attr in {"connect", "sql", "execute", "query"}
        and isinstance(node.value, ast.Name)
        and node.value.id == "duckdb"
    }
    assert callers == {"hscb/warehouse/connection.py"}


def test_there_are_pages() -> None:
    assert len(PAGES) >= 9


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_a_page_begins_with_the_router_guard(path: Path) -> None:
    """A page opened by its address on a server just started runs without app.py unless it says otherwise first."""
    module = tree(path)
    module.body = module.body[1:] if ast.get_docstring(module) else module.body
    first = next(node for node in module.body if not isinstance(node, (ast.Import, ast.ImportFrom)))
    assert ast.unparse(first) == f"require_router('{named(path)}')"


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_a_page_fits_on_two_screens(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 90


@pytest.mark.parametrize("path", python_files("app.py", "pages", "hscb/ui"), ids=named)
def test_a_dataframe_is_never_the_key_of_a_cache(path: Path) -> None:
    """Streamlit hashes a sample of a large frame, so two different ones can share a cached result."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef) and any(
            "cache" in ast.unparse(one) for one in node.decorator_list
        ):
            kinds = [ast.unparse(one.annotation) for one in node.args.args if one.annotation]
            assert not [kind for kind in kinds if "DataFrame" in kind or "Series" in kind]
