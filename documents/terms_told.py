"""Which terms of a text are worth telling, each part of it read in its own language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from documents.pipeline.notes.structure.tongues import Tongues
from documents.pipeline.types import Language, Page
from knowledge import in_text, spanish_in_text, units
from knowledge.in_text import Found

_SPACE = re.compile(r"[\s)]")

# The glossary has them, and nobody needs them explained on a page.
_EASY = frozenset(
    word.strip()
    for word in """
    arm, abdominal pain, allergy, allergies, back pain, blood pressure, blood sugar, blood test,
    blood type, bone, bones, brace, cell, cells, chart, chest pain, chest wall, clinic, cough,
    cold, decreased, delivery, denies, denied, disease, dizziness, doctor, drug, elbow, eyelid,
    eyelids, flu, fever, follow up, follow-up, gene, genes, germ, gums, headache, headaches,
    health, heart attack, heart rate, heartburn, hip, hospital, illness, infection, infections,
    injury, injuries, itch, itching, itchy, joint, joints, kidney, kidneys, knee, labor, low
    back pain, lung, lungs, medication, medications, medicine, medicines, mild, mole, muscle,
    muscles, nausea, neck pain, nerve, nerves, newborn, nipple, nurse, operation, organ, organs,
    pain, patch, pregnancy, pregnant, prescription, pulse, rash, rashes, rib, ribs, runny nose,
    scar, scars, severe, shoulder, skin, sore throat, spine, stiffness, stomach, stress,
    surgery, sweating, swelling, swollen, symptom, symptoms, temperature, test, thigh, thumb,
    tissue, toe, toes, tongue, trauma, treatment, unit, units, upset, vaccine, vein, veins,
    virus, vomit, vomiting, weight gain, weight loss, wheeze, wound, wrist, x-ray, x-rays
    """.replace("\n", " ").split(",")
)  # fmt: skip


def terms_of_page(page: Page, tongues: Tongues) -> Iterator[Found]:
    """The terms of a page, each block of it read in its own language."""
    spoken: set[Language] = {"es"} if tongues.main == "es" else {"en"}
    if tongues.has_spanish(page.number):
        spoken = {"en", "es"}
    for language in sorted(spoken):
        for each in hard_terms(page.text, language):
            if len(spoken) == 1 or tongues.at(page.number, each.start) == language:
                yield each


def hard_terms(text: str, language: Language) -> Iterator[Found]:
    """The terms of a text in one language that somebody may need explained."""
    reader = spanish_in_text if language == "es" else in_text
    for each in reader.terms_in(text):
        printed = " ".join(text[each.start : each.end].split()).lower()
        easy = printed in _EASY or (language == "es" and each.name.lower() in _EASY)
        if not easy and not _is_in_unit(text, each):
            yield each


def _is_in_unit(text: str, found: Found) -> bool:
    """Whether it is a piece of a unit: the K of ``K/uL`` is no potassium."""
    start = max(text.rfind(space, 0, found.start) for space in " \n\t(") + 1
    after = _SPACE.search(text, found.end)
    token = text[start : after.start() if after else len(text)].rstrip(".,;:")
    return "/" in token and units.parse(token.lstrip("0123456789.,")) is not None
