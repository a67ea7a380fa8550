"""Two tables of a patient's and one of a clinic's, for the tests of tenancy itself."""

from __future__ import annotations

from collections.abc import Sequence

from django.apps import apps
from django.db import connections, models
from django.db.migrations.state import ModelState, ProjectState

from healthchat.tenancy import TenantForeignKey, grants
from healthchat.tenancy.models import PatientModel, TenantModel
from healthchat.tenancy.operations import TenantTable

APP = "tenancy_sample"


class Room(TenantModel):
    """A clinic's row."""

    name = models.CharField(max_length=20)

    class Meta(TenantModel.Meta):
        app_label = APP


class Folder(PatientModel):
    """A patient's row."""

    name = models.CharField(max_length=20)
    room = TenantForeignKey(Room, null=True, on_delete=models.CASCADE)

    class Meta(PatientModel.Meta):
        app_label = APP


class Sheet(PatientModel):
    """A patient's row that points at another of theirs."""

    folder = TenantForeignKey(Folder, on_delete=models.CASCADE)

    class Meta(PatientModel.Meta):
        app_label = APP


MODELS: Sequence[type[models.Model]] = (Room, Folder, Sheet)


def create_tables() -> None:
    """Make the tables as a migration would: as their owner, with the layers and the grants."""
    state = ProjectState.from_apps(apps)
    for model in MODELS:
        state.add_model(ModelState.from_model(model))
    owner = connections["owner"]
    with owner.schema_editor() as editor:
        for model in MODELS:
            editor.create_model(state.apps.get_model(APP, model.__name__))
        # The other way round on purpose: the order of these operations must not matter.
        for model in reversed(MODELS):
            operation = TenantTable(APP, model.__name__, patient=issubclass(model, PatientModel))
            operation.database_forwards(APP, editor, state, state)
    role = grants.app_role()
    assert role is not None
    grants.apply(owner, role)
