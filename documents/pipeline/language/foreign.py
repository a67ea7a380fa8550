"""Which language a document is in that its rules do not know: German, French, Russian.

Told by its small words or by its letters. English and Spanish are read; a document of another
language is not read by their rules, which would take a word of it for one of theirs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from documents.pipeline.types import Page

_READ: Final = 8_000
_WORD: Final = re.compile(r"[^\W\d_]+")
_LEAST, _LEAST_OF_SCRIPT, _LEAST_DISTINCT = 5, 20, 4
_SCRIPTS: Final = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
)
_LATIN: Final = re.compile("[A-Za-z]")
_KNOWN: Final = {
    "en": """the of and in to for with is are was were be at on by or not no from that this as it
        your you a an my she he his her have has had will if but per each day days what how when
        which after before please were all any there been during""",
    "es": """el la los las de del que y e o en un una por con para su sus sin es se lo al como más
        mas este esta mi cada día días dia dias desde hasta usted fue tiene hay pero muy ya si no a
        le les ha son entre sobre según durante""",
}
_OTHERS: Final = {
    "de": """der die das und ist im mit von den dem des ein eine einer eines einem nicht für fur
        bei zur zum auf wir sich nach keine kein aus wird wurde wurden werden sind sie ihr ihre
        vom am als auch seit bis oder über uber durch hat unter es in unserer
        patientin befund diagnose diagnosen mal täglich""",
    "fr": """le la les des du et est une un dans pour avec sur par au aux pas ne ce cette qui vous
        votre nous a été ete ou sans plus il elle son sa ses en que d l de je jour jours
        chez depuis ont sont était matin soir""",
    "it": """il lo la gli le di del della dei delle dello e è che un una per con non da dal dalla
        si in al alla nel nella sono ha anche più piu come paziente stato stata ogni giorno giorni
        i o ed ai alle senza""",
    "pt": """o a os as de do da dos das e é em no na nos nas um uma que não nao com por para se ao
        à foi são sao pelo pela mais sem seu sua você voce ou dias dia paciente ter está esta""",
    "nl": """de het een en van is op te in met voor niet dat die er zijn aan bij uw u wij werd
        naar ook als door om wordt heeft geen dan of uit hij zij patiënt patient per dag dagen""",
    "pl": """i w z na do nie jest się sie oraz od po za przez dla że ze o co jak ale był była być
        pacjent pacjentka dni dzień bez pod przy lub u""",
    "tr": """ve bir bu ile için icin olarak da de en çok daha gibi olan hasta değil sonra kadar
        günde gün var yok ise veya tarafından""",
    "vi": """và của là có không được trong cho với các một người bệnh những đã này từ khi ngày để
        bị tại đến""",
    "tl": """ang ng mga sa na ay at si ni kay para hindi ito po ako niya siya kung may mo ka
        inyong iyong araw kayo""",
    "ht": """ou nan pou ak yo li se pa ki sa nou gen te ap yon ka fè fe tout si lè doktè
        medikaman chak jou""",
    "sv": """och att det som en på av för med är den till ett i inte har vid om från eller ej var
        patienten du dig ditt""",
    "ro": """și si de la în cu nu este un o pe din pentru care a al ale mai sau prin fără după
        pacientul pacienta sunt""",
}
_SETS: Final = {name: frozenset(words.split()) for name, words in {**_KNOWN, **_OTHERS}.items()}
_OWN: Final = {name: _SETS[name] - _SETS["en"] - _SETS["es"] for name in _OTHERS}


def foreign(pages: Sequence[Page]) -> str | None:
    """The code of a document's language if that is plainly neither English nor Spanish."""
    text = ""
    for page in pages:
        text += page.text[: _READ - len(text)] + "\n"
        if len(text) >= _READ:
            break
    if not text.isascii() and (script := _script(text)) is not None:
        return script
    words = Counter(word.lower() for word in _WORD.findall(text))
    counted = {name: sum(words[word] for word in known) for name, known in _SETS.items()}
    best = max(_OTHERS, key=lambda name: counted[name])
    own = {word: words[word] for word in _OWN[best] if words[word]}
    plain = sum(own.values()) >= _LEAST and len(own) >= _LEAST_DISTINCT
    more = counted[best] > 2 * counted["en"] and counted[best] > counted["es"]
    return best if plain and more else None


def _script(text: str) -> str | None:
    """The language whose letters a document has as many of as of ours."""
    latin = len(_LATIN.findall(text))
    for name, letters in _SCRIPTS:
        found = len(letters.findall(text))
        if found >= _LEAST_OF_SCRIPT and 2 * found > latin:
            return name
    return None
