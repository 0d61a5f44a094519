"""`serve`: makes the store ready, prints the address, listens on this machine only, stops when told."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from hscb import config, dashboard
from hscb.config import PROJECT
from hscb.errors import WrongUseError
from hscb.warehouse.store import Store
from tests.unit.pipeline.returns import front_door, loaded


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((config.DASHBOARD_ADDRESS, 0))
        port: int = probe.getsockname()[1]
    return port


def answer(url: str, seconds: float = 90) -> str:
    end = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(url) as found:
                return str(found.read().decode())
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


@pytest.mark.skipif(os.name == "nt", reason="stops the server with a Unix signal")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM], ids=["by Ctrl+C", "by ending its process"])
def test_serve_prints_its_address_serves_there_and_stops(
    store: Store, tmp_path: Path, how: signal.Signals
) -> None:
    loaded(store, front_door(tmp_path / "a.xlsx"))
    port = free_port()
    command = [sys.executable, "-m", "hscb", "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            assert f"http://127.0.0.1:{port}" in server.stdout.readline()
            assert answer(f"http://127.0.0.1:{port}/_stcore/health") == "ok"
        finally:
            server.send_signal(how)
        assert server.wait(timeout=60) == 0
    # the server that it started is gone too
    with pytest.raises(OSError, match="refused"):
        answer(f"http://127.0.0.1:{port}/_stcore/health", seconds=0)


def test_a_port_in_use_is_said_so(store: Store) -> None:
    with socket.socket() as other:
        other.bind((config.DASHBOARD_ADDRESS, 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(WrongUseError, match=f"Port {port}"):
            dashboard.serve(store, port)
