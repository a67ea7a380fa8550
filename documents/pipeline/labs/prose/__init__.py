"""Results in running text (``Hemoglobin was 8.2``): only what a sentence plainly states.

A figure counts only beside a name, joined to it by words that say so, when it is not a goal, a
threshold or a dose. What is likely but not certain is kept and asks for review.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from documents.pipeline.labs import vocabulary
from documents.pipeline.labs.context import FLUID, Facts, Mode
from documents.pipeline.labs.dates import read_date
from documents.pipeline.labs.draft import Draft
from documents.pipeline.labs.lines import Line
from documents.pipeline.labs.named import Named
from documents.pipeline.labs.patterns import DATE
from documents.pipeline.labs.prose import words
from documents.pipeline.labs.prose.figures import Figure, figures, with_mark
from documents.pipeline.labs.prose.judge import Judge, Link
from documents.pipeline.labs.prose.later import carried, only_one
from documents.pipeline.labs.prose.links import Linker, unlinked
from documents.pipeline.labs.prose.mentions import Mention, mentions
from documents.pipeline.labs.prose.paragraphs import Said, is_sentence
from documents.pipeline.labs.prose.presence import dipstick, findings
from documents.pipeline.labs.prose.shares import share_or_count
from documents.pipeline.labs.prose.slashes import Pair, pairs
from documents.pipeline.labs.prose.unknown import Unknown, unknown
from documents.pipeline.labs.review import DISTRUSTED, OTHER_FLUID, to_row
from documents.pipeline.labs.tokens import Scanner
from documents.pipeline.language.sentences import stretches
from documents.pipeline.types import LabRow
from knowledge import analytes

UNSURE = "The sentence does not say for certain what this value belongs to."
NOT_KNOWN = "We do not know this test."
_SENTENCE = 400
"""How far back in its sentence the fluid of a value may be named."""
_STOP = re.compile(r"[.!?][\"”)\]]?[\s\u00a0]+|\n\s*\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:approx|vs|dr|mr|mrs|no|ca|e\.g|i\.e|resp|incl|st|max|min|conc|abs|c|temp|spp|esp|\d\s?[ap]\.m)|\b[A-Z])\.$",
    re.IGNORECASE,
)
# Nothing but tests and one verdict: "Hepatitis B and HIV serology negative".
_VERDICT = re.compile(
    r"(?:(?!(?:if|when|an?|false|true|usually|normally|often|with|without)\b)[\w/&+-]+,?\s){1,10}"
    r"(?:(?:was|were|is|are|both|all)\s){0,2}(?:negative|positive|non-?reactive|reactive)[.\s]*",
    re.IGNORECASE,
)
_ANALYSIS = re.compile(
    r"\b(?:analys[ie]s|studies|examination|tap|punctures?|obtained|contained|cytology|sample\w*|aspirat\w+)\b",
    re.IGNORECASE,
)
_ONLY_BLOOD = frozenset("hemoglobin hematocrit platelets mcv inr aptt crp esr bun alt ast".split())
# Below such a title a figure is not the blood's, whatever its line leaves out.
# "Your potassium was a little high at 5.4": what is thought of the value that follows.
_JUDGED = re.compile(
    r"\s(?:(?:level|levels|result|count)\s)?(?:was|is|were|are|came back|remains?)\s"
    r"(?:(?:still|also|now|again)\s)?(?:(?:a (?:little|bit|touch)|slightly|mildly|moderately"
    r"|markedly|very|quite|too|rather|somewhat)\s)?(?P<side>high|low|elevated|raised)"
    r"\s?(?:,\s?|at\s|\(|:\s?|-\s?)(?:of\s)?",
    re.IGNORECASE,
)
_NO_BLOOD = frozenset({"csf", "stool", FLUID})
_FLUID_TESTS = frozenset(
    "glucose total_protein albumin wbc rbc ldh amylase lactate neutrophils neutrophils_percent"
    " lymphocytes lymphocytes_percent eosinophils_percent monocytes_percent igg chloride"
    " triglycerides cholesterol_total ada potassium sodium creatinine urea bilirubin_total".split()
)


def find_in_prose(said: Said, facts: Facts, *, beside_a_table: bool = False) -> Iterator[LabRow]:
    """Rows that the sentences of the line state.

    ``beside_a_table``: the document prints its results as a table. Its sentences mostly say what
    values mean, so only what is told of this patient counts.
    """
    line, mode = said.line, said.mode
    if mode in {Mode.MEDICINES, Mode.RANGES}:
        return
    scanner = Scanner(line.page.text, facts.style, spaced=facts.spaced)
    fluid: str | None = None
    held: Link | None = None
    for start, end in _sentences(line.page.text, line.start, line.end):
        if beside_a_table and not _is_told(scanner.text[start:end]):
            continue
        names = list(mentions(scanner.text, start, end))
        if any(t.key in _ONLY_BLOOD for n in names for t in n.tests):
            fluid = None
        linker = Linker(scanner.text, start, end, Judge(scanner.text, start, mode is Mode.RESULTS))
        values = [
            marked
            for f in _outside(names, figures(scanner, start, end))
            if (marked := with_mark(scanner.text, f, _before(names, f), end))
        ]
        links = linker.links(names, values)
        again = list(carried(linker.judge, held, [*names, *values])) if held else []
        taken = {link.figure.start for link in again}
        links = [*again, *(link for link in links if link.figure.start not in taken)]
        held = only_one(names, links) if names else next(iter(again), None)
        for link in links:
            row = _row(said, link, facts, fluid, start)
            if row:
                yield row
        strange = unknown(scanner.text, start, names, list(unlinked(values, links)))
        for one in (*linker.strangers, *strange):
            row = _unknown_row(line, one, facts)
            if row:
                yield row
        for pair in pairs(scanner.text, start, end):
            row = _pair_row(line, pair, facts)
            if row:
                yield row
        of_urine = said.specimen == "urine" or words.FLUIDS[0][1].search(scanner.text, start, end)
        told = list(findings(scanner.text, start, end, names))
        grown = words.CULTURES.search(scanner.text, start, end)
        told += dipstick(scanner.text, start, end) if of_urine and not grown else ()
        for finding in told:
            named = Named(finding.name[0], finding.name[1], finding.name[1], True)
            draft = Draft(line, named, finding.value, end=finding.value.end)
            specimen = _specimen(scanner.text, start, finding.name[0]) or said.specimen
            row = to_row(_narrowed(draft), facts, specimen)
            if row and row.analyte:
                yield row
        fluid = _next_fluid(scanner.text[start:end])


def _is_told(sentence: str) -> bool:
    """Whether a sentence tells of what was found, rather than of what values mean."""
    if words.GENERAL.search(sentence):
        return False
    if _VERDICT.fullmatch(sentence.strip()):
        return True
    if len(sentence.split()) < 5:
        return False
    return bool(words.TOLD.search(sentence))


def _outside(names: Sequence[Mention], found: Iterable[Figure]) -> list[Figure]:
    """The figures that are no part of a name (``CA 125``)."""
    return [f for f in found if not any(n.start <= f.start < n.end for n in names)]


def _before(names: Sequence[Mention], figure: Figure) -> Mention | None:
    """The last name before a figure."""
    return next((n for n in reversed(names) if n.end <= figure.start), None)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for stop in _STOP.finditer(text, start, end):
        if _ABBREVIATION.search(text[max(at, stop.start() - 8) : stop.start() + 1]):
            continue
        yield from stretches(text, at, stop.start())
        at = stop.end()
    if at < end:
        yield from stretches(text, at, end)


def _row(said: Said, link: Link, facts: Facts, fluid: str | None, start: int) -> LabRow | None:
    line, text = said.line, said.line.page.text
    specimen = _specimen(text, start, min(link.mention.start, link.figure.start))
    specimen = specimen or _behind(text, max(link.figure.end, link.mention.end))
    if specimen and words.BLOOD.search(text, link.mention.start, link.mention.end):
        specimen = None
    if specimen is None and said.specimen == "urine" and not is_sentence(line):
        specimen = "urine"  # "WBC 25" on a line of its own below "Urinalysis"
    if specimen == "other" and link.figure.parsed is None:
        return None
    draft = _draft(line, link, facts, start)
    row = to_row(
        draft, facts, None if specimen == "other" else specimen,
        tests=_tests(text, link, specimen),
    )  # fmt: skip
    if row is None:
        return None
    reasons = [row.review_reason] if row.review_reason else []
    if specimen == "other":
        reasons.append(OTHER_FLUID)
        row = replace(row, analyte=None, specimen=None)
    elif row.analyte is None and not (row.needs_review or share_or_count(link.tests)):
        return None
    elif specimen and _home(row) != specimen:
        reasons.append(OTHER_FLUID)
        row = replace(row, analyte=None)
    elif specimen is None and (
        (_home(row) == "urine" and said.specimen != "urine" and _may_be_blood(text, link))
        or (fluid and row.analyte in _FLUID_TESTS)
    ):
        reasons.append(OTHER_FLUID)
    if specimen is None and said.specimen in _NO_BLOOD:
        reasons.append(OTHER_FLUID)
    if not link.sure:
        reasons.append(UNSURE)
    if vocabulary.DISTRUSTED.search(text, start, _stop(text, link.figure.end)):
        reasons.append(DISTRUSTED)
    return replace(
        row, needs_review=bool(reasons), review_reason=" ".join(dict.fromkeys(reasons)) or None
    )


def _stop(text: str, at: int) -> int:
    """Where the sentence of a value is over."""
    stop = _STOP.search(text, at, at + _SENTENCE)
    return stop.start() if stop else min(len(text), at + _SENTENCE)


def _home(row: LabRow) -> str | None:
    test = analytes.get(row.analyte) if row.analyte else None
    return test.specimen if test else None


def _may_be_blood(text: str, link: Link) -> bool:
    """Whether the name is of the blood, too, or would be (``ketones``, ``blood ketones``)."""
    of_blood = analytes.exactly(f"blood {text[link.mention.start : link.mention.end]}")
    return any(t.specimen == "blood" for t in (*link.tests, *of_blood))


def _tests(text: str, link: Link, specimen: str | None) -> tuple[analytes.Analyte, ...] | None:
    """What the name stands for where the catalogue's own look-up would not do."""
    name = text[link.mention.start : link.mention.end]
    if specimen in {"urine", "csf"} and not link.mention.state:
        there = analytes.exactly(f"{specimen} {name}")
        if there and all(t.specimen == specimen for t in there):
            return there
    by_name = analytes.exactly(name)
    return None if any(t in by_name for t in link.tests) else link.tests


