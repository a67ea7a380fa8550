"""``manage.py seed_demo``: the demo clinics, their people and their passwords."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from accounts.demo import CLINICS, PEOPLE, DemoPerson, seed
from accounts.models import MembershipRole
from accounts.sample_report import sample_report

LINE = re.compile(r"^ *(?P<email>\S+@demo\.example) +(?P<password>\S+) ")
REPORT = "sample-lab-report.pdf"


class Command(BaseCommand):
    """Makes what is missing, changes nothing that is there, and says who can log in."""

    help = (
        "Make two demo clinics with plainly made-up people. Passwords are generated, or the one in "
        "SEED_DEMO_PASSWORD; they are printed and kept in demo-passwords.txt in HEALTHCHAT_VAR."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--passwords",
            type=Path,
            default=settings.VAR_DIR / "demo-passwords.txt",
            help="where the passwords are kept between two runs",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuses in production: the demo's passwords lie in a file."""
        if settings.PRODUCTION:
            raise CommandError("The demo does not belong in production: HEALTHCHAT_ENV says so.")
        path: Path = options["passwords"]
        given = os.environ.get("SEED_DEMO_PASSWORD", "")
        passwords = {p.email: given for p in PEOPLE} if given else _read(path)
        with transaction.atomic():
            passwords = seed(passwords)
        path.parent.mkdir(parents=True, exist_ok=True)
        report = path.parent / REPORT
        if not report.exists():
            day = datetime.now(UTC).date() - timedelta(days=3)
            report.write_bytes(sample_report("Alice Example", CLINICS["example"], day))
        text = _table(passwords, report)
        _write_private(path, text)
        self.stdout.write(text)


def _read(path: Path) -> dict[str, str]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return {}
    found = (LINE.match(line) for line in lines)
    return {match["email"]: match["password"] for match in found if match}


def _table(passwords: dict[str, str], report: Path) -> str:
    lines = ["Demo people, all made up. Log in with:"]
    for slug, name in CLINICS.items():
        lines += ["", f"  {name}"]
        lines += [_line(p, passwords[p.email]) for p in PEOPLE if p.clinic == slug]
    lines += ["", f"A made-up report to try: {report}", ""]
    return "\n".join(lines)


def _line(person: DemoPerson, password: str) -> str:
    role = MembershipRole(person.role.value).label
    return f"  {person.email:<22} {password:<36} {person.name}, {role.lower()}"


def _write_private(path: Path, text: str) -> None:
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    part.replace(path)
