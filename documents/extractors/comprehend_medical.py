"""Amazon Comprehend Medical: entities with their traits, ICD-10-CM and RxNorm concepts.

Field names and limits are those of the service's API (DetectEntitiesV2: 20,000 bytes a call,
InferICD10CM and InferRxNorm: 10,000). Offsets are characters of the text that was sent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
            for entity in self._call("detect_entities_v2", piece):
                kind = _KINDS.get((entity["Category"], entity["Type"]))
                if kind is None or entity["Score"] < _LEAST_SCORE:
                    continue
                proposal = _proposal(entity, kind)
                place = (proposal.start, proposal.end)
                found.append(
                    replace(
                        proposal,
                        start=start + proposal.start,
                        end=start + proposal.end,
                        codes=codes.get(place, ()),
                    )
                )
        return tuple(found)

    def _codes(self, piece: str) -> dict[tuple[int, int], tuple[Code, ...]]:
        found: dict[tuple[int, int], tuple[Code, ...]] = {}
        for operation, key, system in (
            ("infer_icd10_cm", "ICD10CMConcepts", "ICD-10-CM"),
            ("infer_rx_norm", "RxNormConcepts", "RxNorm"),
        ):
            for entity in self._call(operation, piece):
                concepts = sorted(entity.get(key) or [], key=lambda each: -each["Score"])
                best = [each for each in concepts if each["Score"] >= _LEAST_SCORE][:3]
                if best:
                    found[entity["BeginOffset"], entity["EndOffset"]] = tuple(
                        Code(each["Code"], each["Description"], system) for each in best
                    )
        return found

    def _call(self, operation: str, text: str) -> Sequence[Mapping[str, Any]]:
        try:
            reply = getattr(self._client, operation)(Text=text)
            return list(reply["Entities"])
        except ClientError as error:
            raise ExtractorError(error.response["Error"]["Code"]) from error
        except (BotoCoreError, KeyError, TypeError) as error:
            raise ExtractorError(type(error).__name__) from error


def _proposal(entity: Mapping[str, Any], kind: SuggestionKind) -> Proposal:
    traits = {trait["Name"] for trait in entity.get("Traits") or []}
    status = next((status for trait, status in _STATUS if trait in traits), Status.PRESENT)
    return Proposal(
        kind=kind,
        text=entity["Text"],
        start=entity["BeginOffset"],
        end=entity["EndOffset"],
        status=status,
    )


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
