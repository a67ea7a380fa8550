"""Whether what is done with a medicine is told as done, asked for, or only thought of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.pipeline.compose import compose
from documents.pipeline.compose.depth import short
from documents.pipeline.notes import find_medications
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Intent, Language, Page


def meant(text: str) -> list[str]:
    """Each medicine of a note of one person: how it is meant, and what."""
    pages = (Page(1, f"{text}\nHe will be seen again."),)
    return [f"{m.intent} {m.status}" for m in find_medications(pages)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Done.
        ("Aspirin was stopped.", "done stopped"),
        ("Aspirin stopped.", "done stopped"),
        ("He stopped aspirin in May.", "done stopped"),
        ("Aspirin has been discontinued because of bleeding.", "done stopped"),
        ("Aspirin d/c'd 3/24.", "done stopped"),
        ("He no longer takes aspirin.", "done stopped"),
        ("Started on aspirin yesterday.", "done started"),
        ("Ramipril was increased to 10 mg.", "done changed"),
        ("Metformin is on hold.", "done held"),
        ("Metformin was withheld on admission.", "done held"),
        # Asked for.
        ("Stop aspirin.", "order stopped"),
        ("Please stop aspirin.", "order stopped"),
        ("Plan: stop aspirin.", "order stopped"),
        ("Please stop taking aspirin.", "order stopped"),
        ("Please start taking aspirin 75 mg daily.", "order started"),
        ("He should stop using aspirin.", "order stopped"),
        ("Aspirin should be stopped.", "order stopped"),
        ("Aspirin to be stopped.", "order stopped"),
        ("He was told to stop aspirin.", "order stopped"),
        ("We will stop aspirin.", "order stopped"),
        ("You need to stop aspirin.", "order stopped"),
        ("Start aspirin 75 mg daily.", "order started"),
        ("Start amoxicillin 500 mg three times a day for 7 days.", "order started"),
        ("Start aspirin 75 mg with breakfast and recheck the blood in 2 weeks.", "order started"),
        ("Increase ramipril to 10 mg daily.", "order changed"),
        ("Hold metformin.", "order held"),
        ("Temporarily withhold metformin.", "order held"),
        # Neither: a thought, a wish, a plan, a condition, a day, or words that may mean either.
        ("Consider stopping aspirin.", "open unknown"),
        ("I would suggest stopping aspirin.", "open unknown"),
        ("Could we stop aspirin?", "open unknown"),
        ("Plan to stop aspirin.", "open stopped"),
        ("Aspirin may be stopped.", "open stopped"),
        ("In May aspirin was stopped.", "done stopped"),
        ("Since May 3 he has been taking aspirin.", "done active"),
        ("Stop aspirin if you bleed.", "open stopped"),
        ("If you bleed, stop aspirin.", "open stopped"),
        ("Stop aspirin 5 days before the operation.", "open stopped"),
        ("Aspirin to be stopped after the biopsy.", "open stopped"),
        ("Will stop aspirin next week.", "open stopped"),
        ("Stop aspirin on the morning of surgery.", "open stopped"),
        ("Metformin on hold until the scan.", "open held"),
        ("Hold metformin for three days.", "open held"),
        ("Start aspirin after the scan.", "open started"),
        ("Restart aspirin once the wound is dry.", "open started"),
        ("Continue aspirin until June.", "open active"),
        ("We talked about whether to go back on methotrexate.", "open active"),
        ("I would continue aspirin.", "open active"),
        ("Ramipril 5 -> 10 mg daily.", "open changed"),
        ("He was prescribed aspirin 75 mg.", "open started"),
        ("Start aspirin in about a month.", "open started"),
        ("Aspirin was to be stopped but he still takes it.", "open stopped"),
        ("Should the pain go on, ramipril could be tried.", "open unknown"),
        ("He was once on lithium.", "done past"),
        ("He had aspirin stopped.", "done stopped"),
        ("Off methotrexate since the liver tests went up.", "done stopped"),
        ("Ramipril 5 mg increased to 10 mg on discharge.", "open changed"),
        ("Ramipril 10 mg daily (up from 5 mg).", "done changed"),
        ("He was changed to aspirin but has not yet started it.", "open started"),
        ("He takes clindamycin prior to dental work.", "done active"),
        ("Last dose of aspirin to be Friday.", "open past"),
        # How it goes on is said behind the directions, where no rule reads it.
        ("Methotrexate 15 mg weekly - omit this week, then carry on.", "open active"),
        ("Lithium 400 mg nocte, can go up to 600 mg.", "open active"),
        # One dose of several is not the dose.
        ("Warfarin 5 mg on Mondays, 2.5 mg on all other days.", "open unknown"),
        ("Paracetamol 500 mg tablets, 1 g four times a day.", "open active"),
        ("Amoxicillin 250 mg/5 mL suspension, 10 mL daily.", "done active"),
        ("Codeine 15-30 mg every 6 hours, max 240 mg daily.", "done active"),
    ],
)
def test_how_it_is_meant(text: str, found: str) -> None:
    assert meant(text) == [found]


def test_what_is_said_of_one_is_not_said_of_the_next() -> None:
    text = "Off prednisolone since April, infliximab every 8 weeks."
    assert meant(text) == ["done stopped", "open unknown"]
    assert meant("Stop aspirin 75 mg daily and clopidogrel.") == ["order stopped"] * 2


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("Medications to STOP taking:", "order stopped"),
        ("STOPPED medications", "done stopped"),
        ("START taking these medications", "order started"),
        ("Stop these medicines before your operation:", "open stopped"),
    ],
)
def test_a_heading_speaks_for_all_that_it_heads(heading: str, found: str) -> None:
    assert meant(f"{heading}\n- Naproxen 500 mg\n- Meloxicam 15 mg")[:2] == [found, found]


def test_what_only_a_heading_says_is_told_with_the_heading() -> None:
    page = Page(1, "Stop these medicines before your operation:\n- Naproxen 500 mg\n")
    said = " ".join(each.text for each in compose((page,), recognise((page,))).sentences)
    assert "“Stop these medicines before your operation: Naproxen 500 mg”" in said
    assert "“Naproxen 500 mg”" not in said


ORDERS = (
    "stop {}", "please stop {}", "{} should be stopped", "{} to be stopped", "we will stop {}",
    "consider stopping {}", "{} may be stopped", "stop {} if you bleed", "if you bleed, stop {}",
    "stop {} 5 days before the operation", "{} to be stopped after the biopsy", "d/c {}",
    "will stop {} next week", "I would like {} stopped", "do not forget to stop {}",
    "start {} 5 mg daily", "hold {}", "hold {} before the scan", "increase {} to 10 mg",
    "{} could be increased to 10 mg", "switch {} to another one", "we may have to hold {}",
    "{} is to be started", "{} will be restarted after the scan", "plan to restart {}",
)  # fmt: skip
FACTS = (
    "{} was stopped", "{} was stopped because of bleeding", "he stopped {} in May",
    "{} has been discontinued", "{} was held on admission", "{} was started last week",
    "{} was increased to 10 mg", "he no longer takes {}",
)  # fmt: skip
TOLD_AS_DONE = ("was stopped", "was started", "was changed", "was put on hold", "se suspendió",
                "se empezó", "se cambió", "se puso en pausa")  # fmt: skip
TOLD_AS_ORDER = (" says to ", "que se suspenda", "que se empiece", "que se cambie", "que se ponga")
NAMES = ("aspirin", "ramipril", "metformin", "Lipitor", "warfarin", "sertraline")
LANGUAGES: tuple[Language, ...] = ("en", "es")


def summary(sentence: str, language: Language) -> str:
    """What the summary says in the portal's own words, in both depths; quotations left out."""
    text = sentence[0].upper() + sentence[1:] + ".\nHe came with his wife.\n"
    page = Page(1, text)
    findings = recognise((page,))
    whole = compose((page,), findings, language)
    told = [*whole.sentences, *short(whole, findings).sentences]
    return " ".join(each.text for each in told if "“" not in each.text)


