"""Words under a head of earlier results are no usual result, whatever they say."""

from __future__ import annotations

import pytest

from documents.pipeline.labs import find_labs
from documents.pipeline.types import Flag, LabRow
from documents.tests.lab_column_layouts import Row
from documents.tests.lab_pages import drawn, typed

PUT = {"typed": typed, "drawn": drawn}


def _row(rows: list[Row], put: str) -> LabRow:
    (row,) = find_labs([PUT[put](rows)])
    return row


@pytest.mark.parametrize("put", PUT)
@pytest.mark.parametrize("head", ["Previous", "Prior result", "Last"])
@pytest.mark.parametrize(("now", "then"), [("Reactive", "Reactive"), ("Positive", "Negative")])
def test_an_earlier_result_is_not_what_the_new_one_is_judged_by(
    put: str, head: str, now: str, then: str
) -> None:
    rows: list[Row] = [
        [(0, "Test"), (30, "Result"), (48, head)],
        [(0, "Rubella IgM"), (30, now), (48, then)],
    ]
    row = _row(rows, put)
    assert (row.value, row.ref_text, row.flag) == (now, None, None)


@pytest.mark.parametrize("put", PUT)
def test_the_usual_result_beside_the_earlier_one_judges(put: str) -> None:
    rows: list[Row] = [
        [(0, "Test"), (30, "Result"), (48, "Previous"), (66, "Reference")],
        [(0, "Rubella IgM"), (30, "Reactive"), (48, "Reactive"), (66, "Non-reactive")],
    ]
    row = _row(rows, put)
    assert (row.value, row.ref_text, row.flag) == ("Reactive", "Non-reactive", Flag.ABNORMAL)
