"""Responses, markers and cards of anonymous surveys wait and move together; the submission key moves to the marker."""

import uuid

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def give_each_marker_a_key(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """What was sent before is counted; only a press that comes a second time long after is not recognised any more."""
    marker = apps.get_model("surveys", "ParticipationMarker")
    for pk in marker.objects.filter(sent_key=None).values_list("pk", flat=True).iterator():
        marker.objects.filter(pk=pk).update(sent_key=uuid.uuid4())


class Migration(migrations.Migration):
    dependencies = [("surveys", "0003_asked_from_an_age_on")]

    operations = [
        migrations.RemoveConstraint("response", "a_submission_key_makes_one_response"),
        migrations.RemoveField("response", "submission_key"),
        migrations.AddField("survey", "mixed_at_end", models.BooleanField(default=False, editable=False)),
        migrations.AddField("response", "waiting", models.BooleanField(default=False)),
        migrations.AddField("participationmarker", "waiting", models.BooleanField(default=False)),
        migrations.AddField("contactcard", "waiting", models.BooleanField(default=False)),
        migrations.AddField("participationmarker", "sent_key", models.UUIDField(null=True)),
        migrations.RunPython(give_each_marker_a_key, migrations.RunPython.noop),
        migrations.AlterField("participationmarker", "sent_key", models.UUIDField()),
        migrations.AddConstraint(
            "participationmarker",
            models.UniqueConstraint(fields=["survey", "sent_key"], name="a_submission_key_makes_one_response"),
        ),
        migrations.AddIndex(
            "response",
            models.Index(fields=["survey"], name="responses_not_yet_mixed", condition=models.Q(waiting=True)),
        ),
        migrations.AddIndex(
            "participationmarker",
            models.Index(fields=["survey"], name="markers_not_yet_mixed", condition=models.Q(waiting=True)),
        ),
        migrations.AddIndex(
            "contactcard",
            models.Index(fields=["survey"], name="cards_not_yet_mixed", condition=models.Q(waiting=True)),
        ),
    ]
