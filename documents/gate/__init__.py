"""The gate: what a model says is held against the sentences it cites before a person sees it.

``check`` judges one statement, ``check_reply`` a model's whole reply against the deterministic
summary, ``verify`` a statement whose sentence has yet to be found. Conversations use the same.
Accepting is what needs proof: whatever the gate can't follow is refused, and the deterministic
sentence is shown instead.
"""

from documents.gate.check import check, support, verify
from documents.gate.reply import FIXED, MAX_GRADE, REPLY_SCHEMA, check_reply
from documents.gate.types import Checked, Code, Outcome, Reason, Verdict

__all__ = [
    "FIXED",
    "MAX_GRADE",
    "REPLY_SCHEMA",
    "Checked",
    "Code",
    "Outcome",
    "Reason",
    "Verdict",
    "check",
    "check_reply",
    "support",
    "verify",
]
