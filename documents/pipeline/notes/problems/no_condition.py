"""What is named like a condition and is none: a scale's label, a test, a specialty, a procedure."""

from __future__ import annotations

import re

from documents.pipeline.notes.allergy.allergens import is_known
from documents.pipeline.notes.allergy.bracketed import is_reaction_behind
from documents.pipeline.notes.structure.outline import Statement
from documents.pipeline.notes.structure.sayings import said
from documents.pipeline.notes.structure.spoken import ADVICE
from knowledge.conditions import Name

# "vacuna de la gripe": a Spanish test stands before what it is for.
_TEST_REACH = 40
# "No coma nada": the word for a coma bids to eat.
_MAY_BID = re.compile(r"coma", re.IGNORECASE)
RESULT_SECTIONS = frozenset({"labs", "findings", "technique", ADVICE})
# A reading of a scale or a range printed beside a result: "Prediabetes: 5.7-6.4%".
_SCALE = re.compile(r"\s*[:(=]?\s*(?:[<>≤≥]|\d)|.{0,30}?\d\s*(?:-|–|to)\s*\d")
_GIVEN_SEDATION = re.compile(
    r"\b(?:conscious|moderate|deep|iv|procedural|under|minimal|(?:giv\w+|hav(?:e|ing)|need|receiv\w+"
    r"|offer\w*|with|without|after|the|your)(?: (?:some|light|a little|any))?)\s+sedation$",
    re.IGNORECASE,
)
_ARTERY = re.compile(r"(?:aort\w+|arter\w+|carotid|vertebral|coronary|intracranial)\b[^.]*$", re.I)
# What is given for pain; a block of a nerve is a way of giving it, one of the heart an illness.
_PAIN_CARE = re.compile(
    r" (?:control|medic\w+|meds?|management|clinic|relie\w+|killers?|pumps?|score|scale|level)\b",
    re.IGNORECASE,
)
_HEART = re.compile(
    r"\b(?:heart|av|a-v|sa|branch|bundle|sino\w+|atrio\w+|fascicular|degree|mobitz|conduction"
    r"|intraventricular|complete|wenckebach|vertebral|pupillary|ureter\w*)\b",
    re.IGNORECASE,
)
# "continue working on weight loss": what is aimed at is no complaint.
_WANTED = re.compile(
    r"\b(?:work\w* on|encourag\w+|recommend\w*|advis\w+|counsel\w+|promot\w+|attempt\w*|goals?"
    r"|aim\w*|continu\w+|discuss\w+|intentional)(?: \w+){0,2} $",
    re.IGNORECASE,
)
# "Factor V Leiden: not tested": nobody has said it, one way or the other.
_NOT_SAID = re.compile(
    r"(?:[^:\n.;|=]{0,40}[:=|]|\s{0,3}[–-])\s{0,3}(?:not (?:tested|known|done"
    r"|asked|checked|performed|available|applicable|recorded|stated|screened|assessed|on record)"
    r"|unknown|n/?a|not? data|pending|awaited)(?: yet| to date)?\s{0,3}(?:[.;,|)\n]|$)",
    re.IGNORECASE,
)
# A score that bears an illness's letters: "GAD-7", "PTSD-8".
_SCORE = re.compile(r"-?(?:7|2|8)\b")
_SCORED = frozenset({"GAD", "PTSD"})
# The title of a leaflet, which is of nobody: "Understanding asthma".
_LEAFLET = re.compile(
    r"(?:understanding|living with|coping with|about|managing|preventing"
    r"|guide to|your guide to|help with)\s+(?:your |the )?$",
    re.IGNORECASE,
)
# A gene that is carried is no illness.
_CARRIED = re.compile(r"\s+(?:gene )?(?:carriers?|trait)\b|\s+gene\b", re.IGNORECASE)
_CAUGHT = re.compile(r"hepatitis|hbv|hcv|typhoid|strep|staph|mrsa|hiv|\btb\b", re.IGNORECASE)
# What a group of questions asks about.
_GROUP = re.compile(
    r"(?:\w+ ){1,3}(?:disorders|diseases|conditions|problems|illnesses)\W*", re.IGNORECASE
)
_LISTED = frozenset({"diagnosis", "problems", "assessment", "assessment_plan", "past_history"})
# A way made for dialysis, and how a life was to be ended.
_ACCESS = re.compile(
    r"\b(?:refer\w*|creat\w*|plac\w*|plan\w*|surg\w*|dialysis|access|matur\w*|cannulat\w*)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:by|via|through|with an?) (?:intentional |medication |drug )?$", re.I)
