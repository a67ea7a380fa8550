"""The catalogue's sentences are plain: no higher than a sixth-grade reader's."""

from __future__ import annotations

import pytest

from documents.pipeline.language import readability
from knowledge import analytes


@pytest.mark.parametrize("key", sorted(analytes.catalogue()))
def test_sentences_read_easily(key: str) -> None:
    analyte = analytes.get(key)
    assert analyte
    names = {w for n in (analyte.name, *analyte.synonyms) for w in n.lower().split()}
    for sentence in (analyte.measures, analyte.low_means, analyte.high_means):
        if sentence:
            assert readability.grade(sentence, ignore=frozenset(names)) <= 6.0, sentence
