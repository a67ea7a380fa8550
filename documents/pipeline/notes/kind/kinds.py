"""What a document is: first by the title it prints, then by headings, labels, words and values."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from documents.pipeline.notes.kind.titles import (
    SCAN,
    is_below_greeting,
    is_of_stay,
    is_problem_list,
    titled,
)
from documents.pipeline.notes.structure.outline import Outline, outline_of
from documents.pipeline.types import Kind, LabRow, Page

_SIGNS: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE | re.MULTILINE))
    for kind, pattern in (
        (
            Kind.DISCHARGE_SUMMARY,
            r"discharge summary|discharge instructions|hospital course|date of discharge"
            r"|after your stay"
            r"|(?:informe|resumen|instrucciones) (?:de|al) alta|alta hospitalaria|epicrisis"
            r"|(?:nota|informe|resumen|hoja) de egreso|fecha de (?:alta|egreso|externaci[oó]n)",
        ),
        (
            Kind.PATHOLOGY_REPORT,
            r"patholog\w+ report|surgical pathology|histo(?:patho)?log(?:y|ical) report"
            r"|cytolog\w+ report"
            r"|^[^\w\n]*macroscop(?:y|ic\b)|biopsy report|gross description"
            r"|microscopic description|specimen adequacy"
            r"|pap (?:smear|test):|high-grade dysplasia|intraepithelial lesion"
            r"|bethesda (?:category|system)"
            r"|^[^\w\n]*(?:[A-Z][.)] *)?[a-z][\w '/()-]{2,40},[\w ,'/()-]{0,40}\b(?:biops(?:y|ies)"
            r"|\w+ectomy(?=[^.:\n]{0,20}:)|shave|punch|(?:re-?)?excision"
            r"|resection|curett\w+|brushings?|fna)\b[^.:\n]{0,20}[:.](?=\s)"
            r"|^[^\w\n]*pathologist\b(?!['’]?s? comments?\b)[^:\n]{0,20}:"
            r"|informe (?:de (?:anatom[ií]a|patolog[ií]a|biopsia|citolog[ií]a)|anatomopatol[oó]gico"
            r"|histopatol[oó]gico|citol[oó]gico)|descripci[oó]n m(?:acro|icro)sc[oó]pica",
        ),
        (
            Kind.IMAGING_REPORT,
            r"radiolog\w+ report|imaging report|\b(?:ct|mri|x-?ray|ultrasound) report"
            r"|^[^\w\n]*(?:ct|mri) (?:scan|of|brain|chest|abdomen|head|lumbar)|mammogra\w+ report"
            r"|\b(?:bi|lung|ti)-rads\b|^[^\w\n]*(?:reporting )?radiologist\b[^:\n]{0,20}:"
            rf"|^[^\w\n]*exam(?:ination)?[ ]*:[ ,]*(?:\w+ ){{0,3}}{SCAN}"
            r"|informe (?:radiol[oó]gico|de (?:radiolog|ecograf|resonancia|tomograf|radiograf))"
            r"|\bestudio: (?:tc|tac|rm|rx)\b",
        ),
        (
            Kind.HEART_TEST,
            r"echocardiogra\w+ report|ventricular rate|\bpr interval|\bqrs duration|\bqtc?\b"
            r"|\bp-r-t axes|left ventricular (?:ejection|internal)",
        ),
        (
            Kind.PRESCRIPTION,
            r"medical prescription|prescription|^[^\w\n]*prescriber\b|\brx\b|dispense|refills?:"
            r"|receta m[eé]dica|lista de medica(?:mentos|ci[oó]n)",
        ),
        (
            Kind.REFERRAL,
            r"referral (?:letter|form|request)|thank you for seeing|(?:i am|we are) referring"
            r"|referring .{0,40} to you|grateful (?:for your (?:opinion|advice|assessment)"
            r"|if you (?:could|would) (?:see|assess|review))|carta de derivaci[oó]n"
            r"|(?:le|les) (?:derivo|remito) ",
        ),
        (
            Kind.LETTER,
            r"^[ \t]*(?:dear|estimad[oa]s?) \w.{0,60}$"
            r"|\b(?:dear|estimad[oa]) (?:drs?|doctor|mr|mrs|ms|miss|colleague|sir|madam|colega"
            r"|compa[nñ]er[oa])\b"
            r"|^[ \t]*yours (?:sincerely|faithfully|truly)"
            r"|^[ \t]*(?:with )?(?:kind|best) regards|^[ \t]*atentamente\b|thank you for referring",
        ),
        (
            Kind.INSURANCE,
            r"explanation of benefits|insurance (?:card|claim|policy)|member id|group number"
            r"|claim number|deductible|coverage period|this is not a bill|copay",
        ),
        (
            Kind.IDENTITY,
            r"driver'?s licen[cs]e|passport|identification card|identity card|national id",
        ),
        (
            Kind.LAB_REPORT,
            r"lab(?:oratory)? (?:report|results)|diagnostics? report"
            r"|reference (?:range|interval)|biological ref|ref\.? range|test name"
            r"|blood test re(?:port|sults)|pathology lab|clinical laborator"
            r"|informe de laboratorio|(?:valores|intervalos?) de referencia"
            r"|\bgram stain:|\bcolony[- ]forming|\bcfu/ml|no growth (?:after|at|to)\b",
        ),
        (
            Kind.VISIT_NOTE,
            r"progress note|visit note|office visit|after[- ]visit summary|visit date|date of visit"
            r"|reason for (?:your )?visit|you were seen|your visit (?:on|to|with|today)"
            r"|consultation (?:report|note)|clinic note"
            r"|soap note|urgent care note|medical report|history and physical"
            r"|emergency department|historia cl[ií]nica|^[ \t]*(?:was )?seen today"
            r"|nota de (?:evoluci[oó]n|urgencias|consulta|ingreso)|consultas? externas?"
            r"|informe de (?:consultas?|urgencias)",
        ),
        (
            Kind.PROCEDURE_NOTE,
            r"operative (?:note|report)|procedure note|(?:pre|post)-?operative diagnos[ie]s"
            r"|estimated blood loss|^[^\w\n]*(?:procedures?|operation) performed\b"
            r"|(?:nota|protocolo|hoja) (?:operatori[oa]|quir[uú]rgic[oa])",
        ),
        (
            Kind.VACCINATION,
            r"(?:immuni[sz]ation|vaccin(?:e|ation)) (?:record|history|card|certificate)"
            r"|\bdate (?:given|administered)\b|(?:cartilla|carn[eé]t?|libreta) de vacunaci[oó]n"
            r"|vacunas (?:aplicadas|pendientes|administradas)",
        ),
    )
)
_TITLED, _HEAD = 6.0, 3.0
_LETTER_HEAD = 1.5
# A statement of what is owed: none of the kinds, whatever services it lists.
_OF_MONEY = re.compile(
    r"\b(?:balance due|amount due|payment due|total due|invoice (?:no|number|date)"
    r"|statement of account)\b",
    re.IGNORECASE,
)
_NOTE_SECTIONS = frozenset(
    """chief_complaint history_present assessment assessment_plan review_of_systems exam
    past_history social_history plan""".split()
)
# Sections that only whoever saw a person writes.
_SEEN_SECTIONS = frozenset(
    "chief_complaint review_of_systems exam past_history social_history vitals".split()
)
# Of these, what is of one hour: a history is also kept in a list of problems.
_OF_AN_HOUR = frozenset(
    """chief_complaint history_present review_of_systems exam vitals assessment assessment_plan
    plan""".split()
)
_IMAGING_SECTIONS = frozenset({"findings", "technique", "impression", "indication"})
_REPORTS = frozenset({Kind.IMAGING_REPORT, Kind.HEART_TEST, Kind.PATHOLOGY_REPORT})
_ROWS_BESIDE_TITLE, _ROWS_OF_A_LETTER = 3.0, 1.0
# How a treatment goes on is written by who gives it, whatever bloods stand beside it.
_OF_TREATMENT = re.compile(
    r"^[^\w\n]*(?:interval history|(?:treatment |chemotherapy )?regimen|premedications?"
    r"|treatment (?:today|record|given)|current treatment|cycle \d{1,2}|ciclo \d{1,2}"
    r"|premedicaci[oó]n|tratamiento actual)\b",
    re.IGNORECASE | re.MULTILINE,
)
# What was told, found and ordered, as notes of a clinic's hour put it, and no letter.
_OF_A_VISIT = re.compile(r"^[ \t]*(?:[ck]/c?/?o|o/e)(?=[ \t:])", re.IGNORECASE | re.MULTILINE)
# Whoever greets and signs writes a letter, whatever values stand in it.
_GREETS = re.compile(r"^[ \t]*(?:dear|estimad[oa]s?) \w", re.IGNORECASE | re.MULTILINE)
# Whom one saw is told in a letter, and never by a laboratory.
_SAW = re.compile(
    r"\b(?:(?:i|we) (?:saw|reviewed|met)|was seen|attended|thank you for (?:referring|asking))\b",
    re.IGNORECASE,
)
_SIGNS_OFF = re.compile(
    r"^[ \t]*(?:yours\b|(?:with )?(?:kind(?:est)?|best|warm) (?:regards|wishes)"
    r"|sincerely|respectfully"
    r"|atentamente|un saludo|saludos)",
    re.IGNORECASE | re.MULTILINE,
)
_REPORTED = re.compile(
    r"\b(?:radiologist|pathologist|sonographer|reported by|reporting|(?:scan|study|final) report"
    r"|radi[oó]log[oa]|pat[oó]log[oa])\b",
    re.IGNORECASE,
)
_LEAST = 1.5
_BLOOD = re.compile(
    r"\bblood sciences\b|\b(?:bio)?chemical pathology\b|\bclinical (?:bio)?chemistry\b"
    r"|\bha?ematology\b"
    r"|\bbiochemi(?:stry|st)\b|\b(?:specimen|sample)(?: type)?[ \t]*[:|]"
    r"[ \t]*(?:venous |whole |edta )?(?:blood|serum|plasma|urine|edta)\b"
    r"|\bfull blood (?:count|examination)\b|\bfbc\b|\bcomplete blood count\b",
    re.IGNORECASE,
)
_TISSUE = re.compile(
    r"histo(?:log|path)|cyto(?:log|path)|\bbiops(?:y|ies)\b|macroscop|microscopic (?:desc|exam)"
    r"|\bmicroscopy\b|\btissue\b|\bgross\b|\bmargins?\b|surgical pathology|anatomic|bone marrow"
    r"|\bpap\b|cervical|carcinoma|dysplasia|\b\w+ectomy\b|patholog\w+ diagnos",
    re.IGNORECASE,
)


# A radiologist greets too: "Dear Dr Holt, CT neck 4 May. Report: ..."
_BELOW_GREETING = frozenset({Kind.LETTER, Kind.IMAGING_REPORT})


def classify_kind(pages: Sequence[Page] | Outline, labs: Sequence[LabRow] = ()) -> Kind:
    """The kind that most of the document's own signs speak for; OTHER where none does."""
    outline = outline_of(pages)
    scores: dict[Kind, float] = dict.fromkeys(Kind, 0.0)
    first = outline.pages[0].text if outline.pages else ""
    whole = "\n".join(page.text for page in outline.pages[:8])[:8_000]
    for kind, points in _signs(first[:600], whole):
        scores[kind] += points
    signed = _GREETS.search(whole) and _SIGNS_OFF.search(whole)
    title = titled(first)
    if title not in _BELOW_GREETING and signed and is_below_greeting(first):
        title = None
    if title in (None, Kind.LAB_REPORT) and is_of_stay(first):
        title = Kind.DISCHARGE_SUMMARY
    sections = {h.kind for h in outline.headings}
    notes = len(sections & _NOTE_SECTIONS)
    if title is None and is_problem_list(first) and not sections & _OF_AN_HOUR:
        return Kind.OTHER  # what is kept of somebody, whatever visits it came from
    if title in _REPORTS and len(sections & _SEEN_SECTIONS) > 1:
        title = None  # a scan that a visit's note begins with
    if (title is None or title in _REPORTS) and _is_letter(whole, sections):
        title = None
        scores.update(dict.fromkeys(_REPORTS, 0.0))
    if title in (None, Kind.PATHOLOGY_REPORT) and _is_of_blood(whole):
        scores[Kind.PATHOLOGY_REPORT] = 0.0
        title = title and Kind.LAB_REPORT
    if title is not None:
        scores[title] += _TITLED
    if title in _REPORTS:
        notes = 0
    scores[Kind.VISIT_NOTE] += 1.5 * notes
    if notes >= 2:
        scores[Kind.PRESCRIPTION] -= 3
    if len(labs) >= 2:
        most = 8.0 if title in (None, Kind.LAB_REPORT) else _ROWS_BESIDE_TITLE
        if _GREETS.search(whole) and (_SIGNS_OFF.search(whole) or _SAW.search(whole)):
            most = _ROWS_OF_A_LETTER if title is None else _ROWS_BESIDE_TITLE
        scores[Kind.LAB_REPORT] += min(most, 1 + len(labs) / 2)
    if notes >= 3 or (notes == 2 and len(labs) < 2):
        scores[Kind.LAB_REPORT] -= 6
    of_a_visit = _OF_A_VISIT.search(whole) and not _GREETS.search(whole)
    if title is None and (of_a_visit or _OF_TREATMENT.search(whole)):
        scores[Kind.VISIT_NOTE] += _HEAD
        scores[Kind.LAB_REPORT] -= 2 * _HEAD
    imaging = len(sections & _IMAGING_SECTIONS)
    if imaging >= 2 and not notes and title not in (Kind.PATHOLOGY_REPORT, Kind.HEART_TEST):
        scores[Kind.IMAGING_REPORT] += imaging
    if scores[Kind.DISCHARGE_SUMMARY] >= 4:
        scores[Kind.DISCHARGE_SUMMARY] += 1.5 * notes
    if sections & {"medications"} and not notes and not labs:
        scores[Kind.PRESCRIPTION] += 1
    if title is Kind.LETTER or (title is None and signed):
        # Whom one saw is told in a letter, with the headings of a visit's note.
        told = scores[Kind.VISIT_NOTE]
        if scores[Kind.REFERRAL] < _HEAD:
            told = max(told, scores[Kind.LAB_REPORT])
        scores[Kind.LETTER] = max(scores[Kind.LETTER], told + 1)
    if _OF_MONEY.search(whole) and scores[Kind.INSURANCE] < _HEAD:
        return Kind.OTHER
    best = max(scores, key=lambda kind: scores[kind])
    return best if scores[best] >= _LEAST else Kind.OTHER


def _is_letter(whole: str, sections: Collection[str]) -> bool:
    """Whether somebody writes about a scan that is named at the head, and does not report it."""
    told = len(_IMAGING_SECTIONS.intersection(sections)) or _REPORTED.search(whole)
    return not told and bool(_GREETS.search(whole) and _SIGNS_OFF.search(whole))


def _is_of_blood(whole: str) -> bool:
    """Whether a ``pathology report`` is one of blood or urine, as half the world calls it."""
    return bool(_BLOOD.search(whole)) and not _TISSUE.search(whole)


def _signs(head: str, whole: str) -> Iterator[tuple[Kind, float]]:
    """What the words speak for, those at the head of the document most."""
    for kind, pattern in _SIGNS:
        found = len(pattern.findall(whole))
        at_head = _LETTER_HEAD if kind is Kind.LETTER else _HEAD
        yield kind, min(found, 3) + (at_head if pattern.search(head) else 0)
