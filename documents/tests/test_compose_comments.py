"""What a laboratory comments on its own results is quoted; its rules and methods are not."""

from __future__ import annotations

import pytest

from documents.pipeline.compose.comments import commented
from documents.pipeline.files.plain import split_pages, text_pages
from documents.pipeline.language.sentences import number_sentences
from documents.pipeline.understand import understand_text

_ROWS = (
    "Sample: 17/09/2025\n"
    "Ferritin      8    ug/L    15 - 200    L\n"
    "Haemoglobin   98   g/L     115 - 165   L\n\n"
)


def quotes(text: str) -> list[str]:
    told = understand_text(_ROWS + text)["summary"]
    return [each["text"].partition("says: ")[2] for each in told if "says: " in each["text"]]


@pytest.mark.parametrize(
    "head",
    [
        "Comment: ",
        "Comments\n",
        "COMMENT:\n",
        "INTERPRETATION\n\n",
        "Interpretive comment: ",
        "Pathologist's comment:\n",
        "Comment on Lab ID 771:\n",
    ],
)
def test_a_comment_is_quoted_whatever_its_head(head: str) -> None:
    (told,) = quotes(f"{head}Antibody present, virus not detected. Past, resolved infection.\n")
    assert told.endswith("Antibody present, virus not detected. Past, resolved infection”.")


def test_advice_to_stop_a_medicine_is_told_whole_over_its_lines() -> None:
    text = "Comments\nLevel in the toxic range. Advise stop lithium, digoxin and\nindapamide.\n"
    told = understand_text(_ROWS + text)["summary"]
    assert any("Advise stop lithium, digoxin and indapamide" in each["text"] for each in told)


def test_a_word_alone_at_the_end_of_a_line_stays_with_what_follows() -> None:
    told = quotes("Comment: Treated infection. Repeat\nRNA in 6 months if the risk goes on.\n")
    assert "Repeat RNA in 6 months if the risk goes on" in " ".join(told)


@pytest.mark.parametrize(
    "words",
    [
        "Prediabetes: 5.7 - 6.4",
        "Diabetes: >6.4",
        "Glycemic control for adults with diabetes: <7.0",
        "Values above 126 on two occasions indicate diabetes.",
        "Low ferritin may indicate iron deficiency.",
        "This test was developed and its performance characteristics determined by Northlake.",
        "Ferritin should not be interpreted in isolation.",
        "Low risk     <1.0\nHigh risk    >3.0",
    ],
)
def test_a_rule_and_a_method_are_not_told_as_of_these_results(words: str) -> None:
    assert quotes(f"Comment:\n{words}\n") == []


@pytest.mark.parametrize(
    "words",
    [
        "Authorised by: Dr S Example",
        "Tests completed: FBC",
        "Legend: A = abnormal",
        "Sodium   140   mmol/L   133 - 146",
        "\nThe office is closed on Sundays.",
        "DIFFERENTIAL\nThe office is closed on Sundays.",
    ],
)
def test_what_stands_behind_a_comment_is_no_part_of_it(words: str) -> None:
    assert quotes(f"Comment: Iron stores are low.\n{words}\n") == ["“Iron stores are low”."]


def test_a_comment_on_the_next_page_is_another() -> None:
    pages = list(text_pages(split_pages("Comment: Iron is low.\n\fThe office is closed.\n")))
    numbered = number_sentences(pages)
    assert [each.text for each in numbered if each.number in commented(pages, numbered)] == [
        "Comment: Iron is low."
    ]


def test_a_note_without_values_has_no_comments_of_a_laboratory() -> None:
    told = understand_text("Visit note\n\nComment: She walks to work each day.\n")["summary"]
    assert sum("walks to work" in each["text"] for each in told) <= 1


def test_a_count_of_white_cells_thinks_of_no_illness() -> None:
    rows = "DIFFERENTIAL\nNeutrophils   8.42   10*9/L   (2.00 - 7.50)   H\n"
    read = understand_text(f"{_ROWS}{rows}\nFilm comment: Mild neutrophilia. Suggest ferritin.\n")
    assert not [each for each in read["conditions"] if each["status"] == "possible"]
    assert any("Mild neutrophilia" in each["text"] for each in read["summary"])


@pytest.mark.parametrize("illness", ["Lymphoma", "Asthma"])
def test_a_differential_of_illnesses_stays_one(illness: str) -> None:
    read = understand_text(f"DIFFERENTIAL:\n- {illness}\n- Pneumonia\n")
    assert {each["status"] for each in read["conditions"]} == {"possible"}
