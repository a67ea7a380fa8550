"""What the patient is to do next: appointments, referrals, when to call or come back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.pipeline.notes.boxes import behind_box, is_unticked
from documents.pipeline.notes.outline import Outline, Statement, outline_of
from documents.pipeline.notes.sayings import said
from documents.pipeline.types import FollowUp, Page, Source

_STRONG = re.compile(
    r"\b(?:follow(?:ing)?[- ]?up (?:in|with|at|on|as|visit|appointment|for|within|after|by|here)|"
    r"(?:will|should|to|can|must) follow[- ]?up"
    r"|return (?:to|in|if|for|immediately|sooner|here|precautions)|(?:call|contact|notify) (?:us"
    r"|our|me|the (?:office|clinic)|your|if|911|with|immediately|for|clinic|office|dr)"
    r"|come back|seek (?:medical|immediate|emergency|care|urgent)|go to (?:the )?(?:er|ed"
    r"|emergency|nearest)|see (?:you|her|him|the patient|them) (?:back|again|in)"
    r"|(?:will|to|should) be seen|schedule[ds]?|appointment|recheck|re-check|re-?evaluat\w+ in"
    r"|repeat (?:[\w, &/()+-]{2,60}? )?(?:in|at|after|next|before)\b"
    r"|referr?al (?:to|for)|refer(?:red)? (?:to|her|him|the)"
    r"|follow[- ]?up\b.{0,40}\b(?:days?|weeks?|months?|years?)|next visit|next appointment)\b",
    re.IGNORECASE,
)
# A plan that says when: "Echo in 3 months", "Labs this week".
_WHEN = re.compile(
    r"\b(?:in|within|after|every) (?:about |the next )?"
    r"(?:\d+(?:\s?[-–]\s?\d+)?|an?|one|two|three|four"
    r"|five|six|eight|ten|twelve|a few) (?:days?|weeks?|months?|years?)\b(?! ago)"
    r"|\b(?:this|next) (?:week|month|year)\b|\btomorrow\b",
    re.IGNORECASE,
)
_NEXT_MEDICINE = re.compile(
    r"\n[ \t]*[A-Z][A-Za-z-]+(?: [a-z]\w+){0,2} \d+(?:[.,]\d+)?[ ]?(?:mg|mcg|µg|g|ml|units?|iu|%)\b"
)
_OVER = re.compile(
    r"\b(?:was|were|had|has|have|did|been|seen|presented|improv\w+|worsen\w+|started|noted"
    r"|over the|denie[sd])\b",
    re.IGNORECASE,
)
_AHEAD = frozenset({"plan", "assessment_plan", "instructions"})
_PLAN_SECTIONS = frozenset(
    {
        "plan",
        "assessment_plan",
        "instructions",
        "followup",
        "disposition",
        "course",
        "medications",
        "diagnosis",
    }
)
_NEVER = frozenset(
    """chief_complaint past_history surgical_history family_history social_history allergies
    review_of_systems exam vitals labs imaging technique identity procedures
    immunizations""".split()
)
_CAME = re.compile(
    r"\b(?:presents?|presenting|returns?|returned|here|seen|comes|came|presented|was last seen"
    r"|missed|arrived|has been seen|today for)\b"
    r"[^.;]{0,40}\b(?:follow[- ]?up|recheck|appointment|re-?evaluation|checkup)",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"\b(?:will|should|please|advised|instructed|asked|told|recommend\w*|need\w*|to be|must|if"
    r"|in \d+|in (?:one|two|three|four|six|a) \w+)\b|^\W*(?:follow|return|call|recheck|repeat"
    r"|schedule|see|go|refer|seek|contact)",
    re.IGNORECASE,
)


def find_followups(pages: Sequence[Page] | Outline) -> tuple[FollowUp, ...]:
    """Each instruction as the document words it, once."""
    outline = outline_of(pages)
    found: list[FollowUp] = []
    seen: set[str] = set()
    for statement in outline.statements:
        if not _is_followup(statement):
            continue
        start = behind_box(statement.page.text, statement.start)
        text = _without_next_item(statement.page.text[start : statement.end])
        key = " ".join(text.lower().split())
        if key in seen:
            continue
        seen.add(key)
        source = Source(statement.page.number, start, start + len(text))
        found.append(FollowUp(text, source))
    return outline.printed(found)


def _is_followup(statement: Statement) -> bool:
    if statement.section in _NEVER or is_unticked(statement.page.text, statement.start):
        return False
    text = statement.text
    if statement.section == "followup" and len(text.split()) > 1:
        return True
    language = statement.language
    if said(_CAME, language, "came").search(text):
        return False
    ahead = statement.section in _AHEAD and said(_WHEN, language, "when").search(text)
    if ahead and not said(_OVER, language, "came").search(text):
        return True
    if not said(_STRONG, language, "followup").search(text):
        return False
    modal = said(_MODAL, language, "modal")
    plans = _PLAN_SECTIONS if language == "en" else _PLAN_SECTIONS - {"course"}
    return statement.section in plans or bool(modal.search(text))


def _without_next_item(text: str) -> str:
    """The instruction without the medicine whose line comes next in a list."""
    item = _NEXT_MEDICINE.search(text)
    return text[: item.start()].rstrip() if item and _STRONG.search(text, 0, item.start()) else text
