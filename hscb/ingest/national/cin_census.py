"""Turns a children in need census (XML, as it is sent to the Department for Education) into the lists that it holds."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from hscb.config import DEFAULT_AGENCY
from hscb.ingest.cells.categories import yes_no_text
from hscb.ingest.files.csv_file import decoded
from hscb.ingest.files.grid import Cell, Grid
from hscb.ingest.files.limits import Limits, RefusedError
from hscb.ingest.files.xml_lines import Element, XmlReader
from hscb.ingest.formats import formats
from hscb.ingest.national.areas import authority_name

# What the lists of a census are called, with what each is of.
SHEET = "CIN census"
_ROOT = re.compile(r"<(?:\w+:)?Message[\s>]")
_HEAD_BYTES = 4096
_LONGEST_CODE = 10
# Elements that name a child for others; they are never read.
_NAMING = ("UPN", "FormerUPN")
# table, line of the element that names the row, cells by the name of their column
Row = tuple[str, int, Mapping[str, str]]


def is_return(path: Path) -> bool:
    """True for a file that begins as the XML returns of the Department for Education do."""
    with path.open("rb") as file:
        head = decoded(file.read(_HEAD_BYTES)).lstrip()
    return head.startswith("<") and bool(_ROOT.search(head))


def read_census(path: Path, limits: Limits, told_authority: str | None) -> list[Grid]:
    """The lists of a census as sheets, an About sheet before them.

    told_authority: whose it is where its number is not known. Raises RefusedError for any other return, for one without
    children, and where nothing says whose it is.
    """
    rows: list[Row] = []
    naming: set[str] = set()

    def take(child: Element) -> None:
        naming.update(name for name in _NAMING if child.words("ChildIdentifiers", name))
        rows.extend(_rows(child))

    about = _about(XmlReader("Child", take, limits.cells).read(path), told_authority)
    about.left_out = tuple(name for name in _NAMING if name in naming)
    if not rows:
        raise RefusedError("nothing-read", "The census holds no child with an episode of need.")
    lists = [_list(table, rows) for table in _lists()]
    return [about, *(grid for grid in lists if grid)]


def _about(root: Element, told_authority: str | None) -> Grid:
    """Whose census it is and what it covers: the year up to the reference date."""
    header = root.first("Header") or root
    collection = header.words("CollectionDetails", "Collection")
    if collection.upper() != "CIN":
        is_code = collection.isalnum() and len(collection) <= _LONGEST_CODE
        named = f'the collection "{collection}"' if is_code else "another kind"
        raise RefusedError(
            "return-unknown", f"This is an XML return of {named}, not a children in need census."
        )
    first, last = _year(header)
    rows: list[list[Cell]] = [
        ["Item", "Value"],
        ["Authority", _authority(header, told_authority)],
        ["Agency", DEFAULT_AGENCY],
        ["Data From", first.isoformat()],
        ["Data To", last.isoformat()],
    ]
    return Grid(name=SHEET, rows=rows, row_names=(f"line {header.line}",) * len(rows))


def _authority(header: Element, told: str | None) -> str:
    number = header.words("Source", "LEA")
    authority = authority_name(number) or told
    if authority is None:
        named = f"has the number {number}" if number.isdigit() else "has no number"
        raise RefusedError(
            "census-authority",
            f"The authority of the census {named} (line {header.line}), so it is not known whose it is.",
        )
    return authority


def _year(header: Element) -> tuple[date, date]:
    """The first and the last day that a census covers: the year up to its reference date."""
    told = header.words("CollectionDetails", "ReferenceDate")
    try:
        last = (
            date.fromisoformat(told) if told else date(int(header.words("CollectionDetails", "Year")), 3, 31)
        )
        return last.replace(year=last.year - 1) + timedelta(days=1), last
    except ValueError:
        raise RefusedError(
            "census-undated", f"The header (line {header.line}) has neither a reference date nor a year."
        ) from None


def _rows(child: Element) -> Iterator[Row]:
    about_child = _about_child(child)
    for episode in child.every("CINdetails"):
        for table, line, cells in _rows_of_episode(episode):
            yield table, line, {**about_child, **cells}


def _about_child(child: Element) -> dict[str, str]:
    told = child.first("ChildIdentifiers") or child
    disabilities = child.first("ChildCharacteristics", "Disabilities")
    codes = {part.text.strip() for part in disabilities.every("Disability")} if disabilities else set()
    return {
        "child_id": told.words("LAchildID"),
        # GenderCurrent before 2025; the date expected for a child not yet born
        "gender": told.words("Sex") or told.words("GenderCurrent"),
        "date_of_birth": told.words("PersonBirthDate") or told.words("ExpectedPersonBirthDate"),
        "ethnicity": child.words("ChildCharacteristics", "Ethnicity"),
        "disability": "" if not codes else "No" if codes == {"NONE"} else "Yes",
    }


def _rows_of_episode(episode: Element) -> Iterator[Row]:
    yield _row("list_3", episode)
    if yes_no_text(episode.words("ReferralNFA")) != "Yes":
        # a referral without further action is no episode of need
        yield _row("list_6", episode)
    for assessment in episode.every("Assessments"):
        yield _row("list_4", assessment)
    for enquiry in episode.every("Section47"):
        held = enquiry.words("DateOfInitialCPC")
        yield _row(
            "list_5", enquiry, icpc_unnecessary=enquiry.words("ICPCnotRequired") or ("No" if held else "")
        )
    yield from _conference_alone(episode)
    for plan in episode.every("ChildProtectionPlans"):
        yield from _plan(plan)


def _conference_alone(episode: Element) -> Iterator[Row]:
    """A conference without an enquiry of its own, such as that of a child who moved in on a plan."""
    held = episode.first("DateOfInitialCPC")
    of_enquiries = {enquiry.words("DateOfInitialCPC") for enquiry in episode.every("Section47")}
    if held and held.text.strip() not in of_enquiries | {""}:
        yield "list_5", held.line, {"icpc_date": held.text.strip()}


def _plan(plan: Element) -> Iterator[Row]:
    reviews = [review for part in plan.every("Reviews") for review in part.every("CPPreviewDate")]
    days = [review.text.strip() for review in reviews]
    yield _row("list_7", plan, latest_review_date=max(days, default=""))
    for review, day in zip(reviews, days, strict=True):
        yield "cp_reviews", review.line, {"plan_start_date": plan.words("CPPstartDate"), "review_date": day}


def _row(table: str, element: Element, **more: str) -> Row:
    columns = _lists()[table]["columns"]
    return table, element.line, {name: element.words(part) for name, part in columns.items()} | more


def _list(table: str, rows: Iterable[Row]) -> Grid | None:
    held = [(line, cells) for of, line, cells in rows if of == table]
    if not held:
        return None
    used = {name for _, cells in held for name in cells}
    columns = [column for column in formats()[table].kept if column.name in used or column.needed]
    lines: list[list[Cell]] = [[cells.get(column.name, "") for column in columns] for _, cells in held]
    return Grid(
        name=f"{SHEET} ({_lists()[table]['sheet']})",
        rows=[[column.heading for column in columns], *lines],
        row_names=("", *_names([line for line, _ in held])),
    )


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def _names(lines: Sequence[int]) -> list[str]:
    """Where rows stand: by line, and by their number too in a file that does not give each a line of its own."""
    if len(set(lines)) == len(lines):
        return [f"line {line}" for line in lines]
    return [f"line {line}, number {number}" for number, line in enumerate(lines, start=1)]
