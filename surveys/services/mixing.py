"""When does nobody know any more whose answers are whose? When enough that waited are rewritten together.

A marker and a response that one transaction wrote stay linked, without any key between them: by PostgreSQL's `xmin`, by
their places in the two tables, and by what a later copy of the database holds more than an earlier one. So both wait,
and move in one transaction, each under new ids and in an order of its own. Only then is the response counted. What
remains is the batch: everybody in it is as likely as the others. After the end all markers move once more together.
"""

import secrets
import uuid
from collections.abc import Sequence
from typing import TypeVar

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Exists, Model, OuterRef, Q

from participation.tally.nudge import nudge
from surveys.models import ContactCard, Draft, ParticipationMarker, Response, SubmissionEvent, Survey
from surveys.rules import has_ended
from surveys.selectors.versions import definition_of
from surveys.services.photos import WAITING, folder_of, moved
from surveys.services.responses import FOLD_TASK

ROWS = 500
TABLES = (Draft, ParticipationMarker, ContactCard, Response)
RowT = TypeVar("RowT", Response, ParticipationMarker, ContactCard)


def mix_all() -> int:
    """Mix wherever it is time; returns the number of responses that count from now on."""
    waits = Exists(Response.objects.filter(survey=OuterRef("pk"), waiting=True))
    found = Survey.objects.filter(Q(waits) | Q(mixed_at_end=False, anonymous=True)).exclude(state=Survey.State.DRAFT)
    return sum(mix(survey_id) for survey_id in found.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def mix(survey_id: int) -> int:
    """Enough wait, or the survey has ended: then all that wait here move. Several workers take turns."""
    locked = Survey.objects.select_for_update(of=("self",), no_key=True).select_related("process")
    survey = locked.defer("draft").get(pk=survey_id)
    responses = list(Response.objects.filter(survey=survey, waiting=True).select_related("version"))
    ended = has_ended(survey)
    if len(responses) < settings.MIXING_BATCH and not ended:
        return 0
    if ended and not responses and survey.mixed_at_end:
        return 0
    _give_photos_new_names(survey, responses)
    counting = [response for response in _rewrite(responses) if not response.beyond_quota]
    SubmissionEvent.objects.bulk_create([SubmissionEvent(response=one, sign=1) for one in counting], batch_size=ROWS)
    of_survey = Q(survey=survey) if ended else Q(survey=survey, waiting=True)
    _rewrite(list(ParticipationMarker.objects.filter(of_survey)))
    _rewrite(list(ContactCard.objects.filter(of_survey)))
    Survey.objects.filter(pk=survey_id).update(mixed_at_end=ended)
    nudge(FOLD_TASK)
    return len(counting)


def _give_photos_new_names(survey: Survey, responses: Sequence[Response]) -> None:
    """In an order of its own: the times of files, too, would tell who came after whom."""
    for response in secrets.SystemRandom().sample(responses, len(responses)):
        definition = definition_of(response.version)
        response.answers = moved(definition, response.answers, WAITING, folder_of(survey))


def _rewrite(rows: Sequence[RowT]) -> list[RowT]:
    """The same facts under new ids, in an order that nobody knows. By id: what arrives meanwhile waits for the next."""
    moved = list(rows)
    if not moved:
        return moved
    model = type(moved[0])
    for start in range(0, len(moved), ROWS):
        model._default_manager.filter(pk__in=[row.pk for row in moved[start : start + ROWS]]).delete()
    secrets.SystemRandom().shuffle(moved)
    for row in moved:
        row.pk, row.waiting = uuid.uuid4(), False
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
