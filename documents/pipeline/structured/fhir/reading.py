"""Resources into a record: in the order in which a person looks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from documents.pipeline.files.refusals import refusal
from documents.pipeline.structured import moments
from documents.pipeline.structured.cda.context import SECTIONS, head_of
from documents.pipeline.structured.fhir import care, data, lines, markup, results
from documents.pipeline.structured.fhir.document import (
    Graph,
    Resource,
    first,
    load,
    objects,
    plain,
    strings,
    text_of,
)
from documents.pipeline.structured.record import Cell, Record, clean
from documents.pipeline.types import Kind

Reader = Callable[[Record, Graph, Resource], None]

_MEDICINES: Final = frozenset(
    {"MedicationRequest", "MedicationStatement", "MedicationAdministration", "MedicationDispense",
     "MedicationOrder", "MedicationUsage"}
)  # fmt: skip
# Not about the patient's health: known, and left out of the page.
_SILENT: Final = frozenset(
    {"Patient", "Practitioner", "PractitionerRole", "Organization", "Location", "Medication",
     "Provenance", "OperationOutcome", "Specimen", "Device", "RelatedPerson", "Endpoint",
     "HealthcareService", "Claim", "ExplanationOfBenefit", "Coverage", "AuditEvent",
     "CapabilityStatement", "StructureDefinition", "ValueSet", "CodeSystem", "SearchParameter",
     "Parameters", "Binary", "Group", "Composition", "ImplementationGuide", "ConceptMap"}
)  # fmt: skip
_NOT_NOW: Final = frozenset({"old", "maiden", "nickname", "anonymous", "temp"})
_SUBJECTS: Final = ("subject", "patient")


def read(text: str, max_pages: int, progress: Callable[[], None] = lambda: None) -> Record:
    """The record in a file of FHIR; refuses other JSON, and a file without a patient's health."""
    graph = Graph(load(text))
    if len(set(_people(graph))) > 1:
        raise refusal("type_not_accepted", "several people")
    record = Record(max_pages=max_pages)
    _header(record, graph)
    written = False
    for title, kind, takes, reader in _SECTIONS:
        chosen = [each for each in graph.resources if takes(each)]
        if not chosen:
            continue
        record.heading(title, kind)
        for each in chosen:
            reader(record, graph, each)
        written = True
    written = _narratives(record, graph) or written
    if not written:
        raise refusal("type_not_accepted", "no record")
    record.read_words(progress)
    record.kind = _kind(record, graph)
    return record


def _is(*kinds: str) -> Callable[[Resource], bool]:
    return lambda resource: resource["resourceType"] in kinds


def _observations(test: Callable[[Resource], bool]) -> Callable[[Resource], bool]:
    return lambda resource: resource["resourceType"] == "Observation" and test(resource)


def _is_other_observation(resource: Resource) -> bool:
    return not results.is_vital(resource) and not results.is_result(resource)


_KNOWN: Final = frozenset(
    {"Observation", "DiagnosticReport", "Condition", "AllergyIntolerance", "FamilyMemberHistory",
     "Immunization", "Procedure", "Appointment", "ServiceRequest", "DocumentReference", "CarePlan",
     *_MEDICINES, *_SILENT}
)  # fmt: skip


def _lab(resource: Resource) -> bool:
    return results.is_result(resource) and not results.is_vital(resource)


_SECTIONS: Final[tuple[tuple[str, str, Callable[[Resource], bool], Reader], ...]] = (
    ("Results", "results", _observations(_lab), results.observation),
    ("Reports", "results", _is("DiagnosticReport"), results.report),
    ("Vital signs", "vitals", _observations(results.is_vital), results.observation),
    ("Medicines", "medications", lambda r: r["resourceType"] in _MEDICINES, care.medicine),
    ("Conditions", "conditions", _is("Condition"), care.condition),
    ("Allergies", "allergies", _is("AllergyIntolerance"), care.allergy),
    ("Family history", "family_history", _is("FamilyMemberHistory"), care.family),
    ("Vaccines", "immunizations", _is("Immunization"), lines.plain),
    ("Procedures", "procedures", _is("Procedure"), lines.plain),
    ("What comes next", "plan", _is("Appointment", "ServiceRequest"), lines.plain),
    ("Care plans", "plan", _is("CarePlan"), lines.plan),
    ("Other observations", "other", _observations(_is_other_observation), results.remark),
    ("More in this file", "other", lambda r: r["resourceType"] not in _KNOWN, lines.plain),
)


