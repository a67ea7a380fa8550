"""Counting what a clinic's language model uses, and stopping where its budget ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from django.db.models import F, Sum
from django.db.models.functions import Greatest
from django.utils import timezone

from accounts.model_use import ModelUse
from accounts.models import Clinic
from compliance import audit
from compliance.audit import Subject
from healthchat import tenancy
from healthchat.actor import Actor
from healthchat.llm import BudgetSpent, Usage

_MILLION = Decimal(1_000_000)
_HELD_DAYS = timedelta(days=1)
"""How long tokens stay set aside for a call that never said how it ended (a killed worker)."""


class ClinicBudget:
    """A clinic's month of tokens, as ``healthchat.llm`` asks for it. One call at a time.

    What a call may use at most is set aside before it, under a lock on the clinic's row, so that
    calls at the same moment can't spend the same tokens. Each step is a short transaction of its
    own; no connection is held while a model thinks.
    """

    def __init__(self, clinic_id: UUID) -> None:
        self._clinic_id = clinic_id
        self._held: tuple[date, int] | None = None

    def admit(self, tokens: int) -> None:
        """Set ``tokens`` aside. Raises BudgetSpent where fewer are left this month."""
        today = timezone.now().date()
        with tenancy.scope(clinic=self._clinic_id):
            clinic = Clinic.objects.select_for_update(no_key=True).get(id=self._clinic_id)
            ModelUse.objects.get_or_create(day=today)
            row = ModelUse.objects.filter(day=today)
            limit = clinic.model_tokens
            fits = limit is None or _spent(today) + tokens <= limit
            if fits:
                row.update(held_tokens=F("held_tokens") + tokens)
            else:
                row.update(refused_calls=F("refused_calls") + 1)
        tenancy.let_go()
        if not fits:
            raise BudgetSpent("month")
        self._held = (today, tokens)

    def record(self, usage: Usage) -> None:
        """Count what the call used, in place of what was set aside for it."""
        self._settle(
            calls=F("calls") + 1,
            guessed_calls=F("guessed_calls") + int(usage.estimated),
            input_tokens=F("input_tokens") + usage.input_tokens,
            output_tokens=F("output_tokens") + usage.output_tokens,
        )

    def release(self) -> None:
        """Give back what was set aside."""
        self._settle()

    def _settle(self, **counts: object) -> None:
        if self._held is None:
            return
        (day, tokens), self._held = self._held, None
        with tenancy.scope(clinic=self._clinic_id):
            # Never below nothing: what was set aside may have been forgotten meanwhile.
            ModelUse.objects.filter(day=day).update(
                held_tokens=Greatest(F("held_tokens") - tokens, 0), **counts
            )
        tenancy.let_go()


@dataclass(frozen=True, slots=True)
class Month:
    """A clinic's use since the first of the month; ``days`` newest first.

    ``left`` and ``share`` (0..100) are None without a limit, ``cost`` without prices: in the
    currency of whoever set them.
    """

    days: tuple[tuple[ModelUse, Decimal | None], ...]
    tokens: int
    calls: int
    refused: int
    guessed: int
    limit: int | None
    left: int | None
    share: int | None
    cost: Decimal | None


def month_of(actor: Actor) -> Month:
    """The clinic's month so far, for its administrator; call inside scope."""
    clinic = Clinic.objects.get(id=actor.clinic_id)
    today = timezone.now().date()
    rows = list(ModelUse.objects.visible_to(actor).filter(day__gte=today.replace(day=1)))
    days = tuple((row, cost_of(clinic, row.input_tokens, row.output_tokens)) for row in rows)
    tokens = sum(row.tokens for row in rows)
    limit = clinic.model_tokens
    left = None if limit is None else max(0, limit - _spent(today))
    sent, received = sum(r.input_tokens for r in rows), sum(r.output_tokens for r in rows)
    return Month(
        days=days,
        tokens=tokens,
        calls=sum(row.calls for row in rows),
        refused=sum(row.refused_calls for row in rows),
        guessed=sum(row.guessed_calls for row in rows),
        limit=limit,
        left=left,
        share=None if not limit else min(100, tokens * 100 // limit),
        cost=cost_of(clinic, sent, received),
    )


def cost_of(clinic: Clinic, input_tokens: int, output_tokens: int) -> Decimal | None:
    """What so many tokens cost at the clinic's prices; None where either price is not known."""
    if clinic.model_input_price is None or clinic.model_output_price is None:
        return None
    cost: Decimal = (
        clinic.model_input_price * input_tokens + clinic.model_output_price * output_tokens
    ) / _MILLION
    return cost


def set_model_limits(
    *,
    actor: Actor,
    tokens: int | None,
    input_price: Decimal | None,
    output_price: Decimal | None,
) -> bool:
    """Decide the clinic's tokens a month and note what they cost; False if nothing changed."""
    clinic = Clinic.objects.select_for_update().get(id=actor.clinic_id)
    before = clinic.model_tokens, clinic.model_input_price, clinic.model_output_price
    if before == (tokens, input_price, output_price):
        return False
    clinic.model_tokens = tokens
    clinic.model_input_price, clinic.model_output_price = input_price, output_price
    clinic.save(update_fields=["model_tokens", "model_input_price", "model_output_price"])
    audit.record(
        "clinic.model_limits_changed",
        actor=actor,
        subject=Subject("clinic", clinic.id),
        data={
            "before": before[0],
            "after": tokens,
            "prices_changed": before[1:] != (input_price, output_price),
        },
    )
    return True


def _spent(today: date) -> int:
    """Tokens used since the first of the month, and set aside since yesterday."""
    rows = ModelUse.objects.filter(day__gte=today.replace(day=1))
    used = rows.aggregate(sent=Sum("input_tokens"), received=Sum("output_tokens"))
    held = ModelUse.objects.filter(day__gte=today - _HELD_DAYS).aggregate(held=Sum("held_tokens"))
    return sum(value or 0 for value in (used["sent"], used["received"], held["held"]))
