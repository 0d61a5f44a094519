"""All cases, in the order of their ids."""

from __future__ import annotations

from tests.bad_inputs import container, dates, keys, privacy, structure, values

CASES = [*container.CASES, *structure.CASES, *values.CASES, *dates.CASES, *keys.CASES, *privacy.CASES]
