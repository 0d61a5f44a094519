"""The store: what was received, the ledger, the words people write, and one immutable DuckDB file per state."""
