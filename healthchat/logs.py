"""Log lines that carry ids: never content, addresses, file names or what a person typed."""

from __future__ import annotations

import logging
import re
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

_QUERY = re.compile(r"\?[^\s\"']+")
_EMAIL = re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+\.[A-Za-z]{2,}")
_TOKEN_PATH = re.compile(r"/(invitations|password/reset/key|confirm-email)/[^\s/\"']+")


def configuration(level: str) -> dict[str, Any]:
    """Django's LOGGING: everything to standard error, one line a record."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": "healthchat.logs.LineFormatter"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django.server": {"handlers": [], "propagate": True},
            "pdfminer": {"level": "ERROR"},
        },
    }


def scrub(line: str) -> str:
    """The line without query strings, e-mail addresses and one-time links."""
    line = _QUERY.sub("?…", line)
    line = _TOKEN_PATH.sub(r"/\1/…", line)
    return _EMAIL.sub("…@…", line)


class LineFormatter(logging.Formatter):
    """One line a record. An exception gives its type and where it arose, never its message.

    Messages of exceptions quote values (a database error quotes the whole row), so the frames
    are printed as file, line and function, without source lines or arguments.
    """

    def format(self, record: logging.LogRecord) -> str:
        """``time level logger: message`` and, for an exception, its type and frames."""
        when = datetime.fromtimestamp(record.created, tz=UTC).isoformat(timespec="milliseconds")
        text = scrub(record.getMessage()).replace("\n", " ")
        line = f"{when} {record.levelname.lower()} {record.name}: {text}"
        if record.exc_info and record.exc_info[0] is not None:
            line += self.formatException(record.exc_info)
        return line

    def formatException(  # noqa: N802  (the name is logging's)
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        """The exception's type, its causes' types, and the frames."""
        kind, error, trace = ei
        if kind is None:
            return ""
        parts = [f" [{kind.__module__}.{kind.__qualname__}]"]
        cause = error.__cause__ if error else None
        while cause is not None:
            parts.append(f" from [{type(cause).__module__}.{type(cause).__qualname__}]")
            cause = cause.__cause__
        parts += [
            f"\n    {frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(trace)
        ]
        return "".join(parts)
