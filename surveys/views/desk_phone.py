"""How is a survey asked on the telephone? A page that reads like the call, for the screen and for print."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import override
from django.views.decorators.http import require_http_methods

from participation.accounts.models import Account
from participation.accounts.signed_in import account_of
from participation.allowed import NotAllowed, Refused
from participation.processes.models import Process
from participation.slip_numbers import new_number
from surveys.definition import Definition, parse_definition
from surveys.languages import beside_the_pages, named
from surveys.models import Survey
from surveys.paper_rules import may_take_forms
from surveys.selectors.checklist import frozen_draft
from surveys.selectors.open_surveys import minutes_for
from surveys.selectors.paper_form import printed_pages
from surveys.selectors.phone import Call, beside, call_of
from surveys.selectors.versions import definition_of
from surveys.services.keying import phone_stack, take_form
from surveys.views.around import language_for
from surveys.views.desk_base import around, survey_at_desk


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def phone(request: HttpRequest, slug: str) -> HttpResponse:
    """GET: the script. POST: a call begins; its form opens."""
    survey = survey_at_desk(request, slug)
    if request.method == "POST":
        return _begin(request, survey)
    definition = definition_of(survey.current) if survey.current else parse_definition(frozen_draft(survey))
    asked = request.GET.get("sprache", "")
    texts = language_for(definition)
    language = asked if asked in definition.languages else texts["language"]
    with override("de" if beside_the_pages([language]) else language):
        call = script_of(survey, definition, account_of(request), language)
        hows = {question.code: beside(question, language) for question in definition.questions()}
    may = may_take_forms(account_of(request), survey)
    context: dict[str, Any] = around(survey) | {
        "call": call,
        "pages": [
            (page, [(one, hows[one.code]) for one in page.questions]) for page in printed_pages(definition, language)
        ],
        "language": language,
        "languages": named(definition.languages),
        "refused": may if isinstance(may, Refused) else None,
    }
    return render(request, "surveys/desk/phone/script.html", context)


def script_of(survey: Survey, definition: Definition, caller: Account, language: str) -> Call:
    place = survey.process.area.name
    return call_of(survey, caller=caller.name, place=place, language=language, minutes=minutes_for(definition))


def _begin(request: HttpRequest, survey: Survey) -> HttpResponse:
    """Where each person has a code, it is asked for first."""
    account = account_of(request)
    try:
        stack = phone_stack(account=account, survey_id=survey.pk)
        if survey.process.eligibility == Process.Eligibility.CODE:
            return redirect("surveys:desk_stack", survey.slug, stack.pk)
        form = take_form(account=account, stack_id=stack.pk, number=new_number())
    except NotAllowed as no:
        messages.error(request, str(no.refused.reason))
        return redirect("surveys:desk_phone", survey.slug)
    return redirect("surveys:desk_form", survey.slug, stack.pk, form.number)
