"""Movements, scores and the heads of visits are measured; nobody has them."""

from __future__ import annotations

import pytest

from documents.pipeline.notes.problems.conditions import find_conditions
from documents.pipeline.notes.vital_signs.vitals import find_vitals
from documents.pipeline.types import Page

_TABLE = """PMH: high cholesterol.

                              Initial (02/09/26)      Discharge (18/11/26)
Flexion                       110 deg                 165 deg
Abduction                     85 deg                  160 deg
External rotation             40 deg                  60 deg
Grip strength                 20 kg                   31 kg
Oxford Shoulder Score         24/48                   41/48
"""


_PAIN = """                              Initial (02/09/26)      Discharge (18/11/26)
Pain (NRS)                    7/10                    2/10
"""


def _names(text: str) -> list[str]:
    return [each.text for each in find_conditions((Page(1, text),))]


def test_a_table_of_a_physiotherapist_names_no_illness() -> None:
    assert _names(_TABLE) == ["high cholesterol"]


def test_of_two_visits_side_by_side_the_first_is_not_of_now() -> None:
    assert not find_vitals((Page(1, _PAIN),))
    assert [each.value for each in find_vitals((Page(1, "Pain score: 7/10\n"),))] == ["7/10"]


@pytest.mark.parametrize(
    "name",
    [
        "External rotation",
        "Knee flexion and extension",
        "Range of movement",
        "Oxford Knee Score 31/48",
        "Berg Balance Scale",
        "Initial",
        "Baseline visit",
        "PHQ-9",
    ],
)
def test_what_is_measured_is_no_problem_of_a_list(name: str) -> None:
    assert _names(f"PROBLEM LIST\n- Gout\n- {name}\n") == ["Gout"]


@pytest.mark.parametrize(
    "name",
    [
        "Knee flexion deformity",
        "Balance disorder",
        "Gait ataxia",
        "Muscle weakness",
        "End stage renal disease",
        "Index finger fracture",
    ],
)
def test_what_is_wrong_with_a_movement_is_a_problem(name: str) -> None:
    assert len(_names(f"PROBLEM LIST\n- Gout\n- {name}\n")) == 2
