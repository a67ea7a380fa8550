"""Whether a sentence is in another language than the gate's rules.

The rules read English. "Sin fractura" holds every word of "fractura" and denies it, and no list
here knows so. What is not English is therefore only ever said word for word.
"""

from __future__ import annotations

import re

from documents.pipeline.language.tongue import language_of

# Each says by itself that a sentence denies, doubts, asks or tells of others in another language.
_WORDS = re.compile(
    r"\b(?:sin|niega|niegan|negó|posible|posibles|descart\w+|antecedentes?|madre|padre|herman[ao]s?"
    r"|abuel[ao]s?|hij[ao]s?|ausencia|negativ[ao]s?|sospecha|riesgo|tampoco|ning[uú]n[ao]?|nunca"
    r"|suspend(?:er|ió|ido|ida)|dejar|deje|evite|evitar|pendientes?|solicit[aó]|alérgic[ao]s?|tome"
    r"|aucune?|sans|kein|keine[nmrs]?|ohne|nicht|sem|não|nega|negam|senza|geen|zonder|niet|ingen|inga"
    r"|utan|bez|nie)\b",
    re.I,
)
_SHORT = re.compile(r"\b\d*\w\b")
_NAMES = re.compile(
    r"\b(?:de\s+(?:la|las|los)\s+|del\s+|de\s+|y\s+)?(?!(?:El|Los|Las|Se|Su|Un|Una|Con|Por|Para|En)\b)[A-ZÁÉÍÓÚÑ][\w'’-]*"
)


def is_foreign(text: str) -> bool:
    """Whether a sentence is worded in another language than English, or in part."""
    # Names tell nothing: "María de la Cruz" has an English report.
    return (
        _WORDS.search(text) is not None
        or language_of(_SHORT.sub(" ", _NAMES.sub(" ", text))) != "en"
    )
