"""A medicine that is given on one occasion: at an operation or a scan, in an emergency, as a shot.

It was given then; nothing says that it is taken now, unless its times come again.
"""

from __future__ import annotations

import re
from dataclasses import replace

from documents.pipeline.notes.medicines.given_in_stay import as_given_in_stay
from documents.pipeline.notes.medicines.given_there import is_given_there
from documents.pipeline.notes.medicines.medicine_cues import Doing
from documents.pipeline.notes.medicines.mentions import Mention
from documents.pipeline.notes.structure.outline import Statement
from documents.pipeline.types import Intent, MedicationStatus

_OCCASIONS = frozenset({"technique", "procedures", "operative_findings", "anesthesia", "imaging"})
_FOR_ONE_OCCASION = frozenset({"contrast agent", "vaccine"})
_FOR_A_PROCEDURE = "numbing medicine"
_BY_NEEDLE = re.compile(
    r"i\.?v\.?|i\.?m\.?|intra[- ]?(?:venous|muscular|articular|thecal|vitreal)(?:ly)?|epidural|drip"
    r"|intraven\w+|intramusc\w+",
    re.IGNORECASE,
)
# "4.5 g IV TDS given on ward", "(inpatient only)": not what is taken at home.
_IN_HOSPITAL = re.compile(
    r"\b(?:(?:on|in) (?:the |this )?(?:wards?|hospital|theatre|icu|itu|hdu|ed|er|a&e|recovery|pacu"
    r"|dep(?:artmen)?t|resus|ambulance)"
    r"|(?:while|whilst|as) (?:an? )?in[- ]?patient|in[- ]?patient (?:only|use|stay|treatment)"
    r"|(?:during|for) (?:the |this |your |her |his )?(?:hospital )?"
    r"(?:admission|stay|hospitali[sz]ation|in[- ]?patient stay)"
    r"|while (?:admitted|hospitali[sz]ed|in house)|in[- ]house"
    r"|durante (?:el |la |su )?(?:ingreso|hospitalizacion|hospitalización|estancia)"
    r"|en (?:planta|urgencias|el hospital|quirofano|quirófano))\b",
    re.IGNORECASE,
)
# "Treated with X and oxygen": in the course of a stay, over with it.
_TREATED = re.compile(
    r"\b(?:treated|managed|covered|tratad[oa]s?|tratamiento|trató|recibió)\b"
    r"[^.;:\n]{0,60}(?:\n[^.;:\n]{0,40})?$",
    re.IGNORECASE,
)
_TREATED_FIRST = re.compile(
    r"\W*(?:(?:was|were|initially|empirically)\s)*(?:treated|managed|covered) (?:with|by)\b", re.I
)
# "En urgencias se administra: ...", "se le administró": what was given there, then. Not what comes
# behind it: "... y se pauta", "al alta".
_ELSE = (
    r"(?:(?!\b(?:alta|domicilio|casa|receta|en tratamiento con|toma"
    r"|(?:se|le) (?:pauta|prescribe|inicia|indica)|pautando)\b)[^;\n]){0,160}$"
)
_THERE = (
    r"(?:en )?(?:(?:el )?servicio de )?(?:urgencias|emergencias?|guardia|observaci[oó]n|boxes"
    r"|planta|sala|triaje|tri[aá]ge|quir[oó]fano|la ambulancia|reanimaci[oó]n|el ingreso)"
)
_DOES = r"(?:administra|aplica|pone|pasa|da|trata|coloca|perfunde|infunde)"
_DID = (
    r"(?:administr(?:ó|o|aron|ado)|aplic(?:ó|o|aron|ado)|pus(?:o|ieron)|pas(?:ó|aron)"
    r"|recib(?:e|ió|io|ido))"
)
_WAS = r"(?:(?:se|le|ha|han|hemos|es|fue) )*"
_TREATMENT = r"(?:tratamientos?|tto\.?|medicaci[oó]n)"
_GIVEN_THERE = re.compile(
    rf"(?:\b{_THERE},? {_WAS}(?:{_DOES}n?|{_DID}|pautan?|inician?|trata\w+)\b"
    rf"|\b(?:se|le) {_WAS}(?:{_DID}|{_DOES}n?\b[^;.\n]{{0,60}}\b{_THERE})\b"
    r"|\badministr(?:ad[oa]s?|[aá]ndose|amos)\b"
    rf"|\b{_TREATMENT}(?: \w+)? (?:recibid|administrad|aplicad)[oa]s?\b"
    rf"|\b{_TREATMENT} (?:(?:en )?{_THERE}"
    r"|durante (?:el|la|su) (?:ingreso|estancia|hospitalizaci[oó]n|internaci[oó]n)))" + _ELSE,
    re.IGNORECASE,
)
# However often: over with the stay.
_IN_STAY = re.compile(
    r"\bdurante (?:el|la|su) (?:ingreso|estancia|hospitalizaci[oó]n|internaci[oó]n)\b"
    r"(?![^;\n]{0,120}(?:ajust|mant(?:en|ien|uv)|contin[uú]|habitual|previ[oa]|optimiz|modific"
    r"|dej[aeóo]|reinici|reintrod))" + _ELSE,
    re.IGNORECASE,
)
_GIVES = re.compile(rf"\bse (?:le )?{_DOES}n?\b" + _ELSE, re.IGNORECASE)
OF_A_PROCEDURE = frozenset({"technique", "operative_findings", "anesthesia"})
"""Sections that tell that a document is of an operation."""
_NEAR = 80
_STANDING = frozenset({MedicationStatus.ACTIVE, MedicationStatus.UNKNOWN})
_BEGUN = _STANDING | {MedicationStatus.STARTED}


