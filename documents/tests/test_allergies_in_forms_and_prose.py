"""An allergy that a form or a letter tells of is an allergy with what it did: no medicine, no
illness; and what the sentence goes on with is no allergy."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


def _allergies(text: str) -> list[tuple[str, str | None]]:
    return [(each["substance"], each["reaction"]) for each in understand_text(text)["allergies"]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Allergic to medications? [x] Y [ ] N  If yes which: morphine (nausea)",
         [("morphine", "nausea")]),
        ("Allergic to medications? [x] Yes [ ] No\nIf yes, which: morphine (nausea)",
         [("morphine", "nausea")]),
        ("Drug allergies? Y  Details: trimethoprim - rash", [("trimethoprim", "rash")]),
        ("Allergies: amoxicillin (hives (2022).", [("amoxicillin", "hives (2022)")]),
        ("Allergies: amoxicillin [hives (2022)], latex [rash]",
         [("amoxicillin", "hives (2022)"), ("latex", "rash")]),
        ("Allergies: Co-amoxiclav (Augmentin) - rash", [("Co-amoxiclav (Augmentin)", "rash")]),
        ("ALLERGIES: Penicillin - rash | Codeine - nausea",
         [("Penicillin", "rash"), ("Codeine", "nausea")]),
        ("Allergies: Penicillin | rash | severe", [("Penicillin", "rash")]),
        ("He is allergic to azathioprine, which gave him pancreatitis.",
         [("azathioprine", "pancreatitis")]),
        ("He is allergic to penicillin, which caused hives, and to latex.",
         [("penicillin", "hives"), ("latex", None)]),
        ("She had a rash with trimethoprim.", [("trimethoprim", "rash")]),
        ("Varón de 60 años. Es alérgico a azatioprina, que le produjo náuseas. Vive solo.",
         [("azatioprina", "náuseas")]),
        ("Antecedentes: alergia a penicilina, que le causó urticaria, y a metamizol.",
         [("penicilina", "urticaria"), ("metamizol", None)]),
    ],
)  # fmt: skip
def test_the_allergy_and_nothing_else_is_told(
    text: str, found: list[tuple[str, str | None]]
) -> None:
    read = understand_text(text)
    assert _allergies(text) == found
    assert (read["medications"], read["conditions"], read["symptoms"]) == ([], [], [])


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("Often unwell, allergic to trimethoprim, on nitrofurantoin 50 mg at night.",
         ["nitrofurantoin"]),
        ("Allergic to trimethoprim, takes ramipril 5 mg daily.", ["ramipril"]),
        ("He has an allergy to trimethoprim, warfarin 3 mg daily.", []),
        ("Allergic to trimethoprim, currently on apixaban 5 mg twice daily.", ["apixaban"]),
    ],
)  # fmt: skip
def test_what_is_taken_is_no_allergy(text: str, taken: list[str]) -> None:
    assert _allergies(text) == [("trimethoprim", None)]
    assert [each["name"] for each in understand_text(text)["medications"]] == taken


@pytest.mark.parametrize(
    "text",
    [
        "Allergic to medications? [ ] Y [ ] N  If yes which: morphine (nausea)",
        "Allergic to medications? [ ] Y [x] N  If yes which: ",
        "Allergies to medicines? N",
    ],
)
def test_what_nobody_said_is_no_allergy(text: str) -> None:
    assert _allergies(text) == []
    assert all(each["intent"] == "open" for each in understand_text(text)["medications"])


def test_what_somebody_cannot_take_is_not_taken() -> None:
    assert understand_text("She cannot take codeine as it makes her sick.")["medications"] == []
