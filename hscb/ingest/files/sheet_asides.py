"""Text of a sheet beside its values, such as a page header: looked through for people as the part streams by."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from xml.parsers import expat

from hscb.ingest.files.asides import Aside
from hscb.ingest.people.personal import CONTACT_KINDS, kinds_in_text

_HEADER = "A page header or footer"
_RULE = "A list to choose from or a rule for cells"
# Elements whose content is text, by what they are called in a message.
_TEXTS = {
    **dict.fromkeys(
        ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"), _HEADER
    ),
    **dict.fromkeys(("formula", "formula1", "formula2", "f"), _RULE),
}
# Elements with attributes that a person types.
_TYPED = {
    "dataValidation": (
        "A message of a list to choose from",
        ("promptTitle", "prompt", "errorTitle", "error"),
    ),
    "hyperlink": ("A link", ("tooltip", "display", "location")),
    "scenario": ("A scenario", ("name", "comment")),
    "inputCells": ("A scenario", ("val",)),
    "protectedRange": ("The name of a range", ("name",)),
    "cfRule": (_RULE, ("text",)),
}
_LITERAL = re.compile(r'"([^"]*)"')


class SheetAsides:
    """Collects the asides of one sheet part that hold personal identifiers."""

    def __init__(self) -> None:
        self.found: list[Aside] = []
        self._text: list[str] = []

    def prepare(self, parser: expat.XMLParserType) -> None:
        """Takes the parser whose elements will be looked at."""
        self._parser = parser

    def handler(self, name: str) -> Callable[[dict[str, str]], None] | None:
        """What is to be called where an element of this local name starts; None for one without text."""
        if name in _TEXTS:
            return partial(self._text_starts, _TEXTS[name])
        return partial(self._attributes, *_TYPED[name]) if name in _TYPED else None

    def look_at_formula(self, formula: str, cell: str) -> None:
        """Looks through the texts that stand in a formula."""
        for literal in _LITERAL.findall(formula):
            self._look("The formula", literal, cell)

    def _text_starts(self, what: str, _: dict[str, str]) -> None:
        self._text = []
        self._parser.CharacterDataHandler = self._text.append
        self._parser.EndElementHandler = partial(self._text_ends, what)

    def _text_ends(self, what: str, _: str) -> None:
        self._parser.CharacterDataHandler = None
        self._parser.EndElementHandler = None
        self._look(what, "".join(self._text))

    def _attributes(self, what: str, names: tuple[str, ...], attributes: dict[str, str]) -> None:
        for name in names:
            self._look(what, attributes.get(name, ""))

    def _look(self, what: str, text: str, cell: str = "") -> None:
        # a page header is a letterhead
        ignored = CONTACT_KINDS if what == _HEADER else frozenset[str]()
        if kinds := tuple(kind for kind in kinds_in_text(text) if kind not in ignored):
            self.found.append(Aside(what, kinds, cell))
