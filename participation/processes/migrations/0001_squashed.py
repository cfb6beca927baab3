import django.db.models.deletion
import participation.texts
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("processes", "0001_initial"),
        ("processes", "0002_surveys_read_twice"),
        ("processes", "0003_comments_below_ideas"),
    ]

    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("places", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="FieldOfAction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=40, unique=True)),
                ("name", participation.texts.TranslatedField(default=dict, verbose_name="name")),
                ("order", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "verbose_name": "field of action",
                "verbose_name_plural": "fields of action",
                "ordering": ["order", "code"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Process",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="short name in addresses")),
                ("title", participation.texts.TranslatedField(default=dict, verbose_name="title")),
                ("summary", participation.texts.TranslatedField(default=dict, verbose_name="what is it about")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "draft"), ("published", "published"), ("archived", "archived")],
                        default="draft",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "eligibility",
                    models.CharField(
                        choices=[
                            ("open", "open to everybody"),
                            ("email", "with a confirmed e-mail address"),
                            ("code", "with a personal access code"),
                        ],
                        default="open",
                        max_length=8,
                        verbose_name="who may take part",
                    ),
                ),
                (
                    "moderation",
                    models.CharField(
                        choices=[("pre", "before an idea appears"), ("post", "after an idea appears")],
                        default="post",
                        max_length=4,
                        verbose_name="ideas are checked",
                    ),
                ),
                (
                    "support_votes",
                    models.BooleanField(default=True, verbose_name="residents support ideas with a vote"),
                ),
                ("promise_open", participation.texts.TranslatedField(default=dict, verbose_name="what is open")),
                ("promise_decides", participation.texts.TranslatedField(default=dict, verbose_name="who decides")),
                ("promise_decides_on", models.DateField(blank=True, null=True, verbose_name="decision by")),
                (
                    "promise_fixed",
                    participation.texts.TranslatedField(default=dict, verbose_name="what is already fixed"),
                ),
                ("results_released", models.BooleanField(default=False, verbose_name="results are public")),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="processes", to="places.area"
                    ),
                ),
                (
                    "responsible",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="responsible person",
                    ),
                ),
                (
                    "surveys_read_twice",
                    models.BooleanField(
                        default=False, verbose_name="a colleague reads each survey before it is published"
                    ),
                ),
                (
                    "comments",
                    models.CharField(
                        choices=[
                            ("off", "none"),
                            ("plain", "comments and replies"),
                            ("sides", "arguments for and against, and replies"),
                        ],
                        default="off",
                        max_length=5,
                        verbose_name="comments below ideas",
                    ),
                ),
            ],
            options={
                "verbose_name": "participation process",
                "verbose_name_plural": "participation processes",
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("eligibility__in", ["open", "email", "code"])),
                        name="eligibility_is_a_known_policy",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("moderation__in", ["pre", "post"])), name="moderation_is_before_or_after"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("comments__in", ["off", "plain", "sides"])),
                        name="comments_are_of_a_known_kind",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Phase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("collect", "collect ideas"),
                            ("discuss", "discuss"),
                            ("vote", "vote"),
                            ("survey", "survey"),
                            ("decide", "decide"),
                            ("implement", "implement"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("title", participation.texts.TranslatedField(default=dict, verbose_name="title")),
                ("starts_at", models.DateTimeField(verbose_name="begins")),
                ("ends_at", models.DateTimeField(verbose_name="ends")),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="phases", to="processes.process"
                    ),
                ),
            ],
            options={
                "verbose_name": "phase",
                "verbose_name_plural": "phases",
                "ordering": ["starts_at", "id"],
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="a_phase_ends_after_it_begins"
                    )
                ],
            },
        ),
    ]
