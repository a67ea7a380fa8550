"""When a person's second step or address changed: sessions from before end."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_clinic_phones")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="sessions_valid_from",
            field=models.DateTimeField(blank=True, null=True),
        )
    ]
