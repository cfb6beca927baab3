"""How does somebody take a half-filled questionnaire to another device? A code here, typed in or opened there."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from participation.allowed import Refused
from participation.web.identity import give_browser_key
from participation.web.often import count_wrong, may_now, may_try, say_later
from surveys.forms.resume import ResumeForm
from surveys.limits import RESUME, RESUME_CODE
from surveys.models import Draft, Survey
from surveys.selectors.drafts import draft_with
from surveys.services.answering import DRAFT_DAYS
from surveys.services.resuming import draft_behind, make_resume_code
from surveys.views.around import around, public_survey
from surveys.views.draft_key import give_key, key_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def elsewhere(request: HttpRequest, slug: str) -> HttpResponse:
    """GET: both ways. POST: show a code for this device's draft, or go on with the code of another one."""
    survey = public_survey(slug)
    key = key_of(request, slug)
    if request.method != "POST":
        response = _page(request, survey, key, ResumeForm())
        give_browser_key(request, response)
        return response
    if "make" in request.POST:
        return _make(request, survey, key)
    return _go_on(request, survey, key)


def _make(request: HttpRequest, survey: Survey, key: uuid.UUID | None) -> HttpResponse:
    hasty = may_now(request, RESUME_CODE)
    if isinstance(hasty, Refused):
        return say_later(_page(request, survey, key, ResumeForm(), refused=hasty), hasty)
    try:
        code = make_resume_code(survey=survey, key=key) if key else ""
    except Draft.DoesNotExist:
        code = ""
    if not code:
        return redirect("surveys:start", survey.slug)
    return _page(request, survey, key, ResumeForm(), code=code)


def _go_on(request: HttpRequest, survey: Survey, key: uuid.UUID | None) -> HttpResponse:
    form = ResumeForm(request.POST)
    if not form.is_valid():
        return _page(request, survey, key, form, status=400)
    hasty = may_try(request, RESUME)
    if isinstance(hasty, Refused):
        form.add_error(None, str(hasty.reason))
        return say_later(_page(request, survey, key, form), hasty)
    draft = draft_behind(survey, form.cleaned_data["code"])
    if draft is None:
        count_wrong(request, RESUME)
        form.add_error("code", _("This code leads nowhere. A newer one has replaced it, or the answers are sent."))
        return _page(request, survey, key, form, status=400)
    response = redirect("surveys:resume", survey.slug)
    give_key(response, survey, draft.key)
    give_browser_key(request, response)
    return response


def _page(
    request: HttpRequest,
    survey: Survey,
    key: uuid.UUID | None,
    form: ResumeForm,
    *,
    code: str = "",
    refused: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    address = request.build_absolute_uri(reverse("surveys:elsewhere", args=[survey.slug]))
    context = {
        **around(survey),
        "form": form,
        "draft": draft_with(survey, key),
        "code": code,
        # Behind "#": browsers send it to no server.
        "link": f"{address}#{code}" if code else "",
        "address": address,
        "days": DRAFT_DAYS,
        "refused": refused,
    }
    return render(request, "surveys/elsewhere.html", context, status=status)
