"""The log of questions: from draft to closed, what each step wants, and two people at one question."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hscb.challenge import days, log
from hscb.challenge.question import MOVES, Question
from hscb.errors import WrongUseError
from hscb.warehouse.store import Store

CHAIR = "Chris Chair"
WORDS = dict(
    measure_id="cla_same_placement_2y_pct", authority="Havering", aim=3, agency="Children's Social Care",
    lead="Director of Children's Services", title="Placement stability", wording="Which children moved, and why?",
    assurance_test="63% or more, and rising", evidence={"value": 59.0, "period": "2016-17"},
)  # fmt: skip
MONDAY = date(2017, 9, 4)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def drafted(store: Store, **words: Any) -> Question:
    question = log.draft(store, CHAIR, WORDS | words)
    return log.set_meeting(store, CHAIR, question, date(2017, 9, 20))


def answered(store: Store, evidence: str = "quarterly counts") -> Question:
    asked = log.ask(store, CHAIR, drafted(store), MONDAY)
    return log.enter_reply(
        store, "Ada Analyst", asked, date(2017, 9, 18), "D. Director", "Seven moved.", evidence
    )


def test_a_question_goes_from_draft_to_closed_and_its_history_tells_how(store: Store) -> None:
    judged = log.judge(store, CHAIR, answered(store), "full", "Q&E group", "counts of two quarters")
    closed = log.close(store, CHAIR, judged, "Children stay where they are settled.")
    assert closed.state == "closed"
    assert closed.outcome == "Children stay where they are settled."
    assert [event.what for event in closed.events] == [
        "draft", "put on an agenda", "asked", "answered", "assured", "closed",
    ]  # fmt: skip
    assert {event.who for event in closed.events} == {CHAIR, "Ada Analyst"}
    assert log.questions(store) == [closed]


@pytest.mark.parametrize(
    ("is_urgent", "due"),
    # 20 working days after Monday 4 September 2017; 5
    [(False, date(2017, 10, 2)), (True, date(2017, 9, 11))],
)
def test_an_answer_is_due_in_working_days(store: Store, is_urgent: bool, due: date) -> None:
    asked = log.ask(store, CHAIR, drafted(store, is_urgent=is_urgent), MONDAY)
    assert asked.due_on == due
    assert asked.overdue(due) == 0
    assert asked.overdue(date(2017, 10, 3)) == days.between(due, date(2017, 10, 3))


def test_bank_holidays_and_weekends_are_no_working_days() -> None:
    # Thursday before Easter 2017; Good Friday 14, Easter Monday 17 April
    assert days.after(date(2017, 4, 13), 1) == date(2017, 4, 18)
    assert days.after(date(2017, 4, 15), 5) == date(2017, 4, 24)
    assert days.between(date(2017, 4, 13), date(2017, 4, 24)) == 5


@pytest.mark.parametrize("missing", ["lead", "wording", "agency", "aim"])
def test_what_a_question_must_have_is_asked_for(store: Store, missing: str) -> None:
    with pytest.raises(WrongUseError, match=f"The {missing} is missing") as told:
        log.ask(store, CHAIR, drafted(store, **{missing: ""}), MONDAY)
    assert told.value.fix


def test_a_question_is_asked_for_a_meeting(store: Store) -> None:
    with pytest.raises(WrongUseError, match="The meeting is missing"):
        log.ask(store, CHAIR, log.draft(store, CHAIR, WORDS), MONDAY)


STEPS: dict[str, Callable[[Store, Question], Question]] = {
    "asked": lambda store, seen: log.ask(store, CHAIR, seen, MONDAY),
    "answered": lambda store, seen: log.enter_reply(store, CHAIR, seen, MONDAY, "A", "text"),
    "assured": lambda store, seen: log.judge(store, CHAIR, seen, "full", "Q&E", "figures"),
    "closed": lambda store, seen: log.close(store, CHAIR, seen, "safer"),
    "withdrawn": lambda store, seen: log.withdraw(store, CHAIR, seen, "asked elsewhere"),
    "escalated": lambda store, seen: log.escalate(store, CHAIR, seen, "to the Lead Member: no answer"),
}
WAYS: dict[str, tuple[str, ...]] = {
    "draft": (),
    "asked": ("asked",),
    "answered": ("asked", "answered"),
    "assured": ("asked", "answered", "assured"),
    "closed": ("asked", "answered", "assured", "closed"),
    "withdrawn": ("withdrawn",),
    "escalated": ("asked", "escalated"),
}


@pytest.mark.parametrize("state", WAYS)
@pytest.mark.parametrize("to", STEPS)
def test_only_the_steps_of_the_lifecycle_can_be_taken(store: Store, state: str, to: str) -> None:
    question = drafted(store)
    for step in WAYS[state]:
        question = STEPS[step](store, question)
    if to in MOVES[state]:
        assert STEPS[to](store, question).state == to
    else:
        with pytest.raises(WrongUseError, match="cannot become"):
            STEPS[to](store, question)
        assert log.question(store, question.question_id) == question


def test_what_was_asked_stands_as_it_was_asked(store: Store) -> None:
    asked = log.ask(store, CHAIR, drafted(store), MONDAY)
    with pytest.raises(WrongUseError, match="has been asked"):
        log.edit(store, CHAIR, asked, {"wording": "Something else?"})


def test_not_assured_is_an_outcome_and_the_question_is_asked_again(store: Store) -> None:
    judged = log.judge(store, CHAIR, answered(store), "not assured", "Q&E group", "no counts were sent")
    assert judged.state == "answered"
    assert judged.events[-1].what == "not assured"
    again = log.ask_again(store, CHAIR, judged, date(2017, 10, 2), "Please send the counts of each quarter.")
    assert (again.state, again.tone, again.asked_on) == ("asked", "assure", MONDAY)
    assert again.wording == "Please send the counts of each quarter."
    assert again.due_on == date(2017, 10, 30)


def test_words_without_evidence_are_told_apart(store: Store) -> None:
    for evidence, on_words in (("", True), ("quarterly counts", False)):
        judged = log.judge(store, CHAIR, answered(store, evidence), "partial", "Q&E group", "the reply")
        assert judged.is_assured_on_words_only == on_words


def test_the_second_of_two_people_sees_the_change_of_the_first_and_loses_nothing(store: Store) -> None:
    seen = drafted(store)
    first = log.edit(store, "Ada", seen, {"wording": "Which of them moved twice?"})
    with pytest.raises(log.ChangedMeanwhileError, match="Ada changed this question"):
        log.edit(store, "Ben", seen, {"wording": "Why did they move?"})
    assert log.question(store, seen.question_id) == first
    second = log.edit(store, "Ben", first, {"wording": "Why did they move?"})
    assert [event.fields.get("wording") for event in second.events[-2:]] == [
        "Which of them moved twice?", "Why did they move?",
    ]  # fmt: skip


def test_of_many_at_once_one_writes_and_the_others_are_told(store: Store) -> None:
    seen = drafted(store)

    def write(number: int) -> bool:
        try:
            log.edit(store, f"Person {number}", seen, {"wording": f"Words of {number}?"})
        except log.ChangedMeanwhileError:
            return False
        return True

    with ThreadPoolExecutor(8) as people:
        assert sum(people.map(write, range(16))) == 1
    assert len(log.question(store, seen.question_id).events) == len(seen.events) + 1


def test_words_that_a_question_does_not_have_are_refused(store: Store) -> None:
    with pytest.raises(WrongUseError, match="A question has no colour"):
        log.draft(store, CHAIR, WORDS | {"colour": "blue"})
    with pytest.raises(WrongUseError, match="not a tone"):
        log.draft(store, CHAIR, WORDS | {"tone": "angry"})
    with pytest.raises(WrongUseError, match="Your name is missing"):
        log.draft(store, " ", WORDS)
    assert log.questions(store) == []
