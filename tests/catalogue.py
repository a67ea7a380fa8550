"""Reads PostgreSQL's catalogue and says, table by table, which layer of tenancy is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper

from healthchat.tenancy import PatientModel, TenantForeignKey, grants
from healthchat.tenancy.platform_tables import PLATFORM, SHARED_WITHIN_CLINIC, TRAILS

APP_ROLE = "healthchat_app"
SETTING = (
    "(NULLIF(( SELECT current_setting('app.{0}'::text, true) AS current_setting), ''::text))::uuid"
)
CLINIC = SETTING.format("clinic")
PATIENT = SETTING.format("patient")
CLINIC_RULE = f"(clinic_id = {CLINIC})"
APPEND_RULE = f"(NOT (clinic_id IS DISTINCT FROM {CLINIC}))"


@dataclass(frozen=True, slots=True)
class Policy:
    """One row-level security policy, as PostgreSQL prints it."""

    name: str
    permissive: bool
    command: str
    using: str | None
    check: str | None
    to_everyone: bool


@dataclass(frozen=True, slots=True)
class Reference:
    """One foreign key."""

    columns: tuple[str, ...]
    target: str
    target_columns: tuple[str, ...]


class Catalogue:
    """The public schema of one database."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection = connection
        self.models = {
            model._meta.db_table: model
            for app in apps.all_models.values()
            for model in app.values()
        }
        self.tables = [row[0] for row in self._rows(TABLES)]

    def problems(self) -> list[str]:
        """Everything that is missing anywhere; empty when the database holds the line."""
        found = list(self._roles())
        found += [f"{kind} {name} escapes the policies" for kind, name in self._rows(ESCAPES)]
        for table in self.tables:
            found += [f"{table}: {problem}" for problem in self.table_problems(table)]
        return found

    def table_problems(self, table: str) -> Iterator[str]:
        """What is missing on one table."""
        yield from self._ownership(table)
        if table in PLATFORM:
            yield from self._plain_references(table)
            return
        enabled, forced = self._rows(SECURITY, table)[0]
        if not enabled:
            yield "row-level security is not enabled"
        if not forced:
            yield "row-level security is not forced on the owner"
        columns = dict(self._rows(COLUMNS, table))
        if table in TRAILS:
            yield from self._trail(table)
            return
        if columns.get("clinic_id") is not True:
            yield "has no clinic_id that must be set, and is not listed as a platform table"
            return
        yield from self._policies(table, columns)
        yield from self._keys(table)

    # --- parts
    def _ownership(self, table: str) -> Iterator[str]:
        owner, rights, public = self._rows(RIGHTS, table)[0]
        if owner == APP_ROLE:
            yield "belongs to the application's role"
        wanted = grants.rights_for(table, grants.append_only_tables())
        if set(rights) != set(wanted.split(", ")):
            yield f"the application may {sorted(rights)}, not {wanted}"
        if public:
            yield f"everybody may {sorted(public)}"

    def _policies(self, table: str, columns: dict[str, bool]) -> Iterator[str]:
        policies = self._policy_list(table)
        if not any(
            p.permissive
            and p.command == "ALL"
            and p.using == CLINIC_RULE
            and p.check == CLINIC_RULE
            and p.to_everyone
            for p in policies
        ):
            yield "has no policy that keeps clinics apart"
        for policy in policies:
            if policy.permissive and policy.using != CLINIC_RULE and not _own_user(policy):
                yield f"the policy {policy.name} opens more than the scope's clinic"
        column = "id" if table == "accounts_patient" else "patient_id"
        if column == "id" or "patient_id" in columns:
            yield from self._patient_policy(table, column, policies)

    def _patient_policy(self, table: str, column: str, policies: list[Policy]) -> Iterator[str]:
        rule = f"(({PATIENT} IS NULL) OR ({column} = {PATIENT}))"
        if table in SHARED_WITHIN_CLINIC:
            rule = f"(({PATIENT} IS NULL) OR (patient_id IS NULL) OR (patient_id = {PATIENT}))"
        if not any(
            not p.permissive
            and p.command == "ALL"
            and p.using == rule
            and p.check in (rule, None)
            and p.to_everyone
            for p in policies
        ):
            yield "has no policy that keeps patients apart"

    def _trail(self, table: str) -> Iterator[str]:
        policies = self._policy_list(table)
        reads = [p for p in policies if p.permissive and p.command == "SELECT"]
        writes = [p for p in policies if p.permissive and p.command != "SELECT"]
        if [p.using for p in reads] != [CLINIC_RULE]:
            yield "reading is not kept to the scope's clinic"
        if [(p.command, p.check) for p in writes] != [("INSERT", APPEND_RULE)]:
            yield "writing is not kept to adding events of the scope's clinic"
        if not any(
            not p.permissive
            and p.command == "SELECT"
            and p.using == f"(({PATIENT} IS NULL) OR (patient_id = {PATIENT}))"
            for p in policies
        ):
            yield "has no policy that keeps patients apart"
        guarded = {event for (event,) in self._rows(TRIGGERS, table)}
        if missing := {"UPDATE", "DELETE", "TRUNCATE"} - guarded:
            yield f"no trigger refuses {sorted(missing)}"

    def _keys(self, table: str) -> Iterator[str]:
        model = self.models.get(table)
        of_patient = model is not None and issubclass(model, PatientModel)
        references = self._references(table)
        if Reference(("clinic_id",), "accounts_clinic", ("id",)) not in references:
            yield "its clinic_id references no clinic"
        if of_patient and (
            Reference(("clinic_id", "patient_id"), "accounts_patient", ("clinic_id", "id"))
            not in references
        ):
            yield "its patient_id references no patient of the clinic"
        key = ("clinic_id", "patient_id", "id") if of_patient else ("clinic_id", "id")
        uniques = {tuple(row[0]) for row in self._rows(UNIQUES, table)}
        if key not in uniques:
            yield f"has no unique key on {', '.join(key)}"
        yield from self._plain_references(table)
        for field in model._meta.local_fields if model is not None else ():
            if isinstance(field, TenantForeignKey) and not any(
                field.column in reference.columns and "clinic_id" in reference.columns
                for reference in references
            ):
                yield f"{field.name} is tied to no row of the same clinic"

    def _plain_references(self, table: str) -> Iterator[str]:
        """A reference to a tenant's row that does not carry the clinic (and the patient)."""
        for reference in self._references(table):
            if reference.target in PLATFORM:
                continue
            needed = {"clinic_id"}
            target, model = self.models.get(reference.target), self.models.get(table)
            if (
                target is not None
                and model is not None
                and issubclass(target, PatientModel)
                and issubclass(model, PatientModel)
            ):
                needed.add("patient_id")
            pairs = set(zip(reference.columns, reference.target_columns, strict=True))
            if not {(column, column) for column in needed} <= pairs:
                yield f"{', '.join(reference.columns)} may point at a row of another clinic"

    def _roles(self) -> Iterator[str]:
        privileged, member = self._rows(ROLE)[0]
        if privileged:
            yield "the application's role is a superuser or passes row-level security by"
        if member:
            yield "the application's role may act as the owner of the tables"

    def _policy_list(self, table: str) -> list[Policy]:
        return [Policy(*row) for row in self._rows(POLICIES, table)]

    def _references(self, table: str) -> list[Reference]:
        rows = self._rows(REFERENCES, table)
        return [Reference(tuple(own), target, tuple(theirs)) for own, target, theirs in rows]

    def _rows(self, statement: str, table: str | None = None) -> list[tuple]:  # type: ignore[type-arg]
        with self.connection.cursor() as cursor:
            cursor.execute(statement, {"table": table, "app": APP_ROLE})
            return list(cursor.fetchall())


