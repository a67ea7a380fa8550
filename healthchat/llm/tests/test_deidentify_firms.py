"""Firms made of everyday words, and addresses and numbers that only what is around gives away."""

from __future__ import annotations

import pytest

from healthchat.llm.deidentify import find


def _left(text: str) -> str:
    """The text with a dash for everything that is masked."""
    shown = list(text)
    for found in find(text):
        shown[found.start : found.end] = "-" * (found.end - found.start)
    return "".join(shown)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        # A firm of everyday words: at the head of a sentence, asked for, dealt with, signing
        ("Lantern Blankets is hiring in the harbour.", "Lantern Blankets"),
        ("Brown Ladder Rentals announced that it would close.", "Brown Ladder Rentals"),
        ("Did Lantern Blankets pay?", "Lantern Blankets"),
        ("Write to Lantern Blankets, please.", "Lantern Blankets"),
        ("We bought it at House of Ladders and it broke soon.", "House of Ladders"),
        ("Nobody at Careful Plan Blankets answered my call.", "Careful Plan Blankets"),
        ("The card was declined at Ladder, why is that so?", "Ladder"),
        ("Lantern Blankets v. Vrolik", "Lantern Blankets"),
        ("Best,\nNanna Vrolik\nHead of Sales, Tall Ladder", "Tall Ladder"),
        ("Thank you for the parcel. Kind regards, Tall Ladder", "Tall Ladder"),
        ("A note of Vrolik & Ladder LLP came.", "Vrolik & Ladder LLP"),
        ("They sold it to Zorbeck i syn s.c. last week.", "Zorbeck i syn s.c."),
        ("They sold it to Zorbeck y asociados S.A. last week.", "Zorbeck y asociados S.A."),
        ("I know that Zorbeck A/S moved.", "Zorbeck A/S"),
        # Houses and doors
        ("How far is it to 9 Zorbeck Follow from here?", "9 Zorbeck Follow"),
        ("It is near Zorbeckstraße 7/2?", "Zorbeckstraße 7/2"),
        ("A bus goes from Zorbeckgade 228 to the port.", "Zorbeckgade 228"),
        ("He lives at Zorbeckvej 07C", "Zorbeckvej 07C"),
        ("Go on until Via Zorbetti, 5 Piano 0, then left.", "Via Zorbetti, 5 Piano 0"),
        ("The shop is at 62 Ladder Creek Apt. 95 since May.", "62 Ladder Creek Apt. 95"),
        ("Send it to 17 Zorbeck Street\nSuite 9\n, nan\n 00617", "Suite 9\n, nan\n 00617"),
        ("Zorbeck Road 12\nLadder Bay\n Iceland 44674 for the post", "Ladder Bay\n Iceland 44674"),
        ("She lives near Zorbagala 5th Block.", "Zorbagala 5th Block"),
        ("〒150-0002 Zorbuya 2-1-9", "〒150-0002 Zorbuya 2-1-9"),
        ("You deliver to 87212, I was told.", "87212"),
        ("The code is 36631-6743 there.", "36631-6743"),
        ("He came from the corner of Ladder & 5th today.", "corner of Ladder & 5th"),
        # Numbers
        ("Ring back on 06-8/393 4735 today.", "06-8/393 4735"),
        ("You reach us under (06)65/972-7842 or by mail.", "(06)65/972-7842"),
        ("pager 2-4417 after six", "2-4417"),
        ("Card 3746 365395 08258 was lost.", "3746 365395 08258"),
        (
            "mail me at zelda dot vrolik at post dot example please",
            "zelda dot vrolik at post dot exam",
        ),
        ("Device (01)00844588003288(21)A213B1", "(01)00844588003288(21)A213B1"),
        ("The car had B-MX 4471 on it.", "B-MX 4471"),
        ("kept as C:\\scans\\vrolik_p_1962.tif", "C:\\scans\\vrolik_p_1962.tif"),
        ("Medicare no. 2950 44817 1, valid", "2950 44817 1"),
        ("Read vrolikpaints.example.", "vrolikpaints.example"),
        ("VROLIK/ZELDA MRS, on 17JUL", "VROLIK/ZELDA"),
        ("Zelda left on 17JUL.", "17JUL"),
        ("on the 3rd of July last year he fell", "3rd of July last year"),
        # People
        ("I'm Edit, we met before.", "Edit"),
        ("signed Z.Q. witnessed later", "Z.Q."),
        ("Obi and Chidi argue about it.", "Obi"),
        ("Bro Emeka came by.", "Bro Emeka"),
        ("It was Dr. (Mrs) Vrolikova who called.", "Dr. (Mrs) Vrolikova"),
        ("We never met Raimundo A. Palomares.", "Palomares"),
        ("We asked whether Antal has run here.", "Antal"),
    ],
)
def test_what_is_around_gives_it_away(text: str, gone: str) -> None:
    start = text.index(gone)
    shown = _left(text)[start : start + len(gone)]
    assert not any(ch.isalnum() for ch in shown), shown


@pytest.mark.parametrize(
    "text",
    [
        "Patient Education and Counseling: we discussed the plan.",
        "Ears, Nose, Mouth and Throat: no complaints.",
        "clonazepam 0,5 mg 1-1-2",
        "Hemoglobin  12.5 g/dL  13.5-17.5  Slightly Low",
        "Blood Sugar  110 mg/dL  70-99  Borderline High",
        "He was seen by the nurse. 3. Continue as before.",
        "A number of studies show that this helps.",
        "The bank of tissue was used up.",
        "Left vs right was not told.",
        "Best to rest.\nThanks to all who helped.",
        "Call if the count is 150 000 or 4.5 to 11.0 again.",
    ],
)
def test_what_only_looks_so_stays(text: str) -> None:
    assert _left(text) == text
