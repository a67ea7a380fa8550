"""The jobs application."""

from __future__ import annotations

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Durable jobs: the row in PostgreSQL is the truth, Celery carries its id."""

    name = "healthchat.jobs"
    label = "jobs"
    verbose_name = "Jobs"
