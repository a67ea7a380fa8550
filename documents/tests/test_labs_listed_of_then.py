"""The time behind the last value of a list is that of all: ``X 24 and Y 164 on admission``."""

from __future__ import annotations

import pytest

from documents.pipeline.labs import find_labs
from documents.pipeline.types import Page


def _whens(text: str) -> list[str | None]:
    return [row.when for row in find_labs([Page(1, text)])]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Urea was 24.3 mmol/L and creatinine 164 umol/L on admission.", "on admission"),
        ("Sodium was 128 mmol/L, potassium 3.1 mmol/L and urea 24.3 mmol/L on arrival.",
         "on arrival"),
        ("Bloods: Hb 98 g/L, WCC 14.2, CRP 210 mg/L on day 2.", "on day 2"),
    ],
)  # fmt: skip
def test_a_list_has_one_time(text: str, when: str) -> None:
    assert set(_whens(text)) == {when}


@pytest.mark.parametrize(
    "text",
    [
        "Sodium is 138 mmol/L and creatinine was 164 umol/L on admission.",
        "Sodium 138 mmol/L today and creatinine 164 umol/L on admission.",
        "Sodium 138 mmol/L\nCreatinine 164 umol/L on admission",
        "Sodium 138 mmol/L. Creatinine 164 umol/L on admission.",
        "On discharge sodium was 138 mmol/L, creatinine 164 umol/L on admission.",
        "Hb 112 (98 on admission), creatinine 164 umol/L on admission",
    ],
)
def test_a_value_with_words_of_its_own_keeps_them(text: str) -> None:
    assert _whens(text) == [None, "on admission"]
