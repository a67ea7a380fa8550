"""Any tests, values and units in sentences of many shapes: read back exactly, never swapped."""

from __future__ import annotations

import re
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents.pipeline.labs import find_labs
from documents.pipeline.types import Page
from knowledge import analytes, units

_DIMENSIONS = {
    "mass/volume", "amount/volume", "activity/volume", "count/volume", "equivalents/volume",
}  # fmt: skip


def _name(test: analytes.Analyte) -> str | None:
    """A printed name that stands for this test alone and is more than two letters long."""
    for name in test.synonyms:
        plain = re.fullmatch(r"[a-z][a-z ]{3,21}", name)
        if plain and analytes.exactly(name) == (test,) and not name.endswith((" s", " f")):
            return name
    return None


_UNITS = {a.key: units.parse(a.canonical_unit or "") for a in analytes.catalogue().values()}
_TESTS = [
    (name, a)
    for a in analytes.catalogue().values()
    if a.kind == "quantity" and a.specimen == "blood" and a.possible and (name := _name(a))
    and (unit := _UNITS[a.key]) and unit.dimension in _DIMENSIONS
    and name not in {"iron", "lead", "zinc", "copper", "mercury"}
]  # fmt: skip

Told = tuple[str, str, str]
"""Name, value and unit."""


@st.composite
def told(draw: st.DrawFn) -> list[Told]:
    out = []
    for name, test in draw(st.lists(st.sampled_from(_TESTS), min_size=1, max_size=4, unique=True)):
        assert test.possible is not None
        low, high = test.possible
        places = draw(st.integers(0, 2))
        step = Decimal(1).scaleb(-places)
        least = int(low / step) + 1
        value = (
            Decimal(draw(st.integers(least, max(least, int(min(high, low + 900) / step))))) * step
        )
        out.append((name, str(value), test.canonical_unit or ""))
    return out


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]


SHAPES = {
    "was": lambda t: " ".join(f"The {n} was {v} {u}." for n, v, u in t),
    "of": lambda t: "On arrival there was a " + _listed([f"{n} of {v} {u}" for n, v, u in t]) + ".",
    "brackets": lambda t: "We found " + _listed([f"raised {n} ({v} {u})" for n, v, u in t]) + ".",
    "bare list": lambda t: "Laboratory tests: " + _listed([f"{n} {v} {u}" for n, v, u in t]) + ".",
    "colons": lambda t: "; ".join(f"{n}: {v} {u}" for n, v, u in t) + ".",
    "rose": lambda t: " ".join(f"By day 3 the {n} had risen to {v} {u}." for n, v, u in t),
    "respectively": lambda t: (
        f"The {_listed([n for n, _, _ in t])} were {_listed([f'{v} {u}' for _, v, u in t])}"
        " respectively."
    ),
    "normal beside": lambda t: " ".join(f"The {n} was {v} {u} (normal < 5)." for n, v, u in t),
}


@settings(max_examples=200, suppress_health_check=list(HealthCheck))
@given(told(), st.sampled_from(sorted(SHAPES)))
def test_sentences_read_back(truth: list[Told], shape: str) -> None:
    text = SHAPES[shape](truth)
    rows = find_labs([Page(1, text)])
    left = [(n, v, u) for n, v, u in truth]
    for row in rows:
        same = [t for t in left if t[0] in row.name and t[1:] == (row.value, row.unit)]
        assert same or row.needs_review, (row, text)
        if same:
            left.remove(same[0])
    assert not left, (left, text, [(r.name, r.value, r.unit) for r in rows])


def test_a_minus_before_what_is_no_figure_does_not_hold_the_reader_up() -> None:
    for text in ("A/P:\n1. HTN -1. x", "Plan (-2. next", "x =-3. y", "value :-1/2/3 z"):
        assert isinstance(find_labs([Page(1, text)]), tuple)
