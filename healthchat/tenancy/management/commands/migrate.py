"""``manage.py migrate``: as the owner of the tables, and then the rights of the application."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.core.management.commands.migrate import Command as MigrateCommand
from django.db import connections, transaction

from healthchat.tenancy import grants


class Command(MigrateCommand):
    """Django's migrate, which defaults to the owner's connection and sets the grants after."""

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        if "owner" in settings.DATABASES:
            parser.set_defaults(database="owner")

    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        if options.get("plan") or options.get("check_unapplied"):
            return
        role = grants.app_role()
        if options["database"] == "owner" and role is not None:
            with transaction.atomic(using="owner"):
                grants.apply(connections["owner"], role)
