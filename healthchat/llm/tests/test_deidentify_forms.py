"""Identifiers in the forms that notes and scans have, and the numbers of medicine beside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthchat.llm.deidentify import find
from healthchat.llm.deidentify.codes import as_figures, find_codes


def _left(text: str) -> str:
    """The text with a dash for everything that is masked."""
    shown = list(text)
    for found in find(text):
        shown[found.start : found.end] = "-" * (found.end - found.start)
    return "".join(shown)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        # People
        ("April denies any cough.", "April"),
        ("Brooks complains of an itch.", "Brooks"),
        ("Her kids: Amber, Reed, Cloud.", "Amber, Reed, Cloud"),
        ("his bf chance drove him home", "chance"),
        ("mom (Jewel) is at the bedside", "Jewel"),
        ("Interpreter Rich was there.", "Rich"),
        ("Mrs.Vandeputte has a cold", "Vandeputte"),
        ("We met Monica Hansen there.", "Monica Hansen"),
        ("- Q.W.\n", "Q.W"),
        ("Sent by mtrevelyan7 today", "mtrevelyan7"),
        ("Name: Ambr0zinski", "Ambr0zinski"),
        ("A letter of Rourke was lost.", "Rourke"),
        ("Rose was counselled at length.", "Rose"),
        ("B. Vrolik, PA-C", "B. Vrolik"),
        ("Employer: Dawn Foods", "Dawn Foods"),
        ("Calle: C/ Menor 5 in Soria", "C/ Menor 5"),
        ("licence D4471-90823-11", "D4471-90823-11"),
        ("signed by Ji-woo", "Ji-woo"),
        ("we saw pamela, vroskin and donna", "vroskin"),
        ("Ken N. Hansen came along", "Hansen"),
        # Places and employers
        ("Ana Vrolik\nPublic Data Lab\n12 Main Street", "Public Data Lab"),
        ("to Low Road Surgery", "Low Road Surgery"),
        ("No. 7, Lane 31, Zhongxing Rd", "No. 7, Lane 31"),
        ("They came from Bangor to Wells by bus.", "Wells"),
        ("She works at Target as a clerk.", "Target"),
        ("at (Birch Lake Family Practice)", "Birch Lake Family Practice"),
        ("held in Fairwater county jail", "Fairwater county jail"),
        ("a flat on JP Marg there", "JP Marg"),
        ("Herengracht 88-A, 1015 XX Amsterdam", "Herengracht 88-A, 1015 XX Amsterdam"),
        ("a house at 4400 1812 Birch Street", "4400 1812 Birch Street"),
        ("He is from Congo (Kinshasa).", "Congo (Kinshasa)"),
        # Days and ages
        ("since mid-March 2019 she limps", "mid-March 2019"),
        ("seen 12 Apr 58 at home", "12 Apr 58"),
        ("next dose 2023-W14-2", "2023-W14-2"),
        ("born Heisei 3.4.12", "Heisei 3.4.12"),
        ("due on 18.11. at home", "18.11."),
        ("He is 97 and well.", "97"),
        # Numbers and names online
        ("instagram: zb.vrosk", "zb.vrosk"),
        ("write to the.real.zbrosk there", "the.real.zbrosk"),
        ("no. 3 71 05 49 588 157 81 there", "3 71 05 49 588 157 81"),
        ("grp 0073 there", "0073"),
        ("key safe 5521", "5521"),
        ("flight QV 287", "QV 287"),
        ("R0SWITHA came", "R0SWITHA"),
        ("no. 48.112.907-K there", "48.112.907-K"),
        ("code W2287 66109 there", "W2287 66109"),
        ("Hospital no. K481 902", "K481 902"),
        ("the ward at 51.5033, -0.1196", "51.5033, -0.1196"),
        ("hit on the A344 at night", "A344"),
        ("seen Thurs 9th at home", "Thurs 9th"),
        ("her aunt lives with mr dubois", "dubois"),
        ("M. K. is well.", "M. K."),
        ("shoes were bought at Target today", "Target"),
        ("with his family in Reading.", "Reading"),
        ("AHV 756.1111.2222.33 there", "756.1111.2222.33"),
        ("fell last Easter 2018 at home", "last Easter 2018"),
        ("RR 3 Box 211, Zorbia", "RR 3 Box 211"),
        ("with the 9th Infantry there", "9th Infantry"),
        ("Rabbi Zev came", "Zev"),
        # Doors and floors
        (
            "Calle del Olmo n.º 9, 4º izq., 37001 Soria",
            "Calle del Olmo n.º 9, 4º izq., 37001 Soria",
        ),
        ("14 bis rue des Moulins", "14 bis rue des Moulins"),
        ("at 88 Larch Cl. today", "88 Larch Cl"),
        ("It began around Easter 2018.", "Easter 2018"),
        ("since Aug '09 she limps", "Aug '09"),
        ("she went home on the 21st.", "the 21st"),
        ("nació el 3 de abril de 1961", "3 de abril de 1961"),
        ("one in Q2 2020", "Q2 2020"),
        ("he is ninety-six years old", "ninety-six"),
        ("a 95F with a fall", "95"),
        # Numbers
        ("ph 555-0163", "555-0163"),
        ("(555-0163)", "555-0163"),
        ("account ending in 8841", "8841"),
        ("a van, plate 5RTX 771, hit him", "5RTX 771"),
        ("file #55-10293 is open", "55-10293"),
        ("member WQ 771 204 118", "WQ 771 204 118"),
        ("carte 88123456T", "88123456T"),
        ("see HJ-44-1029385", "HJ-44-1029385"),
        ("REQ:7719203 sent", "REQ:7719203"),
        ("Fax 020 7946 0177 x55", "x55"),
        ("batch number F221 33 018827", "F221 33 018827"),
        ("login: qvrolke", "qvrolke"),
        ("q.vrolke (at) post.example", "q.vrolke (at) post.example"),
        ("from 203.0.113.9:8443", "203.0.113.9:8443"),
        ("Domicilio: Avda. Menor, 12, bajo B.\nLocalidad: Soria", "Avda. Menor, 12, bajo B"),
        ("City: Reading\nSex: F", "Reading"),
        ("NASS: 44 10293847 21.", "44 10293847 21"),
        ("Nº Col: 28 28 55120", "28 28 55120"),
        # What a scanner read
        ("MRN: 4O l73l8", "4O l73l8"),
        ("Fax (4l5) 555-O173", "(4l5) 555-O173"),
        ("seen O5/l1/2O21", "O5/l1/2O21"),
    ],
    ids=range(90),
)
def test_an_identifier_in_any_form_goes(text: str, gone: str) -> None:
    start = text.index(gone)
    shown = _left(text)[start : start + len(gone)]
    assert not any(ch.isalnum() for ch in shown), shown


@pytest.mark.parametrize(
    "text",
    [
        "Grade T2N1M0, L3-L4-L5, H1N1 and H3N2, CYP3A5, BRCA2",
        "I10, E11.65, J45.909; c.76A>T, rs334, G1138A",
        "Take 500mg/125mg or 1000mg, then 150000/uL",
        "O2 98-100 on 2L, B12 211-911, S1 and S2 heard",
        "range 232-1245 pg/mL, 100-5000 mIU/L",
        "pain of the 5th toe, on the 3rd and 4th ribs",
        "95% on room air, 97 mg, aged 64, 45F with a cough",
        "Mother: Early menopause. Sister: Young onset.",
        "Mallory tear seen; the plate and 8 screws hold.",
        "Fall risk is high. Spring is here.",
        "#30 tablets, day #3",
        "Abd: soft. Skel: no pain.",
        "Ottawa ankle rules and Rome IV criteria, Denver screen.",
        "Smythe and Brown score of 12",
        "He is seen in the clinic from Monday on.",
    ],
    ids=range(15),
)
def test_numbers_of_medicine_stay(text: str) -> None:
    assert _left(text).replace("-", "") == text.replace("-", "")


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("(5l2) 555-O173", "(512) 555-0173"),
        ("Il1O/1234", "1110/1234"),
        ("O2 98 B12 400", "O2 98 B12 400"),
        ("SOB 12", "SOB 12"),
        ("so1d", "so1d"),
    ],
    ids=range(5),
)
def test_letters_in_a_number_are_read_as_figures(text: str, figures: str) -> None:
    assert as_figures(text) == figures


@given(st.text(alphabet="AOlISz019 -/.:_#,\n", max_size=80))
def test_codes_lie_in_the_text_and_figures_keep_their_places(text: str) -> None:
    assert len(as_figures(text)) == len(text)
    end = 0
    for _, start, stop in find_codes(text):
        assert end <= start < stop <= len(text)
        assert not any(ch.isspace() for ch in text[start:stop])
        end = stop
