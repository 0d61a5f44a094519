"""What an agency got wrong: narrowed down on the page, and sent back to it as a marked copy."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server, settled
from tests.browser.test_mapping import VALUES, book, check


def test_problems_are_narrowed_down_and_go_back_as_a_marked_copy(
    own_dashboard: Server, page: Page, tmp_path: Path
) -> None:
    figures = [
        ("Housing", "supervision_pct", "2017-18 Q9", 63, 100, 63),
        ("Housing", "supervision_pct", "2017-18 Q1", -4),
    ]
    own_dashboard.open(page, "load_data")
    check(page, [book(tmp_path / "housing.xlsx", "Return", VALUES, *figures)])
    expect(page.get_by_text("Error: Not a period")).to_be_visible()
    page.get_by_role("textbox", name="Words").fill("numerator")
    page.get_by_role("textbox", name="Words").press("Enter")
    expect(page.get_by_text("Error: Not a period")).to_have_count(0)
    expect(page.get_by_text("Error: Number below 0")).to_be_visible()
    settled(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Marked copy (Excel)").click()
    assert download.value.suggested_filename == "housing, marked.xlsx"
    download.value.save_as(copy := tmp_path / "copy.xlsx")
    sheet = load_workbook(copy)["Return"]
    assert sheet["C2"].comment.text.startswith("Error: Return, cell C2")
    assert (sheet["A2"].value, sheet["D3"].value) == ("Housing", -4)
