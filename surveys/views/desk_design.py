"""How is one question or page of a draft edited? Outline, editor and preview; every act is a plain form."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from participation.allowed import NotAllowed
from surveys.desk_rules import may_edit
from surveys.drafting.tree import pages_of, questions_of
from surveys.forms.desk_add import AddQuestionForm
from surveys.forms.desk_question import PageForm, QuestionForm
from surveys.models import Survey
from surveys.selectors.designer import designer, shown_question
from surveys.services import editing
from surveys.services.editing import RevisionConflict
from surveys.views.desk_base import (
    account_of,
    around,
    differences,
    revision_in,
    say_conflict,
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
                change=form.change(move_up=_row_to_move(request)),
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


@require_POST
@login_required
def add_question(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    form = AddQuestionForm(request.POST, languages=survey.languages)
    if not form.is_valid():
        messages.error(request, _("A question needs a text."))
        return redirect("surveys:design_page", slug, key)
    made: list[str] = []

    def act(**names: Any) -> None:  # noqa: ANN401 (account, survey and revision)
        made.append(editing.add_question(page=key, kind=form.cleaned_data["kind"], texts=form.texts(), **names))

    if _done(request, survey, act):
        return redirect("surveys:design_question", slug, made[0])
    return redirect("surveys:design_page", slug, key)


@require_POST
@login_required
def add_page(request: HttpRequest, slug: str) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    number = len(pages_of(survey.draft)) + 1
    texts = {"de": f"Seite {number}", "en": f"Page {number}"}
    made: list[str] = []

    def act(**names: Any) -> None:  # noqa: ANN401 (same)
        saved = editing.add_page(texts=texts, **names)
        made.append(pages_of(saved.draft)[-1]["key"])

    _done(request, survey, act)
    return redirect("surveys:design_page", slug, made[0] if made else pages_of(survey.draft)[0]["key"])


@require_POST
@login_required
def move(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    up = request.POST.get("direction") == "up"
    _done(request, survey, lambda **names: editing.move_question(code=code, up=up, **names))
    return redirect("surveys:design_question", slug, code)


@require_POST
@login_required
def remove(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    if _done(request, survey, lambda **names: editing.remove_question(code=code, **names)):
        messages.success(request, _("The question was taken out. You find it below the outline and can bring it back."))
        return redirect("surveys:design", slug)
    return redirect("surveys:design_question", slug, code)


@require_POST
@login_required
def restore(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    if _done(request, survey, lambda **names: editing.restore_question(code=code, **names)):
        return redirect("surveys:design_question", slug, code)
    return redirect("surveys:design", slug)


def _done(request: HttpRequest, survey: Survey, act: Callable[..., object]) -> bool:
    """Whether the act took place; a conflict or refusal becomes a sentence."""
    try:
        act(account=account_of(request), survey_id=survey.pk, revision=revision_in(request))
    except RevisionConflict:
        say_conflict(request)
    except NotAllowed as error:
        messages.error(request, str(error.refused.reason))
    else:
        return True
    return False


def frame(request: HttpRequest, survey: Survey) -> dict[str, Any]:
    allowed = may_edit(account_of(request), survey)
    return around(survey) | {"designer": designer(survey), "may_edit": bool(allowed)}


def _found(matching: list[dict[str, Any]]) -> dict[str, Any]:
    if not matching:
        raise Http404
    return matching[0]


def _row_to_move(request: HttpRequest) -> int:
    """The button "up" of a row saves and moves in one step."""
    text = request.POST.get("up", "")
    return int(text) if text.isascii() and text.isdigit() else -1
