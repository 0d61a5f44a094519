"""A real server and a real browser: Debian's Chromium, or the one that HSCB_CHROMIUM names."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from hscb.config import PROJECT
from hscb.warehouse.store import Store

SECONDS_TO_START = 60
# A load computes every figure, on a machine that runs other tests beside it.
MILLISECONDS = 120_000
expect.set_options(timeout=MILLISECONDS)
# Until height and drawings stay the same for a second; what comes late moves what stands below it.
_STILL = """async () => {
    let before = "", same = 0;
    while (same < 4) {
        await new Promise(done => setTimeout(done, 250));
        const main = document.querySelector("[data-testid=stMain]");
        const now = `${main?.scrollHeight} ${main?.querySelectorAll("svg").length}`;
        same = now === before ? same + 1 : 0;
        before = now;
    }
}"""
_FAILED = pytest.StashKey[bool]()
_QUIET = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder drives a browser."""
    for item in items:
        if Path(item.path).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's program. Without one the tests are skipped, or fail where HSCB_REQUIRE_BROWSER is set."""
    named = os.environ.get("HSCB_CHROMIUM")
    found = (
        named or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    )
    if found:
        return found
    reason = "there is no Chromium here; on Debian or Ubuntu `apt-get install chromium` brings one"
    if os.environ.get("HSCB_REQUIRE_BROWSER"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    """One browser for all tests of a process."""
    started = playwright.chromium.launch(executable_path=chromium, args=_QUIET)
    yield started
    started.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile, as wide as a projector; whatever it asks another host for fails the test."""
    made = browser.new_context(viewport={"width": 1440, "height": 1000}, accept_downloads=True)
    made.set_default_timeout(MILLISECONDS)
    asked: list[str] = []
    made.on("request", lambda request: asked.append(request.url))
    yield made
    made.close()
    others = [url for url in asked if not url.startswith(("http://127.0.0.1", "data:", "blob:"))]
    assert others == []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keeps how a test ended, for `page` to tell what stood on the screen."""
    report = yield
    if report.when == "call":
        item.stash[_FAILED] = report.failed
    return report


@pytest.fixture
def page(context: BrowserContext, request: pytest.FixtureRequest) -> Iterator[Page]:
    """One tab; where the test fails, what stood on it is printed with the failure."""
    tab = context.new_page()
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda fault: said.append(str(fault)))
    yield tab
    if request.node.stash.get(_FAILED, False):
        print(
            f"Address: {tab.url}\nConsole: {said[-20:]}\nPage:\n{tab.locator('body').inner_text(timeout=5000)}"
        )


@dataclass(frozen=True)
class Server:
    """A dashboard that was just started."""

    url: str
    process: subprocess.Popen[bytes]

    def open(self, page: Page, path: str = "") -> Page:
        """Opens an address of it and waits until the page stands."""
        page.goto(f"{self.url}/{path}")
        page.locator("h1").first.wait_for()
        settled(page)
        return page


def settled(page: Page) -> None:
    """Waits until the server has nothing more to say and the browser has drawn all of it: nothing moves any more."""
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.evaluate(_STILL)


def address(page: Page) -> str:
    """What stands in the address bar after the host."""
    found: str = page.evaluate("location.pathname + decodeURIComponent(location.search).replaceAll('+', ' ')")
    return found


def start(store: Path, project: Path = PROJECT) -> Server:
    """Starts a dashboard on a free port, as `serve` does."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)],
        cwd=project,
        env={**os.environ, "HSCB_STORE": str(store), "PYTHONPATH": str(PROJECT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    server = Server(f"http://127.0.0.1:{port}", process)
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        if _answers(server):
            return server
        time.sleep(0.2)
    process.kill()
    raise TimeoutError("the dashboard did not start")


def _answers(server: Server) -> bool:
    try:
        with urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def stop(server: Server) -> None:
    """Ends a dashboard."""
    server.process.terminate()
    try:
        server.process.wait(10)
    except subprocess.TimeoutExpired:
        server.process.kill()
        server.process.wait()


@pytest.fixture(scope="module")
def dashboard(chromium: str, shipped_store: Store) -> Iterator[Server]:
    """The dashboard over the workbooks that ship, for tests that only look."""
    server = start(shipped_store.folder)
    yield server
    stop(server)


@pytest.fixture
def new_dashboard(chromium: str, shipped_store: Store) -> Iterator[Server]:
    """A dashboard that nobody has opened yet."""
    server = start(shipped_store.folder)
    yield server
    stop(server)


@pytest.fixture
def own_dashboard(chromium: str, copy_of_shipped_store: Store) -> Iterator[Server]:
    """A dashboard over a store that the test may change; HSCB_STORE names it."""
    server = start(copy_of_shipped_store.folder)
    yield server
    stop(server)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Nothing of the plugin's own: `browser` above launches."""
    return {}
