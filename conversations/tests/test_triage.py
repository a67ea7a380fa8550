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
    "my dad collapsed and isn't breathing",
    "I can not breathe when I lie down",
    "I am short of breath since last night",
    "she won't wake up",
    "my wife keeps having seizures, the seizure won't stop",
    "I can't move my right arm",
    "he can't find words all of a sudden",
    "the bleeding won't stop",
    "I vomited something like coffee grounds",
    "I took 20 of my warfarin pills",
    "my toddler got into my blood pressure pills",
    "I'm pregnant and bleeding",
    "my sugar is 30 and I feel shaky",
    "glucose meter reads 520",
    "I have a fever of 104",
    "I am on chemo and have a fever",
    "he hit his head and keeps vomiting",
]
CALM = [
    "What is my hemoglobin?",
    "Is my cholesterol too high?",
    "When do I see the doctor again?",
    "What did the chest X-ray show?",
    "Which blood tests were done?",
    "What does blood pressure 120/80 mean?",
    "What is a platelet?",
    "I have no chest pain. What was my ECG?",
    "The note says she denies shortness of breath, why?",
    "What is a collapsed lung?",
    "I took 10 mg tablets of lisinopril, is that right?",
    "My sugar is 95, is that normal?",
    "What was my glucose in 2024?",
    "Am I pregnant?",
    "Is my chest x ray back? I had pain medicine",
    "My temperature was 98.6",
    "What does A1c 5.4% mean?",
]


@pytest.mark.parametrize("question", URGENT)
def test_urgent_questions_get_guidance(question: str) -> None:
    assert urgent_guidance(question) == CALL_NOW


@pytest.mark.parametrize(
    "question",
    ["I want to die", "I keep thinking about killing myself", "I don't want to live any more"],
)
def test_despair_gets_somebody_to_talk_to(question: str) -> None:
    assert urgent_guidance(question) == TALK_NOW


@pytest.mark.parametrize("question", CALM)
def test_everyday_questions_raise_no_alarm(question: str) -> None:
    assert urgent_guidance(question) is None
