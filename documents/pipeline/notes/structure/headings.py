"""What a heading of a note announces: ``CURRENT MEDS:`` -> ``medications``."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from documents.pipeline.notes.medicines.medicine_heads import heads_medicines
from documents.pipeline.types import Language

# For a heading in capitals, or alone on its line, that is in no list: the first word found decides.
_KEYWORDS: tuple[tuple[str, str], ...] = (
    (r"review of systems", "review_of_systems"),
    (r"\ballerg|adverse reaction", "allergies"),
    (r"\bfamily\b", "family_history"),
    (r"\bsocial\b|\bhabits\b", "social_history"),
    (r"\bmedication|\bprescri|\bmedicines?\b|\bmeds\b|\bdrug list\b", "medications"),
    (r"\bsurgical hist|\bpast surg", "surgical_history"),
    (r"\bpast\b.*\bhistory|history of past|\bmedical history|comorbid", "past_history"),
    (r"chief complaint|^reason for", "chief_complaint"),
    (r"present(?:ing)? illness|\bhpi\b|subjective|clinical context", "history_present"),
    (r"assessment (?:and|/|&) plan|impression (?:and|/|&) plan", "assessment_plan"),
    (r"assessment", "assessment"),
    (r"diagnos[ei]s\b", "diagnosis"),
    (r"impression|conclusion", "impression"),
    (r"problem list|active problems|health concern", "problems"),
    (r"follow-?\s?up|appointment", "followup"),
    (r"instruction|education", "instructions"),
    (r"\bplan\b|recommend|next steps|\bactions\b", "plan"),
    (r"vital", "vitals"),
    (r"immuni[sz]ation|vaccin", "immunizations"),
    (r"imaging|radiolog|x-ray|\bct\b|\bmri\b|ultrasound", "imaging"),
    (r"\blabs?\b|laborator|panel|blood count|chemistry|hematolog|results"
     r"|(?<!patient )profile|urinalysis"
    r"|function"
     r"|markers|investigation|lipid|thyroid|electrolyte", "labs"),
    (r"\bexam(?:s|ination\w*)?\b", "exam"),
    (r"findings", "findings"),
    (r"procedure|operation|operative", "procedures"),
    (r"course", "course"),
    (r"disposition", "disposition"),
    (r"demographic|patient information|patient details", "identity"),
)  # fmt: skip
_COMPILED = tuple((re.compile(pattern), kind) for pattern, kind in _KEYWORDS)
_NOISE = re.compile(r"[^a-z0-9/&' -]+")
# "Your medicine list" is a medicine list, "Goals Section" the goals, "meds per wife" the meds.
_OWNER = re.compile(r"^(?:your|my|pt|list of)\s+(?=\S)")
_TOLD = re.compile(r"(?<=\S)\s+(?:per|as (?:written|told|reported) by|reported by)\s+[a-z' ]+$")
# "Plan 02/09/24": of which day.
_DATED = re.compile(r"(?<=[a-z])\s+(?:on |of |from )?\d{1,2}[/ -]\d{1,2}[/ -]\d{2,4}$")
_CALLED = re.compile(r"(?<=\S)\s+section(?: v ?\d)?$")
# "Results on discharge": when, which a list of titles need not tell.
_WHEN = re.compile(
    r"(?<=\S)\s+(?:on|at|upon|during|before|after) (?:this |your |the )?"
    r"(?:discharge|admission|arrival|transfer|visit|stay|presentation)$"
)
# Whoever signs is called by a name, whatever words are hidden in it.
_PERSON = re.compile(r"\b(?:signed|dictated|written|authored|approved) by\b|^(?:dr|prof|mrs?|ms)\b")

# A house and its departments print their name over a page: "Lakeside Imaging Center".
_HOUSE = re.compile(
    r"\b(?:hospitals?|cent(?:er|re)s?|associates|institute|university|consultants|partners|services"
    r"|department|medical group|health system|(?<!up )clinic|pllc|llc|inc|office|desk|bureau"
    r"|(?:internal|family|emergency|sports|sleep|nuclear|respiratory|general|geriatric|community"
    r"|acute|veterinary|reproductive|travel|rehabilitation) medicine)$"
    r"|^(?:cent(?:er|re)|institute) (?:for|of) \w"
    # In Spanish the kind of house comes first: "Centro de Diagnóstico por Imagen".
    r"|^(?:centro|instituto|gabinete|policlinic[oa]|sanatorio|fundacion|clinica (?:san|santa|dr)"
    r"|hospital (?:general|universitario|comarcal|regional|provincial|clinico|de|del|san|santa"
    r"|virgen)) \w"
)

_ALLERGIES = re.compile(
    r"(?:(?:h/o|hx(?: of)?|history of|any|all|known|recorded|reported|documented|current|drugs?"
    r"|medications?|medicines?|foods?|other|and|or|/)\s*)*"
    r"(?:allerg(?:y|ies)|allergic(?: reactions?)? to|intolerances?|sensitivit(?:y|ies))"
    r"(?:\s*(?:/|and|or)?\s*(?:\b(?:adverse (?:drug )?)?reactions?|adrs?|sensitivit(?:y|ies)"
    r"|intolerances?|side effects?|status|history|details?|information|alerts?|hx|to|drugs?"
    r"|medications?|medicines?|foods?|if any|list"
    r"|on (?:file|record)|reviewed|per|with|patient|chart))*"
)

# "Diagnoses addressed today", "Problems discussed at this visit": what was seen to, and when.
_SEEN_TO = re.compile(
    r"(?:(?:your|all|main|other|new|medical|health|active|current|chronic) )*"
    r"(?:(?P<diagnosis>diagnos[ei]s)|problems|conditions|health issues|health conditions|concerns"
    r"|issues)"
    r"(?: (?:addressed|treated|discussed|reviewed|made|managed|evaluated|assessed|seen|covered"
    r"|considered|and|for|at|in|during|on|of|from|this|the|your|today'?s?|visit|appointment|stay"
    r"|admission|encounter|hospital|clinic|here))+"
)


def normalise(title: str) -> str:
    """A title in lower case, without brackets' contents, with ``and`` for ``&``."""
    low = re.sub(r"\([^)]*\)", " ", title.lower())
    low = _NOISE.sub(" ", low).replace("&", " and ")
    low = " ".join(low.split()).strip(" -/")
    return _TOLD.sub("", _CALLED.sub("", _OWNER.sub("", _DATED.sub("", low))))


