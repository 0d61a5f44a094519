"""Loads, previews and rebuilds, each in a process of its own: whatever a workbook does, the server goes on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import streamlit as st

from hscb import config
from hscb.warehouse.store import default_store

_OUR_FAULT = 3
_FAULT_WORDS = (
    "Something went wrong in the program itself; a report without any data is in the store's folder of logs. "
    "The figures are as they were."
)


@dataclass
class Job:
    """A command that runs beside the server, and what it has told so far."""

    process: subprocess.Popen[bytes]
    folder: tempfile.TemporaryDirectory[str] = field(repr=False)

    @property
    def is_running(self) -> bool:
        """Whether it still works."""
        return self.process.poll() is None

    def stop(self) -> None:
        """Ends it and the readers that it started; what it had not finished is as if it had never been."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait()

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Every line of progress that is written to its end."""
        path = _progress(self.folder)
        if not path.is_file():
            return []
        whole = path.read_text(encoding="utf-8").rpartition("\n")[0]
        return [json.loads(line) for line in whole.splitlines()]

    @property
    def step(self) -> tuple[float, str]:
        """How far it is (0 to 1) and what it does now."""
        steps = [line for line in self.lines if "step" in line]
        if not steps:
            return 0.0, "Starting"
        return steps[-1]["done"] / steps[-1]["of"], str(steps[-1]["words"])

    @property
    def result(self) -> dict[str, Any] | None:
        """What became of it; None where it told nothing."""
        return next((line["result"] for line in self.lines if "result" in line), None)

    @property
    def complaint(self) -> str:
        """Why it failed, in words for a reader."""
        if self.process.returncode == _OUR_FAULT:
            return _FAULT_WORDS
        return (Path(self.folder.name) / "errors").read_text(encoding="utf-8").strip() or _FAULT_WORDS


def start(command: Sequence[str], who: str, tells_progress: bool = True) -> Job:
    """Starts a command of `python -m hscb` in the name of a person."""
    folder = tempfile.TemporaryDirectory(prefix="hscb-job-")
    progress = ["--progress-file", str(_progress(folder))] if tells_progress else []
    with (Path(folder.name) / "errors").open("wb") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "hscb", *command, "--who", who, *progress],
            cwd=config.PROJECT,
            env={**os.environ, "HSCB_STORE": str(default_store().folder.resolve())},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            # a group of its own, so that its readers can be stopped with it
            start_new_session=True,
        )
    return Job(process, folder)


def lay_under_the_figures(who: str, done: str) -> tuple[bool, str]:
    """Makes the figures again with what a person has just written; whether that went well, and a sentence."""
    with st.spinner("Laying it under the figures ..."):
        job = start(["rebuild"], who, tells_progress=False)
        job.process.wait()
    with job.folder:
        if job.process.returncode:
            return False, f"What you wrote is kept, but the figures could not be made again: {job.complaint}"
    return True, done


def _progress(folder: tempfile.TemporaryDirectory[str]) -> Path:
    return Path(folder.name) / "progress"
