"""How is one question or page of a draft edited? Outline, editor and preview; every act is a plain form."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from participation.allowed import NotAllowed
from surveys.desk_rules import may_edit
from surveys.drafting.tree import pages_of, questions_of
from surveys.forms.desk_add import AddQuestionForm
from surveys.forms.desk_page import PageForm
from surveys.forms.desk_question import QuestionForm
from surveys.models import Survey
from surveys.selectors.designer import designer, shown_question
from surveys.services import editing
from surveys.services.editing import RevisionConflict
from surveys.views.desk_base import (
    account_of,
    around,
    differences,
    revision_in,
    survey_at_desk,
)
from surveys.views.desk_preview import language_in, preview_of


@require_safe
@login_required
def design(request: HttpRequest, slug: str) -> HttpResponse:
    """To the first question; an empty survey shows its first page."""
    survey = survey_at_desk(request, slug)
    questions = questions_of(survey.draft)
    if questions:
        return redirect("surveys:design_question", slug, questions[0]["code"])
    return redirect("surveys:design_page", slug, pages_of(survey.draft)[0]["key"])


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def question(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    data = _found([one for one in questions_of(survey.draft) if one["code"] == code])
    form = QuestionForm(request.POST or None, question=data, languages=survey.languages)
    status, conflict = 200, []
    if form.is_valid():
        try:
            editing.change_question(
                account=account_of(request),
                survey_id=survey.pk,
                revision=revision_in(request),
                code=code,
                change=form.change(_moves(request)),
            )
        except RevisionConflict:
            status, conflict = 409, differences(form)
        except NotAllowed as error:
            messages.error(request, str(error.refused.reason))
            status = 409
        else:
            messages.success(request, _("Saved."))
            return redirect("surveys:design_question", slug, code)
    elif form.errors:
        status = 422
    context = frame(request, survey)
    context |= {
        "form": form,
        "question": shown_question(survey, code, context["designer"].outline),
        "preview": preview_of(survey, code, language_in(request, survey)),
        "differences": conflict,
    }
    return render(request, "surveys/desk/question.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def page(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    data = _found([one for one in pages_of(survey.draft) if one["key"] == key])
    form = PageForm(request.POST or None, page=data, languages=survey.languages)
    status, conflict = 200, []
    if form.is_valid():
        try:
            editing.change_page(
                account=account_of(request),
                survey_id=survey.pk,
                revision=revision_in(request),
                page=key,
                change=form.change(),
            )
        except RevisionConflict:
            status, conflict = 409, differences(form)
        except NotAllowed as error:
            messages.error(request, str(error.refused.reason))
            status = 409
        else:
            messages.success(request, _("Saved."))
            return redirect("surveys:design_page", slug, key)
    elif form.errors:
        status = 422
    context = frame(request, survey)
    context |= {
        "form": form,
        "add_form": AddQuestionForm(languages=survey.languages),
        "page": next(one for one in context["designer"].outline if one.key == key),
        "differences": conflict,
    }
    return render(request, "surveys/desk/page.html", context, status=status)


def frame(request: HttpRequest, survey: Survey) -> dict[str, Any]:
    allowed = may_edit(account_of(request), survey)
    return around(survey) | {"designer": designer(survey), "may_edit": bool(allowed)}


def _found(matching: list[dict[str, Any]]) -> dict[str, Any]:
    if not matching:
        raise Http404
    return matching[0]


def _moves(request: HttpRequest) -> dict[str, int]:
    """The buttons "up" and "down" of a row save and move in one step."""
    return {name: int(text) for name in ("up", "down") if (text := request.POST.get(name, "")).isdecimal()}
