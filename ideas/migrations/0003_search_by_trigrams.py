"""PostgreSQL finds parts of words by an index; SQLite reads the rows, which is fast enough for one town.

An operator whose database user may not create the (trusted) extension keeps a working, slower search.
"""

from django.db import DatabaseError, migrations, transaction

INDEX = "CREATE INDEX ideas_by_words ON ideas_idea USING gin (search_text gin_trgm_ops)"


def add_index(apps, schema_editor):
    connection = schema_editor.connection
    if connection.vendor != "postgresql":
        return
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            cursor.execute(INDEX)
    except DatabaseError as error:
        print(f"Search works without its index: {str(error).strip()}")


def remove_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX IF EXISTS ideas_by_words")


class Migration(migrations.Migration):
    dependencies = [("ideas", "0002_ideas_by_filter")]
    operations = [migrations.RunPython(add_index, remove_index)]
