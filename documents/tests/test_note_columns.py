"""A note printed in two columns is read column by column; a table whose cells are texts is not."""

from __future__ import annotations

from documents.pipeline.files.layout import Placed, build_page
from documents.pipeline.types import Page, Reader

LEFT = (
    "Subjective",
    "Dry cough for nine days, worse at night after",
    "she lies down, no fever and no chest pain.",
    "Medications",
    "Lisinopril 10 mg daily",
    "Metformin 500 mg twice daily",
    "Atorvastatin 20 mg at night",
    "Hypertension since 2015, no other surgery or",
    "illness that she knows of.",
)
RIGHT = (
    "Objective",
    "Blood pressure 132/84, pulse 76, warm and well.",
    "Lungs are clear on both sides without wheeze.",
    "Assessment and plan",
    "Cough, most likely from the blood pressure",
    "tablet lisinopril.",
    "Stop lisinopril and start losartan 50 mg daily.",
    "Check potassium and creatinine in two weeks.",
    "Return at once for trouble breathing.",
)


def paper(columns: tuple[tuple[float, float, tuple[str, ...]], ...]) -> Page:
    """Columns of lines: where each begins, how far it is moved down, and its lines."""
    words = []
    for x0, down, lines in columns:
        for at, line in enumerate(lines):
            x, y = x0, 60 + down + 13 * at
            for word in line.split():
                words.append(Placed(word, x, y - 10, x + 4.6 * len(word), y))
                x += 4.6 * len(word) + 2.6
    return build_page(words, number=1, width=600, height=800, reader=Reader.TEXT)


def test_a_note_of_two_columns_is_read_column_by_column() -> None:
    for down in (0, 6):
        text = paper(((40, 0, LEFT), (310, down, RIGHT))).text
        assert text.split("\n") == [*LEFT, *RIGHT]


def test_texts_in_the_cells_of_a_table_stay_beside_each_other() -> None:
    problems = ("Problem", "High blood pressure", "", "", "Diabetes type 2", "", "Knee pain")
    plans = (
        "Plan",
        "Take one more tablet in the evening and come",
        "back with your own readings in two weeks,",
        "sooner if you feel unwell.",
        "Start metformin 500 mg twice daily and see the",
        "dietitian in the clinic.",
        "Ice, rest and a look at it in a month.",
    )
    lines = paper(((40, 0, problems), (310, 0, plans))).text.split("\n")
    assert lines[1] == f"{problems[1]}  {plans[1]}"
    assert lines[-1] == f"{problems[-1]}  {plans[-1]}"
