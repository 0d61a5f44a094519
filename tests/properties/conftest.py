"""How many examples, and no deadline: one example builds a whole database."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings

settings.register_profile(
    "hscb",
    max_examples=6,
    deadline=None,
    derandomize="CI" in os.environ,
    # no shrinking: hundreds of databases would be built; comparison.explained narrows a failure down by halving
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("hscb")
