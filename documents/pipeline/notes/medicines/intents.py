"""Whether what is done with a medicine is told as done, asked for, or only thought of.

It is read off the build of the clause: the form of the verb (``stopped``, ``stop``, ``stopping``),
what governs it (``was``, ``please``, ``consider``), and what it hangs on (``if``, ``before``,
``next week``). DONE and ORDER need evidence; whatever is not plainly one of them is OPEN.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.pipeline.notes.medicines.hanging import class_of, hangs_for
from documents.pipeline.types import Intent, MedicationStatus
from knowledge.phrases import Tokens

_ENDS = frozenset(".;|!?")
_TURNS = frozenset({"but", "however"})
_HEADS = frozenset({",", ":", "-", "–", "—", ")", "(", "]", "/", "and", "then", "&", "+", "•", "*"})
_PASSIVE = frozenset({"was", "were", "been", "has", "have", "had", "got", "is", "are", "s"})
_COMING = frozenset({"shall", "will", "to", "should", "must", "needs", "need", "ll"})
_ASIDE = frozenset({"now", "also", "just", "then", "still", "up", "re"})
_NOT = frozenset({"not", "t", "never", "no", "cannot", "without"})
_SUPPOSED = frozenset(
    """if unless whether may might could would want wants wanted wish wishes consider considering
    discuss discussed thinking suggest suggested recommend recommended""".split()
)
_BEFORE_MONTHS = frozenset(
    "in since on of from by until till before after last early late mid next this".split()
)
_AGAIN = frozenset({"restarted", "resumed", "recommenced", "reinstated"})
_TO_COME = frozenset({"be", "will", "tomorrow", "next"})
_FAR = 12
_LONG = 40
# "Stop X and call us if you bleed", "stop X and see a doctor for any rash": in case of it.
_IN_CASE = re.compile(
    r"^(?:[^ ]+ )*?(?:and|then|,|;|&) (?:(?:please|you|also|then|should) )*"
    r"(?:(?:call|phone|ring|contact|seek|tell|notify|inform|alert|message|text) (?:[^ ]+ )*?"
    r"(?:if|when|whenever|unless|for|with any|at any|should you)"
    r"|(?:see|get|go|come|return|attend|visit|speak|talk|ask|have) (?:[^ ]+ )*?"
    r"(?:if|when|whenever|unless|for any|with any|at any|should you|help for|care for))(?: |$)"
)
_MARKS = re.compile(r"(?:^|\s)[-–—•*>→]+(?:\s|$)|[–—•→]|\n")
_STANDING = frozenset({MedicationStatus.ACTIVE, MedicationStatus.PAST})
# "Stopped till the count is normal": to be taken again.
_FOR_A_WHILE = frozenset({MedicationStatus.HELD, MedicationStatus.STOPPED})
_ENDING = frozenset({MedicationStatus.STOPPED, MedicationStatus.HELD, MedicationStatus.PAST})


def intent_of(
    tokens: Tokens,
    first: int,
    last: int,
    status: MedicationStatus,
    *,
    alone: bool = False,
) -> Intent:
    """How words ``first`` up to ``last``, which tell a status, are meant in their clause.

    ``alone``: they are a cell or a remark, where an order needs no place at the head.
    """
    words = [_month(tokens.words, place) for place in range(len(tokens))]
    begin, end = _clause(words, first, last)
    if "?" in (*words[begin:end], *words[end : end + 1]):
        return Intent.OPEN
    if status is MedicationStatus.UNKNOWN:
        return Intent.OPEN
    if status in _STANDING:
        return (
            Intent.OPEN if _is_unsettled(words, (first, last), begin, end, status) else Intent.DONE
        )
    found = [
        _at_verb(words, place, begin, end, status, alone=alone or _is_head(tokens, place))
        for place in range(first, last)
        if is_verb(words, place)
    ]
    if not found:
        return _without_verb(words, first, last, begin, end, status)
    told = {each for each in found if each is not None}
    if len(told) != 1 or (Intent.ORDER in told and _is_in_case(words, last, status)):
        return Intent.OPEN
    return told.pop()


def _is_in_case(words: Sequence[str], place: int, status: MedicationStatus) -> bool:
    """Whether an order to end a medicine goes on with help to be sought in case of something."""
    end = place
    while end < min(len(words), place + _LONG) and (words[end] == ";" or not _is_end(words, end)):
        end += 1
    return status in _ENDING and _IN_CASE.match(" ".join(words[place:end])) is not None


def _month(words: Sequence[str], place: int) -> str:
    """A word; ``may`` only where it is the verb: not "since May 3", "in May"."""
    if words[place] != "may":
        return words[place]
    around = [*words[max(0, place - 1) : place], *words[place + 1 : place + 2]]
    dated = any(word[0].isdigit() for word in around)
    return "june" if dated or _BEFORE_MONTHS & set(around[:1]) else "may"


def _is_unsettled(
    words: Sequence[str], said: tuple[int, int], begin: int, end: int, status: MedicationStatus
) -> bool:
    """Whether what goes on, or was before, hangs on more: ``continue until June``."""
    first, last = said
    if status is MedicationStatus.PAST:
        elsewhere = list(words[last - 1 : last + 1]) == ["prior", "to"]
        return elsewhere or bool(_TO_COME & {*words[last : last + 5]})
    lead = list(words[max(begin, first - 5) : first])
    for mark in (":", ","):
        lead = lead[len(lead) - lead[::-1].index(mark) :] if mark in lead else lead
    if _SUPPOSED & {*lead}:
        return True  # "whether to go back on it"
    if _AGAIN & {*words[first:last]} and "be" in words[max(0, first - 2) : last]:
        return True  # "will be restarted": it is not taken yet
    if not class_of("keeping") & {*words[first:last]}:
        return False
    while begin < first and "," in words[begin:first]:
        begin += 1
    wished = class_of("thought") & {*words[max(begin, first - 4) : last]}
    return bool(wished) or hangs_for(words[begin:end], status)


def _is_head(tokens: Tokens, place: int) -> bool:
    """Whether a dash, a bullet or a new line stands before a word."""
    if place == 0:
        return True
    return bool(_MARKS.search(tokens.text[tokens.ends[place - 1] : tokens.starts[place]]))


def _clause(words: Sequence[str], first: int, last: int) -> tuple[int, int]:
    begin = first
    while begin and not _is_end(words, begin - 1):
        begin -= 1
    end = last
    while end < len(words) and not _is_end(words, end) and not _is_other(words, end):
        end += 1
    return begin, end


def _is_other(words: Sequence[str], place: int) -> bool:
    """Whether other business begins: ``start X and recheck potassium in 1 week``."""
    behind = words[place + 1 : place + 2]
    return words[place] in {"and", "then", ",", "&"} and bool(class_of("business") & {*behind})


def _is_end(words: Sequence[str], place: int) -> bool:
    word = words[place]
    if word == ".":  # not in "b.i.d."
        return place == 0 or len(words[place - 1]) > 1
    return word in _ENDS or word in _TURNS


def is_verb(words: Sequence[str], place: int) -> bool:
    """Whether a word is one of what is done with a medicine."""
    return _shorthand(words, place) is not None or any(
        words[place] in class_of(name) for name in ("base", "gradual", "past", "loose", "either")
    )


def _shorthand(words: Sequence[str], place: int) -> int | None:
    """How many words ``d/c`` or ``dc`` takes, if it stands here."""
    if words[place] == "dc":
        return 1
    parts = list(words[place : place + 3])
    return 3 if parts[:2] == ["d", "/"] and parts[2:] in (["c"], ["cd"], ["ced"]) else None


def _at_verb(
    words: Sequence[str],
    place: int,
    begin: int,
    end: int,
    status: MedicationStatus,
    *,
    alone: bool,
) -> Intent | None:
    """What one verb says; None where it only belongs to another (``stop taking``)."""
    word = words[place]
    short = _shorthand(words, place)
    before = list(words[begin:place])
    if ":" in before:
        before = before[len(before) - before[::-1].index(":") :]
    near = before[-_FAR:]
    if short is not None:
        behind = list(words[place + short : place + short + 1])
        done = words[place + short - 1] in {"cd", "ced"} or behind in (["d"], ["ed"])
        past = done or bool(_PASSIVE & set(near[-3:]))
    elif word in class_of("either"):
        past = bool(_PASSIVE & set(near[-3:])) or bool({"he", "she", "they"} & set(near[-2:]))
    else:
        past = word in class_of("past")
    if word == "hold" and near[-1:] == ["on"]:
        past = not {"put", "place", "please"} & set(near[-4:]) or bool(_PASSIVE & set(near[-4:]))
        near = near[:-1]
    if past:
        return _of_participle(words, place, near, begin, end, status)
    if word in class_of("loose"):
        helping = place > begin and is_verb(words, place - 1) and word in {"taking", "coming"}
        return None if helping else Intent.OPEN
    if word in class_of("gradual") or word in class_of("either"):
        return Intent.OPEN
    if class_of("thought") & set(near) or hangs_for(words[begin:end], status):
        return Intent.OPEN
    return Intent.ORDER if _is_order(near, alone=alone) else Intent.OPEN


def _is_order(near: Sequence[str], *, alone: bool) -> bool:
    """Whether a verb in its plain form is an order, by what stands before it."""
    while near and (near[-1] in _ASIDE or near[-1].endswith("ly")):
        near = near[:-1]
    if not near or alone:
        return True
    last = near[-1]
    if last in class_of("ordering") or last in _HEADS or last[0].isdigit() or last == "§":
        return not _NOT & set(near[-3:])
    if last == "to":
        whom = near[-2] if len(near) > 1 else ""
        return not whom or whom in class_of("ordered") or whom in _HEADS or whom == "§"
    if last in class_of("subjects"):
        return False
    return bool(class_of("ordering") & set(near[-3:])) and not _NOT & set(near[-3:])


def _of_participle(
    words: Sequence[str],
    place: int,
    near: Sequence[str],
    begin: int,
    end: int,
    status: MedicationStatus,
) -> Intent:
    """``was stopped`` is done, ``to be stopped`` an order, ``may be stopped`` neither."""
    if _NOT & set(near[-3:]) or _is_wish(near):
        return Intent.OPEN
    if words[place + 1 : place + 2] == ["if"]:
        return Intent.OPEN  # "to be started if needed"
    if "be" in near[-4:]:
        lead = near[: len(near) - 1 - list(near)[::-1].index("be")]
        was_to = lead[-1:] == ["to"] and bool({"was", "were"} & set(lead[-2:-1]))
        coming = bool(_COMING & set(lead[-2:])) and not was_to
        return Intent.ORDER if coming and not hangs_for(words[begin:end], status) else Intent.OPEN
    if "being" in near[-2:] and status is not MedicationStatus.HELD:
        return Intent.OPEN
    lead = near[len(near) - list(near)[::-1].index(",") :] if "," in near else list(near)
    told = {"was", "were", "been", "had"} & {*near[-4:]}
    open_leads = {"if", "unless", "whether", "will", "should", "to"}
    if not told:
        open_leads |= {"once", "until", "till", "when", "before", "after", "need", "needs"}
    if open_leads & set(lead[-6:]):
        return Intent.OPEN
    behind = words[place + 1 : end]
    if status in _ENDING and _is_ahead_of(behind):
        return Intent.OPEN
    if status is MedicationStatus.HELD and {"if", "before"} & {*behind}:
        return Intent.OPEN
    if status in _FOR_A_WHILE and {"until", "till", "pending"} & {*behind}:
        return Intent.OPEN
    present = {"is", "are"} & {*near[-3:]}
    if {"tomorrow", "next", "if", "unless"} & {*behind} or (present and hangs_for(behind, status)):
        return Intent.OPEN
    return Intent.DONE


def _is_ahead_of(behind: Sequence[str]) -> bool:
    """Whether a count of days before something follows: ``stopped 5 days before surgery``."""
    spans = (p for p, word in enumerate(behind[:4]) if word in class_of("spans"))
    place = next(spans, None)
    return place is not None and bool(
        {"before", "prior", "pre", "preop"} & {*behind[place + 1 :][:2]}
    )


def _is_wish(near: Sequence[str]) -> bool:
    """Whether somebody only thinks of it: ``would like X stopped``."""
    lead = near[-6:]
    return any(
        word in class_of("thought") and "was" not in lead[place:] and "were" not in lead[place:]
        for place, word in enumerate(lead)
    )


def _without_verb(
    words: Sequence[str],
    first: int,
    last: int,
    begin: int,
    end: int,
    status: MedicationStatus,
) -> Intent:
    """Words that tell a status and are no verb: ``no longer on``, ``new:``, ``now off``."""
    said = list(words[first:last])
    near = [*words[max(begin, first - 6) : first], *said]
    if class_of("thought") & set(near) or {"if", "unless", "will", "should", "to"} & set(near):
        return Intent.OPEN
    if status is MedicationStatus.STARTED:
        new = bool({"new", "rx", "fresh"} & set(said))
        return Intent.ORDER if new and not hangs_for(words[last:end], status) else Intent.OPEN
    over = status in _ENDING and bool({"off", "longer", "more"} & set(said))
    return Intent.DONE if over else Intent.OPEN
