"""Insulin by what is eaten has no dose; the strength of a pen is none; a reason is no time."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


@pytest.mark.parametrize(
    "text",
    [
        "NovoRapid 1 unit : 8 g carbohydrate with meals",
        "NovoRapid 1:10 with meals",
        "Humalog 1 unit per 10 g carbs",
        "Insulina lispro 1 UI por cada 10 g de hidratos con las comidas",
    ],
)
def test_a_ratio_is_quoted_and_no_dose(text: str) -> None:
    read = understand_text(text)
    assert [each["dose"] for each in read["medications"]] == [None]
    assert any(text in each["text"] for each in read["summary"])


def test_the_strength_of_a_pen_is_not_told_as_what_is_taken() -> None:
    line = "INSULINA GLARGINA 100 UI/ML PLUMA      22 UI cada 24 h (noche)"
    told = [each["text"] for each in understand_text(line)["summary"]]
    assert not any("lists" in each for each in told)
    assert any("22 UI cada 24 h" in each for each in told)


def test_units_alone_are_a_dose_in_spanish_too() -> None:
    read = understand_text("Insulina glargina 22 UI por la noche")
    assert [each["dose"] for each in read["medications"]] == ["22 UI"]


def test_the_reason_for_a_change_is_no_time_of_taking() -> None:
    read = understand_text("Reduce Tresiba from 24 to 22 units because of overnight lows")
    assert [each["frequency"] for each in read["medications"]] == [None]
