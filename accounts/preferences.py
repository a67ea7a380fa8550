"""The appearance a person chose: a cookie, because it belongs to the device."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse

THEME_COOKIE = "theme"
THEMES = ("light", "dark")
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
    response.set_cookie(
        THEME_COOKIE,
        theme,
        max_age=YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
