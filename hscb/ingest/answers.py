"""What a spelling of a sender means: what a person answered once, and what is still to be asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from hscb.config import DEFAULT_AGENCY, DEFAULT_AUTHORITY
from hscb.ingest.cells.choices import Choice, choices_of
from hscb.ingest.cells.periods import period_label
from hscb.ingest.cells.words import cleaned, folded
from hscb.ingest.formats import codes, formats

# The meaning of a heading or a sheet that is not to be read.
IGNORE = "ignore"

# Whose a sheet of totals is, and of which period, where neither it nor its file says so.
SHEET_AGENCY = "sheet agency"
SHEET_PERIOD = "sheet period"
# Who sent the files of a name.
SENDER = "sender"

_OF_CELLS = ("yes_no", "flag", "agency", "measure", "period", SHEET_AGENCY, SHEET_PERIOD)
_WORDS = {
    "scale": (("fraction", "a share of 1: 0.63 is 63 %"), ("percent", "per cent: 0.63 is 0.63 %")),
    "table": tuple((which, which) for which in ("first", "second", "both")),
}
# Fields whose meaning is never that nothing was recorded.
_NEVER_BLANK = ("sheet", "table", "scale", "statistic", SENDER, SHEET_AGENCY, SHEET_PERIOD)


def compared(name: str, spelling: str) -> str:
    """A spelling as answers are found by it: a heading by its words; a cell by all but case and blanks.

    What is answered of `Police?` or `<6` says nothing about `Police` or `6`.
    """
    is_of_cells = name in _OF_CELLS or name in codes()
    return cleaned(spelling).casefold() if is_of_cells else folded(spelling)


@dataclass(frozen=True)
class Answer:
    """In a field, a spelling of this authority's and agency's workbooks means this; an empty meaning: not recorded.

    field: a field of codes.toml, `yes_no`, `flag`, `agency`, `measure`, `period`, `scale`, `statistic`, `sheet`,
    `table`, `heading <table>`, `sheet agency`, `sheet period`, `sender` (who sent the files of a name, with no agency
    of its own).
    """

    authority: str
    agency: str
    field: str
    spelling: str
    meaning: str


@dataclass(frozen=True)
class Question:
    """What a person is asked once: what a spelling means in a field. `offers` are proposals, the likeliest first."""

    authority: str
    agency: str
    field: str
    spelling: str
    words: str
    offers: tuple[Choice, ...]
    file: str
    sheet: str
    cell: str
    cells: int = 1

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes two questions the same one."""
        return (self.authority, self.agency, self.field, compared(self.field, self.spelling))


@dataclass(frozen=True)
class Told:
    """What a person says of files beside the files: whose they are where no About says so, and all answers given.

    held: the authorities that figures are held of already. senders: the agencies chosen for single files, by name.
    """

    authority: str | None = None
    agency: str | None = None
    answers: tuple[Answer, ...] = ()
    held: tuple[str, ...] = ()
    senders: tuple[tuple[str, str], ...] = ()


NOTHING_TOLD = Told()


@dataclass
class Answers:
    """The answers for one sender, and which of them were used.

    about: the agency, Data From and Data To of the About sheet; told_agency: the sender that a person named.
    """

    authority: str = DEFAULT_AUTHORITY
    agency: str = DEFAULT_AGENCY
    meanings: dict[tuple[str, str], str] = field(default_factory=dict)
    about: tuple[str | None, str | None, str | None] = (None, None, None)
    told_agency: str = ""
    used: set[tuple[str, str]] = field(default_factory=set)

    def meaning(self, name: str, spelling: str) -> str | None:
        """What a spelling means in a field; None where nobody has said."""
        if not self.meanings:
            return None
        key = (name, compared(name, spelling))
        found = self.meanings.get(key)
        if found is not None:
            self.used.add(key)
        return found

    def of_field(self, name: str) -> dict[str, str]:
        """Every answer of a field: meanings by spelling as it is compared. None of them counts as used."""
        return {spelling: meaning for (of, spelling), meaning in self.meanings.items() if of == name}

    def used_answers(self) -> list[Answer]:
        """The answers that were used."""
        return [
            Answer(self.authority, self.agency, name, spelling, self.meanings[name, spelling])
            for name, spelling in sorted(self.used)
        ]


NOT_ANSWERED = Answers()


def answers_for(
    told: Told,
    authority: str | None = None,
    agency: str | None = None,
    about: tuple[str | None, str | None, str | None] = (None, None, None),
    told_agency: str = "",
) -> Answers:
    """The answers that hold for a file: those of its sender, else of the one told.

    about: Agency, Data From and Data To of the About sheet. told_agency: who sent the file, where that is known.
    """
    authority = authority or told.authority or DEFAULT_AUTHORITY
    agency = agency or told.agency or DEFAULT_AGENCY
    meanings = {
        (answer.field, compared(answer.field, answer.spelling)): answer.meaning
        for answer in told.answers
        if (answer.authority, answer.agency) == (authority, agency)
    }
    return Answers(authority, agency, meanings, about, told_agency)


def meanings_of(name: str) -> list[Choice]:
    """Everything that a spelling of a field can mean, as choices; none for a field that is not a list (a period)."""
    if name.startswith("heading "):
        columns = formats()[name.removeprefix("heading ")].columns
        return [*(Choice(name, column.name, column.heading) for column in columns), _ignored(name)]
    if name == "sheet":
        lists = [Choice(name, form.table, f"{form.sheet} ({form.title})") for form in formats().values()]
        return [*lists, Choice(name, IGNORE, "another list (leave it out)")]
    if name in ("measure", "statistic"):
        return [*_renamed("measure", name), _ignored(name)]
    if name in _WORDS:
        return [Choice(name, code, said) for code, said in _WORDS[name]]
    if is_of_period(name):
        return []
    return _renamed("agency", name) if name in (SENDER, SHEET_AGENCY) else choices_of(name)


def is_of_period(name: str) -> bool:
    """Whether the meanings of a field are periods."""
    return name in ("period", SHEET_PERIOD)


def may_be_blank(name: str) -> bool:
    """Whether a spelling of a field can mean that nothing was recorded."""
    return not name.startswith("heading ") and name not in _NEVER_BLANK


def is_meaning(name: str, meaning: str) -> bool:
    """Whether a field has this meaning; not recorded (empty) is one of every field of cells."""
    if is_of_period(name):
        return period_label(meaning) == meaning
    try:
        known = {choice.code for choice in meanings_of(name)}
    except KeyError:
        return False
    return meaning in known or (not meaning and may_be_blank(name))


def _renamed(of: str, name: str) -> list[Choice]:
    """The choices of a field, for another that has the same ones."""
    return [Choice(name, one.code, one.words) for one in choices_of(of)]


def _ignored(name: str) -> Choice:
    return Choice(name, IGNORE, "not to be read")


def each_once(questions: Iterable[Question]) -> list[Question]:
    """Every question once, with the cells of all its places, in the order they came."""
    found: dict[tuple[str, str, str, str], Question] = {}
    for question in questions:
        before = found.get(question.key)
        found[question.key] = replace(before, cells=before.cells + question.cells) if before else question
    return list(found.values())
