"""Which survey does this address of the desk mean, and may this person work on it?"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from participation.accounts.models import Account
from participation.accounts.signed_in import account_of
from participation.allowed import NotAllowed, Refused
from participation.places.heading import heading_of
from participation.web.numbers import number_in
from surveys.desk_rules import may_see_at_desk
from surveys.models import Survey
from surveys.paper_rules import last_paper_day, may_say_all_is_in
from surveys.rules import has_ended
from surveys.selectors.waiting import waiting_of
from surveys.services.revising import RevisionConflict


def survey_at_desk(request: HttpRequest, slug: str) -> Survey:
    """For people who do not work here the survey's desk page does not exist."""
    found = Survey.objects.select_related("process__area", "current", "responsible")
    survey = get_object_or_404(found, slug=slug)
    if not may_see_at_desk(account_of(request), survey):
        raise Http404
    return survey


def around(survey: Survey) -> dict[str, Any]:
    """What the header and the menu of every desk page need."""
    return {"survey": survey, "process": survey.process, "neighbourhood": heading_of(survey.process.area)}


def ending(account: Account, survey: Survey) -> dict[str, Any]:
    """What is said about answers that wait for the last forms on paper: surveys/desk/_all_in.html."""
    answer = may_say_all_is_in(account, survey)
    return {
        "ended": has_ended(survey),
        "all_in_refused": answer if isinstance(answer, Refused) else None,
        "waiting_answers": waiting_of(survey),
        "last_paper_day": last_paper_day(survey),
    }


def revision_in(request: HttpRequest) -> int:
    """The revision that the author saw; without one, nothing can match."""
    number = number_in(request.POST.get("revision", ""))
    return -1 if number is None else number


def say_conflict(request: HttpRequest) -> None:
    messages.warning(request, _("Somebody else has saved in the meantime. Nothing is lost: compare, then save again."))


def was_done(request: HttpRequest, survey: Survey, act: Callable[..., object]) -> bool:
    """Whether a change of the draft took place; a conflict or refusal becomes a sentence."""
    try:
        act(account=account_of(request), survey_id=survey.pk, revision=revision_in(request))
    except RevisionConflict:
        say_conflict(request)
    except NotAllowed as error:
        messages.error(request, str(error.refused.reason))
    else:
        return True
    return False


def differences(form: forms.Form) -> list[dict[str, Any]]:
    """After a conflict: what is saved now where it differs from this author's input."""
    return [
        {"label": form[name].label, "saved": form[name].initial}
        for name in form.changed_data
        if not form[name].is_hidden
    ]