# A specialty, and what a medicine may do to anybody.
_NO_ILLNESS = re.compile(
    r"infectious diseases?|side effects?(?: of .*)?"
    r"|(?:mild|moderate|severe|active|advanced|extensive|stable|minimal|residual|progressive|bulky"
    r"|stable) diseases?",
    re.IGNORECASE,
)
# "the middle colic artery", "carpal tunnel release": what a longer name is of.
_PART = re.compile(
    r"[ -]+(?:arter(?:y|ies)|veins?|nerves?|vessels?|release|cauter\w+|forceps|retractor"
    r"|scissors)\b",
    re.IGNORECASE,
)
# A vaccine, a test, who treats it, what is worn for it.
_BEHIND = re.compile(
    r"(?:,? ?(?:and|&|/) ?(?-i:[A-E]))?\s*(?:vaccin|vax|vac\b|imms?\b"
    r"|screen(?:ing)?\b|panel|antibod|antigen"
    r"|(?<!\n)(?:up[ -]to[ -]date\b|immuni[sz]ation(?!s?:))"
    r"|test\b|tests\b|testing\b|clinic\b"
    r"|risk score|protocol|bundle\b|pathway\b|order set|team\b|unit\b|action plan|core measures?"
    r"|charit(?:y|ies)\b|packs?\b"
    r"|(?:advice|guidance|precautions?|instructions|information)\b"
    r"|education\b|class(?:es)?\b(?! ?(?:[ivx]+\b|\d))|teaching\b|leaflets?\b|hand-?outs?\b"
    r"|booklets?\b|counsell?ing\b"
    r"|(?:activity |severity )?ind(?:ex|ices)\b|-like\b|-epi\b"
    r"|score\b|scale\b|foundation|diet\b|aids\b|shots?\b|jabs?\b|swab|vaccines?\b|booster"
    r"|(?:surface|core|e) (?:ag|ab|anti\w+)\b|sag\b|ig[gm]\b|serolog\w+"
    r"|culture\b|specialists?\b|educators?\b|nurses?\b(?! of)"
    r"|support group|hotline|society\b|awareness"
    r"|stockings?\b|hose\b|garments?\b|bandag\w+|sleeves?\b|wraps?\b|devices?\b)",
    re.IGNORECASE,
)
_NEW_LINE = re.compile(r"\n(?:[ \t]*\n|[ \t]*[A-Z])")
# "Regional Cancer Centre", "Diabetes UK": a house, or those who help.
_HOUSE = re.compile(
    r"(?: (?:and|&) [A-Z]\w+)? (?:(?:Support|Care|Research|Nurse|Advice|Treatment|Day) )?"
    r"(?:[Cc]ent(?:re|er)s?|Hospital|Institute|Service|Ward|Department|Practice|Registry|registry"
    r"|Ireland|UK|Australia|Canada|Scotland|Wales|New Zealand|NZ|India|Council|Network|Alliance"
    r"|Trust|Federation|Association|League|Charity|Helpline|helpline|Line|Research|Nurse|Consultant"
    r"|Specialist|Registrar|Support|Care|Programme|Program"
    r"|CENT(?:RE|ER)S?|HOSPITALS?|INSTITUTE|SERVICES?|UNIT|CLINIC|DEPARTMENT|TEAM|WARD|PROGRAMME"
    r"|SOCIETY|TRUST|NETWORK|CHARITY|SUPPORT)\b"
)
# "Latex - skin rash": an allergen, and what it did.
_REACTED_TO = re.compile(r"(?P<what>[A-Za-z ]{3,20}?)\s[-–]\s")
# "DIET: Low sodium, 2,000 mg a day": what one is to eat.
_LITTLE = re.compile(r"(?:low|high|bajo|baja) ", re.IGNORECASE)
_DIET = re.compile(
    r"\b(?:diet|dieta|dietary|nutrition|eat|foods?|meals?)\b[^.;\n]{0,60}$", re.IGNORECASE
)
_LABEL_REACH = 40
# "FRAX 10 year probability: major osteoporotic fracture 21 %, hip fracture 7.9 %": how likely it is
# that somebody gets it.
_LIKELY = re.compile(r"[ \t:=(–-]{0,40}[<>~]?\s?\d{1,2}(?:[.,]\d+)?\s?%", re.IGNORECASE)
_FORECAST = re.compile(
    r"\b(?:FRAX|Q-?Fracture|QRISK|ASCVD|(?:10|ten|5|five)[- ]?y(?:ea)?rs?|lifetime"
    r"|probabilit(?:y|ies)|probabilidad(?:es)?|(?:risks?|riesgos?)(?! fac)|chances?"
    r"|likelihood)\b",
    re.IGNORECASE,
)
_FORECAST_REACH = 160
# "to strain his urine": a verb.
_TO = re.compile(r"\bto $", re.IGNORECASE)
_OBJECT = re.compile(r" (?:his|her|the|their|your|my|it|this|all|any)\b", re.IGNORECASE)


