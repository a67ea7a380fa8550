"""The blood pressures that a patient's values are the two numbers of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from uuid import UUID

from documents.corrections import Value
from documents.pipeline import pressures


def whole_pressures(values: Sequence[Value]) -> dict[UUID, str]:
    """The blood pressure that a value is one number of; values of one document come together."""
    found: dict[UUID, str] = {}
    for _, some in groupby(values, key=lambda value: value.document_id):
        own = list(some)
        for upper, lower in pressures.pairs([value.row for value in own]):
            told = pressures.shown(own[upper].row, own[lower].row)
            if not (own[upper].row.needs_review or own[lower].row.needs_review):
                found[own[upper].lab_id] = found[own[lower].lab_id] = told
    return found
