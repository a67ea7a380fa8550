"""Lines among the next steps that tell nobody to do anything.

The edge of a page, a salutation, a title, the head of a table, a telephone number alone, who signs,
whose paper it is, a result that is awaited, what was handed out, and what need not be done.
"""

from __future__ import annotations

import re

from documents.pipeline.notes.steps.code_status import only_code_status
from documents.pipeline.notes.steps.is_over import is_over
from documents.pipeline.notes.structure import diaries, order_slips
from documents.pipeline.notes.structure.addresses import is_address
from documents.pipeline.notes.structure.announced import bullet
from documents.pipeline.notes.structure.endings import closes, is_signature
from documents.pipeline.notes.structure.fields import bids_something
from documents.pipeline.notes.structure.statements import Statement
from knowledge.conditions import names

# "Page 1 of 2", "2/3", "MRN 0815", "Printed 04/05/2026".
_EDGE = re.compile(
    r"(?i)\b(?:page|p[aá]gina|sheet)\s*\d|^\W*\d{1,3}(?:\s*(?:/|of|de)\s*\d{1,3})?\W*$"
    r"|\b(?:mrn|dob)\b|^\W*(?:printed|confidential|continued)\b"
)
_SALUTATION = re.compile(
    r"\W*(?:dear|to whom it may concern|hello|estimad[oa]s?|querid[oa]s?)\b", re.IGNORECASE
)
# "Thank you for referring ...": no step, unless the sentence goes on to ask.
# "Tobacco: former smoker, quit 2010": how somebody lives.
_HABIT = re.compile(
    r"\W*(?:tobacco|smoking|cigarettes|alcohol|nicotine|vaping|drugs)"
    r"(?: (?:use|status|history))?\s?:\s*(?:former|never|ex\b|ex-|current|non|past|none|no\b|yes\b"
    r"|quit\s(?:in\s)?(?:19|20)\d\d"
    r"|social|denies|\d)",
    re.IGNORECASE,
)
_UNCHANGED = re.compile(
    r"\W*(?:i|we)(?: have|['’]ve)? (?:made|changed) "
    r"(?:no (?:other |further )?changes?|nothing)\b[^;:]*$",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"\W*(?:many )?thank(?:s| you)\b(?!.*\b(?:please|could you|would you|if you|kindly)\b)",
    re.IGNORECASE | re.DOTALL,
)
# A part of a note that runs on behind its label: what it says was found or told.
_OF_A_NOTE = re.compile(
    r"\W*(?:PRESENTING COMPLAINTS?|HISTORY|INVESTIGATIONS?|FINDINGS|DIAGNOS[EI]S|EXAMINATION|O/E"
    r"|CLINICAL (?:SUMMARY|DETAILS)|REASON FOR (?:ADMISSION|REFERRAL))\b(?! (?:OF|FOR)\b)[\s:–-]"
)
# "Visual acuity   6/12   6/9": how well the eyes see, and no months.
_SIGHT = re.compile(
    r"\W*(?:best corrected )?(?:visual acuity|va|vision)\b[^.;]*\d/\d", re.IGNORECASE
)
_HEAD_OF_DAY = re.compile(
    r"\W*(?:plan|actions?|recommendations?|follow-?up|advice)\W+\d[\d/. -]*", re.IGNORECASE
)
# "I have read and understand these instructions", "Date: ______"
_SIGNED_FOR = re.compile(
    r"\W*(?:i (?:have )?(?:read|received|understand|understood|acknowledge)\b|date:?\s*_{3,}"
    r"|(?:(?:patient|parent|guardian|witness)['’]?s? )?signature\b)",
    re.IGNORECASE,
)
_NUMBER_ALONE = re.compile(
    r"\W*(?:(?:tele)?phone|tel|fax|cell|mobile|office|tel[eé]fono)?\W*\+?[\d\s().–-]{7,}\W*",
    re.IGNORECASE,
)
_AWAITED = re.compile(
    r"^[\w /-]{0,40}\b(?:pending|awaited|outstanding|pendientes?)\b[^:.;\n]{0,30}:"
    r"|^[^.;\n]{0,60}\b(?:pending|awaited|pendientes?)\W*$",
    re.IGNORECASE,
)
# What stands below "Tests pending at discharge" is awaited, too.
_AWAITING = re.compile(r"\b(?:pending|awaited|outstanding|pendientes?)\b", re.IGNORECASE)
_NEED_NOT = re.compile(
    r"\b(?:you )?(?:currently )?have no (?:upcoming|scheduled|future)\b|"
    r"\b(?:do(?:es)? not|don['’]t|doesn['’]t|no longer) (?:need|have) to\b|\bno need (?:to|for)\b"
    r"|\bno (?:es necesario|necesita|hace falta)\b",
    re.IGNORECASE,
)
_UNLESS = re.compile(r"\b(?:if|unless|until|but|si|hasta|pero)\b", re.IGNORECASE)
# What the parts of a letter are called; a line of these alone is the title of one.
_OF_TITLES = re.compile(
    r"(?:activit(?:y|ies)|diets?|nutrition|driving|bathing|exercise|lifting|work|restrictions?"
    r"|precautions?|instructions?|information|contacts?|details|questions|pending|results?|tests?"
    r"|discharge|patient|general|additional|other|notes?|education|medications?|equipment"
    r"|and|or|at|for|on|the|your|&|/)+",
    re.IGNORECASE,
)
_LONGEST_TITLE = 4
# Whose paper it is and of when: "Name: Rae Holt", "Date of Discharge: 4/12/2025".
_WHOSE = re.compile(
    r"\W*(?:(?:patient|child|member|first|last|full)(?:['’]s)? )?"
    r"(?:name|dob|mrn|sex|age|gender)\s*:"
    r"|\W*(?:date of (?:birth|discharge|admission|service|surgery|procedure|operation|visit|exam)"
    r"|(?:discharge|admission|admit|visit|service|surgery) date|admitted|discharged)\s*:",
    re.IGNORECASE,
)
# What the columns of a table of visits are called; a line of two cells of these is its head.
_OF_COLUMNS = re.compile(
    r"(?:with|when|why|who|where|what|date|day|time|provider|doctor|clinician|department|speciali?ty"
    r"|location|place|address|phone|telephone|reason|purpose|type|visit|appointment|clinic|service"
    r"|comments?|notes?|contact|details|length|practice|name|due|status|item|test|vaccine|dose"
    r"|given|lot|site|manufacturer|last|next|done|completed|fecha|hora|cita|lugar|m[eé]dico"
    r"|servicio|motivo|of|the|for|and|by|/|&)+",
    re.IGNORECASE,
)
_GAP = re.compile(r"[ ]{2,}|\t|[ ]*\|[ ]*")
# Handed out already: "Work note given through Friday", "Leaflet provided".
_HANDED = re.compile(
    r"\W*(?!if\b|please\b|to be\b)(?:[\w/-]+\s){1,6}?(?:(?:was|were|has been|have been)\s)?"
    r"(?<!to be )(?<!will be )(?:given|provided|issued|handed(?: out)?|dispensed|supplied)\b"
    r"(?!\s(?:at|by|in|on)\b)",
    re.IGNORECASE,
)
# What a visit costs is no step; nor is the title of a part: "Tests ordered", "When to call".
_MONEY = re.compile(
    r"\b(?:fees?|charges?|costs?|copays?|owed?)\b[^\n]{0,30}[$£€]\s?\d", re.IGNORECASE
)
_NAMES_PART = re.compile(
    r"(?:[A-Z][\w-]*\s){1,3}(?:ordered|placed|requested|scheduled)(?:\stoday)?"
    r"|(?:When|How|What|Who|Where|Why) to(?: \w+){1,4}"
    r"|What (?:you (?:need|have|should|can|must)|we (?:will|need)|happens|will happen|is)"
    r"(?: \w+){0,4}"
)
_NOT_FOUND = re.compile(
    r"\W*(?:[A-Z][a-z]+(?: [a-z]+){0,2}:\s*)?no (?:[\w-]+ ){0,2}(?:red flags?|concerns?"
    r"|signs?|symptoms?|evidence|complaints?|issues"
    r"|deficits?|tenderness|injur(?:y|ies)|abnormalit\w+|complications?|history|loss|change)\b",
    re.IGNORECASE,
)
_IS_TO = re.compile(
    r"\b(?:will|to be|should|must|if|when|unless|until|needs?|due)\b", re.IGNORECASE
)
_OF_WHAT_COMES = re.compile(
    rf"{_IS_TO.pattern}|\b(?:please|next|repeat\w*|recheck\w*|scheduled|booked|planned|arranged"
    r"|appointment|follow[- ]?up|over-?due|tomorrow|so)\b",
    re.IGNORECASE,
)
# What was found or why somebody came: "Your blood pressure was a little high today".
_FINDS = re.compile(
    r"\W*(?:your|his|her|the) (?:[\w-]+ ){0,3}?(?:pressure|bp|weight|bmi|temperature|pulse|oxygen"
    r"|cholesterol|sugars?|glucose|a1c|hba1c|x-?rays?|scan|mri|ct|ultrasound|echo\w*|tests?|results?"
    r"|exam\w*|ecg|ekg|labs?|bloods?|heart|lungs?|liver|kidneys?|levels?|count|potassium|sodium"
    r"|h[a]?emoglobin|ferritin|tsh)(?: (?:results?|rate|levels?|function|today))*"
    r" (?:(?:is|are)(?! (?:on|at|in|for|with|to|available|ready|pending|every|this|an?|the)\b)"
    r"|was|were|looks?|looked|shows?|showed|has been|came back)\b"
    r"|\W*you (?:were|have been) (?:seen|treated|evaluated|admitted)\b",
    re.IGNORECASE,
)
# A test that has been made again, with what it gave: "Repeat Hb at 24 weeks is 105".
_MADE_AGAIN = re.compile(
    r"\W*(?:an? |the |her |his |your |my )?(?:repeat(?:ed)?|re-?check(?:ed)?)\s"
    r"(?:[\w()/+&-]+\s){1,7}?(?:is|are|was|were|shows?|showed|came back|remains?|remained)\s"
    r"(?:(?:now|still|again|only|stable|up|down|back|at|also)\s)*"
    r"(?:[<>]?\d|(?:un)?changed\b|(?:ab)?normal\b|negative\b|positive\b|raised\b|low\b|high\b"
    r"|elevated\b|improved\b|better\b|worse\b|clear\b|stable\b)(?!\d*\s(?:days?|weeks?|months?)\b)",
    re.IGNORECASE,
)
# With what it gave behind it, and no verb: "recheck 96 after fluids", "Repeat BP 128/76".
_GAVE = re.compile(
    r"(?:^\W*|[,;–-]\s)(?:on )?(?:repeat(?:ed)?|re-?check(?:ed)?)\s(?:(?:[A-Za-z][\w&()-]*\s){0,2}?"
    r"(?<!in )(?<!after )(?<!at )(?<!on )(?<!within )(?<!every )(?<!for )(?<!x )(?<!of )"
    r"(?<!about )"
    r"(?<!next )(?<!until )(?<!day )(?<!week )(?<!before )(?<!below )(?<!above )(?<!under )"
    r"(?<!over ))"
    r"\d{2,3}(?:/\d{2,3}|[.]\d+)?(?![\d/.-]*\d)(?!\s?(?:-|to|days?|weeks?|wks?|months?|hours?"
    r"|hrs?|hourly|minutes?|mins?|years?|h\b|d\b|mg|mcg|units?))"
    r"(?!\s(?:in|after|within|every|at)\s(?:\w+(?:\s?(?:-|to)\s?\w+)?)\s(?:days?|weeks?|months?)\b)",
    re.IGNORECASE,
)
# Who works there, beside what he is: "Nurse: T. Bakker, RN".
_WORKS = re.compile(
    r"\W*(?i:(?:discharge |charge |primary |triage |staff |scrub )?(?:nurse|provider|clinician"
    r"|physician"
    r"|doctor|pharmacist|midwife|therapist|attending|surgeon|signed|signature|scribe|prescriber"
    r"|(?:reconciled|checked|prepared|dispensed|recorded|entered) by)|RN|LPN|NP|PA|MA|CNA)\s*:\s*"
    r"(?:(?:Dr|Mr|Mrs|Ms|Miss)\.? )?(?:[A-Z][\w.'’-]*\s){0,3}[A-Z][\w.'’-]+"
    r"(?:,?\s(?:RN|MD|DO|NP|PA(?:-C)?|BSN|LPN|RPh|PharmD|BScPharm|[BM]Pharm|FNP|APRN|RM|RGN|MBBS|MRCP|FRCS))*\W*"
)
# To whom the house reports, under which number, and how a letter ends: "Take care,".
_OFFICE = re.compile(
    r"\W*(?:reports? to\s*:\s*(?:dr|mr|mrs|ms|prof|consultant)\b"
    r"|(?:order|lab|accession|sample|request|requisition|case|account) ?(?:no|number|nr|id|#)"
    r"[.:]?\s+[a-z]{0,3}\d|cop(?:y|ies) (?:faxed|sent|mailed|e-?mailed|to)\b|take care\W*$)",
    re.IGNORECASE,
)
_LEFT = 2
_DATED = re.compile(r"\W*date\s*:\s*[\d/.-]{6,10}\W*", re.IGNORECASE)
# How a sample was taken: "Source: clean catch".
_OF_A_SAMPLE = re.compile(
    r"\W*(?:(?:specimen|sample|collection) )?(?:source|specimen|sample|collection(?: method)?"
    r"|collected(?: by)?)\s*:",
    re.IGNORECASE,
)
# A title with who gives what is below it: "Instructions from A. Sample MD".
_FROM = re.compile(
    r"\W*(?:[A-Za-z]+ ){0,2}(?i:instructions?|notes?|advice|orders?|messages?|comments?|letter"
    r"|summary|plan)(?: (?i:from|by|of))(?: (?:[A-Z][\w.'’-]*,?|and|the|your)){1,6}\s*:?"
)


