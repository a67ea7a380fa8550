"""A visit that a Spanish line gives its day: ``Cita con Cardiología el 12 de mayo a las 10:30``.

Read without accents. The day that a paper is of, or on which somebody was seen, is none.
"""

from __future__ import annotations

import re
from typing import Final

from documents.pipeline.notes.structure.statements import Statement

_COMES: Final = re.compile(
    r"\b(?:proxim[oa]s? (?:citas?|control(?:es)?|visitas?|consultas?|revision|turnos?|dosis|sesion)"
    r"|citas?(?! previa)|turnos?|citad[oa]s?|se (?:le )?cita|presentarse|presentese|acud(?:ir|a)"
    r"|volver|vuelva|regres(?:ar|e)|programad[oa]s?|agendad[oa]s?|reservad[oa]s?)\b",
    re.IGNORECASE,
)
_WAS: Final = re.compile(
    r"\b(?:ultim[oa]s?|anterior(?:es)?|acudio|asistio|vino|vist[oa]|atendid[oa]|realizad[oa]s?|fue"
    r"|desde|emitid[oa]|impres[oa]|expedid[oa]|nacimiento|ingreso|alta|no (?:acudio|asistio)"
    r"|solicitad[oa]|cancelad[oa]s?|anulad[oa]s?|fecha de (?:la )?(?:cita|consulta|visita"
    r"|atencion|emision|solicitud))\b",
    re.IGNORECASE,
)
_NEVER: Final = frozenset({"identity", "family_history", "labs", "imaging", "past_history"})


def comes(statement: Statement, before: str) -> bool:
    """Whether what stands before a day says that a visit is to be on it."""
    if statement.language != "es" or statement.section in _NEVER:
        return False
    return bool(_COMES.search(before)) and not _WAS.search(before)
