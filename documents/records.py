"""Value types to JSON and back, for the encrypted columns.

One place knows how a ``LabRow`` or a ``Medication`` lies in the database. Decoding checks the
shape: a row written by a newer or a broken version raises ``pydantic.ValidationError`` instead of
showing something half right.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

from documents.models import FindingKind
from documents.pipeline.types import (
    Allergy,
    Condition,
    DateFound,
    FollowUp,
    Medication,
    Section,
    Source,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ShownSentence:
    """A sentence of the summary as shown: ``by`` is ``core`` or ``model``.

    ``core`` holds the deterministic wording; ``reasons`` why a model's wording was turned down;
    ``reference`` a public page to read more.
    """

    text: str
    sources: tuple[Source, ...]
    about: str
    by: str = "core"
    core: str = ""
    reasons: tuple[str, ...] = ()
    reference: str = ""


FINDING_TYPES: dict[FindingKind, type[Any]] = {
    FindingKind.MEDICATION: Medication,
    FindingKind.CONDITION: Condition,
    FindingKind.ALLERGY: Allergy,
    FindingKind.FOLLOWUP: FollowUp,
    FindingKind.DATE: DateFound,
    FindingKind.SECTION: Section,
}


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def encode(value: object) -> Any:
    """A value type as plain JSON data."""
    return _adapter(type(value)).dump_python(value, mode="json")


def decode(kind: type[T], data: Any) -> T:
    """JSON data as the value type it was made from."""
    return _adapter(kind).validate_python(data)  # type: ignore[no-any-return]


def encode_all(values: tuple[object, ...] | list[object]) -> list[Any]:
    """Several value types, in order."""
    return [encode(value) for value in values]


def decode_all(kind: type[T], data: list[Any]) -> tuple[T, ...]:
    """Several of one value type, in order."""
    return tuple(decode(kind, item) for item in data)
