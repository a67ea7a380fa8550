"""Everything a document says, put together: the one call behind a page's findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from documents.pipeline import bounded
from documents.pipeline.files.refusals import refusal
from documents.pipeline.labs import read_labs
from documents.pipeline.labs.review import UNREADABLE, with_reason
from documents.pipeline.language.foreign import foreign
from documents.pipeline.notes.allergy.allergies import find_allergies
from documents.pipeline.notes.days.dates import date_warnings, find_dates
from documents.pipeline.notes.findings.cultures import dishes
from documents.pipeline.notes.findings.impressions import find_impressions
from documents.pipeline.notes.findings.procedures import find_procedures
from documents.pipeline.notes.kind.kinds import classify_kind
from documents.pipeline.notes.medicines import entries
from documents.pipeline.notes.medicines.medications import find_medications
from documents.pipeline.notes.problems import condition_entries
from documents.pipeline.notes.problems.conditions import find_conditions
from documents.pipeline.notes.problems.habits import find_habits
from documents.pipeline.notes.steps.appointments import find_appointments
from documents.pipeline.notes.steps.followups import find_followups
from documents.pipeline.notes.structure.outline import Outline
from documents.pipeline.notes.structure.sections import find_sections
from documents.pipeline.notes.structure.unticked import without_unticked
from documents.pipeline.notes.vital_signs.vitals import find_vitals
from documents.pipeline.persons import people
from documents.pipeline.types import (
    Allergy,
    Code,
    Condition,
    DateFound,
    Findings,
    Intent,
    Kind,
    LabRow,
    Language,
    Medication,
    MedicationStatus,
    Page,
    Procedure,
    Source,
    Status,
)
from knowledge import spanish_conditions

Counted = TypeVar("Counted", LabRow, Medication)
_WORDS_A_ROW = 16
_SECONDS = 25.0
_SECONDS_EACH_PAGE = 0.5


def recognise(pages: Sequence[Page]) -> Findings:
    """All findings of a document, each with its place; an entry repeated in the text comes once.

    Raises ``Refused("took_too_long")`` for text that costs far more than a document does, and
    refuses pages that tell of more than one person.
    """
    if people.are_several(pages):
        raise refusal("type_not_accepted", "several people")
    with bounded.at_most(_SECONDS + _SECONDS_EACH_PAGE * len(pages)):
        return _recognise(pages)


def _recognise(pages: Sequence[Page]) -> Findings:
    outline = Outline(without_unticked(pages))
    dates = find_dates(outline)
    if foreign(pages) is not None:
        return _values_alone(pages, dates)
    results, unread = read_labs(outline.pages, dates)
    labs = _no_habits(results, outline)
    kind = classify_kind(outline, labs)
    named, symptoms = condition_entries.separate(find_conditions(outline, kind), outline, kind)
    nested = not outline.headings
    allergies = find_allergies(outline)
    named = _less_reactions(named, allergies, outline)
    symptoms = _less_reactions(symptoms, allergies, outline)
    return Findings(
        kind=kind,
        labs=labs,
        medications=_no_habits(
            entries.distinct(
                _given(find_medications(outline, labs, kind), outline, allergies=allergies)
            ),
            outline,
        ),
        conditions=tuple(
            _coded(each, _language_of(each, outline))
            for each in condition_entries.distinct(named, nested=nested)
        ),
        symptoms=condition_entries.distinct(symptoms, nested=nested),
        allergies=allergies,
        followups=find_followups(outline),
        dates=dates,
        sections=(*find_sections(outline.pages), *unread),
        warnings=date_warnings(outline),
        procedures=outline.printed(_less_values(find_procedures(outline, kind), labs)),
        impressions=outline.printed(find_impressions(outline, kind, labs)),
        vitals=outline.printed(find_vitals(outline)),
        appointments=outline.printed(find_appointments(outline)),
    )


def _values_alone(pages: Sequence[Page], dates: tuple[DateFound, ...]) -> Findings:
    """Of a document in a language that no rule knows: its days and its values, sure only of names
    that are known. It is a laboratory's where it prints little else.
    """
    rows, unread = read_labs(pages, dates)
    labs = tuple(row if row.analyte is not None else with_reason(row, UNREADABLE) for row in rows)
    words = sum(len(page.text.split()) for page in pages)
    tabled = len(labs) > 1 and words <= _WORDS_A_ROW * len(labs)
    kind = Kind.LAB_REPORT if tabled else Kind.OTHER
    return Findings(kind=kind, labs=labs, dates=dates, sections=unread)


def _no_habits(found: Sequence[Counted], outline: Outline) -> tuple[Counted, ...]:
    """The values and medicines without what only counts drinks or packs."""
    habits = {page.number: find_habits(page.text) for page in outline.pages}
    return tuple(
        each
        for each in found
        if not any(
            start <= place.start < end
            for place in (each.value_source if isinstance(each, LabRow) else each.source,)
            for start, end in habits[place.page]
        )
    )


def _given(
    found: Sequence[Medication], outline: Outline, *, allergies: Sequence[Allergy]
) -> tuple[Medication, ...]:
    """The medicines without those that only germs were tested against, or that are only named as
    what somebody is allergic to."""
    places = [each.source for each in allergies]
    found_on = {page.number: dishes(page.text) for page in outline.pages}
    return tuple(
        each
        for each in found
        if not any(start <= each.source.start < end for start, end in found_on[each.source.page])
        and not (_is_named_alone(each) and any(_holds(place, each.source) for place in places))
    )


def _is_named_alone(each: Medication) -> bool:
    named = each.status is MedicationStatus.UNKNOWN and each.intent is Intent.DONE
    return named and not (each.dose or each.frequency)


def _less_reactions(
    found: Sequence[Condition], allergies: Sequence[Allergy], outline: Outline
) -> tuple[Condition, ...]:
    """The conditions without what an allergy did: ``penicilina (urticaria)``.

    Nor is what "no known drug allergies" denies an illness. In English, where an allergy's own
    name may be an illness, only without what is told behind it.
    """
    told = [a for a in allergies if a.status is Status.PRESENT]
    places = [a.source for a in told]
    behind = [
        # "a rash with trimethoprim": of a reaction, all of it
        replace(a.source, start=a.source.start + (0 if a.is_reaction else len(a.substance)))
        for a in told
        if a.reaction
    ]
    behind.extend(a.source for a in allergies if a.status is Status.ABSENT)
    return tuple(
        condition
        for condition in found
        if not any(
            _holds(place, condition.source)
            for place in (behind if _language_of(condition, outline) == "en" else places)
        )
    )


def _less_values(found: Sequence[Procedure], labs: Sequence[LabRow]) -> tuple[Procedure, ...]:
    """The procedures without names of tests: ``CEA 3.1 ug/L`` is no operation on an artery."""
    return tuple(each for each in found if not any(_holds(row.source, each.source) for row in labs))


def _language_of(condition: Condition, outline: Outline) -> Language:
    return outline.tongues.at(condition.source.page, condition.source.start)


def _holds(place: Source, inside: Source) -> bool:
    return place.page == inside.page and place.start <= inside.start and inside.end <= place.end


def _coded(condition: Condition, language: Language) -> Condition:
    """The condition with the ICD-10-CM entries of its name; what is denied gets none."""
    from knowledge import icd10  # reads the classification: only where documents are read

    if condition.status in (Status.ABSENT, Status.HYPOTHETICAL):
        return condition
    english = spanish_conditions.english(condition.text) if language == "es" else condition.text
    found = icd10.candidates(english) if english else ()
    return replace(condition, codes=tuple(Code(each.code, each.title) for each in found))
