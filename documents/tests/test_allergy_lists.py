"""Where a list of allergies ends, what its entries name, and what is taken well is none."""

from __future__ import annotations

import pytest

from documents.pipeline.recognise import recognise
from documents.pipeline.types import Allergy, Findings, Page, Status


def read(text: str) -> Findings:
    return recognise((Page(1, text),))


def told(text: str) -> list[tuple[str, str | None]]:
    """Each allergy of today that is told, with its reaction."""
    return [(a.substance, a.reaction) for a in read(text).allergies if a.status is Status.PRESENT]


HEAD = "Dear Dr Marsh,\nAllergies: Erythromycin (vomiting)\n"
LETTER = (
    "I met this gentleman in the clinic with his daughter. He sleeps well, walks to the shop, and "
    "drinks 4 units of alcohol a week. His blood pressure was 142/80 and his pulse was 66. "
    "He has asthma.\n"
)


@pytest.mark.parametrize("gap", ["", "\n", "Thank you for asking me to see him.\n"])
def test_a_list_at_the_head_of_a_letter_ends_where_the_letter_goes_on(gap: str) -> None:
    found = read(HEAD + gap + LETTER)
    assert [(a.substance, a.reaction) for a in found.allergies] == [("Erythromycin", "vomiting")]
    assert [(each.name, each.value) for each in found.vitals][:1] == [("blood pressure", "142/80")]
    assert "asthma" in [condition.text for condition in found.conditions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Allergies: Penicillin – rash. He came with his wife, looks well, and has no cough.\n",
            [("Penicillin", "rash")],
        ),
        (
            "Allergies: Morphine (itching), adhesive tape. BP 132/78, pulse 70 regular. ECG fine.",
            [("Morphine", "itching"), ("adhesive tape", None)],
        ),
        ("Allergies: Codeine\nTriage: level 3\nPacemaker: No\n", [("Codeine", None)]),
        ("Allergies\nCodeine\nWasps\nBrand new plaster\n\nLives alone\n", [
            ("Codeine", None), ("Wasps", None), ("Brand new plaster", None),
        ]),
        ("Allergies: Reviewed and updated 12/03/2026.\n", []),
        ("Allergies reviewed: yes\n", []),
        ("Are you allergic to anything? No\nDo you smoke? No\n", []),
        ("Do you have any allergies? Yes, aspirin\nDo you smoke? No\n", [("aspirin", None)]),
        ("Latex allergy: No\nDrug allergies: Yes - aspirin (wheeze)\n", [("aspirin", "wheeze")]),
        ("Allergies: none. Latex: no. Contrast: yes, hives.\n", [("Contrast", "hives")]),
    ],
)  # fmt: skip
def test_what_is_no_entry_of_a_list_is_no_allergy(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Allergies\nCo-amoxiclav: jaundice. Tolerates cefuroxime.\n", ["Co-amoxiclav"]),
        ("You are allergic to bee stings, so please avoid naproxen.", ["bee stings"]),
        ("You are allergic to sulfa and should avoid furosemide.", ["sulfa"]),
        ("She is allergic to latex, and ibuprofen upsets her stomach.", ["latex"]),
        ("Allergies: contrast dye (may cause hives), latex", ["contrast dye", "latex"]),
        ("Allergies: codeine (sick), tolerates morphine and fentanyl\n", ["codeine"]),
        ("Allergies: Penicillin (tolerates cefazolin)\n", ["Penicillin"]),
        ("Drug sensitivities: Tolerated ceftriaxone without reaction.\n", []),
        ("Allergies: amoxicillin - tolerated in 2021\n", []),
        ("Rechallenged with amoxicillin without reaction; amoxicillin is safe for her.\n", []),
        ("Not allergic to latex.\n", []),
        ("RAM: penicilina (urticaria). Tolera cefalosporinas.\n", ["penicilina"]),
    ],
)
def test_what_is_taken_well_is_no_allergy(text: str, expected: list[str]) -> None:
    assert [name for name, _ in told(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Penicillin allergy de-labelled after a negative oral challenge in 2025.",
        "Penicillin allergy label removed in 2023; has taken amoxicillin since.",
    ],
)
def test_one_that_was_found_to_be_none_is_told_as_over(text: str) -> None:
    (found,) = read(text).allergies
    assert (found.substance, found.status) == ("Penicillin", Status.PAST)


@pytest.mark.parametrize(
    "line",
    [
        "11-Nov-2008 codeine",
        "2008: codeine",
        "04/03/2015 - Adverse reaction to codeine",
        "codeine (2012)",
        "codeine, 3 May 2012",
        "Name of drug: codeine",
    ],
)
def test_a_day_or_a_label_is_no_part_of_a_name(line: str) -> None:
    assert told(f"Allergies\n{line}\n") == [("codeine", None)]


