import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("ideas", "0016_ideas_that_mean_the_same")]

    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("decisions", "0001_initial"),
        ("ideas", "0001_squashed"),
    ]

    operations = [
        migrations.CreateModel(
            name="StatusChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "old",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("received", "received"),
                            ("checking", "being checked"),
                            ("in_committee", "in the committee"),
                            ("decided", "decided"),
                            ("done", "done"),
                            ("not_done", "not done"),
                        ],
                        max_length=14,
                    ),
                ),
                (
                    "new",
                    models.CharField(
                        choices=[
                            ("received", "received"),
                            ("checking", "being checked"),
                            ("in_committee", "in the committee"),
                            ("decided", "decided"),
                            ("done", "done"),
                            ("not_done", "not done"),
                        ],
                        max_length=14,
                    ),
                ),
                ("reason", models.CharField(max_length=500, verbose_name="reason")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="next news by")),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "changed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "idea",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="status_changes", to="ideas.idea"
                    ),
                ),
                (
                    "decision",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="decisions.decision",
                    ),
                ),
                ("office", models.CharField(blank=True, max_length=120, verbose_name="responsible office")),
                (
                    "stage",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ideas.stage"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "indexes": [],
                "constraints": [],
            },
        ),
    ]
