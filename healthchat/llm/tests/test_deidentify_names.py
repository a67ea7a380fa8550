"""Names and places that no list holds, and the medical words beside them that must stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthchat.llm.deidentify import Known, Masker, find
from healthchat.llm.deidentify.known import fold
from healthchat.llm.deidentify.lexicon import lexicon
from tests.work import no_runaway


def _left(text: str) -> str:
    """The text with a dash for everything that is masked."""
    shown = list(text)
    for found in find(text):
        shown[found.start : found.end] = "-" * (found.end - found.start)
    return "".join(shown)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("The bill goes to Zyltan Orbeqvist, who pays.", "Zyltan Orbeqvist"),
        ("It was Øystein Bråthenvik again.", "Øystein Bråthenvik"),
        ("We met Ana K. Vrozlin at noon.", "Ana K. Vrozlin"),
        ("Please ask Jack T., a plumber.", "Jack T."),
        ("They came: Hleb, Sherry, Donald and Rose.", "Sherry"),
        ("my name is borvo jelkatić and i am late", "borvo jelkatić"),
        ("I want to add my kid Florence to the plan.", "Florence"),
        ("She works for Brightwater Data as a clerk.", "Brightwater Data"),
        ("A letter of Zellman Credit LLC came.", "Zellman Credit LLC"),
        ("Письмо для Марии Ивановой пришло", "Марии Ивановой"),
        ("we heard from terrence vrolikhoven today", "terrence vrolikhoven"),
        ("He moved from Porto Alegre to Estonia.", "Porto Alegre"),
        ("we flew to tunisia", "tunisia"),
        ("Send it to 4471 12 Oldman Street\nSuite 77\nZorbia, QX 40417.", "Zorbia, QX 40417"),
        ("The shop is on Hahnbacher Strasse 89.", "Hahnbacher Strasse 89"),
        ("It stands at the corner of Oak Hill 4 and Zelda Pass.", "corner of Oak Hill 4 and Zelda"),
        ("Write to PSC 1234, Box 5678\nAPO AE 09012", "PSC 1234, Box 5678\nAPO AE 09012"),
        ("P.O. Box 1044", "P.O. Box 1044"),
        ("ZIP: 7412 SL", "7412 SL"),
        ("call me at 0494 92 82 32", "0494 92 82 32"),
        ("IBAN GB29 NWBK 6016 1331 9268 19", "GB29 NWBK 6016 1331 9268 19"),
        ("card 4007 0707 5369 0781", "4007 0707 5369 0781"),
        ("his page www.sample-person.example/me", "www.sample-person.example/me"),
        ("passport no. XK1234567", "XK1234567"),
        ("VIN 1HGCM82633A004352", "1HGCM82633A004352"),
        ("seen on 08/22 and on the third of March", "08/22"),
        ("seen on the third of March", "third of March"),
        ("she left last Friday", "last Friday"),
        ("Technologist: M. Madeup", "M. Madeup"),
        ("record *439854467*", "439854467"),
        ("at Lakeview Nursing Home", "Lakeview Nursing Home"),
    ],
)
def test_what_no_list_holds_is_masked(text: str, gone: str) -> None:
    left = _left(text)
    at = text.index(gone)
    shown = left[at : at + len(gone)]
    assert not any(ch.isalnum() for ch in shown), left


@pytest.mark.parametrize(
    "text",
    [
        "A high Framingham risk score and a positive Chaddock reflex.",
        "CHA2DS2-VASc score of 5, Gleason score of 7",
        "Lungs: clear to auscultation. Abdomen: soft, no splenomegaly.",
        "Review of Systems: Cardiovascular: Negative for chest pain.",
        "She was seen in the Emergency Department by the Primary Care team.",
        "TSH 2.1 µIU/mL, HbA1c 6.1 %, K/uL",
        "Rose bengal, April showers and a will to live; may improve.",
        "Please mark the grade, and hold the page in your hand.",
        "RUE numbness, worse at night",
        "Strength is 5/5, pain 7/10, blood pressure 120/80",
        "Take 2 tablets 3 times a day for 10 days at 8 am.",
        "Blood Group: O positive. Risk Group: low.",
        "White blood cells 4.0-11.0, Black stools, Brown discharge",
    ],
)
def test_words_of_medicine_and_of_everyday_stay(text: str) -> None:
    assert _left(text) == text


def test_a_reader_of_medical_words_keeps_them_and_only_them() -> None:
    text = "Zorbax sulfate was given to Zyltan."
    spans = [(0, 6)]
    assert (
        Masker((), clinical=lambda _: spans).mask(text)
        == "Zorbax sulfate was given to [[PERSON_1]]."
    )
    assert Masker(()).mask(text).count("[[") == 2


# So long that a pattern whose work grows as the square needs minutes of the processor, and one
# whose work grows with the text a few seconds.
_LONG = 200_000


@pytest.mark.parametrize(
    "piece",
    ["a", "A", "Aa ", "1 ", "1-", "A. ", "the corner of ", "Rue de ", "12 Main ", "x@", "0 12 ",
     "1O", "Aa & ", "from Aa ", "mom ("],
    ids=range(15),
)  # fmt: skip
def test_no_text_takes_the_afternoon(piece: str) -> None:
    with no_runaway(processor_seconds=30):
        find(piece * (_LONG // len(piece)))


@given(st.text(alphabet="AaBbé 1,.-'\n[]µ字", max_size=60))
def test_masks_lie_apart_and_the_text_comes_back(text: str) -> None:
    end = 0
    for found in find(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end
    if "[[" not in text:
        masker = Masker(())
        # One person keeps one placeholder, however the name is written.
        assert fold(masker.restore(masker.mask(text))) == fold(text)


def test_the_lexicon_knows_words_from_names() -> None:
    known = lexicon()
    assert known.is_english("hospital")
    assert known.is_english("walked")
    assert known.is_english("lymphadenopathy")
    assert not known.is_english("vrolikhoven")
    assert known.is_name("patricia")
    assert not known.is_name("rose")
    assert "rose" in known.also_words


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("cc: Q. van der Brolk, file", "Q. van der Brolk"),
        ("Resident: T. Abeyrathne, beside the ward.", "T. Abeyrathne"),
        ("Seen with Lt. Col. K. Ostrander today.", "Lt. Col. K. Ostrander"),
        ("Transcribed by: pqz / checked", "pqz"),
        ("policy K7731 55204 is paid", "55204"),
        ("Daughter at (212) 555-0143 ext. 7 any time", "ext. 7"),
        ("bleep 4471 for results", "4471"),
        ("CPF 390.533.447-05 on file", "390.533.447-05"),
        ("dictation 200417 is stored", "200417"),
        ("Sample collected 9/4 at noon.", "9/4"),
        ("born on the third of May, nineteen fifty-one", "nineteen fifty-one"),
        ("born 4.XI.1957 in spring", "4.XI.1957"),
        ("He is a 94-year-old man.", "94"),
        ("mail ana dot vrol at postkist dot example", "ana dot vrol at postkist dot example"),
        ("the code is K1A 0B1 there", "K1A 0B1"),
        ("post to D04 Y3F9 please", "D04 Y3F9"),
        ("VROLSON,ADA B 03/09/1951", "VROLSON,ADA B"),
        ("She moved to 3-8-2 Sendagi, Bunkyo-ku.", "3-8-2"),
    ],
    ids=range(18),
)
def test_what_a_stranger_wrote_goes(text: str, gone: str) -> None:
    start = text.index(gone)
    shown = _left(text)[start : start + len(gone)]
    assert not any(ch.isalnum() for ch in shown), shown


@pytest.mark.parametrize(
    "text", ["He lives alone and is well.", "She works nights.", "A 67-year-old."]
)
def test_who_somebody_is_in_one_word_stays(text: str) -> None:
    assert _left(text) == text


def test_initials_of_a_known_name_go_with_it() -> None:
    masked = Masker([Known("PERSON", "P. van der Zwolle")]).mask("Copy: P. van der Zwolle, ward")
    assert masked == "Copy: [[PERSON_1]], ward"
