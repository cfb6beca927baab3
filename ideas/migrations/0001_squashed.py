"""PostgreSQL finds parts of words by an index; SQLite reads the rows, which is fast enough for one town.

An operator whose database user may not create the (trusted) extension keeps a working, slower search.
"""

import django.db.models.deletion
import ideas.models.ballots
import ideas.models.polls
import participation.texts
import uuid
from django.conf import settings
from django.db import DatabaseError, migrations, models, transaction

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
    replaces = [
        ("ideas", "0001_initial"),
        ("ideas", "0002_ideas_by_filter"),
        ("ideas", "0003_search_by_trigrams"),
        ("ideas", "0004_fewer_indexes_on_votes"),
        ("ideas", "0005_slips"),
        ("ideas", "0006_at_the_door"),
        ("ideas", "0007_polls_and_ballots"),
        ("ideas", "0008_steps_of_an_idea"),
        ("ideas", "0009_news_of_an_idea"),
        ("ideas", "0010_promised_days"),
        ("ideas", "0011_whole_answers"),
        ("ideas", "0012_follow_slips"),
        ("ideas", "0013_comments"),
        ("ideas", "0014_joining_in"),
        ("ideas", "0015_authors_apart_from_votes"),
    ]

    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("places", "0001_initial"),
        ("processes", "0001_squashed"),
        ("tally", "0001_squashed"),
    ]

    operations = [
        migrations.CreateModel(
            name="FollowSlip",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code_hash", models.CharField(editable=False, max_length=64, unique=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "slip for following",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="SupportTally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("value", models.BigIntegerField(default=0)),
                ("day", models.DateField()),
                ("channel", models.CharField(max_length=8)),
                ("standing", models.CharField(max_length=8)),
                ("area_key", models.BigIntegerField()),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="processes.process"
                    ),
                ),
            ],
            options={
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("process", "day", "channel", "standing", "area_key"),
                        name="one_support_tally_per_process_day_channel_proof_and_area",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Slip",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=20, verbose_name="number")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="slips", to="processes.process"
                    ),
                ),
            ],
            options={
                "verbose_name": "slip",
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("process", "number"), name="a_number_names_one_slip_per_process")
                ],
            },
        ),
        migrations.CreateModel(
            name="Poll",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="short name in addresses")),
                ("title", participation.texts.TranslatedField(default=dict, verbose_name="title")),
                ("intro", participation.texts.TranslatedField(default=dict, verbose_name="what it is about")),
                ("kind", models.CharField(max_length=12, verbose_name="kind of vote")),
                ("settings", models.JSONField(default=dict)),
                ("rule", models.CharField(blank=True, max_length=20, verbose_name="rule")),
                ("budget", models.BigIntegerField(blank=True, null=True, verbose_name="money to spend")),
                ("hidden", models.BooleanField(default=True, verbose_name="counts are shown after the end only")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "in preparation"), ("published", "published"), ("closed", "closed")],
                        default="draft",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("opens_at", models.DateTimeField(blank=True, null=True, verbose_name="begins")),
                ("closes_at", models.DateTimeField(blank=True, null=True, verbose_name="ends")),
                ("published_at", models.DateTimeField(editable=False, null=True)),
                ("closed_at", models.DateTimeField(editable=False, null=True)),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="polls", to="processes.process"
                    ),
                ),
            ],
            options={
                "verbose_name": "poll",
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closes_at__isnull", True),
                            ("opens_at__isnull", True),
                            ("closes_at__gt", models.F("opens_at")),
                            _connector="OR",
                        ),
                        name="a_poll_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "draft"),
                            models.Q(
                                ("closes_at__isnull", False),
                                ("opens_at__isnull", False),
                                ("published_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="a_published_poll_has_a_period",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Stage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "status",
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
                        verbose_name="counts as",
                    ),
                ),
                ("title", participation.texts.TranslatedField(default=dict, verbose_name="name of the step")),
                (
                    "days",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="days until the next news"),
                ),
                ("place", models.PositiveSmallIntegerField(default=0)),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="stages", to="processes.process"
                    ),
                ),
            ],
            options={
                "verbose_name": "step of an idea",
                "ordering": ["place", "id"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Ballot",
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
                ("voter_key", models.UUIDField()),
                ("standing", models.CharField(max_length=8, verbose_name="proof")),
                ("revision", models.PositiveIntegerField(default=0)),
                ("choices", models.JSONField(default=dict)),
                ("void", models.BooleanField(default=False)),
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
                    "poll",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ballots",
                        to="ideas.poll",
                    ),
                ),
            ],
            options={
                "verbose_name": "ballot",
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("poll", "voter_key"), name="one_ballot_per_person_and_poll"),
                    models.CheckConstraint(
                        condition=models.Q(("void", False), ("choices", {}), _connector="OR"),
                        name="a_void_ballot_chooses_nothing",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BallotTally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("value", models.BigIntegerField(default=0)),
                ("cell", models.CharField(max_length=40)),
                ("standing", models.CharField(max_length=8)),
                ("channel", models.CharField(max_length=8)),
                (
                    "poll",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="ideas.poll"
                    ),
                ),
            ],
            options={
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("poll", "cell", "standing", "channel"), name="one_ballot_tally_per_cell_proof_and_way"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PollResult",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("figures", models.JSONField()),
                ("ballots", models.PositiveIntegerField()),
                ("input_hash", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "poll",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="results", to="ideas.poll"
                    ),
                ),
            ],
            options={
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("poll", "number"), name="results_of_a_poll_are_numbered"),
                    models.UniqueConstraint(fields=("poll", "input_hash"), name="the_same_ballots_give_one_result"),
                ],
            },
        ),
        migrations.CreateModel(
            name="TreeHead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("size", models.PositiveIntegerField()),
                ("root", models.CharField(max_length=64)),
                ("made_on", models.DateField()),
                ("signature", models.CharField(max_length=128)),
                (
                    "poll",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="heads", to="ideas.poll"
                    ),
                ),
            ],
            options={
                "ordering": ["poll", "size"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("poll", "size"), name="a_tree_of_one_size_has_one_head")
                ],
            },
        ),
        migrations.CreateModel(
            name="Idea",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("submission_key", models.UUIDField(editable=False, unique=True)),
                ("external_id", models.CharField(blank=True, max_length=120, verbose_name="key of the source")),
                ("source_url", models.URLField(blank=True, max_length=500, verbose_name="address of the source")),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("text", models.TextField(max_length=5000, verbose_name="text")),
                ("language", models.CharField(default="de", max_length=8, verbose_name="language")),
                (
                    "delivery",
                    models.CharField(
                        choices=[
                            ("wish", "wish to the administration"),
                            ("self", "we do it ourselves"),
                            ("together", "together"),
                        ],
                        default="wish",
                        max_length=8,
                        verbose_name="who does it",
                    ),
                ),
                ("place_note", models.CharField(blank=True, max_length=120, verbose_name="place in words")),
                ("lat", models.FloatField(blank=True, null=True, verbose_name="latitude")),
                ("lon", models.FloatField(blank=True, null=True, verbose_name="longitude")),
                ("photo", models.ImageField(blank=True, upload_to="ideas/%Y/", verbose_name="photo")),
                ("photo_alt", models.CharField(blank=True, max_length=200, verbose_name="what the photo shows")),
                ("author_key", models.UUIDField(blank=True, editable=False, null=True)),
                ("author_name", models.CharField(blank=True, max_length=60, verbose_name="name shown")),
                ("receipt_hash", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "visibility",
                    models.CharField(
                        choices=[
                            ("pending", "waits for a check"),
                            ("published", "published"),
                            ("rejected", "not published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="pending",
                        max_length=10,
                        verbose_name="visibility",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("received", "received"),
                            ("checking", "being checked"),
                            ("in_committee", "in the committee"),
                            ("decided", "decided"),
                            ("done", "done"),
                            ("not_done", "not done"),
                        ],
                        default="received",
                        max_length=14,
                        verbose_name="status",
                    ),
                ),
                ("created_at", models.DateTimeField(verbose_name="received")),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("search_text", models.TextField(default="", editable=False)),
                ("shuffle_a", models.IntegerField(editable=False)),
                ("shuffle_b", models.IntegerField(editable=False)),
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
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="author",
                    ),
                ),
                (
                    "field_of_action",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="processes.fieldofaction",
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ideas", to="processes.process"
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
                    "stage",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ideas.stage",
                    ),
                ),
                ("news_due_on", models.DateField(blank=True, null=True, verbose_name="next news by")),
                ("read_first", models.BooleanField(default=False, editable=False)),
                (
                    "main",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ideas.idea",
                    ),
                ),
            ],
            options={
                "verbose_name": "idea",
                "verbose_name_plural": "ideas",
                "indexes": [
                    models.Index(fields=["process", "visibility", "shuffle_a"], name="ideas_in_random_order_a"),
                    models.Index(fields=["process", "visibility", "shuffle_b"], name="ideas_in_random_order_b"),
                    models.Index(fields=["process", "visibility", "-created_at"], name="ideas_newest_first"),
                    models.Index(
                        fields=["process", "visibility", "status", "delivery", "field_of_action", "area", "main"],
                        name="ideas_by_filter",
                    ),
                    models.Index(condition=models.Q(("main__isnull", False)), fields=["main"], name="ideas_in_groups"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("external_id", ""), _negated=True),
                        fields=("process", "external_id"),
                        name="a_key_of_the_source_names_one_idea_per_process",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lat__isnull", True), ("lon__isnull", True)),
                            models.Q(("lat__range", (-90, 90)), ("lon__range", (-180, 180))),
                            _connector="OR",
                        ),
                        name="a_point_has_both_coordinates_on_earth",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BallotEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField()),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("cast", "cast"),
                            ("withdraw", "withdrawn"),
                            ("void", "declared void"),
                            ("restore", "restored"),
                        ],
                        max_length=8,
                    ),
                ),
                ("old", models.JSONField()),
                ("new", models.JSONField()),
                ("old_channel", models.CharField(max_length=8)),
                ("channel", models.CharField(max_length=8)),
                ("old_standing", models.CharField(max_length=8)),
                ("standing", models.CharField(max_length=8)),
                ("reason", models.TextField(blank=True)),
                ("submission_key", models.UUIDField(unique=True)),
                ("nonce", models.CharField(default=ideas.models.ballots.salt, max_length=32)),
                ("leaf", models.CharField(max_length=64)),
                ("happened_on", models.DateField()),
                (
                    "ballot",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="ideas.ballot",
                    ),
                ),
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
                    "recorded_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "poll",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="ideas.poll",
                    ),
                ),
            ],
            options={
                "verbose_name": "ballot event",
                "indexes": [
                    models.Index(
                        condition=models.Q(("fold_run__isnull", True)), fields=["id"], name="ballots_not_yet_counted"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("ballot", "revision"), name="revisions_of_a_ballot_are_numbered"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("act", "void"), _negated=True),
                            models.Q(models.Q(("reason", ""), _negated=True), ("recorded_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="who_declares_a_ballot_void_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Follow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "idea",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="follows", to="ideas.idea"
                    ),
                ),
                (
                    "slip",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follows",
                        to="ideas.followslip",
                    ),
                ),
            ],
            options={
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("idea", "account"), name="an_idea_is_followed_once_per_account"),
                    models.UniqueConstraint(fields=("idea", "slip"), name="an_idea_is_followed_once_per_slip"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("account__isnull", False), ("slip__isnull", True)),
                            models.Q(("account__isnull", True), ("slip__isnull", False)),
                            _connector="OR",
                        ),
                        name="somebody_follows_by_account_or_on_a_slip",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IdeaTally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("value", models.BigIntegerField(default=0)),
                (
                    "idea",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tally", to="ideas.idea"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["-value", "idea"], name="ideas_with_most_support")],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="ModerationAct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "verdict",
                    models.CharField(
                        choices=[("publish", "publish"), ("reject", "do not publish")],
                        max_length=8,
                        verbose_name="result",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="reason, sent to the author")),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "idea",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="moderation_acts", to="ideas.idea"
                    ),
                ),
                (
                    "moderator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verdict", "publish"), models.Q(("reason", ""), _negated=True), _connector="OR"
                        ),
                        name="a_rejection_has_a_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OfficialResponse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(max_length=5000, verbose_name="answer")),
                ("office", models.CharField(max_length=120, verbose_name="office")),
                ("answered_at", models.DateTimeField(auto_now_add=True)),
                ("submission_key", models.UUIDField(unique=True)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "idea",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="responses", to="ideas.idea"
                    ),
                ),
                ("cost", models.BigIntegerField(blank=True, null=True, verbose_name="cost")),
                (
                    "cost_class",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("free", "it costs nothing"),
                            ("small", "up to 5,000 euros"),
                            ("medium", "5,000 to 50,000 euros"),
                            ("large", "more than 50,000 euros"),
                        ],
                        max_length=6,
                        verbose_name="roughly",
                    ),
                ),
                ("reason", models.TextField(blank=True, max_length=2000, verbose_name="why")),
                ("signed", models.CharField(blank=True, max_length=120, verbose_name="name under the answer")),
            ],
            options={
                "verbose_name": "official response",
                "ordering": ["-id"],
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("cost__isnull", True), ("cost__gte", 0), _connector="OR"),
                        name="no_answer_earns",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cost__isnull", True), ("cost_class", ""), _connector="OR"),
                        name="an_answer_says_its_cost_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Vote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("voter_key", models.UUIDField()),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("browser", "once per browser"),
                            ("email", "confirmed e-mail address"),
                            ("code", "personal access code"),
                            ("staff", "entered by staff"),
                            ("wall", "counted on a wall"),
                        ],
                        max_length=8,
                        verbose_name="proof",
                    ),
                ),
                ("value", models.SmallIntegerField(verbose_name="value")),
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
                    "idea",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="votes",
                        to="ideas.idea",
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
            ],
            options={
                "verbose_name": "vote",
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("idea", "voter_key"), name="one_vote_per_voter_and_idea"),
                    models.CheckConstraint(condition=models.Q(("value__in", [0, 1])), name="a_support_vote_is_0_or_1"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SlipEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("submission_key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="entered")),
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
                ("ideas", models.ManyToManyField(related_name="+", to="ideas.idea")),
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
                    "slip",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="ideas.slip"
                    ),
                ),
                (
                    "undoes",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone_by",
                        to="ideas.slipentry",
                    ),
                ),
            ],
            options={
                "verbose_name": "entry of a slip",
                "ordering": ["id"],
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("recorded_by__isnull", False)), name="an_entry_names_who_made_it"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PollOption",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=12)),
                ("title", participation.texts.TranslatedField(default=dict, verbose_name="title")),
                ("text", participation.texts.TranslatedField(default=dict, verbose_name="description")),
                ("cost", models.BigIntegerField(blank=True, null=True, verbose_name="cost")),
                ("place", models.PositiveSmallIntegerField(default=0)),
                ("lot", models.PositiveIntegerField(default=ideas.models.polls.drawn, editable=False)),
                (
                    "idea",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ideas.idea",
                    ),
                ),
                (
                    "poll",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="options", to="ideas.poll"
                    ),
                ),
            ],
            options={
                "verbose_name": "option",
                "ordering": ["place", "id"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("poll", "code"), name="a_code_names_one_option_per_poll"),
                    models.CheckConstraint(
                        condition=models.Q(("cost__isnull", True), ("cost__gte", 0), _connector="OR"),
                        name="no_option_earns",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Update",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("submission_key", models.UUIDField(editable=False, unique=True)),
                ("happened_on", models.DateField(verbose_name="day")),
                ("text", models.TextField(max_length=1500, verbose_name="what happened")),
                ("office", models.CharField(blank=True, max_length=120, verbose_name="office")),
                ("photo", models.ImageField(blank=True, upload_to="ideas/%Y/", verbose_name="photo")),
                ("photo_alt", models.CharField(blank=True, max_length=200, verbose_name="what the photo shows")),
                ("told_at", models.DateTimeField(auto_now_add=True)),
                ("hidden", models.BooleanField(default=False, verbose_name="taken back")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "idea",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="updates", to="ideas.idea"
                    ),
                ),
            ],
            options={
                "verbose_name": "news about an idea",
                "ordering": ["happened_on", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("photo", ""), models.Q(("photo_alt", ""), _negated=True), _connector="OR"),
                        name="a_photo_of_news_is_described",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("submission_key", models.UUIDField(editable=False, unique=True)),
                (
                    "side",
                    models.CharField(
                        choices=[("pro", "for it"), ("contra", "against it"), ("neutral", "neither")],
                        default="neutral",
                        max_length=7,
                        verbose_name="side",
                    ),
                ),
                ("text", models.TextField(max_length=2000, verbose_name="text")),
                ("author_key", models.UUIDField(blank=True, editable=False, null=True)),
                ("author_name", models.CharField(blank=True, max_length=60, verbose_name="name shown")),
                ("team", models.BooleanField(default=False, verbose_name="from the team")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("visible", "public"),
                            ("waiting", "waits for a check"),
                            ("hidden", "hidden"),
                            ("withdrawn", "taken back"),
                        ],
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("read_first", models.BooleanField(default=False, editable=False)),
                ("hidden_because", models.CharField(blank=True, max_length=500, verbose_name="why it is hidden")),
                ("created_at", models.DateTimeField(verbose_name="written")),
                ("edited_at", models.DateTimeField(blank=True, null=True, verbose_name="changed")),
                ("checked_at", models.DateTimeField(blank=True, null=True, verbose_name="looked at")),
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
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="author",
                    ),
                ),
                (
                    "idea",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="comments", to="ideas.idea"
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="replies",
                        to="ideas.comment",
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
            ],
            options={
                "verbose_name": "comment",
                "verbose_name_plural": "comments",
                "indexes": [
                    models.Index(fields=["idea", "parent", "id"], name="comments_as_they_are_read"),
                    models.Index(
                        condition=models.Q(("author_key__isnull", False)),
                        fields=["author_key"],
                        name="comments_of_one_person",
                    ),
                    models.Index(condition=models.Q(("state", "waiting")), fields=["id"], name="comments_that_wait"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("parent__isnull", True), ("side", "neutral"), _connector="OR"),
                        name="a_reply_takes_no_side",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state", "hidden"), ("hidden_because", ""), _connector="XOR"),
                        name="a_comment_is_hidden_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("submission_key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("text", models.TextField(max_length=2000, verbose_name="message")),
                ("reached", models.PositiveIntegerField(verbose_name="e-mails")),
                ("sent_at", models.DateTimeField(auto_now_add=True)),
                (
                    "idea",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="invitations", to="ideas.idea"
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "invitation",
                "ordering": ["-id"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Contributor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("submission_key", models.UUIDField(editable=False, unique=True)),
                ("key", models.UUIDField(blank=True, editable=False, null=True)),
                (
                    "brings",
                    models.CharField(
                        choices=[
                            ("time", "time"),
                            ("tool", "tool or material"),
                            ("knowledge", "knowledge"),
                            ("room", "room or place"),
                            ("money", "money"),
                        ],
                        max_length=9,
                        verbose_name="what kind of help",
                    ),
                ),
                ("what", models.CharField(max_length=160, verbose_name="what exactly")),
                ("name", models.CharField(blank=True, max_length=60, verbose_name="name")),
                ("name_is_public", models.BooleanField(default=False, verbose_name="everybody may read the name")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail address")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="telephone")),
                ("language", models.CharField(default="de", max_length=8)),
                ("shown", models.BooleanField(default=False, verbose_name="everybody may read what they bring")),
                ("checked_at", models.DateTimeField(blank=True, null=True, verbose_name="looked at")),
                ("joined_at", models.DateTimeField(auto_now_add=True)),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                    "idea",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="contributors", to="ideas.idea"
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
            ],
            options={
                "verbose_name": "person who joins in",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("idea", "key"), name="a_person_joins_an_idea_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("name_is_public", False), models.Q(("name", ""), _negated=True), _connector="OR"
                        ),
                        name="a_public_name_is_there",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("account__isnull", False),
                            models.Q(("email", ""), _negated=True),
                            models.Q(("phone", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="whoever_joins_in_can_be_reached",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Need",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("permission", "a permission"),
                            ("room", "a room or place"),
                            ("insurance", "an insurance"),
                            ("money", "a little money"),
                        ],
                        max_length=10,
                        verbose_name="what is needed",
                    ),
                ),
                ("amount", models.PositiveIntegerField(blank=True, null=True, verbose_name="amount")),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
                (
                    "answer",
                    models.CharField(
                        choices=[("open", "no answer yet"), ("granted", "yes"), ("refused", "no")],
                        default="open",
                        max_length=7,
                        verbose_name="answer",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                ("office", models.CharField(blank=True, max_length=120, verbose_name="office")),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="answered on")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "idea",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="needs", to="ideas.idea"
                    ),
                ),
            ],
            options={
                "verbose_name": "what an idea needs",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("idea", "kind"), name="an_idea_needs_a_thing_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("amount__gt", 0), ("amount__isnull", False), ("kind", "money")),
                            models.Q(models.Q(("kind", "money"), _negated=True), ("amount__isnull", True)),
                            _connector="OR",
                        ),
                        name="only_money_has_an_amount",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", "open"), ("answered_on__isnull", True)),
                            models.Q(
                                models.Q(("answer", "open"), _negated=True),
                                ("answered_on__isnull", False),
                                models.Q(("office", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="an_answer_has_day_and_office",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", "refused"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_no_has_a_reason",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Grouping",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.CharField(max_length=500, verbose_name="why")),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_because", models.CharField(blank=True, max_length=500, verbose_name="why undone")),
                (
                    "idea",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="groupings", to="ideas.idea"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "main",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="gatherings", to="ideas.idea"
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "grouping of ideas",
                "ordering": ["id"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at__isnull", True)),
                        fields=("idea",),
                        name="an_idea_counts_at_one_other_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("idea", models.F("main")), _negated=True),
                        name="an_idea_is_grouped_with_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SealedLeaf",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("index", models.PositiveIntegerField()),
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sealed", to="ideas.ballotevent"
                    ),
                ),
                (
                    "poll",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leaves",
                        to="ideas.poll",
                    ),
                ),
            ],
            options={
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("poll", "index"), name="a_leaf_has_one_place_in_the_tree")
                ],
            },
        ),
        migrations.CreateModel(
            name="CommentReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reporter_key", models.UUIDField(editable=False)),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("hurts", "It insults or threatens somebody."),
                            ("private", "It tells something private about a person."),
                            ("spam", "It is advertising."),
                            ("untrue", "It says something untrue about somebody."),
                            ("illegal", "It is against the law in another way."),
                            ("other", "Something else"),
                        ],
                        max_length=7,
                        verbose_name="reason",
                    ),
                ),
                ("text", models.CharField(blank=True, max_length=500, verbose_name="in own words")),
                ("reported_at", models.DateTimeField(auto_now_add=True)),
                ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="looked at")),
                (
                    "comment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reports", to="ideas.comment"
                    ),
                ),
            ],
            options={
                "verbose_name": "report of a comment",
                "ordering": ["id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("settled_at__isnull", True)), fields=["comment"], name="open_reports"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("comment", "reporter_key"), name="a_comment_is_reported_once_per_person"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="VoteEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("old", models.SmallIntegerField()),
                ("new", models.SmallIntegerField()),
                ("channel", models.CharField(max_length=8)),
                ("standing", models.CharField(max_length=8)),
                ("happened_on", models.DateField()),
                (
                    "area",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.area",
                    ),
                ),
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
                    "idea",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ideas.idea"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "vote",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="events", to="ideas.vote"
                    ),
                ),
                (
                    "grouping",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ideas.grouping",
                    ),
                ),
            ],
            options={
                "verbose_name": "vote event",
                "indexes": [
                    models.Index(
                        condition=models.Q(("fold_run__isnull", True)),
                        fields=["id"],
                        name="vote_events_not_yet_counted",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("old", models.F("new")), _negated=True),
                        name="a_vote_event_changes_something",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Objection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(max_length=1000, verbose_name="why not")),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("answer", models.TextField(blank=True, max_length=1000, verbose_name="answer")),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "grouping",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="objections", to="ideas.grouping"
                    ),
                ),
                (
                    "idea",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="ideas.idea"),
                ),
            ],
            options={
                "verbose_name": "objection",
                "ordering": ["id"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("grouping", "idea"), name="one_objection_per_grouping_and_idea")
                ],
            },
        ),
        migrations.RunPython(add_index, remove_index),
    ]