def is_other(statement: Statement, name: Name, start: int, end: int) -> bool:
    """Whether a name is the label of a scale, a part of a heading, or a test and no condition."""
    text = statement.page.text
    after = text[end : end + 40]
    if _is_eaten(statement, start, end) or is_reaction_behind(text, start, end):
        return True
    if _LIKELY.match(text, end) and _FORECAST.search(text, max(0, start - _FORECAST_REACH), start):
        return True
    if statement.section in RESULT_SECTIONS and _SCALE.match(after):
        return True
    if statement.language == "es":
        before = text[max(statement.start, start - _TEST_REACH) : start]
        if (
            _MAY_BID.fullmatch(text, start, end)
            and said(_PART, "es", "bidden").search(before)
            and said(_PART, "es", "bidden_behind").match(text, end, statement.end)
        ):
            return True
        return bool(said(_PART, "es", "named_test").search(before))
    if _PART.match(after) or (_TO.search(text[max(0, start - 8) : start]) and _OBJECT.match(after)):
        return True
    own = _own_words(statement, end, after)
    if _HOUSE.match(after) or _BEHIND.match(own) or _NOT_SAID.match(text, end, end + 60):
        return True
    if _is_heading(statement, start, end) or (
        _CARRIED.match(after) and not _CAUGHT.search(text[start:end])
    ):
        return True
    if text[start:end] in _SCORED and _SCORE.match(after):
        return True
    if (
        _NO_ILLNESS.fullmatch(text, start, end)
        or text[max(0, start - 5) : start].lower() == "code "
    ):
        return True
    word = statement.tokens.words[name.last - 1]
    if text[start:end].lower() == "weight loss" and _WANTED.search(
        text[max(0, start - 40) : start]
    ):
        return True
    if word == "strain" and start == statement.start and _OBJECT.match(after):
        return True
    if word == "fistula" and text[start:end].lower().startswith(("av ", "arteriovenous ")):
        return bool(_ACCESS.search(statement.text))
    if word == "overdose" and _BY.search(text[max(0, start - 24) : start]):
        return True
    if word == "pain" and _PAIN_CARE.match(after):
        return True
    if word == "block" and not _HEART.search(text[start:end]):
        return True
    if word == "strep" and text[max(0, start - 6) : start].lower() == "rapid ":
        return True
    if word == "dissection" and not _ARTERY.search(text[start:end]):
        return True
    if word == "sedation" and _GIVEN_SEDATION.search(text[max(0, start - 24) : end]):
        return True
    if (reacted := _REACTED_TO.match(text, start, end)) and is_known(reacted["what"], "en"):
        return True
    if word in ("allergies", "allergy") and name.last - name.first == 1:
        return True
    return word in ("trauma", "discharge", "injury", "exposure") and name.last - name.first == 1


def _own_words(statement: Statement, end: int, after: str) -> str:
    """What stands behind a name, up to a line that begins something new: ``Tests done today``."""
    new = _NEW_LINE.search(after)
    return after[: new.start()] if new and statement.end <= end + new.start() else after


def _is_eaten(statement: Statement, start: int, end: int) -> bool:
    """Whether little or much of something is the food that one is to keep to."""
    text = statement.page.text
    if not _LITTLE.match(text, start, end):
        return False
    line = max(statement.start - _LABEL_REACH, text.rfind("\n", 0, start) + 1)
    return bool(_DIET.search(text, line, start) or _DIET.search(statement.title))


def _is_heading(statement: Statement, start: int, end: int) -> bool:
    """Whether a name is all that a leaflet's title or the head of a group of questions is of."""
    text = statement.page.text
    if text[end : statement.end].strip(" .:!?)"):
        return False
    if _LEAFLET.fullmatch(text, statement.start, start):
        return True
    return statement.section not in _LISTED and bool(_GROUP.fullmatch(statement.text))
