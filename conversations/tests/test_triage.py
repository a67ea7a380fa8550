"""Urgent questions are met with whom to call, before anything else."""

from __future__ import annotations

import pytest

from conversations.answering.triage import CALL_NOW, TALK_NOW, urgent_guidance

URGENT = [
    "I have crushing pain in my chest, what does my troponin mean?",
    "my chest feels really tight since this morning",
    "I can't breathe properly",
    "I can’t catch my breath",
    "Half of my face is drooping and my speech is slurred",
    "the left arm and leg are numb... weakness on one side",
    "I am vomiting blood",
    "my tongue is swelling after the antibiotic",
    "My baby has a fever and is limp",
    "He passed out twice today",
    "This is the worst headache of my life",
]
CALM = [
    "What is my hemoglobin?",
    "Is my cholesterol too high?",
    "When do I see the doctor again?",
    "What did the chest X-ray show?",
    "Which blood tests were done?",
    "What does blood pressure 120/80 mean?",
    "What is a platelet?",
]


@pytest.mark.parametrize("question", URGENT)
def test_urgent_questions_get_guidance(question: str) -> None:
    assert urgent_guidance(question) == CALL_NOW


@pytest.mark.parametrize("question", ["I want to die", "I keep thinking about killing myself"])
def test_despair_gets_somebody_to_talk_to(question: str) -> None:
    assert urgent_guidance(question) == TALK_NOW


@pytest.mark.parametrize("question", CALM)
def test_everyday_questions_raise_no_alarm(question: str) -> None:
    assert urgent_guidance(question) is None
