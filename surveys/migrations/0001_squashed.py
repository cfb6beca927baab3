import django.db.models.deletion
import participation.texts
import surveys.models.response
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("surveys", "0001_initial"),
        ("surveys", "0002_room_on_contact_cards"),
        ("surveys", "0003_asked_from_an_age_on"),
        ("surveys", "0004_responses_wait_to_be_mixed"),
        ("surveys", "0005_results_for_everybody"),
        ("surveys", "0006_what_a_draft_draws_and_offers"),
        ("surveys", "0007_states_of_a_draft"),
        ("surveys", "0008_forms_are_keyed_in"),
        ("surveys", "0009_trial_answers"),
        ("surveys", "0010_places_of_an_answer"),
        ("surveys", "0011_codes_lead_back_to_drafts"),
        ("surveys", "0012_kept_questions"),
        ("surveys", "0013_days_for_paper"),
        ("surveys", "0014_answers_without_network"),
        ("surveys", "0015_open_and_weighted"),
        ("surveys", "0016_quotas"),
        ("surveys", "0017_a_live_survey_changes"),
        ("surveys", "0018_readings_and_remarks"),
        ("surveys", "0019_all_paper_is_in"),
        ("surveys", "0020_codes_for_own_words"),
    ]

    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("eligibility", "0001_squashed"),
        ("places", "0001_initial"),
        ("processes", "0001_squashed"),
        ("tally", "0001_squashed"),
    ]

    operations = [
        migrations.CreateModel(
            name="SurveyTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(max_length=40, unique=True)),
                ("title", participation.texts.TranslatedField(default=dict)),
                ("definition", models.JSONField()),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="LibraryEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("content", models.JSONField()),
                ("shared", models.BooleanField(default=False, verbose_name="for all areas")),
                ("kept_at", models.DateTimeField(auto_now_add=True)),
                ("submission_key", models.UUIDField(editable=False, unique=True)),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                        verbose_name="area",
                    ),
                ),
                (
                    "field_of_action",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="processes.fieldofaction",
                        verbose_name="field of action",
                    ),
                ),
                (
                    "kept_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "kept question",
                "ordering": ["name", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("area", "name"), name="a_name_stands_once_in_a_library")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Survey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="short name in addresses")),
                ("title", participation.texts.TranslatedField(default=dict, verbose_name="title")),
                (
                    "purpose",
                    participation.texts.TranslatedField(default=dict, verbose_name="what it is for, in one sentence"),
                ),
                ("languages", models.JSONField(default=list, verbose_name="languages")),
                ("draft", models.JSONField(default=dict, verbose_name="draft")),
                ("draft_revision", models.PositiveIntegerField(default=0)),
                ("template_key", models.CharField(blank=True, max_length=40)),
                ("placeholders", models.JSONField(default=dict, verbose_name="texts filled in")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "in preparation"), ("published", "published"), ("closed", "closed")],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "sampling",
                    models.CharField(
                        choices=[
                            ("open", "open to everybody who wants to answer"),
                            ("open_weighted", "open to everybody, weighted by how many live in each part of the area"),
                            ("full_mailing", "letter to everybody, one code each"),
                            ("random_sample", "letter to a random sample, one code each"),
                        ],
                        default="open",
                        max_length=14,
                        verbose_name="who is invited",
                    ),
                ),
                (
                    "invited",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="number of people invited"),
                ),
                ("anonymous", models.BooleanField(default=True, verbose_name="anonymous")),
                ("opens_at", models.DateTimeField(blank=True, null=True, verbose_name="opens")),
                ("closes_at", models.DateTimeField(blank=True, null=True, verbose_name="closes")),
                ("results_on", models.DateField(blank=True, null=True, verbose_name="results are shown on")),
                ("first_published_at", models.DateTimeField(blank=True, null=True)),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="surveys", to="processes.process"
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
                    "minimum_age",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="asked from this age on"),
                ),
                ("mixed_at_end", models.BooleanField(default=False, editable=False)),
                (
                    "results_public",
                    models.BooleanField(default=False, editable=False, verbose_name="everybody can read the results"),
                ),
                (
                    "results_released_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="results first released at"
                    ),
                ),
                ("closed_at", models.DateTimeField(editable=False, null=True)),
                (
                    "paper_days",
                    models.PositiveSmallIntegerField(
                        default=14, verbose_name="days for forms on paper after the last day"
                    ),
                ),
                ("paper_complete_at", models.DateTimeField(editable=False, null=True)),
            ],
            options={
                "verbose_name": "survey",
                "verbose_name_plural": "surveys",
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("minimum_age__isnull", True), ("minimum_age__range", (1, 120)), _connector="OR"
                        ),
                        name="a_minimum_age_is_an_age",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("results_released_at__isnull", True), ("state", "closed"), _connector="OR"),
                        name="a_survey_with_released_results_stays_closed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("results_public", False), ("results_released_at__isnull", False), _connector="OR"
                        ),
                        name="public_results_were_released",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Code",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80)),
                ("keywords", models.CharField(blank=True, max_length=400)),
                (
                    "field",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="processes.fieldofaction",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="below", to="surveys.code"
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="processes.process"
                    ),
                ),
            ],
            options={
                "verbose_name": "code",
                "ordering": ["id"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("process", "parent", "name"), name="a_code_stands_once_below_its_heading"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("parent__isnull", True)),
                        fields=("process", "name"),
                        name="a_heading_stands_once_in_a_codebook",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ContactCard",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(blank=True, max_length=120, verbose_name="name")),
                ("reach", models.CharField(max_length=1000, verbose_name="telephone, e-mail or address")),
                ("wishes", models.JSONField(default=list, verbose_name="wants to hear about")),
                ("consent_text", models.TextField(verbose_name="agreed to")),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="contact_cards", to="surveys.survey"
                    ),
                ),
                ("waiting", models.BooleanField(default=False)),
            ],
            options={
                "verbose_name": "contact card",
                "indexes": [
                    models.Index(condition=models.Q(("waiting", True)), fields=["survey"], name="cards_not_yet_mixed")
                ],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="SurveyVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("definition", models.JSONField()),
                ("frozen_at", models.DateTimeField(auto_now_add=True)),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="surveys.survey"
                    ),
                ),
                ("corrected", models.PositiveSmallIntegerField(default=0)),
                ("draft_revision", models.PositiveIntegerField(null=True)),
            ],
            options={
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("survey", "number"), name="version_numbers_count_up_per_survey")
                ],
            },
        ),
        migrations.CreateModel(
            name="ReturnsTally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("value", models.BigIntegerField(default=0)),
                ("day", models.DateField()),
                ("channel", models.CharField(max_length=8)),
                ("language", models.CharField(max_length=8)),
                ("area_key", models.BigIntegerField()),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="surveys.survey"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("survey", "day", "channel", "language", "area_key"),
                        name="one_returns_tally_per_survey_day_channel_language_and_area",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ParticipationMarker",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("participant_key", models.UUIDField()),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="surveys.survey"
                    ),
                ),
                ("waiting", models.BooleanField(default=False)),
                ("sent_key", models.UUIDField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("survey", "participant_key"), name="everybody_answers_a_survey_once"
                    ),
                    models.UniqueConstraint(fields=("survey", "sent_key"), name="a_submission_key_makes_one_response"),
                ],
                "indexes": [
                    models.Index(condition=models.Q(("waiting", True)), fields=["survey"], name="markers_not_yet_mixed")
                ],
            },
        ),
        migrations.CreateModel(
            name="AnswerTally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("value", models.BigIntegerField(default=0)),
                ("area_key", models.BigIntegerField()),
                ("channel", models.CharField(max_length=8)),
                ("measure", models.CharField(max_length=120)),
                ("cell", models.CharField(max_length=120)),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="surveys.survey"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("survey", "measure", "cell", "area_key", "channel"),
                        name="one_answer_tally_per_cell_area_and_channel",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="DraftRevision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("draft", models.JSONField()),
                ("action", models.CharField(blank=True, max_length=40)),
                ("on", models.CharField(blank=True, max_length=120)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("content", models.PositiveIntegerField()),
                ("parent", models.PositiveIntegerField(null=True)),
                ("editor", models.CharField(blank=True, max_length=32)),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="revisions", to="surveys.survey"
                    ),
                ),
                ("settings_state", models.JSONField(null=True)),
            ],
            options={
                "verbose_name": "state of a draft",
                "constraints": [
                    models.UniqueConstraint(fields=("survey", "number"), name="one_state_of_a_draft_per_revision")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="TrialAnswer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("answers", models.JSONField(default=dict)),
                ("random", models.BooleanField(default=False)),
                ("finished", models.BooleanField(default=False)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="trials", to="surveys.survey"
                    ),
                ),
            ],
            options={
                "verbose_name": "trial answer",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("finished", False)),
                        fields=("survey", "account"),
                        name="everybody_tries_a_survey_once_at_a_time",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="TakenPlaces",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("question", models.CharField(max_length=80)),
                ("option", models.CharField(max_length=80)),
                ("taken", models.PositiveIntegerField(default=0)),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="taken_places", to="surveys.survey"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("survey", "question", "option"), name="an_answer_counts_its_places_once"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Remark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(blank=True, max_length=80)),
                ("about", models.CharField(blank=True, max_length=200)),
                ("text", models.TextField(max_length=1000)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("submission_key", models.UUIDField(editable=False, unique=True)),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="remarks", to="surveys.survey"
                    ),
                ),
            ],
            options={
                "verbose_name": "remark",
                "ordering": ["id"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
                ("note", models.CharField(blank=True, max_length=600)),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "reads it still"),
                            ("good", "looks good"),
                            ("change", "please change"),
                            ("withdrawn", "not needed any more"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("verdict_note", models.CharField(blank=True, max_length=600)),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                ("seen", models.CharField(blank=True, max_length=64)),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="readings", to="surveys.survey"
                    ),
                ),
            ],
            options={
                "verbose_name": "second reading",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("verdict", "")),
                        fields=("survey", "reader"),
                        name="somebody_is_asked_once_at_a_time_to_read_a_survey",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verdict__in", ["", "withdrawn"]), ("read_at__isnull", False), _connector="OR"
                        ),
                        name="a_verdict_has_its_time",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="CodedQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("key", models.CharField(max_length=120)),
                ("revision", models.PositiveIntegerField(default=0)),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="coded_questions", to="surveys.survey"
                    ),
                ),
            ],
            options={
                "verbose_name": "coded question",
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("survey", "name"), name="a_question_is_coded_in_one_place")
                ],
            },
        ),
        migrations.CreateModel(
            name="Response",
            fields=[
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("online", "online"),
                            ("paper", "on paper"),
                            ("phone", "by phone"),
                            ("counter", "at the counter"),
                            ("kiosk", "at the kiosk"),
                            ("event", "at an event"),
                            ("door", "at the door"),
                        ],
                        default="online",
                        max_length=8,
                        verbose_name="channel",
                    ),
                ),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("answers", models.JSONField()),
                ("language", models.CharField(max_length=8)),
                ("submitted_on", models.DateField()),
                ("superseded", models.BooleanField(default=False)),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                        verbose_name="area",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="responses", to="surveys.survey"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responses",
                        to="surveys.surveyversion",
                    ),
                ),
                ("waiting", models.BooleanField(default=False)),
                ("beyond_quota", models.BooleanField(default=False)),
            ],
            options={
                "verbose_name": "response",
                "indexes": [
                    models.Index(
                        condition=models.Q(("waiting", True)), fields=["survey"], name="responses_not_yet_mixed"
                    )
                ],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("answers", models.JSONField(default=dict)),
                ("page", models.PositiveSmallIntegerField(default=0)),
                ("language", models.CharField(default="de", max_length=8)),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("online", "online"),
                            ("paper", "on paper"),
                            ("phone", "by phone"),
                            ("counter", "at the counter"),
                            ("kiosk", "at the kiosk"),
                            ("event", "at an event"),
                            ("door", "at the door"),
                        ],
                        default="online",
                        max_length=8,
                    ),
                ),
                ("touched_on", models.DateField(auto_now=True)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="surveys.surveyversion"
                    ),
                ),
                ("offered", models.JSONField(default=list)),
                ("seed", models.PositiveIntegerField(default=surveys.models.response.drawn)),
                ("resume_key", models.UUIDField(null=True, unique=True)),
                ("prepared", models.BooleanField(default=False)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="FormStack",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("paper", "on paper"),
                            ("phone", "by phone"),
                            ("counter", "at the counter"),
                            ("event", "at an event"),
                            ("door", "at the door"),
                        ],
                        max_length=8,
                        verbose_name="channel",
                    ),
                ),
                ("opened_on", models.DateField(auto_now_add=True)),
                ("closed_on", models.DateField(null=True)),
                ("counted", models.PositiveIntegerField(default=0)),
                ("compared", models.PositiveIntegerField(default=0)),
                ("differences", models.PositiveIntegerField(default=0)),
                ("answers_compared", models.PositiveIntegerField(default=0)),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="stacks", to="surveys.survey"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="surveys.surveyversion"
                    ),
                ),
            ],
            options={
                "verbose_name": "stack of forms",
                "ordering": ["-id"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("language", models.CharField(max_length=8)),
                ("before", models.TextField()),
                ("after", models.TextField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="corrections",
                        to="surveys.surveyversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "correction of a version",
                "ordering": ["id"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="SubmissionEvent",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("sign", models.SmallIntegerField()),
                (
                    "fold_run",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tally.foldrun",
                    ),
                ),
                (
                    "response",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="events", to="surveys.response"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("fold_run__isnull", True)),
                        fields=["id"],
                        name="submissions_not_yet_counted",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("response", "sign"), name="a_response_is_counted_and_taken_back_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sign__in", [-1, 1])), name="a_sign_is_plus_or_minus_one"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OpenAnswer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("redacted", models.TextField(blank=True)),
                ("quote", models.TextField(blank=True)),
                ("drawn", models.BooleanField(default=False)),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="surveys.codedquestion"
                    ),
                ),
                (
                    "response",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="surveys.response"
                    ),
                ),
            ],
            options={
                "verbose_name": "answer in own words",
                "ordering": ["id"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("question", "response"), name="an_answer_is_taken_in_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="KeyedForm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=20, verbose_name="number")),
                ("submission_key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("answers", models.JSONField(default=dict)),
                ("second", models.JSONField(null=True)),
                ("compared", models.BooleanField(default=False)),
                ("differences", models.PositiveIntegerField(default=0)),
                ("answers_compared", models.PositiveIntegerField(default=0)),
                (
                    "code",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="eligibility.accesscode",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "second_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "stack",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="forms", to="surveys.formstack"
                    ),
                ),
            ],
            options={
                "verbose_name": "keyed form",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("stack", "number"), name="a_number_names_one_form_per_stack"),
                    models.CheckConstraint(
                        condition=models.Q(("second__isnull", True), ("second_by__isnull", False), _connector="OR"),
                        name="a_second_entry_names_who_made_it",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Coding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "part",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "first coding"),
                            (2, "second coding, without a look at the first"),
                            (3, "what both agreed on"),
                        ],
                        default=1,
                    ),
                ),
                (
                    "tone",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "none of these"),
                            ("praise", "praise"),
                            ("problem", "problem"),
                            ("proposal", "proposal"),
                            ("question", "question"),
                        ],
                        default="",
                        max_length=8,
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1)),
                ("before", models.JSONField(null=True)),
                (
                    "coder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("codes", models.ManyToManyField(related_name="codings", to="surveys.code")),
                (
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="codings", to="surveys.openanswer"
                    ),
                ),
            ],
            options={
                "verbose_name": "coding",
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("answer", "part"), name="each_part_codes_an_answer_once"),
                    models.CheckConstraint(
                        condition=models.Q(("part__in", [1, 2, 3])), name="a_coding_is_first_second_or_agreed"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tone__in", ["", "praise", "problem", "proposal", "question"])),
                        name="a_tone_is_a_known_one",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="Survey",
            name="current",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="surveys.surveyversion"
            ),
        ),
        migrations.AddConstraint(
            model_name="Survey",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", "draft"), ("current__isnull", False), _connector="OR"),
                name="a_published_survey_has_a_frozen_version",
            ),
        ),
    ]
