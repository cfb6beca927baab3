from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def copy_promised_days(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """What the last step of an idea promised holds."""
    last = apps.get_model("ideas", "StatusChange").objects.filter(idea=models.OuterRef("pk")).order_by("-id")
    ideas = apps.get_model("ideas", "Idea").objects
    ideas.update(news_due_on=models.Subquery(last.values("due_on")[:1]))


class Migration(migrations.Migration):
    dependencies = [("ideas", "0009_news_of_an_idea")]

    operations = [migrations.RunPython(copy_promised_days, migrations.RunPython.noop)]
