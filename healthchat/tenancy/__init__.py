"""Tenancy: whose rows the code may touch, in three layers (docs/map.md).

``scope(clinic=…)`` says for whom the code works; the models' manager refuses to work without it;
PostgreSQL's row-level security holds the same line for whatever the manager did not see.

The models are loaded on first use, because this package is imported before Django's registry of
applications is ready.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from healthchat.tenancy.errors import OutsideScope, ScopeConflict, ScopeMismatch, TenancyError
from healthchat.tenancy.scopes import (
    Scope,
    as_user,
    current,
    let_go,
    manual_scope,
    require,
    scope,
)

if TYPE_CHECKING:
    from healthchat.tenancy.fields import TenantForeignKey
    from healthchat.tenancy.managers import PatientManager, TenantManager
    from healthchat.tenancy.models import PatientModel, TenantModel

__all__ = [
    "OutsideScope",
    "PatientManager",
    "PatientModel",
    "Scope",
    "ScopeConflict",
    "ScopeMismatch",
    "TenancyError",
    "TenantForeignKey",
    "TenantManager",
    "TenantModel",
    "as_user",
    "current",
    "let_go",
    "manual_scope",
    "require",
    "scope",
]

_LAZY = {
    "PatientManager": "healthchat.tenancy.managers",
    "PatientModel": "healthchat.tenancy.models",
    "TenantForeignKey": "healthchat.tenancy.fields",
    "TenantManager": "healthchat.tenancy.managers",
    "TenantModel": "healthchat.tenancy.models",
}


def __getattr__(name: str) -> object:
    if name in _LAZY:
        return getattr(import_module(_LAZY[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
