"""Random data with hard edges: the SQL against the plain recomputation, and what must hold of any data."""
