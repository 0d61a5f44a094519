"""The empty workbooks that can be written, and what people may call them."""

from __future__ import annotations

from hscb.errors import WrongUseError
from hscb.ingest.formats import formats


def template_names() -> dict[str, tuple[str, ...]]:
    """The workbooks that can be written, by name, with the raw tables of their sheets."""
    kinds = formats().values()
    board = tuple(form.table for form in kinds if form.layout == "board" and form.is_child_level)
    return {
        "child-level": (*(form.table for form in kinds if form.layout == "annex_a"), *board),
        "ssda903": tuple(form.table for form in kinds if form.layout == "ssda903"),
        "totals": ("returned_values", "returns_calendar", "population"),
    } | {form.sheet: (form.table,) for form in kinds}


def template_words(name: str) -> str:
    """A template as people choose it: `List 1 (Contacts)`; `child-level`."""
    title = next((form.title for form in formats().values() if form.sheet == name), None)
    return f"{name} ({title})" if title else name


def template_called(words: str, also: str = "") -> str:
    """The template of a name, of a sheet's title, or of both as they are shown, in any case.

    Raises WrongUseError for anything else, and for a title that two sheets have; `also` says what else there is.
    """
    titles = {form.sheet: form.title for form in formats().values()}
    wanted = words.strip().casefold()
    found = [
        name
        for name in template_names()
        if wanted in {name.casefold(), titles.get(name, name).casefold(), template_words(name).casefold()}
    ]
    if len(found) == 1:
        return found[0]
    known = ", ".join(template_words(name) for name in found or template_names())
    told = "More than one template is" if found else "No template is"
    raise WrongUseError(f'{told} called "{words}".', f"Choose one of: {known}. {also}".strip())
