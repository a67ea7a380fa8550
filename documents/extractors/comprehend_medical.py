"""Amazon Comprehend Medical: entities with their traits, ICD-10-CM and RxNorm concepts.

Field names and limits are those of the service's API (DetectEntitiesV2: 20,000 bytes a call,
InferICD10CM and InferRxNorm: 10,000). Offsets are characters of the text that was sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Final

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from documents.extractors import ExtractorError
from documents.pipeline.suggestions import Proposal
from documents.pipeline.types import Code, Status, SuggestionKind

_MOST_BYTES: Final = 9_500
_LEAST_SCORE: Final = 0.5
MALFORMED: Final = "malformed_reply"
_CODE: Final = re.compile(r"[A-Za-z][A-Za-z0-9_.]{0,59}")
_TIMES = Config(connect_timeout=5, read_timeout=30, retries={"total_max_attempts": 3})
_KINDS: Mapping[tuple[str, str], SuggestionKind] = {
    ("MEDICATION", "GENERIC_NAME"): SuggestionKind.MEDICATION,
    ("MEDICATION", "BRAND_NAME"): SuggestionKind.MEDICATION,
    ("MEDICAL_CONDITION", "DX_NAME"): SuggestionKind.CONDITION,
    ("TEST_TREATMENT_PROCEDURE", "PROCEDURE_NAME"): SuggestionKind.PROCEDURE,
    ("TEST_TREATMENT_PROCEDURE", "TREATMENT_NAME"): SuggestionKind.PROCEDURE,
    ("TEST_TREATMENT_PROCEDURE", "TEST_NAME"): SuggestionKind.TEST,
}
# The first that a trait names wins: a family's denied illness is still the family's.
_STATUS: tuple[tuple[str, Status], ...] = (
    ("PERTAINS_TO_FAMILY", Status.FAMILY),
    ("NEGATION", Status.ABSENT),
    ("HYPOTHETICAL", Status.HYPOTHETICAL),
    ("LOW_CONFIDENCE", Status.POSSIBLE),
    ("PAST_HISTORY", Status.PAST),
)


class ComprehendMedical:
    """One region's service. The credentials are the machine's own (``boto3``'s usual places)."""

    code = "comprehend_medical"
    name = "Amazon Comprehend Medical"

    def __init__(self, region: str, client: Any = None) -> None:
        self._client = client or boto3.client(
            "comprehendmedical", region_name=region, config=_TIMES
        )

    def read(self, text: str) -> tuple[Proposal, ...]:
        """Entities of the whole text; codes where an entity stands at the same place."""
        found: list[Proposal] = []
        for start, piece in pieces(text, _MOST_BYTES):
            codes = self._codes(piece)
            entities = self._call("detect_entities_v2", piece)
            with _well_formed():
                for proposal in _proposals(entities, piece):
                    found.append(
                        replace(
                            proposal,
                            start=start + proposal.start,
                            end=start + proposal.end,
                            codes=codes.get((proposal.start, proposal.end), ()),
                        )
                    )
        return tuple(found)

    def _codes(self, piece: str) -> dict[tuple[int, int], tuple[Code, ...]]:
        found: dict[tuple[int, int], tuple[Code, ...]] = {}
        for operation, key, system in (
            ("infer_icd10_cm", "ICD10CMConcepts", "ICD-10-CM"),
            ("infer_rx_norm", "RxNormConcepts", "RxNorm"),
        ):
            entities = self._call(operation, piece)
            with _well_formed():
                for entity in entities:
                    concepts = sorted(entity.get(key) or [], key=_score, reverse=True)
                    best = [each for each in concepts if _score(each) >= _LEAST_SCORE][:3]
                    if best:
                        found[_place(entity, piece)] = tuple(
                            Code(_text(each["Code"]), _text(each["Description"]), system)
                            for each in best
                        )
        return found

    def _call(self, operation: str, text: str) -> Sequence[Mapping[str, Any]]:
        try:
            reply = getattr(self._client, operation)(Text=text)
        except ClientError as error:
            raise ExtractorError(_code_of(error)) from error
        except BotoCoreError as error:
            raise ExtractorError(type(error).__name__) from error
        with _well_formed():
            return list(reply["Entities"])


@contextmanager
def _well_formed() -> Iterator[None]:
    """What is not of the shape that the service promises is no answer."""
    try:
        yield
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ExtractorError(MALFORMED) from error


def _proposals(entities: Sequence[Mapping[str, Any]], piece: str) -> Iterator[Proposal]:
    for entity in entities:
        kind = _KINDS.get((_text(entity["Category"]), _text(entity["Type"])))
        if kind is None or _score(entity) < _LEAST_SCORE:
            continue
        traits = {_text(trait["Name"]) for trait in entity.get("Traits") or []}
        status = next((status for trait, status in _STATUS if trait in traits), Status.PRESENT)
        start, end = _place(entity, piece)
        yield Proposal(kind, _text(entity["Text"]), start, end, status)


def _place(entity: Mapping[str, Any], piece: str) -> tuple[int, int]:
    start, end = entity["BeginOffset"], entity["EndOffset"]
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(piece):
        raise ValueError("no place in the text that was sent")
    return start, end


def _score(entity: Mapping[str, Any]) -> float:
    score = entity["Score"]
    if type(score) not in (int, float) or not 0 <= score <= 1:
        raise ValueError("no score")
    return float(score)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _code_of(error: ClientError) -> str:
    """The service's word for its refusal, where it is one: it goes on record."""
    code = error.response.get("Error", {}).get("Code")
    return code if isinstance(code, str) and _CODE.fullmatch(code) else type(error).__name__


def pieces(text: str, most: int) -> Iterator[tuple[int, str]]:
    """The text in pieces of at most ``most`` bytes, cut between lines or else between words."""
    start = 0
    while start < len(text):
        end = start + len(text[start : start + most].encode()[:most].decode(errors="ignore"))
        if end < len(text):
            cut = max(text.rfind("\n", start, end), 0) or text.rfind(" ", start, end)
            end = cut + 1 if cut > start else end
        piece = text[start:end]
        if piece.strip():
            yield start, piece
        start = end
