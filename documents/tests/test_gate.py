"""One statement against the sentence it cites."""

from __future__ import annotations

import random

import pytest

from documents import gate
from documents.evaluation.corruptor import KINDS, lies, truths
from documents.gate import Code
from documents.pipeline.language.sentences import SourceSentence, number_sentences
from documents.pipeline.types import Page
from documents.tests.made_up import NOTE, REPORT, REPORT_FINDINGS


def cited(text: str) -> tuple[SourceSentence, ...]:
    return number_sentences([Page(1, text)])


def codes(source: str, statement: str) -> frozenset[Code]:
    return gate.check(statement, cited=cited(source)).codes


DOSES = "Continue metformin 500 mg b.i.d. and lisinopril 10 mg daily."
KNEES = "X-ray of the right knee is normal while the left knee shows mild swelling."
LABS = "Sodium 131, potassium 3.9, chloride 94, and hemoglobin 12.3 on 03/14/2024."


@pytest.mark.parametrize(
    ("source", "statement"),
    [
        (DOSES, "Keep taking metformin 500 mg twice a day."),
        (DOSES, "The plan is to continue lisinopril 10 mg once a day."),
        (KNEES, "The x-ray of your right knee is normal."),
        (KNEES, "Your left knee shows mild swelling."),
        (LABS, "Your potassium was 3.9."),
        (LABS, "Your sodium was 131 on March 14, 2024."),
        ("She denies chest pain or shortness of breath.", "You do not have chest pain."),
        ("She denies chest pain or shortness of breath.", "You have no trouble breathing."),
        ("He may have pneumonia.", "You may have pneumonia."),
        ("Pneumonia cannot be ruled out.", "Pneumonia is possible."),
        ("Follow up in 2 weeks.", "Come back in two weeks."),
        ("History of hypertension.", "You have a history of high blood pressure."),
        ("Mother had breast cancer.", "Your mother had breast cancer."),
        ("She has not been taking her lisinopril.", "You have not been taking your lisinopril."),
        ("Ejection fraction of 45%.", "The ejection fraction is 45 percent."),
        ("Stop ibuprofen.", "The note says to stop ibuprofen."),
        ("Tylenol as needed for pain.", "Take Tylenol when needed for pain."),
        ("Cost of $75.", "It costs $75."),
    ],
)
def test_true_statements_are_kept(source: str, statement: str) -> None:
    verdict = gate.check(statement, cited=cited(source))
    assert verdict.accepted, verdict.reasons
    assert verdict.cites


@pytest.mark.parametrize(
    ("source", "statement", "code"),
    [
        (DOSES, "Keep taking metformin 50 mg twice a day.", Code.NUMBER),
        (DOSES, "Keep taking metformin 10 mg twice a day.", Code.DOSE),
        (DOSES, "Keep taking lisinopril 10 mg twice a day.", Code.DIRECTION),
        (DOSES, "Keep taking metformin 500 mg three times a day.", Code.DIRECTION),
        (DOSES, "Keep taking metformin 500 mcg twice a day.", Code.UNIT),
        (DOSES, "Keep taking warfarin 500 mg twice a day.", Code.MEDICINE),
        (DOSES, "Stop metformin 500 mg.", Code.NEW_ENTITY),
        (KNEES, "The x-ray of your left knee is normal.", Code.SIDE),
        (KNEES, "Your right knee shows mild swelling.", Code.SIDE),
        (KNEES, "Both knees show mild swelling.", Code.SIDE),
        (LABS, "Your potassium was 131.", Code.NUMBER),
        (LABS, "Your sodium was 131 on March 15, 2024.", Code.DATE),
        (LABS, "Your sodium was low at 131.", Code.FLAG),
        ("Hemoglobin was low at 9.1.", "Your hemoglobin was high at 9.1.", Code.FLAG),
        ("Hemoglobin was low at 9.1.", "Your hemoglobin was normal at 9.1.", Code.FLAG),
        ("Murmur grade 3/6.", "The murmur is grade 6/6.", Code.NUMBER),
        ("She denies chest pain.", "You have chest pain.", Code.NEGATION),
        ("She has chest pain.", "You do not have chest pain.", Code.NEGATION),
        ("She has not been taking lisinopril.", "You have been taking lisinopril.", Code.NEGATION),
        ("The biopsy was done.", "The biopsy was not done.", Code.NEGATION),
        ("He may have pneumonia.", "You have pneumonia.", Code.UNCERTAINTY),
        ("History of asthma.", "You have asthma.", Code.PAST),
        ("Mother had breast cancer.", "You had breast cancer.", Code.FAMILY),
        ("She has a cough.", "You have a cough and pneumonia.", Code.NEW_ENTITY),
        ("She has a cough.", "You have a cough because of a smoke allergy.", Code.CAUSE),
        ("She takes ibuprofen.", "You should take ibuprofen.", Code.ADVICE),
        ("Hemoglobin 9.1.", "Your hemoglobin is 9.1, nothing to worry about.", Code.ADVICE),
        ("Seen on 03/04/2024.", "You were seen on April 3, 2024.", Code.DATE),
    ],
)
def test_lies_are_caught_for_their_reason(source: str, statement: str, code: Code) -> None:
    assert code in codes(source, statement)


