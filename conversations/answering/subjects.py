"""Everyday subjects that stand for several tests: "my kidneys", "el azúcar", "blood count".

They answer only where the question is about the subject as a whole: who asks what an ultrasound of
the kidney showed is not asking for creatinine.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from conversations.answering.words import folded

_PRESSURE = re.compile(r"(?<![\d/.-])\d{2,3} ?/ ?\d{2,3}(?![\d/-])")


@dataclass(frozen=True, slots=True)
class Subject:
    """``pattern`` sees small letters without accents; ``tests`` are keys of the catalogue and
    ``signs`` keys of measured signs, of which ``figure`` is how one is
    written where it can be nothing else."""

    pattern: re.Pattern[str]
    tests: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()
    figure: re.Pattern[str] | None = None


def _subject(
    pattern: str, tests: str = "", signs: str = "", figure: re.Pattern[str] | None = None
) -> Subject:
    found = re.compile(rf"\b(?:{pattern})\b")
    return Subject(found, frozenset(tests.split()), frozenset(signs.split()), figure)


SUBJECTS = (
    _subject(
        r"kidneys?|renal|rinon(?:es)?",
        "creatinine egfr bun urea cystatin_c urine_acr urine_albumin creatinine_clearance",
    ),
    _subject(
        r"liver|hepatic|higado|hepatic[oa]s?",
        "alt ast alp ggt bilirubin_total bilirubin_direct bilirubin_indirect albumin",
    ),
    _subject(r"thyroid|tiroides|tiroide[oa]s?", "tsh free_t4 free_t3 total_t4 total_t3 tpo_ab"),
    _subject(
        r"(?:blood )?sugars?|gluc(?:ose|osa)|azucar(?:es)?|glic[ae]mia",
        "glucose glucose_fasting glucose_after_meal hba1c average_glucose",
    ),
    _subject(
        r"cholesterol|lipids?|lipid (?:panel|profile)|blood fats?|colesterol|lipidos|"
        r"perfil lipidico|grasas? (?:en|de) la sangre",
        "cholesterol_total ldl hdl triglycerides non_hdl vldl",
    ),
    _subject(r"iron|hierro", "iron ferritin tibc uibc transferrin transferrin_saturation"),
    _subject(
        r"blood counts?|cbc|full blood count|blood cells?|hemograma|biometria hematica|"
        r"conteo sanguineo",
        "hemoglobin hematocrit rbc wbc platelets mcv",
    ),
    _subject(r"an(?:a?)emi[ac]\w*|anemi[ac]\w*", "hemoglobin hematocrit mcv ferritin"),
    _subject(r"clotting|coagulation|coagulacion", "inr pt aptt fibrinogen d_dimer"),
    _subject(r"inflammation|inflamacion", "crp hs_crp esr"),
    _subject(
        r"electrolytes?|salts?|minerals?|electrolitos?|sales|minerales",
        "sodium potassium chloride bicarbonate co2 calcium magnesium phosphorus",
    ),
    _subject(r"vitamins?|vitaminas?", "vitamin_d vitamin_d_125 vitamin_b12 folate"),
    _subject(r"prostate|prostata", "psa psa_free"),
    _subject(
        r"blood pressure|bp|presion(?: arterial| sanguinea)?|tension arterial",
        "systolic_bp diastolic_bp",
        "blood_pressure",
        _PRESSURE,
    ),
    _subject(r"pulse|heart ?(?:rate|beat)|pulso|frecuencia cardiaca", "", "heart_rate"),
    _subject(r"weight|weigh|peso|bmi|imc", "", "weight body_mass_index"),
    _subject(r"(?:body )?temperature|temperatura", "", "temperature"),
    _subject(
        r"oxygen(?: level| saturation)?|saturacion|oxigeno",
        "oxygen_saturation_blood",
        "oxygen_saturation",
    ),
)


def subjects_of(question: str) -> list[tuple[Subject, str]]:
    """Each subject that the question names, and the question in small letters without it."""
    plain = folded(question)
    return [(each, each.pattern.sub(" ", plain)) for each in SUBJECTS if each.pattern.search(plain)]
