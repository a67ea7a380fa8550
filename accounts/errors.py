"""What can go wrong with people and invitations, in words for the person who meets it."""

from __future__ import annotations


class AccountsError(Exception):
    """Base. ``code`` is stable, ``status`` is HTTP's, ``message`` is shown."""

    code = "accounts"
    status = 400
    message = "That did not work. Please try again."

    def __init__(self, message: str = "") -> None:
        self.message = message or self.message
        super().__init__(self.message)


class AlreadyMember(AccountsError):
    """The address belongs to somebody of this clinic."""

    code = "already_member"
    status = 409
    message = "A person with this e-mail address is already part of this clinic."


class AlreadyInvited(AccountsError):
    """There is an open invitation for the address."""

    code = "already_invited"
    status = 409
    message = "This address has an open invitation. Send that one again, or withdraw it first."


class InvitationClosed(AccountsError):
    """Used, withdrawn, out of date, or never there: all the same to whoever holds the link."""

    code = "invitation_closed"
    status = 410
    message = "This invitation can no longer be used. Ask your clinic to send you a new one."


class MailNotSent(AccountsError):
    """The message could not be handed over; nothing was changed."""

    code = "mail_not_sent"
    status = 502
    message = "The e-mail could not be sent, so nothing was changed. Please try again later."


class TooManyCorrections(AccountsError):
    """Every former name is kept, so there is an end to them."""

    code = "too_many_corrections"
    status = 409
    message = "You have corrected your details many times. Ask your clinic to do it for you now."


class NotYourself(AccountsError):
    """An administrator does not lock themselves out."""

    code = "not_yourself"
    status = 409
    message = "You can't suspend yourself. Ask another administrator to do it."


class NotYourRole(AccountsError):
    """Nobody hands themselves another role."""

    code = "not_your_role"
    status = 409
    message = "You can't change your own role. Ask another administrator to do it."


class RoleStays(AccountsError):
    """A patient's record and key hang on the role; staff never become patients of their own."""

    code = "role_stays"
    status = 409
    message = (
        "Only people who work at the clinic can change roles. Patients, family and carers "
        "keep theirs: suspend them and send a new invitation instead."
    )


class LastAdministrator(AccountsError):
    """Somebody must be able to run the clinic."""

    code = "last_administrator"
    status = 409
    message = (
        "This is the clinic's last active administrator. Invite another one first, "
        "so that somebody can still look after the clinic."
    )
