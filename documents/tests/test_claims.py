"""What a reader claimed as medical is not taken for an identifier on its way to a model."""

from __future__ import annotations

import pytest

from documents.deidentifying import deidentify
from documents.pipeline.claims import claimed_spans
from documents.pipeline.rephrase import rephrase
from documents.pipeline.types import (
    Findings,
    LabRow,
    Medication,
    Page,
    Source,
    Summary,
    SummarySentence,
)
from healthchat import llm
from healthchat.llm.deidentify import Masker
from healthchat.llm.testing import ScriptedProvider, installed

TEXT = 'Viral "count"  212-555-0188 copies, call 212-555-0188\nSigned 212-555-0199\n'
LINE = TEXT.index("\n")
VALUE = Source(1, TEXT.index("212"), TEXT.index("212") + 12)
PAGES = (Page(1, TEXT),)
OTHER = "Signed 212-555-0199"


def _row(**changes: object) -> LabRow:
    values = {
        "name": 'Viral "count"',
        "value": "212-555-0188",
        "unit": "copies",
        "source": Source(1, 0, LINE),
        "value_source": VALUE,
        "analyte": "hiv_rna",
    }
    return LabRow(**(values | changes))  # type: ignore[arg-type]


def _sent(findings: Findings, known: tuple[llm.Known, ...] = ()) -> str:
    summary = Summary(
        (
            SummarySentence('Your viral "count" is 212-555-0188.', (VALUE,), "lab"),
            SummarySentence(OTHER, (Source(1, LINE + 1, len(TEXT)),)),
        )
    )
    double = ScriptedProvider()
    double.queue({"sentences": []})
    with installed(double):
        provider = llm.provider_for("external", identifiers=known)
        assert provider is not None
        rephrase(PAGES, findings, summary, llm.asking(provider, budget=llm.NoBudget()))
    return double.history[0].messages[1].content


def test_a_result_that_looks_like_a_telephone_is_sent_as_it_is() -> None:
    sent = _sent(Findings(labs=(_row(),)))
    assert sent.count("212-555-0188") == 3
    assert "212-555-0199" not in sent


def test_without_a_claim_it_is_masked() -> None:
    assert "212-555" not in _sent(Findings())


def test_a_row_that_nothing_explains_claims_nothing() -> None:
    row = _row(analyte=None, unit=None)
    assert "212-555" not in _sent(Findings(labs=(row,)))
    assert claimed_spans(PAGES[0], Findings(labs=(row,))) == []


def test_what_the_clinic_holds_is_masked_even_where_a_reader_claims_it() -> None:
    sent = _sent(Findings(labs=(_row(),)), (llm.Known("PHONE", "212-555-0188"),))
    assert "212-555" not in sent


@pytest.mark.parametrize("mark", ["\u200b", "[["])
def test_marks_in_the_text_do_not_shift_what_is_kept(mark: str) -> None:
    text = f"{mark}A{mark} cells 212-555-0188 and 212-555-0199"
    at = text.index("212")
    masked = Masker(()).mask(text, keep=[(at, at + 12)])
    assert "212-555-0188" in masked
    assert "212-555-0199" not in masked


def test_a_medicine_claims_its_name_and_dose_and_not_who_takes_it() -> None:
    page = Page(1, "Jo takes warfarin 5 mg daily")
    entry = Medication("warfarin", Source(1, 0, len(page.text)), "5 mg")
    spans = claimed_spans(page, Findings(medications=(entry,)))
    assert [page.text[a:b] for a, b in spans] == ["warfarin", "5 mg"]


def test_a_state_with_its_postal_code_is_no_medicine() -> None:
    assert "97702" not in deidentify("Suite 220, 4100 Old Mill Pkwy, Bend, OR 97702").text


def test_a_record_number_is_no_medicine_on_trial() -> None:
    assert "448812" not in deidentify("Seen for heart failure (MRN: KJ-448812).").text


@pytest.mark.parametrize("name", ["Marisol Fernwick", "Maribol Fernwick"])
def test_a_name_that_ends_as_a_chemical_does_is_no_medicine(name: str) -> None:
    assert name.split()[0] not in deidentify(f"{name} came in today.").text


def test_names_of_signs_and_scales_stay() -> None:
    text = "Kernig negative, Glasgow Coma Scale 15, Wernicke encephalopathy."
    assert deidentify(text).text == text
