"""Names that laboratories shorten for machines (``Trigl SerPl-mCnc``), as a person reads them.

LOINC's short names put the specimen and the property behind the measured thing. What the
catalogue knows by its own name is left as the file has it.
"""

from __future__ import annotations

import re
from typing import Final

from knowledge import analytes

_LONGEST: Final = 28
_TAIL: Final = re.compile(
    r"\s+(?:[#%]\s*)?(?P<specimen>SerPlBld|SerPl|Ser/Plas|Ser|Plas|BldV|Bld|Ur|CSF)(?:[ -].*)?$"
)
_SPECIMENS: Final = {"Ur": "urine", "CSF": "csf"}
# Stems that only machines use.
_STEMS: Final = {
    "trigl": "triglycerides", "cholest": "total cholesterol", "chol": "total cholesterol",
    "hdlc": "HDL cholesterol", "ldlc": "LDL cholesterol", "cholest hdl": "HDL cholesterol",
    "cholest ldl": "LDL cholesterol", "creat": "creatinine", "gluc": "glucose",
    "prot": "total protein", "bilirub": "total bilirubin", "bilirub direct": "direct bilirubin",
    "bilirub indirect": "indirect bilirubin", "plat": "platelets", "platelet": "platelets",
    "hgb": "hemoglobin", "hct": "hematocrit", "urate": "uric acid", "phos": "phosphate",
    "bun": "urea nitrogen", "album": "albumin", "hba1c": "hemoglobin A1c",
    "hgb a1c": "hemoglobin A1c",
    "vit b12": "vitamin B12", "vitb12": "vitamin B12", "neutrophils": "neutrophils",
}  # fmt: skip


def shown_name(
    name: str, coded: analytes.Analyte | None, unit: str | None, value: str | None
) -> str:
    """The catalogue's name for a short one that it doesn't hold; else ``name`` itself.

    ``coded`` is the one test that the file's LOINC code stands for.
    """
    if not name or len(name) > _LONGEST or analytes.exactly(name):
        return name
    if coded is not None:
        return coded.name
    tail = _TAIL.search(name)
    stem = (name[: tail.start()] if tail else name).lower().strip(" .")
    full = _STEMS.get(stem) or (stem if tail else "")
    if not full or (unit is None and not tail):
        return name
    specimen = _SPECIMENS.get(tail["specimen"], "blood") if tail else "blood"
    found = analytes.find(full, unit, value, specimen=specimen)
    return found.name if found is not None and found.specimen == specimen else name
