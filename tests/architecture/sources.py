"""The project's own files, as text and as syntax trees."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from hscb.config import PROJECT

# A table behind from or join, with the schema it is in.
TABLE_READ = re.compile(r"(?<!distinct )\b(?:from|join)\s+\"?([a-z_]+)\"?\.\"?([a-z_0-9]+)", re.IGNORECASE)
QUERY = re.compile(r"\bselect\b.+\bfrom\b", re.IGNORECASE | re.DOTALL)


def tracked_files() -> list[Path]:
    """Every file of the project that is committed or about to be."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=PROJECT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return [path for name in listed.stdout.splitlines() if (path := PROJECT / name).is_file()]


def python_files(*places: str) -> list[Path]:
    """The Python files below these folders, or the files themselves."""
    found = [PROJECT / place for place in places]
    return sorted(path for place in found for path in ([place] if place.is_file() else place.rglob("*.py")))


def tree(path: Path) -> ast.Module:
    """A Python file as a syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> set[str]:
    """The top-level names of every module that a file imports, in functions too."""
    names = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return {name.split(".")[0] for name in names}


def texts(path: Path) -> Iterator[str]:
    """Every text constant of a Python file, docstrings left out."""
    module = tree(path)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(module)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value
