"""Which side, place, stage or class a document gives an illness right beside its name.

``Cataract left eye`` told as a cataract has lost what matters: it is told in the printed words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from documents.pipeline.types import Condition, Page, Source

_STEP: Final = (
    r"(?:stage|grade|class|NYHA(?: class)?|estadio|grado|clase)[ ](?:\d|I{1,3}|IV|V)[a-c]?\b"
)
_PART: Final = (
    r"(?:(?:big|great|little|small|index|middle|ring|lower|upper)[ ])?(?:eyes?|ears?|arms?|forearm"
    r"|legs?|knees?|hips?|shoulders?|elbows?|wrists?|hands?|fingers?|thumbs?|foot|feet|toes?|ankles?|heels?"
    r"|cal(?:f|ves)|shins?|thighs?|groin|breasts?|lungs?|kidneys?|side|jaw|cheek|face|neck|flank"
    r"|ovary|testis|testicle|lobe)\b"
)
_BONES: Final = (
    r"(?:radius|ulna|humerus|femur|tibia|fibula|clavicle|scapula|patella|pelvis|sacrum|coccyx"
    r"|sternum|mandible|metacarpals?|metatarsals?|scaphoid|calcaneus|talus|malleol(?:us|i)"
    r"|phalan(?:x|ges)|ribs?|[CTL]\d{1,2}(?: vertebra(?:l body)?)?|vertebrae?|femoral neck|NOF"
    r"|olecranon|acetabulum|zygoma|maxilla|nose|skull|tibial plateau|radial head"
    r"|greater tuberosity)\b"
)
_WHICH: Final = (
    r"(?:(?:the|his|her|your|female|male|left|right|l|r|lt|rt|proximal|distal|mid|upper|lower|medial"
    r"|lateral|inner|outer|both|first|second|third|fourth|fifth|\d(?:st|nd|rd|th))[ ]){0,4}"
)
_END_OF: Final = (
    r"(?:(?:(?:distal|proximal|lateral|medial|upper|lower)[ ](?:end|third)|(?:surgical )?neck|base"
    r"|shaft|head|tip|body)[ ]of[ ])?"
)
# "Base of the 5th metatarsal", "left distal radius and ulna".
_BONE_AND: Final = (
    rf"{_WHICH}{_END_OF}{_WHICH}{_BONES}(?:[ ](?:and|&)[ ]{_WHICH}{_BONES})?"
    rf"(?:,?[ ](?:left|right)(?:[ ]{_PART})?)?"
)
_SIDE: Final = (
    rf"(?:(?:(?:in|of|on) (?:the )?)?(?:left|right|bilateral|both)\b(?:[ ]{_PART})?"
    rf"|(?:l|r|lt|rt)[ ]{_PART}"
    rf"|(?:left|right|l|r|lt|rt|both)[ ]{_BONE_AND}"
    r"|(?:(?:de |del |en )?(?:la |el )?(?:ojo|o[ií]do|brazo|pierna|rodilla|cadera|hombro|codo"
    r"|muñeca|mano|dedo|pie|tobillo|mama|pulm[oó]n|riñ[oó]n|lado) )?(?:izquierd|derech)[oa]\b)"
)
_VESSEL: Final = (
    r"(?:(?:superficial|deep|anterior|middle|posterior|internal|common|external)[ ]){0,2}"
    r"(?:(?:cerebral|carotid|femoral|popliteal|iliac|subclavian|renal|coronary|tibial|basilar"
    r"|vertebral|pulmonary|brachial|axillary|jugular)[ ](?:arter(?:y|ies)|veins?)|MCA|ACA|PCA)\b"
)
# What is broken, strained or grown, and where: "of the left distal radius", "of female breast".
_OF: Final = (
    rf"(?:of|in|to)[ ](?:{_BONE_AND}|{_WHICH}(?:(?:neck of (?:the )?femur|prostate|colon|rectum"
    r"|cervix|uterus|ovaries|bladder|pancreas|stomach|liver|skin|thyroid|tongue|larynx|brain"
    rf"|bone)\b|{_PART}))(?:[ ]?\((?:left|right)\))?"
)
# What may go on behind it; of anything else it may be only the beginning.
_THEN: Final = (
    r"(?=\)|[ ]?(?:[,.;|\n(]|$)|[ ](?:following|after|with|sustained|treated|reduced|managed|from"
    r"|due to|on|which|that|in (?:plaster|cast|ED)|[-–]|\d[.)])(?!\w))"
)
_BEHIND: Final = re.compile(
    rf"(?:[ ]?[,(–-])?[ ](?P<said>(?:{_STEP}|{_SIDE}|{_OF}|(?<![,(–-][ ]){_BONE_AND}"
    rf"|(?:(?:left|right|both)[ ])?{_VESSEL})){_THEN}",
    re.IGNORECASE,
)
_BRACKETED: Final = re.compile(rf"[ ]?\((?P<said>{_STEP}|{_SIDE})\)", re.IGNORECASE)
# Before a break its bone, before a stroke its vessel: "left neck of femur fracture".
_BONE: Final = (
    r"(?:radius|radial|ulnar?|humer(?:us|al)|femur|femoral|tibial?|fibular?|clavic(?:le|ular)"
    r"|scapular?|patellar?|pelvi[sc]|sacral|coccyx|sternal|mandib(?:le|ular)|metacarpals?"
    r"|metatarsals?|scaphoid|calcane(?:us|al)|malleolar|phalanx|ribs?|vertebral?|nasal|orbital"
    r"|tibial plateau|[CTL]\d{1,2}|hip|wrist|ankle|elbow|shoulder|knee|toe|finger|thumb|heel|hand"
    r"|foot|jaw|skull|NOF)"
)
_AHEAD: Final = re.compile(
    rf"(?<!\w)(?P<said>{_STEP}|(?:(?:left|right|bilateral|l|r|lt|rt)[ ])?(?:(?:intracapsular"
    r"|extracapsular|(?:un|non-?)?displaced|closed|open|comminuted|impacted|proximal"
    r"|distal|mid|lateral|medial|upper|lower|first|second|third|fourth|fifth|big|great)[ ]){0,3}"
    rf"(?:(?:(?:neck|shaft|head) of (?:the )?)?{_BONE}(?:[ ](?:neck|shaft|head|bone))?"
    rf"|{_VESSEL}))[ ]$",
    re.IGNORECASE,
)
_REACH: Final = 60


def particular(each: Condition, pages: Sequence[Page]) -> Source | None:
    """Where the side or the stage of a named illness stands, directly beside its name."""
    place = each.source
    here = pages[place.page - 1 : place.page]
    near = here if here and here[0].number == place.page else pages
    text = next((page.text for page in near if page.number == place.page), "")
    last = place.end + _REACH
    found = _BRACKETED.match(text, place.end, last) or _BEHIND.match(text, place.end, last)
    found = found or _AHEAD.search(text, _begin_of_word(text, place.start), place.start)
    return None if found is None else Source(place.page, *found.span("said"))


def _begin_of_word(text: str, start: int) -> int:
    """Where a word begins within reach before a name, on its own line."""
    line = text.rfind("\n", 0, start) + 1
    near = max(line, start - _REACH)
    while line < near < start and text[near - 1].isalnum():
        near += 1
    return near