def is_edge(text: str) -> bool:
    """Whether a line is printed at the edge of a page: its number, or whose record it is."""
    return bool(_EDGE.search(text))


def is_no_step(statement: Statement) -> bool:
    """Whether a line among the next steps asks nothing of the reader."""
    text = statement.text
    if diaries.is_title(statement.title) and not diaries.is_row(text):
        return True
    if is_over(statement):
        return True
    if _AWAITING.search(statement.title) and len(text.split()) <= 8:
        return True
    if order_slips.is_title(text):
        return True
    if _WORKS.fullmatch(text) or (
        _GAVE.search(text) and not _IS_TO.search(text.replace("due to", ""))
    ):
        return True
    if _THANKS.match(text) or _OF_A_NOTE.match(text) or _HEAD_OF_DAY.fullmatch(text):
        return True
    if (_HABIT.match(text) and ";" not in text) or _UNCHANGED.match(text):
        return True
    if _OFFICE.match(text) or (_DATED.fullmatch(text) and _is_last(statement)):
        return True
    if _SIGNED_FOR.match(text) or _SIGHT.match(text):
        return True
    if _SALUTATION.match(text) or _NUMBER_ALONE.fullmatch(text) or _AWAITED.search(text):
        return True
    if len(text.split()) <= 12 and is_edge(text):
        return True
    if _NEED_NOT.search(text) and not _UNLESS.search(text):
        return True
    if _MONEY.search(text) or _names_part(statement):
        return True
    if _WHOSE.match(text) or closes(text) or is_head(text):
        return True
    if _HANDED.match(text) and not _IS_TO.search(text):
        return True
    if _FINDS.match(text) and not _OF_WHAT_COMES.search(text):
        return True
    if (
        only_code_status(text)
        or (_MADE_AGAIN.match(text) and not _IS_TO.search(text))
        or _OF_A_SAMPLE.match(text)
        or _FROM.fullmatch(text)
        or is_address(text)
    ):
        return True
    return _is_title(statement) or _is_denied(statement) or _is_signed(statement)


