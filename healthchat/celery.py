"""The Celery application. It carries ids of job rows and nothing else; see `healthchat.jobs`."""

from __future__ import annotations

import os
from typing import Any

from celery import Celery
from celery.signals import beat_init, worker_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "healthchat.settings")

app = Celery("healthchat")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_init.connect
def load_first(sender: Any, **_kwargs: Any) -> None:
    """A worker of several processes reads its lexicons once, before it forks."""
    if sender.pool_cls == "prefork":
        from healthchat.jobs import registry

        app.loader.import_default_modules()
        registry.prepare()


@worker_init.connect
@beat_init.connect
def refuse_if_insecure(**_kwargs: Any) -> None:
    """A worker serves people too: production's checks hold for it."""
    from healthchat import checks

    checks.refuse_if_insecure()