def as_given(
    statement: Statement,
    mention: Mention,
    doing: Doing,
    *,
    told: Doing,
    route: str,
    repeats: bool | None,
    of_procedure: bool = False,
) -> Doing:
    """The doing of a medicine, unless it speaks of one occasion.

    ``told`` is what words say of it, before any heading; ``repeats`` says whether its printed times
    come again: None where none are printed. ``of_procedure`` says that the document is of an
    operation: a list without times may be of what was given there.
    """
    if statement.language == "es" and doing.intent is Intent.DONE:
        begin = max(statement.start, mention.start - 2 * _NEAR)
        before = statement.page.text[begin : mention.start]
        if doing.status in _STANDING and _IN_STAY.search(before):
            return Doing(MedicationStatus.PAST)
        if not repeats and doing.status in _BEGUN and _GIVEN_THERE.search(before):
            return Doing(MedicationStatus.PAST)
        if not repeats and doing.status in _STANDING and _GIVES.search(before):
            return replace(doing, intent=Intent.OPEN)
    over = not repeats and doing.status in _BEGUN and doing.intent is Intent.DONE
    if statement.language == "en" and over and is_given_there(statement.page.text, mention.start):
        return Doing(MedicationStatus.PAST)
    if statement.language == "en":
        in_stay_only = as_given_in_stay(statement, mention, doing, repeats=repeats)
        if in_stay_only is not None:
            return in_stay_only
    by_needle = bool(_BY_NEEDLE.fullmatch(route.strip()))
    near = max(statement.start, mention.start - _NEAR)
    in_stay = statement.section == "course"
    treated = (repeats is None or in_stay) and _TREATED.search(
        statement.page.text, near, mention.start
    )
    if doing.status is MedicationStatus.ACTIVE and _is_of_stay(statement, mention):
        return replace(doing, intent=Intent.OPEN)
    in_course = in_stay and bool(by_needle or treated)
    in_course = in_course or (by_needle and _TREATED_FIRST.match(statement.text) is not None)
    if in_course and doing.status in _STANDING:
        return replace(doing, intent=Intent.OPEN)
    if repeats or doing.status not in _STANDING or doing.intent is not Intent.DONE:
        return doing
    group = mention.medicine.group if mention.medicine is not None else ""
    plain = told.status is MedicationStatus.UNKNOWN
    if plain and statement.section in _OCCASIONS:
        return Doing(MedicationStatus.PAST)
    if group in _FOR_ONE_OCCASION:
        return Doing(MedicationStatus.UNKNOWN)
    if plain and group == _FOR_A_PROCEDURE and statement.section != "medications":
        return Doing(MedicationStatus.UNKNOWN)
    listed = plain and doing.status is MedicationStatus.ACTIVE
    once = repeats is False or by_needle or (of_procedure and repeats is None)
    return replace(doing, intent=Intent.OPEN) if listed and once else doing


def _is_of_stay(statement: Statement, mention: Mention) -> bool:
    """Whether a line says of a medicine that it is given in hospital."""
    text = statement.page.text
    line = text.find("\n", mention.end, statement.end)
    return _IN_HOSPITAL.search(text, mention.end, line if line >= 0 else statement.end) is not None
