"""The commands of `python -m hscb`: what each takes, and which words it answers with."""

from hscb.commands import data, mappings, returns, templates, use
from hscb.commands.options import app, chosen_store

__all__ = ["app", "chosen_store", "data", "mappings", "returns", "templates", "use"]
