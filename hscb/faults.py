"""Runs the command line: every fault becomes an exit code and a help text, never a traceback."""

from __future__ import annotations

import signal
import sys
import tempfile
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from typer.main import get_command

from hscb.commands import app, chosen_store
from hscb.errors import HscbError

DONE, FAULT, STOPPED = 0, 3, 128 + signal.SIGTERM
# As of any tool whose reader, such as `head`, has seen enough.
PIPE_CLOSED = 128 + signal.SIGPIPE
# Options that take a value, so that a value is not taken for the command.
_WITH_VALUE = frozenset(
    {
        "--store",
        "--authority",
        "--agency",
        "--sent-by",
        "--marked",
        "--who",
        "--questions",
        "--progress-file",
        "--format",
        "--to",
        "--port",
        "--seed",
        "--as-at",
        "--period",
        "--choices",
    }
)


def run(arguments: Sequence[str]) -> int:
    """Runs a command and gives the exit code: 0 done, 1 refused, 2 wrong use, 3 a fault of ours."""
    # whoever stops a command gets its temporary files taken away, which hold what was received
    signal.signal(signal.SIGTERM, _stop)
    try:
        get_command(app).main(command_first(arguments), prog_name="python -m hscb")
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):
            return PIPE_CLOSED
        return end.code if isinstance(end.code, int) else DONE
    except HscbError as told:
        print(f"{told.message}\n{told.fix}", file=sys.stderr)
        return told.exit_code
    except Exception as fault:
        print(_told(fault, _write_log(fault)), file=sys.stderr)
        return FAULT
    return DONE


def _stop(*_: object) -> None:
    sys.exit(STOPPED)


def command_first(arguments: Sequence[str]) -> list[str]:
    """The arguments with the command in front, so that options may stand before it."""
    commands = {command.callback.__name__ for command in app.registered_commands if command.callback}
    for position, argument in enumerate(arguments):
        is_value = position > 0 and arguments[position - 1] in _WITH_VALUE
        if argument in commands and not is_value:
            return [argument, *arguments[:position], *arguments[position + 1 :]]
    return list(arguments)


def _told(fault: Exception, log: Path) -> str:
    return (
        f"Something went wrong in the program itself ({type(fault).__name__}). The data are as they were.\n"
        f"Try again; if it happens again, send the report {log} to whoever looks after the dashboard. It holds no data."
    )


def _write_log(fault: Exception) -> Path:
    """Writes where in the code it happened. Messages of exceptions are left out: they may repeat a child's data."""
    store = chosen_store()
    folder = store.logs if store.exists else Path(tempfile.gettempdir())
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"hscb-{datetime.now(UTC):%Y%m%dT%H%M%S%f}.log"
    versions = ", ".join(f"{name} {version(name)}" for name in ("duckdb", "pandas", "pyarrow", "streamlit"))
    lines = [f"{type(fault).__module__}.{type(fault).__name__}\n{sys.version}\n{versions}\n"]
    path.write_text("".join(lines + traceback.format_tb(fault.__traceback__)), encoding="utf-8")
    return path
