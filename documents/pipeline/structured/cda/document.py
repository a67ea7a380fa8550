"""A whole C-CDA (or an excerpt of one): header, then section after section."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO, Final

from documents.pipeline.files.refusals import refusal
from documents.pipeline.structured import moments, xmltree
from documents.pipeline.structured.cda import data, narrative
from documents.pipeline.structured.cda.context import GIVEN, OTHER, SECTIONS, Context, head_of
from documents.pipeline.structured.cda.entries import visit
from documents.pipeline.structured.cda.narrative import Anchors
from documents.pipeline.structured.record import Cell, Record, clean
from documents.pipeline.structured.xmltree import Node
from documents.pipeline.types import DateFound, Kind

_KINDS: Final = {
    "18842-5": Kind.DISCHARGE_SUMMARY, "11502-2": Kind.LAB_REPORT, "18748-4": Kind.IMAGING_REPORT,
    "18726-0": Kind.IMAGING_REPORT, "57133-1": Kind.REFERRAL, "11488-4": Kind.VISIT_NOTE,
    "34117-2": Kind.VISIT_NOTE, "11506-3": Kind.VISIT_NOTE, "11504-8": Kind.VISIT_NOTE,
    "28570-0": Kind.VISIT_NOTE, "34109-9": Kind.VISIT_NOTE, "60591-5": Kind.OTHER,
    "11526-1": Kind.PATHOLOGY_REPORT, "57833-6": Kind.PRESCRIPTION,
}  # fmt: skip
_EXCERPTS: Final = frozenset(
    {"section", "component", "structuredBody", "entry", "act", "observation", "organizer",
     "substanceAdministration", "encounter", "procedure"}
)  # fmt: skip
_FHIR: Final = frozenset({"Bundle", "Observation", "DiagnosticReport", "Patient", "Composition"})
_TEMPLATES: Final = ("2.16.840.1.113883.", "1.3.6.1.4.1.19376.")
_STATEMENTS: Final = _EXCERPTS - {"section", "component", "structuredBody", "entry"}
_SEXES: Final = {"M": "male", "F": "female"}
_MOST_TEXT: Final = 4_000_000


def read(stream: BinaryIO, progress: Callable[[], None], max_pages: int) -> Record:
    """The record in a file of XML; refuses what is no HL7 clinical document."""
    root = xmltree.parse(stream, progress)
    if root.name in _FHIR:
        raise refusal("type_not_accepted", "fhir xml")
    if root.name != "ClinicalDocument" and not _is_excerpt(root):
        raise refusal("type_not_accepted", "markup")
    record = Record(max_pages=max_pages)
    context = Context(record, Anchors(root), day=data.moment_of(root.child("effectiveTime")))
    if root.name == "ClinicalDocument":
        _header(root, context)
    for section in _sections(root):
        _section(section, context)
        progress()
    if root.name in _STATEMENTS:
        visit(root, context)
    elif root.name == "entry":
        _entries(root, context)
    _unstructured(root, context)
    if not record.entries and all(each.kind in ("title", "sender") for each in record.sections):
        raise refusal("type_not_accepted", "no record")
    record.read_words(progress)
    record.kind = _kind(root, record)
    return record


def _is_excerpt(root: Node) -> bool:
    return root.name in _EXCERPTS and any(
        node.get("root").startswith(_TEMPLATES) for node in root.walk() if node.name == "templateId"
    )


def _sections(root: Node) -> Iterator[Node]:
    """Every outermost section; sections inside a section are read with it."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.name == "section":
            yield node
        else:
            waiting.extend(reversed(list(node.children())))


