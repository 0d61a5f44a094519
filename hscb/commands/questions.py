"""What is asked of a person: as lines for a terminal, and as CSV to be filled in."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import groupby

from hscb.ingest.alike import counted
from hscb.ingest.answers import Question, meanings_of
from hscb.spreadsheets import harmless
from hscb.warehouse.mappings import COLUMNS, NOT_RECORDED, may_be_blank

_MOST_LISTED = 40
_MORE_COLUMNS = ("question", "proposals", "allowed", "file", "sheet", "cell", "cells")


def questions_text(questions: Sequence[Question]) -> str:
    """What is asked, file by file, with the proposals; nothing where nothing is asked."""
    if not questions:
        return ""
    lines = ["Questions: answered once, they are remembered for the authority and agency of the file"]
    for file, of_file in groupby(sorted(questions, key=lambda one: one.file), key=lambda one: one.file):
        asked = list(of_file)
        lines += [f"  {counted(len(asked), 'question')} on {file}", *(f"    {_line(one)}" for one in asked)]
    return "\n".join([*lines, "  To answer: check --questions FILE, fill in `meaning`, mappings FILE."])


def _line(one: Question) -> str:
    offers = ", ".join(
        offer.code if offer.code == offer.words else f"{offer.code} ({offer.words})" for offer in one.offers
    )
    where = f"{one.sheet}, cell {one.cell}: " if one.cell else ""
    times = f" In {counted(one.cells, 'cell')}." if one.cell else ""
    return f"{where}{one.words}{times}{f' Perhaps: {offers}.' if offers else ''}"


def questions_csv(questions: Sequence[Question]) -> str:
    """What is asked as CSV: an empty column `meaning` to fill in, beside it the proposals and all that is allowed."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow([*COLUMNS, *_MORE_COLUMNS])
    for one in questions:
        offers = "; ".join(f"{offer.code} = {offer.words}" for offer in one.offers)
        named = [
            one.authority,
            one.agency,
            one.field,
            one.spelling,
            "",
            one.words,
            offers,
            allowed(one.field),
        ]
        writer.writerow([*map(harmless, (*named, one.file, one.sheet, one.cell)), one.cells])
    return written.getvalue()


def allowed(field: str) -> str:
    """What may be filled in as the meaning of a field; of a long list how it is printed."""
    if field == "period":
        return "a period such as 2016-17, 2016-17 Q3 or 2016-06"
    choices = meanings_of(field)
    if len(choices) > _MOST_LISTED:
        return f"one of {len(choices)}, which `mappings --choices {field}` prints"
    return "; ".join(_allowed(field))


def _allowed(field: str) -> Iterator[str]:
    for choice in meanings_of(field):
        yield choice.code if choice.code == choice.words else f"{choice.code} = {choice.words}"
    if may_be_blank(field):
        yield NOT_RECORDED
