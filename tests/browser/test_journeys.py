"""The journeys that matter: filters and links, a chart with its table and files, loading and taking back."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from playwright.sync_api import Locator, Page, expect

from hscb.config import PROJECT
from hscb.warehouse.store import Store
from tests.browser.conftest import Server, address, settled

AIM = "aim_1_child_protection"


def test_filters_go_into_the_address_and_the_link_brings_the_view_back(dashboard: Server, page: Page) -> None:
    dashboard.open(page, AIM)
    page.get_by_role("radio", name="Quarters").click()
    expect(page.locator(".chosen")).to_contain_text("quarters")
    page.get_by_role("radio", name="Timeliness").click()
    expect(page.get_by_role("heading", name="Conferences held within 15 working days").first).to_be_visible()
    settled(page)
    link = address(page)
    assert "by=Quarters" in link
    assert "theme=Timeliness" in link
    chosen = page.locator(".chosen").inner_text()
    again = page.context.new_page()
    dashboard.open(again, link.lstrip("/"))
    assert again.locator(".chosen").inner_text() == chosen
    expect(again.get_by_role("heading", name="Conferences held within 15 working days").first).to_be_visible()


def test_filters_go_along_from_page_to_page(dashboard: Server, page: Page) -> None:
    dashboard.open(page, f"{AIM}?by=Months")
    page.get_by_role("link", name="3 The most vulnerable").click()
    expect(page.locator("h1")).to_have_text("Aim 3: The most vulnerable")
    expect(page.locator(".chosen")).to_contain_text("months")


def test_a_tile_opens_its_chart_by_keyboard_and_closes_again(dashboard: Server, page: Page) -> None:
    dashboard.open(page, AIM)
    tile = page.get_by_role("button", name="Open the chart: Contacts", exact=True)
    tile.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name="Contacts: 9,293 in 2016-17")).to_be_visible()
    assert "show=contacts" in address(page)
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    page.wait_for_function("!location.search.includes('show=')")


def test_the_table_beside_a_chart_is_reached_and_opened_by_keyboard(dashboard: Server, page: Page) -> None:
    dashboard.open(page, AIM)
    summary = page.locator("[class*=st-key-panel-story-journey] summary").first
    summary.focus()
    page.keyboard.press("Enter")
    table = page.locator("[class*=st-key-panel-story-journey] table")
    expect(table).to_be_visible()
    expect(table.get_by_role("rowheader", name="Contacts").first).to_be_visible()
    expect(table).to_contain_text("2,130")


def drawn_charts(page: Page) -> list[Locator]:
    """The charts of the page, once every one is drawn."""
    found = page.get_by_test_id("stVegaLiteChart")
    expect(found.first).to_be_visible()
    charts = found.all()
    for chart in charts:
        expect(chart.locator("svg")).to_be_visible()
    return charts


def test_every_chart_is_named_for_a_screen_reader(dashboard: Server, page: Page) -> None:
    dashboard.open(page, AIM)
    charts = drawn_charts(page)
    assert charts
    for chart in charts:
        expect(chart).to_have_attribute(
            "aria-label", re.compile("The table below the chart has every figure.")
        )


def test_a_chart_is_downloaded_in_four_forms(dashboard: Server, page: Page) -> None:
    dashboard.open(page, AIM)
    # a chart that is drawn late moves the page, and with it the button under the menu
    drawn_charts(page)
    opener = page.locator("[class*=st-key-panel-story-journey] [data-testid=stPopover] button")
    opener.evaluate("button => button.scrollIntoView({block: 'center'})")
    opener.click()
    begins = {
        "PNG picture": b"\x89PNG",
        "SVG drawing": b"<svg",
        "CSV figures": b"\xef\xbb\xbfauth",
        "Excel figures": b"PK",
    }
    for button, start in begins.items():
        opener.evaluate("button => button.scrollIntoView({block: 'center'})")
        with page.expect_download() as download:
            page.get_by_role("button", name=button).click()
        path = download.value.path()
        assert path.read_bytes().startswith(start)
        assert download.value.suggested_filename.startswith("journey_2016-17.")


def test_nothing_runs_out_of_the_page_at_the_side(dashboard: Server, page: Page) -> None:
    for width in (1440, 1024):
        page.set_viewport_size({"width": width, "height": 900})
        for path in ("", AIM, "aim_3_right_help", "load_data", "data_quality", "definitions"):
            dashboard.open(page, path)
            wide, shown = page.get_by_test_id("stMain").evaluate(
                "main => [main.scrollWidth, main.clientWidth]"
            )
            assert wide <= shown, f"{path or 'overview'} at {width} pixels"


def contacts_of_april_2017(path: Path, count: int) -> Path:
    """A small front door workbook for a month after the demonstration data."""
    book = Workbook()
    about = book.worksheets[0]
    about.title = "About"
    for row in [
        ("Item", "Value"), ("Authority", "Havering"), ("Agency", "Children's Social Care"),
        ("Data From", date(2017, 4, 1)), ("Data To", date(2017, 4, 30)), ("Synthetic", "Y"),
    ]:  # fmt: skip
        about.append(row)
    sheet = book.create_sheet("List 1")
    sheet.append(
        ["Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)", "Date of Contact",
         "Contact Source", "Received By", "Contact Outcome"]
    )  # fmt: skip
    for number in range(count):
        sheet.append(
            [f"NEW{number:04d}", "a) Male", "a) WBRI", date(2010, 5, 1), 6, date(2017, 4, 3 + number % 20),
             "3A: Health services", "MASH", "No further action"]
        )  # fmt: skip
    book.save(path)
    return path


def contacts_shown(server: Server, page: Page) -> str:
    """The contacts of April 2017 as the tile of aim 1 shows them; empty where the month is not there to choose."""
    server.open(page, f"{AIM}?by=Months&to=Apr 2017")
    if "Apr 2017." not in page.locator(".chosen").inner_text():
        return ""
    return page.locator(".st-key-tile-contacts .value").inner_text()


def test_an_upload_is_checked_accepted_shown_and_taken_back(
    own_dashboard: Server, page: Page, tmp_path: Path
) -> None:
    assert contacts_shown(own_dashboard, page) == ""
    own_dashboard.open(page, "load_data")
    page.locator("input[type=file]").first.set_input_files(
        contacts_of_april_2017(tmp_path / "april.xlsx", 40)
    )
    page.get_by_role("textbox", name="Your name").first.fill("Ada Analyst")
    page.get_by_role("textbox", name="Your name").first.press("Tab")
    settled(page)
    page.get_by_role("button", name="Check these files").click()
    expect(page.get_by_role("heading", name="3. What will change")).to_be_visible()
    expect(page.locator("table.figures").first).to_contain_text("april.xlsx")
    settled(page)
    agree = page.get_by_text("the data may be loaded as they are")
    if agree.count():
        agree.click()
        settled(page)
    page.get_by_role("button", name="Load these files").click()
    expect(page.get_by_test_id("stAlert").first).to_contain_text("L00")
    assert contacts_shown(own_dashboard, page) == "40"

    own_dashboard.open(page, "load_data")
    expect(page.get_by_text("Ada Analyst")).to_be_visible()
    page.get_by_text("Take a load back").click()
    page.get_by_role("textbox", name="Your name").last.fill("Ada Analyst")
    # the newest load stands first
    expect(page.get_by_role("combobox", name="Load").last).to_have_value("L0004: april.xlsx")
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("was taken back.")).to_be_visible()
    assert contacts_shown(own_dashboard, page) == ""


def test_a_load_from_the_command_line_is_picked_up(
    own_dashboard: Server, page: Page, copy_of_shipped_store: Store, tmp_path: Path
) -> None:
    assert contacts_shown(own_dashboard, page) == ""
    workbook = contacts_of_april_2017(tmp_path / "april.xlsx", 30)
    done = subprocess.run(
        [sys.executable, "-m", "hscb", "load", str(workbook), "--accept-warnings", "--who", "Ada Analyst"],
        cwd=PROJECT,
        env={**os.environ, "HSCB_STORE": str(copy_of_shipped_store.folder)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert contacts_shown(own_dashboard, page) == "30"


def test_a_file_that_is_no_workbook_is_refused_with_what_to_do(
    own_dashboard: Server, page: Page, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"<html>not a workbook</html>")
    own_dashboard.open(page, "load_data")
    page.locator("input[type=file]").first.set_input_files(broken)
    page.get_by_role("textbox", name="Your name").first.fill("Ada Analyst")
    page.get_by_role("textbox", name="Your name").first.press("Tab")
    settled(page)
    page.get_by_role("button", name="Check these files").click()
    expect(page.locator(".problem.error").first).to_contain_text("What to do:")
    expect(page.get_by_text("Nothing was loaded.")).to_be_visible()
    expect(page.get_by_role("button", name="Load these files")).to_have_count(0)
