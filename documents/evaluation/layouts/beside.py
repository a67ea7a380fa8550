"""A column of figures beside the results that is none of them: codes, counts, prices, scores."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from documents.evaluation.layouts.results import Made, american, metric
from documents.evaluation.layouts.sheet import Sheet

_Cells = Callable[[int, Made], Sequence[str]]


def drawn(
    title: str, heads: Sequence[str], at: Sequence[float], of: Sequence[Made], cells: _Cells
) -> Sheet:
    """A sheet with one table: ``cells`` says what stands on the line of each result."""
    sheet = Sheet(size=8.5)
    sheet.put(40, 40, "Hillside Example Laboratory   Testa Person   F 47 y   25 May 2025")
    sheet.put(40, 62, title, font="bold", size=11)
    y = 84.0
    sheet.row(y, at, heads, font="bold")
    for line, made in enumerate(of):
        y += 15
        sheet.row(y, at, cells(line, made))
        sheet.gold.append(made.gold())
    return sheet


def bench_numbers(chance: random.Random) -> Sheet:
    """The bench that measured it, under a head of its own, before the result."""
    return drawn(
        "CHEMISTRY", ("Test", "Bench", "Result", "Units", "Reference Range"),
        (40, 210, 270, 340, 420), american(chance, 13),
        lambda _, m: (m.name, chance.choice(("12", "14", "7")), m.value, m.unit, m.span),
    )  # fmt: skip


def bare_codes(chance: random.Random) -> Sheet:
    """No heads at all: name, a catalogue number, value, unit, range."""
    return drawn(
        "CHEMISTRY", (), (40, 210, 270, 340, 420), american(chance, 13),
        lambda line, m: (m.name, f"{3041 + 7 * line}", m.value, m.unit, m.span),
    )  # fmt: skip


def bare_sites(chance: random.Random) -> Sheet:
    """No heads at all: a site number of two figures, zero first, after the name."""
    return drawn(
        "BLOOD TESTS", (), (40, 210, 260, 330, 420), metric(chance, 13),
        lambda _, m: (m.name, chance.choice(("01", "02")), m.value, m.unit, m.span),
    )  # fmt: skip


def headless_site(chance: random.Random) -> Sheet:
    """Heads over all columns but one: the site numbers behind the range."""
    return drawn(
        "BLOOD TESTS", ("Test", "", "Result", "Units", "Normal range"), (40, 200, 260, 330, 420),
        metric(chance, 13),
        lambda _, m: (m.name, chance.choice(("1", "2", "3")), m.value, m.unit, m.span),
    )  # fmt: skip


def accessions(chance: random.Random) -> Sheet:
    """The number of the tube on each line, before the result."""
    return drawn(
        "RESULTS", ("Analyte", "Tube", "Value", "Unit", "Interval"), (40, 200, 270, 340, 420),
        american(chance, 13),
        lambda line, m: (m.name, str(4471820 + line // 5), m.value, m.unit, m.span),
    )  # fmt: skip


def line_numbers(chance: random.Random) -> Sheet:
    """Lines numbered after the name, without a head over the figures or the results."""
    return drawn(
        "RESULTS", ("Analyte", "", "", "Unit", "Interval"), (40, 210, 260, 340, 420),
        metric(chance, 13), lambda line, m: (m.name, str(line + 1), m.value, m.unit, m.span),
    )  # fmt: skip


def how_many(chance: random.Random) -> Sheet:
    """How often it was measured and what it costs, before the result."""
    return drawn(
        "RESULTS AND CHARGES", ("Investigation", "n", "Rs.", "Observed", "Unit", "Normal"),
        (40, 190, 220, 280, 350, 430), american(chance, 12),
        lambda line, m: (m.name, chance.choice("112"), f"{chance.choice((90, 150, 420))}.00",
                         m.value, m.unit, m.span),
    )  # fmt: skip


def loinc_bare(chance: random.Random) -> Sheet:
    """A code with a check figure between name and value, and nothing over it."""
    return drawn(
        "RESULTS", (), (40, 200, 270, 340, 420), american(chance, 12),
        lambda line, m: (m.name, f"{2160 + 311 * line}-{line % 10}", m.value, m.unit, m.span),
    )  # fmt: skip


def z_scores(chance: random.Random) -> Sheet:
    """How far from the mean, with a sign, before the result."""
    return drawn(
        "METABOLITES", ("Test", "SDS", "Result", "Units", "Reference"), (40, 210, 260, 330, 420),
        metric(chance, 13),
        lambda _, m: (m.name, f"{chance.uniform(-2.5, 2.5):.1f}", m.value, m.unit, m.span),
    )  # fmt: skip


def percentiles(chance: random.Random) -> Sheet:
    """The hundredth that the patient is in, right behind the result, and no head over it."""
    return drawn(
        "PROFILE", ("Test", "Result", "", "Units", "Reference"), (40, 210, 260, 330, 420),
        american(chance, 13),
        lambda _, m: (m.name, m.value, str(chance.randint(2, 98)), m.unit, m.span),
    )  # fmt: skip


def dilutions(chance: random.Random) -> Sheet:
    """How much the sample was thinned, before the value."""
    return drawn(
        "IMMUNOASSAY", ("Assay", "Dil.", "Conc.", "Unit", "Expected"), (40, 210, 250, 330, 420),
        metric(chance, 13),
        lambda _, m: (m.name, chance.choice(("1", "1", "1", "5", "10")), m.value, m.unit, m.span),
    )  # fmt: skip


ALL = (
    bench_numbers,
    bare_codes,
    bare_sites,
    headless_site,
    accessions,
    line_numbers,
    how_many,
    loinc_bare,
    z_scores,
    percentiles,
    dilutions,
)