def test_the_fields_of_an_entry_belong_to_it() -> None:
    text = (
        "Allergies\nPenicillins\nReaction: Hives\nSeverity: Severe\nReported on: 02/14/2011\n"
        "Shellfish\nReaction: Swelling of lips\n"
    )
    found = read(text).allergies
    assert [(a.substance, a.reaction) for a in found] == [
        ("Penicillins", "Hives"),
        ("Shellfish", "Swelling of lips"),
    ]
    first: Allergy = found[0]
    assert text[first.source.start : first.source.end] == "Penicillins\nReaction: Hives"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("44F c/o SOB. All: PCN (hives), IV contrast (rash). Meds: albuterol prn.\n", [
            ("PCN", "hives"), ("IV contrast", "rash")]),
        ("All: bloods sent, results awaited.\n", []),
        ("Allergies/ADRs: Enalapril - angioedema\nPresenting complaint: fall\n", [
            ("Enalapril", "angioedema")]),
        ("Allergies to medications: [X] Yes [ ] No\nIf yes, list: Codeine, Bactrim\n", [
            ("Codeine", None), ("Bactrim", None)]),
        ("Any allergies? Yes - Elastoplast and iodine, both give blisters.\n", [
            ("Elastoplast", None), ("iodine", None)]),
        ("Her sister has a peanut allergy. She herself has none.\n", []),
        ("Seen with his sister; he is allergic to aspirin.\n", [("aspirin", None)]),
        ("Alerts: Latex precautions - staff to use other gloves\n", []),
    ],
)  # fmt: skip
def test_labels_answers_and_relatives(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Allergies\nCodeine - itch\nFoot Care\nKeep it dry\nHealth Checks\nEye test\n",
            ["Codeine"],
        ),
        ("Allergies\nCodeine - itch\nResults to Come\nFerritin and iron studies\n", ["Codeine"]),
        ("Allergies\nCodeine\nMarigold\nWasps\n", ["Codeine", "Marigold", "Wasps"]),
        ("Allergies\n- Codeine\n- Marigold\n", ["Codeine", "Marigold"]),
        ("Allergies\nMarigold\n", ["Marigold"]),
        ("Allergies on file: CODEINE (nausea), SULFA DRUGS\n", ["CODEINE", "SULFA DRUGS"]),
        ("Allergy list reviewed with patient: aspirin - hives; no changes\n", ["aspirin"]),
    ],
)
def test_what_nobody_knows_is_an_entry_only_within_a_list(text: str, names: list[str]) -> None:
    assert [name for name, _ in told(text)] == names


@pytest.mark.parametrize(
    "sentence",
    [
        "Possible penicillin allergy, to be tested.",
        "?allergic to latex.",
        "Tell us if you are allergic to aspirin.",
        "She thinks she might be allergic to wasps.",
        "A negative blood test does not exclude penicillin allergy.",
    ],
)
def test_what_nobody_is_sure_of_is_no_allergy(sentence: str) -> None:
    assert told(sentence) == []


def test_none_known_of_a_kind_says_of_which() -> None:
    found = read("Known drug allergies: nil.\nKnown food allergies: walnuts (lip swelling).\n")
    assert [(a.substance, str(a.status)) for a in found.allergies] == [
        ("drug allergies: nil", "absent"), ("walnuts", "present"),
    ]  # fmt: skip


def test_a_long_line_of_the_list_takes_no_sentence_below_it() -> None:
    text = (
        "Allergies: Trimethoprim (rash), erythromycin (vomiting), adhesive tape, codeine\n"
        "She came with chest pain, tired and out of breath. Her pulse was 66.\n"
    )
    found = read(text)
    names = ["Trimethoprim", "erythromycin", "adhesive tape", "codeine"]
    assert [a.substance for a in found.allergies] == names
    assert "chest pain" in [c.text for c in (*found.conditions, *found.symptoms)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Allergies\nMorphine | Itching | Mild | Inactive | 2009\n", []),
        ("Allergies\nMorphine | Itching | Mild | Active | 2009\n", [("Morphine", "Itching")]),
        ("Allergies/Reactions: iodine dye/hives; Latex/contact rash\n", [
            ("iodine dye", "hives"), ("Latex", "contact rash")]),
        ("Allergies: NKDA. A/P: Likely viral exanthem, not a drug allergy.\n", []),
        ("Mother reports that he is allergic to walnuts.\n", [("walnuts", None)]),
        ("Prednisone allergy.\n", [("Prednisone", None)]),
        ("Your allergies\nWe hold these allergies for you. If this is wrong, tell us.\n"
         "Doxycycline - Nausea\n", [("Doxycycline", "Nausea")]),
        ("Alérgico a AINEs y a contraste, sin alergia a alimentos. Es pintor.\n", [
            ("AINEs", None), ("contraste", None)]),
        ("Allergies: Aspirin (hives), also intolerant of codeine (constipation).\n", [
            ("codeine", "constipation"), ("Aspirin", "hives")]),
        ("You told us you are allergic to: Aspirin (rash)\n", [("Aspirin", "rash")]),
        ("Allergies\nNo active allergies\nMilk - resolved 2011\n", []),
        ("RAMs: tramadol (vómitos). Vive sola y come bien.\n", [("tramadol", "vómitos")]),
        ("Drug intolerance: metformin - diarrhoea\nDrug allergy: no known\n", [
            ("metformin", "diarrhoea")]),
    ],
)  # fmt: skip
def test_cells_slashes_and_who_tells(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert told(text) == expected
