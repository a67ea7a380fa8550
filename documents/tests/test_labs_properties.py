"""Any values, units and ranges in any layout: read back exactly; no text makes up a number."""

from __future__ import annotations

import re
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents.pipeline.labs import find_labs
from documents.pipeline.types import Page
from documents.tests.lab_column_layouts import Result
from documents.tests.lab_layouts import LAYOUTS
from documents.tests.lab_pages import drawn, typed
from knowledge import analytes

_TESTS = [
    a
    for a in analytes.catalogue().values()
    if a.kind == "quantity" and a.specimen == "blood" and a.canonical_unit and a.possible
    and a.canonical_unit not in {"ratio", "index"} and a.possible[0] >= 0
]  # fmt: skip
_NAMES = {
    a.key: [
        n.title() if n.islower() and len(n) > 5 else n
        for n in a.synonyms
        if analytes.find(n, a.canonical_unit, "1") is a and len(n) > 1 and n.isascii()
        and len(n) < 22 and not re.search(r"[^A-Za-z0-9 ()+,-]", n)
    ]
    for a in _TESTS
}  # fmt: skip


@st.composite
def results(draw: st.DrawFn) -> list[Result]:
    out = []
    chosen = [a for a in _TESTS if _NAMES[a.key]]
    for analyte in draw(st.lists(st.sampled_from(chosen), min_size=3, max_size=9, unique=True)):
        assert analyte.possible is not None
        low, high = analyte.possible
        places = draw(st.integers(0, 3)) if high < 2000 else 0
        step = Decimal(1).scaleb(-places)
        top = min(high, low + 20000)
        numbers = st.integers(int(low / step) + 1, max(int(low / step) + 3, int(top / step) - 1))
        value, a, b = (Decimal(draw(numbers)) * step for _ in range(3))
        a, b = sorted((a, b))
        shown = st.sampled_from(["both", "low", "high"])
        kind = draw(shown)
        bounds = (str(a) if kind != "high" else None, str(b) if kind != "low" else None)
        flag = "normal"
        if bounds[0] and (value < a or (kind == "low" and value == a)):
            flag = "low"
        elif bounds[1] and (value > b or (kind == "high" and value == b)):
            flag = "high"
        name = draw(st.sampled_from(_NAMES[analyte.key]))
        unit = analyte.canonical_unit or ""
        out.append(Result(name, str(value), unit, *bounds, flag=flag))
    return out


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(results(), st.sampled_from(sorted(LAYOUTS)), st.sampled_from([drawn, typed]))
def test_rendered_report_reads_back(truth: list[Result], layout: str, make: object) -> None:
    page = (drawn if make is drawn else typed)(LAYOUTS[layout](truth))
    rows = find_labs([page])
    if layout in {"low_and_high_columns", "sex_ranges"}:
        truth = [r for r in truth if r.low and r.high]
    left = list(rows)
    for result in truth:
        same = [r for r in left if r.name == result.name and r.value == result.value]
        assert same, (result, page.text)
        row = same[0]
        left.remove(row)
        wrong = row.unit != result.unit or (row.flag.value if row.flag else None) != result.flag
        assert not wrong or row.needs_review, (result, row, page.text)
    assert not left, (left, page.text)


_WORDS = (
    "Hemoglobin TSH WBC Glucose : | < > - g/dL mmol/L % H ( ) [ ] Low Result Unit 1/2/2024 Negative"
    " 1:80 x10^3/uL is was to . , Note ½ ４ ² ١٢ − * K pg 10^9/L"
)
_PIECES = st.sampled_from(
    [*_WORDS.split(), "  ", "\n", "\n\n", "\t", "Reference Range", "up to", "Vitamin B12"]
)
_NUMBERS = st.one_of(
    st.integers(0, 99999).map(str),
    st.decimals(0, 999, places=2).map(str),
    st.decimals(0, 999, places=1).map(lambda d: str(d).replace(".", ",")),
)


@settings(max_examples=400, suppress_health_check=list(HealthCheck))
@given(st.lists(st.one_of(_PIECES, _NUMBERS, st.text(max_size=6)), max_size=60))
def test_no_text_makes_up_a_number(pieces: list[str]) -> None:
    page = Page(1, " ".join(pieces))
    for row in find_labs([page]):
        start, end = row.value_source.start, row.value_source.end
        assert page.text[start:end] == row.value
        assert row.source.start <= start and end <= row.source.end
        if row.number is not None:
            digits = re.sub(r"\D", "", row.value)
            assert str(abs(row.number)).replace(".", "").lstrip("0") in {
                digits.lstrip("0"), digits.lstrip("0").rstrip("0"),
            } or Decimal(digits or "0") == 0 or "E" in str(row.number)  # fmt: skip
        for part in (row.unit, row.name):
            if part:
                assert "".join(part.split()) in "".join(page.text.split())
