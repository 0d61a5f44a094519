"""Starts the dashboard's server on this machine."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys

from hscb import config
from hscb.errors import WrongUseError
from hscb.warehouse.store import Store


def serve(store: Store, port: int) -> int:
    """Prints the address and serves until it is stopped. Gives the server's exit code."""
    if _is_taken(port):
        raise WrongUseError(
            f"Port {port} is used by another program, or the dashboard runs already.",
            f"Open http://{config.DASHBOARD_ADDRESS}:{port}, or name another port with --port.",
        )
    print(f"The dashboard is at http://{config.DASHBOARD_ADDRESS}:{port} (Ctrl+C stops it).", flush=True)
    command = [
        sys.executable, "-m", "streamlit", "run", str(config.PROJECT / "app.py"),
        "--server.address", config.DASHBOARD_ADDRESS, "--server.port", str(port), "--server.headless", "true",
    ]  # fmt: skip
    # in the project's folder, where .streamlit/config.toml is
    environment = {**os.environ, "HSCB_STORE": str(store.folder.resolve())}
    # a process that is ended says nothing to those it started: the server would go on answering
    signal.signal(signal.SIGTERM, _stop)
    server = subprocess.Popen(command, cwd=config.PROJECT, env=environment, stdout=subprocess.DEVNULL)
    try:
        return server.wait()
    except KeyboardInterrupt:
        server.terminate()
        server.wait()
        return 0


def _stop(*_: object) -> None:
    raise KeyboardInterrupt


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((config.DASHBOARD_ADDRESS, port)) == 0
