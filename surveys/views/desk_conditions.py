"""Who gets a question or a page? The editor of its condition; buttons add rows, only "Save" changes the draft."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from participation.accounts.signed_in import account_of
from participation.allowed import NotAllowed
from surveys.definition import parse_definition
from surveys.definition.rules import Rule, parse_rule
from surveys.drafting.conditions import condition_of
from surveys.drafting.tree import pages_of, questions_of
from surveys.forms.desk_condition import ConditionForm, problems_in_words
from surveys.models import Survey
from surveys.selectors.condition_choices import candidates_before, fits_among
from surveys.selectors.conditions import as_sentence
from surveys.selectors.designer import numbers_of
from surveys.services import editing
from surveys.services.revising import RevisionConflict
from surveys.views.desk_base import revision_in, survey_at_desk
from surveys.views.desk_design import frame


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def of_question(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    stored = next((one for one in questions_of(survey.draft) if one["code"] == code), None)
    back = reverse("surveys:design_question", args=[slug, code])
    return _editor(request, survey, stored, back, code=code)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def of_page(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    stored = next((one for one in pages_of(survey.draft) if one["key"] == key), None)
    back = reverse("surveys:design_page", args=[slug, key])
    return _editor(request, survey, stored, back, page=key)


def _editor(
    request: HttpRequest, survey: Survey, stored: dict[str, Any] | None, back: str, **place: str
) -> HttpResponse:
    if stored is None:
        raise Http404
    candidates = candidates_before(survey, **place)
    rule = parse_rule(stored.get("show_if"))
    before = condition_of(rule, fits_among(candidates))
    form = ConditionForm(candidates, before, request.POST if request.method == "POST" else None)
    status, differences = 200, []
    if request.method == "POST" and request.POST.get("act") == "save":
        if not form.is_valid():
            status = 422
        else:
            try:
                _save(request, survey, rule if form.condition == before else form.rule, place)
            except RevisionConflict:
                status, differences = 409, [{"label": _("Condition"), "saved": _said(survey)(rule)}]
            except NotAllowed as error:
                messages.error(request, str(error.refused.reason))
                status = 409
            else:
                messages.success(request, _("Saved."))
                return redirect(back)
    context = frame(request, survey) | _shown(survey, form, place)
    context |= {"form": form, "problems": problems_in_words(form), "differences": differences, "back": back}
    return render(request, "surveys/desk/condition.html", context, status=status)


def _save(request: HttpRequest, survey: Survey, rule: Rule | None, place: dict[str, str]) -> None:
    editing.change_condition(
        account=account_of(request), survey_id=survey.pk, revision=revision_in(request), rule=rule, **place
    )


def _said(survey: Survey) -> Callable[[Rule | None], str]:
    definition, numbers = parse_definition(survey.draft), numbers_of(survey.draft)
    return lambda rule: as_sentence(rule, definition, numbers)


def _shown(survey: Survey, form: ConditionForm, place: dict[str, str]) -> dict[str, Any]:
    """The sentence of the whole, and one for each part that no row can show."""
    said = _said(survey)
    kept = {part.name: said(part.kept.tree) for part in form.parts if part.kept}
    parts = [{"field": part, "sentence": kept.get(part.name, "")} for part in form.parts]
    number = numbers_of(survey.draft).get(place.get("code", ""), 0)
    return {"parts": parts, "sentence": said(form.finished), "number": number, "place": place}
