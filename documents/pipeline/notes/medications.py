"""Medicines of a document: name, dose, route, frequency and what is to be done with each.

Not a medicine here: one named as an allergy, a class of medicines, one that is refused or not
taken, and an analyte with its result (``potassium 4.1``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.pipeline.notes import sig
from documents.pipeline.notes.medicine_cues import back_cues, forward_cues
from documents.pipeline.notes.mentions import (
    Mention,
    find_mentions,
    same_medicine,
    strength_follows,
)
from documents.pipeline.notes.outline import Outline, Statement, outline_of
from documents.pipeline.types import LabRow, Medication, MedicationStatus, Page, Source
from knowledge import medicines
from knowledge.phrases import Tokens

_NO_SECTIONS = frozenset({"allergies", "family_history", "vitals", "identity"})
_RESULT_SECTIONS = frozenset({"labs", "imaging"})
_LISTING = frozenset({"medications", "plan", "assessment_plan", "instructions", "followup"})
_SHORT_REACH = frozenset({"no", "without", "denies", "denied", "sensitive", "declined", "refused"})
_BREAKS = frozenset({";", "but", "however", "|"})
_RESULT = re.compile(
    r"\s*(?:level|levels|of|was|is|at|:|=|-|\(|\||,|serum|total)*\s*[<>]?\d+(?:\.\d+)?\s*"
    r"(?:%|mg/dl|mmol|meq/l|ng/ml|pg/ml|ug/dl|mcg/dl|µg/dl|u/l|iu/l|g/dl|\(|,|;|\||\.|$|and\b"
    r"|high|low|h\b|l\b)",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"[\s-]*(?:supplement\w*|tablets?|tabs?|pills?|capsules?|drip|injections?|shots?|infusion|pump"
    r"|therapy"
    r"|replacement|repletion|sliding|gtt|drops|gummies|cream|patch|gel|induced|treatment|treated"
    r"|administration|intoxication|toxicity|exposure|withdrawal|poisoning|overdose|anesthesia"
    r"|pretreatment)\b",
    re.IGNORECASE,
)
_TAKEN_BEFORE = re.compile(
    r"(?:administration of|administered|injections? of|infusions? of|injected with|treatment with"
    r"|treated with"
    r"|therapy with|doses? of|effects? of|exposure to|exposed to|induced by|received|receiving"
    r"|given|taking|takes|takes daily|intake of|supplement\w*"
    r"|start(?:ed|ing)?|continue|on|with|toxicity of|use of|uses|response to|caused by|due to|by"
    r"|oral|and|or|plus|add|take)\s+"
    r"(?:(?:oral|intravenous|iv|i\.v\.|high|low|dose|daily|chronic|acute|systemic|topical|a|an"
    r"|the)\s+)*$",
    re.IGNORECASE,
)
_CELL_STATUS = re.compile(
    r"(?:\||  )\s*(?P<word>active|current|ordered|prescribed|completed|discontinued|stopped"
    r"|on hold|held|aborted|inactive)\s*(?=\||  |$|\n)",
    re.IGNORECASE,
)
_CELLS = {
    "completed": MedicationStatus.PAST,
    "inactive": MedicationStatus.PAST,
    "discontinued": MedicationStatus.STOPPED,
    "stopped": MedicationStatus.STOPPED,
    "aborted": MedicationStatus.STOPPED,
    "on hold": MedicationStatus.HELD,
    "held": MedicationStatus.HELD,
}
_ALLERGY = re.compile(r"\ballergic\b|\ballergy\b", re.IGNORECASE)
_DECIDED = frozenset(
    {
        MedicationStatus.STARTED,
        MedicationStatus.CHANGED,
        MedicationStatus.STOPPED,
        MedicationStatus.HELD,
    }
)
_DIRECTION_START = re.compile(
    r"\s*(?:[-•*]\s*)?(?:sig\b|take\b|use\b|apply\b|inject\b|inhale\b|instill\b|place\b|give\b"
    r"|dose\b|directions?\b"
    r"|dosage\b|frequency\b|route\b|\d+\s*(?:tab|cap|puff|spray|drop|pill))",
    re.IGNORECASE,
)
_OTHER_BUSINESS = re.compile(
    r"\b(?:and (?:she|he|the|they|her|his|check|then)|which|who|that|she|he)\b|[;]", re.I
)


def find_medications(
    pages: Sequence[Page] | Outline, labs: Sequence[LabRow] = ()
) -> tuple[Medication, ...]:
    """Every mention of a medicine, in reading order; every field stands in the text as printed.

    A name inside a laboratory row is what was measured, never a medicine.
    """
    outline = outline_of(pages)
    rows = [row.source for row in labs]
    found: list[Medication] = []
    statements = outline.statements
    for place, statement in enumerate(statements):
        if statement.section in _NO_SECTIONS:
            continue
        mentions = find_mentions(statement)
        studies = outline.tells_of_studies
        kept = [
            m
            for m in mentions
            if (_is_studied(statement, m) if studies else _is_taken(statement, m))
            and not _measured(rows, statement, m)
        ]
        for mention in kept:
            following = [m.start for m in mentions if m.start >= mention.end]
            limit = min(following, default=statement.end)
            medication = _read(statement, mention, limit)
            if limit == statement.end and place + 1 < len(statements):
                medication = _continued(medication, statement, statements[place + 1])
            found.append(medication)
    return tuple(found)


def _measured(rows: Sequence[Source], statement: Statement, mention: Mention) -> bool:
    listed = mention.medicine
    if strength_follows(statement.page.text, mention.end):
        return False
    if listed is not None and listed.is_substance and rows:
        return True
    page = statement.page.number
    return any(row.page == page and row.start <= mention.start < row.end for row in rows)


def distinct(found: Sequence[Medication]) -> tuple[Medication, ...]:
    """One entry for each medicine and dose: the mention that says most.

    What a later mention decides (``Cancel ...``) is kept, with the place that says so.
    """
    kept: list[Medication] = []
    for medication in found:
        for place, other in enumerate(kept):
            if _same_entry(medication, other):
                kept[place] = _merged(other, medication)
                break
        else:
            kept.append(medication)
    return tuple(kept)


def _merged(earlier: Medication, later: Medication) -> Medication:
    best = later if _weight(later) > _weight(earlier) else earlier
    decided = later if later.status in _DECIDED else earlier
    if decided.status not in _DECIDED or decided.status is best.status:
        return best
    return replace(
        best, status=decided.status, status_source=decided.status_source or decided.source
    )


def _same_entry(left: Medication, right: Medication) -> bool:
    names = left.name.lower(), right.name.lower()
    if names[0] != names[1] and not same_medicine(_listed(left.name), _listed(right.name)):
        return False
    if left.dose is None or right.dose is None:
        return True
    return "".join(left.dose.lower().split()) == "".join(right.dose.lower().split())


def _listed(name: str) -> medicines.Medicine | None:
    found = medicines.find(name)
    if found is None:
        tokens = medicines.tokens_of(name)
        match = next(medicines.index().matches(tokens), None)
        found = match.value if match else None
    return found


def _weight(medication: Medication) -> int:
    return (
        4 * bool(medication.dose)
        + 3 * bool(medication.frequency)
        + bool(medication.route)
        + 2 * (medication.status is not MedicationStatus.UNKNOWN)
    )


def _is_taken(statement: Statement, mention: Mention) -> bool:
    """Whether a name stands for a medicine and not for a result, a substance or an allergy."""
    text = statement.page.text
    listed = mention.medicine
    after = text[mention.end : mention.end + 40]
    if _doing(statement, mention) is None:
        return False
    dosed = strength_follows(text, mention.end) and not _RESULT.match(after)
    if statement.section in _RESULT_SECTIONS and not dosed:
        return False
    if listed is None:
        return True
    if listed.is_vaccine:
        return statement.section == "medications"
    if not (listed.is_analyte or listed.is_substance):
        return True
    if _RESULT.match(after) and not dosed:
        return False
    before = text[max(statement.start, mention.start - 40) : mention.start]
    given = bool(_GIVEN.match(after) or _TAKEN_BEFORE.search(before) or dosed)
    if listed.is_analyte:
        return given or statement.section == "medications" or _dosed_before(statement, mention)
    return given and statement.section in ("", "medications", "other")


def _is_studied(statement: Statement, mention: Mention) -> bool:
    """Whether a research text names a drug; one person's taking it is not the question there."""
    text = statement.page.text
    after = text[mention.end : mention.end + 40]
    if _ALLERGY.search(text[max(statement.start, mention.start - 40) : mention.end + 20]):
        return False
    listed = mention.medicine
    return listed is None or not listed.tags or not _RESULT.match(after)


