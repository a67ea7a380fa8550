"""Whether the words of a cell or an item can be the name of a problem."""

from __future__ import annotations

import re

from documents.pipeline.notes.problems.measured_names import is_measured_name
from documents.pipeline.notes.structure.noun_phrases import is_noun_phrase
from knowledge import analytes, medicines
from knowledge.condition_words import lexicon
from knowledge.phrases import tokenize

# A cell or item with one of these is a sentence, a person, a habit, an errand or a form's own word.
_NO_PROBLEM = frozenset(
    """is are was were be been has have had does do did will would should can may no not none nil
    unknown denies denied patient pt he she they his her i we you continue start stop take
    given see seen follow call return refer referred discuss discussed check review reviewed
    exam examination visit encounter screening immunization counseling smoker smoking tobacco
    nonsmoker drinker priority concern concerns tracker status active inactive resolved date
    provider author admitted discharged discharge admission well normal stable negative dr md
    rn signed electronically page procedure repair replacement removal excision biopsy surgery
    scan x-ray mri ct ultrasound test level result results goal plan education instructions
    medication medications allergy allergies as per above below noted available excluded
    indicated information other problem problems diagnosis diagnoses condition list primary
    secondary principal risk procedures operations surgeries yours sincerely faithfully regards dear
    thank thanks marker markers biomarker biomarkers dimension dimensions margin margins
    measurement measurements measuring comment comments note notes narrative addendum remark remarks
    dmard dmards urinalysis history settings comorbid comorbidity comorbidities morbid
    observations outcome examination peak flow visual acuity
    observaciones observacion evolucion exploracion tratamiento medicacion recomendaciones destino
    bien estable paciente constantes resultado resultados pruebas firmado fecha seguimiento
    revision cita pendiente ninguno ninguna juicio clinico diagnostico diagnosticos antecedentes
    fish cytogenetics karyotype immunophenotype neg nad hospital clinic""".split()
)
_RANKS = frozenset({"primary", "secondary"})
_PROCEDURE_END = re.compile(
    r"\w+(?:ectomy|otomy|ostomy|plasty|oscopy|centesis|desis|graphy)", re.IGNORECASE
)
# Said of a part of the body that stands before it: "mildly dilated".
_PREDICATE = re.compile(
    r"(?:mild|moderate|severe|slight|marked|minimal|gross|borderline)ly \w+(?:ed|al|ic|ous|oid)",
    re.IGNORECASE,
)
# "Placenta 38 mm from os": how much or how far, and no name.
_MEASURED = re.compile(r"\d ?(?:mm|cm|ml|kg|g|mg|l/min|%)(?!\w)", re.IGNORECASE)
# How far an illness goes, by somebody's scale: "Montreal E2", "Child-Pugh B", "NYHA II".
_SCALE = re.compile(
    r"(?:Montreal|Vienna|Paris|Child(?:[- ]?Pugh)?|NYHA|CCS|ECOG|WHO|ASA|BTS|GOLD|MELD|Gleason"
    r"|Fontaine|Rutherford|Killip|mRS|NIHSS|KDIGO|FIGO|Dukes|Breslow|Ann Arbor|Lugano|Forrest"
    r"|Garden|Weber|Gustilo|Salter(?:[- ]Harris)?|CHA2DS2[- ]VASc|HAS[- ]BLED|PASI|EASI|DLQI"
    r"|DAS ?28|EDSS|ISUP|BI-?RADS|Bosniak|Bethesda|Hurley|Hinchey|Ranson|CURB[- ]?65|mMRC"
    r"|Mayo|Karnofsky|Tanner|Baker|Marsh|Metavir|Fazekas|Kellgren[- ]Lawrence"
    r"|Outerbridge|Pfirrmann|Meyerding)"
    r"(?:'s)?(?: (?:class|grade|stage|score|type|step|status|performance|classification|category))*"
    r"[ :=]{1,2}(?:(?:[A-Z]{0,2}\d{1,2}[a-d]?|[IVX]{1,4}[a-d]?|[A-F])(?:[ +/,-]|$)){1,5}",
    re.IGNORECASE,
)
# "Hb g/L", "HbA1c (mmol/mol)".
_UNIT = re.compile(
    r" \(?(?:[a-zµμ0-9^*]{0,9}/ ?[a-zµμ0-9.²³^*]{1,8}|%|fl|pg|sec(?:onds?)?|iu|units?)\)?$",
    re.IGNORECASE,
)
# What heads results: "Bloods", "Blood tests", "Key results".
_RESULTS = re.compile(
    r"(?:key |latest |recent |discharge |admission |main |other )?"
    r"(?:bloods?(?: (?:tests?|results?|work))?|labs?|lab(?:oratory)? (?:tests?|results?|values?)"
    r"|anal[ií]tica|laboratorio|investigations?)",
    re.IGNORECASE,
)
_MAX_WORDS = 8


def is_plausible(name: str, *, named: bool = False) -> bool:
    """Whether a cell or item can be the name of a problem, and is no sentence or form's word.

    Where it is ``named`` already, ``primary`` may be a part of the name.
    """
    words = tokenize(name).words
    if not 0 < len(words) <= _MAX_WORDS or not name[0].isalpha():
        return False
    if not is_noun_phrase(name) or _PREDICATE.fullmatch(name):
        return False
    barred = _NO_PROBLEM - _RANKS if named else _NO_PROBLEM
    if any(word in barred or _PROCEDURE_END.fullmatch(word) for word in words):
        return False
    lex = lexicon()
    if all(word in lex.modifiers or word in lex.degrees for word in words):
        return False
    if is_measured_name(name) or _MEASURED.search(name) or _SCALE.fullmatch(name):
        return False
    letters = sum(ch.isalpha() for ch in name)
    if letters < 4 or letters * 10 < len(name.replace(" ", "")) * 7:
        return False
    if _is_test(name):
        return False
    return next(medicines.index().matches(tokenize(name)), None) is None


def _is_test(name: str) -> bool:
    """Whether a row of results is printed where problems are listed: ``Hb g/L``, ``Bloods``."""
    test = _UNIT.sub("", name)
    measured = test != name and bool(analytes.exactly(test))
    return measured or _RESULTS.fullmatch(name) is not None
