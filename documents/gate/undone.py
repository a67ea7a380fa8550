"""What the source takes back or leaves behind is not told as standing.

An allergy whose label was removed is no allergy, a dose that was cut to another is not the dose to
take, and what the patient stopped alone was not stopped by the clinic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from documents.gate import bonds, modality, negation
from documents.gate.text import Item, Text
from documents.gate.types import Code, Reason
from documents.gate.words import stem
from documents.pipeline.types import Status

_BACK = (
    r"(?:removed|withdrawn|deleted|cancell?ed|cleared|overturned|refuted|revoked|revised|taken\s+off"
    r"|lifted|retracted|de-?labell?ed)"
)
_NAMES = r"(?:label|diagnosis|alert|allergy|flag|listing|warning)"
# Its group is what was taken back.
_TAKEN_BACK = (
    re.compile(
        rf"\b(?P<what>(?:\w+\s+){{1,3}}){_NAMES}(?:\s+\w+)?\s+(?:was\s+|has\s+been\s+|now\s+)?{_BACK}\b",
        re.I,
    ),
    re.compile(
        rf"\b{_NAMES}\s+of\s+(?P<what>(?:\w+\s+){{1,4}}?)(?:was\s+|has\s+been\s+|now\s+)?{_BACK}\b",
        re.I,
    ),
)
_TOLD_BACK = re.compile(
    rf"\b(?:{_BACK}|no\s+longer|not|never|used\s+to|had|was|were|no)\b|n['’]t\b", re.I
)
_DOSE = r"\d+(?:[.,]\d+)?\s*(?:mg|mcg|µg|ug|g|units?|iu|ml|puffs?|tablets?|micrograms?|milligrams?)"
_CHANGED_TO = re.compile(
    r"\b(?:reduc|decreas|increas|chang|titrat|lower|rais|cut|up|down|halv|doubl|drop|tak|switch|go)"
    r"\w*\b[^.;]{0,40}?\bto\s+(?P<new>\d+(?:[.,]\d+)?)",
    re.I,
)
_FROM = re.compile(rf"\bfrom\s+({_DOSE})", re.I)
_BY_OR_FROM = re.compile(
    r"\b(?:from|was|were|had|took|instead|used\s+to|before|until|till)\b", re.I
)
_TAKE = re.compile(
    r"\b(?:take|taking|takes|use|uses|inject|keep|stay|continue|dose\s+is|on)\b", re.I
)
_ALONE = re.compile(
    r"\bself[- ]?(?:discontinu|stop|ceas|withdr|reduc|increas|start|medicat|adjust)\w*"
    r"|\b(?:pt|patient|he|she)\s+(?:has\s+|had\s+)?(?:stopped|ceased|discontinued|quit|reduced|increased|started)"
    r"|\b(?:on|of)\s+(?:his|her|their)\s+own\b|\b(?:himself|herself|themselves)\b",
    re.I,
)
_MEANS_TO = re.compile(
    r"\b(?:want|wish|keen|plan|hop|intend|try|tri|agree|would\s+like|ready|aim|eager|motivat|decid|set)\w*"
    r"\s+(?:to\s+|on\s+|a\s+)*(?:stop|quit|quitting|stopping|give\s+up|cut|cutting|reduc\w+)\b",
    re.I,
)
_HAS_ENDED = re.compile(
    r"\b(?:you|he|she)\s+(?:have\s+|has\s+)?(?:stopped|quit|gave\s+up|given\s+up|cut\s+(?:down|back)|reduced)\b",
    re.I,
)
_ENDED = re.compile(
    r"\b(?:stopped|quit\s+(?:in|on|\d)|gave\s+up|reduced|ex-?smoker|former)\b", re.I
)
_STAFF = r"(?:doctors?|nurses?|clinic|team|hospital|gp|surgeon|specialist|pharmacist|provider)"
_BY_STAFF = re.compile(
    rf"^\s*(?:the|your|his|her|a|our)\s+{_STAFF}\s+(?:\w+\s+)?(?:stopped|discontinued|ceased|cut|reduced|lowered"
    rf"|increased|raised|started)\b|\b(?:stopped|started|cut|reduced|raised)\s+by\s+(?:the|your|his|her|a)\s+{_STAFF}"
    r"|\bwere\s+told\s+to\b|\bon\s+(?:the\s+)?advice\b",
    re.I,
)
_OWN_STAFF = re.compile(rf"\b(?:{_STAFF}|told|advised|we|i|dr)\b", re.I)


_JUST_MISSED = re.compile(
    r"\b(?:miss|skipp?|omit|omitt|forgott?)(?:s|ed|ing|en|es)?\s+(?:\w+\s+){0,2}$|\bforg[oe]ts?\s+(?:\w+\s+){0,2}$",
    re.I,
)
_LEFT_OUT = re.compile(
    r"\b(?:miss|skip|omit|forg[eo]t|not|no|without|lack|left|leave|never|late|hold|held)\w*|n['’]t\b",
    re.I,
)
_EXCEPT = re.compile(r"\bexcept(?:\s+for)?\b", re.I)
_BAN = re.compile(
    r"\b(?:do|should|must|may)\s*(?:not|n['’]t)\s+(?:do\s+)?(?P<verb>\w+)(?P<rest>[^.;]*)", re.I
)
_LIMIT = re.compile(
    r"\b(?:for|until|till|unless|before|after|while|without|alone|when|if|during|within|except)\b",
    re.I,
)
_NOT_DONE = re.compile(r"\b(?:have|has|had|did)\s*(?:not|n['’]t)\s+(?:been\s+)?(\w+)", re.I)


def check(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """Reasons where something stands in the statement that the source has taken back."""
    if not cited:
        return
    yield from _taken_back(statement, cited)
    yield from _forbidden(statement, cited)
    yield from _missed(statement, cited)
    yield from _excepted(statement, cited)
    yield from _old_dose(statement, cited)
    staff = _BY_STAFF.search(statement.raw)
    if staff and all(
        _ALONE.search(text.raw) and not _OWN_STAFF.search(_ALONE.sub(" ", text.raw))
        for text in cited
    ):
        yield Reason(Code.FAMILY, staff.group().strip())
    yield from _never_stopped(statement, cited)
    ended = _HAS_ENDED.search(statement.raw)
    if ended and all(_MEANS_TO.search(text.raw) and not _ENDED.search(text.raw) for text in cited):
        yield Reason(Code.PAST, ended.group())


def _forbidden(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """What is forbidden is not told as not done, nor without its end ("for one month")."""
    bans = {stem(ban["verb"].lower()): ban["rest"] for t in cited for ban in _BAN.finditer(t.raw)}
    for left in _NOT_DONE.finditer(statement.raw):
        if stem(left[1].lower()) in bans and not any(_NOT_DONE.search(t.raw) for t in cited):
            yield Reason(Code.PAST, left.group())
            return
    for ban in _BAN.finditer(statement.raw):
        rest = bans.get(stem(ban["verb"].lower()), "")
        if _LIMIT.search(rest) and not _LIMIT.search(statement.raw):
            yield Reason(Code.NUMBER, ban.group())
            return


def _missed(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """What was only missed ("by missed insulin doses") is not told as had."""
    if _LEFT_OUT.search(statement.raw):
        return
    for item in statement.claims():
        seen = [(text, o) for text in cited for o in text.items if o.key == item.key]
        if seen and all(_JUST_MISSED.search(text.raw[: text.span(o)[0]]) for text, o in seen):
            yield Reason(Code.NEGATION, item.raw)
            return


def _excepted(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """What stands behind "except" stands there in the source."""
    said = _EXCEPT.search(statement.raw)
    held = [(text, found) for text in cited if (found := _EXCEPT.search(text.raw))]
    if not said or not held:
        return
    behind = {
        key
        for text, found in held
        for o in text.items
        if text.span(o)[0] >= found.end()
        for key in (o.key, *o.parts, *text.means(o))
    }
    before = {
        key
        for text, found in held
        for o in text.items
        if text.span(o)[0] < found.start()
        for key in (o.key, *o.parts, *text.means(o))
    }
    for item in statement.claims():
        apart = statement.span(item)[0] >= said.end()
        here, there = (behind, before) if apart else (before, behind)
        if {item.key, *item.parts} & there and not {item.key, *item.parts} & here:
            yield Reason(Code.NEGATION, item.raw)
            return


def _taken_back(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    if _TOLD_BACK.search(statement.raw):
        return
    for text in cited:
        for pattern in _TAKEN_BACK:
            for found in pattern.finditer(text.raw):
                names = Text(found["what"]).wide_keys
                for item in statement.claims():
                    if not item.is_number and {item.key, *item.parts} & names:
                        yield Reason(Code.NEGATION, item.raw)
                        return


def _never_stopped(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """A medicine is not told as stopped because another of its sentence was."""
    kept_from = bonds.KEEPING.search(statement.raw)
    for item in statement.items:
        absent = kept_from is not None and kept_from.start() < statement.span(item)[0]
        if not item.is_medicine or not (absent or bonds.is_governed(statement, item)):
            continue
        seen = [(text, other) for text in cited for other in text.items if other.key == item.key]
        if seen and all(_goes_on(text, other) for text, other in seen):
            yield Reason(Code.DIRECTION, item.raw)
            return


def _goes_on(text: Text, item: Item) -> bool:
    """Whether what is stopped in a text is another medicine, and this one is only named."""
    stopped = {other.key for other in text.items if bonds.is_governed(text, other)}
    return (
        item.key not in stopped
        and any(key.startswith("rx:") for key in stopped)
        and text.status(item) is Status.PRESENT
        and not negation.reaches(text, item)
        and not modality.is_declined(text, item)
    )


def _old_dose(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """The dose that another took the place of is not the one to take."""
    if not _TAKE.search(statement.raw) or _BY_OR_FROM.search(statement.raw):
        return
    said = {_number(found) for found in re.findall(_DOSE, statement.raw, re.I)}
    if not said:
        return
    for text in cited:
        found = _CHANGED_TO.search(text.raw)
        if found is None:
            continue
        new = found["new"].replace(",", ".")
        before = text.raw[: found.start("new")] + " " + " ".join(_FROM.findall(text.raw))
        old = {_number(dose) for dose in re.findall(_DOSE, before, re.I)}
        if said & (old - {new}) and new not in said:
            yield Reason(Code.NUMBER, sorted(said & old)[0])
            return


def _number(dose: str) -> str:
    found = re.match(r"\d+(?:[.,]\d+)?", dose)
    return found.group().replace(",", ".") if found else ""
