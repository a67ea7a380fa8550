"""Inviting somebody, sending it again, withdrawing it, accepting it."""

from __future__ import annotations

import logging
from datetime import date, timedelta
from smtplib import SMTPException
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone

from accounts.errors import AlreadyInvited, AlreadyMember, InvitationClosed, MailNotSent
from accounts.invitation_links import Token
from accounts.models import Clinic, Invitation, Membership, User
from accounts.services.memberships import create_membership, create_person
from compliance import audit
from compliance.audit import Subject
from healthchat.actor import Actor, Role
from healthchat.crypto import blind_index
from healthchat.languages import LANGUAGES, current, speaking

VALID_DAYS = 7
INDEX = "invitation.email"
logger = logging.getLogger(__name__)


def send_invitation(
    *,
    actor: Actor,
    email: str,
    name: str,
    role: Role,
    base_url: str,
    patient_id: UUID | None = None,
) -> Invitation:
    """Invite an address; the message goes last, so that a failure leaves nothing behind.

    ``base_url`` is where the portal is reached. Raises ``AlreadyMember``, ``AlreadyInvited`` or
    ``MailNotSent``.
    """
    email = email.strip().lower()
    index = blind_index(actor.clinic_id, INDEX, email)
    if Membership.objects.filter(user__email=email).exists():
        raise AlreadyMember
    if Invitation.objects.open().filter(email_index=index).exists():
        raise AlreadyInvited
    if actor.user_id is None:
        raise ValueError("an invitation is sent by a person")
    token = Token.new(actor.clinic_id)
    invitation = Invitation(
        clinic_id=actor.clinic_id,
        email=email,
        email_index=index,
        name=name.strip(),
        role=role.value,
        patient_id=patient_id,
        token_hash=token.digest,
        invited_by=actor.user_id,
        expires_at=timezone.now() + timedelta(days=VALID_DAYS),
    )
    invitation.save(force_insert=True)
    _record("invitation.sent", actor, invitation)
    _mail(invitation, token, base_url)
    return invitation


def resend_invitation(*, actor: Actor, invitation: Invitation, base_url: str) -> Invitation:
    """A new link for seven more days; the one before stops working."""
    locked = _lock_open(invitation.id)
    token = Token.new(actor.clinic_id)
    locked.token_hash = token.digest
    locked.sent_at = timezone.now()
    locked.expires_at = locked.sent_at + timedelta(days=VALID_DAYS)
    locked.save(update_fields=["token_hash", "sent_at", "expires_at"])
    _record("invitation.resent", actor, locked)
    _mail(locked, token, base_url)
    return locked


def withdraw_invitation(*, actor: Actor, invitation: Invitation) -> Invitation:
    """Make the link useless."""
    locked = _lock_open(invitation.id)
    locked.revoked_at = timezone.now()
    locked.save(update_fields=["revoked_at"])
    _record("invitation.withdrawn", actor, locked)
    return locked


def find_invitation(token: Token) -> Invitation:
    """The invitation that a link opens, in its clinic's scope; raises ``InvitationClosed``."""
    invitation = Invitation.objects.filter(token_hash=token.digest).first()
    if invitation is None or not invitation.is_open:
        raise InvitationClosed
    return invitation


def accept_invitation(
    *,
    token: Token,
    user: User | None,
    password: str = "",
    name: str = "",
    birth_date: date | None = None,
) -> Membership:
    """Make the person who holds the link part of the clinic, in the clinic's scope.

    Without ``user`` an account is made for the invitation's address, which holding the link
    verifies. Raises ``InvitationClosed``, also for the second of two at once.
    """
    found = find_invitation(token)
    invitation = _lock_open(found.id)
    if bytes(invitation.token_hash) != token.digest or not invitation.is_open:
        raise InvitationClosed
    email = str(invitation.email)
    if user is None:
        user = create_person(email=email, password=password)
    elif Membership.objects.filter(user=user).exists():
        raise AlreadyMember
    membership = create_membership(
        actor=Actor.system(invitation.clinic_id),
        user=user,
        role=Role(invitation.role),
        name=name.strip() or str(invitation.name),
        birth_date=birth_date,
        patient_id=invitation.patient_id,
    )
    invitation.accepted_at = timezone.now()
    invitation.save(update_fields=["accepted_at"])
    audit.record(
        "invitation.accepted",
        actor=membership.actor(),
        subject=Subject("membership", membership.id, membership.patient_id),
        data={"role": invitation.role, "invitation": invitation.id},
    )
    return membership


def _lock_open(invitation_id: UUID) -> Invitation:
    locked = Invitation.objects.select_for_update().open().filter(id=invitation_id).first()
    if locked is None:
        raise InvitationClosed
    return locked


def _record(event: str, actor: Actor, invitation: Invitation) -> None:
    audit.record(
        event,
        actor=actor,
        subject=Subject("invitation", invitation.id, invitation.patient_id),
        data={"role": invitation.role},
    )


def _in_every_language(template: str, context: dict[str, object]) -> str:
    """The sender's language first: which one the invited person reads, nobody knows yet."""
    codes = sorted((code for code, _ in LANGUAGES), key=lambda code: code != current())
    bodies = []
    for code in codes:
        with speaking(code):
            bodies.append(render_to_string(template, context).strip())
    return "\n\n* * *\n\n".join(bodies) + "\n"


def _mail(invitation: Invitation, token: Token, base_url: str) -> None:
    context = {
        "clinic": Clinic.objects.get(id=invitation.clinic_id),
        "invitation": invitation,
        "link": f"{base_url.rstrip('/')}/invitations/{token.text}/",
        "days": VALID_DAYS,
    }
    subject = render_to_string("accounts/email/invitation_subject.txt", context)
    message = EmailMessage(
        subject=" ".join(subject.split()),
        body=_in_every_language("accounts/email/invitation_message.txt", context),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[str(invitation.email)],
    )
    try:
        message.send()
    except (OSError, SMTPException) as error:
        # The error's text may hold the address: its kind says enough.
        logger.warning("invitation %s was not sent: %s", invitation.id, type(error).__name__)
        raise MailNotSent from None
