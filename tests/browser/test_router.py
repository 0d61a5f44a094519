"""The first address asked of a server that was just started: no page without its router."""

from __future__ import annotations

import http
import http.client
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from hscb.config import PROJECT
from hscb.ui.router import ALLOWED
from hscb.warehouse.store import Store
from tests.browser.conftest import Server, address, settled, start, stop

TITLES = {
    "overview": "What should worry us, and how sure are we?",
    "aim_1_child_protection": "Aim 1: Child protection",
    "aim_2_early_help": "Aim 2: Early help",
    "aim_3_right_help": "Aim 3: The most vulnerable",
    "aim_4_emerging_themes": "Aim 4: Emerging themes",
    "aim_5_assuring_quality": "Aim 5: Assuring quality",
    "aim_6_learning": "Aim 6: Learning",
    "load_data": "Load data",
    "data_quality": "Data quality",
    "definitions": "Definitions",
}
FILTERS = "by=Quarters&from=2015-16 Q1&to=2016-17 Q2&compare=false"


def test_every_page_is_tried() -> None:
    assert {f"pages/{name}.py" for name in TITLES} == set(ALLOWED)


@pytest.mark.parametrize("name", list(TITLES))
def test_a_link_to_a_page_shows_it_through_the_router_with_its_filters(
    new_dashboard: Server, page: Page, name: str
) -> None:
    new_dashboard.open(page, f"{name}?{FILTERS}")
    expect(page.locator("h1")).to_have_text(TITLES[name])
    expect(page.locator(".band")).to_contain_text("Havering Safeguarding Children Board")
    expect(page.get_by_test_id("stSidebarNav")).to_contain_text("Strategic aims")
    expect(page.get_by_role("dialog")).to_have_count(0)
    if name not in ("load_data", "definitions"):
        expect(page.locator(".chosen")).to_contain_text(
            "quarters 2015-16 Q1 to 2016-17 Q2, without comparators"
        )
        assert "from=2015-16 Q1" in address(page)


@pytest.fixture
def dashboard_with_a_stray_page(chromium: str, shipped_store: Store, tmp_path: Path) -> Iterator[Server]:
    """A dashboard in whose pages folder lies a file that no list names and that has no guard but the usual one."""
    project = tmp_path / "project"
    project.mkdir()
    for name in ("app.py", "hscb", "sql", ".streamlit"):
        (project / name).symlink_to(PROJECT / name)
    shutil.copytree(PROJECT / "pages", project / "pages")
    (project / "pages" / "secret.py").write_text(
        "import streamlit as st\nfrom hscb.ui.router import require_router\n"
        'require_router("pages/secret.py")\nst.title("SECRET")\n',
        encoding="utf-8",
    )
    server = start(shipped_store.folder, project)
    yield server
    stop(server)


def test_a_page_file_that_is_not_listed_is_not_reachable(
    dashboard_with_a_stray_page: Server, page: Page
) -> None:
    server = dashboard_with_a_stray_page
    for _ in range(2):
        # the first time nobody has opened the dashboard, the second time the router has run
        page.goto(f"{server.url}/secret")
        page.locator("h1").first.wait_for()
        settled(page)
        expect(page.locator("h1")).to_have_text("What should worry us, and how sure are we?")
        expect(page.get_by_text("SECRET")).to_have_count(0)


def handshake(server: Server, **changed: str) -> int:
    """What the server answers to a browser that asks for the connection that figures go through."""
    host = server.url.removeprefix("http://")
    headers = {
        "Host": host, "Origin": server.url, "Connection": "Upgrade", "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }  # fmt: skip
    asked = http.client.HTTPConnection(host, timeout=10)
    try:
        asked.request("GET", "/_stcore/stream", headers={**headers, **changed})
        return asked.getresponse().status
    finally:
        asked.close()


def test_figures_go_to_our_own_page_only(dashboard: Server) -> None:
    assert handshake(dashboard) == http.HTTPStatus.SWITCHING_PROTOCOLS
    assert handshake(dashboard, Host="evil.example") == http.HTTPStatus.FORBIDDEN
    assert handshake(dashboard, Origin="http://evil.example") == http.HTTPStatus.FORBIDDEN