def _dosed_before(statement: Statement, mention: Mention) -> bool:
    return sig.dose_before(statement.page.text, statement.start, mention.start) is not None


def _read(statement: Statement, mention: Mention, limit: int) -> Medication:
    text = statement.page.text
    listing = statement.section == "medications"
    found = sig.read_directions(text, mention.end, limit)
    dose, route, frequency = found.dose, found.route, found.frequency
    if dose and not listing and dose[0] - mention.end > 60:
        dose = None
    if dose is None:
        dose = sig.dose_before(text, statement.start, mention.start)
    if frequency and not listing:
        behind = max(
            mention.end, *(s[1] for s in (dose, route) if s and s[1] <= frequency[0]), mention.end
        )
        between = text[behind : frequency[0]]
        if len(between) > (40 if dose else 25) or _OTHER_BUSINESS.search(between):
            frequency = None
    if route and not listing and route[0] - mention.end > 50:
        route = None
    if route is None:
        route = _route_before(text, statement.start, mention.start)
    spans = [s for s in (dose, route, frequency) if s]
    start = min([mention.start, *(s[0] for s in spans)])
    end = max([mention.end, *(s[1] for s in spans)])
    return Medication(
        name=text[mention.start : mention.end],
        source=statement.source(start, end),
        dose=_slice(text, dose),
        route=_slice(text, route),
        frequency=_slice(text, frequency),
        status=_status(statement, mention, limit, described=bool(spans)),
    )


