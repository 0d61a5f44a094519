"""How a question reaches the figures: a function that takes SQL and its parameters and gives a DataFrame."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

Read = Callable[[str, Mapping[str, Any]], pd.DataFrame]
