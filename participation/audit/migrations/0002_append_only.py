"""Rows of the audit record cannot be changed or removed, not even by a program with a mistake.

SQLite forgets triggers when Django rebuilds a table: a later migration of this table has to call `protect` again.
"""

from django.db import migrations

TABLE = "audit_auditrecord"
WORDS = "The audit record is append-only."

POSTGRESQL = f"""
CREATE OR REPLACE FUNCTION audit_is_append_only() RETURNS trigger AS $$
BEGIN
    RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'integrity_constraint_violation';
END
$$ LANGUAGE plpgsql;
CREATE TRIGGER audit_rows_stay BEFORE UPDATE OR DELETE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
"""
SQLITE = [
    f"CREATE TRIGGER audit_rows_are_not_changed BEFORE UPDATE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{WORDS}'); END",
    f"CREATE TRIGGER audit_rows_are_not_removed BEFORE DELETE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{WORDS}'); END",
]


def protect(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)
    else:
        for statement in SQLITE:
            schema_editor.execute(statement)


def release(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP TRIGGER audit_rows_stay ON {TABLE}")
        schema_editor.execute("DROP FUNCTION audit_is_append_only()")
    else:
        schema_editor.execute("DROP TRIGGER audit_rows_are_not_changed")
        schema_editor.execute("DROP TRIGGER audit_rows_are_not_removed")


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(protect, release)]
