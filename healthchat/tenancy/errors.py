"""What goes wrong when code forgets for whom it works. Each is a programmer's error: a 500."""

from __future__ import annotations


class TenancyError(Exception):
    """The code and the scope it runs in disagree."""


class OutsideScope(TenancyError):
    """A tenant's rows were asked for without saying which clinic the code works for."""


class ScopeConflict(TenancyError):
    """A scope was opened inside that of another clinic, patient or person."""


class ScopeMismatch(TenancyError):
    """A row of another clinic or patient was about to be written."""