def _is_last(statement: Statement) -> bool:
    """Whether nothing is said below a line: a date there is of the paper."""
    return len(statement.page.text[statement.end :].split()) <= _LEFT


def _names_part(statement: Statement) -> bool:
    """Whether a line only says what the lines right below it are."""
    text = statement.page.text
    if statement.lead or not _NAMES_PART.fullmatch(statement.text):
        return False
    return bool(re.match(r"[ \t]*\n[ \t]*[A-Z]", text[statement.end : statement.end + 40]))


def is_head(text: str) -> bool:
    """Whether a line only says what the columns below it hold: ``With  When  Why``."""
    cells = [each for each in _GAP.split(text.strip()) if each]
    words = text.replace("|", " ").split()
    named = len(cells) > 1 and len(words) <= 2 * len(cells)
    return named and all(_OF_COLUMNS.fullmatch(word) for word in words)


def _is_signed(statement: Statement) -> bool:
    """Whether a line is the name of somebody who signs: behind all that is said, or set apart."""
    text, start = statement.page.text, statement.start
    if statement.lead or not is_signature(statement.text) or bullet(text, start) is not None:
        return False
    line = text.rfind("\n", 0, start) + 1
    above = text[:line].rstrip(" \t")
    apart = above.endswith("\n\n") or above.rstrip().endswith((".", "!"))
    return not text[line:start].strip() and apart


def _is_denied(statement: Statement) -> bool:
    """Whether a line only says what nobody found: ``No loss of consciousness, no head injury.``"""
    if _NOT_FOUND.match(statement.text):
        return not _UNLESS.search(statement.text)
    tokens = statement.tokens
    if statement.language == "es" and bids_something(statement.text, "es"):
        return False  # "No coma nada": nobody is told of a coma
    if not len(tokens) or tokens.words[0] != "no":
        return False
    named = next(names(tokens), None)
    return named is not None and named.first == 1


def _is_title(statement: Statement) -> bool:
    """Whether a line without a verb, a time or a stop stands above others as their title."""
    text = statement.text
    page = statement.page.text
    alone = statement.item and not statement.lead and bullet(page, statement.start) is None
    words = text.split()
    line = page[page.rfind("\n", 0, statement.start) + 1 : statement.start].strip()
    if not alone or line or page[statement.end : statement.end + 1] not in ("\n", ":"):
        return False
    titled = len(words) <= _LONGEST_TITLE and words[0][:1].isupper()
    return titled and all(_OF_TITLES.fullmatch(word) for word in words)
