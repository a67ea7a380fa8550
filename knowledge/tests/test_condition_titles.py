"""Names out of the classification: found whole in prose, in both spellings, and kept true."""

import pytest

from knowledge import condition_titles
from knowledge.conditions import NameKind, names
from knowledge.phrases import tokenize


def found(text: str) -> list[str]:
    tokens = tokenize(text)
    return [text[tokens.starts[n.first] : tokens.ends[n.last - 1]] for n in names(tokens)]


@pytest.mark.parametrize(
    "name",
    [
        "cauda equina syndrome",
        "motor neuron disease",
        "motor neurone disease",
        "normal pressure hydrocephalus",
        "spinal cord compression",
        "nerve root compression",
        "Mallory-Weiss tear",
        "placenta previa",
        "spina bifida occulta",
        "molluscum contagiosum",
    ],
)
def test_a_name_of_the_classification_is_found_whole(name: str) -> None:
    assert found(f"Last year they told her about {name} in a letter.") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "He wears compression stockings on the right aortic arch side",
        "the infrapatellar fat pad was incised",
        "use of accessory muscles",
        "She stayed in the care unit to be seen by other specified staff",
    ],
)
def test_a_part_of_the_body_or_a_form_s_word_is_none(text: str) -> None:
    assert found(text) == []


def test_a_sign_is_no_diagnosis() -> None:
    tokens = tokenize("weak urinary stream and cauda equina syndrome")
    assert [n.kind for n in names(tokens)] == [NameKind.SYMPTOM, NameKind.DIAGNOSIS]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Motor neuron disease, unspecified", "motor neuron disease"),
        ("Other seborrheic dermatitis", "seborrheic dermatitis"),
        ("Bitten by duck, initial encounter", None),
        ("Old myocardial infarction (healed)", None),
        ("Ulcer of left heel and midfoot", None),
        ("Death", None),
    ],
)
def test_how_a_title_is_printed_in_a_note(title: str, name: str | None) -> None:
    assert condition_titles.plain(title) == name


def test_the_file_is_what_the_classification_gives(capsys: pytest.CaptureFixture[str]) -> None:
    before = condition_titles.source()
    condition_titles.main()
    assert capsys.readouterr().out == before
