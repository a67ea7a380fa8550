"""The text of the row-level security policies.

A setting is read once a query, not once a row, thanks to the sub-select. It is the empty string,
not NULL, in a connection that has seen a scope before; ``nullif`` makes both mean "nobody".
"""

from __future__ import annotations

CLINIC = "nullif((select current_setting('app.clinic', true)), '')::uuid"
PATIENT = "nullif((select current_setting('app.patient', true)), '')::uuid"
USER = "nullif((select current_setting('app.user', true)), '')::uuid"

CLINIC_POLICY = "tenant_clinic"
PATIENT_POLICY = "tenant_patient"
USER_POLICY = "tenant_own_user"


def enable(table: str) -> str:
    """Row-level security, for the table's owner too."""
    return (
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; "
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"
    )


def disable(table: str) -> str:
    """Undo ``enable``."""
    return (
        f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY; "
        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY"
    )


def clinic_policy(table: str) -> str:
    """Rows of the scope's clinic, to read and to write."""
    rule = f"clinic_id = {CLINIC}"
    return f"CREATE POLICY {CLINIC_POLICY} ON {table} USING ({rule}) WITH CHECK ({rule})"


def patient_policy(table: str, column: str) -> str:
    """Where the scope has a patient: nobody else's rows. It restricts, and opens nothing."""
    rule = f"{PATIENT} IS NULL OR {column} = {PATIENT}"
    return (
        f"CREATE POLICY {PATIENT_POLICY} ON {table} AS RESTRICTIVE"
        f" USING ({rule}) WITH CHECK ({rule})"
    )


def user_policy(table: str, column: str) -> str:
    """A person's own rows, to read, while no clinic is known yet."""
    return (
        f"CREATE POLICY {USER_POLICY} ON {table} FOR SELECT"
        f" USING ({CLINIC} IS NULL AND {column} = {USER})"
    )


def drop(table: str, policy: str) -> str:
    """Remove a policy."""
    return f"DROP POLICY IF EXISTS {policy} ON {table}"
