"""The test session: services, database, and the guards that are always on.

Ordinary tests run in a transaction that is undone, as the application's role. A test with a
browser, a thread or a worker process takes ``committed_db`` (or pytest-django's ``live_server``):
its rows are really committed, and wiped after it.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import django
import pytest
from hypothesis import HealthCheck
from hypothesis import settings as property_settings

from tests import environment
from tests.network import Guard

PLAN = environment.load()
environment.export(PLAN)
django.setup()

from django.conf import settings  # noqa: E402
from django.core.cache import cache  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import TransactionTestCase  # noqa: E402
from pytest_django.plugin import DjangoDbBlocker  # noqa: E402

from healthchat.llm.testing import ScriptedProvider, installed  # noqa: E402
from tests.cluster import Cluster, Database  # noqa: E402
from tests.factories import Cast, make_cast  # noqa: E402

# A real password hash takes a third of a second, and a cast has eight people.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# The same examples each time, and none of them timed: a run that fails can be run again.
# `--hypothesis-profile=search` looks for new ones. A fixture that is not made anew for each
# example is a person or a database here, and meant.
_UNTIMED = property_settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
property_settings.register_profile("same", _UNTIMED, derandomize=True)
property_settings.register_profile("search", _UNTIMED, derandomize=False)
property_settings.load_profile("same")

CLUSTER = Cluster(PLAN)
DATABASE = Database(PLAN)
GUARD = Guard()


def pytest_configure(config: pytest.Config) -> None:
    """Close the network; with xdist, start the services that the workers will share."""
    GUARD.install()
    # Asked to end (a time limit, say), end as by Ctrl-C: with the services stopped.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if getattr(config.option, "numprocesses", None) and PLAN.worker == "main":
        CLUSTER.start()
        # Inherited, it would make each worker read the settings before it has its own database.
        os.environ.pop("DJANGO_SETTINGS_MODULE", None)


def pytest_unconfigure() -> None:
    """Stop what this process started; its folder goes when the process does."""
    if PLAN.worker == "main":
        CLUSTER.stop()


@pytest.fixture(scope="session")
def database() -> Database:
    """This worker's database on the session's PostgreSQL, empty of tables."""
    if PLAN.worker == "main":
        CLUSTER.start()
    DATABASE.create()
    return DATABASE


@pytest.fixture(scope="session")
def django_db_setup(
    database: Database, django_test_environment: None, django_db_blocker: DjangoDbBlocker
) -> None:
    """Migrate as the owner. pytest-django's own would need a role that may create databases."""
    with django_db_blocker.unblock():
        call_command("migrate", database="owner", verbosity=0, interactive=False)
    database.remember_seeds()


def _wipe(self: TransactionTestCase) -> None:
    DATABASE.wipe()


# Django would TRUNCATE as the application's role, which may not.
TransactionTestCase._fixture_teardown = _wipe  # type: ignore[attr-defined]


@pytest.fixture
def committed_db(transactional_db: None, database: Database) -> Database:
    """For tests that other threads or processes take part in: rows are committed, then wiped.

    Wiped before as well: the audit of altered ciphertext commits on a connection of its own.
    """
    database.wipe()
    return database


@pytest.fixture(autouse=True)
def model() -> Iterator[ScriptedProvider]:
    """The language model of every test: it says what the test queued, and is away otherwise."""
    double = ScriptedProvider()
    with installed(double):
        yield double


@pytest.fixture
def cast(db: None) -> Cast:
    """Two clinics and everybody in them, in the test's transaction."""
    return make_cast()


@pytest.fixture(autouse=True)
def fresh_cache(request: pytest.FixtureRequest) -> None:
    """Limits on tries count in the cache; a test must not use up those of the next."""
    if {"db", "transactional_db"} & set(request.fixturenames):
        cache.clear()


@pytest.fixture(autouse=True)
def no_network() -> Iterator[Guard]:
    """Fail a test that tried to leave the machine, even where the code caught the error."""
    GUARD.attempts.clear()
    yield GUARD
    assert not GUARD.attempts, f"tried to reach the network: {GUARD.attempts}"
