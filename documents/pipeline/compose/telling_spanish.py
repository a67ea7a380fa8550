"""What stands beside a summary, in Spanish: plain, of no one country, with "usted"."""

from __future__ import annotations

from documents.pipeline.compose.language import wording
from documents.pipeline.compose.telling import (
    MedicineFrames,
    Pair,
    QuestionFrames,
    Telling,
    UrgentFrames,
    both,
    sides_of,
)
from documents.pipeline.types import Flag
from knowledge import spanish

_BELOW: Pair = both(
    "Mi resultado de {name} es {value}. Está por debajo del rango impreso. ¿Qué significa para mí?"
)
_ABOVE: Pair = both(
    "Mi resultado de {name} es {value}. Está por encima del rango impreso. ¿Qué significa para mí?"
)
_UNUSUAL: Pair = both(
    "Mi resultado de {name} es {value}. No es el resultado habitual. ¿Qué significa para mí?"
)

SPANISH = Telling(
    words=wording("es"),
    sign=lambda english: spanish.warning_sign(english) or english,
    changed=both("Su resultado de {name} pasó de {old} a {new} desde el {date}."),
    word_changed=both("Su resultado de {name} era {old} el {date}. Ahora es {new}."),
    same=both("Su resultado de {name} es {new}, igual que el {date}."),
    side_both=sides_of(
        "Las dos veces estaba dentro del rango impreso.",
        "Las dos veces estaba por debajo del rango impreso.",
        "Las dos veces estaba por encima del rango impreso.",
        "Las dos veces no era el resultado habitual.",
    ),
    side_changed="Antes estaba {then}; ahora está {now}.",
    side_then=sides_of(
        "dentro del rango impreso",
        "por debajo del rango impreso",
        "por encima del rango impreso",
        "fuera del rango impreso",
    ),
    side_now=sides_of("dentro de él", "por debajo de él", "por encima de él", "fuera de él"),
    other_range="Los dos informes muestran rangos distintos.",
    typed="Usted mismo escribió uno de estos valores.",
    new_tests="Nuevo desde su informe del {date}: {names}.",
    not_repeated="Su informe del {date} también tenía {names}. Este no.",
    urgent=UrgentFrames(
        doubtful="No pudimos leer esto con certeza. Por favor, mírelo en su documento.",
        marked="Está marcado {mark}.",
        called_out="Eso quiere decir que no debe esperar.",
        low="Los laboratorios suelen llamar a la clínica por un resultado tan bajo.",
        high="Los laboratorios suelen llamar a la clínica por un resultado tan alto.",
        unsided="El informe dice que no debe esperar.",
    ),
    medicine=MedicineFrames(
        new="Aquí aparece {name}. No está en su lista del {date}.",
        started="Este documento dice que se empiece {name}. No está en su lista del {date}.",
        stopped="Su lista del {date} incluye {name}. Este documento dice que se suspendió.",
        held="Su lista del {date} incluye {name}. Este documento dice que está en pausa.",
        not_listed="Su lista del {date} incluye {name}. Aquí no aparece.",
        changed="{name}: su lista del {date} dice {old}. Esta dice {new}.",
    ),
    question=QuestionFrames(
        urgent="Mi resultado de {name} es {value}. ¿Ya lo vio alguien en la clínica?",
        clash="Está escrito que tengo alergia a {substance}. ¿Puedo tomar {name} sin peligro?",
        moved="Mi resultado de {name} pasó de {old} a {new} desde el {date}. ¿Por qué cambió?",
        outside={
            Flag.LOW: _BELOW,
            Flag.CRITICAL_LOW: _BELOW,
            Flag.HIGH: _ABOVE,
            Flag.CRITICAL_HIGH: _ABOVE,
            Flag.ABNORMAL: _UNUSUAL,
        },
        more_outside="También están fuera del rango impreso: {names}. ¿Qué significan?",
        doubtful="El portal no pudo leer con certeza {names}. ¿Qué dice?",
        started="El documento dice que se empiece {name}. ¿Para qué es y en qué debo fijarme?",
        changed="El documento dice que {name} se cambió. ¿Cómo lo tomo ahora?",
        dose="{name}: mi lista del {date} dice {old}. Esta dice {new}. ¿Cuál es la correcta?",
        stopped="El documento dice que {name} se suspendió. ¿Por qué?",
        held="El documento dice que {name} está en pausa. ¿Por cuánto tiempo?",
        not_listed="{name} estaba en mi lista del {date}. Ahora no aparece. ¿Lo sigo tomando?",
        followup="Dice {quote}. ¿Cuándo debe ser?",
        possible="Dice que esto es posible, pero no seguro: {name}. ¿Cómo lo sabremos?",
    ),
)
