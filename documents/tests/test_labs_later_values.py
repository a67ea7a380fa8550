"""A later value of the same test is seen, and the earlier one is not told as the one of now."""

import pytest

from documents.pipeline.compose import compose
from documents.pipeline.labs.find import find_labs
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Creatinine 190 on admission; it was 91 on the day of discharge.", ["190", "91"]),
        (
            "His creatinine was 190 on admission. It was 210 on discharge. Today it is 234 with an"
            " eGFR of 22.",
            ["190", "210", "234", "22"],
        ),
        ("Her ferritin was 6 in May. It is now 45.", ["6", "45"]),
        ("His potassium was 5.9. It was repeated and was 4.4.", ["5.9", "4.4"]),
        ("Haemoglobin on arrival was 68, and 94 at discharge.", ["68", "94"]),
        ("Platelets were 40, 62 the next day and 130 at discharge.", ["40", "62", "130"]),
        ("Ferritin was 900 when first seen, currently 210.", ["900", "210"]),
        ("PSA 4.1 last year, now 6.3.", ["4.1", "6.3"]),
        ("HbA1c 86 in January, 61 in May and 52 now.", ["86", "61", "52"]),
        ("The CRP was 88. Repeat was 12.", ["88", "12"]),
        ("Her TSH was 8.1 in March. In June it was 4.4.", ["8.1", "4.4"]),
    ],
)
def test_later_values_are_seen_and_none_is_told_as_the_one_of_now(
    text: str, values: list[str]
) -> None:
    pages = [Page(1, text)]
    assert [row.value for row in find_labs(pages)] == values
    said = [each.text for each in compose(pages, recognise(pages)).sentences]
    assert not any(f"is {values[0]}." in each or f"are {values[0]}." in each for each in said)


@pytest.mark.parametrize(
    "behind",
    [
        "This was on a day when it was 31 degrees.",
        "It was found 3 years ago.",
        "It is 5 km to the clinic.",
        "It should be 3.",
        "It was repeated at 4 weeks.",
        "This is her 3rd visit.",
        "It was 2 days before he came.",
        "His age is 45.",
        "It was bed 12 on ward 4.",
        "We aim for it to be 30.",
    ],
)
def test_a_figure_of_something_else_is_no_later_value(behind: str) -> None:
    assert [row.value for row in find_labs([Page(1, f"Her CRP was 40. {behind}")])] == ["40"]


@pytest.mark.parametrize(
    ("text", "values", "step"),
    [
        ("Repeat Hb at 24 weeks is 105 with a ferritin of 11.", ["105", "11"], False),
        ("A repeat potassium after 2 days was 4.4.", ["4.4"], False),
        ("Repeat PSA in 3 months was normal.", [], False),
        ("Repeat U&E in 1 week is advised.", [], True),
        ("Repeat CT in 6 months is recommended.", [], True),
        ("Repeat ferritin in 8 weeks and stop iron if it is normal.", [], True),
        ("Repeat bloods in 3 months if TSH is 4.", [], True),
    ],
)
def test_a_test_made_again_is_no_step_and_one_to_be_made_no_value(
    text: str, values: list[str], *, step: bool
) -> None:
    found = recognise([Page(1, text)])
    assert [row.value for row in found.labs] == values
    assert bool(found.followups) is step
