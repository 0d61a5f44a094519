"""The Overview in a browser: what a board must see stands on one screen, and is cut nowhere."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Server, settled


def test_the_answer_stands_on_one_screen(dashboard: Server, page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    dashboard.open(page, "overview")
    settled(page)
    box = page.locator(".st-key-below").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 900


@pytest.mark.parametrize("width", [1440, 1024])
def test_no_column_is_cut(dashboard: Server, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    dashboard.open(page, "overview")
    settled(page)
    cut = page.eval_on_selector(".wide:has(.worries)", "box => box.scrollWidth - box.clientWidth")
    assert cut <= 0
