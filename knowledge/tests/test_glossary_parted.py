"""A part, a test or an act is never explained as the illness that it is named beside."""

from __future__ import annotations

import re

import pytest

from knowledge import glossary, spanish

# What tells that a thing is so; a report may deny it in the same words.
_SAYS_SO = re.compile(r"\b(?:cells|it|signs?) (?:were|was) (?:seen|found)\b", re.I)
_SAYS_SO_SPANISH = re.compile(r"\bse (?:vieron|hallaron|encontraron) células", re.I)


@pytest.mark.parametrize(
    ("part", "illness"),
    [
        ("outflow tract", "subaortic stenosis"),
        ("laryngeal cleft", "laryngeal stenosis"),
        ("vestibular aqueduct", "enlarged vestibular aqueduct"),
        ("vermis", "vermian hypoplasia"),
        ("cisterna magna", "mega cisterna magna"),
        ("myelination", "delayed myelination"),
        ("axonal", "axonal neuropathy"),
        ("facies", "mask-like facies"),
        ("infraorbital", "periorbital edema"),
        ("basilar", "basilar artery occlusion"),
        ("uteroplacental", "uteroplacental insufficiency"),
        ("accessory muscles", "accessory muscle use"),
        ("jugular venous pulse", "hepatojugular reflux"),
        ("accessory spleen", "asplenia"),
        ("thelarche", "premature thelarche"),
        ("repolarization", "repolarization abnormality"),
        ("mucocutaneous", "chronic mucocutaneous candidiasis"),
        ("afterbirth", "retained products of conception"),
        ("tau protein", "amyloid plaque"),
        ("trial of labor", "vaginal birth after cesarean"),
        ("epworth sleepiness scale", "daytime sleepiness"),
        ("multiple sleep latency test", "daytime sleepiness"),
        ("let-down reflex", "breast engorgement"),
        ("body clock", "circadian rhythm disorder"),
        ("refraction test", "refractive error"),
        ("bilirubin light", "newborn jaundice"),
        ("radiation exposure", "radiation sickness"),
        ("rh immune globulin", "rh incompatibility"),
        ("isolette", "neonatal intensive care unit"),
        ("dental hygiene", "dental assistant"),
        ("lab report", "progress note"),
        ("lobular carcinoma in situ", "lobular carcinoma"),
    ],
)
def test_a_part_a_test_or_an_act_is_not_told_as_an_illness(part: str, illness: str) -> None:
    one, other = glossary.find(part), glossary.find(illness)
    assert one is not None
    assert other is not None
    assert one.meaning != other.meaning
    assert one.plain != other.plain
    first, second = spanish.term(part), spanish.term(illness)
    assert first is not None
    assert second is not None
    assert first.meaning != second.meaning


@pytest.mark.parametrize(
    ("term", "says", "not_says"),
    [
        ("Epworth sleepiness scale", "Questions", "asleep by day"),
        ("lymphovascular invasion", "It means that", "were seen"),
        ("negative margins", "It means that", "were seen"),
        ("nulligravida", "never", "how many"),
        ("pulpectomy", "taken out", "can get sore"),
        ("sleep talking", "talks", "walks"),
        ("phantom limb sensation", "still there", "pain"),
        ("suicide risk", "How likely", "thinks about"),
        ("trigeminal nerve pain", "face", "throat"),
        ("laterally", "side", "Left or right"),
        ("pedunculated", "on a stalk", "flat"),
        ("sessile", "no stalk", "or one"),
        ("trial", "see if it helps", "safe"),
        ("systolic function", "How well", "number"),
        ("images on disc", "computer", "spine"),
        ("antibodies", "the body itself", "only"),
    ],
)
def test_a_term_says_what_it_is(term: str, says: str, not_says: str) -> None:
    found = glossary.find(term)
    assert found is not None
    assert says in found.meaning
    assert not_says not in f"{found.plain} {found.meaning}"


def test_no_term_says_that_something_was_seen() -> None:
    denied = {"incidental finding"}
    said = [t.term for t in glossary.all_terms() if _SAYS_SO.search(t.meaning)]
    assert sorted(set(said) - denied) == []
    spoken = (spanish.term(t.term) for t in glossary.all_terms())
    assert [s.english for s in spoken if s and _SAYS_SO_SPANISH.search(s.meaning)] == []


def test_a_treatment_that_is_tried_is_no_study_of_many() -> None:
    (found,) = (t for t in glossary.terms_in("We agreed on a trial of walking.") if "tr" in t.term)
    assert "tried to see if it helps" in found.meaning
