"""How is the database emptied after a test that committed? Only what holds rows, without making every table anew.

Django's flush truncates all tables and makes permissions and content types again: half a second after each of many
hundred tests. On the throw-away server we are the superuser, so foreign keys need no order.
"""

from typing import Any

import pytest
from django.db import connection
from django.test import TransactionTestCase

# Of Django's own, which its types do not tell.
NAME = "_fixture_teardown"
# Made once by migrate and never changed.
KEPT = ("django_migrations", "django_content_type", "auth_permission")


@pytest.fixture(autouse=True, scope="session")
def _empty_quickly() -> None:
    flush = getattr(TransactionTestCase, NAME)

    def empty(self: Any) -> None:
        if connection.vendor == "postgresql":
            delete_all_rows()
        else:
            flush(self)

    setattr(TransactionTestCase, NAME, empty)


def delete_all_rows() -> None:
    names = [name for name in connection.introspection.django_table_names(only_existing=True) if name not in KEPT]
    quoted = [connection.ops.quote_name(name) for name in names]
    asked = " UNION ALL ".join(
        f"SELECT {number} WHERE EXISTS (SELECT FROM {name})" for number, name in enumerate(quoted)
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        filled = [quoted[number] for (number,) in cursor.fetchall()]
        if filled:
            deleted = "; ".join(f"DELETE FROM {name}" for name in filled)
            cursor.execute(f"SET session_replication_role = replica; {deleted}; SET session_replication_role = DEFAULT")