def _route_before(text: str, start: int, end: int) -> sig.Span | None:
    """A route right before the name: ``IV Flagyl``, ``sublingual nitroglycerin``."""
    window = max(start, end - 16)
    for found in sig.ROUTE.finditer(text, window, end):
        if not text[found.end() : end].strip():
            return found.span()
    return None


def _slice(text: str, span: sig.Span | None) -> str | None:
    return text[span[0] : span[1]] if span else None


def _continued(medication: Medication, statement: Statement, following: Statement) -> Medication:
    """Fill in directions printed on the line below: ``Sig: 1 tab PO daily``."""
    if (
        following.page is not statement.page
        or (medication.dose and medication.frequency)
        or following.section != statement.section
    ):
        return medication
    text = following.page.text
    if not _DIRECTION_START.match(text, following.start) or find_mentions(following):
        return medication
    found = sig.read_directions(text, following.start, following.end)
    if not found.end:
        return medication
    return replace(
        medication,
        dose=medication.dose or _slice(text, found.dose),
        route=medication.route or _slice(text, found.route),
        frequency=medication.frequency or _slice(text, found.frequency),
        source=replace(medication.source, end=found.end),
    )


def _status(
    statement: Statement, mention: Mention, limit: int, *, described: bool
) -> MedicationStatus:
    text = statement.page.text
    if statement.section == "medications" and (
        cell := _CELL_STATUS.search(text, mention.end, statement.end)
    ):
        return _CELLS.get(cell["word"].lower(), MedicationStatus.ACTIVE)
    doing = _doing(statement, mention)
    if doing is not None and doing is not MedicationStatus.UNKNOWN:
        return doing
    if statement.section == "medications":
        return MedicationStatus.ACTIVE
    if doing is None or statement.section not in _LISTING or not described:
        return MedicationStatus.UNKNOWN
    return MedicationStatus.ACTIVE if statement.item else MedicationStatus.UNKNOWN


def _doing(statement: Statement, mention: Mention) -> MedicationStatus | None:
    """What the nearest cue says is done; None where it says that it is not taken."""
    tokens = statement.tokens
    behind = _cue_behind(tokens, mention)
    if behind is not _NOTHING:
        return behind  # type: ignore[return-value]
    begin = _clause_begin(tokens, mention.first)
    nearest: MedicationStatus | None = MedicationStatus.UNKNOWN
    for match in forward_cues().matches(tokens):
        if match.last > mention.first:
            break
        if match.first < begin:
            continue
        distance = mention.first - match.last
        cue = tokens.words[match.first : match.last]
        if match.value.doing is None:
            reach = 3 if len(cue) == 1 and cue[0] in _SHORT_REACH else 14
            if distance > reach:
                continue
        nearest = match.value.doing
    return nearest


_NOTHING = object()


def _cue_behind(tokens: Tokens, mention: Mention) -> object:
    """A cue right behind the name (``was stopped``, ``allergy``), at most a dose away from it."""
    words = tokens.words
    index = back_cues()
    limit = min(len(words), mention.last + 8)
    for place in range(mention.last, limit):
        if words[place] in _BREAKS or words[place] in (".", ",", "and", "or"):
            break
        match = index.at(tokens, place)
        if match is not None:
            near = place == mention.last
            if match.value.doing is None and not near:
                continue
            return match.value.doing
    return _NOTHING


def _clause_begin(tokens: Tokens, first: int) -> int:
    for place in range(first - 1, -1, -1):
        if tokens.words[place] in _BREAKS:
            return place + 1
    return 0
