"""How are the results of a survey shown to everybody, and taken back? From the page that shows them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from participation.accounts.signed_in import account_of
from participation.allowed import NotAllowed
from participation.web.navigation import address
from surveys.desk_rules import may_handle_results
from surveys.models import Survey
from surveys.services.releasing import release_results, withdraw_results

REASON_LENGTH = 500


@require_POST
@login_required
def release(request: HttpRequest, slug: str) -> HttpResponse:
    survey = _survey(request, slug)
    try:
        release_results(account=account_of(request), survey_id=survey.pk)
    except NotAllowed as error:
        messages.error(request, str(error.refused.reason))
    else:
        messages.success(request, _("The results are public. Everybody can read them now."))
    return _back(survey)


@require_POST
@login_required
def withdraw(request: HttpRequest, slug: str) -> HttpResponse:
    survey = _survey(request, slug)
    reason = request.POST.get("reason", "").strip()[:REASON_LENGTH]
    if not reason:
        messages.error(request, _("Say why you take the results back. The record needs a reason."))
        return _back(survey)
    try:
        withdraw_results(account=account_of(request), survey_id=survey.pk, reason=reason)
    except NotAllowed as error:
        messages.error(request, str(error.refused.reason))
    else:
        messages.success(request, _("The results are taken back. Only the team sees them now."))
    return _back(survey)


def _survey(request: HttpRequest, slug: str) -> Survey:
    survey = get_object_or_404(Survey.objects.select_related("process__area"), slug=slug)
    if not may_handle_results(account_of(request), survey):
        raise Http404
    return survey


def _back(survey: Survey) -> HttpResponse:
    return redirect(address("dashboards:survey_results", survey.process.slug, survey.slug) or "neighbourhood:start")
