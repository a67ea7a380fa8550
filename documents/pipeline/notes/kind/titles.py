"""What the title of a document says that it is: ``MRI LEFT KNEE``, ``Immunization record``.

A title is one of the first lines, short and without a sentence in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from documents.pipeline.types import Kind

_LINES, _MOST_WORDS = 12, 10
_STUDY_LABEL = re.compile(
    r"(?:exam(?:ination)?|study|procedure|test|modality|type of (?:exam|study|test)|exam name"
    r"|report|estudio|exploraci[oó]n|prueba|specimen(?: type)?|source)\s*[:–-]\s*(?=\S)",
    re.IGNORECASE,
)
# A sentence, a label with its text, or a line of medicines is none.
_NO_TITLE = re.compile(
    r"[.;]\s|[.;,]$|:\s*\S|\b(?:was|were|is|are|shows?|showed|has|had|will|please"
    r"|your?(?!\s(?:\w+\s)?visit\b)|we|he|she"
    r"|his|her|for (?:a|an|the)|due|pending|normal|negative|today|m[cg]|bid|daily|twice|once)\b",
    re.IGNORECASE,
)
# What is only asked for, booked, or to be filled in.
_TO_COME = re.compile(
    r"\b(?:appointments?|request(?:ed)?|requisition|orders?|ordered|consent|preparation|prep"
    r"|questionnaire|forms?|leaflet|information|guide|instructions|history of|cita|solicitud"
    r"|consentimiento)\b",
    re.IGNORECASE,
)
SCAN = (
    r"(?:x-?rays?|radiographs?|\bxr\b|\bcxr\b|\bkub\b|\bct\b|\bcta\b|\bcat scan|\bmri\b|\bmra\b"
    r"|\bmrcp\b|ultrasound|sonogra\w+|\bus\b(?= (?:abd|thy|pel|ren|bre|liv|ob|neck|dop))|doppler"
    r"|(?:renal|thyroid|abdominal|pelvic|breast|liver|carotid|scrotal|testicular) us\b"
    r"|\bduplex\b|mammogra\w+|tomosynthesis|densitometry|\bdexa\b|\bdxa\b|bone (?:scan|density)"
    r"|\bpet\b|angiogra\w+|venogra\w+|myelogra\w+|fluoroscop\w+|barium|\bhida\b|scintigraphy"
    r"|ecograf[ií]a|resonancia|tomograf[ií]a|\btac\b|radiograf[ií]a|mamograf[ií]a"
    r"|densitometr[ií]a)"
)
"""A picture of the body, as reports call it."""
_TITLES: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            Kind.VACCINATION,
            r"\b(?:immuni[sz]ations?|vaccin\w+)\b.*\b(?:record|card|history|certificate|status)\b"
            r"|(?:carn[eé]|cartilla|certificado) de vacun",
        ),
        (
            Kind.DISCHARGE_SUMMARY,
            r"\bdischarge (?:(?:\w+ ){1,2}(?:&|and|/) (?:\w+ )?|(?:and|&) \w+ )?"
            r"(?:summary|note|letter)\b|\binforme de alta\b",
        ),
        (Kind.REFERRAL, r"^\W*(?:\w+ )?referral (?:letter|form|request)\b"),
        (
            Kind.PROCEDURE_NOTE,
            r"\b(?:operative|operation|colonoscopy|endoscopy|gastroscopy|egd|bronchoscopy"
            r"|cystoscopy|procedure|surgery) (?:note|report)\b"
            r"|^(?:colonoscopy|gastroscopy|endoscopy|bronchoscopy|cystoscopy)$"
            r"|\binforme (?:operatorio|de (?:colonoscopia|endoscopia|gastroscopia))\b",
        ),
        (
            Kind.LETTER,
            r"\b(?:clinic|out-?patients?|consultant|consultation|hospital|specialist|medical"
            r"|attendance) letter\b"
            r"|\bletter to (?:the |your )?(?:gp|general practitioner|patient)\b"
            r"|\bcarta (?:de (?:la )?(?:consulta|especialista)|m[eé]dica)\b",
        ),
        (
            # What is kept of somebody over the years: values are only a part of it.
            Kind.OTHER,
            r"^(?!.*\b(?:labs?|laborator\w+|results?|visit|discharge|stay|bill\w*|account)\b).*"
            r"(?:\b(?:gps?|patient|(?:patient )?health|medical|care|emergency care"
            r"|(?:shared )?care record) summary\b"
            r"|\bsummary (?:of (?:the |your |my )?)?(?:health|medical|patient|gp|care)(?:care)?"
            r"(?: (?:care|health))? record\b|\b(?:summary|shared) care record\b"
            r"|\bcontinuity of care\b|\bpersonal health record\b"
            r"|\bresumen (?:de (?:la )?(?:historia|paciente|salud)|del paciente))",
        ),
        (
            Kind.VISIT_NOTE,
            r"\boffice visit\b|\bvisit summary\b|\b(?:summary of|about) (?:your|the) visit\b"
            r"|^your (?:\w+ )?visit\b|\b(?:prenatal|antenatal|postnatal|postpartum|well[- ](?:child"
            r"|woman|baby)|wellness|follow-?up|clinic|telehealth|video) (?:visit|check)\b"
            r"|\bante-?natal (?:record|clinic|notes?|page)\b|\bprenatal (?:record|flow ?sheet)\b"
            r"|\b(?:maternity|pregnancy) (?:hand-?held )?(?:record|notes?)\b|\bbooking visit\b"
            r"|\b(?:progress|clinic|visit) note\b"
            r"|\bemergency (?:department|room)\b|\bhistory and physical\b",
        ),
        (
            Kind.PATHOLOGY_REPORT,
            r"\b(?:surgical|anatomic(?:al)?) pathology\b|\bpathology (?:report|consultation|result)"
            r"|\bpathologic(?:al)? diagnos[ie]s\b"
            r"|\bhisto(?:logy|pathology|logical)\b|\b(?:dermato|hemato)pathology\b|\bcytolog\w+"
            r"|\bcytopathology\b|\bpap (?:smear|test)\b|\bcervical screening\b|\bneedle aspirat\w+"
            r"|\bbone marrow\b.*\b(?:biopsy|aspirate|report)\b|\b(?:core|punch|shave|excisional)"
            r" biopsy\b|\bbiopsy (?:report|result)|anatom[ií]a patol[oó]gica|citolog[ií]a"
            r"|^(?:colon|rectum|skin|breast|stomach|duodenum|esophagus|prostate|cervix|lung|liver"
            r"|thyroid|endometrium|gallbladder)\b.*\b(?:biops\w+|polypectomy|excision|resection)",
        ),
        (
            Kind.HEART_TEST,
            r"\bechocardiogra\w+|\b(?:tte|tee)\b|\b(?:stress|transthoracic) echo\b|\becho report\b"
            r"|\b(?:ecg|ekg)\b|\belectrocardiogra\w+|\bholter\b|\bevent monitor\b"
            r"|\b(?:stress|exercise(?: tolerance)?|treadmill) test\b|electrocardiograma"
            r"|ecocardiogra(?:ma|f[ií]a)",
        ),
        (Kind.IMAGING_REPORT, rf"\b{SCAN}|\b(?:radiology|imaging) (?:report|result)"),
        (
            Kind.LAB_REPORT,
            r"\bmicrobiology\b|\b(?:urine|blood|stool|throat|wound|sputum|csf) cultures?\b"
            r"|\b(?:throat|wound|nasal|vaginal|genital) swab\b|\bcultures?\b.*\bsensitivit"
            r"|\bgram stain\b|\bsusceptibility\b|\blab(?:oratory)? (?:report|results?)\b"
            r"|\bblood test\b|(?:uro|hemo|copro)cultivo|\bcultivo\b",
        ),
        (
            Kind.PRESCRIPTION,
            r"\b(?:medications?|medicines?|drug) (?:list|reconciliation)\b"
            r"|^\W*(?:medical )?prescription\b|receta m[eé]dica|lista de medica",
        ),
        (Kind.INSURANCE, r"\bexplanation of benefits\b|\binsurance card\b"),
        (
            # A sheet on a blood thinner holds doses beside its values: no laboratory wrote it.
            Kind.OTHER,
            r"^(?!.*\b(?:letter|carta)\b).*(?:\banti-?coag\w+\b.*\b(?:clinic|service|record|therapy"
            r"|sheet|card|book|chart|visit)\b|\b(?:warfarin|coumadin|acenocoumarol|sintrom)\b"
            r".*\b(?:record|dos\w+|sheet|card|book|chart|clinic|diary|log)\b"
            r"|\binr (?:clinic|record|sheet|card|book|chart|log|monitoring)\b"
            r"|\b(?:hoja|control|tratamiento|carn[eé]|consulta) .*(?:sintrom|anticoagula\w+))",
        ),
        (
            Kind.OTHER,
            r"\b(?:intake|registration|consent|history|authorization|release) form\b"
            r"|\binbox\b|\bsecure message\b"
            r"|\bquestionnaire\b|\bconsent (?:to|for)\b|\binformed consent\b"
            r"|\bconsentimiento informado\b",
        ),
    )
)

# A print-out of what somebody has: "Harborview Primary Care      Problem List".
_LISTING = re.compile(
    r"(?:^|(?<=[ ]{2})|(?<=\t)|(?<=[ ][|–-][ ]))"
    r"(?:(?:patient|active|medical|master|health|current|your) ){0,2}"
    r"(?:problem list|list of problems|health maintenance)"
    r"(?: (?:report|summary|print-?out|record))?[ \t\r]*$",
    re.IGNORECASE,
)
_FIRST = 3

_FORMS = frozenset({Kind.OTHER, Kind.REFERRAL})
_STUDY = re.compile(rf"\b{SCAN}", re.IGNORECASE)


# The house's own head: what it wrote may say below what it is.
_DEPARTMENT = re.compile(
    r"(?:\W|accident|and|a&e|the)*emergency (?:department|room)\W*", re.IGNORECASE
)
_BELOW_A_HEAD = frozenset({Kind.LETTER, Kind.DISCHARGE_SUMMARY})


def titled(text: str) -> Kind | None:
    """The kind that a title on the first page names: the first such line's.

    The name of an emergency department gives way to a letter's title below it.
    """
    lines = [line for line, _ in _title_lines(text)]
    head = next((place for place, line in enumerate(lines) if _kind_of(line) is not None), None)
    if head is None:
        return None
    if _DEPARTMENT.fullmatch(lines[head]):
        below = (_kind_of(line) for line in lines[head + 1 :])
        if (kind := next((each for each in below if each in _BELOW_A_HEAD), None)) is not None:
            return kind
    return _kind_of(lines[head])


# What a house hands out at the end of a stay; of an hour in a department it may be as well.
_HANDED_OUT: Final = re.compile(
    r"^(?!.*\b(?:emergency|ed|er|urgent|day|outpatient|ambulatory|clinic)\b).*"
    r"(?:\bdischarge (?:instructions?|information|plan|paperwork|papers)\b"
    r"|\b(?:instrucciones|indicaciones|recomendaciones) (?:de|al|del) (?:alta|egreso)\b)",
    re.IGNORECASE,
)
_STAYED: Final = re.compile(
    r"\b(?:admitted|admission|(?:in|to|left) (?:the )?hospital|hospital (?:stay|course)|your stay"
    r"|date of discharge|discharged? date|ingres[oó]|hospitaliza\w+|fecha de (?:alta|egreso))\b",
    re.IGNORECASE,
)
# The name of a part of a house, and no word for what it wrote.
_PART_OF_HOUSE: Final = re.compile(
    r"^(?!.*\b(?:notes?|record|summary|visit|check|page|history|report|list|sheet|card)\b).*"
    r"\b(?:clinics?|services?|department|dept|unit|directorate|emergency room)\b",
    re.IGNORECASE,
)
_GREETING: Final = re.compile(r"^[ \t]*(?:dear|estimad[oa]s?) \w", re.IGNORECASE | re.MULTILINE)


def is_of_stay(text: str) -> bool:
    """Whether a title says that the paper was handed out at the end of a stay, as it tells."""
    titles = (line for line, _ in _title_lines(text))
    return any(_HANDED_OUT.search(line) for line in titles) and bool(_STAYED.search(text))


def is_below_greeting(text: str) -> bool:
    """Whether what looks like a title is only what a letter is about, or whose head it bears.

    ``Dear Mrs Holt`` / ``Your recent blood test results``; ``ANTENATAL CLINIC`` / ``Dear Dr Holt``.
    """
    greeted = _GREETING.search(text)
    if greeted is None:
        return False
    found = next(((line, at) for line, at in _title_lines(text) if _kind_of(line)), None)
    if found is None:
        return False
    line, (start, _) = found
    return start > greeted.start() or bool(_PART_OF_HOUSE.search(line))


def _kind_of(line: str) -> Kind | None:
    for kind, pattern in _TITLES:
        if pattern.search(line) and (kind in _FORMS or not _TO_COME.search(line)):
            return kind
    return None


def is_problem_list(text: str) -> bool:
    """Whether one of the first lines calls a document the list of somebody's problems."""
    lines = [line for line in text.split("\n") if line.strip()][:_FIRST]
    return any(_LISTING.search(line) for line in lines)


def find_study(text: str) -> tuple[int, int] | None:
    """Where the line stands that says what was pictured: ``Exam: MRI left knee``."""
    lines = _title_lines(text)
    return next(
        (at for line, at in lines if _STUDY.search(line) and not _TO_COME.search(line)), None
    )


def _title_lines(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    told = 0
    for line in re.finditer(r"[^\n]+", text):
        title = " ".join(line.group().split()).strip(" :*=#-–_|")
        if not title:
            continue
        told += 1
        if told > _LINES:
            return
        title = _STUDY_LABEL.sub("", title, count=1)
        short = len(title.split()) <= _MOST_WORDS and not title[0].islower()
        if short and not _NO_TITLE.search(title):
            yield title, line.span()
