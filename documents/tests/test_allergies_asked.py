"""The answer to a form's question about allergies is an allergy, and no medicine or illness."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


def told(text: str) -> set[tuple[str, str | None]]:
    return {(each["substance"], each["reaction"]) for each in understand_text(text)["allergies"]}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Are you allergic to anything? Yes\nAmoxicillin - rash\nLatex - hives",
            {("Amoxicillin", "rash"), ("Latex", "hives")},
        ),
        (
            "Are you allergic to anything?  [x] Yes  [ ] No\nAmoxicillin\nShellfish",
            {("Amoxicillin", None), ("Shellfish", None)},
        ),
        (
            "Any drug allergies? Yes [x] No [ ]\nIf yes, list: Codeine - itching",
            {("Codeine", "itching")},
        ),
        ("Do you have any allergies? Yes: eggs (hives)", {("eggs", "hives")}),
        (
            "Are you allergic to any of the following?\n[ ] Aspirin   [x] Latex   [x] Iodine\n"
            "If yes, what happened? Latex - skin rash\n\nDo you smoke?   [x] Yes   [ ] No",
            {("Latex", "skin rash"), ("Iodine", None)},
        ),
        ("Are you allergic to codeine? [x] Yes [ ] No", {("codeine", None)}),
        ("¿Es alérgico a algún medicamento? Sí\nCodeína - urticaria", {("Codeína", "urticaria")}),
        ("Side effects\nRamipril – cough.", {("Ramipril", "cough")}),
        (
            "Reactions:\nCodeine - vomiting\nSulfa - hives",
            {("Codeine", "vomiting"), ("Sulfa", "hives")},
        ),
        # Nobody said so.
        ("Are you allergic to anything?  [ ] Yes  [x] No\nAmoxicillin", set()),
        ("Are you allergic to anything?  [ ] Yes  [ ] No\nAmoxicillin", set()),
        ("Are you allergic to codeine? [ ] Yes [x] No", set()),
        ("Is he allergic to codeine? she asked.", set()),
        ("Side effects\nCommon: nausea and headache.", set()),
    ],
)
def test_what_is_listed_behind_a_yes(text: str, found: set[tuple[str, str | None]]) -> None:
    assert told(text) == found


def test_an_allergen_with_what_it_did_is_no_name_of_an_illness() -> None:
    read = understand_text("[x] Latex allergy\nIf yes, what happened? Latex - skin rash")
    assert [each["text"] for each in read["conditions"]] == ["Latex allergy"]


def test_it_is_no_illness_and_no_medicine() -> None:
    text = (
        "Are you allergic to anything? Yes\nAmoxicillin - rash\nLatex - hives\n\n"
        "Do you take any medicines? Yes\nRamipril 5 mg daily"
    )
    read = understand_text(text)
    assert read["conditions"] == []
    assert [each["name"] for each in read["medications"]] == ["Ramipril"]
