"""What a person chose: the appearance and how much to read, which belong to the device, and the
language.

All are cookies, so that they hold for a stranger too. The language of somebody with an account
is also kept with it: it follows them to every device.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_from_request

from accounts.models import User
from healthchat.languages import LANGUAGES, known

THEME_COOKIE = "theme"
THEMES = ("light", "dark")
DEPTH_COOKIE = "depth"
DEPTHS = ("short", "standard", "original")
"""How much of a document to read: in short, the whole summary, or the document's own words."""
_CODES = frozenset(code for code, _ in LANGUAGES)
YEAR = 365 * 24 * 60 * 60


def theme_of(request: HttpRequest) -> str:
    """``light``, ``dark``, or empty: follow the device."""
    chosen = request.COOKIES.get(THEME_COOKIE, "")
    return chosen if chosen in THEMES else ""


def remember_theme(response: HttpResponse, theme: str) -> None:
    """Keep the choice for a year; anything but ``light`` and ``dark`` forgets it."""
    if theme not in THEMES:
        response.delete_cookie(THEME_COOKIE, samesite="Lax")
        return
    _remember(response, THEME_COOKIE, theme)


def depth_of(request: HttpRequest) -> str:
    """One of ``DEPTHS``: what the address asks for, what was chosen last, or ``standard``."""
    asked = request.GET.get("depth", ""), request.COOKIES.get(DEPTH_COOKIE, "")
    return next((depth for depth in asked if depth in DEPTHS), "standard")


def remember_depth(request: HttpRequest, response: HttpResponse) -> None:
    """Keep for a year what the address asks for; to read without choosing changes nothing."""
    if (chosen := request.GET.get("depth", "")) in DEPTHS:
        _remember(response, DEPTH_COOKIE, chosen)


def language_of(request: HttpRequest) -> str:
    """The language to answer in: the person's, the device's, or what the browser asks for."""
    user = request.user
    chosen = user.language if isinstance(user, User) else ""
    if chosen not in _CODES:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return chosen if chosen in _CODES else known(get_language_from_request(request))


def remember_language(request: HttpRequest, response: HttpResponse, language: str) -> None:
    """Keep the choice on the device for a year, and with the account of whoever is logged in.

    A language that the portal does not speak changes nothing.
    """
    if language not in _CODES:
        return
    _remember(response, settings.LANGUAGE_COOKIE_NAME, language)
    if isinstance(request.user, User):
        request.user.language = language
        request.user.save(update_fields=["language"])


def _remember(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(
        name,
        value,
        max_age=YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
