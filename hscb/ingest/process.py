"""Reads one file in a child process with limits on memory and time, so that no file can harm the server."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from hscb.config import DEFAULT_AGENCY, PROJECT
from hscb.ingest.about import About
from hscb.ingest.answers import Answer, Question, Told
from hscb.ingest.cells.choices import Choice
from hscb.ingest.files.gate import check_size
from hscb.ingest.files.limits import MEMORY_EXIT, Limits, RefusedError
from hscb.ingest.layout.understood import Understood
from hscb.ingest.outline import SheetOutline
from hscb.ingest.problems import Problem, problem
from hscb.ingest.progress import words_so_far
from hscb.ingest.sender import Sender
from hscb.ingest.tables import SheetRows

_POLL_SECONDS = 0.25


@dataclass(frozen=True)
class FileContents:
    """One file as it was received: its content's SHA-256 and size, and what could be read of it."""

    name: str
    sender: Sender
    sha256: str
    size: int
    sheets: tuple[str, ...]
    tables: tuple[SheetRows, ...]
    understood: tuple[Understood, ...]
    about: About | None
    problems: tuple[Problem, ...]
    questions: tuple[Question, ...]
    answers: tuple[Answer, ...]
    everything_kept: bool


def silent(words: str) -> None:
    """Tells nobody how far the reading is."""


def read_file(
    path: Path, name: str, limits: Limits, told: Told, tell: Callable[[str], None] = silent
) -> FileContents:
    """What a file holds, with what a person told of it. Never raises: why a file is bad is among the problems.

    tell: is told every moment which sheet is being read.
    """
    try:
        content = _bytes_of(path, limits)
    except RefusedError as refused:
        return _contents(name, b"", {"problems": [vars(problem(refused.code, refused.words, file=name))]})
    return _contents(name, content, _read_in_child(content, name, limits, told, tell))


def read_outlines(path: Path, name: str, limits: Limits, told: Told) -> list[SheetOutline]:
    """What of each sheet of a file may be shown to whoever sent it, in the order of the workbook.

    Never raises: of a file that cannot be read there is nothing to show.
    """
    try:
        content = _bytes_of(path, limits)
    except RefusedError:
        return []
    answer = _read_in_child(content, name, limits, told, silent, outlines=True)
    found = [SheetOutline(**outline) for outline in answer.get("outlines", ())]
    return sorted(found, key=lambda outline: outline.place)


def _bytes_of(path: Path, limits: Limits) -> bytes:
    """The bytes of a file. Raises RefusedError where it is not there, may not be read, or is too large or empty."""
    try:
        if not path.is_file():
            raise RefusedError("file-missing", "The file is not there, or it is a folder.")
        check_size(path.stat().st_size, limits)
        return path.read_bytes()
    except OSError as fault:
        raise RefusedError("file-missing", "The file may not be read.") from fault


def _read_in_child(
    content: bytes,
    name: str,
    limits: Limits,
    told: Told,
    tell: Callable[[str], None],
    outlines: bool = False,
) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="hscb-read-") as folder:
        # The child reads a copy: what was hashed is what is read, whatever happens to the file meanwhile.
        received = Path(folder, "received")
        received.write_bytes(content)
        request = Path(folder, "request.json")
        asked = {
            "path": str(received),
            "name": name,
            "limits": asdict(limits),
            "told": asdict(told),
            "outlines": outlines,
        }
        request.write_text(json.dumps(asked), encoding="utf-8")
        ended = _run(request, limits.seconds, lambda words: tell(f"{name}{words}"))
        answer = Path(folder, "answer.json")
        if ended == 0 and answer.exists():
            found: dict[str, Any] = json.loads(answer.read_text(encoding="utf-8"))
            return found
        return {"problems": [vars(_why(ended, name, limits))]}


def _run(request: Path, seconds: int, tell: Callable[[str], None]) -> int:
    """Runs the child on a request; its exit code, less than 0 for a signal. It is killed when its time is up."""
    deadline = time.monotonic() + seconds
    child = subprocess.Popen(
        [sys.executable, "-m", "hscb.ingest.child", str(request)],
        cwd=PROJECT,
        env={"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        # A traceback could quote a cell.
        stderr=subprocess.DEVNULL,
    )
    said = ""
    while (ended := _ended(child)) is None:
        words = words_so_far(request)
        if words != said:
            said = words
            tell(words)
        if time.monotonic() > deadline:
            child.kill()
            child.wait()
            return -signal.SIGXCPU
    return ended


def _ended(child: subprocess.Popen[bytes]) -> int | None:
    try:
        return child.wait(_POLL_SECONDS)
    except subprocess.TimeoutExpired:
        return None


def _why(ended: int, name: str, limits: Limits) -> Problem:
    if ended in (-signal.SIGXCPU, -signal.SIGKILL):
        words = f"Reading the file took longer than {limits.seconds} seconds."
        return problem("reader-time", words, file=name)
    if ended == -signal.SIGABRT or ended == MEMORY_EXIT:
        words = f"Reading the file takes more than {limits.memory_megabytes} MB of memory."
        return problem("reader-memory", words, file=name)
    return problem("reader-failed", "The file could not be read.", file=name)


def _contents(name: str, content: bytes, answer: dict[str, Any]) -> FileContents:
    about = answer.get("about")
    return FileContents(
        name=answer.get("name", name),
        sender=Sender(**answer["sender"]) if "sender" in answer else Sender(name, DEFAULT_AGENCY, "usual"),
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        sheets=tuple(answer.get("sheets", ())),
        tables=tuple(SheetRows(**table) for table in answer.get("tables", ())),
        understood=tuple(Understood(**found) for found in answer.get("understood", ())),
        about=About(**about) if about else None,
        problems=tuple(Problem(**found) for found in answer["problems"]),
        questions=tuple(_question(found) for found in answer.get("questions", ())),
        answers=tuple(Answer(**found) for found in answer.get("answers", ())),
        everything_kept=answer.get("everything_kept", False),
    )


def _question(found: dict[str, Any]) -> Question:
    return Question(**{**found, "offers": tuple(Choice(*offer) for offer in found["offers"])})
