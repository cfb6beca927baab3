"""Forget the pseudonyms of authors so far: they were those of their votes. Nothing has used them yet."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def forget(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("ideas", "Idea").objects.exclude(author_key=None).update(author_key=None)


class Migration(migrations.Migration):
    dependencies = [("ideas", "0014_joining_in")]

    operations = [migrations.RunPython(forget, migrations.RunPython.noop)]
