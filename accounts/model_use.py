"""What a clinic's language model used: tokens a day, and nothing of what was said."""

from __future__ import annotations

from django.db import models

from healthchat.actor import Actor, Role
from healthchat.tenancy import TenantManager, TenantModel


class ModelUseQuerySet(models.QuerySet["ModelUse"]):
    """Who may see a clinic's use."""

    def visible_to(self, actor: Actor) -> ModelUseQuerySet:
        """The clinic's administrators; nobody else has a reason to."""
        if actor.role not in (Role.ADMIN, Role.SYSTEM):
            return self.none()
        return self.filter(clinic_id=actor.clinic_id)


class ModelUse(TenantModel):
    """One clinic's use on one day (UTC, whatever the clinic's own clock says).

    ``held_tokens`` are set aside for calls under way and given back when they end; the tokens of
    ``guessed_calls`` are our estimate, because the server did not count them.
    """

    day = models.DateField()
    calls = models.PositiveIntegerField(default=0)
    guessed_calls = models.PositiveIntegerField(default=0)
    refused_calls = models.PositiveIntegerField(default=0)
    input_tokens = models.PositiveBigIntegerField(default=0)
    output_tokens = models.PositiveBigIntegerField(default=0)
    held_tokens = models.PositiveBigIntegerField(default=0)

    objects = TenantManager.from_queryset(ModelUseQuerySet)()  # type: ignore[misc]

    class Meta(TenantModel.Meta):
        ordering = ["-day"]
        constraints = [
            models.UniqueConstraint(fields=["clinic_id", "day"], name="model_use_one_a_day")
        ]

    @property
    def tokens(self) -> int:
        """Read and written together: what the budget counts."""
        return self.input_tokens + self.output_tokens
