from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def open_paper_again(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """From now on the mark means that nothing comes in any more; so far it was set on the first evening after the end."""
    survey = apps.get_model("surveys", "Survey")
    survey.objects.using(schema_editor.connection.alias).filter(results_released_at=None).update(mixed_at_end=False)


class Migration(migrations.Migration):
    dependencies = [("surveys", "0018_readings_and_remarks")]

    operations = [
        migrations.AddField("survey", "paper_complete_at", models.DateTimeField(null=True, editable=False)),
        migrations.RunPython(open_paper_again, migrations.RunPython.noop),
    ]
