"""What the patient is to do next: appointments, referrals, when to call or come back."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from documents.pipeline.notes.days.dates import find_dates
from documents.pipeline.notes.steps import alarm_signs, below_lists, bids
from documents.pipeline.notes.steps.addressed import Asked, asked, letters
from documents.pipeline.notes.steps.calls_for_help import calls_for_help
from documents.pipeline.notes.steps.due import OVER, is_day, is_due, is_in_month, written
from documents.pipeline.notes.steps.instructed import Place, comes_at, instructs, places
from documents.pipeline.notes.steps.no_step import is_no_step
from documents.pipeline.notes.steps.of_above import speaks_of
from documents.pipeline.notes.steps.visit_cards import is_own_title, joined
from documents.pipeline.notes.structure.announced import announced
from documents.pipeline.notes.structure.boxes import behind_box, is_unticked
from documents.pipeline.notes.structure.fields import bids_something, is_planned
from documents.pipeline.notes.structure.leads import led_by, opening
from documents.pipeline.notes.structure.outline import Outline, Statement, outline_of
from documents.pipeline.notes.structure.sayings import said
from documents.pipeline.notes.structure.spoken import ADVICE
from documents.pipeline.types import DateFound, FollowUp, Page, Source, Status
from knowledge.folding import fold

_STRONG = re.compile(
    r"\b(?:follow(?:ing)?[- ]?up (?:in|with|at|on|as|if|visit|appointment|for|within|after|by|here)"
    r"|(?:will|should|to|can|must) follow[- ]?up"
    r"|return (?:to|in|if|for|immediately|sooner|here"
    r"|precautions(?! (?:\w+ )?(?:given|discussed|reviewed|provided)))"
    r"|(?:call|contact|notify) (?:us|our|me|the (?:office|clinic)|your|if|911|with"
    r"|immediately|for|clinic|office|dr)"
    r"|come back|seek (?:medical|help|advice|immediate|emergency|care|urgent)"
    r"|go to (?:the )?(?:er|ed"
    r"|emergency|nearest)|see (?:you|her|him|the patient|them) (?:back|again|in)"
    r"|(?:will|to|should) be seen|schedule[ds]?|appointment|recheck|re-check|re-?evaluat\w+ in"
    r"|(?<!may )(?<!can )(?<!may be )repeat (?!(?:once|twice|x ?\d)\b)"
    r"(?:[\w, &/()+-]{2,60}? )?(?:in|at|after|next|before)\b"
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
# So many words can be told in one sentence.
_MOST_WORDS = 24
_MOST_WORDS_TOGETHER = 40
# A title so far above is not told with each line.
_FAR = 400
_AHEAD = frozenset({"plan", "assessment_plan", "instructions", ADVICE})
_PLAN_SECTIONS = frozenset(
    {
        "plan",
        "assessment_plan",
        "instructions",
        ADVICE,
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
# What stands right before a visit or a referral that was.
_DONE = re.compile(
    r"\b(?:was|were|had|got|did|underwent|attended|after|since|at)(?: not)?"
    r"(?: been)?(?: (?:then|also|already|subsequently|initially|later|first|an?|the|his|her"
    r"|regular|routine|normal))*\s$",
    re.IGNORECASE,
)
_HISTORY = frozenset({"history_present", "past_history"})
_WAS = re.compile(r"\b(?:was|were|had|did)\b", re.IGNORECASE)
_MODAL = re.compile(
    r"\b(?:will|should|please|when to|advised|instructed|asked|told|recommend\w*|need\w*|to be"
    r"|must|if|(?:we|i) can (?:talk|discuss|decide|go over|look)"
    r"|in \d+|in (?:one|two|three|four|six|a) \w+)\b|^\W*(?:follow|return|call|recheck|repeat"
    r"|schedule|see|go|refer|seek|contact)",
    re.IGNORECASE,
)


def find_followups(pages: Sequence[Page] | Outline) -> tuple[FollowUp, ...]:
    """Each instruction as the document words it, once; a line that leads in a list with its items.

    What a line says of its items is told of them together: ``Return if fever; chest pain``.
    """
    outline = outline_of(pages)
    statements = below_lists.read_on(joined(outline.statements))
    printed = {page.number: page.text for page in outline.pages}
    found: list[FollowUp] = []
    seen: set[str] = set()
    told = 0
    steps_at: set[int] = set()
    joined_at: set[int] = set()
    to = letters(statements)
    where = list(places(statements))
    day = written(outline)
    for place, statement in enumerate(statements):
        if place < told or not (
            _is_followup(statement, _behind(statements, place, where, steps_at))
            or (is_in_month(statement, day) and not is_no_step(statement))
        ):
            continue
        steps_at.add(place)
        if warned := alarm_signs.told(statements, place, printed[statement.page.number], steps_at):
            if isinstance(warned, FollowUp):
                found = [each for each in found if not alarm_signs.holds(warned, each)]
                found.append(warned)
            continue
        items = led_by(statements, place)
        told = place + 1 + len(items)
        if not items and announced(statement.lead, statement.language) is Status.HYPOTHETICAL:
            step = _with_lead(statement, statements, place, printed)
            found.append(_asked(step, asked(statement, to[statement.page.number])))
            continue
        days = find_dates(outline) if items else ()
        text = printed[statement.page.number]
        before = statements[place - 1] if place else None
        if (
            before is not None
            and not items
            and speaks_of(
                statement, before, text, joined=place - 1 in joined_at, step=place - 1 in steps_at
            )
        ):
            joined_at.add(place)
            last = found[-1].source if found else None
            together = place - 1 in steps_at and last is not None and last.end == before.end
            start = last.start if together and last is not None else before.start
            words = text[start : statement.end]
            if len(words.split()) <= _MOST_WORDS_TOGETHER:
                if together:
                    found.pop()
                statement = replace(statement, start=start, _tokens=None, _scopes=None)
        for step in _steps(statement, items, text, days):
            step = _with_title(step, statement, text)
            key = " ".join(step.text.lower().split())
            if key not in seen:
                seen.add(key)
                found.append(_asked(step, asked(statement, to[statement.page.number])))
    return tuple(found)


def _with_title(step: FollowUp, statement: Statement, text: str) -> FollowUp:
    """A step behind the title that says what it is: ``Vaccines due – Shingles``."""
    title = statement.title
    if statement.lead or not bids.SAYS_MORE.fullmatch(title):
        return step
    at = text.rfind(title, 0, statement.start)
    if at < 0 or statement.start - at > _FAR:
        return step
    place = Source(step.source.page, at, at + len(title))
    return replace(step, text=f"{opening(title)} {step.text}", lead=place)


def _behind(
    statements: Sequence[Statement], place: int, where: Sequence[Place], steps: Collection[int]
) -> Place:
    """Where a statement stands, knowing whether the one before it on its line is a step."""
    here = where[place]
    if place - 1 not in steps:
        return here
    before, each = statements[place - 1], statements[place]
    on_line = before.page is each.page and "\n" not in each.page.text[before.end : each.start]
    return replace(here, behind=on_line)


def _asked(step: FollowUp, someone: Asked) -> FollowUp:
    return replace(step, asked=someone.who, lead=step.lead or someone.place)


def _steps(
    lead: Statement, items: Sequence[Statement], text: str, days: Sequence[DateFound]
) -> Iterator[FollowUp]:
    """An instruction, or those of a list: as many of its items together as can be read at once."""
    mine = [each for each in items if not is_unticked(text, each.start)]
    if not mine:
        start = behind_box(text, lead.start)
        start = _with_label(lead, text, start)
        alone = _without_next_item(text[start : lead.end])
        if not items:
            yield FollowUp(alone, Source(lead.page.number, start, start + len(alone)))
        return
    apart = any(_has_day(each, days) for each in mine)
    for some in _runs(lead, mine, days):
        told = "; ".join(" ".join(text[each.start : each.end].split()) for each in some)
        begin = some[0].start if apart and some[0] is not mine[0] else lead.start
        yield FollowUp(
            f"{opening(text[lead.start : lead.end])} {told}",
            Source(lead.page.number, begin, some[-1].end),
        )


def _with_label(statement: Statement, text: str, start: int) -> int:
    """Where a step begins that goes on its label: ``Follow up: with your doctor as needed``."""
    short = bids.SHORT_VALUE.fullmatch(text, start, statement.end) or is_planned(statement)
    # "DIET: Low sodium, 2,000 mg a day": without its label, of what?
    of_life = statement.language == "en" and bids.OF_LIFE.search(statement.title)
    short = short or (bool(of_life) and not bids_something(statement.text, "en"))
    if not statement.title or not (short or bids.GOES_ON.match(text, start)):
        return start
    line = text.rfind("\n", 0, start) + 1
    label = text[line:start].lstrip()
    same = fold(label.rstrip(" \t:–-")) == fold(statement.title)
    return start - len(label) if same else start


def _runs(
    lead: Statement, items: Sequence[Statement], days: Sequence[DateFound]
) -> Iterator[Sequence[Statement]]:
    """The items in runs that can be told in one breath; one with a day is a visit by itself."""
    run: list[Statement] = []
    size = begun = len(opening(lead.text).split())
    for each in items:
        more = len(each.text.split())
        dated = _has_day(each, days)
        if run and (dated or size + more > _MOST_WORDS or _has_day(run[-1], days)):
            yield run
            run, size = [], begun
        run.append(each)
        size += more
    yield run


def _has_day(item: Statement, days: Sequence[DateFound]) -> bool:
    """Whether a day is printed in an item."""
    number = item.page.number
    at = bisect_left(days, (number, item.start), key=_place)
    return at < len(days) and _place(days[at]) < (number, item.end)


def _place(day: DateFound) -> tuple[int, int]:
    return day.source.page, day.source.start


def _is_followup(statement: Statement, place: Place) -> bool:
    if is_unticked(statement.page.text, statement.start):
        return False
    if comes_at(statement, place):
        return True
    if is_no_step(statement) or is_own_title(statement):
        return False
    to_come = _comes_next(statement) or is_due(statement) or instructs(statement, place)
    return to_come or (calls_for_help(statement) and not place.chat)


def _comes_next(statement: Statement) -> bool:
    """Whether it speaks of a visit, a test or a call to come."""
    if statement.section in _NEVER:
        return False
    text = statement.text
    told = statement.lead or len(text.split()) > 1 or is_day(statement)
    if statement.section == "followup" and told:
        return True
    if statement.section in _HISTORY and _WAS.search(text):
        return False
    language = statement.language
    if said(_CAME, language, "came").search(text):
        return False
    ahead = statement.section in _AHEAD and said(_WHEN, language, "when").search(text)
    if ahead and not said(OVER, language, "came").search(text):
        return True
    if not any(
        _is_to_come(text, each) for each in said(_STRONG, language, "followup").finditer(text)
    ):
        return False
    modal = said(_MODAL, language, "modal")
    plans = _PLAN_SECTIONS if language == "en" else _PLAN_SECTIONS - {"course"}
    return statement.section in plans or bool(modal.search(text))


def _is_to_come(text: str, found: re.Match[str]) -> bool:
    """Whether it was not done before: ``was referred to``, ``had follow-up``."""
    return not _DONE.search(text, max(0, found.start() - 40), found.start())


def _with_lead(
    item: Statement, statements: Sequence[Statement], place: int, printed: Mapping[int, str]
) -> FollowUp:
    """An item that a page parts from the line that leads it in, behind that line; both places."""
    words = printed[item.page.number][item.start : item.end]
    at = next((at for at in range(place - 1, -1, -1) if statements[at].text == item.lead), place)
    lead = statements[at]
    over = lead.page.number != item.page.number
    return FollowUp(
        f"{opening(item.lead)} {words}",
        item.source(item.start, item.end),
        lead=lead.source(lead.start, lead.end) if over else None,
    )


def _without_next_item(text: str) -> str:
    """The instruction without the medicine whose line comes next in a list."""
    item = _NEXT_MEDICINE.search(text)
    return text[: item.start()].rstrip() if item and _STRONG.search(text, 0, item.start()) else text
