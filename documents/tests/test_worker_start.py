"""What a worker that reads documents has loaded before the first one comes."""

from __future__ import annotations

from documents.tasks import load_lexicons
from healthchat.jobs import registry
from knowledge import icd10


def test_reading_a_document_has_its_lexicons_loaded() -> None:
    assert load_lexicons in registry._loads
    icd10._index.cache_clear()
    load_lexicons()
    assert icd10._index.cache_info().currsize == 1
