"""One file from bytes to what it says: read, recognise, compose, and the result as plain values.

This is what ``manage.py understand`` prints and what anyone may call without a database: the
stages are the same pure functions that the portal's own orchestrator runs one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from documents.pipeline.compose import compose
from documents.pipeline.files.extract import open_document
from documents.pipeline.files.identify import HEAD, structured_type
from documents.pipeline.files.limits import Limits
from documents.pipeline.files.plain import split_pages, text_pages
from documents.pipeline.files.refusals import refusal
from documents.pipeline.notes.medicines.supposed import unsettled
from documents.pipeline.recognise import recognise
from documents.pipeline.types import (
    Allergy,
    Appointment,
    Condition,
    Findings,
    Impression,
    LabRow,
    Medication,
    Page,
    Procedure,
    Source,
    Summary,
    SummarySentence,
    VitalSign,
)

Result = dict[str, Any]


def understand_file(
    source: BinaryIO | Path | str,
    *,
    name: str = "",
    limits: Limits | None = None,
    password: str | None = None,
) -> Result:
    """Read and understand one file; raises ``types.Refused``."""
    with open_document(
        source, name=name, limits=limits, password=password, images=False
    ) as document:
        pages = [read.page for read in document.pages()]
        warnings, findings = document.warnings, document.findings
    return understand_pages(pages, warnings=warnings, findings=findings)


def understand_text(text: str, *, limits: Limits | None = None) -> Result:
    """Understand a note given as text: no file, no other process.

    A structured record given as text is read as the file it was.
    """
    limits = limits or Limits()
    if not text.strip():
        raise refusal("empty")
    if structured_type(text[:HEAD]) is not None:
        return understand_file(BytesIO(text.encode("utf-8", "replace")), limits=limits)
    if len(text) > limits.max_pages * limits.characters_a_page:
        raise refusal("too_many_pages")
    return understand_pages(list(text_pages(split_pages(text))))


def understand_pages(
    pages: Sequence[Page], *, warnings: Sequence[str] = (), findings: Findings | None = None
) -> Result:
    """What pages say, in the shape that ``manage.py understand --json`` documents.

    ``findings`` are those of a structured record; without them they are recognised.
    """
    supposes = findings is None
    findings = recognise(pages) if findings is None else findings
    medicines = unsettled(findings.medications, pages) if supposes else findings.medications
    summary, spanish = compose(pages, findings), compose(pages, findings, "es")
    texts = {page.number: page.text for page in pages}
    said = [*warnings, *(w for page in pages for w in page.warnings)]
    said += [*findings.warnings, *summary.warnings]
    return {
        "kind": findings.kind.value,
        "pages": len(pages),
        "labs": [_lab(row) for row in findings.labs],
        "medications": [_medication(medicine) for medicine in medicines],
        "conditions": [_condition(condition) for condition in findings.conditions],
        "symptoms": [_condition(symptom) for symptom in findings.symptoms],
        "allergies": [_allergy(allergy) for allergy in findings.allergies],
        "procedures": [_procedure(procedure) for procedure in findings.procedures],
        "impressions": [_impression(impression) for impression in findings.impressions],
        "vitals": [_vital(sign) for sign in findings.vitals],
        "appointments": [_appointment(made) for made in findings.appointments],
        "summary": [_sentence(sentence, texts) for sentence in summary.sentences],
        "grade": _grade(summary),
        "spanish": {
            "summary": [_sentence(sentence, texts) for sentence in spanish.sentences],
            "grade": _grade(spanish),
            "ease": spanish.ease,
        },
        "warnings": list(dict.fromkeys(said)),
    }


def _lab(row: LabRow) -> Result:
    return {
        "name": row.name,
        "value": row.value,
        "unit": row.unit,
        "ref_text": row.ref_text,
        "ref_low": _number(row.ref_low),
        "ref_high": _number(row.ref_high),
        "printed_flag": row.printed_flag,
        "flag": row.flag.value if row.flag is not None else None,
        "page": row.source.page,
        "box": [row.box.x0, row.box.y0, row.box.x1, row.box.y1] if row.box else None,
        "needs_review": row.needs_review,
    }


def _number(value: Decimal | None) -> int | float | None:
    """A JSON number: whole ones without a point."""
    if value is None or not value.is_finite():
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _medication(medicine: Medication) -> Result:
    return {
        "name": medicine.name,
        "dose": medicine.dose,
        "frequency": medicine.frequency,
        "route": medicine.route,
        "status": medicine.status.value,
        "intent": medicine.intent.value,
    }


def _condition(condition: Condition) -> Result:
    return {
        "text": condition.text,
        "status": condition.status.value,
        "codes": [
            {"system": code.system, "code": code.code, "title": code.title}
            for code in condition.codes
        ],
    }


def _allergy(allergy: Allergy) -> Result:
    return {
        "substance": allergy.substance,
        "reaction": allergy.reaction,
        "status": allergy.status.value,
        "is_reaction": allergy.is_reaction,
        **_place(allergy.source),
    }


def _procedure(procedure: Procedure) -> Result:
    return {
        "text": procedure.text,
        "stage": procedure.stage.value,
        "status": procedure.status.value,
        "on": procedure.on.isoformat() if procedure.on else None,
        **_place(procedure.source),
    }


def _impression(impression: Impression) -> Result:
    return {
        "text": impression.text,
        "status": impression.status.value,
        **_place(impression.source),
    }


def _vital(sign: VitalSign) -> Result:
    return {
        "key": sign.key,
        "name": sign.name,
        "value": sign.value,
        "unit": sign.unit,
        "status": sign.status.value,
        **_place(sign.source),
    }


def _appointment(made: Appointment) -> Result:
    return {
        "text": made.text,
        "on": made.on.isoformat(),
        "time": made.time,
        "who": made.who,
        "status": made.status.value,
        **_place(made.source),
    }


def _place(source: Source) -> Result:
    return {"page": source.page, "start": source.start, "end": source.end}


def _sentence(sentence: SummarySentence, texts: dict[int, str]) -> Result:
    return {
        "text": sentence.text,
        "sources": [_source(source, texts) for source in sentence.sources],
    }


def _source(source: Source, texts: dict[int, str]) -> Result:
    return {
        "page": source.page,
        "start": source.start,
        "end": source.end,
        "quote": texts[source.page][source.start : source.end],
    }


def _grade(summary: Summary) -> float:
    return round(summary.grade, 2)
