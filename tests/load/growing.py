"""How does a table get a million rows in seconds? One row made by the real code, copied inside PostgreSQL."""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import Model


def multiply(row: Model, number: int, **expressions: str) -> None:
    """Copy `row` `number` times; `expressions` are SQL for single columns, with `g` counting from 1.

    New columns of a model are copied as they are, so a benchmark survives a migration. An id that the database does
    not count itself is one of the expressions.
    """
    copy_rows(type(row), f"source.{row._meta.pk.column} = %s", [row.pk], copies=(1, number), **expressions)


def copy_rows(
    model: type[Model], rows: str, values: Sequence[Any] = (), *, copies: tuple[int, int], **expressions: str
) -> None:
    """As `multiply`, with all that `rows` chooses: SQL about `source`, with its `values`. `copies`: first and last."""
    meta = model._meta
    columns = [
        str(field.column) for field in meta.concrete_fields if not field.primary_key or field.column in expressions
    ]
    parts = [expressions.pop(column, f"source.{connection.ops.quote_name(column)}") for column in columns]
    assert not expressions, f"{meta.label} has no column {', '.join(expressions)}"
    table = connection.ops.quote_name(meta.db_table)
    names = ", ".join(connection.ops.quote_name(column) for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({names}) SELECT {', '.join(parts)} "
            f"FROM {table} AS source, generate_series(%s, %s) AS g WHERE {rows}",
            [*copies, *values],
        )


def copied(column: str) -> str:
    """The UUID of copy `g` of the row that has this UUID."""
    return f"md5(source.{column}::text || g)::uuid"


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
