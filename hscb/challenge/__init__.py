"""Challenge questions of the Chair: what to ask, how it is worded, and what became of it."""
