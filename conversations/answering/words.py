"""Words as retrieval compares them: folded, stemmed lightly, without those that say nothing."""

from __future__ import annotations

import re
import unicodedata

from documents.pipeline.language.tongue import language_of

_TOKEN = re.compile(r"[a-z0-9]+(?:'[a-z0-9]+)*")
_SUFFIXES = ("ations", "ation", "ings", "ing", "ies", "ied", "es", "ed", "s")

EMPTY = frozenset(
    """
    a about again all also am an and any are as at be been being but by can could did do does
    doing don't for from get give given go got had has have having he her here hers him his how i
    i'm if in into is isn't it it's its just know let like look looks make may me mean means might
    mine more most much must my need no not now of off on or our out over please question quite
    really right say says see she should so some tell than that that's the their them then there
    these they this those to too told up us very was wasn't we well were what what's when where
    which who whose why will with would you your yours document documents report reports doctor
    note notes record records result results show shows test tests value values paper latest last
    recent current today find found explain written
    """.split()
)
"""Words that are in nearly every question and so tell two passages apart by nothing."""

EMPTY_SPANISH = frozenset(
    """
    a acerca ahora al algo alguna alguno ante antes aqui asi aun bien cada como con cual cuales
    cuando cuanta cuanto cuantos cuantas da dar de decir del dice dicen dio documento documentos
    donde dos el ella ellos en entre era eran es esa ese eso esta estaba estan estar estas este
    esto estos estoy explicar explique favor fue fueron ha haber habia han hasta hay he informe
    informes la las le les lo los mas me mi mia mio mis mismo mucho muestra muy ni no nos nota
    notas nuestra o os otra otro para parte pero por porque prueba pruebas puede pueden puedo que
    quien quiere quiero resultado resultados sabe saber se sea segun ser si significa sin sobre
    son soy su sus tal tambien tanto te tengo tener tiene tienen todo todos tras tu un una unas
    uno unos usted valor valores ve ver y ya yo decirme tomo ultima ultimo examen examenes medico
    doctor doctora papel hoja quisiera diga digame muestre encontraron salio salieron
    """.split()
)
"""The same of Spanish, without accents; they count as empty only in a question in Spanish."""

GENERIC = frozenset(
    """
    ok okay fine good bad better worse worst best normal abnormal healthy high higher low lower
    raised elevated level levels number numbers count lab labs panel work function blood everything
    anything something nothing whole full any other old new newest change changed changes different
    difference compare compared trend since before earlier previous previously ago last year month
    week day time gone went going come came rise risen rising rose fall fallen fell drop dropped
    dropping increase increased decrease decreased improve improved improving worry worried
    worrying worrisome concern concerned concerning serious dangerous danger scared afraid safe
    range reference outside inside flagged unusual wrong off reading readings measure measured
    check checked list listed summary summarize overview how why many often long then else thing
    things take taking took use using safe hello hi thanks thank help understand want wat wht pls
    u ur getting still ever actually exactly kind sort type much compared between stand
    stop stopping stopped start starting started skip double continue continued quit reduce reduced
    ignore instruction instructions instruccion instrucciones tell need needs wait treat
    treated treatment treatments simple simply
    dejar suspender parar empezar iniciar seguir seguro segura
    patient patients people person persons somebody someone paciente pacientes persona personas
    bueno buena buenos buenas mejor peor normal normales anormal anormales alto alta altos altas
    bajo baja bajos bajas nivel niveles numero conteo analisis laboratorio sangre funcion
    anterior anteriores desde cambio cambios cambiado diferente diferencia subido bajado subio
    bajando subiendo preocupa preocupante preocuparme grave peligroso peligrosa fuera rango
    dentro revisar nuevo nueva reciente dia mes semana ano tiempo cuanta tomando tomar gracias
    hola ayuda entender algo nada salieron mal bien
    """.split()
)
"""Words that qualify what is asked about, and name nothing themselves; English and Spanish."""


def folded(text: str) -> str:
    """In small letters and without accents, for comparing."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
    return "".join(ch for ch in plain if not unicodedata.combining(ch))


def tokens(text: str) -> list[str]:
    """All words of a text, folded and stemmed, in order."""
    return [stem(word) for word in _TOKEN.findall(folded(text))]


def telling(text: str) -> list[str]:
    """The words of a question that can find something."""
    empty = EMPTY | EMPTY_SPANISH if language_of(text) == "es" else EMPTY
    words = _TOKEN.findall(folded(text))
    return [stem(word) for word in words if word not in empty and len(word) > 1]


def stem(word: str) -> str:
    """A crude stem: enough to make ``allergies`` meet ``allergy`` and ``swelling`` ``swell``."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            root = word[: -len(suffix)]
            if suffix in ("ies", "ied"):
                return root + "y"
            return root
    return word


def subject(text: str) -> list[str]:
    """The words that name what a question is about, stemmed; empty where it names nothing."""
    words = (word.removesuffix("'s") for word in _TOKEN.findall(folded(text)))
    empty = EMPTY | EMPTY_SPANISH | GENERIC
    return [stem(w) for w in words if w not in empty and len(w) > 1 and not w.isdigit()]
