"""What a converter hands back where a cell is not read as it stands, or cannot be read at all."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST_QUOTE = 60


@dataclass(frozen=True)
class Trouble:
    """A problem of one cell: its code, what is said about the value (`is not a date.`), the value kept all the same.

    quoted: what stands in the cell, where the converter knows that it cannot be about a child.
    asks: the field of which a person can say what the quoted spelling means; empty where nobody is asked.
    """

    code: str
    words: str
    quoted: str = ""
    value: str | None = None
    subject: str = "The value"
    asks: str = ""

    def sentence(self, may_quote: bool, heading: str = "", hint: str = "") -> str:
        """The problem as a sentence, with the value in it only where the column is safe to quote.

        heading: the column, where there is one; hint: how the sentence ends, such as which choices are near.
        """
        quoted = (
            in_quotes(self.quoted) if may_quote and 0 < len(self.quoted) <= LONGEST_QUOTE else self.subject
        )
        where = f" in {heading}" if heading else ""
        return f"{quoted}{where} {self.words.removesuffix('.')}{hint}."


def in_quotes(text: str) -> str:
    """A text of a file as a message quotes it. Its own quotes become single ones: what is quoted can be taken out."""
    return '"' + text.replace('"', "'") + '"'


@dataclass(frozen=True)
class Read:
    """A value that was not written plainly and was read all the same, by a rule that is told once for a column."""

    value: str | None
    quoted: str
    rule: str


Converted = str | None | Trouble
