"""How is one question or page of a draft edited? Outline, editor and preview; every act is a plain form.

With scripts the same form saves itself while somebody types; the answer brings the preview and the new revision.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from participation.accounts.signed_in import account_of
from participation.allowed import NotAllowed
from participation.web.framing import shows_frames
from surveys.desk_rules import may_edit
from surveys.drafting.tree import pages_of, questions_of
from surveys.forms.desk_add import AddQuestionForm
from surveys.forms.desk_page import PageForm
from surveys.forms.desk_question import QuestionForm
from surveys.models import Survey
from surveys.selectors.designer import designer, shown_question
from surveys.selectors.history import saved
from surveys.selectors.readings import remarks_on
from surveys.services import editing
from surveys.services.revising import Opened, RevisionConflict
from surveys.views.desk_base import around, differences, revision_in, survey_at_desk
from surveys.views.desk_preview import preview_of


@dataclass(slots=True)
class Outcome:
    """`done`: saved; otherwise the page comes again with its input, and says why."""

    done: bool = False
    status: int = 200
    differences: list[dict[str, Any]] = field(default_factory=list)
    refused: str = ""


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
@shows_frames
def question(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    data = _found([one for one in questions_of(survey.draft) if one["code"] == code])
    form = QuestionForm(request.POST or None, question=data, languages=survey.languages)
    auto = "auto" in request.POST
    outcome = _save(
        request,
        survey,
        form,
        lambda **names: editing.change_question(code=code, change=form.change(_moves(request), auto=auto), **names),
    )
    if outcome.done and not auto:
        return redirect("surveys:design_question", slug, code)
    if auto:
        survey.refresh_from_db(fields=["draft", "draft_revision"])
        return _saved_itself(request, survey, form, outcome, question=code)
    context = frame(request, survey)
    context |= {
        "form": form,
        "question": shown_question(survey, code, context["designer"].outline),
        "preview": preview_of(request, survey, question=code),
        "differences": outcome.differences,
        "remarks": remarks_on(survey, code),
    }
    return render(request, "surveys/desk/question.html", context, status=outcome.status)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@shows_frames
def page(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    survey = survey_at_desk(request, slug)
    data = _found([one for one in pages_of(survey.draft) if one["key"] == key])
    form = PageForm(request.POST or None, page=data, languages=survey.languages)
    outcome = _save(request, survey, form, lambda **names: editing.change_page(page=key, change=form.change(), **names))
    if "auto" in request.POST:
        survey.refresh_from_db(fields=["draft", "draft_revision"])
        return _saved_itself(request, survey, form, outcome, page=key)
    if outcome.done:
        return redirect("surveys:design_page", slug, key)
    context = frame(request, survey)
    context |= {
        "form": form,
        "add_form": AddQuestionForm(languages=survey.languages),
        "page": next(one for one in context["designer"].outline if one.key == key),
        "preview": preview_of(request, survey, page=key),
        "differences": outcome.differences,
    }
    return render(request, "surveys/desk/page.html", context, status=outcome.status)


def _save(request: HttpRequest, survey: Survey, form: forms.Form, act: Callable[..., object]) -> Outcome:
    if not form.is_valid():
        return Outcome(status=422 if form.errors else 200)
    names = {"account": account_of(request), "survey_id": survey.pk, "revision": revision_in(request)}
    try:
        act(opened=Opened(request.POST.get("editor", "")[:32], auto="auto" in request.POST), **names)
    except RevisionConflict:
        return Outcome(status=409, differences=differences(form))
    except NotAllowed as error:
        refused = str(error.refused.reason)
        if "auto" not in request.POST:
            messages.error(request, refused)
        return Outcome(status=409, refused=refused)
    if "auto" not in request.POST:
        messages.success(request, _("Saved."))
    return Outcome(done=True)


def _saved_itself(
    request: HttpRequest, survey: Survey, form: forms.Form, outcome: Outcome, **place: str
) -> HttpResponse:
    """Only what changes beside the form; the form itself belongs to whoever types in it."""
    errors = [str(error) for each in form.errors.values() for error in each]
    context: dict[str, Any] = around(survey) | {"saved": saved(survey), "may_edit": True}
    context |= {"outcome": outcome, "reasons": [*errors, *([outcome.refused] if outcome.refused else [])]}
    if outcome.done:
        context["preview"] = preview_of(request, survey, **place)
    if outcome.done and (code := place.get("question")):
        data = next(one for one in questions_of(survey.draft) if one["code"] == code)
        fresh = QuestionForm(question=data, languages=survey.languages)
        context |= {"form": fresh, "rows_differ": isinstance(form, QuestionForm) and fresh.codes != form.codes}
        context |= {"question": shown_question(survey, code, designer(survey).outline)}
    return render(request, "surveys/desk/_saved_itself.html", context, status=outcome.status)


def frame(request: HttpRequest, survey: Survey) -> dict[str, Any]:
    """`editor` names this opened page: what it saves by itself is no other author's work."""
    allowed = may_edit(account_of(request), survey)
    context = around(survey) | {"designer": designer(survey), "may_edit": bool(allowed), "saved": saved(survey)}
    return context | {"editor": request.POST.get("editor") or uuid.uuid4().hex}


def _found(matching: list[dict[str, Any]]) -> dict[str, Any]:
    if not matching:
        raise Http404
    return matching[0]


def _moves(request: HttpRequest) -> dict[str, int]:
    """The buttons "up" and "down" of a row save and move in one step."""
    return {name: int(text) for name in ("up", "down") if (text := request.POST.get(name, "")).isdecimal()}