def _pair_row(line: Line, pair: Pair, facts: Facts) -> LabRow | None:
    named = Named(pair.name[0], pair.name[1], pair.value.start, True)
    draft = Draft(line, named, pair.value, unit=pair.unit, end=pair.value.end)
    row = to_row(_narrowed(draft), facts, None, tests=pair.tests)
    if row is None or pair.sure:
        return row
    return replace(row, needs_review=True, review_reason=UNSURE)


def _unknown_row(line: Line, found: Unknown, facts: Facts) -> LabRow | None:
    figure = found.figure
    named = Named(found.start, found.end, figure.start, False)
    draft = Draft(line, named, figure.item, unit=figure.unit, ranges=list(figure.ranges))
    draft.flags, draft.end = list(figure.flags), figure.end
    row = to_row(_narrowed(draft), facts, None, tests=())
    return replace(row, needs_review=True, review_reason=NOT_KNOWN) if row else None


def _draft(line: Line, link: Link, facts: Facts, start: int) -> Draft:
    figure, name = link.figure, link.mention
    named = Named(name.start, name.end, figure.start, True)
    draft = Draft(line, named, figure.item, unit=figure.unit, ranges=list(figure.ranges))
    draft.flags = list(figure.flags)
    if not draft.flags and (said := _JUDGED.fullmatch(line.page.text, name.end, figure.start)):
        draft.flags.append(said.span("side"))
    draft.end = max(figure.end, name.end)
    days = list(DATE.finditer(line.page.text, start, figure.start))
    if len(days) == 1:
        draft.day = read_date(days[0].group(), day_first=facts.day_first)
    return _narrowed(draft)


