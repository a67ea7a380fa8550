"""Problems, family history and allergies of a C-CDA."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from documents.pipeline.structured import moments
from documents.pipeline.structured.cda import data
from documents.pipeline.structured.cda.context import PAST, Context
from documents.pipeline.structured.record import Cell
from documents.pipeline.structured.xmltree import Node
from documents.pipeline.types import Allergy, Condition, Status

# "Problem", "disease", "clinical finding": what is negated for "no known problems".
_ANY_PROBLEM: Final = frozenset(
    {"55607006", "64572001", "404684003", "282291009", "409586006", "160245001"}
)
_ANY_ALLERGY: Final = frozenset({"419199007", "420134006", "418038007", "716186003", "106190000"})
# "Drug", "food", "substance": named as what no allergy is known to.
_ANY_SUBSTANCE: Final = frozenset(
    {"410942007", "105590001", "373873005", "255620007", "762766007", "312412007", "115668003"}
)
_NONE_KNOWN: Final = frozenset({"716186003", "409137002", "428607008", "429625007"})
_SYMPTOMS: Final = frozenset({"418799008", "75325-1", "409586006"})
_STATUS: Final = "33999-4"
_PAST_WORDS: Final = ("inactive", "resolved", "remission", "no longer active", "past")
_PAST_CODES: Final = frozenset({"73425007", "413322009", "277022003"})
_UNSURE: Final = ("probable", "possible", "suspected", "provisional", "unconfirmed")
REACTION: Final = "2.16.840.1.113883.10.20.22.4.9"
_WITHDRAWN: Final = frozenset({"nullified", "cancelled", "aborted"})


def problem(node: Node, context: Context) -> None:
    """A condition with how the record speaks of it."""
    value = next((v for v in node.children("value")), None)
    named, _ = data.value_of(value, context.anchors)
    code = value.get("code") if value is not None else ""
    name = named if named != code else ""
    name = name or _told(node, context)
    negated = node.get("negationInd") == "true"
    generic = code in _ANY_PROBLEM
    start, end = data.ends_of(node.child("effectiveTime"))
    if _code_of(node, "statusCode").lower() in {"nullified", "cancelled"}:
        if name:
            context.record.line(Cell(name), Cell("Entered by mistake"))
        return
    if negated and (generic or not name):
        context.record.line(Cell("No known problems"))
        return
    if not name:
        if code:
            context.record.line(Cell("Given by a code alone"), Cell(code))
        return
    status, said = _status(node, context, negated=negated)
    kind = data.name_of(node.child("code"), context.anchors)
    line = context.record.line(
        Cell(name, "name"),
        Cell(kind if kind.lower() not in {"problem", "assertion"} else "", "kind", "Kind"),
        Cell(context.relation, "relation", "In"),
        Cell(said, "status", "Status"),
        Cell(moments.span(start, end), "date", "Date"),
    )
    symptom = _code_of(node, "code") in _SYMPTOMS
    context.record.entries += 1
    context.record.conditions.append(
        Condition(name, status, line.source, "symptom" if symptom else "diagnosis")
    )


def _told(node: Node, context: Context) -> str:
    """The narrative's name for a problem without a code."""
    text = context.anchors.text(node.child("text"))
    return text if data.says_something(text) and len(text) <= 160 else ""


def _status(node: Node, context: Context, *, negated: bool) -> tuple[Status, str]:
    if negated:
        return Status.ABSENT, "Not present"
    word = ""
    for inner in _related(node):
        if _code_of(inner, "code") != _STATUS:
            continue
        value = inner.child("value")
        word, _ = data.value_of(value, context.anchors)
        past = value is not None and value.get("code") in _PAST_CODES
        if context.is_family:
            return Status.FAMILY, word
        if past or word.lower().startswith(_PAST_WORDS):
            return Status.PAST, word
    if context.is_family:
        return Status.FAMILY, word
    time = node.child("effectiveTime")
    high = time.child("high") if time is not None else None
    # Resolved on an unknown day is written as an end that is unknown.
    resolved = high is not None and (bool(high.get("value")) or high.get("nullFlavor") == "UNK")
    _, end = data.ends_of(time)
    later = end.day is not None and context.day.day is not None and end.day > context.day.day
    if word.lower().startswith(_UNSURE):
        return Status.POSSIBLE, word
    if resolved and not later and not word:
        return Status.PAST, "Resolved"
    if not word and (context.status == "completed" or context.section == PAST):
        return Status.PAST, "Past" if context.section == PAST else "Completed"
    return Status.PRESENT, word


