"""Brings database, demo and pages up to date: one process, so that Django is set up once.

Runs as the owner of the tables for the migrations; everything else in it uses the application's
role, as the portal itself does.
"""

from __future__ import annotations

import io
import os
import sys

import django
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.db import OperationalError

from healthchat.env import EnvironmentProblem
from healthchat.launcher.words import complain, step


def main() -> int:
    """The exit status: 1 with the reasons on standard error."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "healthchat.settings")
    django.setup()
    from django.conf import settings

    with step("Bringing the database up to date"):
        call_command("migrate", database="owner", interactive=False, verbosity=0)
    problems = run_checks(include_deployment_checks=settings.PRODUCTION, databases=["default"])
    serious = [problem for problem in problems if problem.is_serious()]
    for problem in serious:
        complain(f"  {problem.id}: {problem.msg} {problem.hint or ''}".rstrip())
    if serious:
        complain("HealthChat does not start like this; every reason stands above with its id.")
        return 1
    if not settings.PRODUCTION and os.environ.get("SEED_DEMO", "1") != "0":
        with step("Demo clinic"):
            call_command("seed_demo", stdout=io.StringIO())
    settings.STORAGES["staticfiles"] = {"BACKEND": settings.COLLECTED_STATIC}
    with step("Pages and styles"):
        call_command("collectstatic", interactive=False, verbosity=0)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (CommandError, EnvironmentProblem) as problem:
        complain(str(problem))
        sys.exit(1)
    except OperationalError as problem:
        complain(f"The database does not answer: {str(problem).splitlines()[0]}.")
        sys.exit(1)
