"""The summary's Spanish: plain, of no one country, with "usted".

Whatever was printed stays as it was printed, in quotation marks: the Spanish name of a test stands
before its printed name, and a condition or a direction that we have no sure word for is quoted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from documents.pipeline import grounding
from documents.pipeline.compose import plain_names
from documents.pipeline.compose.language import spanish_directions
from documents.pipeline.compose.language.frames import Frames, Reading, Wording
from documents.pipeline.compose.wording import joined, quoted, tidy
from documents.pipeline.language import readability_spanish
from documents.pipeline.pressures import PRESSURE
from documents.pipeline.types import Condition, Flag, Kind, LabRow, Medication
from knowledge import medicines, spanish, spanish_conditions

FRAMES = Frames(
    sample_dated="La muestra tiene fecha {date}.",
    dated="Tiene fecha {date}.",
    visit_on="La consulta fue el {date}.",
    typed_on="La carta se escribió el {date}.",
    most_inside="La mayoría de los valores están en el rango que muestra {noun}; {others}.",
    some_inside="Algunos de los valores están en el rango que muestra {noun}; {others}.",
    one_not="uno no lo está",
    some_not="otros no lo están",
    some_to_check="{others}, y algunos se deben revisar",
    several="{noun} da varios valores de {name}: {values}. Mire allí de cuándo es cada uno.",
    several_timed="{noun} da varios valores de {name}: {values}.",
    several_one="{noun} da varios valores de {name}; entre ellos, {values}.",
    several_more="También da {values} de {name}.",
    several_outside="De ellos, {side} del rango que muestra {noun}{range}: {values}.",
    several_unusual="De ellos, no es el resultado habitual según {noun}: {values}.",
    value="Su resultado de {name} es {value}.",
    values="Su resultado de {name} es {value}.",
    value_then="{noun} da {value} como su resultado de {name}, {when}.",
    value_on="El {date}, su resultado de {name} fue {value}.",
    no_day="No se da el día de este valor.",
    values_on="El {date}, su resultado de {name} fue {value}.",
    outside="Está {side} del rango que muestra {noun}{range}.",
    inside="Está dentro del rango que muestra {noun}{range}.",
    unusual="Ese no es el resultado habitual según {noun}.",
    usual="Indica {usual} como lo habitual.",
    call_clinic=(
        "Llame ahora a su clínica por su resultado de {names}, a menos que sepa que ya lo vieron."
    ),
    emergency=(
        "Si tiene dolor en el pecho, no puede respirar bien, siente que se desmaya o se siente "
        "muy mal, llame ahora al número de emergencias de su zona."
    ),
    one_in_range="Su resultado de {names} está en el rango.",
    many_in_range="Sus resultados de {names} están en el rango.",
    others_in_range="Los demás valores que tienen rango están en su rango.",
    all_in_range="Todos los valores que tienen rango en {noun} están en ese rango.",
    others_sure_in_range="Los demás valores con rango que no hay que revisar están en su rango.",
    all_sure_in_range="Los valores con rango en {noun} que no hay que revisar están en ese rango.",
    marked="{noun} marca este valor como {mark}.",
    marked_many="{noun} marca estos valores como {mark}: {values}.",
    corrected="Usted corrigió este valor: su resultado de {name} es {value}.",
    corrected_many="Usted corrigió este valor: su resultado de {name} es {value}.",
    corrected_inside="Está dentro de su rango{range}.",
    corrected_outside="Está {side} de su rango{range}.",
    corrected_unusual="Ese no es el resultado habitual{range}.",
    range_not_compared="Hay un rango impreso para {names}{range}, pero no pudimos compararlo.",
    value_without_range="No hay un rango impreso para este valor.",
    values_without_range="No hay un rango impreso para estos valores.",
    more_in_table="Hay más valores en la tabla.",
    older_in_table="Los valores más antiguos están en la tabla.",
    check="Por favor, revise {names} en la página.",
    unsure="No pudimos leer esa parte con certeza.",
    lists="{noun} incluye {what}.",
    started="{noun} dice que esto se empezó: {what}.",
    to_start="{noun} dice que se empiece {what}.",
    changed="{noun} dice que esto se cambió: {what}.",
    to_change="{noun} dice que se cambie esto: {what}.",
    stopped="{noun} dice que esto se suspendió: {what}.",
    to_stop="{noun} dice que se suspenda {what}.",
    held="{noun} dice que esto se puso en pausa: {what}.",
    to_hold="{noun} dice que se ponga en pausa {what}.",
    to_read="Por favor, lea lo que {noun} dice sobre {what}.",
    taken_in_past="{noun} dice que usted tomó o recibió esto antes: {what}.",
    names="{noun} menciona {what}.",
    possible="{noun} dice que esto es posible, pero no seguro: {what}.",
    past="Dice que usted tuvo esto en el pasado: {what}.",
    family="Dice que esto ocurrió en su familia: {what}.",
    absent="Dice que no hay señales de {what}.",
    allergy="{noun} incluye una alergia: {substance}{reaction}.",
    past_allergy="{noun} incluye una alergia marcada como pasada: {substance}{reaction}.",
    reaction="{noun} habla de una reacción a esto: {substance}{reaction}.",
    disagree=(
        "Esto no coincide: {quote} y una alergia o reacción a esto: {substance}. "
        "Pregunte a su médico o a su farmacia qué es lo correcto."
    ),
    no_allergies="{noun} dice que no hay alergias conocidas.",
    no_drug_allergies="{noun} dice que no hay alergias conocidas a medicinas.",
    no_food_allergies="{noun} dice que no hay alergias conocidas a alimentos.",
    clash=(
        "Este documento habla de {medicine} y de una alergia: {substance}. "
        "Pregunte a su médico o a su farmacia antes de la próxima dosis."
    ),
    clash_reaction=(
        "Este documento habla de {medicine} y de una reacción a esto: {substance}. "
        "Pregunte a su médico o a su farmacia antes de la próxima dosis."
    ),
    next_step="Siguiente paso: {quote}.",
    next_step_of="Siguiente paso, que se pide a {who}: {quote}.",
    points="Por favor, lea el paso que empieza con {quote}.",
    points_at="Por favor, lea la parte que empieza con {quote}.",
    says="{noun} dice: {quote}.",
    foreign=(
        "Este documento parece estar en {language}. No podemos leer sus frases. "
        "Solo leemos sus valores de laboratorio, con cuidado. "
        "Lo que no contamos puede estar en él."
    ),
    vaccine="{noun} nombra la vacuna {name}: {doses}.",
    dose="dosis {number}, {day}",
    dose_lot="{dose} (lote {lot})",
    hard_words=(
        "{noun} es breve y usa palabras difíciles. Pregunte a su equipo de salud qué significan."
    ),
)
_MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
    "octubre", "noviembre", "diciembre",
)  # fmt: skip
# Results that are words; said beside the printed one.
_RESULTS = {
    "negative": "negativo", "neg": "negativo", "positive": "positivo", "pos": "positivo",
    "reactive": "reactivo", "non-reactive": "no reactivo", "nonreactive": "no reactivo",
    "non reactive": "no reactivo", "detected": "detectado", "not detected": "no detectado",
    "none detected": "no detectado", "trace": "huellas", "normal": "normal", "none": "ninguno",
    "abnormal": "anormal", "borderline": "en el límite", "equivocal": "dudoso",
    "indeterminate": "indeterminado", "present": "presente", "absent": "ausente",
    "clear": "claro", "cloudy": "turbio", "yellow": "amarillo", "none seen": "no se observó",
    "not seen": "no se observó", "few": "pocos", "moderate": "moderado", "many": "muchos",
    "rare": "muy pocos", "small": "poco", "large": "mucho",
}  # fmt: skip


class Spanish(Wording):
    """Our words in Spanish, the document's in quotation marks."""

    language = "es"
    frames = FRAMES
    kinds = {
        Kind.LAB_REPORT: "Este es un informe de laboratorio.",
        Kind.VISIT_NOTE: "Esta es una nota de una consulta.",
        Kind.DISCHARGE_SUMMARY: "Esta es una nota sobre una estancia en el hospital.",
        Kind.PROCEDURE_NOTE: "Esta es una nota sobre una operación o un procedimiento.",
        Kind.PRESCRIPTION: "Esta es una lista de medicinas para tomar.",
        Kind.IMAGING_REPORT: "Este es un informe de una radiografía u otra imagen.",
        Kind.PATHOLOGY_REPORT: "Este es un informe sobre una muestra de tejido o de células.",
        Kind.HEART_TEST: "Este es un informe de una prueba del corazón.",
        Kind.REFERRAL: "Esta es una carta para que le atienda otro médico.",
        Kind.LETTER: "Esta es una carta sobre su atención.",
        Kind.VACCINATION: "Este es un registro de vacunas.",
        Kind.INSURANCE: "Este es un documento sobre un seguro de salud.",
        Kind.IDENTITY: "Este es un documento que dice quién es usted.",
        Kind.OTHER: "Este es un documento de salud.",
    }
    languages = {
        "ja": "japonés",
        "zh": "chino",
        "ko": "coreano",
        "ru": "ruso o un idioma que se escribe igual",
        "ar": "árabe o un idioma que se escribe igual",
        "he": "hebreo",
        "el": "griego",
        "hi": "hindi o un idioma que se escribe igual",
        "de": "alemán",
        "fr": "francés",
        "it": "italiano",
        "pt": "portugués",
        "nl": "neerlandés",
        "pl": "polaco",
        "tr": "turco",
        "vi": "vietnamita",
        "tl": "tagalo",
        "ht": "criollo haitiano",
        "sv": "sueco",
        "ro": "rumano",
    }
    nouns = {
        "report": "el informe",
        "note": "la nota",
        "page": "la hoja",
        "letter": "la carta",
        "paper": "el documento",
        "record": "el documento",
        "document": "el documento",
    }
    sides = {
        Flag.LOW: "por debajo",
        Flag.HIGH: "por encima",
        Flag.CRITICAL_LOW: "muy por debajo",
        Flag.CRITICAL_HIGH: "muy por encima",
    }
    marks = {"high": "alto", "low": "bajo", "very high": "muy alto", "very low": "muy bajo"}

    def test(self, row: LabRow) -> str:
        """The Spanish name before the printed one; a name that we don't know is quoted."""
        if row.analyte == PRESSURE:
            return "presión arterial"
        known = spanish.analyte(row.analyte) if row.analyte else None
        return _beside(known.name if known else None, plain_names.test(row.name))

    def plural(self, name: str) -> bool:
        """The frames speak of one result."""
        return False

    def result(self, value: str) -> str:
        """As printed, and what it means where that is sure."""
        meaning = _RESULTS.get(tidy(value).lower())
        same = meaning is None or meaning == tidy(value).lower()
        return quoted(value) if same else f"{quoted(value)} ({meaning})"

    def day(self, on: date) -> str:
        """``5 de marzo de 2026``."""
        return f"{on.day} de {_MONTHS[on.month - 1]} de {on.year}"

    def printed(self, text: str) -> str:
        """As printed; with words in it (``up to 40``, ``March 3``), quoted."""
        return quoted(text) if any(ch.isalpha() for ch in text) else tidy(text)

    def measures(self, analyte: str) -> tuple[str, str]:
        """From the Spanish catalogue."""
        entry = spanish.analyte(analyte)
        return (entry.measures, entry.reference) if entry else ("", "")

    def medicine(self, each: Medication) -> str:
        """The Spanish name of a substance before its printed one, a brand as printed; its dose."""
        known = medicines.find(each.name)
        same = known is not None and known.ingredient.lower() == each.name.lower()
        name = each.name.lower() if same else tidy(each.name)
        ours = spanish.name(name) if same else None
        said = _beside(ours, name) if ours else name
        if each.dose and each.dose.lower() not in name.lower():
            said += f" {spanish_directions.plain(each.dose)}"
        return said

    def directions(self, text: str) -> str:
        """Shorthand in plain Spanish; whatever is not understood whole is quoted."""
        return spanish_directions.plain(text)

    def condition(self, each: Condition) -> str:
        """The Spanish name before the printed one, or the printed one quoted."""
        meant = spanish_conditions.english_only(each.text)
        ours = spanish.condition(meant or each.text)
        return _beside(_own(ours, each.text) if meant else ours, each.text)

    def substance(self, text: str) -> str:
        """The Spanish word before the printed one, or the printed one quoted."""
        return _beside(spanish.name(text), text)

    def listed(self, items: Sequence[str]) -> str:
        """With "y", or "e" before its own sound."""
        word = (
            "e" if items and _sounds_like(items[-1], "i", but=("hia", "hie", "ia", "ie")) else "y"
        )
        return joined(items, word)

    def either(self, items: Sequence[str]) -> str:
        """With "o", or "u" before its own sound."""
        return joined(items, "u" if items and _sounds_like(items[-1], "o") else "o")

    def reading(self, sentences: Iterable[str], ignore: Collection[str]) -> Reading:
        """Crawford's grade and the INFLESZ scale, of our own words."""
        counted = readability_spanish.count(sentences, ignore=ignore)
        return Reading(round(counted.grade, 2), round(counted.inflesz, 1))


def _beside(ours: str | None, printed: str) -> str:
    """Our word with the printed one beside it; no number comes in that was not printed."""
    if not ours or not set(grounding.numbers(ours)) <= set(grounding.numbers(printed)):
        return quoted(printed)
    name = _small(ours.partition(" (")[0])
    said, there = (readability_spanish.plain(each.casefold()) for each in (name, tidy(printed)))
    return name if said == there else f"{name} ({quoted(printed)})"


def _own(ours: str | None, printed: str) -> str | None:
    """A Spanish name as printed, where it is one; an abbreviation's words."""
    return ours if printed.isupper() else printed


def _small(name: str) -> str:
    """A name inside a sentence: ``Hemoglobina`` is ``hemoglobina``, ``TSH`` stays."""
    return name if name[1:2].isupper() or not name[1:2].isalpha() else name[:1].lower() + name[1:]


def _sounds_like(word: str, vowel: str, *, but: tuple[str, ...] = ()) -> bool:
    plain = readability_spanish.plain(word.lower())
    return plain.startswith((vowel, f"h{vowel}")) and not plain.startswith(but or ("\0",))


SPANISH = Spanish()
