"""An abbreviation means what the words around it decide for, and nothing where they don't."""

from __future__ import annotations

from collections import Counter

import pytest

from knowledge import abbreviations
from knowledge.abbreviations import Sense
from knowledge.phrases import tokenize


def _means(text: str, short: str) -> str | None:
    tokens = tokenize(text)
    for place in range(len(tokens)):
        printed = abbreviations.at(tokens, place)
        if printed is not None and printed.short == short:
            sense = abbreviations.resolve(tokens, printed)
            return sense.full if sense else None
    raise AssertionError(f"{short} is not found")


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("SpO2 96% RA.", "RA", "room air"),
        ("97% on RA", "RA", "room air"),
        ("RA, on prednisone for swollen joints", "RA", "rheumatoid arthritis"),
        ("CC: back pain", "CC", "chief complaint"),
        ("5 CC of fluid", "CC", "cubic centimeter"),
        ("On POD 3 she walked", "POD", "postoperative day"),
        ("C3 and C4 complement low in lupus", "C3", "complement component 3"),
        ("C3 disc bulge in the neck", "C3", "third cervical vertebra"),
        ("RR 18, temperature 98.6", "RR", "respiratory rate"),
        ("taken to the RR extubated and stable", "RR", "recovery room"),
        ("drinks EtOH daily", "EtOH", "alcohol"),
        ("ETOH: none", "ETOH", "alcohol"),
        ("S/P fall", "S/P", "status post"),
    ],
)
def test_words_and_the_place_itself_decide(text: str, short: str, full: str) -> None:
    assert _means(text, short) == full


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("1. MS\n2. Take morphine 15 mg", "MS"),
        ("1. PE\n2. CT of the lung showed a clot", "PE"),
        ("- CP\n- cerebral palsy clinic", "CP"),
    ],
)
def test_another_item_of_a_list_decides_nothing(text: str, short: str) -> None:
    assert _means(text, short) is None


def test_a_tie_decides_nothing() -> None:
    assert _means("PP, glucose, delivery", "PP") is None


def test_there_is_one_usual_meaning_at_most() -> None:
    for short in abbreviations.all_abbreviations():
        held = abbreviations.senses(short)
        usual = [each for each in held if not each.cues and not each.topics]
        assert len(usual) <= 1, short
        assert max(Counter(each.full for each in held).values()) == 1, short


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("It was given IM.", "IM", "intramuscular"),
        ("She is on the IM service.", "IM", "internal medicine"),
        ("IM with a positive Monospot test", "IM", "infectious mononucleosis"),
        ("UA was clean.", "UA", "urinalysis"),
        ("UA with rest angina, on heparin", "UA", "unstable angina"),
    ],
)
def test_the_usual_meaning_gives_way_to_what_words_speak_for(
    text: str, short: str, full: str
) -> None:
    assert _means(text, short) == full


def test_the_usual_meaning_is_not_taken_beside_a_word_for_another() -> None:
    # One speaks for the spleen's illness, one for the doctors: nobody knows.
    assert _means("IM, clinic, mono", "IM") is None


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("CTO of the right coronary artery, treated by PCI", "CTO", "chronic total occlusion"),
        ("pneumococcal PCV vaccine at two months", "PCV", "pneumococcal conjugate vaccine"),
        ("Portal vein clot: PVT with cirrhosis", "PVT", "portal vein thrombosis"),
        ("sleepy by day, an ESS of 14 on the Epworth scale", "ESS", "Epworth Sleepiness Scale"),
        ("nasal polyps removed by ESS", "ESS", "endoscopic sinus surgery"),
        ("hazard ratio, HR 0.8, 95% CI 0.6 to 0.9", "HR", "hazard ratio"),
        ("HR 72, BP 120/80", "HR", "heart rate"),
    ],
)
def test_further_meanings_leave_the_usual_ones_alone(text: str, short: str, full: str) -> None:
    assert _means(text, short) == full


@pytest.mark.parametrize(
    "word",
    "AGE AIR AND BED DATE EAT FACE GRADE HE IN IS IT LAST LET MAY MUST NO PORT SEE TOP".split(),
)
def test_a_common_word_in_capitals_is_no_abbreviation(word: str) -> None:
    """A heading (``AGE:``, ``LAST DOSE``) would be told to mean something."""
    assert not abbreviations.is_abbreviation(word)


@pytest.mark.parametrize("name", "ALI AVA IRA LAI RITA SAM TED WES".split())
def test_a_name_in_capitals_is_no_abbreviation(name: str) -> None:
    """What an abbreviation stands for is clinical, and nothing clinical is masked."""
    assert not abbreviations.is_abbreviation(name)


def test_a_medicine_speaks_for_what_it_treats() -> None:
    assert _means("D/C losartan", "d/c") == "discontinue"
    assert _means("started for DM: glipizide, sitagliptin, empagliflozin", "DM") == (
        "diabetes mellitus"
    )
    assert {"apixaban", "eliquis", "losartan"} <= abbreviations.topics()["heart"]


def test_every_topic_that_is_named_exists() -> None:
    named: set[str] = set()
    for short in abbreviations.all_abbreviations():
        for sense in abbreviations.senses(short):
            assert isinstance(sense, Sense)
            named.update(sense.topics)
    assert named <= set(abbreviations.topics())


def test_cues_are_words_phrases_or_marks() -> None:
    marks = {":", "#>", "<#", "<%", "/", "%"}
    for short in abbreviations.all_abbreviations():
        for sense in abbreviations.senses(short):
            for cue in sense.cues - marks:
                assert cue == ">@medicine" or cue.lstrip("<>").replace(".", "").isalnum(), (
                    short,
                    cue,
                )


@pytest.mark.parametrize(
    ("written", "listed"), [("b.i.d.", "BID"), ("PVCs", "PVCs"), ("MRIs", "MRI"), ("zzz", None)]
)
def test_dots_and_plurals(written: str, listed: str | None) -> None:
    assert abbreviations.printed_form(written) == listed


def test_what_is_stable_is_no_dialysis() -> None:
    sense = abbreviations.resolve_in("HD", "She remained HD stable overnight.")
    assert sense is not None
    assert sense.full == "hemodynamically"
    other = abbreviations.resolve_in("HD", "HD on Monday by fistula; her pressure was stable.")
    assert other is not None
    assert other.full == "hemodialysis"
