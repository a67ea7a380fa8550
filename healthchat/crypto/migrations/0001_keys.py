import django.db.models.deletion
import healthchat.tenancy.fields
import healthchat.tenancy.models
import uuid
from django.db import migrations, models

from healthchat.tenancy.operations import TenantTable


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ("accounts", "0001_people"),
    ]

    operations = [
        migrations.CreateModel(
            name='ClinicKey',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('clinic_id', models.UUIDField(default=healthchat.tenancy.models.scope_clinic, editable=False)),
                ('purpose', models.CharField(choices=[('data', 'Data'), ('index', 'Index')], max_length=5)),
                ('version', models.PositiveIntegerField()),
                ('status', models.CharField(choices=[('current', 'Current'), ('retired', 'Retired'), ('destroyed', 'Destroyed')], default='current', max_length=9)),
                ('wrapped', models.BinaryField(null=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('retired_at', models.DateTimeField(null=True)),
                ('destroyed_at', models.DateTimeField(null=True)),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('clinic_id', 'purpose', 'version'), name='clinic_key_version'), models.UniqueConstraint(condition=models.Q(('status', 'current')), fields=('clinic_id', 'purpose'), name='clinic_key_one_current'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'destroyed'), ('wrapped__isnull', True)), models.Q(models.Q(('status', 'destroyed'), _negated=True), ('wrapped__isnull', False)), _connector='OR'), name='clinic_key_wrapped')],
            },
        ),
        migrations.CreateModel(
            name='PatientKey',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('clinic_id', models.UUIDField(default=healthchat.tenancy.models.scope_clinic, editable=False)),
                ('patient_id', models.UUIDField()),
                ('version', models.PositiveIntegerField()),
                ('status', models.CharField(choices=[('current', 'Current'), ('retired', 'Retired'), ('destroyed', 'Destroyed')], default='current', max_length=9)),
                ('wrapped', models.BinaryField(null=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('retired_at', models.DateTimeField(null=True)),
                ('destroyed_at', models.DateTimeField(null=True)),
                ('wrapped_by', healthchat.tenancy.fields.TenantForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='crypto.clinickey')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('clinic_id', 'patient_id', 'version'), name='patient_key_version'), models.UniqueConstraint(condition=models.Q(('status', 'current')), fields=('clinic_id', 'patient_id'), name='patient_key_one_current'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'destroyed'), ('wrapped__isnull', True)), models.Q(models.Q(('status', 'destroyed'), _negated=True), ('wrapped__isnull', False)), _connector='OR'), name='patient_key_wrapped')],
            },
        ),
        TenantTable("crypto", "ClinicKey"),
        # No reference to the patient: the key is made before the row and outlives it.
        TenantTable("crypto", "PatientKey", patient_column="patient_id"),
    ]
