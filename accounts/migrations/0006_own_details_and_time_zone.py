"""A patient corrects their own name and birth date; a clinic says which time zone it is in."""

from __future__ import annotations

from django.db import migrations, models

import healthchat.crypto.fields


class Migration(migrations.Migration):
    dependencies = [("accounts", "0005_user_sessions_valid_from")]

    operations = [
        migrations.AddField(
            model_name="clinic",
            name="time_zone",
            field=models.CharField(blank=True, default="", max_length=64),
        ),
        migrations.AddField(
            model_name="patient",
            name="former",
            field=healthchat.crypto.fields.EncryptedJSONField(null=True),
        ),
        migrations.AddField(
            model_name="membership",
            name="joined_as",
            field=healthchat.crypto.fields.EncryptedTextField(key="clinic", null=True),
        ),
        migrations.AddField(
            model_name="membership",
            name="details_corrected_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
