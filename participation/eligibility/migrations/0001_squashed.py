import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("eligibility", "0001_initial"), ("eligibility", "0002_batches_for_paper")]

    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("processes", "0001_squashed"),
    ]

    operations = [
        migrations.CreateModel(
            name="CodeBatch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("size", models.PositiveIntegerField(verbose_name="number of codes")),
                ("made_on", models.DateField(auto_now_add=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="code_batches", to="processes.process"
                    ),
                ),
                ("label", models.CharField(blank=True, max_length=80, verbose_name="label")),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("post", "letters by post"),
                            ("office", "handed out at the office or at a meeting"),
                            ("replacement", "replacement for lost letters"),
                        ],
                        default="post",
                        max_length=12,
                        verbose_name="purpose",
                    ),
                ),
                ("submission_key", models.UUIDField(editable=False, null=True, unique=True)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="AccessCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("selector", models.CharField(max_length=8)),
                ("secret_hash", models.CharField(max_length=128)),
                ("revoked", models.BooleanField(default=False, verbose_name="revoked")),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="processes.process"
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="codes", to="eligibility.codebatch"
                    ),
                ),
            ],
            options={
                "verbose_name": "access code",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("process", "selector"), name="a_selector_names_one_code_per_process"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="CodeUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mark", models.UUIDField(unique=True)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="uses", to="eligibility.codebatch"
                    ),
                ),
            ],
            options={
                "verbose_name": "use of a code",
                "indexes": [],
                "constraints": [],
            },
        ),
    ]
