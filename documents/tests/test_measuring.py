"""The measures themselves: figures that can be worked out by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from documents.evaluation import abbreviations, simplification, support


def _file(folder: Path, name: str, items: list[dict[str, object]]) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(json.dumps(item) for item in items), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("output", "score"),
    [
        ("About 95 you now get in .", 26.83),
        ("About 95 species are now agreed .", 58.90),
        ("About 95 species are currently agreed .", 50.72),
    ],
)
def test_sari_gives_what_its_authors_published(output: str, score: float) -> None:
    people = [
        "About 95 species are currently known .",
        "About 95 species are now accepted .",
        "95 species are now accepted .",
    ]
    source = "About 95 species are currently accepted ."
    assert simplification.sari(source, output, people) == pytest.approx(score, abs=0.01)


def test_sari_of_two_words_worked_out_by_hand() -> None:
    # One word kept of one to keep; one left out of one to leave out; one brought in of one.
    # Runs of two: nothing to keep and nothing kept, one left out, one brought in. Longer runs:
    # there are none, and nothing was to do.
    assert simplification.sari("bad fever", "high fever", ["high fever"]) == 100
    # The word that should go is kept, so "left out" is 0 for one and two words, and nothing comes
    # in: (1 for keeping one word is 2/3 by F1: precision 1/2, recall 1)
    score = simplification.sari("bad fever", "bad fever", ["high fever"])
    keep = (2 / 3 + 0 + 1 + 1) / 4
    leave = (0 + 0 + 1 + 1) / 4
    bring = (0 + 0 + 1 + 1) / 4
    assert score == pytest.approx(100 * (keep + leave + bring) / 3)


def test_terms_are_replaced_or_explained_once() -> None:
    text = "Hypertension is common. Hypertension is treated."
    assert simplification.replaced(text) == (
        "high blood pressure is common. high blood pressure is treated."
    )
    assert simplification.explained(text) == (
        "Hypertension (high blood pressure) is common. Hypertension is treated."
    )


def test_a_sentence_that_everybody_left_out_is_not_counted(tmp_path: Path) -> None:
    item: dict[str, object] = {"abstract": ["It is so.", "Gone."], "adaptations": [["It is.", ""]]}
    figures = simplification.plaba(_file(tmp_path, "plaba/dev.jsonl", [item]).resolve(), "dev")
    assert figures["sentences"] == 1


def test_support_counts_what_is_accepted_by_label(tmp_path: Path) -> None:
    items: list[dict[str, object]] = [
        {"claim": "Masks are cheap.", "evidence": "Masks are cheap.", "label": "Supports"},
        {"claim": "Masks are cheap.", "evidence": "Masks are not cheap.", "label": "Refutes"},
        {"claim": "Masks are cheap.", "evidence": "Hands are washed.", "label": "Neutral"},
    ]
    figures = support.healthver(_file(tmp_path, "healthver/dev.jsonl", items), "dev")
    assert figures["supports"] == {"claims": 1, "accepted": 1, "share": 1.0}
    assert figures["refutes"]["accepted"] == figures["neutral"]["accepted"] == 0
    assert figures["sound"] == 1.0


def test_an_abbreviation_is_asked_for_where_its_full_form_stood(tmp_path: Path) -> None:
    listed: list[dict[str, object]] = [
        {"abbreviation": "RA", "meanings": ["rheumatoid arthritis", "right atrium", "room air"]},
        {"abbreviation": "XQZ", "meanings": ["pelvic floor plan"]},
    ]
    notes: list[dict[str, object]] = [
        {"note": "Rheumatoid arthritis of the joints, on methotrexate. Rheumatoid arthritis."},
        {"note": "Saturation 97% on room air."},
        {"note": "We talked of the right atrium. Her pelvic floor plan is new."},
    ]
    _file(tmp_path, "abbreviations/dev.jsonl", listed)
    _file(tmp_path, "aci_bench/dev.jsonl", notes)
    figures = abbreviations.in_context(_file(tmp_path, "mtsamples/dev.jsonl", []), "dev")
    assert figures["places"] == 4
    assert figures["not_held"] == 1
    assert figures["wrong"] == 0
    assert figures["right"] == 0.75
    assert figures["offered"] == 0.25
    assert figures["missed"] == ["RA: right atrium (offered)"]


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("coronary arteries", "Coronary Artery", True),
        ("bowel sounds", "bowel sound", True),
        ("range of motion", "ranges of a motion", False),
        ("myocardial infarction", "heart attack", True),
        ("mitral stenosis", "multiple sclerosis", False),
    ],
)
def test_when_two_full_forms_are_one(ours: str, theirs: str, same: bool) -> None:
    assert abbreviations.means(ours, theirs) is same
