"""Who comes in? Staff and officials of the area; everybody else hears why not."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from dashboards.rules import may_read
from participation.accounts.models import Account
from participation.allowed import Answer, Refused
from participation.processes.models import Process
from surveys.selectors.counted import AnsweredSurvey, answered_surveys


def account_of(request: HttpRequest) -> Account | None:
    return request.user if isinstance(request.user, Account) else None


def insist(answer: Answer) -> None:
    if isinstance(answer, Refused):
        raise PermissionDenied(str(answer.reason))


def survey_of(process: Process, slug: str) -> AnsweredSurvey:
    found = next((survey for survey in answered_surveys(process.pk) if survey.slug == slug), None)
    if found is None:
        raise Http404
    return found


def readable_process(request: HttpRequest, slug: str) -> Process:
    process = get_object_or_404(Process.objects.select_related("area").defer("area__outline"), slug=slug)
    insist(may_read(account_of(request), process))
    return process
