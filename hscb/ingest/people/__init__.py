"""Looks for people where none may be, and says of such a file only what may be said."""
