from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_user_language")]

    operations = [
        migrations.AddField(
            model_name="clinic",
            name="urgent_phone",
            field=models.CharField(blank=True, default="", max_length=40),
        ),
        migrations.AddField(
            model_name="clinic",
            name="after_hours_phone",
            field=models.CharField(blank=True, default="", max_length=40),
        ),
        migrations.AddField(
            model_name="clinic",
            name="emergency_number",
            field=models.CharField(blank=True, default="", max_length=40),
        ),
    ]
