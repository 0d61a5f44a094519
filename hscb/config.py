"""Where files are, and the limits that the loader and the dashboard keep."""

from __future__ import annotations

import os
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
SQL_FOLDER = PROJECT / "sql"
DATA_FOLDER = PROJECT / "data"

BOARD = "Havering Safeguarding Children Board"
DEFAULT_AUTHORITY = "Havering"
DEFAULT_AGENCY = "Children's Social Care"

# Who sees figures: pages show what a meeting may see; the annual report and the press see less (docs/conventions.md).
PROFILES = {
    "meeting": "For a meeting: numbers of 1 to 5 children, and what would give them away, are hidden (c).",
    "publish": "For publication: numbers of 1 to 7 children, and what would give them away, are hidden (c);"
    " other counts are rounded to 5, percentages to 1.",
}
# A count of children from 1 to this is hidden on every page and export (docs/conventions.md).
SUPPRESS_UP_TO = 5
# The publish profile hides more and rounds the rest; a group smaller than the last is never described.
PUBLISH_SUPPRESS_UP_TO = 7
SMALLEST_GROUP_DESCRIBED = 10

UPLOAD_MEGABYTES = 20
PART_MEGABYTES = 200
COMPRESSION_RATIO = 100
WORKBOOK_CELLS = 5_000_000
READER_MEMORY_MEGABYTES = 1024
READER_SECONDS = 60
STATES_KEPT = 10
LOCK_SECONDS = 60

# One DuckDB instance: beside the dashboard's charts and a load on a small machine.
DATABASE_MEMORY = "2GB"
DATABASE_THREADS = min(os.cpu_count() or 1, 4)
QUERY_SECONDS = 60

DASHBOARD_ADDRESS = "127.0.0.1"
DASHBOARD_PORT = 8501

DEMONSTRATION_SEED = 2017

# The workbooks of figures that ship, each a load of its own; the others in data/ are one extract of child-level lists.
SHIPPED_FIGURES = ("annual_report_2016-17.xlsx", "published_statistics.xlsx")


def store_folder() -> Path:
    """The folder that holds the database: `HSCB_STORE`, or `data/db` in the project."""
    return Path(os.environ.get("HSCB_STORE") or DATA_FOLDER / "db")
