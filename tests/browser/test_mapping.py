"""Workbooks in layouts of their own: asked about once, accepted, taken back, and not asked about again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server, settled

VALUES = ("Agency", "Measure", "Period", "Numerator", "Denominator", "Value")


def book(path: Path, sheet: str, *rows: Sequence[Any]) -> Path:
    """A workbook of one sheet."""
    made = Workbook()
    made.worksheets[0].title = sheet
    for row in rows:
        made.worksheets[0].append(list(row))
    made.save(path)
    return path


def returns_of(folder: Path, quarter: str, day: str) -> list[Path]:
    """The workbooks of three agencies for a quarter; the one of the Police is in a layout of its own."""
    folder.mkdir()
    odd = ("What we count", "Who", "Qtr", "Number", "Comment on it")
    return [
        book(
            folder / "contacts.xlsx",
            "Contacts",
            ("Child Unique ID", "Date of Contact", "Contact Source"),
            *((f"N{number:03d}", day, "Police") for number in range(30)),
        ),
        book(folder / "housing.xlsx", "Return", VALUES, ("Housing", "supervision_pct", quarter, 63, 100, 63)),
        book(folder / "police.xlsx", "Our figures", odd, ("MARAC cases", "Met Police", quarter, 41, "")),
    ]


def check(page: Page, files: Sequence[Path]) -> None:
    """Uploads files and has them checked."""
    page.locator("input[type=file]").first.set_input_files(files)
    name = page.get_by_role("textbox", name="Your name").first
    name.fill("Ada Analyst")
    name.press("Tab")
    settled(page)
    page.get_by_role("button", name="Check these files").click()
    expect(page.get_by_role("heading", name="2. What was understood")).to_be_visible()
    settled(page)


def answer(page: Page, question: str, meaning: str) -> None:
    """Chooses what a spelling means."""
    field = page.get_by_role("combobox", name=re.compile(re.escape(question)))
    field.click()
    field.fill(meaning)
    page.get_by_role("option", name=re.compile(f"^{re.escape(meaning)}")).first.click()


def remember(page: Page) -> None:
    """Sends the answers and waits for the next check."""
    page.get_by_role("button", name="Remember these answers and check again").click()
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    expect(page.get_by_role("heading", name="2. What was understood")).to_be_visible()
    settled(page)


def test_a_layout_is_asked_about_once_and_the_next_quarter_loads_without_a_question(
    own_dashboard: Server, page: Page, tmp_path: Path
) -> None:
    own_dashboard.open(page, "load_data")
    check(page, returns_of(tmp_path / "q1", "2017-18 Q1", "03/05/2017"))
    questions = page.get_by_role("heading", name="Questions")
    expect(questions).to_be_visible()
    answer(page, 'Which list is the sheet "Our figures"?', "Values")
    remember(page)
    for heading, column in (
        ("What we count", "Measure"),
        ("Who", "Agency"),
        ("Qtr", "Period"),
        ("Number", "Value"),
    ):
        answer(page, f'is "{heading}"', column)
    answer(page, 'is "Comment on it"', "not to be read")
    remember(page)
    expect(questions).to_have_count(0)
    expect(page.get_by_role("heading", name="3. What will change")).to_be_visible()
    agree = page.get_by_text("the data may be loaded as they are")
    if agree.count():
        agree.click()
        settled(page)
    page.get_by_role("button", name="Load these files").click()
    expect(page.get_by_test_id("stAlert").first).to_contain_text("Loaded as L0004")

    own_dashboard.open(page, "load_data")
    expect(page.get_by_text("What 6 spellings mean")).to_be_visible()
    page.get_by_text("Take a load back").click()
    page.get_by_role("textbox", name="Your name").nth(1).fill("Ada Analyst")
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("was taken back.")).to_be_visible()

    own_dashboard.open(page, "load_data")
    check(page, returns_of(tmp_path / "q2", "2017-18 Q2", "03/08/2017"))
    expect(page.get_by_role("heading", name="3. What will change")).to_be_visible()
    expect(questions).to_have_count(0)
    expect(page.locator("table.figures").first).to_contain_text("police.xlsx")
