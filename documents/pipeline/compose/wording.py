"""Small pieces of wording that the parts of a summary share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TypeVar

from documents.pipeline.compose.denied_of import LEVEL
from documents.pipeline.notes.steps import bids
from documents.pipeline.notes.steps.alarm_signs import is_of_alarm
from documents.pipeline.notes.structure.headings import exact_kind
from documents.pipeline.types import Kind
from knowledge import analytes
from knowledge.eponyms import EPONYMS

T = TypeVar("T")
_LABEL = re.compile(r"^[A-Z][\w /&()'’-]{1,40}:[\s,]+")
# "Sister: breast cancer": without whom it is told of, it would be told of the reader.
_OF_ANOTHER = re.compile(
    r"\b(?:mother|father|mom|mum|dad|parents?|brothers?|sisters?|siblings?|sons?|daughters?"
    r"|child(?:ren)?|aunts?|uncles?|cousins?|nieces?|nephews?|grand\w+|\w+nal side|twin|husband"
    r"|wife|spouse|partner|donor|baby|fetus|famil\w+|relatives?"
    r"|madre|padre|padres|herman[oa]s?|hij[oa]s?|abuel[oa]s?|t[ií][oa]s?|prim[oa]s?|espos[oa]"
    r"|pareja|marido)\b",
    re.IGNORECASE,
)

# "L4/5: normal", "Right kidney: a stone": without where it is, it would be told of all.
_OF_A_PART = re.compile(
    rf"^{LEVEL}|\b(?:left|right|both|upper|lower|lt|rt|bilateral|izquierd[oa]s?|derech[oa]s?|ambos"
    r"|ambas|superior|inferior|kidneys?|lungs?|heart|liver|spleen|pancreas|gallbladder|bladder"
    r"|brain|spine|neck|chest|abdomen|pelvis|bowel|colon|stomach|oesophagus|esophagus|duodenum"
    r"|prostate|uterus|womb|ovar(?:y|ies)|thyroid|breasts?|aorta|valves?|atri(?:um|a)|ventricles?"
    r"|hips?|knees?|shoulders?|wrists?|ankles?|elbows?|hands?|feet|foot|legs?|arms?|eyes?|ears?"
    r"|nose|throat|skin|bones?|joints?|nodes?|margins?|ri[ñn][oó]n(?:es)?|pulm[oó]n(?:es)?"
    r"|coraz[oó]n|h[ií]gado|bazo|rodillas?|caderas?|ojos?|mamas?|piel|columna)\b",
    re.IGNORECASE,
)
# "Target: below 135/85": without what it is, it would be told as what was found.
_OF_ANOTHER_SORT = re.compile(
    r"\b(?:targets?|goals?|aims?|aiming|limits?|thresholds?|usual|normal|expected|baseline"
    r"|previous\w*(?! dos)|prior|last|earlier|risks?|differentials?|rule out|r/o|possibl[ey]"
    r"|probable|suspected|(?:to )?excluded?|if|unless|avoid|declined|refused|denie[sd]"
    r"|negative|objetivos?|metas?|previ[oa]s?|anterior(?:es)?|riesgos?|a descartar"
    r"|descartad[oa]|niega|evitar)\b",
    re.IGNORECASE,
)
# A label that says more of a step than where it stands.
_SAYS_MORE = re.compile(
    r"\b(?:if|when|whenever|for|until|before|after|day|week|visit|session|appointment|check\w*"
    r"|review|test|scan|surgery|procedure|arrival|next|call|return|seek|come|go|gp|pcp|doctor|nurse"
    r"|midwife|team|parents?|due|overdue|referrals?|si|cuando|antes|despues|después|cita|control|pr[oó]xim[oa]|m[eé]dico"
    r"|enfermer[ií]a)\b",
    re.IGNORECASE,
)

_BIDS = re.compile(r"(?:Send|Write|Mail|Fax|Bring|Give|Show|Report|Tell)\b")

_SIGNS = frozenset({"Na", "Ca", "Fe", "Li", "Se", "Au", "Al"})
"""Chemical signs that end in a vowel."""

# The one word by which a summary calls a document: a key of each language's ``nouns``.
NOUNS: dict[Kind, str] = {
    Kind.LAB_REPORT: "report",
    Kind.VISIT_NOTE: "note",
    Kind.DISCHARGE_SUMMARY: "note",
    Kind.PROCEDURE_NOTE: "note",
    Kind.PRESCRIPTION: "page",
    Kind.IMAGING_REPORT: "report",
    Kind.PATHOLOGY_REPORT: "report",
    Kind.HEART_TEST: "report",
    Kind.REFERRAL: "letter",
    Kind.LETTER: "letter",
    Kind.VACCINATION: "record",
    Kind.INSURANCE: "paper",
    Kind.IDENTITY: "paper",
    Kind.OTHER: "record",
}


def noun(kind: Kind) -> str:
    """The word that a summary uses for the document."""
    return NOUNS[kind]


def tidy(text: str) -> str:
    """One line, single spaces, no stray marks at its ends."""
    return re.sub(r"\s+", " ", text).strip(" \t,;:|*•")


def in_sentence(name: str) -> str:
    """A printed name as it stands inside a sentence: ``TOTAL PROTEIN`` -> ``total protein``.

    Initialisms (``TSH``, ``HbA1c``, ``LDL Cholesterol``) keep their letters; letters and digits
    themselves never change, so the name can still be found on the page.
    """
    return " ".join(_lower(word) for word in tidy(name).split(" "))


def _lower(word: str) -> str:
    core = word.strip("()[],.;:/-")
    if any(ch.isdigit() for ch in core) or not core or _is_a_persons(core):
        return word
    if core.isupper():
        if core in _LONG:
            return word
        return word.lower() if len(core) > 5 or core.lower() in _spelled() else word
    rest = core[1:]
    # "Hb", "Hct" and "Na" are short for something; no word is without a vowel.
    if not re.search("[aeiouyáéíóúü]", rest) or core in _SIGNS:
        return word
    return word.lower() if rest == rest.lower() and len(core) > 1 else word


# Initialisms as long as words that are only printed in capitals.
_LONG = frozenset({"NSTEMI", "NSTEMIS", "CADASIL", "HFPEF", "HFREF", "LVOTO", "MODY"})


@lru_cache(maxsize=1)
def _spelled() -> frozenset[str]:
    """Short words that the catalogue's names of tests spell out: BLOOD is one, TIBC is none."""
    named = " ".join(entry.name for entry in analytes.catalogue().values())
    words = set(re.findall(r"[^\W\d_]{3,5}", named))
    return frozenset(word.lower() for word in words if word[1:].islower()) - frozenset(
        word.lower() for word in words if word.isupper()
    )


