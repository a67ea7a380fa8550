"""Somebody who has an account accepts an invitation: it takes effect at the end of their login.

The password alone is not the whole login where there is a second step. So what they wrote waits in
their session, sealed under the clinic's key, until every step is done; whoever knows only the
password changes nothing.
"""

from __future__ import annotations

import base64
import json
import time
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from accounts.invitation_links import Token
from accounts.models import Membership, User
from accounts.services import invitations
from healthchat import tenancy
from healthchat.crypto import keyring
from healthchat.crypto.datakey import bind, key_id_of

_KEY = "joining"
_PURPOSE = "joining"
LASTS_SECONDS = 15 * 60
"""As long as allauth waits for the second step."""


def remember(
    request: HttpRequest, token: Token, user: User, *, name: str, birth_date: date | None
) -> None:
    """Keep what the person wrote until they are logged in; call it inside the clinic's scope."""
    written = {
        "token": token.text,
        "name": name,
        "birth_date": birth_date.isoformat() if birth_date else None,
    }
    sealed = keyring.clinic_key(token.clinic_id).seal(
        json.dumps(written).encode(), purpose=_PURPOSE, context=_context(token.clinic_id, user.pk)
    )
    request.session[_KEY] = {
        "clinic": str(token.clinic_id),
        "user": str(user.pk),
        "at": time.time(),
        "sealed": base64.b64encode(sealed).decode(),
    }


def is_waiting(request: HttpRequest, user: User) -> bool:
    """Whether this person's acceptance waits for the end of this login."""
    waiting = request.session.get(_KEY)
    return (
        isinstance(waiting, dict)
        and waiting["user"] == str(user.pk)
        and time.time() - waiting["at"] < LASTS_SECONDS
    )


def complete(request: HttpRequest, user: User) -> Membership | None:
    """Make the person, who has done every step of the login, part of the clinic.

    None where nothing waits for them. Raises ``AccountsError`` where the invitation was used,
    withdrawn or ran out meanwhile. What waited is forgotten, whatever comes of it.
    """
    waits = is_waiting(request, user)
    waiting: dict[str, Any] = request.session.pop(_KEY, None) or {}
    if not waits:
        return None
    clinic_id = UUID(waiting["clinic"])
    sealed = base64.b64decode(waiting["sealed"])
    key_id = key_id_of(sealed)
    if key_id is None:
        return None
    with tenancy.scope(clinic=clinic_id):
        key = keyring.clinic_key_by_id(clinic_id, key_id)
        opened = key.open(sealed, purpose=_PURPOSE, context=_context(clinic_id, user.pk))
        written = json.loads(opened)
        token = Token.parse(written["token"])
        if token is None:
            return None
        born = written["birth_date"]
        return invitations.accept_invitation(
            token=token,
            user=user,
            name=written["name"],
            birth_date=date.fromisoformat(born) if born else None,
        )


def _context(clinic_id: UUID, user_id: UUID) -> bytes:
    return bind("joining", clinic_id, user_id)
