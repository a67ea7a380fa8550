"""Words that people and documents use for the same thing, English and Spanish side by side.

A learned word is nearly the same in both languages ("colonoscopia", "colonoscopy"); its endings
and its few other letters are told apart by rule, and need no list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from conversations.answering.words import folded, stem

_GROUPS = """
hospital hospitalized admission admitted inpatient discharge discharged hospitalizado ingreso alta
surgery operation operated surgical postoperative cirugia operacion operado
ultrasound sonogram sonography echo echocardiogram ultrasonido ecografia ecocardiograma
xray x-ray radiograph radiografia radiografias rayos
mri resonancia
scan ct tomography tomografia escaner
vaccine vaccines vaccination shot shots immunization vacuna vacunas
flu influenza gripe
iron ferrous ferric hierro ferroso
approved approval denied denial authorized authorization declined covered aprobado aprobada negado
gene genetic genes genetico genetica gen
belly abdomen abdominal stomach tummy barriga vientre estomago
heart cardiac cardiology cardiologist corazon cardiaco cardiaca cardiologia cardiologo
lung pulmonary pulmonology pulmonologist respiratory pulmon pulmones pulmonar neumologia
kidney renal nephrology nephrologist rinon rinones nefrologia nefrologo
liver hepatic hepatology higado
brain head cerebral neurology neurologist cerebro cabeza neurologia neurologo
knee rodilla
shoulder hombro
hip cadera
back spine lumbar espalda columna
neck cervical cuello
hand mano
foot pie pies
leg pierna piernas
arm brazo
eye eyes vision ophthalmology ophthalmologist optician ojo ojos oftalmologia oftalmologo
ear oido oidos
skin dermatology dermatologist piel dermatologia dermatologo
bone bones orthopedic orthopedics orthopaedic hueso huesos traumatologia ortopedia
breast mammogram mama seno mamografia
diet eat eating food foods nutrition dieta comer comida alimentos
drink drinking alcohol beber tomar
exercise activity exercises physical ejercicio actividad
smoke smoking tobacco cigarettes fumar tabaco
sleep sleeping insomnia dormir sueno
job work occupation employed trabajo
fever temperature fiebre calentura
pain hurt hurts ache dolor duele
cough tos
tired fatigue tiredness cansado cansada cansancio fatiga
dizzy dizziness mareo mareos mareado mareada
swelling swollen edema hinchazon hinchado hinchada
fracture fractured broken break broke fractura roto rompi
cancer tumor malignant malignancy oncology oncologist cancer tumor maligno oncologia oncologo
stroke cva derrame
pregnancy pregnant embarazo embarazada
biopsy biopsia
weight peso
doctor physician dr doctora
"""


@cache
def _groups() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in _GROUPS.strip().splitlines():
        words = frozenset(stem(folded(word)) for word in line.split())
        for word in words:
            found[word] = found.get(word, frozenset()) | words
    return found


def same_as(word: str) -> frozenset[str]:
    """The stemmed words that may stand for a stemmed word, itself included."""
    return _groups().get(word, frozenset()) | {word}


_LEARNED = 6
_LETTERS = (
    (re.compile(r"ph"), "f"),
    (re.compile(r"(?:cc|ct|x)(?=i)"), "c"),
    (re.compile(r"t(?=i[oa])"), "c"),
    (re.compile(r"([a-z])\1"), r"\1"),
    (re.compile(r"y(?=.)"), "i"),
    (re.compile(r"th"), "t"),
    (re.compile(r"ej"), "ei"),
    (re.compile(r"(?:al|ic|ica|ico|y|ia|ie|ar|ate|ado|ada|ion|e|a|o|s)+$"), ""),
)


@cache
def bare(word: str) -> str:
    """What a learned word has in common in both languages; a short word itself."""
    if len(word) < _LEARNED or not word.isalpha():
        return word
    found = word
    for letters, put in _LETTERS:
        found = letters.sub(put, found)
    return found if len(found) >= _LEARNED - 2 else word


def holds(words: Iterable[str], word: str) -> int:
    """How often stemmed words hold one, or what stands for the same."""
    same = same_as(word)
    learned = bare(word)
    return sum(each in same or bare(each) == learned for each in words)
