"""Is the survey ready, and how does it open and close?"""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from participation.accounts.signed_in import account_of
from participation.allowed import NotAllowed
from surveys.desk_rules import may_reopen
from surveys.languages import named
from surveys.models import Survey
from surveys.selectors.checklist import checklist
from surveys.services.ending import say_all_is_in
from surveys.services.publishing import NotPublishable, close_survey, publish_survey, reopen_survey
from surveys.services.revising import RevisionConflict
from surveys.views.desk_asking import asking
from surveys.views.desk_base import around, ending, revision_in, say_conflict, survey_at_desk
from surveys.views.desk_print import way_to


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """What is live already is changed on a page of its own (desk_bring_in)."""
    survey = survey_at_desk(request, slug)
    status = 200
    if request.method == "POST" and survey.state == Survey.State.PUBLISHED:
        return redirect("surveys:desk_bring_in", slug)
    if request.method == "POST":
        try:
            publish_survey(account=account_of(request), survey_id=survey.pk, revision=revision_in(request))
        except RevisionConflict:
            say_conflict(request)
            status = 409
        except NotPublishable:
            messages.error(request, _("Something is still missing. The list says what."))
            status = 422
        except NotAllowed as error:
            messages.error(request, str(error.refused.reason))
            status = 409
        else:
            messages.success(request, _("Published. Residents can answer now."))
            return redirect("surveys:desk_publish", survey.slug)
    context = around(survey) | way_to(survey) | {"checklist": checklist(survey), "languages": named(survey.languages)}
    context |= asking(account_of(request), survey) | ending(account_of(request), survey)
    context["may_reopen"] = may_reopen(account_of(request), survey)
    return render(request, "surveys/desk/publish.html", context, status=status)


def _act(
    request: HttpRequest, slug: str, act: Callable[..., Survey], done: str, then: str = "surveys:desk_publish"
) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    try:
        act(account=account_of(request), survey_id=survey.pk)
    except NotAllowed as error:
        messages.error(request, str(error.refused.reason))
    else:
        messages.success(request, done)
    return redirect(then, survey.slug)


@require_POST
@login_required
def close(request: HttpRequest, slug: str) -> HttpResponse:
    return _act(request, slug, close_survey, _("The survey is closed. You can open it again until its last day."))


@require_POST
@login_required
def reopen(request: HttpRequest, slug: str) -> HttpResponse:
    return _act(request, slug, reopen_survey, _("The survey is open again."))


@require_POST
@login_required
def all_in(request: HttpRequest, slug: str) -> HttpResponse:
    said = _("All forms are in. Whatever waits is counted within a quarter of an hour.")
    return _act(request, slug, say_all_is_in, said, "surveys:desk_paper")
