"""A CSV of answers: written from what is remembered, and read back line by line with everything that is wrong in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields

from hscb.errors import WrongUseError
from hscb.ingest.alike import counted
from hscb.ingest.answers import Answer, is_meaning, meanings_of
from hscb.ingest.cells.choices import Choice
from hscb.ingest.cells.periods import period_label
from hscb.ingest.cells.suggestions import nearest
from hscb.ingest.cells.words import cleaned, folded
from hscb.spreadsheets import as_it_was, harmless
from hscb.warehouse.mappings import COLUMNS, NOT_RECORDED, key_of, may_be_blank

_MOST_NAMED, _MOST_LINES = 8, 30


@dataclass
class AnswersRead:
    """The answers of a file beside those remembered: new ones, changed ones with what was said before, the same."""

    new: list[Answer] = field(default_factory=list)
    changed: list[tuple[Answer, Answer]] = field(default_factory=list)
    same: list[Answer] = field(default_factory=list)

    @property
    def answers(self) -> list[Answer]:
        """All of them."""
        return [*self.new, *(after for _, after in self.changed), *self.same]

    @property
    def lines(self) -> Iterator[str]:
        """How many are new, changed and the same, then each: `Plod = 6: Police`."""
        yield f"{counted(len(self.new), 'answer')} new, {len(self.changed)} changed, {len(self.same)} unchanged."
        yield from (f"  new: {said(answer)}" for answer in self.new)
        yield from (f"  changed: {said(after)}; it was {words_of(before)}" for before, after in self.changed)
        yield from (f"  unchanged: {said(answer)}" for answer in self.same)


def said(answer: Answer) -> str:
    """An answer in words, with whose it is."""
    whose = ", ".join(filter(None, (answer.authority, answer.agency)))
    return f"{answer.spelling} = {words_of(answer)} ({answer.field}; {whose})"


def words_of(answer: Answer) -> str:
    """The meaning of an answer in words."""
    words = {choice.code: choice.words for choice in meanings_of(answer.field)}
    return words.get(answer.meaning, answer.meaning or NOT_RECORDED)


def as_csv(answers: Iterable[Answer]) -> str:
    """Answers as CSV, to be kept, changed or taken to another store; no spreadsheet takes a spelling for a formula."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(COLUMNS)
    for answer in answers:
        meaning = answer.meaning or NOT_RECORDED
        named = (answer.authority, answer.agency, answer.field, answer.spelling, meaning)
        writer.writerow(map(harmless, named))
    return written.getvalue()


def answers_read(content: bytes, held: Sequence[Answer]) -> AnswersRead:
    """The answers of a file, held against those remembered; lines without a meaning are passed over.

    Raises WrongUseError with every line that is wrong, what was expected there and what it may be.
    """
    found, wrong = _lines_of(_text(content))
    if wrong:
        more = [f"and {len(wrong) - _MOST_LINES} more lines"] if len(wrong) > _MOST_LINES else []
        raise WrongUseError(
            "\n".join(
                [f"{counted(len(wrong), 'line')} of the file cannot be taken:", *wrong[:_MOST_LINES], *more]
            ),
            "Nothing was taken from the file. Put these lines right, and give it again.",
        )
    before = {key_of(answer): answer for answer in held}
    read = AnswersRead()
    for answer in found:
        known = before.get(key_of(answer))
        if known is None:
            read.new.append(answer)
        elif known.meaning == answer.meaning:
            read.same.append(answer)
        else:
            read.changed.append((known, answer))
    return read


def meaning_named(name: str, text: str) -> str | None:
    """The meaning that a text names: a code or its words, whatever the case; None where it names none."""
    if folded(text) == folded(NOT_RECORDED):
        return "" if may_be_blank(name) else None
    if name == "period":
        label = period_label(text)
        return label if isinstance(label, str) else None
    if is_meaning(name, text):
        return text
    wanted = cleaned(text).casefold()
    found = {choice.code for choice in meanings_of(name) if wanted in _names_of(choice)}
    return found.pop() if len(found) == 1 else None


def _names_of(choice: Choice) -> set[str]:
    """A code, its words with and without the code, and both as the file of questions shows them."""
    words = (
        choice.code,
        choice.words,
        choice.words.removeprefix(f"{choice.code}: "),
        f"{choice.code} = {choice.words}",
    )
    return {one.casefold() for one in words}


def _text(content: bytes) -> str:
    """The text of a file; one that is not UTF-8 was saved by Excel as Windows-1252."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _lines_of(text: str) -> tuple[list[Answer], list[str]]:
    head = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=max(",;\t", key=head.count), restval="")
    lacking = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    if lacking:
        raise WrongUseError(
            f"The file of answers lacks the column {', '.join(lacking)}.",
            f"Its columns are {', '.join(COLUMNS)}, as `check --questions` and `mappings` write them.",
        )
    found: dict[str, tuple[int, Answer]] = {}
    wrong = []
    for line in reader:
        number = reader.line_num
        given = Answer(*(as_it_was((line[column] or "").strip()) for column in COLUMNS))
        if not given.meaning:
            continue
        answer = _judged(given)
        if isinstance(answer, str):
            wrong.append(f"  line {number}: {answer}")
            continue
        first, other = found.setdefault(key_of(answer), (number, answer))
        if other.meaning != answer.meaning:
            wrong.append(
                f'  line {number}: "{answer.spelling}" means something else in line {first}; keep one of them.'
            )
    return [answer for _, answer in found.values()], wrong


def _judged(given: Answer) -> Answer | str:
    """An answer with the code of its meaning; or what is wrong with it."""
    blank = [one.name for one in fields(given) if not getattr(given, one.name)]
    if given.field == "sender" and "agency" in blank:
        blank.remove("agency")
    if blank:
        return f"no {' and no '.join(blank)}; fill in what `check --questions` wrote there."
    try:
        meaning = meaning_named(given.field, given.meaning)
    except KeyError:
        return f'there is no field "{given.field}"; leave it as `check --questions` wrote it.'
    if meaning is None:
        told = f'"{given.meaning}" is not a meaning of "{given.spelling}" in the field {given.field}'
        return f"{told}; {_expected(given)}."
    agency = "" if given.field == "sender" else given.agency
    return Answer(given.authority, agency, given.field, given.spelling, meaning)


def _expected(given: Answer) -> str:
    if given.field == "period":
        return "expected is a period such as 2016-17, 2016-17 Q3 or 2016-06"
    choices = meanings_of(given.field)
    if len(choices) <= _MOST_NAMED:
        return f"expected is {_or(choices)}"
    near = nearest(given.meaning, choices)
    if near:
        return f"the nearest are {_or(near)}; `mappings --choices {given.field}` prints all {len(choices)}"
    return f"expected is one of {len(choices)}, which `mappings --choices {given.field}` prints"


def _or(choices: Sequence[Choice]) -> str:
    return " or ".join(
        one.words if one.words.startswith(one.code) else f"{one.code} ({one.words})" for one in choices
    )