def _narrowed(draft: Draft) -> Draft:
    """The draft with its line cut to what it says itself."""
    line = draft.line
    first = draft.name.start
    stop = max(draft.end, draft.name.end)
    if draft.value:
        first = min(first, draft.value.start)
    draft.line = Line(line.page, first, stop, line.cells, line.bars, line.words, line.origin)
    return draft


def _specimen(text: str, start: int, at: int) -> str | None:
    """The fluid that the sentence speaks of; None for blood, as is usual."""
    before = re.split(r";\s", text[max(start, at - _SENTENCE) : at])[-1]
    found: tuple[int, str] | None = None
    for specimen, pattern in words.FLUIDS:
        places = [m.start() for m in pattern.finditer(before)]
        if pattern.match(text, at):
            places.append(len(before))
        if places and (found is None or places[-1] > found[0]):
            found = (places[-1], specimen)
    blood = [
        m.start() for m in words.BLOOD.finditer(before)
        if not (
            words.BESIDE_BLOOD.search(before, 0, m.start())
            and words.ENDS_THERE.match(before, m.end())
        )
    ]  # fmt: skip
    if found and blood and blood[-1] > found[0]:
        return None
    return found[1] if found else None


def _behind(text: str, at: int) -> str | None:
    """The fluid that is told right behind a value."""
    told = words.IN_FLUID.match(text, at)
    there = told.start("fluid") if told else at
    return next((s for s, p in words.FLUIDS if told and p.match(text, there)), None)


def _next_fluid(sentence: str) -> str | None:
    """The fluid whose analysis the next sentence may still tell."""
    for specimen, pattern in words.FLUIDS[1:]:
        if pattern.search(sentence) and _ANALYSIS.search(sentence):
            return specimen
    return None


__all__ = ["UNSURE", "Figure", "find_in_prose"]
