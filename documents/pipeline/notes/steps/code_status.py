"""Lines on whether somebody is to be resuscitated: no illness, and nothing to be done.

``DNACPR in place``, ``Code status: Full code``. What is asked, said of another person or explained
to anybody is none.
"""

from __future__ import annotations

import re
from typing import Final

_STATUS: Final = re.compile(
    r"(?-i:\b(?:DNR|DNACPR|DNAR|DNR/DNI|POLST|MOLST|ReSPECT)\b)"
    r"|\bfull code\b|\b(?:code|resus(?:citation)?|cpr) status\s*[:–-]\s*\S"
    r"|\b(?:not )?for (?:active |attempted |full |cardiopulmonary )?(?:(?-i:CPR)"
    r"|resus(?:citation)?)\b"
    r"|\bdo not (?:attempt )?(?:resuscitat|cardiopulmonary)\w*"
    r"|\bcomfort (?:measures|care) only\b|\b(?:treatment )?escalation plan\s*:|\bceiling of care\b"
    r"|\border (?:of |to )?not to be resuscitated\b"
    r"|\b[oó]rdenes? de no (?:reanimar|reanimaci[oó]n|rcp)\b"
    r"|\bno (?:reanimar|subsidiari[oa] de rcp)\b",
    re.IGNORECASE,
)
# Said of somebody else, asked, explained to anybody, or printed to be filled in.
_NOT_SAID: Final = re.compile(
    r"\?|\[\s?\]|☐|_{3,}|\b(?:mother|father|brother|sister|husband|wife"
    r"|uncle|aunt|means|is an? order"
    r"|if you (?:want|wish|have|would)|you can (?:ask|fill|choose)|ask (?:your|us|about)"
    r"|not (?:yet )?(?:been )?(?:discussed|addressed|documented|completed|known)|unknown"
    r"|with respect)\b",
    re.IGNORECASE,
)
# A step of its own, where it is more than the status: "GP to update the ReSPECT form".
_ALONE: Final = re.compile(
    r"\W*do not (?:attempt )?(?:resuscitat|cardiopulmonary)|[^.;]{0,40}\b(?:in place|on file)\W*$",
    re.IGNORECASE,
)
_FEW: Final = 4


def is_code_status(text: str) -> bool:
    """Whether a sentence says whether somebody is to be resuscitated."""
    return bool(_STATUS.search(text)) and not _NOT_SAID.search(text)


def only_code_status(text: str) -> bool:
    """Whether it says that and nothing else."""
    alone = len(text.split()) <= _FEW or _ALONE.match(text)
    return bool(alone) and is_code_status(text)
