"""How does a designer ask a colleague to read the draft? Beside the publishing checklist."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from participation.accounts.models import Account
from participation.accounts.signed_in import account_of
from participation.allowed import NotAllowed
from surveys.forms.desk_reading import AskForm
from surveys.models import Survey
from surveys.reading_rules import reading_is_needed
from surveys.selectors.readings import colleagues, questions_gone, readers_of, remarks_on
from surveys.services.readings import ask_to_read, withdraw_request
from surveys.views.desk_base import survey_at_desk


def asking(account: Account, survey: Survey) -> dict[str, Any]:
    """For the card beside the checklist."""
    remarks = remarks_on(survey)
    return {
        "readers": readers_of(survey),
        "ask_form": AskForm(people=colleagues(survey, account)),
        "reading_needed": reading_is_needed(survey),
        "remarks": remarks,
        "gone": questions_gone(survey, remarks),
    }


@require_POST
@login_required
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    account = account_of(request)
    form = AskForm(request.POST, people=colleagues(survey, account))
    if not form.is_valid():
        messages.error(request, _("Choose who shall read it, and write at most 600 characters."))
        return redirect(_card(slug))
    try:
        ask_to_read(account=account, survey_id=survey.pk, reader=form.asked(), note=form.cleaned_data["note"])
    except NotAllowed as error:
        messages.error(request, str(error.refused.reason))
    else:
        messages.success(request, _("%(name)s finds it under “Today” and gets a message.") % {"name": form.asked()})
    return redirect(_card(slug))


@require_POST
@login_required
def withdraw(request: HttpRequest, slug: str, reading_id: int) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    try:
        withdraw_request(account=account_of(request), survey_id=survey.pk, reading_id=reading_id)
    except NotAllowed as error:
        messages.error(request, str(error.refused.reason))
    return redirect(_card(slug))


def _card(slug: str) -> str:
    return f"{reverse('surveys:desk_publish', args=[slug])}#gegenlesen"
