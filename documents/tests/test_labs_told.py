"""Values told in sentences of our own wording: found, and nothing else taken for a value."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from documents.pipeline.labs import find_labs
from documents.pipeline.types import LabRow, Page
from knowledge import units

_FILE = Path(__file__).parent / "data" / "told_values.toml"
TOLD = tomllib.loads(_FILE.read_text(encoding="utf-8"))["told"]


def _worth(figure: str, unit: str | None) -> tuple[str, object]:
    parsed = units.parse(unit or "")
    return figure, (parsed.dimension, parsed.scale) if parsed else unit or ""


def _of(row: LabRow) -> tuple[str, object]:
    return _worth(re.sub(r"^\D*", "", row.value), row.unit)


def _meant(value: str) -> tuple[str, object]:
    figure, _, unit = value.partition(" ")
    return _worth(figure, unit)


@pytest.mark.parametrize("told", TOLD, ids=lambda told: str(told["text"])[:40])
def test_what_a_sentence_tells(told: dict[str, object]) -> None:
    text, values = told["text"], told["values"]
    assert isinstance(text, str)
    assert isinstance(values, list)
    found = find_labs([Page(1, text)])
    assert sorted(map(_of, found), key=str) == sorted(map(_meant, values), key=str)


def test_a_fluid_told_behind_the_value_is_not_the_blood() -> None:
    (row,) = find_labs([Page(1, "There were 310 white cells/µL in the cerebrospinal fluid.")])
    assert row.analyte == "csf_wbc" or row.needs_review


def test_a_change_is_no_value() -> None:
    found = find_labs([Page(1, "Haemoglobin rose by another 2 g/dL to 9.4 g/dL.")])
    assert [(r.value, r.needs_review) for r in found] == [("9.4", False)]


def _sure(text: str) -> list[tuple[str, str | None, bool]]:
    return [(r.value, r.analyte, r.needs_review) for r in find_labs([Page(1, text)])]


def test_a_value_told_again_in_another_unit_is_sure_where_both_agree() -> None:
    told = _sure("On arrival his glucose was 5.4 mmol/L (97 mg/dL) and he was well.")
    assert told == [("5.4", "glucose", False), ("97", "glucose", False)]
    odd = _sure("On arrival his creatinine was 1.2 mg/dL (180 µmol/L) and he was well.")
    assert odd == [("1.2", "creatinine", False), ("180", "creatinine", True)]


def test_a_bound_without_a_unit_asks_and_one_to_act_on_is_none() -> None:
    assert _sure("PSA < 0.1 since 2015.") == [("< 0.1", "psa", True)]
    assert _sure("Bloods: all normal, CRP < 5, TSH 2.1.")[0] == ("< 5", "crp", True)
    assert _sure("Iron for Hb < 10, please.") == []
    assert _sure("Hb < 7: transfuse.") == _sure("Hb < 70 g/L transfuse one unit.") == []


@pytest.mark.parametrize(
    "text",
    [
        "His wife, whose TSH was 12 mIU/L, came along.",
        "The twin’s hemoglobin was 9.1 g/dL.",
        "In the first study, mean HbA1c fell to 7.1 %.",
        "Hb drop of 20 g/L after surgery.",
        "A rise in creatinine of 50 µmol/L was feared.",
        "Aim Hb >80, plts >50, fibrinogen >1.5 g/L.",
    ],
)
def test_what_is_of_others_a_change_or_a_goal_is_no_value(text: str) -> None:
    assert _sure(text) == []


@pytest.mark.parametrize("mark", ["'", "’"])
def test_whose_value_it_is_makes_no_other_test(mark: str) -> None:
    told = _sure(f"The patient{mark}s hemoglobin was 9.1 g/dL.")
    assert told == [("9.1", "hemoglobin", False)]


def test_what_was_done_about_a_value_leaves_it_one() -> None:
    assert _sure("K 2.9 replaced with tablets by mouth.") == [("2.9", "potassium", False)]


def test_one_of_two_figures_is_no_value_and_an_earlier_one_asks() -> None:
    assert _sure("His CK had returned to about the 500 or 600s.") == []
    assert _sure("Her BNP had been 3000 in the spring.") == [("3000", "bnp", True)]


def test_a_fluid_named_early_in_a_long_sentence_is_that_of_its_last_value() -> None:
    text = (
        "A lumbar puncture was done without any trouble by the doctor on call after she had signed"
        " for it, lying on her left side with a small dose of a calming medicine, and nothing grew"
        " from it in the days that we waited, WBC 33."
    )
    (row,) = find_labs([Page(1, text)])
    assert row.analyte == "csf_wbc" or row.needs_review


def test_a_unit_of_weight_is_no_cell() -> None:
    told = _sure("The borbalin chains, 8 mg/L, were low in this sample.")
    assert told == [("8", None, True)]


def test_a_test_that_is_also_a_medicine_asks_where_it_is_taken_by_the_clock() -> None:
    assert [asks for _, _, asks in _sure("Folate 5 in the evening.")] == [True]
    assert [asks for _, _, asks in _sure("Potassium 5.1 on admission.")] == [False]


def test_a_test_that_is_not_known_keeps_its_place_in_a_list() -> None:
    told = _sure("Triglycerides, borbalin and LDH were 2.1 g/L, 0.2 g/L and 800 U/L respectively.")
    assert told == [("2.1", "triglycerides", False), ("0.2", None, True), ("800", "ldh", False)]


def test_the_head_of_a_list_is_no_test() -> None:
    told = _sure("Full blood count: Hb 9.8 g/dl (normal 12-16), MCV 71.")
    assert told == [("9.8", "hemoglobin", False), ("71", "mcv", False)]


def test_ketones_may_be_of_blood_or_urine() -> None:
    assert _sure("Ketones 0.3, glucose 14.2.")[0][2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Her sodium should be over 130 for this; hers is 134.", [("134", "sodium", True)]),
        (
            "The lipase was 610 at first, so we took it again an hour later and it was 588 U/L.",
            [("610", "lipase", False), ("588", "lipase", True)],
        ),
        (
            "The platelets, which had fallen to 31 on day 4, settled to 140 x10^9/L.",
            [("31", "platelets", False), ("140", "platelets", True)],
        ),
        ("Ferritin 12, urea slightly above normal at 8.8.", [
            ("12", "ferritin", False), ("8.8", "urea", False),
        ]),
        ("1. Na 129 - less water 2. Hb 101 - no change", [
            ("129", "sodium", False), ("101", "hemoglobin", False),
        ]),
        ("CK-MB 12 then 45 ug/L.", [("12", "ck_mb", True), ("45", "ck_mb", True)]),
        ("Leukocytes were 2300/mm3 with 700 neutrophils/mm3.", [
            ("2300", "wbc", False), ("700", "neutrophils", False),
        ]),
        ("The knee held 45,000 leukocytes/mm3.", [("45,000", "wbc", True)]),
        ("LDH was twice the normal (620 IU/L).", [("620", "ldh", False)]),
        ("The leucocytes were at 15,000 elements/mm3.", [("15,000", "wbc", False)]),
        ("Repeat sodium was 131, and she felt well.", [("131", "sodium", False)]),
        ("Ca 2.61, adjusted Ca 2.74.", [
            ("2.61", "calcium", False), ("2.74", "calcium_corrected", False),
        ]),
        ("Fingerstick 212 mg/dL.", [("212", "glucose", False)]),
    ],
)  # fmt: skip
def test_what_is_told_of_a_test_named_before(
    text: str, expected: list[tuple[str, str | None, bool]]
) -> None:
    assert _sure(text) == expected


def test_the_bound_of_the_next_sentence_is_no_range() -> None:
    rows = find_labs([Page(1, "Ferritin 188 ng/mL. Folate > 20. Nothing else was sent.")])
    assert [(r.value, r.ref_text, r.needs_review) for r in rows] == [
        ("188", None, False), ("> 20", None, True),
    ]  # fmt: skip


def test_a_line_that_speaks_of_somebody_is_no_row_of_a_table() -> None:
    told = _sure("Her ferritin doubled in 7 months, from 21 to 43 ng/mL.")
    assert "7" not in [value for value, _, _ in told]


@pytest.mark.parametrize(
    "text",
    [
        "Hb dropped 2 g/dL after the operation.",
        "Sodium was 128? on the faxed copy.",
        "Ferritin was 310 ng/mL in May and 190 ng/mL in June.",
    ],
)
def test_what_may_be_a_change_a_doubt_or_another_day_asks(text: str) -> None:
    assert _sure(text)[-1][2]


def test_a_titre_is_the_result_where_one_is_told() -> None:
    (row,) = find_labs([Page(1, "Antinuclear antibodies were positive at a titre of 1:320.")])
    assert (row.value, row.analyte) == ("1:320", "ana")


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("Zetaprotein DNA was found in plasma, 86,000 copies/mL.", "Zetaprotein DNA", "86,000"),
        ("Quellin-3 activity was 84%.", "Quellin-3 activity", "84"),
        ("Ferritin 480 ng/mL, sQR-2 4,870 U/mL, CRP 9 mg/L.", "sQR-2", "4,870"),
    ],
)
def test_a_test_that_we_do_not_know_is_kept_and_asks(text: str, name: str, value: str) -> None:
    rows = [row for row in find_labs([Page(1, text)]) if row.analyte is None]
    assert [(row.name, row.value, row.needs_review) for row in rows] == [(name, value, True)]
