"""Value types to JSON and back, for the encrypted columns.

One place knows how a ``LabRow`` or a ``Medication`` lies in the database. Decoding checks the
shape: a row written by a newer or a broken version raises ``pydantic.ValidationError`` instead of
showing something half right.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter

from documents.models import FindingKind
from documents.pipeline.types import (
    Allergy,
    Appointment,
    Condition,
    DateFound,
    FollowUp,
    Impression,
    Medication,
    Procedure,
    Section,
    Suggestion,
    VitalSign,
)

T = TypeVar("T")


FINDING_TYPES: dict[FindingKind, type[Any]] = {
    FindingKind.MEDICATION: Medication,
    FindingKind.CONDITION: Condition,
    FindingKind.SYMPTOM: Condition,
    FindingKind.ALLERGY: Allergy,
    FindingKind.FOLLOWUP: FollowUp,
    FindingKind.DATE: DateFound,
    FindingKind.SECTION: Section,
    FindingKind.PROCEDURE: Procedure,
    FindingKind.IMPRESSION: Impression,
    FindingKind.VITAL: VitalSign,
    FindingKind.APPOINTMENT: Appointment,
    FindingKind.SUGGESTION: Suggestion,
}


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def encode(value: object) -> Any:
    """A value type as plain JSON data."""
    kind: Any = type(value)
    return _adapter(kind).dump_python(value, mode="json")


def decode(kind: type[T], data: Any) -> T:
    """JSON data as the value type it was made from."""
    hashable: Any = kind
    return cast(T, _adapter(hashable).validate_python(data))


def encode_all(values: Iterable[object]) -> list[Any]:
    """Several value types, in order."""
    return [encode(value) for value in values]


def decode_all(kind: type[T], data: list[Any]) -> tuple[T, ...]:
    """Several of one value type, in order."""
    return tuple(decode(kind, item) for item in data)
