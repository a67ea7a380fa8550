"""What to ask the doctor, and what comes next: made of what a document holds and nothing else."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.pipeline.compose.changes import Cite, Observed, value_changes
from documents.pipeline.compose.next_steps import When, next_steps
from documents.pipeline.compose.questions import MOST, Held, questions
from documents.pipeline.compose.telling import SPANISH
from documents.pipeline.compose.terms import free_words
from documents.pipeline.compose.urgent import find_urgent
from documents.pipeline.language import readability
from documents.pipeline.types import (
    Allergy,
    Appointment,
    DateFound,
    Findings,
    Flag,
    FollowUp,
    Intent,
    Medication,
    MedicationStatus,
    Source,
    Status,
)
from documents.tests.made_up import NOTE_FINDINGS, REPORT_FINDINGS


def place(number: int) -> Source:
    return Source(1, number * 10, number * 10 + 9)


def asked(findings: Findings, **more: object) -> list[str]:
    held = Held("here", findings, steps=next_steps(findings), **more)  # type: ignore[arg-type]
    return [question.text for question in questions(held)]


def test_a_report_asks_about_what_is_outside_and_what_is_unsure() -> None:
    assert asked(REPORT_FINDINGS) == [
        "My hemoglobin is 9.1 g/dL. That is below the printed range. What does it mean for me?",
        "My glucose is 142 mg/dL. That is above the printed range. What does it mean for me?",
        "The portal could not read my ferritin for sure. What does it say?",
    ]


def test_a_note_asks_about_medicines_and_what_is_not_sure() -> None:
    said = asked(NOTE_FINDINGS)
    assert "The document says ibuprofen was stopped. Why was that?" in said
    assert any("torn tendon of the left shoulder. How will we find out?" in text for text in said)
    assert not any("breast cancer" in text or "pneumonia" in text for text in said)


@pytest.mark.parametrize(
    ("status", "intent", "said"),
    [
        (MedicationStatus.STOPPED, Intent.ORDER, "The document says to stop aspirin. Why is that?"),
        (MedicationStatus.STARTED, Intent.DONE, "The document says aspirin was started."),
        (MedicationStatus.CHANGED, Intent.ORDER, "The document says to change aspirin."),
        (MedicationStatus.HELD, Intent.ORDER, "The document says to put aspirin on hold."),
        (
            MedicationStatus.STOPPED,
            Intent.OPEN,
            "I am not sure what the document says",
        ),
    ],
)
def test_a_medicine_is_asked_about_as_the_document_means_it(
    status: MedicationStatus, intent: Intent, said: str
) -> None:
    medicine = Medication("aspirin", place(1), status=status, intent=intent)
    (question,) = asked(Findings(medications=(medicine,)))
    assert question.startswith(said)


def test_a_value_that_moved_is_asked_once_with_both_places() -> None:
    row = replace(REPORT_FINDINGS.labs[3], flag=Flag.HIGH)
    before = replace(row, value="88", number=Decimal(88), flag=Flag.NORMAL)
    readings = [Observed(row, date(2026, 6, 3), "here"), Observed(before, date(2026, 3, 3), "old")]
    changes = value_changes("here", readings)
    found = questions(Held("here", Findings(labs=(row,)), changes=changes))
    assert [question.text for question in found] == [
        "My glucose went from 88 to 142 mg/dL since 3 March 2026. Why did it change?"
    ]
    assert [cite.document for cite in found[0].cites] == ["here", "old"]


def test_an_urgent_value_comes_first_and_only_once() -> None:
    row = replace(REPORT_FINDINGS.labs[3], printed_flag="HH", flag=Flag.HIGH)
    findings = Findings(labs=(*REPORT_FINDINGS.labs[:3], row))
    said = asked(findings, urgent=find_urgent(findings.labs))
    assert said[0].startswith("My glucose is 142 mg/dL. Has anyone")
    assert sum("glucose" in text for text in said) == 1


def test_an_allergy_of_another_document_counts() -> None:
    medicine = Medication("amoxicillin", place(1), "500 mg", status=MedicationStatus.ACTIVE)
    allergy = Allergy("Penicillin", place(5))
    held = Held("here", Findings(medications=(medicine,)), allergies=[("old", allergy)])
    (question,) = questions(held)
    assert question.text == "I am listed as allergic to penicillin. Is amoxicillin safe for me?"
    assert question.cites == (Cite("here", place(1)), Cite("old", place(5)))


@pytest.mark.parametrize("status", [Status.ABSENT, Status.FAMILY])
def test_no_known_allergy_clashes_with_nothing(status: Status) -> None:
    medicine = Medication("amoxicillin", place(1), "500 mg", status=MedicationStatus.ACTIVE)
    allergy = Allergy("Penicillin", place(5), status=status)
    held = Held("here", Findings(medications=(medicine,)), allergies=[("old", allergy)])
    assert questions(held) == ()


def test_there_are_never_many_and_each_sort_has_its_turn() -> None:
    rows = tuple(
        replace(REPORT_FINDINGS.labs[0], name=f"Test {n}", source=place(n)) for n in range(9)
    )
    findings = replace(
        NOTE_FINDINGS,
        labs=(*rows, REPORT_FINDINGS.labs[4]),
        followups=(
            FollowUp("Schedule an eye exam", place(20)),
            FollowUp("Referral to cardiology", place(21)),
        ),
    )
    said = asked(findings)
    assert len(said) == MOST
    assert any("test 0" in text for text in said)
    assert any("ibuprofen" in text for text in said)
    assert any("eye exam" in text for text in said)


def test_nothing_to_ask() -> None:
    assert asked(Findings()) == []
    assert asked(replace(REPORT_FINDINGS, labs=REPORT_FINDINGS.labs[1:3])) == []


def test_questions_read_easily_and_suggest_nothing() -> None:
    findings = replace(NOTE_FINDINGS, labs=REPORT_FINDINGS.labs)
    said = asked(findings)
    assert readability.grade_sentences(said, ignore=free_words(findings)) <= 6
    suggestions = ("should i stop", "could it be", "do i have", "instead")
    assert not [text for text in said for word in suggestions if word in text.lower()]


@given(st.permutations(range(5)), st.integers(0, 5))
def test_every_question_has_its_places_in_the_document(order: list[int], kept: int) -> None:
    findings = replace(NOTE_FINDINGS, labs=tuple(REPORT_FINDINGS.labs[n] for n in order)[:kept])
    places = {
        each.source
        for some in (findings.labs, findings.medications, findings.conditions, findings.followups)
        for each in some
    }
    for question in questions(Held("here", findings, steps=next_steps(findings))):
        assert question.cites
        assert {cite.source for cite in question.cites} <= places


def test_in_spanish() -> None:
    held = Held("here", Findings(labs=(REPORT_FINDINGS.labs[0],)))
    (question,) = questions(held, SPANISH)
    assert "9.1 g/dL" in question.text
    assert "¿Qué significa para mí?" in question.text


# --- what comes next


@pytest.mark.parametrize(
    ("text", "when", "words"),
    [
        ("Return in 2 weeks", When.WORDS, "in 2 weeks"),
        ("Follow up within 6 to 8 weeks with cardiology", When.WORDS, "within 6 to 8 weeks"),
        ("Repeat the blood count in three months.", When.WORDS, "in three months"),
        ("See me again next week", When.WORDS, "next week"),
        ("Call if the fever comes back", When.CONDITION, ""),
        ("Schedule an eye exam", When.OPEN, ""),
        ("Referral to cardiology", When.OPEN, ""),
    ],
)
def test_when_is_told_in_the_documents_own_words(text: str, when: When, words: str) -> None:
    (step,) = next_steps(Findings(followups=(FollowUp(text, place(1)),)))
    assert (step.when, step.words, step.on) == (when, words, None)


def test_a_day_that_stands_in_the_sentence_is_its_day() -> None:
    findings = Findings(
        followups=(FollowUp("Come back on 6 April 2026", Source(1, 10, 40)),),
        dates=(DateFound("other", date(2026, 4, 6), Source(1, 23, 35)),
               DateFound("visit", date(2026, 3, 1), Source(1, 60, 70))),
    )  # fmt: skip
    (step,) = next_steps(findings)
    assert (step.when, step.on) == (When.DAY, date(2026, 4, 6))
    assert step.is_past(date(2026, 4, 7))
    assert not step.is_past(date(2026, 4, 6))


def test_a_visit_and_its_sentence_are_one() -> None:
    findings = Findings(
        followups=(FollowUp("Appointment on 6 April 2026 at 9:30", Source(1, 10, 45)),),
        appointments=(
            Appointment("Appointment on 6 April 2026 at 9:30", Source(1, 10, 45),
                        date(2026, 4, 6), "9:30", "Dr. Sample"),
            Appointment("Missed on 1 March 2026", Source(1, 50, 70), date(2026, 3, 1),
                        status=Status.ABSENT),
        ),
    )  # fmt: skip
    (step,) = next_steps(findings)
    assert (step.on, step.time, step.who) == (date(2026, 4, 6), "9:30", "Dr. Sample")


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("Return in 2 weeks", date(2026, 3, 15)),
        ("Return in 6 to 8 weeks", date(2026, 4, 26)),
        ("Return in one month", date(2026, 4, 1)),
        ("Return next week", None),
        ("Return to clinic", None),
    ],
)
def test_the_last_day_that_words_can_mean(text: str, latest: date | None) -> None:
    (step,) = next_steps(Findings(followups=(FollowUp(text, place(1)),)))
    assert step.latest(date(2026, 3, 1)) == latest


def test_each_language_has_the_same_frames_with_the_same_gaps() -> None:
    table = tomllib.loads(
        files("documents.pipeline.compose").joinpath("tellings.toml").read_text(encoding="utf-8")
    )
    entries = [table]
    frames = 0
    while entries:
        entry = entries.pop()
        if not {"en", "es"} & set(entry):
            entries += entry.values()
            continue
        assert set(entry) == {"en", "es"}, entry
        said = [[form] if isinstance(form, str) else form for form in entry.values()]
        gaps = {frozenset(re.findall(r"\{(\w+)\}", form)) for forms in said for form in forms}
        assert len(gaps) == 1, entry
        frames += 1
    assert frames > 40
