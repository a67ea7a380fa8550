"""What a document is, by the headings, labels and words it carries."""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.pipeline.notes.outline import Outline, outline_of
from documents.pipeline.types import Kind, LabRow, Page

_TITLES: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            Kind.DISCHARGE_SUMMARY,
            r"discharge summary|discharge instructions|hospital course"
            r"|(?:informe|resumen|instrucciones) (?:de|al) alta|alta hospitalaria|epicrisis"
            r"|resumen de egreso",
        ),
        (
            Kind.PATHOLOGY_REPORT,
            r"patholog\w+ report|surgical pathology|histopatholog|cytolog\w+ report"
            r"|biopsy report|gross description|microscopic description"
            r"|informe de (?:anatom[ií]a|patolog[ií]a|biopsia|citolog[ií]a)",
        ),
        (
            Kind.IMAGING_REPORT,
            r"radiolog\w+ report|imaging report|mri (?:of|brain|report|lumbar|scan)"
            r"|ct (?:scan|of|chest|abdomen|head|report)|x-?ray report|ultrasound report"
            r"|echocardiogra\w+ report|mammogra\w+ report"
            r"|\bexam(?:ination)?: (?:ct|mri|x-ray|us|xr)"
            r"|informe (?:radiol[oó]gico|de (?:radiolog|ecograf|resonancia|tomograf|radiograf))"
            r"|\bestudio: (?:tc|tac|rm|rx)\b",
        ),
        (
            Kind.PRESCRIPTION,
            r"medical prescription|prescription|\brx\b|dispense|refills?:|receta m[eé]dica"
            r"|lista de medica(?:mentos|ci[oó]n)",
        ),
        (
            Kind.REFERRAL,
            r"referral (?:letter|form|request)|dear (?:dr|doctor|colleague)"
            r"|thank you for (?:referring|seeing)|i am referring|referring .{0,40} to you"
            r"|carta de derivaci[oó]n|estimad[oa] (?:compa[nñ]er[oa]|colega)",
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
            r"|reference (?:range|interval)|biological ref|ref\.? range|specimen|test name"
            r"|blood test re(?:port|sults)|pathology lab|clinical laborator"
            r"|informe de laboratorio|(?:valores|intervalos?) de referencia",
        ),
        (
            Kind.VISIT_NOTE,
            r"progress note|visit note|office visit|consultation (?:report|note)|clinic note"
            r"|soap note|urgent care note|medical report|history and physical"
            r"|emergency department|operative (?:note|report)|procedure note|historia cl[ií]nica"
            r"|nota de (?:evoluci[oó]n|urgencias|consulta|ingreso)|consultas? externas?"
            r"|informe de (?:consultas?|urgencias)",
        ),
    )
)
_NOTE_SECTIONS = frozenset(
    """chief_complaint history_present assessment assessment_plan review_of_systems exam
    past_history social_history plan""".split()
)
_IMAGING_SECTIONS = frozenset({"findings", "technique", "impression", "indication"})


def classify_kind(pages: Sequence[Page] | Outline, labs: Sequence[LabRow] = ()) -> Kind:
    """The kind that most of the document's own signs speak for; OTHER where none does."""
    outline = outline_of(pages)
    scores: dict[Kind, float] = {}
    head = "\n".join(page.text for page in outline.pages[:1])[:600]
    whole = "\n".join(page.text for page in outline.pages[:8])[:8_000]
    for kind, pattern in _TITLES:
        if pattern.search(head):
            scores[kind] = scores.get(kind, 0) + 3
        scores[kind] = scores.get(kind, 0) + min(len(pattern.findall(whole)), 3)
    sections = {h.kind for h in outline.headings}
    notes = len(sections & _NOTE_SECTIONS)
    scores[Kind.VISIT_NOTE] = scores.get(Kind.VISIT_NOTE, 0) + 1.5 * notes
    if notes >= 2:
        scores[Kind.PRESCRIPTION] = scores.get(Kind.PRESCRIPTION, 0) - 3
    if len(labs) >= 2:
        scores[Kind.LAB_REPORT] = scores.get(Kind.LAB_REPORT, 0) + min(8.0, 1 + len(labs) / 2)
    if notes >= 3 or (notes == 2 and len(labs) < 2):
        scores[Kind.LAB_REPORT] = scores.get(Kind.LAB_REPORT, 0) - 6
    imaging = len(sections & _IMAGING_SECTIONS)
    if imaging >= 2 and not notes:
        scores[Kind.IMAGING_REPORT] = scores.get(Kind.IMAGING_REPORT, 0) + imaging
    if scores.get(Kind.DISCHARGE_SUMMARY, 0) >= 4:
        scores[Kind.DISCHARGE_SUMMARY] += 1.5 * notes
    if sections & {"medications"} and not notes and not labs:
        scores[Kind.PRESCRIPTION] = scores.get(Kind.PRESCRIPTION, 0) + 1
    best = max(scores, key=lambda kind: scores[kind])
    if scores[best] >= 1.5:
        return best
    return Kind.OTHER
