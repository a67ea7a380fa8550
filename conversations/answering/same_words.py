"""Words that people and documents use for the same thing, English and Spanish side by side."""

from __future__ import annotations

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
belly abdomen abdominal stomach tummy barriga vientre estomago
heart cardiac corazon cardiaco cardiaca
lung pulmonary pulmon pulmones pulmonar
kidney renal rinon rinones
liver hepatic higado
brain head cerebral cerebro cabeza
knee rodilla
shoulder hombro
hip cadera
back spine lumbar espalda columna
neck cervical cuello
hand mano
foot pie pies
leg pierna piernas
arm brazo
eye eyes vision ojo ojos
ear oido oidos
skin piel
bone bones hueso huesos
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
fracture broken break fractura roto
cancer tumor malignant malignancy cancer tumor maligno
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
