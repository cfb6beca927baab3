"""How does a survey from a file get onto the desk? Whole, as a draft, or not at all."""

import secrets
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from participation.accounts.models import Account
from participation.allowed import require
from participation.audit.services import record_act
from participation.processes.models import Process
from participation.tally.nudge import nudge
from participation.texts import localized
from surveys.definition import parse_definition, walk
from surveys.desk_rules import may_create_survey
from surveys.models import Response, SubmissionEvent, Survey, SurveyVersion
from surveys.selectors.checklist import frozen_draft
from surveys.selectors.settings_states import settings_state
from surveys.services.editing import free_slug, known_gaps
from surveys.services.responses import FOLD_TASK
from surveys.services.revisions import keep_first

ROWS = 500


@transaction.atomic
def import_survey(
    *,
    account: Account | None,
    process: Process,
    document: dict[str, Any],
    source: str,
    answers: Sequence[dict[str, Any]] = (),
) -> Survey:
    """A draft for the desk; with answers a closed survey. `account` is None on the terminal.

    There the process says who is responsible.
    """
    if account is not None:
        require(may_create_survey(account, process))
    title = document["title"]
    survey = Survey.objects.create(
        process=process,
        slug=free_slug(localized(title, "de")),
        title=title,
        languages=document["languages"],
        draft=document,
        placeholders=known_gaps(process.area),
        responsible=account or process.responsible,
    )
    keep_first(survey, document, settings_state(survey))
    record_act(
        actor=account,
        action="survey.imported",
        subject=f"surveys.survey:{survey.pk}",
        area=process.area,
        details={"format": source, "answers": len(answers)},
    )
    if answers:
        _store(survey, answers)
    return survey


def _store(survey: Survey, answers: Sequence[dict[str, Any]]) -> None:
    """Answers that were given elsewhere: counted at once, under today's day, in an order that tells nothing."""
    version = SurveyVersion.objects.create(survey=survey, number=1, definition=frozen_draft(survey))
    definition = parse_definition(version.definition)
    survey.current, survey.state, survey.first_published_at = version, Survey.State.CLOSED, timezone.now()
    survey.save(update_fields=["current", "state", "first_published_at"])
    rows = [
        Response(
            survey=survey,
            version=version,
            answers=walk(definition, given).kept,
            language=survey.languages[0],
            submitted_on=timezone.localdate(),
        )
        for given in answers
    ]
    secrets.SystemRandom().shuffle(rows)
    Response.objects.bulk_create(rows, batch_size=ROWS)
    SubmissionEvent.objects.bulk_create([SubmissionEvent(response=row, sign=1) for row in rows], batch_size=ROWS)
    nudge(FOLD_TASK)
