"""Values over time: what shares an axis, what is told instead of drawn, and whose they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from compliance.models import AuditEvent
from documents.charts import Shape
from documents.models import Document
from documents.pipeline.types import Flag, LabRow, Source
from documents.services import lifecycle
from documents.services.lifecycle import PROCESS
from documents.tests.conftest import REPORT, Upload
from documents.trends import LIMIT, REVIEW, UNDATED, UNIT, WORDS, Reading, readings_of, trend_of
from healthchat.jobs.testing import run_waiting
from tests.factories import Cast

PLACE = Source(1, 12, 40)
LATER = REPORT.replace(b"2026-03-02", b"2026-06-02").replace(b"9.1 ", b"12.4")


def _reading(value: str, unit: str | None = "g/dL", *, day: int = 1, **changes: Any) -> Reading:
    on = changes.pop("on", date(2026, 3, day))
    row = LabRow("Hemoglobin", value, unit, PLACE, PLACE, analyte="hemoglobin")
    values = {"number": Decimal(value) if value[0].isdigit() else None, **changes}
    fields = {name: getattr(row, name) for name in LabRow.__dataclass_fields__}
    return Reading(uuid4(), uuid4(), "report.pdf", LabRow(**{**fields, **values}), on)


def test_one_unit_is_drawn_as_printed() -> None:
    bounds: dict[str, Any] = {"ref_low": Decimal(13), "ref_high": Decimal(17)}
    trend = trend_of(
        [
            _reading("9.1", day=2, flag=Flag.LOW, **bounds),
            _reading("13.5", "g/dl", day=9, flag=Flag.NORMAL, **bounds),
        ]
    )
    (line,) = trend.lines
    assert [(p.text, p.shape, p.low) for p in line.points] == [
        ("9.1", Shape.BELOW, Decimal(13)),
        ("13.5", Shape.INSIDE, Decimal(13)),
    ]
    assert not line.converted
    assert trend.latest.row.value == "13.5"
    assert "2 values" in line.in_words
    assert "13.5" in line.in_words


def test_units_that_convert_share_an_axis_with_their_ranges() -> None:
    trend = trend_of([_reading("9.1", day=2), _reading("124", "g/L", day=9, ref_low=Decimal(130))])
    (line,) = trend.lines
    assert line.unit == "g/dL"
    assert [p.value for p in line.points] == [Decimal("9.1"), Decimal("12.4")]
    assert line.points[1].low == Decimal(13)
    assert trend.entries[0].note == "Drawn as 12.4 g/dL."
    assert trend.entries[1].note == ""


def test_units_without_a_fixed_factor_never_share_an_axis() -> None:
    trend = trend_of([_reading("9.1", day=2), _reading("40", "IU/L", day=3)])
    assert sorted(line.unit for line in trend.lines) == ["IU/L", "g/dL"]
    assert all(len(line.points) == 1 for line in trend.lines)


@pytest.mark.parametrize(
    ("reading", "reason"),
    [
        (_reading("9.1", needs_review=True), REVIEW),
        (_reading("5", comparator="<"), LIMIT),
        (_reading("negative", None), WORDS),
        (_reading("9.1", on=None), UNDATED),
        (_reading("9.1", "parsecs"), UNIT),
        (_reading("9.1", None), UNIT),
    ],
)
def test_what_is_not_certain_is_told_and_never_drawn(reading: Reading, reason: str) -> None:
    trend = trend_of([reading])
    assert trend.lines == ()
    assert trend.spark is None
    assert [entry.note for entry in trend.entries] == [reason]


def test_a_value_to_check_shows_no_flag() -> None:
    assert _reading("9.1", needs_review=True, flag=Flag.LOW).flag is None


def test_a_value_without_a_day_may_be_newer_than_those_that_have_one() -> None:
    dated = _reading("9.1", day=2)
    undated = _reading("13.5", on=None)
    assert trend_of([dated, undated]).is_unordered
    for no_later, unordered in ((date(2026, 9, 9), True), (date(2025, 9, 9), False)):
        known = replace(undated, no_later=no_later)
        assert trend_of([dated, known]).is_unordered is unordered
        asks = replace(known, row=replace(known.row, needs_review=True))
        assert trend_of([dated, asks]).is_unordered is unordered
    assert not trend_of([dated]).is_unordered
    assert trend_of([undated, _reading("12.0", on=None)]).is_unordered


def test_what_is_said_of_a_drawing_calls_no_value_the_newest() -> None:
    undated = _reading("13.5", on=None)
    told = trend_of([_reading("9.1", day=2), _reading("9.4", day=3), undated]).lines[0].in_words
    assert "The last one drawn: 9.4 g/dL" in told
    assert "ewest" not in told


def test_beside_the_newest_with_a_day_a_later_letter_s_value_without_one_is_counted(
    cast: Cast, upload: Upload
) -> None:
    upload(cast.alice)
    upload(
        cast.alice,
        b"Follow-up letter\nDate: 9 October 2026\nDear reader,\nThank you for coming to the blood"
        b" clinic on 2 October 2026. Your hemoglobin was 10.4 g/dL (normal 12.0 to 15.5).\n",
        "letter.txt",
    )
    run_waiting(kind=PROCESS)
    page = cast.alice.client().get("/documents/values/").content.decode()
    row = page[page.index("/documents/values/hemoglobin/") :].split("</tr>")[0]
    assert "9.1" in row
    assert "2026" in row
    assert "Newest with a day. 1 more has no day and may be newer." in row
    assert "10.4" not in row


def test_where_the_newest_is_not_known_no_time_and_no_result_stand_beside_it(
    cast: Cast, upload: Upload
) -> None:
    upload(
        cast.alice,
        b"DISCHARGE SUMMARY\n\nBloods     Admission    Discharge\n  Hb g/L   98           112\n",
        "stay.txt",
    )
    run_waiting(kind=PROCESS)
    page = cast.alice.client().get("/documents/values/").content.decode()
    row = page[page.index("/documents/values/hemoglobin/") :].split("</tr>")[0]
    assert "Not known which is newest" in row
    assert "Admission" not in row
    assert 'data-label="Result" class="is-none"' in row


def test_a_patient_sees_their_values_of_all_documents(cast: Cast, upload: Upload) -> None:
    first = upload(cast.alice)
    upload(cast.alice, LATER, "later.txt")
    run_waiting(kind=PROCESS)
    for person in (cast.alice, cast.bob):
        page = person.client().get("/documents/values/hemoglobin/").content.decode()
        assert page.index('nums">2 June 2026') < page.index('nums">2 March 2026')
        assert "12.4" in page
        assert f"/documents/{first.id}/?cite=1-" in page
        assert 'class="chart-band"' in page
        assert (
            "/documents/values/hemoglobin/"
            in person.client().get("/documents/values/").content.decode()
        )
    with cast.alice.scope():
        seen = AuditEvent.objects.filter(event="values.viewed")
        assert [event.data for event in seen] == [{"count": 2}, {"count": 2}]


def test_a_document_s_own_date_stands_in_and_removed_documents_do_not_count(
    cast: Cast, upload: Upload
) -> None:
    document = upload(cast.alice)
    run_waiting(kind=PROCESS)
    with cast.alice.scope():
        for lab in document.labresults.all():
            lab.row = {**lab.row, "observed_on": None}
            lab.save()
        assert {each.on for each in readings_of(cast.alice.actor)} == {date(2026, 3, 2)}
        lifecycle.remove_document(
            actor=cast.alice.actor, document=Document.objects.get(id=document.id)
        )
        assert readings_of(cast.alice.actor) == ()


def test_nobody_sees_another_s_values(cast: Cast, upload: Upload) -> None:
    upload(cast.alice)
    run_waiting(kind=PROCESS)
    with cast.dana.scope():
        assert readings_of(cast.dana.actor) == ()
    with cast.erin.scope():
        assert readings_of(cast.erin.actor) == ()
    assert cast.dana.client().get("/documents/values/hemoglobin/").status_code == 404
    assert "No values yet" in cast.dana.client().get("/documents/values/").content.decode()


def test_a_value_of_a_time_before_its_paper_is_not_of_the_paper_s_day(
    cast: Cast, upload: Upload
) -> None:
    text = b"Reported: 2026-07-02\n\nHemoglobin was 7.9 g/dL on arrival. Sodium was 139 mmol/L.\n"
    upload(cast.alice, text, "stay.txt")
    run_waiting(kind=PROCESS)
    with cast.alice.scope():
        days = {each.row.analyte: each.on for each in readings_of(cast.alice.actor)}
    assert days == {"hemoglobin": None, "sodium": date(2026, 7, 2)}
