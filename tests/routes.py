"""Every route of the portal, and what it answers to whom. A route that is not here fails.

A new route gets a row: its address as in the URL configuration, what an address needs to be
filled in (``target``, a kind of ``tests.world``), and the status by method and role for what is
one's own. The rest follows: a method without a line answers 405; what is not one's own answers
404 where one's own would succeed, the same for foreign and unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

ROLES = ("nobody", "patient", "proxy", "clinician", "admin", "compliance")
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
Answers = Mapping[str, int]


def only(status: int, *roles: str) -> Answers:
    """These roles get ``status``; a stranger is sent to log in, to others it does not exist."""
    return {role: status if role in roles else 302 if role == "nobody" else 404 for role in ROLES}


def everyone(status: int, **but: int) -> Answers:
    """Everybody gets ``status``, except for roles that are named."""
    return {role: but.get(role, status) for role in ROLES}


def signed_in(status: int) -> Answers:
    """Whoever is logged in gets ``status``; a stranger is sent to log in."""
    return everyone(status, nobody=302)


@dataclass(frozen=True, slots=True)
class Row:
    """What one route answers.

    ``target``: the kind of object in its address. ``data``: what a POST sends. ``missing``: the
    status for what is not one's own. ``public``: whoever has the address may use it.
    ``otherwise``: the answer to a method that is not listed.
    """

    methods: Mapping[str, Answers]
    target: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
    missing: int = 404
    public: bool = False
    otherwise: Answers = field(default_factory=lambda: everyone(405))


def form(get: Answers, post: Answers, otherwise: Answers) -> Row:
    """A page of allauth's: Django's form views take PUT for POST."""
    return Row({"GET": get, "POST": post, "PUT": post}, otherwise=otherwise)


def by_any_method(answers: Answers) -> Row:
    """A page of allauth's that decides before it looks at the method: with a wrong link, without
    a second step, or before one has proved again, just now, who one is."""
    return Row({}, otherwise=answers)


def own_page(get: int, post: int | None = None) -> Row:
    """A page of allauth's for whoever is logged in."""
    otherwise = everyone(405, nobody=302)
    if post is None:
        return Row({"GET": signed_in(get)}, otherwise=otherwise)
    return form(signed_in(get), signed_in(post), otherwise)


def way_in(get: int, post: int) -> Row:
    """A page of allauth's for a stranger; whoever is logged in is sent home, by any method."""
    home = everyone(302, nobody=405)
    return form(everyone(302, nobody=get), everyone(302, nobody=post), home)


READERS = ("patient", "proxy")

