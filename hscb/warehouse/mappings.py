"""Answers remembered: what a spelling of an authority's and agency's workbooks means, as people said once."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

from hscb.errors import WrongUseError
from hscb.ingest.answers import Answer, compared, is_meaning
from hscb.warehouse.store import Store
from hscb.warehouse.words import Entry, add_entry, entries

KIND = "mapping"
# How a file says that a spelling means that nothing was recorded.
NOT_RECORDED = "not recorded"
COLUMNS = ("authority", "agency", "field", "spelling", "meaning")


def remember(store: Store, who: str, answers: Iterable[Answer]) -> int:
    """Keeps answers for every later file of their sender, in place of what was said before. Gives how many are new.

    Raises WrongUseError, and keeps none, where a meaning is not one that its field has.
    """
    given = list(answers)
    for answer in given:
        if not is_meaning(answer.field, answer.meaning):
            raise WrongUseError(
                f'"{answer.meaning}" is not a meaning that the field {answer.field} has.',
                "Take a code, the id of a measure, the name of a column, or leave it empty for not recorded.",
            )
    held = {key_of(answer): answer.meaning for answer in remembered(store)}
    new = [answer for answer in given if held.get(key_of(answer)) != answer.meaning]
    for answer in new:
        fields = {"spelling": answer.spelling, "meaning": answer.meaning}
        add_entry(store, who, KIND, key_of(answer), fields)
    return len(new)


def forget(store: Store, who: str, answer: Answer) -> None:
    """Takes an answer back: the spelling is asked about again. What was loaded with it stays as it is."""
    add_entry(store, who, KIND, key_of(answer), {"withdrawn": True})


def remembered(store: Store) -> tuple[Answer, ...]:
    """Every answer that holds, by authority, agency, field and spelling."""
    found: dict[str, Answer | None] = {}
    for entry in entries(store, KIND):
        found[entry.key] = _answer(entry)
    return tuple(
        sorted(
            (answer for answer in found.values() if answer),
            key=lambda answer: (
                answer.authority,
                answer.agency,
                answer.field,
                compared(answer.field, answer.spelling),
            ),
        )
    )


def changed_since(store: Store, at: str) -> bool:
    """Whether an answer was given or taken back at or after a time of the ledger."""
    return any(entry.at >= at for entry in entries(store, KIND))


def may_be_blank(field: str) -> bool:
    """Whether a spelling of a field may mean that nothing was recorded."""
    return field != "period" and is_meaning(field, "")


def _answer(entry: Entry) -> Answer | None:
    authority, agency, field, spelling = json.loads(entry.key)
    fields = entry.fields
    if fields.get("withdrawn"):
        return None
    answer = Answer(authority, agency, field, spelling, fields["meaning"])
    return replace(answer, spelling=fields["spelling"])


def key_of(answer: Answer) -> str:
    """What makes two answers answers to the same question."""
    named = [answer.authority, answer.agency, answer.field, compared(answer.field, answer.spelling)]
    return json.dumps(named, ensure_ascii=False)
