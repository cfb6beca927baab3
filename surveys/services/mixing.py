"""When does nobody know any more whose answers are whose? When enough that waited are rewritten together.

A marker and a response that one transaction wrote stay linked, without any key between them: by PostgreSQL's `xmin`, by
their places in the two tables, and by what a later copy of the database holds more than an earlier one. So both wait,
and move in one transaction, each under new ids and in an order of its own. Only then is the response counted. What
remains is the batch: everybody in it is as likely as the others. At the last step all markers move once more together.

Not all that were mixed are counted at once: each part of the area, each channel, each version of the survey (whose
wordings are shown apart) and each language (which stands in files of rows) changes by nobody or by enough people, and
enough stay behind for the last step (`participation/stats/steps`). Those who stay are mixed and wait on. The last step
comes when nothing more can come, no form on paper either (`surveys/paper_rules.all_is_in`); then the survey takes
nothing any more.
"""

import secrets
import uuid
from collections import Counter
from collections.abc import Hashable, Sequence
from typing import TypeVar

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Count, Exists, Model, OuterRef, Q

from participation.places.models import Area
from participation.stats.steps import ready
from participation.tally.nudge import nudge
from surveys.models import ContactCard, Draft, ParticipationMarker, Response, SubmissionEvent, Survey
from surveys.paper_rules import all_is_in
from surveys.selectors.versions import definition_of
from surveys.services.photos import WAITING, folder_of, moved
from surveys.services.responses import FOLD_TASK

ROWS = 500
TABLES = (Draft, ParticipationMarker, ContactCard, Response)
RowT = TypeVar("RowT", Response, ParticipationMarker, ContactCard)


def can_be_counted(survey_id: int) -> int:
    """How many of those that wait would move now; nothing is changed."""
    survey = Survey.objects.select_related("process").get(pk=survey_id)
    responses = list(Response.objects.filter(survey=survey, waiting=True).select_related("area"))
    return len(_moving(survey, responses, last=all_is_in(survey)))


def mix_all() -> int:
    """Mix wherever it is time; returns the number of responses that count from now on."""
    waits = Exists(Response.objects.filter(survey=OuterRef("pk"), waiting=True))
    found = Survey.objects.filter(Q(waits) | Q(mixed_at_end=False, anonymous=True)).exclude(state=Survey.State.DRAFT)
    return sum(mix(survey_id) for survey_id in found.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def mix(survey_id: int) -> int:
    """Enough wait, or everything is in: then all that wait here move. Several workers take turns."""
    locked = Survey.objects.select_for_update(of=("self",), no_key=True).select_related("process")
    survey = locked.defer("draft").get(pk=survey_id)
    responses = list(Response.objects.filter(survey=survey, waiting=True).select_related("version", "area"))
    last = all_is_in(survey)
    moving = set(_moving(survey, responses, last=last))
    if not moving and not (last and _is_to_be_ended(survey)):
        return 0
    counted: list[Response] = []
    staying: list[Response] = []
    for at, response in enumerate(responses):
        (counted if at in moving else staying).append(response)
    _give_photos_new_names(survey, counted)
    counting = [response for response in _rewrite(counted) if not response.beyond_quota]
    _rewrite(staying, waiting=True)
    SubmissionEvent.objects.bulk_create([SubmissionEvent(response=one, sign=1) for one in counting], batch_size=ROWS)
    of_survey = Q(survey=survey) if last else Q(survey=survey, waiting=True)
    _rewrite(list(ParticipationMarker.objects.filter(of_survey)))
    _rewrite(list(ContactCard.objects.filter(of_survey)))
    Survey.objects.filter(pk=survey_id).update(mixed_at_end=last)
    nudge(FOLD_TASK)
    return len(counting)


def _moving(survey: Survey, responses: Sequence[Response], *, last: bool) -> Sequence[int]:
    """Nothing moves after the last step, whatever may have been changed since: it would move alone."""
    if survey.mixed_at_end:
        return ()
    return range(len(responses)) if last else _ready(survey, responses)


def _is_to_be_ended(survey: Survey) -> bool:
    """Where nobody has answered, the last day can still be moved."""
    return not survey.mixed_at_end and Response.objects.filter(survey=survey).exists()


def _ready(survey: Survey, responses: Sequence[Response]) -> list[int]:
    """In steps that tell of nobody, by the groups that can be looked at. What is beyond a quota goes along."""
    parts = list(Area.objects.filter(parent=survey.process.area).values_list("pk", "path"))
    counts = [at for at, response in enumerate(responses) if not response.beyond_quota]
    groups = [
        (_part_of(area.path if (area := one.area) else None, parts), one.channel, one.version_id, one.language)
        for one in (responses[at] for at in counts)
    ]
    found = ready(
        groups,
        counted=_counted(survey, parts),
        least=least_step(),
        batch=settings.MIXING_BATCH,
        random=secrets.SystemRandom(),
    )
    along = [at for at, response in enumerate(responses) if response.beyond_quota] if found else []
    return [*(counts[at] for at in found), *along]


def _counted(survey: Survey, parts: Sequence[tuple[int, str]]) -> Counter[tuple[int, Hashable]]:
    """How many of each part, channel, version and language are in the counts."""
    rows = Response.objects.filter(survey=survey, waiting=False, superseded=False, beyond_quota=False).values_list(
        "area__path", "channel", "version", "language"
    )
    found: Counter[tuple[int, Hashable]] = Counter()
    for path, channel, version, language, number in rows.annotate(number=Count("pk")):
        found[0, _part_of(path, parts)] += number
        found[1, channel] += number
        found[2, version] += number
        found[3, language] += number
    return found


def least_step() -> int:
    """How many people of a group come into the counts together, and stay behind."""
    return min(settings.MINIMUM_GROUP_SIZE, settings.MIXING_BATCH // 2)


def _part_of(path: str | None, parts: Sequence[tuple[int, str]]) -> int:
    """The part of the process' area that somebody lives in; 0 elsewhere."""
    return next((pk for pk, own in parts if path is not None and path.startswith(own)), 0)


def _give_photos_new_names(survey: Survey, responses: Sequence[Response]) -> None:
    """In an order of its own: the times of files, too, would tell who came after whom."""
    for response in secrets.SystemRandom().sample(responses, len(responses)):
        definition = definition_of(response.version)
        response.answers = moved(definition, response.answers, WAITING, folder_of(survey))


def _rewrite(rows: Sequence[RowT], *, waiting: bool = False) -> list[RowT]:
    """The same facts under new ids, in an order that nobody knows. By id: what arrives meanwhile waits for the next."""
    moved = list(rows)
    if not moved:
        return moved
    model = type(moved[0])
    for start in range(0, len(moved), ROWS):
        model._default_manager.filter(pk__in=[row.pk for row in moved[start : start + ROWS]]).delete()
    secrets.SystemRandom().shuffle(moved)
    for row in moved:
        row.pk, row.waiting = uuid.uuid4(), waiting
    model._default_manager.bulk_create(moved, batch_size=ROWS)
    return moved


def forget_old_places() -> None:
    """Give free what deleted rows still hold on disk; SQLite overwrites it at once (settings)."""
    if connection.vendor != "postgresql" or connection.in_atomic_block:
        return
    tables = ", ".join(connection.ops.quote_name(_table(model)) for model in TABLES)
    with connection.cursor() as cursor:
        cursor.execute(f"VACUUM {tables}")


def _table(model: type[Model]) -> str:
    return str(model._meta.db_table)
