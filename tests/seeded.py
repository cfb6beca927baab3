"""How does the demo neighbourhood come into a test quickly? Built once per worker, then copied row by row.

Building it walks through every service and takes seconds; a dozen files want to begin with it.
"""

import shutil
import tempfile
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import connection

from demo.seeding import seed
from tests.emptying import KEPT

COPY = "seeded"  # a schema beside the real one


def seed_site() -> None:
    """What `demo.seeding.seed` leaves in an empty database, photos included."""
    if connection.vendor != "postgresql":
        seed()
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT obj_description(oid, 'pg_namespace') FROM pg_namespace WHERE nspname = %s", [COPY])
        kept = cursor.fetchone()
    if kept:
        _restore(Path(kept[0]))
    else:
        seed()
        _keep()


def _tables() -> list[str]:
    names = connection.introspection.django_table_names(only_existing=True)
    return [connection.ops.quote_name(name) for name in names if name not in KEPT]


def _keep() -> None:
    photos = Path(tempfile.mkdtemp(prefix="qs-seeded-"))
    shutil.copytree(settings.MEDIA_ROOT, photos, dirs_exist_ok=True)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE SCHEMA {COPY}; COMMENT ON SCHEMA {COPY} IS '{photos}'")
        for name in _tables():
            cursor.execute(f"CREATE TABLE {COPY}.{name} AS TABLE {name}")


def _restore(photos: Path) -> None:
    shutil.copytree(photos, settings.MEDIA_ROOT, dirs_exist_ok=True)
    rows = "; ".join(f"INSERT INTO {name} TABLE {COPY}.{name}" for name in _tables())
    models = apps.get_models(include_auto_created=True)
    counters = " ".join(connection.ops.sequence_reset_sql(no_style(), models))
    with connection.cursor() as cursor:
        # As in `emptying`: foreign keys need no order.
        cursor.execute(f"SET session_replication_role = replica; {rows}; SET session_replication_role = DEFAULT")
        cursor.execute(counters)
