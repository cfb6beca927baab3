from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("surveys", "0012_kept_questions"),
    ]

    operations = [
        migrations.AddField("survey", "closed_at", models.DateTimeField(editable=False, null=True)),
        migrations.AddField(
            "survey",
            "paper_days",
            models.PositiveSmallIntegerField(default=14, verbose_name="days for forms on paper after the last day"),
        ),
    ]
