"""Refusals and failures are rare: finding them must not read the whole trail."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("compliance", "0001_audit_event")]

    operations = [
        migrations.AddIndex(
            model_name="auditevent",
            index=models.Index(
                condition=models.Q(("outcome__in", ["denied", "failure"])),
                fields=["clinic_id", "outcome", "-id"],
                name="audit_by_trouble",
            ),
        ),
    ]
