"""The audit trail: its table, its row-level security, and triggers that refuse any change."""

import compliance.identifiers
from django.db import migrations, models

from healthchat.tenancy import policies

TABLE = "compliance_auditevent"
CLINIC = policies.CLINIC
PATIENT = policies.PATIENT

# Inserting: the scope's clinic; none only where no scope is open. Reading: the scope's clinic.
# There is no policy for UPDATE and DELETE, so that the owner is refused too.
PROTECT = f"""
ALTER TABLE {TABLE} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {TABLE} FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_clinic ON {TABLE} FOR SELECT USING (clinic_id = {CLINIC});
CREATE POLICY audit_append ON {TABLE} FOR INSERT
    WITH CHECK (clinic_id IS NOT DISTINCT FROM {CLINIC});
CREATE POLICY tenant_patient ON {TABLE} AS RESTRICTIVE FOR SELECT
    USING ({PATIENT} IS NULL OR patient_id = {PATIENT});
CREATE POLICY audit_append_patient ON {TABLE} AS RESTRICTIVE FOR INSERT
    WITH CHECK ({PATIENT} IS NULL OR patient_id IS NULL OR patient_id = {PATIENT});

CREATE FUNCTION compliance_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- The sealer may put an unsealed event into a seal, and nothing else.
    IF TG_OP = 'UPDATE' THEN
        IF OLD.seal_id IS NULL AND NEW.seal_id IS NOT NULL
            AND to_jsonb(NEW) - 'seal_id' - 'seal_position'
              = to_jsonb(OLD) - 'seal_id' - 'seal_position'
        THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'the audit trail can only be added to' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION compliance_refuse_change();
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON {TABLE}
    FOR EACH STATEMENT EXECUTE FUNCTION compliance_refuse_change();
"""
UNPROTECT = f"""
DROP TRIGGER audit_no_truncate ON {TABLE};
DROP TRIGGER audit_no_change ON {TABLE};
DROP FUNCTION compliance_refuse_change();
DROP POLICY audit_append_patient ON {TABLE};
DROP POLICY tenant_patient ON {TABLE};
DROP POLICY audit_append ON {TABLE};
DROP POLICY tenant_clinic ON {TABLE};
ALTER TABLE {TABLE} NO FORCE ROW LEVEL SECURITY;
ALTER TABLE {TABLE} DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="AuditEvent",
            fields=[
                ("id", models.UUIDField(default=compliance.identifiers.time_ordered, editable=False, primary_key=True, serialize=False)),
                ("occurred_at", models.DateTimeField()),
                ("event", models.CharField(max_length=80)),
                ("action", models.CharField(choices=[("C", "Create"), ("R", "Read"), ("U", "Update"), ("D", "Delete"), ("E", "Execute")], max_length=1)),
                ("outcome", models.CharField(choices=[("success", "Success"), ("denied", "Denied"), ("failure", "Failure")], max_length=8)),
                ("clinic_id", models.UUIDField(null=True)),
                ("patient_id", models.UUIDField(null=True)),
                ("actor_role", models.CharField(blank=True, max_length=12)),
                ("actor_user_id", models.UUIDField(null=True)),
                ("actor_membership_id", models.UUIDField(null=True)),
                ("subject_type", models.CharField(blank=True, max_length=40)),
                ("subject_id", models.UUIDField(null=True)),
                ("request_id", models.UUIDField(null=True)),
                ("ip", models.GenericIPAddressField(null=True)),
                ("session_hash", models.CharField(blank=True, max_length=32)),
                ("data", models.JSONField(default=dict)),
                ("seal_id", models.UUIDField(null=True)),
                ("seal_position", models.BigIntegerField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["clinic_id", "-id"], name="audit_by_clinic"),
                    models.Index(fields=["clinic_id", "patient_id", "-id"], name="audit_by_patient"),
                    models.Index(fields=["clinic_id", "actor_user_id", "-id"], name="audit_by_person"),
                    models.Index(fields=["clinic_id", "event", "-id"], name="audit_by_event"),
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("action__in", ["C", "R", "U", "D", "E"])), name="audit_action_known"),
                    models.CheckConstraint(condition=models.Q(("outcome__in", ["success", "denied", "failure"])), name="audit_outcome_known"),
                ],
            },
        ),
        migrations.RunSQL(PROTECT, UNPROTECT),
    ]
