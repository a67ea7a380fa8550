"""What somebody has not had before: beside one that is named now, it is nobody's denial.

"He has not had skin cancer before" in the letter that tells him of one says nothing of today.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from documents.pipeline.notes.structure.statements import Statement
from documents.pipeline.types import Condition, Status
from knowledge.folding import fold

_CANCER: Final = re.compile(
    r"\b\w*(?:cancer|carcinoma|malign|tumou?r|neoplas|metasta|atypi|dysplas|displas|melanoma"
    r"|lymphoma|linfoma|leuk(?:a)?emi|leucemi|sarcoma|myeloma|mieloma|blastoma|glioma"
    r"|mesothelioma|seminoma)",
    re.IGNORECASE,
)
# "No prior stroke", "never had gout": not had before, which says nothing of now.
UNTIL_NOW: Final = re.compile(
    r"\b(?:no|without|denies|denied|deny|sin|niega)\s+(?:(?:known|personal|any|such|significant)\s+)*"
    r"(?:prior|previous|past|earlier|history|hx|h/o|antecedentes?)\b"
    r"|\bnever (?:had|been|suffered|experienced|diagnosed|known)\b|\bnunca (?:ha|tuvo)\b"
    r"|\bnot (?:had|suffered|been)\b[^.;\n]{0,60}\b(?:before|previously|in the past|until now)\b",
    re.IGNORECASE,
)


def says_until_now(statement: Statement) -> bool:
    """Whether a sentence speaks of what was not there before."""
    return UNTIL_NOW.search(fold(statement.text)) is not None


def is_cancer(name: str) -> bool:
    """Whether a name is a cancer's, or of what may become one."""
    return _CANCER.search(fold(name)) is not None


def without_today(each: Condition, found: Sequence[Condition]) -> Condition:
    """A cancer that was not there before, open where the document names one that is there now."""
    now = (Status.PRESENT, Status.POSSIBLE)
    if each.status is not Status.ABSENT or not is_cancer(each.text):
        return each
    named = any(other.status in now and is_cancer(other.text) for other in found)
    return replace(each, status=Status.HYPOTHETICAL) if named else each
