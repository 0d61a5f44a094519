"""What a person waits for in a real browser: the first page of a fresh server, and a rerun of each page."""

from __future__ import annotations

import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from hscb.config import PROJECT
from hscb.warehouse.store import Store
from tests.bench.measuring import Ratio, alternating

Launch = Callable[[], Browser]

COLD_TIMES, RERUNS = 3, 9
APP = PROJECT / "app.py"
ONE_CHART = Path(__file__).with_name("one_chart.py")
_DONE = "[data-test-script-state='notRunning']"
# From the key that runs a page again to the end of its run, in seconds.
_WATCH = """() => { window.rerun = new Promise(done => {
    const app = document.querySelector("[data-test-script-state]"), start = performance.now()
    let hasRun = false
    new MutationObserver((_, observer) => {
        hasRun ||= app.dataset.testScriptState === "running"
        if (hasRun && app.dataset.testScriptState === "notRunning") {
            observer.disconnect()
            done((performance.now() - start) / 1000)
        }
    }).observe(app, {attributes: true})
    setTimeout(() => done(null), 30000) // a run too short to be seen
}) }"""


def ratios(store: Store) -> Iterator[Ratio]:
    """Cold and warm pages against a page with one chart, where a Chromium is installed."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("       pages in a browser were not measured: there is no Chromium on this machine")
        return
    with sync_playwright() as playwright:
        launch = partial(playwright.chromium.launch, executable_path=chromium, args=["--no-sandbox"])
        yield _cold(store, launch)
        yield from _reruns(store, launch)


def _cold(store: Store, launch: Launch) -> Ratio:
    def first_page(script: Path) -> None:
        with _tab(script, store, launch):
            pass

    cold, baseline = alternating(lambda: first_page(APP), lambda: first_page(ONE_CHART), COLD_TIMES)
    return Ratio(
        "first page on a server and in a browser just started", "a page with one chart, as fresh", cold, baseline,
        "what the first visitor of the day waits for",
    )  # fmt: skip


def _reruns(store: Store, launch: Launch) -> Iterator[Ratio]:
    with _tab(APP, store, launch) as tab, _tab(ONE_CHART, store, launch) as least:
        for page in sorted(path.stem for path in (PROJECT / "pages").glob("*.py")):
            tab.goto(f"{tab.url.rsplit('/', 1)[0]}/{page}")
            _wait_until_done(tab)
            pairs = [(_rerun(tab), _rerun(least)) for _ in range(RERUNS)]
            yield Ratio(
                f"rerun of {page} in a browser", "rerun of a page with one chart",
                statistics.median(one for one, _ in pairs if one), statistics.median(two for _, two in pairs if two),
                "2 is the aim: what a person waits for after a click",
            )  # fmt: skip


def _rerun(tab: Page) -> float | None:
    tab.evaluate(_WATCH)
    tab.keyboard.press("r")
    found: float | None = tab.evaluate("() => window.rerun")
    return found


def _wait_until_done(tab: Page) -> None:
    tab.locator("h1").first.wait_for(timeout=120_000)
    tab.locator(_DONE).first.wait_for(state="attached", timeout=120_000)


@contextmanager
def _tab(script: Path, store: Store, launch: Launch) -> Iterator[Page]:
    with _server(script, store) as address:
        browser = launch()
        tab = browser.new_page()
        tab.goto(f"{address}/")
        _wait_until_done(tab)
        yield tab
        browser.close()


@contextmanager
def _server(script: Path, store: Store) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [
            sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port),
            "--client.toolbarMode", "developer",  # else there is no key for a rerun
        ],
        cwd=PROJECT, env={**os.environ, "HSCB_STORE": str(store.folder), "PYTHONPATH": str(PROJECT)},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def _wait_for(port: int) -> None:
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("the server did not start")
