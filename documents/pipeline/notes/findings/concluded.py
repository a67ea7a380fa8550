"""What a report of tissue, a scan, a heart test or a culture concludes, in its own words.

Its diagnoses and conclusions with what they are said of, what it measured and graded, and what it
asks for; of a short report without such parts all that it says. Nothing is put into other words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from documents.pipeline.notes.findings.cultures import dishes, speaks_of_cultures
from documents.pipeline.notes.findings.report_lines import MOST_WORDS, ReportLine, report_lines
from documents.pipeline.notes.kind.titles import titled
from documents.pipeline.notes.structure.addresses import is_address
from documents.pipeline.notes.structure.endings import closes
from documents.pipeline.notes.structure.outline import Outline
from documents.pipeline.types import Kind, LabRow, Source

REPORTS = frozenset({Kind.PATHOLOGY_REPORT, Kind.IMAGING_REPORT, Kind.HEART_TEST})
_CONCLUDING = frozenset({"impression", "diagnosis", "assessment", "assessment_plan"})
_ASKING = frozenset({"plan", "followup"})
_BEFORE = re.compile(r"\b(?:clinical|pre-?op\w*|working|admi\w+|referral|cl[ií]nico)\b", re.I)
_LABELLED = re.compile(
    r"(?:final |pathologic(?:al)? |cytologic(?:al)? |overall )?(?:diagnos[ie]s|conclusions?"
    r"|impression|interpretation|opinion|summary|recommendations?|category|assessment|result"
    r"|diagn[oó]stico|conclusi[oó]n(?:es)?|resultado|recomendaci[oó]n(?:es)?|adequacy"
    r"|specimen adequacy|addendum|stage|staging|margins?)\s*[:–-]",
    re.IGNORECASE,
)
# What a report measures and grades.
_GRADED = re.compile(
    r"\b(?:(?:bi|ti|pi|li|o|lung|c|vi)-?rads|bethesda|gleason|nottingham|breslow|clark|fuhrman"
    r"|grade group|agatston|t-?scores?|z-?scores?|(?:lv)?ef|ejection fraction|fevi"
    r"|fracci[oó]n de eyecci[oó]n)\b"
    r"|\b(?:er|pr|her-?2|ki-?67|pd-?l1|hpv|vph|estrogen receptor|progesterone receptor)\b"
    r"|\b[cpy]{0,2}T(?:is|[0-4][a-d]?)(?![a-z])|\bp?N[0-3][a-c]?\b|\bstage [0IV1-4]|\bgrade [1-4I]"
    r"|\bmargins?\b|\blymph ?nodes?\b|\bm[aá]rgenes\b|\bganglios\b",
    re.IGNORECASE,
)
# A receptor with its result stands below the specimen that it was tested on.
_RECEPTOR = re.compile(
    r"\W*(?:(?-i:ER|PR|PgR)|o?estrogen receptors?|progesterone receptors?|her-?2(?:/neu)?|ki-?67"
    r"|pd-?l1|mmr|p53|p16)\b[^\n]{0,20}?\b(?:positive|negative|equivocal|borderline|proficient"
    r"|deficient|intact|lost|positiv[oa]|negativ[oa]|\d{1,3}\s?%)",
    re.IGNORECASE,
)
_OF_SPECIMEN = frozenset({"anesthesia", "procedures"})
_SIZED = re.compile(r"\d\s?(?:mm|cm)\b", re.IGNORECASE)
_ASKED = re.compile(
    r"\b(?:recommend\w*|advised?|suggest(?:ed)?|follow[- ]?up|repeat|recomienda)\b", re.IGNORECASE
)
# How a study was made and why, whose it is, and what only describes.
_ASIDE = frozenset(
    """identity technique indication history_present past_history chief_complaint medications
    allergies anesthesia procedures""".split()
)
_GROSS = re.compile(r"\b(?:gross|macroscop\w*|microscop\w*|clinical|macrosc[oó]pic\w*)\b", re.I)
_OFFICE = re.compile(
    r"(?:patient|name|nombre|paciente|dob|date|fecha|born|birth|sex|age|edad|gender|mrn|nhs|id"
    r"|accession|case|order\w*|collect\w*|receiv\w*|report(?:ed|ing)? (?:by|on|date|status)"
    r"|reported|request\w*|refer\w+|physician|provider|doctor|radiologist|pathologist"
    r"|cardiologist|cytotechnologist|technologist|sign\w*|electronically|account|status|page"
    r"|phone|tel|fax|address|read by|dictated|verified|approved|printed|copy|cc|lab(?:oratory)?"
    r"|clinic|ward|location|dr|history|clinical \w+|indication|reason|comparison|technique"
    r"|priors?|contrast|exam|study|procedure|test|modality)\b[\w ./()#]{0,24}:",
    re.IGNORECASE,
)
_FINAL = re.compile(
    r"\W*final(?: report| result)?\W*$|\W*(?:dear|estimad[oa]s?)\b"
    r"|(?:confirmed|read|reviewed|reported|interpreted|verified|signed|authori[sz]ed) by\b"
    r"|(?:dr|prof)\.? [A-Z]",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:hospital|clinic|cent(?:er|re)|associates|laborator\w+|department|institute|medical group"
    r"|health system|diagnostics|university|nhs|trust|imaging services)\b",
    re.IGNORECASE,
)
# Where a house is reached: "Suite 3, Tel 031 555 0136".
_REACHED = re.compile(
    r"\b(?:tel(?:ephone)?|ph|phone|fax|p\.?o\.? box|suite|regd?\.? no)\b[.:]?\s*\(?\d",
    re.IGNORECASE,
)
_MOST, _MOST_MEASURED = 14, 6
_CULTURE_ROWS = 3
# What stands over the rows of a dish, and what grew or was sown.
_HEAD = re.compile(
    r"(?:(?:antibiotics?|antimicrobials?|drugs?|susceptibilit(?:y|ies)|sensitivit(?:y|ies)|mics?"
    r"|interpretation|results?|antibi[oó]tico|sensibilidad|antibiograma)\W*)+",
    re.IGNORECASE,
)
_GERM = re.compile(r"\b(?:culture|cultivo|organisms?|isolates?|cfu|ufc|growth)\b", re.IGNORECASE)


def find_concluded(
    outline: Outline, kind: Kind, rows: Sequence[LabRow]
) -> tuple[tuple[str, Source], ...]:
    """Each statement as it is told, with its place, in reading order.

    ``rows`` are the values that were read: they are told as that, and beside many only what speaks
    of a culture is told.
    """
    lines = list(_own_lines(outline))
    dish: set[int] = set()
    if kind is Kind.LAB_REPORT:
        chosen = _of_cultures(lines, rows)
        dish = _dish(lines)
    else:
        concluding = [each for each in lines if _concludes(each)]
        chosen = concluding + _measured(lines, concluding) if concluding else _body(lines)
    order = {id(each): place for place, each in enumerate(lines)}
    chosen.sort(key=lambda each: order[id(each)])
    return tuple(_told(chosen, order, dish))[:_MOST]


def _own_lines(outline: Outline) -> Iterator[ReportLine]:
    """The lines that are the report's own business, up to who signs it."""
    signed = ""
    for line in report_lines(outline.pages, outline.headings):
        if closes(line.text):
            signed = line.title or "-"
        if signed and signed == (line.title or "-"):
            continue
        signed = ""
        office = bool(_OFFICE.match(line.text) or _FINAL.match(line.text))
        office = office or bool(line.row and _PLACE.search(line.text)) or is_address(line.text)
        office = office or bool(_REACHED.search(line.text))
        if not office and line.section != "identity" and any(map(str.isalpha, line.text)):
            yield line


