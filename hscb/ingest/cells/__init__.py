"""From a cell to a clean value: numbers, dates, periods, codes, names; what is near, and what cannot be read."""
