"""The log of questions: every step is an event with who and when, only ever added; nothing is lost or overwritten."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import groupby
from typing import Any
from uuid import uuid4

from hscb.challenge import days
from hscb.challenge.question import (
    ANSWERED,
    ASKED,
    ASSURED,
    CLOSED,
    DRAFT,
    ESCALATED,
    LEVELS,
    MOVES,
    TONES,
    WITHDRAWN,
    WORDS,
    Event,
    Question,
    as_it_stands,
)
from hscb.errors import WrongUseError
from hscb.warehouse.store import Store
from hscb.warehouse.words import Entry, add_entry_unless_newer, entries

KIND = "question"


class ChangedMeanwhileError(WrongUseError):
    """Somebody else wrote to the question since it was read; what was to be written is not, and the caller has it."""

    def __init__(self, by: Event) -> None:
        super().__init__(
            f"{by.who} changed this question at {by.at[11:16]} ({by.what}). Nothing of yours was written over it.",
            "Look at the change, which is shown now, and write yours again; your words are still in the form.",
        )


def questions(store: Store) -> list[Question]:
    """Every question as it stands, the oldest first."""
    found = sorted(entries(store, KIND), key=lambda entry: entry.key)
    standing = [
        as_it_stands(key, [_event(entry) for entry in written])
        for key, written in groupby(found, key=lambda entry: entry.key)
    ]
    return sorted(standing, key=lambda question: question.events[0].entry_id)


def question(store: Store, question_id: str) -> Question:
    """One question as it stands. Raises WrongUseError where there is none."""
    written = [_event(entry) for entry in entries(store, KIND) if entry.key == question_id]
    if not written:
        raise WrongUseError("There is no such question.", "Choose one of the log.")
    return as_it_stands(question_id, written)


def draft(store: Store, who: str, words: Mapping[str, Any]) -> Question:
    """A new draft with its evidence, frozen as it stands; words are those of question.WORDS."""
    _known(words)
    _needs(words, "agency", "Which agency is asked? Choose one.")
    _needs(words, "aim", "Under which aim? Choose one of the six.")
    question_id = f"q{uuid4().hex[:10]}"
    _write(store, who, question_id, DRAFT, dict(words), seen=0)
    return question(store, question_id)


def edit(store: Store, who: str, seen: Question, words: Mapping[str, Any]) -> Question:
    """Other words for a draft. Raises WrongUseError where it has been asked: what was asked stands as it was asked."""
    _known(words)
    if seen.state != DRAFT:
        raise WrongUseError(
            "This question has been asked, so its words stand.", "Ask again with other words, or withdraw it."
        )
    return _write(store, who, seen.question_id, "edited", dict(words), seen.last_entry)


def set_meeting(store: Store, who: str, seen: Question, meeting: date | None) -> Question:
    """Puts a question on the agenda of a meeting, or takes it off."""
    return _write(
        store, who, seen.question_id, "put on an agenda",
        {"meeting": meeting.isoformat() if meeting else ""}, seen.last_entry,
    )  # fmt: skip


def ask(store: Store, who: str, seen: Question, on: date, due_on: date | None = None) -> Question:
    """Asks a question, by a day: 20 working days on, 5 where it is urgent. It wants words, a lead and a meeting."""
    _needs(vars(seen), "wording", "Write the question first.")
    _needs(vars(seen), "lead", "Who answers for it in the agency? Write the named lead.")
    _needs(vars(seen), "meeting", "For which meeting? Put it on an agenda first.")
    due_on = due_on or days.after(on, days.URGENT if seen.is_urgent else days.ANSWER)
    return _move(store, who, seen, ASKED, {"on": on.isoformat(), "due_on": due_on.isoformat()})


def ask_again(
    store: Store, who: str, seen: Question, on: date, wording: str, tone: str = "assure"
) -> Question:
    """Asks with other words what was answered without assuring, or came back; the first words stay in its history."""
    if not wording.strip():
        raise WrongUseError("The question is empty.", "Write what is asked this time.")
    due_on = days.after(on, days.URGENT if seen.is_urgent else days.ANSWER)
    return _move(
        store, who, seen, ASKED,
        {"on": on.isoformat(), "due_on": due_on.isoformat(), "wording": wording.strip(), "tone": tone},
    )  # fmt: skip


def enter_reply(
    store: Store, who: str, seen: Question, on: date, author: str, text: str, evidence: str = ""
) -> Question:
    """Keeps what an agency answered, who there wrote it, and the evidence that it named, if any."""
    _needs({"text": text}, "text", "Write what the agency answered.")
    _needs({"author": author}, "author", "Who answered? Write the name.")
    fields = {
        "on": on.isoformat(), "author": author.strip(), "text": text.strip(), "evidence_named": evidence.strip(),
    }  # fmt: skip
    return _move(store, who, seen, ANSWERED, fields)


def judge(store: Store, who: str, seen: Question, level: str, judged_by: str, on_evidence: str) -> Question:
    """Keeps whether the board is assured, who judged, on what. Not assured is an outcome: it stays answered."""
    if level not in LEVELS:
        raise WrongUseError("How far is the board assured?", f"Choose one of: {', '.join(LEVELS)}.")
    _needs({"by": judged_by}, "by", "Who judged it? Write the name or the group.")
    _needs({"on": on_evidence}, "on", "On what? Name the figure or the evidence that was looked at.")
    fields = {"level": level, "judged_by": judged_by.strip(), "on_evidence": on_evidence.strip()}
    if level == "not assured":
        _may(seen, ASSURED)
        return _write(store, who, seen.question_id, "not assured", fields, seen.last_entry)
    return _move(store, who, seen, ASSURED, fields)


def close(store: Store, who: str, seen: Question, outcome: str) -> Question:
    """Closes a question with what came of it for children."""
    _needs({"outcome": outcome}, "outcome", "What came of it for children? Write a sentence.")
    return _move(store, who, seen, CLOSED, {"outcome": outcome.strip()})


def withdraw(store: Store, who: str, seen: Question, reason: str) -> Question:
    """Takes a question back, with the reason; it stays in the log."""
    _needs({"reason": reason}, "reason", "Why is it withdrawn? Write the reason.")
    return _move(store, who, seen, WITHDRAWN, {"reason": reason.strip()})


def escalate(store: Store, who: str, seen: Question, reason: str) -> Question:
    """Carries a question further, to the Executive, the Lead Member or a Chief Officer, with the reason."""
    _needs({"reason": reason}, "reason", "To whom, and why? Write both.")
    return _move(store, who, seen, ESCALATED, {"reason": reason.strip(), "tone": "escalate"})


def _move(store: Store, who: str, seen: Question, to: str, fields: Mapping[str, Any]) -> Question:
    _may(seen, to)
    return _write(store, who, seen.question_id, to, fields, seen.last_entry)


def _may(seen: Question, to: str) -> None:
    if to not in MOVES[seen.state]:
        can = ", ".join(MOVES[seen.state]) or "nothing more"
        raise WrongUseError(
            f"A question that is {seen.state} cannot become {to}.", f"From here it can become: {can}."
        )


def _known(words: Mapping[str, Any]) -> None:
    unknown = sorted(set(words) - {*WORDS, "meeting"})
    if unknown:
        raise WrongUseError(f"A question has no {', '.join(unknown)}.", f"It has: {', '.join(WORDS)}.")
    if "tone" in words and words["tone"] not in TONES:
        raise WrongUseError(f"{words['tone']!r} is not a tone.", f"Choose one of: {', '.join(TONES)}.")


def _needs(words: Mapping[str, Any], name: str, fix: str) -> None:
    value = words.get(name)
    if not value or (isinstance(value, str) and not value.strip()):
        raise WrongUseError(f"The {name.replace('_', ' ')} is missing.", fix)


def _write(
    store: Store, who: str, question_id: str, what: str, fields: Mapping[str, Any], seen: int
) -> Question:
    if not who.strip():
        raise WrongUseError("Your name is missing.", "Write it once: what you write is kept under it.")
    newer = add_entry_unless_newer(store, who.strip(), KIND, question_id, {"what": what, **fields}, seen)
    if newer:
        raise ChangedMeanwhileError(_event(newer))
    return question(store, question_id)


def _event(entry: Entry) -> Event:
    fields = entry.fields
    return Event(entry.entry_id, entry.at, entry.who, fields.pop("what"), fields)
