"""What the officer reads about the clinic's decisions is what was chosen, in the same words."""

from __future__ import annotations

from accounts.audit_events import POLICY_WORDS
from accounts.models import ModelPolicy
from accounts.services.clinics import set_model_policy
from tests.factories import Cast


def test_a_policy_is_said_as_the_administrator_chose_it(cast: Cast) -> None:
    assert {value: str(label) for value, label in ModelPolicy.choices} == POLICY_WORDS
    with cast.carol.scope():
        set_model_policy(actor=cast.carol.actor, policy=ModelPolicy.LOCAL)
    filters = {"event": "clinic.model_policy_changed"}
    page = cast.oscar.client().get("/compliance/events/", filters)
    assert "from Off to Only on the clinic&#x27;s own machines" in page.content.decode()
