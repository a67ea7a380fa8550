"""Whom to call or where to go when it is urgent: the lines that matter most of any paper.

``If you get a fever ring the triage line``, ``In an emergency call 999``, ``Any chest pain - go to
A&E``. Letters print them wherever they end, below a list of medicines as well, so no section hides
them. What somebody did ("he rang the helpline last week") asks nothing of the reader, and what
such a line says to call for is nobody's illness yet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.pipeline.notes.steps.where_in_case import goes_in_case
from documents.pipeline.notes.structure.sayings import said
from documents.pipeline.notes.structure.statements import Statement
from documents.pipeline.types import Condition, Status

_NUMBER = (
    r"(?:(?:an? |the )?ambulance|(?:nhs |on )?(?:999|911|112|111|000)\b(?![\d ]*\d)"
    r"|(?:healthline|healthdirect|nurse[- ]on[- ]call|samaritans|lifeline"
    r"|poison (?:control|\w+ centre))\b)"
)
_HOUSE = (
    r"(?:a ?(?:&|and) ?e\b|accident (?:&|and) emergency|(?-i:ED|ER|A&E)\b|casualty\b"
    r"|emergency (?:department|room|dept|services?|unit|ward)|urgent (?:care|treatment)\b"
    r"|same[- ]day emergency|(?-i:SDEC|MAU|AMU)\b|minor injur)"
)
_LINE = (
    r"(?:(?:help|advice|triage|hot|support|crisis|information|nurse|emergency|contact|phone"
    r"|telephone|alert|symptom)[- ]?lines?\b|triage\b"
    r"|(?:acute )?oncology (?:service|team|unit|ward|nurse)"
    r"|chemo\w* (?:unit|team|ward|nurse|day unit)|crisis team|out[- ]of[- ]hours"
    r"|(?:labour|delivery|maternity|early pregnancy) (?:ward|suite|unit|assessment)"
    r"|(?:specialist|practice|clinical|diabetes|stoma|heart failure|nurse|\w+ology|\w+ care)"
    r" nurses?\b|key ?worker|nurse specialist)"
)
_TARGET = rf"(?:{_NUMBER}|{_HOUSE}|{_LINE})"
# What may stand between the verb and whom it names: "your local", "the 24 hour acute".
_BETWEEN = r"(?:[\w'’&/-]+[ \n]+){0,6}?"
_CALL = (
    r"(?:ring|phone|telephone|call|contact|text|alert|speak (?:to|with)|talk to)"
    rf" {_BETWEEN}{_TARGET}"
)
_GO = (
    r"(?:(?:go|come|get|present|return|report|take \w+)(?: \w+)? "
    r"(?:in |back |straight |directly )*"
    rf"(?:to|at|into) {_BETWEEN}(?:{_HOUSE}|{_LINE})"
    rf"|(?:attend|visit|seek (?:\w+ )?(?:help|advice|care|attention) (?:from|at|via|through))"
    rf" {_BETWEEN}{_TARGET})"
)
_DIAL = rf"dial {_NUMBER}"
# Help that no house or number is named for: "Get medical help right away for severe headache".
_HELP = (
    r"(?:get|seek)\s(?:(?:emergency|urgent|immediate|prompt)\s)?(?:medical\s)?(?:help|attention|care"
    r"|assistance)(?<!get\sattention)(?<!get\scare)(?:\s(?:right\saway|immediately|at\sonce"
    r"|urgently|promptly|straight\s?away|as\ssoon\sas\spossible))?\s(?:for|if|in\scase\sof)\b"
)
_VERB = re.compile(rf"\b(?P<verb>{_CALL}|{_GO}|{_DIAL}|{_HELP})", re.IGNORECASE)
# What bids: the verb opens its clause, or stands behind one of these.
_OPENS = re.compile(
    r"(?:^|[.,;:!?(–—-]\s*|\b(?:and|or|then|otherwise|please|instead|immediately|also|just|always"
    r"|so|but|simply|either|kindly|therefore|directly|straight away|advice is|at once)\s+)$",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"\b(?:should|must|can|may|shall|need to|needs to|ought to|have to|has to|hesitate to|free to"
    r"|(?:know|knows|aware|reminded|sure|remember|important|best|advisable|patient|pt|parents?|family"
    r"|mother|father|carers?) to)(?: (?:also|always|then|please|immediately|either))?\s+$",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:advis|instruct|told|ask|encourag|counsel|recommend|suggest|urg|direct)\w*\b"
    r"[^.;:]{0,40}\b(?:to|that \w+|she|he|they)(?: (?:should|must))?\s+$",
    re.IGNORECASE,
)
# Who or what stands right before a verb that tells what somebody does or did.
_TELLS = re.compile(
    r"\b(?:i|we|you|they|he|she|who|that|which|not|never|did|does|do|t|cannot|could|would|will"
    r"|had|have|has|having|often|usually|sometimes|first|last|phone|missed|telephone|video|his|her|their|my|a|the|of)\s+$",
    re.IGNORECASE,
)
# What such a line hangs on: then it is of what may come, whoever it is told to.
_CASE = re.compile(
    r"\b(?:if|should|when|whenever|unless|in case|in the event|in an emergency|in emergenc(?:y|ies)"
    r"|any|develops?|worsen\w*|worse|out of hours|out-of-hours|concern\w*|worried|unwell|otherwise"
    r"|for (?:\w+ )?(?:advice|chest pain|bleeding)|at any time|overnight|weekends?)\b",
    re.IGNORECASE,
)
# It was so, of some day before: "was told to attend A&E if ..., and did so".
_WAS_THEN = re.compile(
    r"\b(?:did so|so (?:he|she|they) (?:did|went|called|came|attended)|yesterday|last (?:week|night"
    r"|month|year)|today after|this morning|ago|previously|at the time|on arrival|and was)\b",
    re.IGNORECASE,
)
# What follows the name of whom to call, where only that it is there is told.
_IS_OPEN = re.compile(
    rf"{_LINE}[^.\n]{{0,40}}\b(?:is|are) (?:always )?(?:open|available|staffed|answered|manned)\b",
    re.IGNORECASE,
)
_NEVER = frozenset({"family_history", "chief_complaint", "technique", "identity"})
# Names that stand before the call, and nothing that says who has them.
_HAS = re.compile(
    r"\b(?:has|have|had|having|is|are|was|were|been|with (?:known|a history)|history|hx|known|your"
    r"|his|her|reports?|presented|presents|due to|because|diagnos\w+|since|for (?:your|his|her))\b",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\W*(?:any|for|with|in the event of|in case of|new|sudden|severe|worsening|if)\b", re.I
)
_BEHIND_CASE = re.compile(r"\b(?:if|should|when|unless)\b", re.IGNORECASE)
_AT_ONCE = re.compile(rf"\b(?:{_NUMBER}|{_HOUSE})", re.IGNORECASE)
# "Get medical help right away for ...": behind it stands what for.
_FOR_WHAT = re.compile(r"\b(?:for|in\scase\sof)$", re.IGNORECASE)
_SEVERAL_WORDS = 6
_WARNINGS = re.compile(
    r"\W*(?:red flags?|(?:warning|danger) (?:signs?|symptoms?)|(?:datos|signos|sintomas) de"
    r" (?:alarma|alerta))(?: symptoms?)?\s*[:–-]\s*\w",
    re.IGNORECASE,
)
_DIAGNOSES = frozenset({"diagnosis", "problems", "assessment", "assessment_plan", "impression"})


def calls_for_help(statement: Statement) -> bool:
    """Whether a statement says whom to call or where to go."""
    if statement.section in _NEVER or "?" in statement.text:
        return False
    if statement.language == "es":
        calls = said(_VERB, "es", "calls_for_help").search(statement.text)
        return bool(calls) or goes_in_case(statement) is not None
    if _IS_OPEN.search(statement.text) and not _WAS_THEN.search(statement.text):
        return True
    return _call(statement) is not None or goes_in_case(statement) is not None


def is_bare(statement: Statement) -> bool:
    """Whether it only says to call, and not what for: ``Call 111.``"""
    short = len(statement.text.split()) <= _SEVERAL_WORDS
    case = said(_CASE, statement.language, "hangs_on")
    return short and not case.search(statement.text) and calls_for_help(statement)


def lists_warnings(statement: Statement) -> bool:
    """Whether it lists what to look out for behind a label: ``Red flags: fever, severe pain.``"""
    labelled = f"{statement.title}: {statement.text}"
    return bool(_WARNINGS.match(statement.text) or _WARNINGS.match(labelled))


def in_case_of(
    statements: Sequence[Statement], place: int, found: list[Condition]
) -> list[Condition]:
    """The conditions of a statement; those that it says to call for, as in case of them.

    ``Any chest pain - call 999``, and ``Chest pain or a fit?`` where the next one says to call.
    """
    statement = statements[place]
    if not found:
        return found
    following = statements[place + 1] if place + 1 < len(statements) else None
    if (behind := goes_in_case(statement)) is not None:
        # Before it stands where to go, which is no illness: "ED for chest pain".
        begin = statement.start + behind
        return [_in_case(each, ahead=True) for each in found if each.source.start >= begin]
    if statement.language != "en":
        return found
    text = statement.page.text
    asked = (
        statement.text.endswith("?")
        and following is not None
        and following.page is statement.page
        and not _HAS.search(statement.text)
        and is_bare(following)
    )
    call = None if asked else _call(statement)
    if not asked and call is None:
        return found
    end = statement.end if call is None else statement.start + call.start()
    told: list[Condition] = []
    for each in found:
        before = text[statement.start : each.source.start]
        ahead = each.source.end <= end and not _HAS.search(text, statement.start, end)
        if call is not None and _FOR_WHAT.search(call.group()):
            told.append(_in_case(each, ahead=ahead or each.source.start >= end))
            continue
        if call is not None and not _FOR.match(before or statement.text):
            at_once = _AT_ONCE.search(call.group())
            ahead = ahead and bool(at_once) and statement.section not in _DIAGNOSES
            ahead = ahead and not _BEHIND_CASE.search(statement.text, call.end())
        told.append(_in_case(each, ahead=ahead))
    return told


def _in_case(condition: Condition, *, ahead: bool) -> Condition:
    now = condition.status in (Status.PRESENT, Status.POSSIBLE)
    return replace(condition, status=Status.HYPOTHETICAL) if ahead and now else condition


def _call(statement: Statement) -> re.Match[str] | None:
    """The words of a statement that bid somebody to call or to go."""
    text = statement.text
    case = _CASE.search(text)
    for found in _VERB.finditer(text):
        before = text[max(0, found.start() - 80) : found.start()]
        if _REPORTED.search(before):
            if case and not _WAS_THEN.search(text):
                return found
            continue
        if _OPENS.search(before) or _MODAL.search(before):
            return found
        if case and case.start() < found.start() and not _TELLS.search(before):
            return found
    return None
