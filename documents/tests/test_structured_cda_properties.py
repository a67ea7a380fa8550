"""C-CDA, property by property: results come back exactly, and damage invents nothing."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from hypothesis import given, settings
from hypothesis import strategies as st

from documents.pipeline.structured.record import clean
from documents.pipeline.structured.short_names import shown_name
from documents.pipeline.types import Refused
from documents.tests.structured_makers import Read, clinical_document, result, results

WORDS = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), min_size=1, max_size=24
).map(clean).filter(lambda text: any(char.isalpha() for char in text))  # fmt: skip
RANGE = (
    '<referenceRange><observationRange><value xsi:type="IVL_PQ"><low value="3.5" unit="mmol/L"/>'
    '<high value="5.1" unit="mmol/L"/></value></observationRange></referenceRange>'
)


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            WORDS, st.one_of(st.decimals(0, 10_000, places=3).map(str), WORDS),
            st.sampled_from(["mg/dL", "%", "10*3/uL"]),
        ),
        min_size=1, max_size=8,
    )
)  # fmt: skip
def test_any_results_come_back_exactly(rows: list[tuple[str, str, str]]) -> None:
    sent, wanted = [], []
    for name, value, unit in rows:
        is_number = value[:1].isascii() and value.replace(".", "", 1).isdecimal()
        if is_number:
            inside = f'<value xsi:type="PQ" value={quoteattr(value)} unit={quoteattr(unit)}/>'
        else:
            inside = f'<value xsi:type="ST">{escape(value)}</value>'
        each = result("NAME", inside).replace('"NAME"', quoteattr(name))
        sent.append(each)
        given_unit = unit if is_number else None
        wanted.append((shown_name(name, None, given_unit, value), value, given_unit))
    found = Read(clinical_document(results(*sent)))
    assert found.values() == wanted
    for row in found.findings.labs:
        assert found.quote(row.value_source) == row.value
        assert row.name in found.quote(row.source)


@settings(max_examples=80)
@given(st.data())
def test_a_damaged_document_is_refused_or_invents_nothing(data: st.DataObject) -> None:
    whole = clinical_document(
        results(
            result("Sodium", '<value xsi:type="PQ" value="139.25" unit="mmol/L"/>', more=RANGE),
            result("Titre", '<value xsi:type="IVL_PQ"><low value="2"/><high value="8"/></value>'),
        )
    )
    at = data.draw(st.integers(0, len(whole)))
    put = data.draw(st.sampled_from(["", '"', "<", ">", "/>", "9", "&", "<!--", "é", "=", " "]))
    cut = data.draw(st.integers(0, 12))
    broken = whole[:at] + put + whole[at + cut :]
    try:
        found = Read(broken)
    except (Refused, AssertionError):
        return
    for row in found.findings.labs:
        for part in row.value.replace(" - ", " ").split():
            assert part.lstrip("<>=") in broken