def _own_user(policy: Policy) -> bool:
    """A person's own rows, to read, while no clinic is known: ``tenancy.as_user``."""
    return (
        policy.command == "SELECT"
        and policy.using is not None
        and policy.using.startswith(f"(({CLINIC} IS NULL) AND ")
        and policy.using.endswith(f" = {SETTING.format('user')}))")
    )


TABLES = """
SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace
AND c.relkind IN ('r', 'p') ORDER BY c.relname
"""
ESCAPES = """
SELECT CASE relkind WHEN 'm' THEN 'materialized view' ELSE 'view' END, relname FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm')
UNION ALL
SELECT 'function', proname FROM pg_proc
WHERE pronamespace = 'public'::regnamespace AND prosecdef
"""
SECURITY = """
SELECT relrowsecurity, relforcerowsecurity FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relname = %(table)s
"""
COLUMNS = """
SELECT attname, attnotnull FROM pg_attribute
WHERE attrelid = quote_ident(%(table)s)::regclass AND attnum > 0 AND NOT attisdropped
"""
RIGHTS = """
SELECT pg_get_userbyid(c.relowner),
    coalesce(array_agg(a.privilege_type) FILTER (WHERE a.grantee = %(app)s::regrole), '{}'),
    coalesce(array_agg(a.privilege_type) FILTER (WHERE a.grantee = 0), '{}')
FROM pg_class c LEFT JOIN LATERAL aclexplode(c.relacl) a ON true
WHERE c.relnamespace = 'public'::regnamespace AND c.relname = %(table)s
GROUP BY c.relowner
"""
POLICIES = """
SELECT polname, polpermissive,
    CASE polcmd WHEN '*' THEN 'ALL' WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT'
        WHEN 'w' THEN 'UPDATE' ELSE 'DELETE' END,
    pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid), polroles = '{0}'
FROM pg_policy WHERE polrelid = quote_ident(%(table)s)::regclass ORDER BY polname
"""
REFERENCES = """
SELECT array(SELECT attname FROM unnest(conkey) WITH ORDINALITY k(n, i)
        JOIN pg_attribute ON attrelid = conrelid AND attnum = n ORDER BY i)::text[],
    confrelid::regclass::text,
    array(SELECT attname FROM unnest(confkey) WITH ORDINALITY k(n, i)
        JOIN pg_attribute ON attrelid = confrelid AND attnum = n ORDER BY i)::text[]
FROM pg_constraint
WHERE contype = 'f' AND convalidated AND conrelid = quote_ident(%(table)s)::regclass
"""
UNIQUES = """
SELECT array(SELECT attname FROM unnest(conkey) WITH ORDINALITY k(n, i)
        JOIN pg_attribute ON attrelid = conrelid AND attnum = n ORDER BY i)::text[]
FROM pg_constraint WHERE contype IN ('u', 'p') AND conrelid = quote_ident(%(table)s)::regclass
"""
TRIGGERS = """
SELECT event FROM pg_trigger, (VALUES ('DELETE', 8), ('UPDATE', 16), ('TRUNCATE', 32)) e(event, bit)
WHERE tgrelid = quote_ident(%(table)s)::regclass AND NOT tgisinternal AND tgenabled = 'O'
    AND tgtype::int & bit <> 0 AND tgtype::int & 2 <> 0
"""
ROLE = """
SELECT rolsuper OR rolbypassrls OR rolcreaterole,
    EXISTS (SELECT 1 FROM pg_roles o WHERE o.rolname = 'healthchat_owner'
        AND pg_has_role(%(app)s, o.oid, 'MEMBER'))
FROM pg_roles WHERE rolname = %(app)s
"""
