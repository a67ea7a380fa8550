from django.db import migrations

import healthchat.crypto.fields


class Migration(migrations.Migration):
    dependencies = [
        ("conversations", "0002_message_language"),
    ]

    operations = [
        migrations.AddField(
            model_name="message",
            name="own",
            field=healthchat.crypto.fields.EncryptedJSONField(null=True),
        ),
    ]
