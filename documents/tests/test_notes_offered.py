"""What a form only asks, and what its ticks say of the line that they stand under."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.pipeline.notes.structure.offered import offered
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page


def said(text: str) -> dict[str, str]:
    """Each name that is told of somebody with its status, and each value."""
    found = recognise([Page(1, text)])
    names = {
        each.text: each.status.value
        for each in (*found.conditions, *found.symptoms)
        if each.status.value != "hypothetical"
    }
    return names | {row.name: row.value for row in found.labs}


@pytest.mark.parametrize(
    "text",
    [
        "HIV status: [ ] positive [ ] negative",
        "HIV status: ☐ positive ☐ negative",
        "HIV status: □ positive □ negative",
        "HIV status: ( ) positive ( ) negative",
        "HIV status: __ positive __ negative",
        "HIV: Positive ____ Negative ____",
        "HIV: positive / negative",
        "HIV status: positive/negative/unknown",
        "Have you had any of these: gout Y/N, epilepsy Y / N",
        "Gout    Y   N\nEpilepsy   Y   N",
        "Gout YES NO\nEpilepsy YES NO",
        "Gout | Yes | No\nEpilepsy | Yes | No",
        "Y N Gout\nY N Epilepsy",
        "Gout (yes/no)",
        "Gout ........ Yes / No",
        "Gout ________\nEpilepsy ________",
        "Gout  ___ Yes  ___ No",
        "Epilepsy: ☐ focal ☐ generalised",
        "I have / have not had epilepsy",
        "Please indicate whether you have had gout or epilepsy.",
        "Medical history (check all that apply): gout, epilepsy",
        "Hepatitis: A  B  C  (circle)",
        "Gota: Sí / No",
        "¿Padece usted epilepsia? Sí   No",
        "¿Padece usted epilepsia?",
        "___ Gout   ___ Epilepsy   ___ Migraine",
        "Gout: Self / Mother / Father / None",
        "Please circle: gout / epilepsy / none",
        "Please list any of these you have had (gout, epilepsy):",
    ],
)
def test_what_a_form_asks_and_nobody_answered_is_told_of_nobody(text: str) -> None:
    assert said(text) == {}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Gout (Y/N): N", {"Gout": "absent"}),
        ("History of gout (Y/N): Y", {"gout": "present"}),
        ("Gout Y/N: No", {"Gout": "absent"}),
        ("Gout  ____ Yes  __X__ No", {"Gout": "absent"}),
        ("Gout  __x__ Yes  ____ No", {"Gout": "present"}),
        ("Gout status: ☐ present ☒ absent", {"Gout": "absent"}),
        ("Gout status: □ present ■ absent", {"Gout": "absent"}),
        ("Syphilis status: negative", {"Syphilis": "absent"}),
        ("Gout......No", {"Gout": "absent"}),
        ("Gout......Yes", {"Gout": "present"}),
        ("Gout [No]", {"Gout": "absent"}),
        ("Gout  ☐ Self ☒ Mother ☐ Father", {"Gout": "family"}),
        ("Gout  ☒ Self ☐ Mother ☐ Father", {"Gout": "present"}),
        ("? early gout", {"gout": "possible"}),
        ("Any epilepsy? N", {"epilepsy": "absent"}),
        ("Any epilepsy? Y", {"epilepsy": "present"}),
        ("¿Padece epilepsia? No", {"epilepsia": "absent"}),
        ("¿Padece epilepsia? Sí, desde 2011", {"epilepsia": "present"}),
        ("Symptom  Yes  No\nGout  X", {"Gout": "present"}),
        ("Gout: yes, no attacks since May.", {"Gout": "present"}),
        ("Gout: no / Epilepsy: yes", {"Gout": "absent", "Epilepsy": "present"}),
        ("Problem | Chronic | Acute\nGout | Yes | No\nEpilepsy | No | Yes", {"Gout", "Epilepsy"}),
        ("Medical history (check all that apply)\nX Gout\n_ Epilepsy", {"Gout": "present"}),
        ("Syphilis  Non-reactive  Reactive / Non-reactive", {"Syphilis": "absent"}),
    ],
)
def test_an_answer_is_told_as_it_was_given(text: str, told: dict[str, str] | set[str]) -> None:
    found = said(text)
    assert (set(found) if isinstance(told, set) else found) == told


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Denies: [x] gout [x] epilepsy", "absent"),
        ("Patient denies: ☒ gout ☒ epilepsy", "absent"),
        ("Negative for:\n[x] gout\n[x] epilepsy", "absent"),
        ("Family history: [x] gout [x] epilepsy", "family"),
        ("Family history:\n[x] gout\n[ ] migraine\n[x] epilepsy", "family"),
        ("Niega: [x] gota [x] epilepsia", "absent"),
        ("Please tick if you have had:\n☒ gout\n☐ migraine\n☒ epilepsy", "present"),
        ("History: [x] gout [ ] migraine [x] epilepsy", "present"),
    ],
)
def test_a_tick_affirms_what_its_list_says(text: str, status: str) -> None:
    assert [*said(text).values()] == [status, status]


_PARTS = [
    "Gout",
    " Y/N",
    "Yes No",
    " | ",
    "____",
    ": ",
    "(pos / neg)",
    "\n",
    ", ",
    ". ",
    " no",
    "☐",
]


@given(st.lists(st.sampled_from(_PARTS), max_size=14).map("".join))
def test_the_spans_lie_on_the_page_in_order(text: str) -> None:
    last = 0
    for start, end in offered(text):
        assert last <= start < end <= len(text)
        last = end
