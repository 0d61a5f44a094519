"""The stores that every case meets, made once for a process of tests."""

from __future__ import annotations

import pytest

from tests.bad_inputs.running import Stores, make_stores


@pytest.fixture(scope="session")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Stores:
    """Not to be changed: that they stay as they are is part of every case."""
    return make_stores(tmp_path_factory.mktemp("bad_inputs"))
