"""The dashboard run through its router, without a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest, app_test

from hscb.config import PROJECT
from hscb.warehouse.store import Store

SECONDS = 60
Opened = Callable[..., AppTest]


class AfterNavigation(PagesManager):
    """A server on which somebody has opened the dashboard; tests/browser shows that the first one is routed too.

    AppTest begins every run as a server that was just started would, and that runs files of pages/ by themselves.
    """

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        PagesManager.uses_pages_directory = False


@pytest.fixture(autouse=True)
def router_runs_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every page is opened through app.py."""
    monkeypatch.setattr(app_test, "PagesManager", AfterNavigation)


@pytest.fixture(autouse=True)
def fresh_caches() -> Iterator[None]:
    """Nothing that one test remembered is seen by another."""
    st.cache_data.clear()
    st.cache_resource.clear()
    yield
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture
def opened() -> Opened:
    """Opens a page through app.py, with parts of an address."""

    def opened_page(page: str, **address: str) -> AppTest:
        app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=SECONDS)
        for name, value in address.items():
            app.query_params[name.removesuffix("_")] = value
        app.run()
        return app.switch_page(page).run()

    return opened_page


@pytest.fixture
def demo(shipped_store: Store, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The figures of the workbooks that ship."""
    monkeypatch.setenv("HSCB_STORE", str(shipped_store.folder))
    return shipped_store.folder


def words(app: AppTest) -> str:
    """Everything a page says, in HTML parts, headings and messages."""
    html = [element.proto.body for element in app.get("html")]
    heads = [element.value for element in (*app.title, *app.header, *app.subheader)]
    told = [element.value for element in (*app.info, *app.error, *app.warning, *app.success)]
    return "\n".join([*html, *heads, *told])
