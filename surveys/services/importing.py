"""How does a survey from a file get onto the desk? Whole, as a draft, or not at all."""

from typing import Any

from django.db import transaction

from participation.accounts.models import Account
from participation.allowed import require
from participation.audit.services import record_act
from participation.processes.models import Process
from participation.texts import localized
from surveys.desk_rules import may_create_survey
from surveys.models import Survey
from surveys.services.editing import free_slug, known_gaps
from surveys.services.revisions import keep_first


@transaction.atomic
def import_survey(*, account: Account | None, process: Process, document: dict[str, Any], source: str) -> Survey:
    """A draft for the desk. `account` is None on the terminal, where the process says who is responsible."""
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
    keep_first(survey, document)
    record_act(
        actor=account,
        action="survey.imported",
        subject=f"surveys.survey:{survey.pk}",
        area=process.area,
        details={"format": source},
    )
    return survey