def _section(section: Node, context: Context) -> None:
    code = section.child("code")
    kind = SECTIONS.get(code.get("code") if code is not None else "", OTHER)
    title = section.child("title")
    name = clean(title.text()) if title is not None else ""
    name = name or data.name_of(code, context.anchors) or "More"
    context.record.heading(name, kind)
    before = context.record.lines
    _entries(section, replace(context, section=kind))
    text = section.child("text")
    words = list(narrative.lines(text)) if text is not None else []
    if context.record.lines > before:
        if words:
            context.record.gap()
            context.record.line(Cell("In the document’s own words:"))
            context.record.prose(words)
    elif words:
        # No entry tells anything: an empty one says that its author gave words alone.
        loinc = code.get("code") if code is not None else ""
        above = narrative.heads(text) if text is not None else ()
        context.record.told(words, name, head_of(loinc, name), above, was=loinc in GIVEN)
    for component in section.children("component"):
        for inner in component.children("section"):
            _section(inner, context)


def _entries(section: Node, context: Context) -> None:
    entries = list(section.children("entry")) if section.name != "entry" else [section]
    for entry in entries:
        for statement in entry.children():
            visit(statement, context)


def _header(root: Node, context: Context) -> None:
    """Who, what and when, as lines at the top of the first page."""
    record = context.record
    people = [
        role for target in root.children("recordTarget") for role in target.children("patientRole")
    ]
    if len({_person(role)[0] for role in people}) > 1:
        raise refusal("type_not_accepted", "several people")
    title = root.child("title")
    record.heading(clean(title.text()) if title is not None else "Health record", "title")
    record.dated("reported", context.day, "Date")
    record.sender(_sender(root))
    if people:
        name, born = _person(people[0])
        record.line(Cell(name, label="Name"))
        record.born(moments.hl7(born))
        record.sex = _sex(people)
    encounter = root.child("componentOf", "encompassingEncounter", "effectiveTime")
    start, end = data.ends_of(encounter)
    if start.text or end.text:
        line = record.line(Cell(moments.span(start, end), "date", "Visit"))
        if start.day is not None:
            record.dates.append(DateFound("visit", start.day, line.cells["date"]))


def _sender(root: Node) -> str:
    """Whoever keeps the record, or else its author's organisation."""
    for way in (
        ("custodian", "assignedCustodian", "representedCustodianOrganization", "name"),
        ("author", "assignedAuthor", "representedOrganization", "name"),
    ):
        named = root.child(*way)
        if named is not None and clean(named.text()):
            return clean(named.text())
    return ""


def _person(role: Node) -> tuple[str, str]:
    patient = role.child("patient")
    if patient is None:
        return "", ""
    name = patient.child("name")
    born = patient.child("birthTime")
    parts = [clean(part.text()) for part in name.children()] if name is not None else []
    words = " ".join(part for part in parts if part)
    if name is not None and not words:
        words = clean(name.text())
    return words, born.get("value") if born is not None else ""


def _sex(people: Sequence[Node]) -> str:
    """The one sex that the roles give."""
    codes = [role.child("patient", "administrativeGenderCode") for role in people]
    told = {code.get("code").upper() for code in codes if code is not None} - {""}
    return _SEXES.get(told.pop(), "") if len(told) == 1 else ""


def _unstructured(root: Node, context: Context) -> None:
    """The text of a document whose body is one file; another kind of file is named, not opened."""
    body = root.child("component", "nonXMLBody", "text")
    if body is None:
        return
    context.record.heading("Document")
    kind = body.get("mediaType")
    content = body.text()
    if body.get("representation") == "B64":
        if not kind.startswith("text/plain"):
            context.record.line(Cell(f"Holds a file of another kind ({clean(kind)}), not shown."))
            return
        try:
            content = base64.b64decode(content[:_MOST_TEXT], validate=False).decode("utf-8")
        except (binascii.Error, UnicodeDecodeError, ValueError):
            raise refusal("damaged") from None
    context.record.prose(content.splitlines())


def _kind(root: Node, record: Record) -> Kind:
    code = root.child("code") if root.name == "ClinicalDocument" else None
    if code is not None and code.get("code") in _KINDS:
        return _KINDS[code.get("code")]
    return Kind.LAB_REPORT if record.is_results_only() else Kind.OTHER