def _is_a_persons(word: str) -> bool:
    """Whether a word is the name of somebody a condition or a test is called after."""
    name = re.split("['’-]", word, maxsplit=1)[0]
    return name.casefold() in EPONYMS and not word.isupper()


def without_label(text: str) -> str:
    """A sentence without the heading that it was printed behind: ``Plan: rest`` -> ``rest``.

    Whom it is told of stays: ``Sister: breast cancer``.
    """
    line = tidy(text)
    label = _LABEL.match(line)
    if label is None or _OF_ANOTHER.search(label.group()):
        return line
    return tidy(line[label.end() :]) or line


def without_title(text: str) -> str:
    """A sentence without its heading that is quoted for itself: where it is stays, as whose.

    ``Left knee: worn`` is not told as ``worn``, nor ``Target: below 135/85`` as what was found.
    """
    line = tidy(text)
    label = _LABEL.match(line)
    says = label and (_OF_A_PART.search(label.group()) or _OF_ANOTHER_SORT.search(label.group()))
    return line if says else without_label(line)


def step_words(text: str) -> str:
    """An instruction without its heading; who is to do it, when, and on what it hangs stay.

    ``Plan: rest`` -> ``rest``, but ``Call us if: you bleed`` and ``GP: check the weight`` whole.
    """
    line = tidy(text)
    label = _LABEL.match(line)
    if label and (
        is_of_alarm(line)
        or _SAYS_MORE.search(label.group())
        or bids.GOES_ON.match(line, label.end())
        or _BIDS.match(line)
        or _says_of_what(label.group().strip(" :"))
        or line[label.end() : label.end() + 1].isdigit()
    ):
        return line
    return without_label(text)


def _says_of_what(label: str) -> bool:
    """Whether a label says what a step is of, and is no title of steps: ``Stitches``, ``Diet``."""
    return exact_kind(label) in (None, "procedures") or bool(bids.OF_LIFE.search(label))


def is_plural(name: str) -> bool:
    """Whether a test's name takes "are": ``platelets`` and ``red blood cells`` do."""
    words = [word for word in re.sub(r"\(.*?\)", " ", name).split() if word.isalpha()]
    last = words[-1] if words else ""
    return last.islower() and last.endswith("s") and not last.endswith(("ss", "us", "is"))


def listed(items: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return joined(items, "and")


def joined(items: Sequence[str], word: str) -> str:
    """Items with commas, the last after ``word``."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {word} {items[-1]}"


def chunks(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Runs of at most ``size`` items, so that no sentence lists too much at once."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def quoted(text: str) -> str:
    """The document's own words, marked as such."""
    return "“" + tidy(text).replace("“", "'").replace("”", "'").replace('"', "'") + "”"
