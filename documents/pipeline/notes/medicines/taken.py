"""Whether a printed name is a medicine that is taken, and what is done with it.

A result, a level, an allergy, a refusal and a substance one drinks or breathes are none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from documents.pipeline.notes.medicines import sig
from documents.pipeline.notes.medicines.doings import Doings
from documents.pipeline.notes.medicines.mentions import Mention, strength_follows
from documents.pipeline.notes.medicines.newborns import is_of_newborn
from documents.pipeline.notes.structure import medicine_sheets
from documents.pipeline.notes.structure.outline import Statement
from documents.pipeline.notes.structure.sayings import said
from documents.pipeline.types import Intent, Source, Status

_RESULT_SECTIONS = frozenset({"labs", "imaging"})
_RESULT = re.compile(
    r"\s*(?:level|levels|of|was|is|at|:|=|-|\(|\||,|serum|total)*\s*[<>]?\d+(?:,\d{3})*(?:\.\d+)?\s*"
    r"(?:%|mg/dl|mmol|meq/l|ng/ml|pg/ml|ug/dl|mcg/dl|µg/dl|u/l|iu/l|g/dl|\(|,(?!\d)|;|\||\.(?!\d)|$"
    r"|and\b"
    r"|high|low|h\b|l\b)",
    re.IGNORECASE,
)
# "1% gel": how strong it is, no share of anything.
_SHARE_OF_A_GEL = re.compile(
    r"[ ,]*\d[\d.,]*\s?%[ ,]*(?:gel|cream|ointment|lotion|foam|solution|drops|patch|shampoo|paste"
    r"|powder|ophth\w*|topical|nasal|mouthwash)\b",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"[\s-]*(?:supplement\w*|tablets?|tabs?|pills?|capsules?|drip|injections?|shots?|infusion|pump"
    r"|therapy"
    r"|replacement|repletion|sliding|gtt|drops|gummies|cream|patch|gel|induced|treatment|treated"
    r"|administration|intoxication|toxicity|exposure|withdrawal|poisoning|overdose|anesthesia"
    r"|pretreatment)\b",
    re.IGNORECASE,
)
_TAKEN_BEFORE = re.compile(
    r"(?:administration of|administered|injections? of|infusions? of|injected with|treatment with"
    r"|treated with"
    r"|therapy with|doses? of|effects? of|exposure to|exposed to|induced by|received|receiving"
    r"|given|taking|takes|took|taken|tried|stopp(?:ed|ing)?|discontinued?|h[eo]ld|resumed?"
    r"|restart(?:ed)?|refill(?:ed)?|takes daily|intake of|supplement\w*"
    r"|start(?:ed|ing)?|continue|on|with|toxicity of|use of|uses|response to|caused by|due to|by"
    r"|oral|and|or|plus|add|take)\s+"
    r"(?:(?:oral|intravenous|iv|i\.v\.|high|low|dose|daily|chronic|acute|systemic|topical|a|an"
    r"|the)\s+)*$",
    re.IGNORECASE,
)
# How fit for an operation a person is, not acetylsalicylic acid.
_FITNESS = re.compile(
    r"ASA\s+(?:physical|class|score|status|grade|PS\b|[1-6]\b|[IV]{1,3}\b)", re.IGNORECASE
)
# "2 puff(s), INH, QID": a route, not isoniazid.
_INHALED = re.compile(r"(?:puffs?|puff\(s\)|sprays?|mcg|inhalations?|nebs?)[\s,|]*$", re.IGNORECASE)
# "offered Chantix, declined", "a statin, which she refused"
_DECLINED = re.compile(
    r"\s*,?\s*(?:but\s|which\s|and\s)?(?:(?:he|she|they|patient|pt)\s)?(?:has\s|was\s)?"
    r"(?:declin|refus)ed\b",
    re.IGNORECASE,
)
# How a form is to be filled in: "Example: lisinopril 10 mg once a day".
_EXAMPLE = re.compile(
    r"\b(?:for )?(?:examples?|sample|e\.g\.|ejemplo)\s?[:=]\s*[\"“]?$", re.IGNORECASE
)
# "Cancelled - quantity not sufficient": a test that was not made, no medicine that was stopped.
_NOT_MADE = re.compile(
    r"[^\n.;]{0,40}?\b(?:cancel?led|cancelada?"
    r"|not (?:performed|done|tested|reported|sufficient|run)"
    r"|insufficient|qns|tnp|ha?emoly[sz]ed|clotted|specimen|unsuitable)\b",
    re.IGNORECASE,
)
# "Potassium (mmol/L)": the unit of what is measured in blood, no strength.
_MEASURED_IN = re.compile(
    r"[ \t]*[\[(][ \t]*(?:[mµμun]?mol|[mµμunp]?g|mcg|meq|m?iu|u|mval)[ \t]?/[ \t]?[dmµμ]?l\b",
    re.IGNORECASE,
)
# "Haemoglobin was 128 g/L": what was found, not what is taken.
_FOUND = re.compile(r"[^\W\d]+(?: [^\W\d]+)?? (?:was|were|is|are) [<>]?\d", re.IGNORECASE)
# "Repeat creatinine and potassium in 2 weeks": what is to be measured, not taken.
_TO_BE_MEASURED = re.compile(
    r"\b(?:re-?check|repeat|check|monitor|measure|test(?:ing)?|bloods?|levels? of|controlar|repetir"
    r"|medir|vigilar)\b"
    r"(?!.*\b(?:start|take|give|add|increase|continue|stop|iniciar|tomar)\b)[^.;:\n]{0,60}$",
    re.IGNORECASE,
)
# "A low potassium diet": what food holds.
_IN_FOOD = re.compile(
    r"[\s-]+(?:(?:restricted|rich|free|reduced|containing)\b|diets?\b|intake\b|content\b"
    r"|and\s\w+\sdiets?\b)",
    re.IGNORECASE,
)
_HEART_SOUND = re.compile(r"S1\W{0,3}(?:and\W+|&\W*)?(?:S2|normal|heard|present|audible)")
_ALLERGY = re.compile(r"\ballergic\b|\ballergy\b", re.IGNORECASE)


def measured(rows: Mapping[int, Sequence[Source]], statement: Statement, mention: Mention) -> bool:
    listed = mention.medicine
    if strength_follows(statement.page.text, mention.end):
        return False
    if listed is not None and listed.is_substance and rows:
        return True
    here = rows.get(statement.page.number, ())
    return any(row.start <= mention.start < row.end for row in here)


def is_taken(statement: Statement, mention: Mention, doings: Doings) -> bool:
    """Whether a name stands for a medicine and not for a result, a substance or an allergy."""
    text = statement.page.text
    listed = mention.medicine
    after = text[mention.end : mention.end + 40]
    if doings.of(mention).status is None or _is_anothers(statement, mention):
        return False
    if said(_DECLINED, statement.language, "declined").match(text, mention.end):
        return False
    if listed is not None and listed.is_substance and doings.of(mention).intent is Intent.OPEN:
        return False
    dosed = strength_follows(text, mention.end) and not _RESULT.match(after)
    dosed = dosed or _SHARE_OF_A_GEL.match(after) is not None
    if statement.section in _RESULT_SECTIONS and not dosed:
        return False
    if listed is None:
        return _FOUND.match(text, mention.start, statement.end) is None
    if listed.is_vaccine:
        return statement.section == "medications"
    if not (listed.is_analyte or listed.is_substance):
        return True
    if _RESULT.match(after) and not dosed:
        return False
    before = text[max(statement.start, mention.start - 40) : mention.start]
    gives = said(_GIVEN, statement.language, "given")
    takes = said(_TAKEN_BEFORE, statement.language, "taken_before")
    given = bool(gives.match(after) or takes.search(before) or dosed)
    if listed.is_analyte:
        return given or statement.section == "medications" or _dosed_before(statement, mention)
    return given and statement.section in ("", "medications", "other")


def _is_anothers(statement: Statement, mention: Mention) -> bool:
    """Whether somebody of the family takes it."""
    return statement.scopes.status(mention.first, mention.last) is Status.FAMILY


def is_other(statement: Statement, mention: Mention) -> bool:
    """Whether a name is none here: a heart sound, a grade of fitness, an example on a form, a test
    that was not made or its name beside its unit."""
    text = statement.page.text
    listed = mention.medicine
    if listed is not None and listed.is_analyte and not strength_follows(text, mention.end):
        unmade = _NOT_MADE.match(text, mention.end, statement.end)
        if unmade or _MEASURED_IN.match(text, mention.end):
            return True
        if _TO_BE_MEASURED.search(text, statement.start, mention.start):
            return True
    common = listed is not None and (listed.is_analyte or listed.is_substance)
    if common and _IN_FOOD.match(text, mention.end):
        return True
    if text[mention.start : mention.end].lower() == "water":
        return True
    if _HEART_SOUND.match(text, mention.start) or _FITNESS.match(text, mention.start):
        return True
    # A heart sound or the first sacral nerve; the medicine of that name has a dose.
    if text[mention.start : mention.end] == "S1" and not strength_follows(text, mention.end):
        return True
    if is_of_newborn(statement) or _is_stent(text, mention):
        return True
    if medicine_sheets.interacts(statement, mention.start):
        return True
    if _EXAMPLE.search(text, max(statement.start, mention.start - 40), mention.start):
        return True
    before = max(statement.start, mention.start - 16)
    inhaled = text[mention.start : mention.end] == "INH"
    return inhaled and bool(_INHALED.search(text, before, mention.start))


def _is_stent(text: str, mention: Mention) -> bool:
    """``DES x1 to RCA``: a stent that gives off a drug, where no dose says otherwise."""
    name = text[mention.start : mention.end]
    return name in {"DES", "BMS"} and not strength_follows(text, mention.end)


def is_studied(statement: Statement, mention: Mention) -> bool:
    """Whether a research text names a drug; one person's taking it is not the question there."""
    text = statement.page.text
    after = text[mention.end : mention.end + 40]
    if _ALLERGY.search(text[max(statement.start, mention.start - 40) : mention.end + 20]):
        return False
    listed = mention.medicine
    return listed is None or not listed.tags or not _RESULT.match(after)


def _dosed_before(statement: Statement, mention: Mention) -> bool:
    text, start = statement.page.text, statement.start
    return sig.dose_before(text, start, mention.start, statement.language) is not None