ROUTES: Mapping[str, Row] = {
    # --- accounts
    "": Row({"GET": everyone(302, clinician=200)}),
    "account/": Row({"GET": signed_in(200)}),
    "account/details/": Row({"GET": only(302, "patient"), "POST": only(302, "patient")}),
    "account/theme/": Row({"POST": everyone(302)}),
    "account/language/": Row({"POST": everyone(302)}),
    "account/sessions/end/": Row({"POST": signed_in(302)}),
    "account/clinic/": Row({"POST": signed_in(404)}),
    "clinic/people/": Row({"GET": only(200, "admin")}),
    "clinic/people/invite/": Row(
        {"GET": only(200, "admin"), "POST": only(400, "admin")}, data={"role": "no such"}
    ),
    "clinic/people/<uuid:membership_id>/role/": Row(
        {"GET": only(200, "admin"), "POST": only(302, "admin")},
        "membership",
        {"role": "compliance"},
    ),
    "clinic/people/<uuid:membership_id>/suspend/": Row(
        {"GET": only(200, "admin"), "POST": only(302, "admin")}, "membership"
    ),
    "clinic/people/<uuid:membership_id>/restore/": Row({"POST": only(302, "admin")}, "membership"),
    "clinic/invitations/<uuid:invitation_id>/resend/": Row(
        {"POST": only(302, "admin")}, "invitation"
    ),
    "clinic/invitations/<uuid:invitation_id>/withdraw/": Row(
        {"GET": only(200, "admin"), "POST": only(302, "admin")}, "invitation"
    ),
    "clinic/settings/": Row(
        {"GET": only(200, "admin"), "POST": only(400, "admin")}, data={"policy": "no such"}
    ),
    "clinic/settings/phones/": Row(
        {"GET": only(200, "admin"), "POST": only(400, "admin")}, data={"urgent_phone": "no such"}
    ),
    "clinic/settings/time-zone/": Row(
        {"GET": only(200, "admin"), "POST": only(400, "admin")}, data={"zone": "no such"}
    ),
    "clinic/settings/model-use/": Row(
        {"GET": only(200, "admin"), "POST": only(400, "admin")}, data={"tokens": "no number"}
    ),
    "invitations/<str:token>/": Row(
        {"GET": everyone(200), "POST": everyone(200, nobody=400)},
        "invitation link",
        {"name": ""},
        missing=410,
        public=True,
    ),
    # --- logging in, one's own password and second step (allauth)
    "accounts/login/": way_in(200, 200),
    "accounts/logout/": Row({"GET": everyone(200, nobody=302), "POST": everyone(302)}),
    "accounts/inactive/": Row({"GET": everyone(200)}),
    "accounts/signup/": by_any_method(everyone(302, nobody=200)),
    "accounts/reauthenticate/": own_page(200, 200),
    "accounts/email/": own_page(200, 302),
    "accounts/confirm-email/": Row({"GET": everyone(200)}),
    "accounts/password/change/": own_page(200, 200),
    "accounts/password/set/": by_any_method(everyone(302)),
    "accounts/password/reset/": form(everyone(200), everyone(200), everyone(405)),
    "accounts/login/code/confirm/": by_any_method(everyone(302)),
    r"accounts/^confirm-email/(?P<key>[-:\w]+)/$": Row(
        {"GET": everyone(200), "POST": everyone(404)}
    ),
    "accounts/password/reset/key/done/": Row({"GET": everyone(200)}),
    r"accounts/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": by_any_method(
        everyone(200)
    ),
    "accounts/password/reset/done/": Row({"GET": everyone(200)}),
    "accounts/2fa/": own_page(200),
    "accounts/2fa/authenticate/": by_any_method(everyone(302)),
    "accounts/2fa/reauthenticate/": by_any_method(everyone(302)),
    "accounts/2fa/totp/activate/": by_any_method(everyone(302)),
    "accounts/2fa/totp/deactivate/": by_any_method(signed_in(404)),
    "accounts/2fa/recovery-codes/": own_page(404),
    "accounts/2fa/recovery-codes/generate/": by_any_method(everyone(302)),
    "accounts/2fa/recovery-codes/download/": by_any_method(signed_in(404)),
    # --- compliance
    "access-log/": Row({"GET": only(200, *READERS)}),
    "compliance/events/": Row({"GET": only(200, "compliance")}),
    "compliance/patients/": Row(
        {"GET": only(200, "compliance"), "POST": only(400, "compliance")}, data={"name": "x"}
    ),
    "compliance/events/export/": Row({"GET": only(200, "compliance")}),
    # --- documents
    "overview/": Row({"GET": only(200, *READERS)}),
    "documents/": Row({"GET": only(200, *READERS)}),
    "documents/upload/": Row({"POST": only(400, "patient")}),
    "documents/values/": Row({"GET": only(200, *READERS)}),
    "documents/values/<slug:analyte>/": Row({"GET": only(200, *READERS)}, "test"),
    "documents/<uuid:document_id>/": Row({"GET": only(200, *READERS)}, "document"),
    "documents/<uuid:document_id>/questions/": Row({"GET": only(200, *READERS)}, "document"),
    "documents/<uuid:document_id>/events/": Row({"GET": only(200, *READERS)}, "document"),
    "documents/<uuid:document_id>/pages/<int:number>/image/": Row(
        {"GET": only(200, *READERS)}, "page"
    ),
    "documents/<uuid:document_id>/original/": Row({"GET": only(200, *READERS)}, "document"),
    "documents/<uuid:document_id>/values/<int:number>/": Row(
        {"GET": only(200, "patient"), "POST": only(302, "patient")}, "page", {"confirm": "yes"}
    ),
    "documents/<uuid:document_id>/values/<int:number>/undo/": Row(
        {"POST": only(409, "patient")}, "page"
    ),
    "documents/<uuid:document_id>/retry/": Row({"POST": only(302, "patient")}, "failed document"),
    "documents/<uuid:document_id>/model/": Row(
        {"POST": only(302, "patient")}, "document", {"allowed": "no"}
    ),
    "documents/<uuid:document_id>/whose/": Row(
        {"POST": only(302, "patient")}, "document", {"say": "mine"}
    ),
    "documents/<uuid:document_id>/reread/": Row({"POST": only(302, "patient")}, "document"),
    "documents/<uuid:document_id>/copy/": Row({"POST": only(302, "patient")}, "document"),
    "documents/<uuid:document_id>/remove/": Row({"POST": only(302, "patient")}, "document"),
    "documents/<uuid:document_id>/restore/": Row(
        {"POST": only(302, "patient")}, "removed document"
    ),
    # --- conversations
    "conversations/": Row({"GET": only(200, "patient")}),
    "conversations/ask/": Row({"POST": only(302, "patient")}, data={"question": "What is TSH?"}),
    "conversations/<uuid:conversation_id>/": Row({"GET": only(200, "patient")}, "conversation"),
    "conversations/<uuid:conversation_id>/ask/": Row(
        {"POST": only(302, "patient")}, "conversation", {"question": "And now?"}
    ),
    "conversations/<uuid:conversation_id>/answers/<uuid:message_id>/events/": Row(
        {"GET": only(200, "patient")}, "answer"
    ),
    "conversations/<uuid:conversation_id>/answers/<uuid:message_id>/retry/": Row(
        {"POST": only(302, "patient")}, "failed answer"
    ),
    "conversations/<uuid:conversation_id>/remove/": Row(
        {"POST": only(302, "patient")}, "conversation"
    ),
    # --- the process itself
    "health/": Row({"GET": everyone(200)}),
}


def every_route() -> Iterator[str]:
    """The address of every route that the portal answers, as in the URL configuration."""
    yield from _walk(get_resolver().url_patterns, "")


def _walk(patterns: list[URLPattern | URLResolver], prefix: str) -> Iterator[str]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, route)
        else:
            yield route