@cache
def _known(language: Language) -> dict[str, str]:
    """Titles and what they announce; a Spanish note may have English titles too."""
    found: dict[str, str] = {}
    names = ("structure/headings.toml",)
    for name in names if language == "en" else ("es/headings.toml", *names):
        for kind, titles in _read(name)["titles"].items():
            for title in titles.replace("\n", " ").split(","):
                found.setdefault(normalise(title), kind)
    return found


@cache
def _words(language: Language) -> tuple[tuple[re.Pattern[str], str], ...]:
    if language == "en":
        return _COMPILED
    spanish = _read("es/headings.toml")["words"].items()
    return (*((re.compile(pattern), kind) for kind, pattern in spanish), *_COMPILED)


def _read(name: str) -> dict[str, dict[str, str]]:
    source = files("documents.pipeline.notes").joinpath(name)
    return tomllib.loads(source.read_text(encoding="utf-8"))


def exact_kind(title: str, language: Language = "en") -> str | None:
    """The kind of a title that a list holds, with or without when it holds for; or that says
    what is done with the medicines below it."""
    low = normalise(title)
    known = _known(language)
    found = known.get(low) or known.get(_WHEN.sub("", low))
    if found is None and (seen := _SEEN_TO.fullmatch(low)):
        return "diagnosis" if seen["diagnosis"] else "problems"
    return found or ("medications" if heads_medicines(low) else None)


def is_of_allergies(title: str) -> bool:
    """Whether a label is made of nothing but words for allergies: ``H/o drug allergy``."""
    return _ALLERGIES.fullmatch(normalise(title)) is not None


def likely_kind(title: str, language: Language = "en") -> str | None:
    """The kind of a title by its words, for what is plainly a heading already."""
    found = exact_kind(title, language)
    if found is not None:
        return found
    low = normalise(title)
    if _PERSON.search(low) or _HOUSE.search(low):
        return None
    for pattern, kind in _words(language):
        if pattern.search(low):
            return kind
    return None
