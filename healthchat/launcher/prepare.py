"""Brings database, demo and pages up to date: one process, so that Django is set up once.

Runs as the owner of the tables for the migrations; everything else in it uses the application's
role, as the portal itself does.
"""

from __future__ import annotations

import io
import os
import sys

import django
from django.apps import apps
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.db import OperationalError

from healthchat.env import EnvironmentProblem
from healthchat.launcher.errors import TOLD
from healthchat.launcher.words import complain, step


def main() -> int:
    """The exit status: 1 with the reasons on standard error, ``TOLD`` with one sentence there."""
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
    _open_keys()
    if settings.SEED_DEMO and not settings.PRODUCTION:
        with step("Demo clinic"):
            call_command("seed_demo", stdout=io.StringIO())
    settings.STORAGES["staticfiles"] = {"BACKEND": settings.COLLECTED_STATIC}
    with step("Pages and styles"):
        call_command("collectstatic", interactive=False, verbosity=0)
    return 0


def _open_keys() -> None:
    """Raise EnvironmentProblem where KMS_URL leads to no key, or not to the one of this database.

    Without clinics there is nothing to open yet: a new key is tried on nothing.
    """
    from healthchat import tenancy
    from healthchat.crypto import keyring, kms
    from healthchat.crypto.errors import CryptoError

    clinic = apps.get_model("accounts", "Clinic").objects.values_list("id", flat=True).first()
    try:
        if clinic is None:
            service, purpose = kms.default(), {"purpose": "start"}
            service.unwrap(service.wrap(b"start", purpose), purpose)
        else:
            with tenancy.scope(clinic=clinic):
                keyring.clinic_key(clinic)
    except CryptoError as error:
        reason = str(error).rstrip(".")
        raise EnvironmentProblem(f"KMS_URL can't be used: {reason}.") from None
    except OSError as error:
        raise EnvironmentProblem(f"KMS_URL can't be used: {error.strerror}.") from None


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (CommandError, EnvironmentProblem) as problem:
        complain(str(problem))
        sys.exit(TOLD)
    except OperationalError as problem:
        complain(f"The database does not answer: {str(problem).splitlines()[0]}.")
        sys.exit(TOLD)
