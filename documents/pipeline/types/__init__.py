"""Value types that the pipeline's pure functions pass to one another.

Nothing here knows the ORM, the network or the disk. A place in a document is always
``Source(page, start, end)``: character offsets into that page's ``text``, so that a quote can
be checked by slicing. Word boxes are fractions (0..1) of the page's width and height, the
origin at the top left, whatever the page was made from.
"""

from __future__ import annotations

from documents.pipeline.types.care import (
    Allergy,
    Appointment,
    Code,
    Condition,
    FollowUp,
    Impression,
    Intent,
    Medication,
    MedicationStatus,
    Procedure,
    Stage,
    Status,
    Suggestion,
    SuggestionKind,
    VitalSign,
)
from documents.pipeline.types.findings import (
    DateFound,
    Findings,
    Kind,
    Language,
    Section,
    Summary,
    SummarySentence,
)
from documents.pipeline.types.labs import (
    Checked,
    Flag,
    LabRow,
)
from documents.pipeline.types.pages import (
    Box,
    Page,
    PageImage,
    Reader,
    Refused,
    Source,
    Word,
)

__all__ = [
    "Allergy",
    "Appointment",
    "Box",
    "Checked",
    "Code",
    "Condition",
    "DateFound",
    "Findings",
    "Flag",
    "FollowUp",
    "Impression",
    "Intent",
    "Kind",
    "LabRow",
    "Language",
    "Medication",
    "MedicationStatus",
    "Page",
    "PageImage",
    "Procedure",
    "Reader",
    "Refused",
    "Section",
    "Source",
    "Stage",
    "Status",
    "Suggestion",
    "SuggestionKind",
    "Summary",
    "SummarySentence",
    "VitalSign",
    "Word",
]
