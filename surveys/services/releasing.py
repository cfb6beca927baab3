"""When may everybody read what came out? Once the survey has ended, all is counted, and the team releases it."""

from django.db import transaction
from django.utils import timezone

from participation.accounts.models import Account
from participation.allowed import require
from participation.audit.services import record_act
from surveys.desk_rules import FORMS_WAIT, PAPER_MAY_COME, STILL_COUNTING, may_release_results, may_withdraw_results
from surveys.models import Response, SubmissionEvent, Survey
from surveys.paper_rules import all_is_in
from surveys.selectors.keying import waits_to_count


@transaction.atomic
def release_results(*, account: Account, survey_id: int) -> Survey:
    """Everybody can read them from now on; pressing twice changes nothing."""
    survey = _locked(survey_id)
    require(may_release_results(account, survey))
    if survey.results_public:
        return survey
    if waits_to_count(survey):
        require(FORMS_WAIT)
    if _is_counting(survey):
        require(STILL_COUNTING if all_is_in(survey) or survey.paper_complete_at else PAPER_MAY_COME)
    survey.results_released_at = survey.results_released_at or timezone.now()
    survey.results_public = True
    survey.save(update_fields=["results_released_at", "results_public"])
    _record(account, "survey.results_released", survey)
    return survey


@transaction.atomic
def withdraw_results(*, account: Account, survey_id: int, reason: str) -> Survey:
    """For mistakes; the reason stands in the record, and the survey stays closed."""
    survey = _locked(survey_id)
    require(may_withdraw_results(account, survey))
    survey.results_public = False
    survey.save(update_fields=["results_public"])
    _record(account, "survey.results_withdrawn", survey, reason)
    return survey


def _locked(survey_id: int) -> Survey:
    return Survey.objects.select_for_update(of=("self",)).select_related("process__area").get(pk=survey_id)


def _is_counting(survey: Survey) -> bool:
    waiting = Response.objects.filter(survey=survey, waiting=True).exists()
    return waiting or SubmissionEvent.objects.filter(response__survey=survey, fold_run__isnull=True).exists()


def _record(account: Account, action: str, survey: Survey, reason: str = "") -> None:
    record_act(
        actor=account,
        action=action,
        subject=f"surveys.survey:{survey.pk}",
        area=survey.process.area,
        reason=reason,
        details={"survey": survey.slug},
    )
