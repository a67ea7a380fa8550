"""Where a denial ends: behind a label; and what one item of a list says stays with that item."""

from __future__ import annotations

import pytest

from documents.pipeline.speech.context import status_of
from documents.pipeline.understand import understand_text


def _status(sentence: str, name: str) -> str:
    start = sentence.index(name)
    return status_of(sentence, start, start + len(name)).value


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("CT head without contrast: subdural hematoma on the right.", "subdural hematoma"),
        ("MRI knee w/o contrast (03/04/2026): meniscus tear with effusion.", "effusion"),
        ("Ultrasound without comparison - gallstones.", "gallstones"),
        ("CT pelvis with and without contrast 03/04/2026 shows a hernia.", "hernia"),
        ("Wound dry without cellulitis: asthma well controlled.", "asthma"),
        ("Asthma not diagnosed until adulthood.", "Asthma"),
        ("Anemia in pregnancy: iron given.", "Anemia"),
    ],
)
def test_what_stands_behind_a_label_is_not_denied(sentence: str, name: str) -> None:
    assert _status(sentence, name) == "present"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("No signs of: fever, rash.", "rash"),
        ("Denies cardiac symptoms: palpitations, syncope.", "syncope"),
        ("Denies: cough, wheeze.", "wheeze"),
        ("No contrast extravasation or hematoma.", "hematoma"),
        ("Healing without cellulitis: no change.", "cellulitis"),
        ("Preeclampsia not diagnosed at this visit.", "Preeclampsia"),
    ],
)
def test_what_is_denied_stays_denied(sentence: str, name: str) -> None:
    assert _status(sentence, name) == "absent"


@pytest.mark.parametrize(
    ("sentence", "name", "status"),
    [
        ("I don't think this is gout but cannot be certain.", "gout", "possible"),
        ("I don't think this is gout.", "gout", "absent"),
        ("Call 555-0110 for vomiting or a nosebleed.", "nosebleed", "hypothetical"),
        ("Recently traveled to a region with cholera.", "cholera", "hypothetical"),
        ("Cystitis treated last month, resolved.", "Cystitis", "past"),
    ],
)
def test_how_it_is_meant(sentence: str, name: str, status: str) -> None:
    assert _status(sentence, name) == status


@pytest.mark.parametrize("mark", [", resolved", " (resolved)", ", ruled out", ", negative"])
@pytest.mark.parametrize("bullet", ["{n}. ", "- "])
def test_what_an_item_says_stays_with_it(mark: str, bullet: str) -> None:
    names = (f"Cellulitis{mark}", "Asthma", "Gout")
    listed = "\n".join(bullet.format(n=n) + name for n, name in enumerate(names, 1))
    found = understand_text(f"Diagnoses\n{listed}")["conditions"]
    status = {each["text"].lower(): each["status"] for each in found}
    assert status["asthma"] == status["gout"] == "present"
    assert status["cellulitis"] != "present"


def test_a_heading_still_speaks_of_its_list() -> None:
    found = understand_text("Resolved:\n- Cellulitis\n- Bronchitis")["conditions"]
    assert {each["status"] for each in found} == {"past"}
