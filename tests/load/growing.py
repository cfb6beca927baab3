"""How does a table get a million rows in seconds? One row made by the real code, copied inside PostgreSQL."""

from django.db import connection
from django.db.models import Model


def multiply(row: Model, number: int, **expressions: str) -> None:
    """Copy `row` `number` times; `expressions` are SQL for single columns, with `g` counting from 1.

    New columns of a model are copied as they are, so a benchmark survives a migration. An id that the database does
    not count itself is one of the expressions.
    """
    meta = row._meta
    columns = [
        str(field.column) for field in meta.concrete_fields if not field.primary_key or field.column in expressions
    ]
    values = [expressions.pop(column, f"source.{connection.ops.quote_name(column)}") for column in columns]
    assert not expressions, f"{meta.label} has no column {', '.join(expressions)}"
    table = connection.ops.quote_name(meta.db_table)
    names = ", ".join(connection.ops.quote_name(column) for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({names}) SELECT {', '.join(values)} "
            f"FROM {table} AS source, generate_series(1, %s) AS g WHERE source.{meta.pk.column} = %s",
            [number, row.pk],
        )


def analyze() -> None:
    """Give the planner fresh numbers, as autovacuum does some time after a change."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def empty_database() -> None:
    """Start each item with nothing. Ids go on counting, so that no process takes a new row for an old one."""
    from django.core.cache import cache
    from django.core.management import call_command

    call_command("flush", interactive=False, verbosity=0, reset_sequences=False)
    cache.clear()
