"""Questions to the current figures, each a function that gives a DataFrame; they read schema `reporting` only."""