@given(st.sampled_from(ORDERS), st.sampled_from(NAMES), st.sampled_from(LANGUAGES))
def test_no_order_is_told_as_done(order: str, name: str, language: Language) -> None:
    said = summary(order.format(name), language)
    assert not any(words in said for words in TOLD_AS_DONE), said


@given(st.sampled_from(FACTS), st.sampled_from(NAMES), st.sampled_from(LANGUAGES))
def test_nothing_done_is_told_as_an_order(fact: str, name: str, language: Language) -> None:
    said = summary(fact.format(name), language)
    assert not any(words in said for words in TOLD_AS_ORDER), said


@pytest.mark.parametrize("order", [o for o in ORDERS if any(
    word in o for word in ("if ", "before", "after", "next", "consider", "may ", "could", "plan")
)])  # fmt: skip
def test_what_hangs_on_something_is_told_by_its_own_sentence(order: str) -> None:
    sentence = order.format("warfarin")
    page = Page(1, sentence[0].upper() + sentence[1:] + ".\nHe came with his wife.\n")
    findings = recognise((page,))
    assert [m.intent for m in findings.medications] == [Intent.OPEN]
    whole = compose((page,), findings)
    for told in (whole, short(whole, findings)):
        assert any(sentence[1:] in each.text for each in told.sentences), told.sentences


