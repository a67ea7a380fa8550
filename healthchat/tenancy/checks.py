"""System checks: a tenant model that a default manager would let out of its scope."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error, Tags, register

from healthchat.tenancy.managers import PatientManager, TenantManager
from healthchat.tenancy.models import PatientModel, TenantModel


@register(Tags.models)
def scoped_managers(
    app_configs: Sequence[AppConfig] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """tenancy.E001: the default manager of every tenant model refuses to work without a scope."""
    problems: list[CheckMessage] = []
    for model in apps.get_models():
        if not issubclass(model, TenantModel):
            continue
        wanted = PatientManager if issubclass(model, PatientModel) else TenantManager
        if not isinstance(model._default_manager, wanted):
            problems.append(
                Error(
                    f"The default manager of {model._meta.label} does not keep to the scope.",
                    hint=f"objects = {wanted.__name__}.from_queryset(YourQuerySet)()",
                    obj=model,
                    id="tenancy.E001",
                )
            )
    return problems
