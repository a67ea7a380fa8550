"""What the portal says around an answer, in each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from documents.pipeline.types import Language


@dataclass(frozen=True, slots=True)
class Phrases:
    """One language's words; what stands in braces is filled in.

    ``ask_care``: what may be done, or how bad it is, no document says. ``read_as``: a misspelt
    word. ``newest``: the day of the last values. ``no_allergy``: none to what was asked about.
    ``cancelled`` and ``was``: a visit that is not to come.
    From ``critical`` on: a value that should not wait, and whom to call.
    """

    not_found: str
    no_advice: str
    no_documents: str
    says: str
    ask_care: str
    means: str
    read_as: str
    newest: str
    more: str
    no_allergy: str
    cancelled: str
    was: str
    critical: str
    and_then: str
    clinic_at: str
    clinic_known: str
    closed_at: str
    closed: str
    signs: str
    emergency: str


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
        ask_care=(
            "This is only what your documents say. What is right or safe for you, or how serious "
            "it is, your doctor or pharmacist can tell you."
        ),
        means="“{word}” means: {plain}.",
        read_as="We read “{typed}” as “{name}”.",
        more="There are more. The pages of your documents show them all.",
        newest="The newest values we found are from {day}.",
        no_allergy=(
            "We found no allergy to “{substance}” in your documents. That does not mean that you "
            "have none: ask your doctor or pharmacist."
        ),
        cancelled="Cancelled or missed: “{quote}”",
        was="This is over: “{quote}”",
        critical=(
            "This should not wait: {values}. If it is right and new, or you are not sure that "
            "your clinic knows, call them now and say this value."
        ),
        and_then=" and ",
        clinic_at="Your clinic’s number: {number}.",
        clinic_known="Use the number on your document or on your clinic’s own page.",
        closed_at="When they are closed: {number}.",
        closed=(
            "If they are closed, or you can’t reach anyone, do not wait until tomorrow: go to an "
            "emergency department."
        ),
        signs="Call the emergency number ({emergency}) now if you have any of these: {signs}.",
        emergency="911 in the US, 112 in Europe",
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
        ask_care=(
            "Esto es solo lo que dicen sus documentos. Qué es adecuado o seguro para usted, o qué "
            "tan serio es, se lo puede decir su médico o su farmacéutico."
        ),
        means="“{word}” significa: {plain}.",
        read_as="Leímos “{typed}” como “{name}”.",
        more="Hay más. Las páginas de sus documentos los muestran todos.",
        newest="Los valores más recientes que encontramos son del {day}.",
        no_allergy=(
            "No encontramos una alergia a “{substance}” en sus documentos. Eso no significa que no "
            "la tenga: pregunte a su médico o farmacéutico."
        ),
        cancelled="Cancelada, o no se fue: “{quote}”",
        was="Esto ya pasó: “{quote}”",
        critical=(
            "Esto no debe esperar: {values}. Si es correcto y nuevo, o si no está seguro de que su "
            "clínica lo sabe, llame ahora y diga este valor."
        ),
        and_then=" y ",
        clinic_at="El número de su clínica: {number}.",
        clinic_known="Use el número de su documento o de la página de su clínica.",
        closed_at="Cuando está cerrada: {number}.",
        closed=(
            "Si está cerrada, o si nadie le responde, no espere hasta mañana: vaya al servicio de "
            "urgencias."
        ),
        signs="Llame ahora al número de emergencias ({emergency}) si tiene algo de esto: {signs}.",
        emergency="911 en EE. UU. y en gran parte de América, 112 en Europa",
    ),
}