def _concludes(line: ReportLine) -> bool:
    if line.section in _CONCLUDING | _ASKING:
        return not _BEFORE.search(line.title)
    return bool(_LABELLED.match(line.text)) and line.section not in _ASIDE


def _measured(lines: Sequence[ReportLine], told: Sequence[ReportLine]) -> list[ReportLine]:
    """What was measured, graded or asked for outside the conclusion."""
    already = set(map(id, told))
    some = [
        each
        for each in lines
        if id(each) not in already
        and (each.section not in _ASIDE or _is_receptor(each))
        and not _GROSS.search(each.title)
        and (_GRADED.search(each.text) or _SIZED.search(each.text) or _ASKED.search(each.text))
    ]
    return some[:_MOST_MEASURED]


def _words(line: ReportLine, *, leads: bool) -> str:
    """A line as it is told; what stands above a receptor may be said of another specimen."""
    return line.told if leads and not _is_receptor(line) else line.text


def _is_receptor(line: ReportLine) -> bool:
    return line.section in _OF_SPECIMEN and bool(_RECEPTOR.match(line.text))


def _body(lines: Sequence[ReportLine]) -> list[ReportLine]:
    """All that a report without a conclusion of its own says."""
    return [
        each
        for each in lines
        if each.section not in _ASIDE
        and not _GROSS.search(each.title)
        and not (each.row and titled(each.text))
    ]


