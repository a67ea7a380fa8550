"""A clinic's tokens: counted once, never overspent, shown to its administrator."""

from __future__ import annotations

import threading
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.utils import timezone

from accounts.model_use import ModelUse
from accounts.models import Clinic
from accounts.services.model_use import ClinicBudget, cost_of, month_of, set_model_limits
from compliance.models import AuditEvent
from healthchat import tenancy
from healthchat.llm import BudgetSpent, Usage
from tests.cluster import Database
from tests.factories import Cast, make_cast

PAGE = "/clinic/settings/model-use/"


def limit(cast: Cast, tokens: int | None, *prices: str) -> None:
    wanted: list[Decimal | None] = [Decimal(price) for price in prices]
    wanted = wanted or [None, None]
    with cast.carol.scope():
        set_model_limits(
            actor=cast.carol.actor, tokens=tokens, input_price=wanted[0], output_price=wanted[1]
        )


def today(cast: Cast) -> ModelUse:
    with tenancy.scope(clinic=cast.clinic.id):
        return ModelUse.objects.get(day=timezone.now().date())


def spend(cast: Cast, sent: int, received: int) -> None:
    budget = ClinicBudget(cast.clinic.id)
    budget.admit(sent)
    budget.record(Usage(sent, received))


def test_what_a_call_used_takes_the_place_of_what_was_set_aside(cast: Cast) -> None:
    budget = ClinicBudget(cast.clinic.id)
    budget.admit(5_000)
    assert (today(cast).held_tokens, today(cast).tokens) == (5_000, 0)
    budget.record(Usage(700, 300, estimated=True))
    row = today(cast)
    assert (row.held_tokens, row.input_tokens, row.output_tokens) == (0, 700, 300)
    assert (row.calls, row.guessed_calls, row.refused_calls) == (1, 1, 0)


def test_a_call_that_used_nothing_gives_it_back_once(cast: Cast) -> None:
    budget = ClinicBudget(cast.clinic.id)
    budget.admit(5_000)
    budget.release()
    budget.release()
    assert (today(cast).held_tokens, today(cast).calls) == (0, 0)


def test_nothing_is_admitted_beyond_the_months_tokens(cast: Cast) -> None:
    limit(cast, 10_000)
    spend(cast, 4_000, 1_000)
    waiting = ClinicBudget(cast.clinic.id)
    waiting.admit(4_000)
    with pytest.raises(BudgetSpent):
        ClinicBudget(cast.clinic.id).admit(1_001)
    assert today(cast).refused_calls == 1
    waiting.release()
    ClinicBudget(cast.clinic.id).admit(1_001)


def test_last_months_tokens_and_forgotten_ones_do_not_count(cast: Cast) -> None:
    limit(cast, 10_000)
    now = timezone.now().date()
    with tenancy.scope(clinic=cast.clinic.id):
        ModelUse.objects.create(day=now.replace(day=1) - timedelta(days=1), input_tokens=9_999)
        ModelUse.objects.create(day=now - timedelta(days=40), held_tokens=9_999)
    ClinicBudget(cast.clinic.id).admit(10_000)


def test_one_clinic_does_not_spend_anothers(cast: Cast) -> None:
    limit(cast, 10_000)
    spend(cast, 9_000, 1_000)
    ClinicBudget(cast.charlie.actor.clinic_id).admit(10_000)
    with pytest.raises(BudgetSpent):
        ClinicBudget(cast.clinic.id).admit(1)


def test_calls_at_the_same_moment_never_overspend(committed_db: Database) -> None:
    cast = make_cast()
    limit(cast, 10_000)
    admitted: list[bool] = []

    def call() -> None:
        try:
            ClinicBudget(cast.clinic.id).admit(3_000)
            admitted.append(True)
        except BudgetSpent:
            admitted.append(False)
        finally:
            connection.close()

    threads = [threading.Thread(target=call) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert admitted.count(True) == 3
    row = today(cast)
    assert (row.held_tokens, row.refused_calls) == (9_000, 5)


def test_cost_needs_both_prices() -> None:
    clinic = Clinic(model_input_price=Decimal("2.5"), model_output_price=Decimal(10))
    assert cost_of(clinic, 1_000_000, 200_000) == Decimal("4.5")
    clinic.model_output_price = None
    assert cost_of(clinic, 1, 1) is None


def test_the_administrator_sees_the_month(cast: Cast) -> None:
    limit(cast, 1_000_000, "2", "8")
    spend(cast, 100_000, 50_000)
    client = cast.carol.client()
    for address in (PAGE, "/clinic/settings/"):
        page = client.get(address).content.decode()
        assert "150,000" in page
        assert "850,000" in page
        assert "0.60" in page
    with cast.carol.scope():
        assert month_of(cast.carol.actor).share == 15


def test_an_empty_month_says_so(cast: Cast) -> None:
    page = cast.carol.client().get(PAGE).content.decode()
    assert "No model was used this month" in page


def test_limit_and_prices_are_set_and_taken_away_on_record(cast: Cast) -> None:
    client = cast.carol.client()
    client.post(PAGE, {"tokens": "50000", "input_price": "1", "output_price": "4"})
    client.post(PAGE, {"tokens": "50000", "input_price": "1", "output_price": "4"})
    client.post(PAGE, {})
    with tenancy.scope(clinic=cast.clinic.id):
        events = AuditEvent.objects.filter(event="clinic.model_limits_changed").order_by(
            "occurred_at"
        )
        assert [each.data for each in events] == [
            {"before": None, "after": 50_000, "prices_changed": True},
            {"before": 50_000, "after": None, "prices_changed": True},
        ]
    assert Clinic.objects.get(id=cast.clinic.id).model_tokens is None


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"tokens": "12"}, "10000"),
        ({"tokens": "many"}, "whole number"),
        ({"input_price": "1"}, "Write both prices"),
        ({"input_price": "-1", "output_price": "1"}, "greater than or equal to 0"),
    ],
)
def test_what_makes_no_sense_is_said_so(cast: Cast, sent: dict[str, str], said: str) -> None:
    answer = cast.carol.client().post(PAGE, sent)
    assert answer.status_code == 400
    assert said in answer.content.decode()
