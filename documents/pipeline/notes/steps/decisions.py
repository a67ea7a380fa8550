"""What a payer decides: a request approved or denied, why, and by when one may object.

Such a sentence says nothing of what is taken or was done: it is told in its own words alone.
"""

from __future__ import annotations

import re
from typing import Final

from documents.pipeline.types import Condition, Kind, Status

_ASKED: Final = (
    r"(?:requests?|claims?|coverage|(?:pre-?)?authori[sz]ations?|approvals?|appeals?"
    r"|pre-?certifications?|(?:health )?plan|benefits?|insur\w+|polic(?:y|ies))"
)
_DECIDED: Final = (
    r"(?:denied|deny|den(?:ial|ying)|approved?|not approve|declined|cannot approve|covered"
    r"|not cover|does not cover|not medically necessary|upheld|overturned|rejected|granted)"
)
_DECISION: Final = re.compile(
    rf"\b{_ASKED}\b[^.;\n]{{0,160}}?\b{_DECIDED}\b|\b{_DECIDED}\b[^.;\n]{{0,120}}?\b{_ASKED}\b"
    r"|\bwe (?:have |had )?(?:decided (?:not )?to |will not |can(?:not|['’]t) |do not )?"
    r"(?:approved?|den(?:y|ied)|cover|pay for|authori[sz]ed?)\b"
    r"|(?:\b(?:is|are|was|were)|[-–]) not (?:a )?covered\b",
    re.IGNORECASE,
)
_FOR: Final = re.compile(
    r"\b(?:prior|pre-?) ?(?:authori[sz]ation|approval|certification)\b(?: request)? (?:for|of)\b",
    re.IGNORECASE,
)
_OBJECT: Final = re.compile(
    r"\b(?:(?:right|ask|file|request|write|time|deadline)\b[^.;\n]{0,40}\bappeal|to appeal"
    r"|\b(?:may|can|must|could)(?: also)? appeal|appeal (?:\w+ ){0,3}within|your appeal must"
    r"|grievance)\b",
    re.IGNORECASE,
)
# A title says neither how nor by when.
_TITLE: Final = re.compile(
    r"\W*(?:(?:your|member|how|the|rights?|to|appeals?|file|an|grievances?|process|and)\b\W*)+",
    re.IGNORECASE,
)
# What was asked for, behind its label, and where an objection is to go.
_ASKED_FOR: Final = re.compile(
    r"\W*(?P<first>(?:requested|denied) )?(?:services?|procedures?|treatments?|items?"
    r"|medications?|drugs?|tests?|benefits?)(?:(?: or |/)(?:items?|services?|drugs?|treatments?))?"
    r"(?P<how> (?:requested|denied|under review|reviewed|at issue))?\s*:\s*(?=\S)",
    re.IGNORECASE,
)
_WHERE: Final = re.compile(
    r"\W*(?:(?:you (?:may|can|must|should)|please|or) )*(?:mail|send|fax|submit|deliver) "
    r"(?:your|the|an?|this|it|any)\b[^.;:\n]{0,40}\b(?:appeal|request|grievance|form)\b[^.;:\n]{0,40}"
    r"\b(?:to|at|by)\b",
    re.IGNORECASE,
)
_FAX: Final = re.compile(
    r"\W*(?:or )?(?:by )?(?:appeals? )?(?:fax|e-?mail|mail|phone)(?: number)?(?: (?:it )?to)?\s*:",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(r"\W*[A-Z][\w /'’-]{1,40}:\s")
REASON: Final = re.compile(
    r"^\W*(?:the )?(?:reasons?|rationale|basis)\b(?: (?:for|of|why)[^:\n]{0,40})?\s*[:–-]\s*\S",
    re.IGNORECASE,
)
# A label with what was decided beside it, and nothing else: "Decision: Denied".
_LABELLED: Final = re.compile(
    r"\W*(?:(?:claim|request|appeal|authori[sz]ation|our|coverage|review|final)\s)?(?:decision"
    r"|determination|outcome|status)\s*[:–-]\s*(?:partial(?:ly)? |fully |in part )?"
    r"(?:denied|denial|not approved|not covered|declined|approved?|upheld|overturned|rejected"
    r"|not authori[sz]ed|adverse)\b[^.;\n]{0,60}",
    re.IGNORECASE,
)
# What was denied for want of something says of the file, not of the reader's body.
_WANTING: Final = re.compile(
    r"\b(?:denied|not approved?|declined|not cover(?:ed)?|rejected)\b[^.;\n]{0,60}"
    r"\b(?:because|since|as|due to)\b",
    re.IGNORECASE,
)


def is_decision(text: str) -> bool:
    """Whether a sentence says what a payer has decided on something that was asked for."""
    return bool(_DECISION.search(text) or is_labelled(text)) and "?" not in text


def is_labelled(text: str) -> bool:
    """Whether a line is a label with what was decided beside it, and nothing else."""
    return bool(_LABELLED.fullmatch(text.rstrip(" .")))


def without_denied(text: str, found: list[Condition], kind: Kind) -> list[Condition]:
    """The conditions of a sentence; what a payer misses in the file, nobody is free of.

    ``Denied because you do not have a diagnosis of diabetes on file`` is no finding.
    """
    if kind is not Kind.INSURANCE and not (_DECISION.search(text) and _WANTING.search(text)):
        return found
    return [each for each in found if each.status is not Status.ABSENT]


def is_asked(text: str) -> bool:
    """Whether a sentence only tells what a payer is asked for, or has decided on."""
    return bool(_FOR.search(text)) or is_decision(text)


def is_objection(text: str) -> bool:
    """Whether a sentence says how or by when a decision may be objected to."""
    return bool(_OBJECT.search(text)) and not _TITLE.fullmatch(text)


def names_what_was_asked(text: str) -> bool:
    """Whether a line is a label with the service that a decision is on: ``Service requested:``."""
    found = _ASKED_FOR.match(text)
    return found is not None and bool(found["how"] or found["first"])


def says_where(text: str) -> bool:
    """Whether a line says where an objection is to be sent."""
    return bool(_WHERE.match(text))


def goes_on_where(text: str) -> bool:
    """Whether a line right below such a one is another way to send it: ``Fax: ...``."""
    return bool(_FAX.match(text))


def is_labelled_anew(text: str) -> bool:
    """Whether a sentence begins with a label of its own, and goes on with nothing."""
    return bool(_LABEL.match(text))