def _people(graph: Graph) -> Iterator[str]:
    """Whom the entries are about, each by one name."""
    for resource in graph.resources:
        if resource["resourceType"] in _SILENT:
            continue
        for key in _SUBJECTS:
            reference = first(resource.get(key))
            target = text_of(reference.get("reference"))
            if not target or target.startswith("#"):
                continue
            found = graph.find(reference, resource)
            if found and found.get("resourceType") != "Patient":
                continue
            yield text_of(found.get("id")) or plain(target)[-1]


def _header(record: Record, graph: Graph) -> None:
    composition = next(
        (each for each in graph.resources if each["resourceType"] == "Composition"), {}
    )
    record.heading(text_of(composition.get("title")) or "Health record", "title")
    record.dated("reported", moments.iso(text_of(composition.get("date"))), "Date")
    record.sender(_sender(graph, composition))
    people = [each for each in graph.resources if each["resourceType"] == "Patient"]
    person = next(iter(people), None)
    if person is None:
        return
    sexes = {text_of(each.get("gender")) for each in people}
    record.sex = sexes.pop() if len(sexes) == 1 else ""
    name = _name_now(person)
    words = text_of(name.get("text")) or " ".join(
        [*strings(name.get("given")), text_of(name.get("family"))]
    )
    if clean(words):
        record.line(Cell(words, label="Name"))
    record.born(moments.iso(text_of(person.get("birthDate"))))
    if len({text_of(each.get("birthDate")) for each in people}) > 1:
        record.birthday = None


def _name_now(person: Resource) -> Resource:
    """The first of a patient's names that is neither a former nor a made-up one."""
    names = objects(person.get("name"))
    now = (each for each in names if text_of(each.get("use")) not in _NOT_NOW)
    return next(now, first(names))


def _sender(graph: Graph, composition: Resource) -> str:
    """The organisation that keeps a composition, or that all reports are from."""
    reports = [each for each in graph.resources if each["resourceType"] == "DiagnosticReport"]
    named = {
        clean(name)
        for holder, key in ((composition, "custodian"), *((each, "performer") for each in reports))
        for each in objects(holder.get(key))
        if (name := _organisation(graph, each, holder))
    }
    return named.pop() if len(named) == 1 else ""


def _organisation(graph: Graph, reference: Resource, holder: Resource) -> str:
    found = graph.find(reference, holder)
    if found.get("resourceType") == "Organization":
        return text_of(found.get("name"))
    target = text_of(reference.get("reference"))
    return text_of(reference.get("display")) if target.startswith("Organization/") else ""


def _narratives(record: Record, graph: Graph) -> bool:
    """The text of compositions and notes: what their author wrote for people."""
    written = False
    for resource in graph.resources:
        if text_of(resource.get("status")) == "entered-in-error":
            continue
        if resource["resourceType"] == "Composition":
            for section in _sections(resource.get("section"), 0):
                written = _section(record, graph, resource, section) or written
        elif resource["resourceType"] == "DocumentReference":
            title = text_of(resource.get("description")) or data.concept(resource.get("type"))
            title = clean(title) or "Document"
            record.heading(title)
            # An older version is shown; it is the newer one that tells.
            old = text_of(resource.get("status")) == "superseded"
            if old:
                record.line(Cell("Replaced by a newer one"))
                record.not_read(title)
            for content in objects(resource.get("content")):
                form = first(content.get("attachment"))
                results.attachment(record, form, title, "" if old else _heads(title))
            written = True
    return written


def _heads(title: str) -> str:
    """The heading below which a note's text is read: its own headings lead it."""
    return head_of("", title)


def _section(record: Record, graph: Graph, owner: Resource, section: Resource) -> bool:
    """A section's text: read where none of its entries is in the file, else shown beside them."""
    words, heads = markup.words(text_of(first(section.get("text")).get("div")))
    if not words:
        return False
    code = data.loinc(section.get("code"))
    title = clean(text_of(section.get("title"))) or "More"
    record.heading(title, SECTIONS.get(code, "other"))
    if any(graph.find(each, owner) for each in objects(section.get("entry"))):
        record.prose(words)
    else:
        record.told(words, title, head_of(code, title), heads)
    return True


def _sections(value: object, depth: int) -> Iterator[Resource]:
    for section in objects(value):
        yield section
        if depth < 8:
            yield from _sections(section.get("section"), depth + 1)


def _kind(record: Record, graph: Graph) -> Kind:
    if record.is_results_only():
        return Kind.LAB_REPORT
    composed = any(each["resourceType"] == "Composition" for each in graph.resources)
    kinds = {each["resourceType"] for each in graph.resources} - _SILENT
    return Kind.PRESCRIPTION if kinds and kinds <= _MEDICINES and not composed else Kind.OTHER
