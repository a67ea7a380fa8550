"""Which provider answers for a clinic's policy; the only place that reads the settings."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.conf import settings

from healthchat.llm import addresses
from healthchat.llm.deidentify import Clinical, Known
from healthchat.llm.errors import Blocked
from healthchat.llm.masking import Masking
from healthchat.llm.server import Server
from healthchat.llm.values import Policy, Provider

# Set by the test double; None in a running system.
override: Callable[[Policy], Provider | None] | None = None


def provider_for(
    policy: Policy | str,
    *,
    identifiers: Sequence[Known] | None = None,
    clinical: Clinical | None = None,
) -> Provider | None:
    """The provider that a clinic's policy allows, or None where it allows or has none.

    ``external`` needs the patient's known identifiers: its provider masks them, and everything that
    looks like one, in each prompt, and puts them back in the reply. Without them it is Blocked;
    an empty sequence says that none are known. ``clinical`` reads where a text has medical words,
    so that Hodgkin is not masked with the names. Raises Blocked for an address the policy forbids.
    """
    policy = Policy(policy)
    if policy is Policy.OFF:
        return None
    if policy is Policy.EXTERNAL and identifiers is None:
        raise Blocked("identifiers_not_given")
    found = override(policy) if override else _configured(policy)
    if found is None or policy is Policy.LOCAL:
        return found
    return Masking(found, tuple(identifiers or ()), clinical)


def _configured(policy: Policy) -> Provider | None:
    base_url: str = settings.OPENAI_BASE_URL
    model: str = settings.OPENAI_MODEL
    if not base_url or not model:
        return None
    addresses.check(base_url, policy)
    return Server(base_url, settings.OPENAI_API_KEY, model, policy)
