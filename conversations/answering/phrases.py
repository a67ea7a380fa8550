"""What the portal says around an answer, in each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from documents.pipeline.types import Language


@dataclass(frozen=True, slots=True)
class Phrases:
    """One language's words; ``says`` has a gap for the document's."""

    not_found: str
    no_advice: str
    no_documents: str
    says: str


PHRASES: Mapping[Language, Phrases] = {
    "en": Phrases(
        not_found=(
            "Your documents do not say anything about this that we could find. "
            "Your clinic can answer it, or you can add a document that does."
        ),
        no_advice=(
            "Please do not start, stop or change a medicine because of this. "
            "Your doctor or pharmacist can tell you what is right for you."
        ),
        no_documents="There is no document to look in yet. Add one, and ask again.",
        says="Your document says: “{quote}”",
    ),
    "es": Phrases(
        not_found=(
            "En sus documentos no encontramos nada sobre esto. "
            "Su clínica puede responderle, o usted puede agregar un documento que lo diga."
        ),
        no_advice=(
            "Por favor, no empiece, suspenda ni cambie una medicina por esto. "
            "Su médico o su farmacéutico puede decirle qué es lo adecuado para usted."
        ),
        no_documents="Todavía no hay un documento donde buscar. Agregue uno y pregunte otra vez.",
        says="Su documento dice: “{quote}”",
    ),
}
