"""Procedures of a note: what was done, what is planned, what was not done."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from documents.pipeline.notes.days.dates import find_dates
from documents.pipeline.notes.findings import leanings
from documents.pipeline.notes.findings.houses import is_house
from documents.pipeline.notes.structure.announced import announced
from documents.pipeline.notes.structure.boxes import is_unticked
from documents.pipeline.notes.structure.codes import is_of_code
from documents.pipeline.notes.structure.outline import Outline, Statement, outline_of
from documents.pipeline.notes.structure.spoken import ADVICE
from documents.pipeline.types import DateFound, Kind, Page, Procedure, Source, Stage, Status
from knowledge import procedures

_NO_SECTIONS = frozenset({"allergies", "medications", "identity", "vitals", "immunizations"})
_DONE_SECTIONS = frozenset(
    {"surgical_history", "procedures", "operative_findings", "past_history", "technique", "imaging",
     "findings", "course", "labs", "anesthesia", "impression"}
)  # fmt: skip
_PLANNED_SECTIONS = frozenset({"plan", "followup", "instructions", "assessment_plan", ADVICE})
_PLANNED = re.compile(
    r"\b(?:schedul\w+|plan(?:s|ned|ning)?(?: for| to)?|will (?:undergo|have|need|get|be|proceed"
    r"|obtain"
    r"|order|schedule|perform)|to undergo|undergoing|recommend\w*|order(?:ed|s|ing)?|refer(?:red"
    r"|ral)?"
    r"|await\w*|listed for|booked|upcoming|needs?|due for|is to have|to have"
    r"|proceed(?:ing)? (?:with|to)"
    r"|obtain|arrange\w*|request\w*|repeat|set up|candidate for|pending|prior to|before|return for"
    r"|going for|next|should (?:have|get|undergo))\b",
    re.IGNORECASE,
)
_PLANNED_BEHIND = re.compile(
    r"^\W*(?:is|are|was|were|has been|to be|will be|be)?\s*(?:also\s)?(?:should be|must be"
    r"|schedul\w+|plan(?:ned)?"
    r"|ordered"
    r"|recommended|requested|pending|booked|arranged|tomorrow|next (?:week|month|year)|in (?:\d+"
    r"|one|two"
    r"|three|four|six) (?:days?|weeks?|months?|years?)|at \d+ weeks|to be done|will be"
    r"|every \d+)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:underwent|undergone|s/p|status[- ]post|history of|h/o|hx of|had (?:a|an|his|her|the"
    r"|prior"
    r"|previous|recent)?|has had|have had|perform(?:ed|ing)|complet(?:ed|ion of)|after|following"
    r"|post"
    r"|since (?:his|her|the)|prior|previous|recent|last|received|treated with|was given|previously"
    r"|done|at the time of|during|old|remote|outside|taken|did)\b",
    re.IGNORECASE,
)
# A time that may lie ahead, where nothing is told of the past: "rest after the biopsy".
_TIME = re.compile(r"(?:after|following|during|post|at the time of)\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|may|might|can|could|should|would|to (?:watch|look|expect|report|do|avoid|rest)|if"
    r"|when|until|expect|please|do not|don['’]t|avoid|rest|risks?)\b"
    r"|^\W*(?:take|keep|call|drink|eat|watch|wait|leave|return|stop|start|wear|change)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:was|were|had|did|been|has|underwent|felt|went|came|became|began|(?!need)\w{3,}ed)\b",
    re.IGNORECASE,
)
_DONE_BEHIND = re.compile(
    r"^\W*(?:(?:was|were|has been|had been|is|are)\s+)?(?:perform\w+|done|complet\w+|carried out"
    r"|show\w*"
    r"|reveal\w*|demonstrat\w+|negative|normal|unremarkable|positive|found|obtained|consistent"
    r"|successful"
    r"|without complication\w*|in (?:19|20)\d\d|\(?(?:19|20)\d\d|on \d|\d+ (?:years?|months?"
    r"|weeks?|days?)"
    r" ago|last (?:year|month|week)|yesterday|today|confirmed|clear|results?|reports?|findings"
    r"|images"
    r"|with (?:good|no))\b",
    re.IGNORECASE,
)
# A day behind what is planned is the day it is planned for.
_DAY = re.compile(r"\W*(?:in |on )?\(?\d", re.IGNORECASE)
_BOOKED = re.compile(
    r"\b(?:schedul\w+|plan(?:s|ned|ning)?|book(?:ed)?|due|will|arrang\w+|await\w*"
    r"|to (?:undergo|have))\b",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(
    r"\b(?:declin\w+|refus\w+|defer\w*|cancel\w*|did not (?:have|undergo|want)|not a candidate for"
    r"|(?:does|do|did)(?: not|n['’]t) need|no need for|never had"
    r"|contraindicat\w*|unable to (?:undergo|have)|does not want|hold off on"
    r"|not (?:indicated|needed|required|recommended|performed|done))\b",
    re.IGNORECASE,
)
_NOT_DONE_BEHIND = re.compile(
    r"^\W*(?:(?:was|were|is|has been|has)\s+)?(?:not (?:performed|done|needed|indicated|required"
    r"|recommended"
    r"|necessary|yet)|cancel\w+|declined|refused|deferred|aborted)\b",
    re.IGNORECASE,
)
_CONSIDERED = re.compile(
    r"\b(?:consider\w*|may (?:need|require|benefit)|might need|could (?:need|consider)|discuss\w*"
    r"|possible|possibly|option\w*|if (?:no|not|she|he|symptoms|this|pain|the)|would (?:consider"
    r"|need"
    r"|recommend)|potential\w*|offered|vs|versus)\b",
    re.IGNORECASE,
)
_CONSIDERED_BEHIND = re.compile(
    r"^\W*(?:(?:could|may|might|can|would) (?:also )?be \w+|(?:should|to) be"
    r" (?:considered|discussed|offered|needed))\b",
    re.IGNORECASE,
)
# Done only in a case, only talked of, or refused by who would pay: nothing is planned by that.
_IN_CASE = re.compile(
    r"(?:^|[,;:] ?|\b(?:and|but|or) )(?:if|unless|should|in case)\b[^.;]*$", re.IGNORECASE
)
_TALKED_OF = re.compile(
    r"\b(?:(?:options?|alternatives|choices)\b[^.;:]{0,30}?\b(?:review\w*"
    r"|discuss\w*|includ\w*|incl|are|were|explained|considered|outlined)"
    r"|(?:review|discuss)\w* (?:the |all )?(?:\w+ )?(?:options|alternatives))\b(?: incl\.)?[^.;]*$",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"^[ \t]*(?:decision|determination|status|outcome)[ \t]*:[ \t]*(?:not approved|den(?:ied|ial)"
    r"|not authori[sz]ed|adverse|declined|partially denied)",
    re.IGNORECASE | re.MULTILINE,
)
_SERVICE = re.compile(
    r"\W*(?:requested )?(?:service|procedure|treatment|item|request)s?(?: requested)?[ \t]*:", re.I
)
# "no prior biopsy", "never had surgery": a few words before; "biopsy was negative" was done, and
# so was that after which there was no bleeding.
_NONE = re.compile(
    r"\b(?:no|not|never|denies|denied|without|nor)\b"
    r"(?:\W+(?!(?:after|following|during|since|post|from)\b)\w+){0,3}\W*$"
    r"|\b(?:denies|denied)\b(?:(?!\b(?:after|following|during|since|post|from)\b)[^.;:])*,?"
    r"\sor\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_HEART_BLOCK = re.compile(
    r"\b(?:heart|a-?v|bundle[- ]branch|branch|atrioventricular|fascicular|sino-?atrial|sinus"
    r"|conduction|degree|hemi)[ -]?blocks?$",
    re.IGNORECASE,
)
# "surgery center", "biopsy material": a place or a thing that is called after a procedure.
_THING = re.compile(
    r"\s+(?:cent(?:er|re)|suite|laborator\w+|lab|team|table|system|material|instruments?|guidance"
    r"|department|clinic|technician|machine|probe|site|order|consent|date|history)\b",
    re.IGNORECASE,
)
_AROUND = 60
_DATE_REACH = 32
_OF_A_TEST = frozenset({Kind.IMAGING_REPORT, Kind.HEART_TEST})


def find_procedures(
    pages: Sequence[Page] | Outline, kind: Kind = Kind.OTHER
) -> tuple[Procedure, ...]:
    """Every procedure, in reading order; the same name and stage is given once.

    What an imaging report names without more was done: it is the report of it.
    """
    outline = outline_of(pages)
    dates = find_dates(outline)
    found: list[Procedure] = []
    seen: set[tuple[str, Stage, Status]] = set()
    for statement in outline.statements:
        if statement.section in _NO_SECTIONS:
            continue
        tokens = statement.tokens
        for name in procedures.names(tokens):
            start, end = tokens.starts[name.first], tokens.ends[name.last - 1]
            if _THING.match(statement.page.text, end) or _is_handled(statement, end):
                continue
            if is_house(statement.page.text, start, end) or _is_asked(statement, end):
                continue
            text = statement.page.text[start:end]
            if _is_of_heart(text) or is_of_code(statement.page.text, start, end):
                continue
            told = announced(statement.lead, statement.language) if statement.lead else None
            said = statement.scopes.status(name.first, name.last, default=told or Status.PRESENT)
            stage, status = _judged(statement, start, end, said)
            if (stage, status) == (Stage.PLANNED, Status.PRESENT) and _is_no_plan(
                statement, start, end
            ):
                stage, status = Stage.UNKNOWN, Status.HYPOTHETICAL
            if kind in _OF_A_TEST and stage is Stage.UNKNOWN and status is Status.PRESENT:
                stage = Stage.DONE
            key = (" ".join(text.lower().split()), stage, status)
            if key in seen:
                continue
            seen.add(key)
            source = Source(statement.page.number, start, end)
            on = _day(statement, dates, start, end)
            found.append(Procedure(text, source, stage, status, on))
    return tuple(found)


def _is_asked(statement: Statement, end: int) -> bool:
    """``Have you had surgery?``: asked, and what is answered stands elsewhere."""
    return re.match(r"[^.;:!\n]*\?", statement.page.text[end : statement.end]) is not None


def _is_no_plan(statement: Statement, start: int, end: int) -> bool:
    """Whether it is only in a case that it is done, only talked of, or was refused."""
    text = statement.page.text
    before = text[statement.start : start]
    if _IN_CASE.search(before) or _TALKED_OF.search(before):
        return True
    if re.match(r",? if\b", text[end : statement.end]):
        return True
    return bool(_SERVICE.match(statement.text) and _REFUSED.search(text))


def _is_of_heart(name: str) -> bool:
    """A block of the heart is an illness, one of a nerve is done."""
    return _HEART_BLOCK.search(name) is not None


def _is_handled(statement: Statement, end: int) -> bool:
    """A test of an examination is done by hand: ``valgus stress test``."""
    text = statement.page.text[statement.start : end].lower()
    return statement.section == "exam" and text.endswith(("test", "testing", "tests"))


def _judged(statement: Statement, start: int, end: int, said: Status) -> tuple[Stage, Status]:
    """Whether it was done or is planned, and of whom and how surely the words speak."""
    before, after = _clause(statement, start, end)
    before = f"{statement.lead} {before}" if statement.lead else before
    if statement.section == "family_history" or said is Status.FAMILY:
        return Stage.DONE, Status.FAMILY
    unticked = is_unticked(statement.page.text, statement.start)
    if unticked or _NOT_DONE.search(before) or _NOT_DONE_BEHIND.search(after):
        return Stage.UNKNOWN, Status.ABSENT
    if leanings.is_wish(before):
        return Stage.UNKNOWN, Status.HYPOTHETICAL
    if leanings.has_result(before):
        return Stage.DONE, Status.PRESENT
    planned, done = _last(_PLANNED, before), _last(_DONE, before)
    if done >= 0 and _TIME.match(before, done) and _is_ahead(statement.text):
        done = -1
    if _NONE.search(before) and planned <= done:
        return Stage.UNKNOWN, Status.ABSENT
    if _last(_CONSIDERED, before) > max(done, planned - 1) >= -1 and _CONSIDERED.search(before):
        return Stage.PLANNED, Status.POSSIBLE
    if _CONSIDERED_BEHIND.search(after):
        return Stage.PLANNED, Status.POSSIBLE
    if said is Status.HYPOTHETICAL:
        return Stage.UNKNOWN, Status.HYPOTHETICAL
    return _stage(statement, before, after, (planned, done)), Status.PRESENT


def _is_ahead(text: str) -> bool:
    """Whether a sentence speaks of what is to come, and of nothing that was."""
    return bool(_AHEAD.search(text)) and not _TOLD.search(text)


def _stage(statement: Statement, before: str, after: str, last: tuple[int, int]) -> Stage:
    """``last``: where the last words of a plan, and of something done, stand in ``before``."""
    planned, done = last
    if _PLANNED_BEHIND.search(after) or leanings.is_to_come(before, after):
        return Stage.PLANNED
    if (behind := _DONE_BEHIND.search(after)) and not (
        _DAY.match(behind[0]) and _last(_BOOKED, before) > done
    ):
        return Stage.DONE
    if planned != done:
        return Stage.PLANNED if planned > done else Stage.DONE
    if "planned" in statement.title.lower():
        return Stage.PLANNED
    if statement.section in _DONE_SECTIONS:
        return Stage.DONE
    return Stage.PLANNED if statement.section in _PLANNED_SECTIONS else Stage.UNKNOWN


def _clause(statement: Statement, start: int, end: int) -> tuple[str, str]:
    """The words before and behind a name, as far as the clause goes."""
    text = statement.page.text
    before = re.split(
        r"[;.](?:\s|$)|\b(?:but|however)\b", text[max(statement.start, start - _AROUND) : start]
    )
    after = re.split(
        r"[;.](?:\s|$)|\b(?:but|however)\b", text[end : min(statement.end, end + _AROUND)]
    )
    return before[-1], after[0]


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((found.start() for found in pattern.finditer(text)), default=-1)


def _day(statement: Statement, dates: Sequence[DateFound], start: int, end: int) -> date | None:
    """A date right behind the name: ``(03/14/2024)``, ``on 3 March 2024``."""
    page = statement.page
    at = bisect_left(dates, (page.number, end), key=_place)
    if at == len(dates) or dates[at].source.page != page.number:
        return None
    begin = dates[at].source.start
    if begin > min(end + _DATE_REACH, statement.end) or re.search(r"[.;\n]", page.text[end:begin]):
        return None
    return dates[at].value


def _place(found: DateFound) -> tuple[int, int]:
    return found.source.page, found.source.start