def allergy(node: Node, context: Context) -> None:
    """An allergy or intolerance with its reactions; or that none is known."""
    value = node.child("value")
    code = value.get("code") if value is not None else ""
    substance = _substance(node, context)
    negated = node.get("negationInd") == "true"
    if _code_of(node, "statusCode").lower() in _WITHDRAWN:
        if substance:
            context.record.line(Cell(substance), Cell("Entered by mistake or withdrawn"))
        return
    if code in _NONE_KNOWN or (negated and (not substance or _is_any_substance(node))):
        kind = data.name_of(value, context.anchors)
        everything = code in _ANY_ALLERGY or not kind
        told = _told(node, context)
        said = "No known allergies" if everything else f"None known: {kind}"
        said = told if told.lower().startswith(("no ", "none ")) else said
        line = context.record.line(Cell(said, "name"))
        context.record.entries += 1
        context.record.allergies.append(Allergy(said, line.source, None, Status.ABSENT))
        return
    if negated:
        context.record.line(Cell(substance), Cell("Not an allergy"))
        return
    reactions = list(dict.fromkeys(_reactions(node, context)))
    if not substance:
        substance = data.name_of(value, context.anchors) if code not in _ANY_ALLERGY else ""
        substance = substance or _told(node, context)
    if not substance:
        return
    start, end = data.ends_of(node.child("effectiveTime"))
    status, said = _status(node, context, negated=False)
    line = context.record.line(
        Cell(substance, "name"),
        Cell(data.name_of(value, context.anchors), "kind", "Kind"),
        Cell("; ".join(reactions), "reaction", "Reaction"),
        Cell(_severity(node, context), "severity", "How bad"),
        Cell(said, "status", "Status"),
        Cell(moments.span(start, end), "date", "Date"),
    )
    context.record.entries += 1
    context.record.allergies.append(
        Allergy(substance, line.source, "; ".join(reactions) or None, status)
    )


def _is_any_substance(node: Node) -> bool:
    ways = ("participantRole", "playingEntity", "code")
    coded = [each.child(*ways) for each in node.children("participant")]
    return any(code is not None and code.get("code") in _ANY_SUBSTANCE for code in coded)


def _substance(node: Node, context: Context) -> str:
    for participant in node.children("participant"):
        entity = participant.child("participantRole", "playingEntity")
        if entity is None:
            continue
        named = data.name_of(entity.child("code"), context.anchors)
        plain = entity.child("name")
        if named:
            return named
        if plain is not None and data.says_something(plain.text()):
            return context.anchors.text(plain)
    return ""


def _reactions(node: Node, context: Context) -> Iterator[str]:
    for relation in node.children("entryRelationship"):
        inner = relation.child("observation")
        if inner is not None and is_reaction(relation, inner):
            value, _ = data.value_of(inner.child("value"), context.anchors)
            if reaction := value or context.anchors.text(inner.child("text")):
                yield reaction


def is_reaction(relation: Node, inner: Node) -> bool:
    """Whether an observation beside an allergy tells what it did."""
    return relation.get("typeCode") == "MFST" or REACTION in data.templates(inner)


def _severity(node: Node, context: Context) -> str:
    for inner in _related(node):
        if _code_of(inner, "code") == "SEV":
            return data.value_of(inner.child("value"), context.anchors)[0]
    return ""


def _related(node: Node) -> Iterator[Node]:
    for relation in node.children("entryRelationship"):
        inner = relation.child("observation")
        if inner is not None:
            yield inner


def _code_of(node: Node, name: str) -> str:
    child = node.child(name)
    return child.get("code") if child is not None else ""
