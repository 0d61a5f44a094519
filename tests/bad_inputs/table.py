"""All cases, in the order of their ids."""

from __future__ import annotations

from tests.bad_inputs import container, structure, values, dates, keys, privacy

CASES = [*container.CASES, *structure.CASES, *values.CASES, *dates.CASES, *keys.CASES, *privacy.CASES]
