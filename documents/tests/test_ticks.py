"""A form's boxes are read with their ticks: what is not ticked is not what the patient has."""

from __future__ import annotations

import io

import pytest

from documents.evaluation.layouts.sheet import with_table
from documents.pipeline.files.extract import open_document
from documents.pipeline.notes.findings.procedures import find_procedures
from documents.pipeline.notes.problems.conditions import find_conditions
from documents.pipeline.notes.steps.followups import find_followups
from documents.pipeline.types import Page
from documents.pipeline.understand import understand_file

_LINES = ["Diabetes", "Asthma", "Stroke"]


def form(ticked: str, *, kind: int = 0, tick: bytes = b"", rotate: int = 0) -> bytes:
    """A page that asks for three illnesses, with a box before each.

    ``tick`` is what a box's appearance draws; ``kind`` the flags of its field.
    """
    text = "BT /F1 12 Tf 60 760 Td (Tick all that you have:) Tj ET\n"
    boxes, places = [], []
    for at, name in enumerate(_LINES):
        bottom = 720 - 24 * at
        text += f"BT /F1 12 Tf 80 {bottom} Td ({name}) Tj ET\n"
        state = "On" if name == ticked else "Off"
        places.append(f"{6 + at} 0 R")
        boxes.append(
            f"<</Type/Annot/Subtype/Widget/FT/Btn/Ff {kind}/T({name})/V/{state}/AS/{state}/F 4"
            f"/Rect[60 {bottom - 2} 74 {bottom + 10}]/P 4 0 R"
            f"/AP<</N<</On 9 0 R/Off 10 0 R>>>>>>".encode()
        )
    fields = " ".join(places)
    look = b"<</Type/XObject/Subtype/Form/BBox[0 0 14 12]/Resources<</Font<</F1 3 0 R>>>>"
    stream = text.encode()
    return with_table(
        [
            f"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[{fields}]>>>>".encode(),
            b"<</Type/Pages/Kids[4 0 R]/Count 1>>",
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate {rotate}/Contents 5 0 R"
            f"/Annots[{fields}]/Resources<</Font<</F1 3 0 R>>>>>>".encode(),
            b"<</Length %d>>stream\n" % len(stream) + stream + b"\nendstream",
            *boxes,
            look + b"/Length %d>>stream\n" % len(tick) + tick + b"\nendstream",
            look + b"/Length 0>>stream\n\nendstream",
        ]
    )


def read(data: bytes) -> list[str]:
    with open_document(io.BytesIO(data), images=False) as document:
        (page,) = (read.page for read in document.pages())
    for word in page.words:
        assert page.text[word.start : word.end] == word.text
        assert word.box is not None
    return page.text.split("\n")[1:]


@pytest.mark.parametrize("rotate", [0, 90, 180])
def test_each_box_stands_before_its_words(rotate: int) -> None:
    assert read(form("Asthma", rotate=rotate)) == ["☐ Diabetes", "☑ Asthma", "☐ Stroke"]


def test_a_round_box_is_one_too_and_a_button_to_press_is_none() -> None:
    assert read(form("Stroke", kind=1 << 15)) == ["☐ Diabetes", "☐ Asthma", "☑ Stroke"]
    assert read(form("Stroke", kind=1 << 16)) == ["Diabetes", "Asthma", "Stroke"]


def test_the_letter_that_draws_the_tick_is_not_read_beside_it() -> None:
    tick = b"BT /F1 10 Tf 3 2 Td (X) Tj ET"
    assert read(form("Asthma", tick=tick)) == ["☐ Diabetes", "☑ Asthma", "☐ Stroke"]


def test_only_what_is_ticked_is_told_as_the_patients() -> None:
    found = understand_file(io.BytesIO(form("Asthma")))["conditions"]
    assert {each["text"]: each["status"] for each in found} == {"Asthma": "present"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Tick all that you have:\n☐ Diabetes\n☑ Asthma\n☐ Cancer", ["Asthma"]),
        ("Asthma [x] Diabetes [ ] Hypertension [x]", ["Asthma", "Hypertension"]),
        ("[ ] Asthma [x] Diabetes [ ] Hypertension", ["Diabetes"]),
        ("PMH: [x] Asthma [ ] Gout", ["Asthma"]),
        ("Insomnia ☐\nSnoring ☑", ["Snoring"]),
        ("Asthma ( ) Gout (x)", ["Gout"]),
        ("Asthma: [x] yes [ ] no\nGout: [ ] yes [ ] no", ["Asthma"]),
    ],
)
def test_an_empty_box_neither_tells_nor_denies(text: str, told: list[str]) -> None:
    found = find_conditions([Page(1, text)])
    assert [(each.text, str(each.status)) for each in found] == [(n, "present") for n in told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Diabetes: [ ] yes [x] no", {"Diabetes": "absent"}),
        ("Do you have asthma? [x] Yes [ ] No", {"asthma": "present"}),
        ("Do you have asthma? ☑ Yes", {"asthma": "present"}),
        ("Do you have asthma?\n[ ] Yes\n[x] No", {"asthma": "absent"}),
        ("Do you have asthma now?  Yes [x]  No [ ]", {"asthma": "present"}),
        ("Any gout or psoriasis? ☐ Yes ☒ No", {"gout": "absent", "psoriasis": "absent"}),
        ("Any gout or psoriasis? ☒ Yes ☐ No", {"gout": "possible", "psoriasis": "possible"}),
        ("Has anyone in your family had gout? [x] Yes [ ] No", {"gout": "family"}),
        ("Do you have asthma? [ ] Yes [ ] No", {}),
        ("Do you have asthma? [x] Yes [x] No", {}),
    ],
)
def test_a_ticked_answer_says_yes_or_no(text: str, told: dict[str, str]) -> None:
    assert {each.text: str(each.status) for each in find_conditions([Page(1, text)])} == told


def test_an_instruction_that_is_not_ticked_was_not_given() -> None:
    text = "Follow-up:\n☐ See the eye clinic in 2 weeks\n☑ Call us in 1 week\n[ ] Blood test\n"
    (step,) = find_followups([Page(1, text)])
    assert step.text == "Call us in 1 week"
    assert text[step.source.start : step.source.end] == step.text


def test_a_procedure_that_is_not_ticked_is_not_planned() -> None:
    text = "Plan:\n☐ Colonoscopy\n[x] Echocardiogram\n"
    found = {each.text: str(each.status) for each in find_procedures([Page(1, text)])}
    assert found == {"Colonoscopy": "absent", "Echocardiogram": "present"}
