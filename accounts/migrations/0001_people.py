import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import healthchat.crypto.fields
import healthchat.tenancy.fields
import healthchat.tenancy.models
import uuid
from django.conf import settings
from django.db import migrations, models

from healthchat.tenancy import policies
from healthchat.tenancy.operations import TenantTable


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Patient',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('clinic_id', models.UUIDField(default=healthchat.tenancy.models.scope_clinic, editable=False)),
                ('name', healthchat.crypto.fields.EncryptedTextField()),
                ('birth_date', healthchat.crypto.fields.EncryptedTextField(null=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('email', models.EmailField(max_length=254, unique=True)),
                ('is_active', models.BooleanField(default=True)),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='user_email_unique')],
            },
        ),
        migrations.CreateModel(
            name='Clinic',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120)),
                ('slug', models.SlugField(max_length=60, unique=True)),
                ('model_policy', models.CharField(choices=[('off', 'Off'), ('local', "Only on the clinic's own machines"), ('external', 'An outside service, names removed first')], default='off', max_length=10)),
                ('suspended_at', models.DateTimeField(blank=True, null=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('model_policy__in', ['off', 'local', 'external'])), name='clinic_model_policy_known')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('clinic_id', models.UUIDField(default=healthchat.tenancy.models.scope_clinic, editable=False)),
                ('role', models.CharField(choices=[('patient', 'Patient'), ('proxy', 'Family or carer'), ('clinician', 'Clinician'), ('admin', 'Administrator'), ('compliance', 'Compliance officer')], max_length=12)),
                ('display_name', healthchat.crypto.fields.EncryptedTextField(key='clinic')),
                ('status', models.CharField(choices=[('active', 'Active'), ('suspended', 'Suspended')], default='active', max_length=10)),
                ('sessions_valid_from', models.DateTimeField(blank=True, null=True)),
                ('suspended_at', models.DateTimeField(blank=True, null=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                ('patient', healthchat.tenancy.fields.TenantForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='accounts.patient')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('user', 'clinic_id'), name='membership_one_each'), models.UniqueConstraint(condition=models.Q(('role', 'patient')), fields=('clinic_id', 'patient'), name='membership_one_patient'), models.CheckConstraint(condition=models.Q(('role__in', ['patient', 'proxy', 'clinician', 'admin', 'compliance'])), name='membership_role_known'), models.CheckConstraint(condition=models.Q(('status__in', ['active', 'suspended'])), name='membership_status_known'), models.CheckConstraint(condition=models.Q(models.Q(('patient__isnull', False), ('role__in', ['patient', 'proxy'])), models.Q(models.Q(('role__in', ['patient', 'proxy']), _negated=True), ('patient__isnull', True)), _connector='OR'), name='membership_patient_by_role')],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('clinic_id', models.UUIDField(default=healthchat.tenancy.models.scope_clinic, editable=False)),
                ('email', healthchat.crypto.fields.EncryptedTextField(key='clinic')),
                ('email_index', models.BinaryField()),
                ('name', healthchat.crypto.fields.EncryptedTextField(key='clinic')),
                ('role', models.CharField(choices=[('patient', 'Patient'), ('proxy', 'Family or carer'), ('clinician', 'Clinician'), ('admin', 'Administrator'), ('compliance', 'Compliance officer')], max_length=12)),
                ('token_hash', models.BinaryField(unique=True)),
                ('invited_by', models.UUIDField()),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('sent_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('expires_at', models.DateTimeField()),
                ('accepted_at', models.DateTimeField(blank=True, null=True)),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('patient', healthchat.tenancy.fields.TenantForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='accounts.patient')),
            ],
            options={
                'abstract': False,
                'constraints': [models.UniqueConstraint(condition=models.Q(('accepted_at__isnull', True), ('revoked_at__isnull', True)), fields=('clinic_id', 'email_index'), name='invitation_one_open'), models.CheckConstraint(condition=models.Q(('role__in', ['patient', 'proxy', 'clinician', 'admin', 'compliance'])), name='invitation_role_known'), models.CheckConstraint(condition=models.Q(models.Q(('patient__isnull', False), ('role', 'proxy')), models.Q(models.Q(('role', 'proxy'), _negated=True), ('patient__isnull', True)), _connector='OR'), name='invitation_patient_for_proxy')],
            },
        ),
        TenantTable("accounts", "Patient", patient_column="id"),
        TenantTable("accounts", "Membership", user_column="user_id"),
        # A patient's session sees itself, its proxies and the staff (who looked at the record needs
        # their names), and no other patient.
        migrations.RunSQL(
            f"CREATE POLICY {policies.PATIENT_POLICY} ON accounts_membership AS RESTRICTIVE"
            f" USING ({policies.PATIENT} IS NULL OR patient_id IS NULL"
            f" OR patient_id = {policies.PATIENT})",
            policies.drop("accounts_membership", policies.PATIENT_POLICY),
        ),
        TenantTable("accounts", "Invitation", patient_column="patient_id"),
    ]