@pytest.mark.parametrize(
    "statement",
    [
        "See https://evil.example/x for hemoglobin 9.1.",
        "See evil.com for hemoglobin 9.1.",
        "Mail a@b.example about hemoglobin 9.1.",
        "Hemoglobin <b>9.1</b>.",
        "Hemoglobin 9.1 <img src=x onerror=alert(1)>",
        "Hemoglobin &#57;.1.",
        "[Hemoglobin](x) 9.1.",
        "![Hemoglobin](x) 9.1.",
        "**Hemoglobin** 9.1.",
        "`Hemoglobin` 9.1.",
        "# Hemoglobin 9.1",
        "| Hemoglobin | 9.1 |",
        "Hemo\u200bglobin 9.1.",
        "Hemoglobin \u202e1.9.",
        "H\u0435moglobin 9.1.",
        "Hemoglobin \uff19.1.",
        "Hemoglobin \u0669.1.",
        "Hemoglobin 9.1 \U0001f600",
        "Hemoglobin\u00009.1",
        "Hemoglobin 9.1\nsecond line",
        "{{ hemoglobin }} 9.1.",
        "[[PERSON_1]] hemoglobin 9.1.",
        "x" * 2000,
    ],
)
def test_anything_but_plain_prose_is_refused(statement: str) -> None:
    assert codes("Hemoglobin 9.1.", statement) & {Code.FORM}


@pytest.mark.parametrize("statement", ["", "   ", "You are well."])
def test_a_statement_that_says_nothing_of_the_source_is_refused(statement: str) -> None:
    assert codes("Hemoglobin 9.1.", statement) & {Code.EMPTY, Code.NEW_ENTITY}


def test_without_a_citation_nothing_passes() -> None:
    assert gate.check("Hemoglobin is 9.1.", cited=()).codes == {Code.NO_CITATION}


def test_a_flag_may_rest_on_the_computed_flag_of_the_cited_row_only() -> None:
    numbered = number_sentences(REPORT)
    row = next(s for s in numbered if "Hemoglobin" in s.text)
    labs = REPORT_FINDINGS.labs
    for good in ("Your hemoglobin is low at 9.1 g/dL.", "Hemoglobin 9.1 is below the range."):
        assert gate.check(good, cited=[row], labs=labs).accepted, good
    for bad in ("Your hemoglobin is high at 9.1 g/dL.", "Your hemoglobin of 9.1 is normal."):
        assert Code.FLAG in gate.check(bad, cited=[row], labs=labs).codes
    assert not gate.check("Your hemoglobin is low at 9.1.", cited=[row]).accepted


def test_a_row_holds_a_statement_to_its_own_value_and_unit() -> None:
    numbered = [s for s in number_sentences(REPORT) if s.number > 2]
    labs = REPORT_FINDINGS.labs
    swapped = gate.check("Your glucose is 9.1 mg/dL.", cited=numbered, labs=labs)
    assert {Code.LAB_VALUE, Code.NUMBER} & swapped.codes
    assert not gate.check("Your glucose is 142 g/dL.", cited=numbered[-2:], labs=labs).accepted


def test_a_value_that_needs_review_is_never_stated() -> None:
    text = "Ferritin  40  ng/mL  15-150"
    row = REPORT_FINDINGS.labs[4]
    doubtful = type(row)(
        name="Ferritin", value="40", unit="ng/mL", source=cited(text)[0].source,
        value_source=cited(text)[0].source, needs_review=True,
    )  # fmt: skip
    verdict = gate.check("Your ferritin is 40 ng/mL.", cited=cited(text), labs=[doubtful])
    assert Code.LAB_REVIEW in verdict.codes


def test_family_heading_makes_a_bare_name_the_familys() -> None:
    source = number_sentences([Page(1, "FAMILY HISTORY\n\nDiabetes and gout.")])[1:]
    assert Code.FAMILY in gate.check("You have diabetes.", cited=source).codes


def test_verify_finds_the_sentence_and_cites_its_place() -> None:
    numbered = number_sentences(NOTE)
    verdict = gate.verify("Your mother had breast cancer.", numbered)
    assert verdict.accepted
    place = verdict.cites[0]
    assert NOTE[0].text[place.start : place.end] == "Mother had breast cancer."
    assert not gate.verify("Your father had breast cancer.", numbered).accepted
    assert not gate.verify("The moon is made of cheese.", numbered).accepted


VISIT = """Ann Sample is a 41-year-old female who presents with left knee pain since 02/11/2021.
She denies fever, chills, or numbness in her legs.
She takes lisinopril 20 mg daily and metformin 500 mg twice daily.
Her blood pressure is elevated at 150/95. Kidney function is within normal limits.
X-ray of the left knee shows no fracture. There is moderate swelling of the right ankle.
She has not been taking her metformin. Hemoglobin A1c was 7.4 in January 2021.
We will start meloxicam 15 mg once daily and follow up in 6 weeks.
There is no evidence of infection. I suspect a torn meniscus."""


def test_seeded_lies_about_a_visit_are_all_caught_and_its_truths_kept() -> None:
    rng = random.Random(11)
    numbered = number_sentences([Page(1, VISIT)])
    told = dict.fromkeys((*KINDS, "identical", "reworded"), 0)
    for _ in range(12):
        for sentence in numbered:
            others = [s.text for s in numbered]
            for case in (*lies(sentence.text, rng, others), *truths(sentence.text, rng)):
                verdict = gate.check(case.statement, cited=[sentence])
                told[case.kind] += 1
                assert verdict.accepted != (case.kind in KINDS), (case, verdict.reasons)
    assert min(told.values()) >= 10, told
