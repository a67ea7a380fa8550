"""The Celery application. It carries ids of job rows and nothing else; see `healthchat.jobs`."""

from __future__ import annotations

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "healthchat.settings")

app = Celery("healthchat")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
