"""A challenge question as it stands: what its events, one after the other, come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from hscb.challenge import days

DRAFT, ASKED, ANSWERED, ASSURED, CLOSED = "draft", "asked", "answered", "assured", "closed"
WITHDRAWN, ESCALATED = "withdrawn", "escalated"

TONES = ("explore", "assure", "escalate")
LEVELS = ("full", "partial", "not assured")

# Where a question may go from where it stands. What was asked is never a draft again.
MOVES: Mapping[str, tuple[str, ...]] = {
    DRAFT: (ASKED, WITHDRAWN),
    ASKED: (ANSWERED, ESCALATED, WITHDRAWN),
    ANSWERED: (ANSWERED, ASSURED, ASKED, ESCALATED),
    ESCALATED: (ANSWERED, ASKED),
    ASSURED: (CLOSED, ASKED),
    CLOSED: (ASKED,),
    WITHDRAWN: (),
}


@dataclass(frozen=True)
class Event:
    """Something that a person did to a question: who, in which role, when, what."""

    entry_id: int
    at: str
    who: str
    what: str
    fields: Mapping[str, Any]

    @property
    def day(self) -> date:
        """The day it was done."""
        return date.fromisoformat(self.at[:10])


@dataclass(frozen=True)
class Reply:
    """What an agency answered, and the evidence it named; where it named none, that is said."""

    on: date
    author: str
    text: str
    evidence: str


@dataclass(frozen=True)
class Question:
    """A question with its wording, to whom, by when, and what came of it. `last_entry` is the event it stands at."""

    question_id: str
    state: str = DRAFT
    measure_id: str = ""
    authority: str = ""
    aim: int = 0
    agency: str = ""
    lead: str = ""
    tone: str = "explore"
    title: str = ""
    wording: str = ""
    assurance_test: str = ""
    evidence: Mapping[str, Any] = field(default_factory=dict)
    priority_words: str = ""
    is_urgent: bool = False
    meeting: date | None = None
    asked_on: date | None = None
    due_on: date | None = None
    replies: tuple[Reply, ...] = ()
    level: str = ""
    judged_by: str = ""
    judged_on_evidence: str = ""
    outcome: str = ""
    reason: str = ""
    last_entry: int = 0
    events: tuple[Event, ...] = ()

    def overdue(self, today: date) -> int:
        """The working days since an answer was due; 0 where none is owed."""
        if self.state not in (ASKED, ESCALATED) or self.due_on is None:
            return 0
        return days.between(self.due_on, today)

    def waiting(self, today: date) -> int:
        """The working days since it was asked, while it is not closed or withdrawn."""
        if self.asked_on is None or self.state in (CLOSED, WITHDRAWN):
            return 0
        return days.between(self.asked_on, today)

    @property
    def is_assured_on_words_only(self) -> bool:
        """True where nothing was named as evidence that could be looked at."""
        return self.state in (ASSURED, CLOSED) and not any(reply.evidence for reply in self.replies)


# What a person may write of a question while it is a draft, and its meeting later too.
WORDS = (
    "measure_id", "authority", "aim", "agency", "lead", "tone", "title", "wording", "assurance_test", "evidence",
    "priority_words", "is_urgent",
)  # fmt: skip


def as_it_stands(question_id: str, events: Sequence[Event]) -> Question:
    """The question that events, in the order that they were written, come to."""
    question = Question(question_id)
    for event in events:
        question = _after(question, event)
    return question


def _after(question: Question, event: Event) -> Question:
    written = event.fields
    changes: dict[str, Any] = {name: written[name] for name in WORDS if name in written}
    if "meeting" in written:
        changes["meeting"] = date.fromisoformat(written["meeting"]) if written["meeting"] else None
    if event.what in MOVES:
        changes["state"] = event.what
    match event.what:
        case "asked":
            due = date.fromisoformat(written["due_on"])
            asked = question.asked_on or date.fromisoformat(written["on"])
            changes |= {"asked_on": asked, "due_on": due, "level": "", "outcome": ""}
        case "answered":
            reply = Reply(
                date.fromisoformat(written["on"]),
                written["author"],
                written["text"],
                written["evidence_named"],
            )
            changes["replies"] = (*question.replies, reply)
        case "assured":
            changes |= {
                "level": written["level"],
                "judged_by": written["judged_by"],
                "judged_on_evidence": written["on_evidence"],
            }
        case "closed":
            changes["outcome"] = written["outcome"]
        case "withdrawn" | "escalated":
            changes["reason"] = written["reason"]
    return replace(question, **changes, last_entry=event.entry_id, events=(*question.events, event))
