"""References between rows of one clinic."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import models

_SetT = TypeVar("_SetT")
_GetT = TypeVar("_GetT")


class TenantForeignKey(models.ForeignKey[_SetT, _GetT]):
    """A foreign key between tenant tables, without Django's plain constraint.

    PostgreSQL checks a plain foreign key without regard to row-level security, so that it accepts
    a pointer at another clinic's row. ``operations.TenantTable`` (or ``TenantRelation``) adds a
    composite one on (clinic, [patient,] id) instead.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["db_constraint"] = False
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("db_constraint", None)
        return name, path, args, kwargs
