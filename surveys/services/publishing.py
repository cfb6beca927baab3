"""How does a draft become what residents answer, and when does answering end?"""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from participation.accounts.models import Account
from participation.allowed import require
from participation.audit.services import record_act
from participation.tally.nudge import nudge
from surveys.desk_rules import may_close, may_edit, may_reopen
from surveys.drafting.versions import stamped, unstamped
from surveys.models import Survey, SurveyVersion
from surveys.selectors.checklist import Item, frozen_draft, items_of
from surveys.services.correcting import correct
from surveys.services.responses import MIX_TASK
from surveys.services.revising import RevisionConflict


class NotPublishable(Exception):  # noqa: N818 (an answer with reasons, not an error)
    def __init__(self, problems: list[Item]) -> None:
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = problems


@transaction.atomic
def publish_survey(
    *, account: Account, survey_id: int, revision: int, typos: Collection[str] = frozenset()
) -> SurveyVersion:
    """Freeze the draft as the next version; pressing twice makes one version.

    The first publication fixes who is invited and that it is anonymous. Responses stay with their version. `typos`:
    changes of a text that is live (surveys/drafting/differences.py) which are no new wording; the version is corrected.
    """
    survey = _locked(survey_id)
    require(may_edit(account, survey))
    if survey.draft_revision != revision:
        raise RevisionConflict
    problems = [item for item in items_of(survey) if item.tone == "bad"]
    if problems:
        raise NotPublishable(problems)
    definition = frozen_draft(survey)
    if survey.state == Survey.State.PUBLISHED and survey.current:
        correct(account=account, survey=survey, wanted=definition, typos=typos)
        if unstamped(survey.current.definition) == definition:
            return survey.current
    earlier = [version.definition for version in survey.versions.order_by("-number")]
    version = SurveyVersion.objects.create(
        survey=survey,
        number=_next_number(survey),
        definition=stamped(definition, earlier),
        draft_revision=survey.draft_revision,
    )
    survey.current = version
    survey.state = Survey.State.PUBLISHED
    survey.first_published_at = survey.first_published_at or timezone.now()
    survey.save(update_fields=["current", "state", "first_published_at"])
    _record(account, "survey.published", survey, {"version": version.number, "sampling": survey.sampling})
    return version


@transaction.atomic
def close_survey(*, account: Account, survey_id: int) -> Survey:
    """Nobody can begin or send an answer any more; closing twice changes nothing."""
    survey = _locked(survey_id)
    if survey.state == Survey.State.CLOSED:
        return survey
    require(may_close(account, survey))
    survey.state, survey.closed_at = Survey.State.CLOSED, timezone.now()
    survey.save(update_fields=["state", "closed_at"])
    nudge(MIX_TASK)
    _record(account, "survey.closed", survey)
    return survey


@transaction.atomic
def reopen_survey(*, account: Account, survey_id: int) -> Survey:
    survey = _locked(survey_id)
    require(may_reopen(account, survey))
    survey.state, survey.closed_at, survey.paper_complete_at = Survey.State.PUBLISHED, None, None
    survey.save(update_fields=["state", "closed_at", "paper_complete_at"])
    _record(account, "survey.reopened", survey)
    return survey


def _locked(survey_id: int) -> Survey:
    return Survey.objects.select_for_update(of=("self",)).select_related("process__area", "current").get(pk=survey_id)


def _next_number(survey: Survey) -> int:
    highest: int | None = survey.versions.aggregate(highest=Max("number"))["highest"]
    return (highest or 0) + 1


def _record(account: Account, action: str, survey: Survey, details: dict[str, str | int] | None = None) -> None:
    record_act(
        actor=account,
        action=action,
        subject=f"surveys.survey:{survey.pk}",
        area=survey.process.area,
        details=details or {},
    )