def test_a_quoted_medicine_stays_in_the_short_summary_of_much() -> None:
    names = ("ramipril", "metformin", "sertraline", "atorvastatin", "omeprazole")
    text = "Plan:\n" + "".join(f"{name.capitalize()} was stopped.\n" for name in names)
    page = Page(1, f"{text}Stop warfarin 5 days before the operation.\nDiagnoses: gout, asthma.\n")
    findings = recognise((page,))
    said = [each.text for each in short(compose((page,), findings), findings).sentences]
    assert any("Stop warfarin 5 days before the operation" in text for text in said), said
    assert any(all(name in text for name in names) for text in said), said


def test_what_is_thought_of_later_undoes_nothing_done() -> None:
    page = Page(1, "Warfarin was stopped in May.\nRestart warfarin if the clot comes back.\n")
    findings = recognise((page,))
    assert [(m.status, m.intent) for m in findings.medications] == [
        ("stopped", Intent.DONE),
        ("started", Intent.OPEN),
    ]
    said = [each.text for each in compose((page,), findings).sentences]
    assert any("warfarin was stopped" in text for text in said)
    assert any("Restart warfarin if the clot comes back" in text for text in said)


def test_what_is_taken_and_what_is_thought_of_it_are_both_told() -> None:
    page = Page(
        1, "Medications:\nAspirin 75 mg daily\n\nPlan:\nStop aspirin 5 days before surgery."
    )
    findings = recognise((page,))
    said = [each.text for each in compose((page,), findings).sentences]
    assert any("lists aspirin 75 mg" in text for text in said)
    assert any("Stop aspirin 5 days before surgery" in text for text in said)


def test_a_dose_of_before_is_not_told_as_the_new_one() -> None:
    page = Page(1, "Medications:\nLasix 20 mg daily\n\nPlan:\nWe will increase Lasix.\n")
    said = [each.text for each in compose((page,), recognise((page,))).sentences]
    assert any("lists Lasix 20 mg" in text for text in said)
    assert [text for text in said if "change this" in text] == [
        "The note says to change this: Lasix."
    ]


def test_a_spanish_sentence_that_hangs_on_something_is_quoted_too() -> None:
    text = (
        "Plan:\nSuspender aspirina 5 días antes de la operación.\nEl paciente se encuentra bien.\n"
    )
    page = Page(1, text)
    for language in LANGUAGES:
        said = [each.text for each in compose((page,), recognise((page,)), language).sentences]
        assert any("Suspender aspirina 5 días antes de la operación" in each for each in said), said
