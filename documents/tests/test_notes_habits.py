"""How much is drunk or smoked is no value of a test and no medicine."""

from __future__ import annotations

import pytest

from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page


@pytest.mark.parametrize(
    "text",
    [
        "Social\nEtOH: 6 drinks/wk\nTobacco: 2 packs/day",
        "Social history\nAlcohol:  4 beers a night",
        "Alcohol: 21 units/week",
        "Alcohol 21 units per week",
        "EtOH 2 glasses of wine nightly",
        "Ethanol: 1-2 per month",
        "Nicotine: 15 cigarettes/day",
        "Caffeine: 4 cups/day",
        "Alcohol use: about 3 drinks daily",
    ],
)
def test_a_habit_is_neither_a_value_nor_a_medicine(text: str) -> None:
    found = recognise([Page(1, text)])
    assert (found.labs, found.medications) == ((), ())


@pytest.mark.parametrize(
    "text", ["Ethanol 87 mg/dL (0-10)", "Sodium 139 mmol/L (135-145), EtOH 3 drinks/wk"]
)
def test_a_level_in_the_blood_is_one(text: str) -> None:
    (row,) = recognise([Page(1, text)]).labs
    assert row.value in ("87", "139")


def test_a_medicine_by_that_name_is_one() -> None:
    (medicine,) = recognise([Page(1, "Nicotine 21 mg patch daily")]).medications
    assert medicine.dose == "21 mg"