def _of_cultures(lines: Sequence[ReportLine], rows: Sequence[LabRow]) -> list[ReportLine]:
    read: dict[int, list[Source]] = {}
    for place in sorted(row.source for row in rows):
        read.setdefault(place.page, []).append(place)
    free = [each for each in lines if "cultur" in each.text.lower() or not _is_value(each, read)]
    dish = _dish(lines)
    some = [each for each in free if id(each) in dish or speaks_of_cultures(each.text)]
    if not some or len(rows) >= _CULTURE_ROWS:
        return some
    return _body(free)


def _is_value(line: ReportLine, read: Mapping[int, Sequence[Source]]) -> bool:
    """Whether a value was read from a line; ``read`` are their places, page by page."""
    places = read.get(line.page.number, ())
    before = bisect_left(places, line.end, key=lambda place: place.start)
    return before > 0 and places[before - 1].end > line.start


def _dish(lines: Sequence[ReportLine]) -> set[int]:
    """The lines (by ``id``) that say what germs were tested against, with the line over them."""
    spans = {each.page.number: dishes(each.page.text) for each in lines}
    found: set[int] = set()
    for above, each in zip((None, *lines), lines, strict=False):
        if any(a <= each.start < b for a, b in spans[each.page.number]):
            if above is not None and id(above) not in found and _HEAD.fullmatch(above.text):
                found.add(id(above))
            found.add(id(each))
    return found


def _is_row(line: ReportLine) -> bool:
    """Whether a line may be told together with its neighbours; a conclusion stands alone."""
    return line.row and not _LABELLED.match(line.text)


def _told(
    lines: Sequence[ReportLine], order: dict[int, int], dish: set[int]
) -> Iterator[tuple[str, Source]]:
    """The lines; short rows that stand below one another are told together, but for a germ's: its
    name stands alone, and what it was tested against follows.
    """
    run: list[ReportLine] = []
    seen: set[str] = set()
    for line in (*lines, None):
        words = sum(len(each.text.split()) for each in run)
        if (
            run
            and line is not None
            and _is_row(line)
            and _is_row(run[-1])
            and (":" in line.text) == (":" in run[-1].text)
            and order[id(line)] == order[id(run[-1])] + 1
            and line.page is run[-1].page
            and (id(line) in dish) == (id(run[-1]) in dish)
            and (id(line) in dish or not _GERM.search(f"{line.text} {run[-1].text}"))
            and words + len(line.text.split()) <= MOST_WORDS
        ):
            run.append(line)
            continue
        if run:
            text = "; ".join(_words(each, leads=each is run[0]) for each in run)
            if text.casefold() not in seen:
                seen.add(text.casefold())
                first = run[0].source
                yield text, Source(first.page, first.start, run[-1].end)
        run = [line] if line is not None else []
