"""Any results beside any column that is none of theirs: each row is exact, or it asks."""

from __future__ import annotations

import re
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents.pipeline.labs import find_labs
from documents.tests.lab_column_layouts import Result, Row
from documents.tests.lab_pages import drawn, typed
from knowledge import analytes

_TESTS = {
    a.key: name
    for a in analytes.catalogue().values()
    if a.kind == "quantity" and a.specimen == "blood" and a.canonical_unit and a.possible
    and a.canonical_unit not in {"ratio", "index"} and a.possible[0] >= 0
    for name in [next((n for n in a.synonyms if re.fullmatch(r"[A-Za-z ]{4,20}", n)), "")]
    if name and analytes.find(name, a.canonical_unit, "1") is a
}  # fmt: skip
HEADS = ("", "Seq", "Site", "Earlier", "Donor result", "Mean value", "Aim", "Control")
_RESULT_HEADS = ("", "Result", "Value", "Found", "Visit 2")
PLACES = ("before", "behind", "last")


@st.composite
def results(draw: st.DrawFn) -> list[Result]:
    """Results such as people have: not far from their ranges, and as fine."""
    out = []
    for key in draw(st.lists(st.sampled_from(sorted(_TESTS)), min_size=1, max_size=9, unique=True)):
        test = analytes.get(key)
        assert test is not None and test.possible is not None
        least, most = test.possible
        places = 0 if most >= 500 else 1 if most >= 20 else 2
        step = Decimal(1).scaleb(-places)
        first = int((least + (most - least) / 10) / step) + 1
        ends = st.integers(first, max(first + 2, int(most / 2 / step)))
        low, high = sorted(draw(st.tuples(ends, ends)))
        number = draw(st.integers(max(1, int(low * 0.5)), int(high * 1.8) + 1))
        low_, high_, value = (str(each * step) for each in (low, high + 1, number))
        out.append(Result(_TESTS[key].title(), value, test.canonical_unit or "", low_, high_))
    return out


@st.composite
def decoys(draw: st.DrawFn, of: list[Result]) -> list[str]:
    """A figure beside each result: of an earlier day, of the middle, a code, a count, a day."""
    kind = draw(st.sampled_from(["earlier", "middle", "codes", "count", "one", "days", "any"]))
    out = []
    for at, result in enumerate(of):
        low, high = Decimal(result.low or 0), Decimal(result.high or 0)
        earlier = low + (high - low) * draw(st.decimals(-1, 2, places=2))
        out.append({
            "earlier": str(abs(earlier).quantize(low)),
            "middle": str(((low + high) / 2).quantize(low)),
            "codes": str(draw(st.integers(1000, 99999))),
            "count": str(at + 1),
            "one": "1",
            "days": f"{draw(st.integers(1, 28))}.{draw(st.integers(1, 12)):02d}",
            "any": str(draw(st.decimals(0, 999, places=draw(st.integers(0, 2))))),
        }[kind])  # fmt: skip
        if draw(st.integers(0, 9)) == 0:
            out[-1] = ""
    return out


def _line(place: str, name: str, decoy: str, value: str, unit: str, span: str) -> Row:
    cells = {
        "before": (name, decoy, value, unit, span),
        "behind": (name, value, decoy, unit, span),
        "last": (name, value, unit, span, decoy),
    }[place]
    return [(x, text) for x, text in zip((2, 30, 46, 62, 78), cells, strict=True) if text]


@settings(max_examples=250, suppress_health_check=list(HealthCheck), deadline=None)
@given(
    st.data(), results(), st.sampled_from(HEADS), st.sampled_from(_RESULT_HEADS),
    st.sampled_from(PLACES), st.booleans(), st.booleans(), st.booleans(),
)  # fmt: skip
def test_a_column_beside_the_results_never_stands_in_for_them(
    data: st.DataObject, truth: list[Result], head: str, over: str, place: str,
    headed: bool, boxed: bool, marked: bool,
) -> None:  # fmt: skip
    beside = data.draw(decoys(truth))
    # Where one line is all there is, nobody can tell that its result is missing.
    missing = data.draw(st.integers(-6, len(truth) - 1)) if len(truth) > 5 else -1
    rows = [_line(place, "Test", head, over, "Units", "Range")] if headed else []
    for at, (result, decoy) in enumerate(zip(truth, beside, strict=True)):
        value, low, high = (Decimal(x or 0) for x in (result.value, result.low, result.high))
        mark = " H" if value > high else " L" if value < low else ""
        shown = "" if at == missing else result.value + (mark if marked else "")
        rows.append(_line(place, result.name, decoy, shown, result.unit, result.range))
    page = (drawn if boxed else typed)(rows)
    printed = {
        (r.name, r.value, r.unit, r.low, r.high) for at, r in enumerate(truth) if at != missing
    }
    for row in find_labs([page]):
        ends = (None if end is None else str(end) for end in (row.ref_low, row.ref_high))
        exact = (row.name, row.value, row.unit, *ends) in printed
        assert exact or row.needs_review, (row, page.text)
